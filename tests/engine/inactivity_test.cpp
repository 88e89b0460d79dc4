#include "engine/inactivity.hpp"
#include "tests/support/day.hpp"

#include <catch2/catch.hpp>

using namespace engine;
using std::chrono::days;
using telling::day;

TEST_CASE("a contact is called for once more quiet days than allowed have gone by", "[inactivity]")
{
    Inactivity const weekly{.last_active_on = day("2025-10-06"), .allowed = days{7}};
    CHECK(weekly.quiet_until(day("2025-10-14")) == days{7});
    CHECK_FALSE(weekly.calls_for_contact(day("2025-10-14")));
    CHECK(weekly.contact_from() == day("2025-10-15"));
    CHECK(weekly.quiet_until(day("2025-10-15")) == days{8});
    CHECK(weekly.calls_for_contact(day("2025-10-15")));
}

TEST_CASE("the day of the activity itself is not quiet, nor is a day before it", "[inactivity]")
{
    Inactivity const active{.last_active_on = day("2025-10-06"), .allowed = days{0}};
    CHECK(active.quiet_until(day("2025-10-06")) == days{0});
    CHECK(active.quiet_until(day("2025-10-01")) == days{0});
    CHECK(active.quiet_until(day("2025-10-07")) == days{0});
    CHECK(active.contact_from() == day("2025-10-08"));
}

TEST_CASE("days on which nobody expects anything are no days of quiet", "[inactivity]")
{
    Inactivity const over_the_holidays{
        .last_active_on = day("2025-12-17"), .allowed = days{7}, .pauses = {{day("2025-12-20"), day("2026-01-04")}}};
    CHECK(over_the_holidays.quiet_until(day("2026-01-05")) == days{2});
    CHECK(over_the_holidays.contact_from() == day("2026-01-11"));
    CHECK_FALSE(over_the_holidays.calls_for_contact(day("2026-01-10")));
}
