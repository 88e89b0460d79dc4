// Load, fold, authorise, decide, append: over a store in a temporary folder.

#include "tests/api/town_hall.hpp"
#include "tests/store/appends.hpp"

#include "engine/track.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <functional>
#include <thread>
#include <utility>

using engine::ErrorCode;
using permits::Command;
using town::TownHall;
namespace json = boost::json;

namespace {

std::string answer_to(engine::Outcome const& outcome)
{
    return outcome.event.type + " " + std::to_string(outcome.piece.version);
}

struct Service : TownHall {
    engine::CaseId permit{open_permit()};
    engine::Workflow const& workflow = *workflows().find("permit");

    engine::Act act(char const* track, Command command, json::value body, town::Person const& who,
                    std::optional<engine::Version> seen)
    {
        engine::Act one;
        one.id = permit;
        one.workflow = &workflow;
        one.track = workflow.find_track(track)->id;
        one.command = command;
        one.body = std::move(body);
        one.seen = seen;
        one.actor = who.id;
        return one;
    }
    engine::Result<engine::Answered> carry_out(engine::Act one)
    {
        return service().carry_out(std::move(one), answer_to);
    }
    ErrorCode refusal(engine::Act one)
    {
        auto const events = count_events();
        auto const answer = carry_out(std::move(one));
        REQUIRE(!answer.has_value());
        CHECK(count_events() == events);
        return answer.error().code;
    }
};

} // namespace

TEST_CASE("a command is carried out once and its answer is what was rendered")
{
    Service service;
    auto const answer =
        service.carry_out(service.act("site_report", Command::write, {{"findings", "a"}}, service.examiner, 0));
    REQUIRE(answer.has_value());
    CHECK(answer->answer == "report_written 1");
    CHECK(!answer->repeated);
}

TEST_CASE("rights come before the body, the body before the version, the version before the rules")
{
    Service service;
    json::value const wrong{{"colour", 1}};
    CHECK(service.refusal(service.act("site_report", Command::write, wrong, service.stranger, std::nullopt))
          == ErrorCode::unknown_case);
    CHECK(service.refusal(service.act("site_report", Command::write, wrong, service.holder, std::nullopt))
          == ErrorCode::not_permitted);
    CHECK(service.refusal(service.act("site_report", Command::write, wrong, service.examiner, std::nullopt))
          == ErrorCode::malformed);
    json::value const right{{"findings", "nonobstant"}};
    CHECK(service.refusal(service.act("site_report", Command::write, right, service.examiner, std::nullopt))
          == ErrorCode::missing_version);
    CHECK(service.refusal(service.act("site_report", Command::write, right, service.examiner, 1))
          == ErrorCode::stale_version);
    CHECK(service.refusal(service.act("site_report", Command::write, right, service.examiner, 0))
          == ErrorCode::guard_unmet);
    CHECK(service.refusal(service.act("site_report", Command::amend, right, service.examiner, 0))
          == ErrorCode::wrong_state);
}

TEST_CASE("a track whose pieces are closed to a reader is not told from none")
{
    Service service;
    REQUIRE(service.carry_out(service.act("note", Command::take, {{"text", "un"}}, service.examiner, std::nullopt))
                .has_value());
    auto withdraw = service.act("note", Command::withdraw, json::object{}, service.holder, 1);
    withdraw.number = 1;
    CHECK(service.refusal(withdraw) == ErrorCode::unknown_case);
    withdraw.number = 2;
    CHECK(service.refusal(withdraw) == ErrorCode::unknown_case);
}

TEST_CASE("a kept answer is given again without deciding anew, and its key serves nothing else")
{
    Service service;
    auto one = service.act("note", Command::take, {{"text", "un"}}, service.examiner, std::nullopt);
    one.repeat = engine::Repeat{"key", "digest"};
    auto const first = service.carry_out(one);
    REQUIRE(first.has_value());
    auto const again = service.carry_out(one);
    REQUIRE(again.has_value());
    CHECK(again->repeated);
    CHECK(again->answer == first->answer);
    one.repeat->request_digest = "another";
    CHECK(service.refusal(one) == ErrorCode::key_reused);
    service.store().journal().forget_answers(service.clock.now() + std::chrono::hours{1});
    CHECK(service.carry_out(one).has_value());
}

TEST_CASE("a repeated request is answered as it was then, whatever has become of its case, its campaign and the day")
{
    Service service;
    auto const render = [](engine::Outcome const& outcome) {
        std::string text = outcome.event.type + outcome.event.body + engine::to_hex(outcome.event.hash);
        text += " " + std::to_string(outcome.after.version) + " " + std::to_string(outcome.piece.version);
        text += " " + std::to_string(outcome.roles.bits) + " " + engine::to_text(outcome.context.today);
        text += " " + std::to_string(outcome.context.now.time_since_epoch().count()) + outcome.context.actor.value;
        for (auto const& other : outcome.context.linked)
            text += " " + other->id.value + std::to_string(other->version) + std::to_string(other->grants.size());
        return text;
    };
    auto one = service.act("site_report", Command::write, {{"findings", "a"}}, service.examiner, 0);
    one.repeat = engine::Repeat{"key", "digest"};
    auto const first = service.service().carry_out(one, render);
    REQUIRE(first.has_value());
    service.clock.set(service.clock.now() + std::chrono::hours{20});
    REQUIRE(service.carry_out(service.act("site_report", Command::amend, {{"findings", "b"}}, service.examiner, 1)));
    REQUIRE(service.carry_out(service.act("note", Command::take, {{"text", "un"}}, service.examiner, std::nullopt)));
    auto const again = service.service().carry_out(one, render);
    REQUIRE(again.has_value());
    CHECK(again->repeated);
    CHECK(again->answer == first->answer);
    REQUIRE(again->made); // as the act left it, whatever came after
    CHECK(again->made->id == first->made->id);
    CHECK(again->made->version == first->made->version);
    engine::CaseService other{service.workflows(), service.store(), service.clock, api::opaque_id};
    CHECK(other.carry_out(one, render)->answer == first->answer);
}

TEST_CASE("an answer that an earlier version kept as it was given is given so")
{
    Service service;
    auto one = service.act("site_report", Command::write, {{"findings", "a"}}, service.examiner, 0);
    one.repeat = engine::Repeat{"key", "digest"};
    REQUIRE(service.carry_out(one));
    auto kept = *service.store().journal().kept_answer(service.examiner.id, "key");
    kept.key = "older";
    kept.answer = R"({"version":7})";
    auto append = tests::append_to("elsewhere", 0);
    append.kept = kept;
    REQUIRE(service.store().journal().append(std::array{append}).front() == engine::Appended::done);
    one.repeat->key = "older";
    auto const again = service.carry_out(one);
    CHECK(again->answer == R"({"version":7})");
    CHECK(!again->made);
}

TEST_CASE("a refused request keeps no answer: made good, it goes through with the same key")
{
    Service service;
    auto one = service.act("site_report", Command::write, {{"findings", "a"}}, service.examiner, 3);
    one.repeat = engine::Repeat{"key", "digest"};
    CHECK(service.refusal(one) == ErrorCode::stale_version);
    one.seen = 0;
    one.repeat->request_digest = "other digest";
    CHECK(service.carry_out(one).has_value());
}

TEST_CASE("what another process appended is seen, whatever is in the cache")
{
    Service service;
    engine::CaseService other{service.workflows(), service.store(), service.clock, api::opaque_id};
    auto const render = [](engine::Outcome const&) { return std::string{}; };
    REQUIRE(service.carry_out(service.act("note", Command::take, {{"text", "un"}}, service.examiner, std::nullopt))
                .has_value());
    REQUIRE(
        other.carry_out(service.act("note", Command::take, {{"text", "deux"}}, service.examiner, std::nullopt), render)
            .has_value());
    REQUIRE(service.carry_out(service.act("note", Command::take, {{"text", "trois"}}, service.examiner, std::nullopt))
                .has_value());
    auto const subject = other.current(service.permit);
    CHECK(subject->version == 4);
    CHECK(subject->count(service.workflow.find_track("note")->id) == 3);
}

TEST_CASE("two processes that write on one case at once lose nothing and write nothing twice")
{
    Service service;
    engine::CaseService other{service.workflows(), service.store(), service.clock, api::opaque_id};
    auto const write = [&](engine::CaseService& through) {
        int done = 0;
        for (int i = 0; i < 20; ++i) {
            auto one = service.act("note", Command::take, {{"text", "une note"}}, service.examiner, std::nullopt);
            done += through.carry_out(std::move(one), [](engine::Outcome const&) { return std::string{}; }).has_value()
                ? 1
                : 0;
        }
        return done;
    };
    int here = 0;
    int there = 0;
    std::thread first{[&] { here = write(service.service()); }};
    std::thread second{[&] { there = write(other); }};
    first.join();
    second.join();
    auto const subject = service.service().current(service.permit);
    CHECK(static_cast<int>(subject->version) == 1 + here + there);
    CHECK(here + there == 40); // nobody is told that he saw something stale
}

TEST_CASE("however often another process comes first on other pieces, nobody is told that his has changed")
{
    Service service;
    engine::CaseService other{service.workflows(), service.store(), service.clock, api::opaque_id};
    auto const render = [](engine::Outcome const&) { return std::string{}; };
    auto const note = [&] {
        return service.act("note", Command::take, {{"text", "une note"}}, service.examiner, std::nullopt);
    };
    int interruptions = 12;
    engine::CaseService hurried{service.workflows(), service.store(), service.clock, [&] { // called while it decides
                                    if (interruptions > 0) {
                                        --interruptions;
                                        REQUIRE(other.carry_out(note(), render).has_value());
                                    }
                                    return api::opaque_id();
                                }};
    REQUIRE(hurried.carry_out(note(), render).has_value());
    CHECK(interruptions == 0);
    CHECK(other.current(service.permit)->version == 14);
}

TEST_CASE("a repeat gets the answer of a first try that gets through while the repeat is looked at")
{
    Service service;
    REQUIRE(service.carry_out(service.act("site_report", Command::write, {{"findings", "a"}}, service.examiner, 0))
                .has_value());
    auto one = service.act("site_report", Command::amend, {{"findings", "b"}}, service.examiner, 1);
    one.repeat = engine::Repeat{"key", "digest"};

    struct : engine::Clock {
        mutable std::function<void()> meanwhile{};
        engine::Instant instant{};
        engine::Instant now() const override
        {
            if (auto const once = std::exchange(meanwhile, nullptr))
                once();
            return instant;
        }
    } clock;
    clock.instant = service.clock.now();
    engine::CaseService second{service.workflows(), service.store(), clock, api::opaque_id};
    std::string first;
    clock.meanwhile = [&] { first = service.carry_out(one).value().answer; };
    auto const events = service.count_events();
    auto const repeated = second.carry_out(one, answer_to);
    REQUIRE(repeated.has_value());
    CHECK(repeated->repeated);
    CHECK(service.count_events() == events + 1); // the first try's
    CHECK(repeated->answer == first);
}

TEST_CASE("a case read as it was is shown with the rights of today")
{
    Service service;
    auto const opened = service.clock.now();
    service.clock.set(opened + std::chrono::hours{48});
    service.carry_out(service.act("site_report", Command::write, {{"findings", "a"}}, service.examiner, 0));
    auto const then = service.service().view(service.workflow, service.permit, service.holder.id, opened);
    REQUIRE(then.has_value());
    CHECK(then->subject->version == 1);
    CHECK(then->present->version == 2);
    CHECK(service.service().events(*then).size() == 1);
    CHECK(!service.service()
               .view(service.workflow, service.permit, service.holder.id, opened - std::chrono::hours{1})
               .has_value());
    CHECK(!service.service().view(service.workflow, service.permit, service.stranger.id).has_value());
}

TEST_CASE("lists and tasks drawn anew from the journal are those that were kept up act by act")
{
    Service service;
    service.carry_out(service.act("site_report", Command::write, {{"findings", "a"}}, service.examiner, 0));
    service.carry_out(service.act("note", Command::take, {{"text", "un"}}, service.examiner, std::nullopt));
    auto const rows = [&] {
        std::vector<std::string> lines;
        service.store().read_models().dump([&](std::string const& line) { lines.push_back(line); });
        return lines;
    };
    auto const before = rows();
    REQUIRE(before.size() > 5);
    std::size_t cases = 0;
    service.service().rebuild([&](std::size_t done) { cases = done; });
    CHECK(cases == 2);
    CHECK(rows() == before);
}

TEST_CASE("the same from a cache of one case as from a large one")
{
    Service service;
    engine::CaseService narrow{service.workflows(), service.store(), service.clock, api::opaque_id, 1};
    for (int i = 0; i < 3; ++i) {
        auto one = service.act("note", Command::take, {{"text", "une note"}}, service.examiner, std::nullopt);
        REQUIRE(narrow.carry_out(std::move(one), [](engine::Outcome const&) { return std::string{}; }).has_value());
    }
    CHECK(narrow.current(service.permit)->head == service.service().current(service.permit)->head);
}

TEST_CASE("whoever waits for work looks now and then whether somebody else has left some")
{
    Service service;
    engine::CaseService other{service.workflows(), service.store(), service.clock, api::opaque_id};
    service.service().work_off_pending();
    auto const season = other.current(*service.workflows().find("permit"), service.permit)->links.front();
    engine::Append left{
        .stream = season, .expected = other.current(season)->version, .events = {}, .rows = engine::shared({})};
    left.rows_before = left.rows; // they stay as they are
    left.pending.push_back({"refresh", season.value});
    REQUIRE(service.store().journal().append(std::span{&left, 1}).front() == engine::Appended::done);
    REQUIRE(service.service().wait_for_work(std::chrono::milliseconds{1})); // nobody told this process
    service.service().work_off_pending();
    CHECK(service.store().journal().pending(1).empty());
}

TEST_CASE("whoever waits for work is woken to end")
{
    Service service;
    std::thread waiting{[&] {
        while (service.service().wait_for_work()) {
        }
    }};
    service.service().stop_waiting();
    waiting.join();
    CHECK(!service.service().wait_for_work());
}
