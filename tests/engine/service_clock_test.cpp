// Hours that are owed: calendar and working hours, weekends, days off, the changes of clocks.

#include "engine/service_clock.hpp"
#include "tests/support/day.hpp"

#include <catch2/catch.hpp>

using namespace engine;
using std::chrono::hours;
using std::chrono::minutes;
using telling::day;

namespace {

Instant at(char const* text)
{
    return *parse_instant(text);
}

ServiceClock clock_from(char const* start, CountedHours counted, char const* zone = "Europe/Paris")
{
    return {.started_at = at(start), .allowed = hours{48}, .counted = counted, .days = {.zone = zone}};
}

} // namespace

TEST_CASE("calendar hours pass at night and on Sundays", "[clock]")
{
    ServiceClock const clock = clock_from("2025-10-10T14:00:00Z", CountedHours::calendar); // a Friday
    CHECK(clock.due_at() == at("2025-10-12T14:00:00Z"));
    CHECK(clock.due_on() == day("2025-10-12"));
    CHECK(clock.used(at("2025-10-11T14:30:59Z")) == minutes{24 * 60 + 30});
    CHECK_FALSE(clock.is_late(at("2025-10-12T14:00:00Z")));
    CHECK(clock.is_late(at("2025-10-12T14:00:00.000001Z")));
}

TEST_CASE("working hours stand still from Friday night to Monday morning", "[clock]")
{
    ServiceClock const clock = clock_from("2025-10-10T14:00:00Z", CountedHours::working); // 16 h in Paris
    CHECK(clock.due_at() == at("2025-10-14T14:00:00Z")); // 8 h of Friday, Monday, 16 h of Tuesday
    CHECK(clock.due_on() == day("2025-10-14"));
    CHECK(clock.used(at("2025-10-12T09:00:00Z")) == hours{8});
    CHECK(clock.used(at("2025-10-13T22:00:00Z")) == hours{32}); // midnight in Paris
    CHECK_FALSE(clock.is_late(at("2025-10-14T14:00:00Z")));
    CHECK(clock.is_late(at("2025-10-14T14:01:00Z")));
}

TEST_CASE("what is asked on a Saturday starts on Monday", "[clock]")
{
    ServiceClock const clock = clock_from("2025-10-11T09:00:00Z", CountedHours::working);
    CHECK(clock.used(at("2025-10-12T21:59:00Z")) == minutes{0});
    CHECK(clock.used(at("2025-10-12T22:01:00Z")) == minutes{1});
    // The end of Tuesday is still Tuesday.
    CHECK(clock.due_at() == at("2025-10-14T22:00:00Z"));
    CHECK(clock.due_on() == day("2025-10-14"));
}

TEST_CASE("a day off is no working day", "[clock]")
{
    ServiceClock clock = clock_from("2025-11-10T11:00:00Z", CountedHours::working); // a Monday, noon in Paris
    clock.days.days_off = {day("2025-11-11")};
    CHECK(clock.due_at() == at("2025-11-13T11:00:00Z"));
    CHECK(clock.used(at("2025-11-12T11:00:00Z")) == hours{24});
    CHECK_FALSE(clock.days.has(day("2025-11-11")));
    CHECK(clock.days.has(day("2025-11-12")));
    CHECK_FALSE(clock.days.has(day("2025-11-15")));
}

TEST_CASE("the weekend is that of the zone, not of Greenwich", "[clock]")
{
    // Sunday 21 h in UTC is already Monday in La Réunion.
    CHECK(clock_from("2025-10-12T21:00:00Z", CountedHours::working, "Indian/Reunion").used(at("2025-10-12T22:00:00Z"))
          == hours{1});
    CHECK(clock_from("2025-10-12T21:00:00Z", CountedHours::working, "Europe/Paris").used(at("2025-10-12T22:00:00Z"))
          == hours{0});
}

TEST_CASE("hours are real ones when the clocks change", "[clock]")
{
    // Over the Sunday of 26 October 2025 the offset goes from +02:00 to +01:00: 24 real hours, and the Sunday none.
    ServiceClock const autumn = clock_from("2025-10-24T10:00:00Z", CountedHours::working);
    CHECK(autumn.due_at() == at("2025-10-28T11:00:00Z")); // noon on Friday to noon on Tuesday, as the wall shows
    ServiceClock const calendar = clock_from("2025-10-25T10:00:00Z", CountedHours::calendar);
    CHECK(calendar.due_at() == at("2025-10-27T10:00:00Z")); // noon to eleven on the wall, 48 hours all the same
    // In Amman the clocks changed as Friday 26 March 2021 began: that working day had 23 hours.
    ServiceClock const spring = clock_from("2021-03-25T10:00:00Z", CountedHours::working, "Asia/Amman");
    CHECK(spring.used(at("2021-03-25T22:00:00Z")) == hours{12});
    CHECK(spring.used(at("2021-03-27T12:00:00Z")) == hours{12 + 23});
    CHECK(spring.due_at() == at("2021-03-29T10:00:00Z")); // 13 h of Monday are left, which begins at 21 h UTC
}

TEST_CASE("a clock that was stopped says what it took, and stays as late as it was", "[clock]")
{
    ServiceClock clock = clock_from("2025-10-06T08:00:00Z", CountedHours::calendar);
    clock.stopped_at = at("2025-10-07T08:00:00Z");
    CHECK(clock.used(at("2025-12-01T00:00:00Z")) == hours{24});
    CHECK_FALSE(clock.is_late(at("2025-12-01T00:00:00Z")));
    CHECK_FALSE(clock.is_running());
    clock.stopped_at = at("2025-10-08T08:00:01Z");
    CHECK(clock.is_late(at("2025-10-08T08:00:01Z")));
}

TEST_CASE("nothing has been used before the start", "[clock]")
{
    CHECK(clock_from("2025-10-06T08:00:00Z", CountedHours::calendar).used(at("2025-10-05T08:00:00Z")) == minutes{0});
    CHECK(clock_from("2025-10-06T08:00:00Z", CountedHours::working).used(at("2025-10-03T08:00:00Z")) == minutes{0});
}
