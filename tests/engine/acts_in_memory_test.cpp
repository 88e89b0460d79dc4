// Acts are decided on what memory holds, and nothing is final before the journal has confirmed it.

#include "engine/strands.hpp"
#include "tests/api/town_hall.hpp"
#include "tests/rights/seeded.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

using engine::ErrorCode;
using permits::Command;
using town::TownHall;
namespace json = boost::json;

namespace {

std::string nothing(engine::Outcome const&)
{
    return {};
}

struct Office : TownHall {
    engine::CaseId season{open_season()};
    engine::CaseId permit{open_permit(season.value, holder)};

    engine::Act act(char const* track, Command command, json::value body, town::Person const& who,
                    std::optional<engine::Version> seen) const
    {
        engine::Act one;
        one.id = permit;
        one.workflow = workflows().find("permit");
        one.track = one.workflow->find_track(track)->id;
        one.command = command;
        one.body = std::move(body);
        one.seen = seen;
        one.actor = who.id;
        return one;
    }
    engine::Act note() const { return act("note", Command::take, {{"text", "une note"}}, examiner, std::nullopt); }
    // Moves the season on, without touching any permit.
    engine::Act record_import() const
    {
        engine::Act one;
        one.id = season;
        one.workflow = workflows().find("season");
        one.track = one.workflow->find_track("roster")->id;
        one.command = *one.workflow->find_command("record_import");
        one.body = {{"lines", 0}, {"opened", 0}, {"digest", "d"}};
        one.seen = service_version();
        one.actor = clerk.id;
        return one;
    }

private:
    engine::Version service_version() const
    {
        auto& service = const_cast<Office*>(this)->service();
        auto const subject = service.current(season);
        return subject->find(subject->workflow->find_track("roster")->id)->version;
    }
};

// A store whose commits hang until they are let go.
class HeldJournal final : public rights::WatchedJournal {
public:
    using WatchedJournal::WatchedJournal;
    std::vector<engine::Appended> append(std::span<engine::Append const> batch) override
    {
        reached.count_down();
        released.wait();
        return WatchedJournal::append(batch);
    }
    std::latch reached{1};
    std::latch released{1};
};

class HeldStore final : public rights::WatchedStore {
public:
    explicit HeldStore(engine::Store& behind) : WatchedStore{behind}, held{behind.journal(), calls} {}
    engine::Journal& journal() override { return held; }
    HeldJournal held;
};

} // namespace

TEST_CASE("an act on cases that memory holds asks the store nothing before its commit", "[acts]")
{
    Office office;
    rights::WatchedStore watched{office.store()};
    engine::CaseService service{office.workflows(), watched, office.clock, api::opaque_id};
    REQUIRE(service.carry_out(office.note(), nothing).has_value());
    watched.calls = 0;
    REQUIRE(service.carry_out(office.note(), nothing).has_value());
    CHECK(watched.calls == 0);
}

TEST_CASE("nobody is refused for what another process has changed since", "[acts]")
{
    Office office;
    engine::CaseService other{office.workflows(), office.store(), office.clock, api::opaque_id};
    REQUIRE(office.service().carry_out(office.note(), nothing).has_value()); // one note, and it is remembered
    REQUIRE(other.carry_out(office.note(), nothing).has_value());
    REQUIRE(other.carry_out(office.act("site_report", Command::write, {{"findings", "a"}}, office.examiner, 0), nothing)
                .has_value());
    REQUIRE(other.carry_out(office.act("site_report", Command::acknowledge, json::object{}, office.holder, 1), nothing)
                .has_value());
    // As this process remembers it, the report is unread and a note is missing.
    auto const granted =
        office.service().carry_out(office.act("file", Command::grant, json::object{}, office.clerk, 1), nothing);
    CHECK(granted.has_value());
}

TEST_CASE("what was decided on a season that has moved on is decided anew", "[acts]")
{
    Office office;
    engine::CaseService other{office.workflows(), office.store(), office.clock, api::opaque_id};
    REQUIRE(office.service().carry_out(office.note(), nothing).has_value());
    REQUIRE(other.carry_out(office.record_import(), nothing).has_value());
    int decided = 0;
    auto const again = office.service().carry_out(office.note(), [&](engine::Outcome const&) {
        ++decided;
        return std::string{};
    });
    CHECK(again.has_value());
    CHECK(decided == 2);
    CHECK(office.service().current(office.permit)->version == 3);
}

TEST_CASE("acts wait for their commit without a thread, and those on one case for each other", "[acts]")
{
    Office office;
    HeldStore held{office.store()};
    std::atomic<int> done = 0;
    std::atomic<int> failed = 0;
    {
        engine::CaseService service{office.workflows(), held, office.clock, api::opaque_id};
        service.current(office.permit);
        service.current(office.season);
        std::vector<std::thread> hops;
        std::mutex mutex;
        auto const hop = [&](std::function<void()> work) {
            std::lock_guard const lock{mutex};
            hops.emplace_back(std::move(work));
        };
        auto const count = [&](engine::Ended const& ended) { ++(ended.answered && !ended.failure ? done : failed); };
        for (int i = 0; i < 5; ++i)
            service.carry_out(office.note(), nothing, count, hop); // on this thread, which goes on
        held.held.reached.wait();
        CHECK(done == 0);
        CHECK(hops.empty());
        held.held.released.count_down();
        while (done + failed < 5)
            std::this_thread::yield();
        std::lock_guard const lock{mutex};
        for (std::thread& one : hops)
            one.join();
    }
    CHECK(done == 5);
    CHECK(office.service().current(office.permit)->version == 6);
}

TEST_CASE("an act on a case that memory does not hold goes on where it began, if it may block there", "[acts]")
{
    Office office;
    for (bool const may_block : {false, true}) {
        engine::CaseService service{office.workflows(), office.store(), office.clock, api::opaque_id};
        std::atomic<int> hops = 0;
        std::promise<bool> ended;
        service.carry_out(
            office.note(), nothing,
            [&](engine::Ended const& how) { ended.set_value(how.answered.has_value() && !how.failure); },
            [&](std::function<void()> work) { // here too: nobody waits for us
                ++hops;
                work();
            },
            may_block);
        CHECK(ended.get_future().get());
        CHECK(hops == (may_block ? 0 : 1));
    }
}

TEST_CASE("a strand is one's own at a time, in the order of coming", "[acts]")
{
    engine::Strands strands;
    engine::CaseId const one{"one"};
    std::string told;
    REQUIRE(strands.enter(one, [] {}));
    CHECK_FALSE(strands.enter(one, [&] { told += "b"; }));
    CHECK_FALSE(strands.enter(one, [&] { told += "c"; }));
    CHECK(strands.enter(engine::CaseId{"another"}, [] {}));
    CHECK(told.empty());
    strands.leave(one);
    CHECK(told == "b");
    strands.leave(one);
    CHECK(told == "bc");
    strands.leave(one);
    CHECK(strands.enter(one, [] {}));
}
