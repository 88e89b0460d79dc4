#pragma once
// The days on which nobody is held to answer: the public holidays of France, and those that a campaign adds (a closing of
// the service, a holiday of one department).

#include "engine/campaign.hpp"
#include "engine/service_clock.hpp"

#include <string_view>

namespace workflows {

// By the calendar of the Gregorian church (the anonymous algorithm of 1876).
inline engine::Day easter_sunday(int year)
{
    int const golden = year % 19;
    int const century = year / 100;
    int const epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int const weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 4) % 7;
    int const late = (golden + 11 * epact + 22 * weekday) / 451;
    int const days = epact + weekday - 7 * late + 114;
    return engine::Day{std::chrono::year{year} / (days / 31) / (days % 31 + 1)};
}

inline std::vector<engine::Day> public_holidays(int year)
{
    using std::chrono::days;
    engine::Day const easter = easter_sunday(year);
    std::vector<engine::Day> all{easter + days{1}, easter + days{39}, easter + days{50}};
    for (auto const& [month, day] : {std::pair{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}})
        all.emplace_back(std::chrono::year{year} / month / day);
    return all;
}

// The policy by which a campaign adds days: "2025-12-26 2026-01-02". What is no day adds none.
inline constexpr std::string_view days_off_policy = "days_off";

// Those that a clock started on that day may meet: of its year and of the next.
inline engine::WorkingDays working_days(engine::Campaign const* campaign, engine::Day from)
{
    engine::WorkingDays working;
    int const year = static_cast<int>(std::chrono::year_month_day{from}.year());
    for (int const of : {year, year + 1})
        for (engine::Day const day : public_holidays(of))
            working.days_off.push_back(day);
    if (!campaign)
        return working;
    working.zone = campaign->zone;
    std::string const added = campaign->policy(days_off_policy, "");
    for (std::size_t at = 0; at < added.size(); at += 11)
        if (auto const day = engine::parse_day(std::string_view{added}.substr(at, 10)))
            working.days_off.push_back(*day);
    return working;
}

} // namespace workflows
