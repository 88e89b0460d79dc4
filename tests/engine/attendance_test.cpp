#include "engine/attendance.hpp"
#include "tests/support/day.hpp"

#include <catch2/catch.hpp>

using namespace engine;
using telling::day;

namespace {

enum class Gathering { meeting, workshop };
using Gatherings = Attendance<Gathering>;
using std::chrono::minutes;

Gatherings three()
{
    Gatherings sessions;
    sessions.put(1, {Gathering::meeting, day("2025-09-10"), minutes{120}, true, {}});
    sessions.put(2, {Gathering::workshop, day("2025-10-08"), minutes{60}, true, {}});
    sessions.put(3, {Gathering::workshop, day("2025-11-05"), minutes{60}, false, {}});
    return sessions;
}

} // namespace

TEST_CASE("a session is missed only once somebody said so, and only where it had to be attended", "[attendance]")
{
    Gatherings sessions = three();
    CHECK(sessions.missed().empty());
    sessions.record(1, true);
    sessions.record(2, false);
    sessions.record(3, false);
    CHECK(sessions.missed() == std::vector<std::uint16_t>{2});
    sessions.record(2, true); // what is told last counts
    CHECK(sessions.missed().empty());
}

TEST_CASE("time counts where the person was, by kind", "[attendance]")
{
    Gatherings sessions = three();
    sessions.record(1, true);
    sessions.record(2, true);
    sessions.record(3, false);
    CHECK(sessions.attended(Gathering::workshop) == minutes{60});
    CHECK(sessions.attended(Gathering::meeting) == minutes{120});
    sessions.record(3, true);
    CHECK(sessions.attended(Gathering::workshop) == minutes{120});
}

TEST_CASE("a session is to be recorded from the day after it was held", "[attendance]")
{
    Gatherings sessions = three();
    CHECK(sessions.unrecorded(day("2025-09-10")).empty());
    CHECK(sessions.unrecorded(day("2025-09-11")) == std::vector<std::uint16_t>{1});
    sessions.record(1, true);
    CHECK(sessions.unrecorded(day("2025-10-08")).empty());
    sessions.move(2, day("2025-10-07"));
    CHECK(sessions.unrecorded(day("2025-10-08")) == std::vector<std::uint16_t>{2});
    sessions.cancel(2);
    CHECK(sessions.unrecorded(day("2025-10-08")).empty());
    CHECK(sessions.find(2) == nullptr);
}

TEST_CASE("sessions of a kind are found between two days, both included", "[attendance]")
{
    Gatherings const sessions = three();
    CHECK(sessions.between(Gathering::workshop, day("2025-10-08"), day("2025-11-05"))
          == std::vector<std::uint16_t>{2, 3});
    CHECK(sessions.between(Gathering::workshop, day("2025-10-09"), day("2025-11-04")).empty());
    CHECK(sessions.between(Gathering::meeting, day("2025-09-10"), day("2025-09-10")) == std::vector<std::uint16_t>{1});
}

TEST_CASE("nothing is said of a session that nobody put on the calendar", "[attendance]")
{
    Gatherings sessions;
    sessions.record(7, false);
    sessions.move(7, day("2025-10-07"));
    CHECK(sessions.sessions().empty());
}
