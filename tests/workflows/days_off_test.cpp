// Public holidays, and those that a campaign adds.

#include "tests/support/day.hpp"
#include "workflows/days_off.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using engine::Day;
using telling::day;

TEST_CASE("Easter falls where the church's tables put it", "[holidays]")
{
    for (auto const& [year, easter] : {std::pair{2000, "2000-04-23"},
                                       {2008, "2008-03-23"},
                                       {2011, "2011-04-24"},
                                       {2019, "2019-04-21"},
                                       {2024, "2024-03-31"},
                                       {2025, "2025-04-20"},
                                       {2026, "2026-04-05"},
                                       {2038, "2038-04-25"}})
        CHECK(workflows::easter_sunday(year) == day(easter));
}

TEST_CASE("eleven days of a year are public holidays", "[holidays][a-days-off]")
{
    auto all = workflows::public_holidays(2026);
    std::sort(all.begin(), all.end());
    std::vector<Day> expected;
    for (char const* const text : {"2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
                                   "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"})
        expected.push_back(day(text));
    CHECK(all == expected);
}

TEST_CASE("a campaign adds its own days off, over the turn of the year, and what is no day adds none",
          "[holidays][a-days-off]")
{
    engine::Campaign campaign;
    campaign.zone = "Indian/Reunion";
    campaign.policies["days_off"] = "2025-12-20 2026-01-02 demain";
    auto const working = workflows::working_days(&campaign, day("2025-12-19"));
    CHECK(working.zone == "Indian/Reunion");
    CHECK(working.has(day("2025-12-19")));
    for (char const* const off : {"2025-12-25", "2026-01-01", "2026-01-02"})
        CHECK_FALSE(working.has(day(off)));
    CHECK(working.has(day("2026-01-05")));
    CHECK(workflows::working_days(nullptr, day("2025-12-19")).has(day("2026-01-02")));
}
