// Load, fold, authorise, decide, append: over a store in a temporary folder.

#include "tests/api/town_hall.hpp"

#include "engine/track.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <thread>

using engine::ErrorCode;
using permits::Command;
using town::TownHall;
namespace json = boost::json;

namespace {

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
        return service().carry_out(std::move(one), [](engine::Outcome const& outcome) {
            return outcome.event.type + " " + std::to_string(outcome.piece.version);
        });
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
    CHECK(here + there >= 20); // a loser of four races in a row is told so
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
