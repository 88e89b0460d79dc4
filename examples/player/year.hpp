#pragma once
// The days of a school year as the guide of La Réunion 2022-2023 sets them, and the days on which schools are open.

#include "engine/day.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace examples::player {

using engine::Day;

struct Year {
    Day starts_on{};      // 1 September
    Day interim_review{}; // the guide: end of November
    Day final_review{};   // the guide: end of April
    Day tutor_report{};
    Day opinions{};
    Day seal{};
    Day access_opening{}; // at least a week before the first interview
    Day first_meeting{};
    Day interviews{}; // the first day of them
    Day deliberation{};
    Day decision{};
    Day notification{};
    Day ends_on{};        // 31 August
    Day second_session{}; // the following winter, for those whom the jury could not judge
    Day second_deliberation{};
    Day succession{}; // the next jury is appointed

    // By the names that a campaign's deadlines bear.
    std::vector<std::pair<std::string_view, Day>> deadlines() const;
};

Year year_starting(Day starts_on);
Day a_year_after(Day day);

// Neither a week-end nor a holiday; holidays are those of 2022-2023, kept for the other years.
bool is_school_day(Day day);
// The day itself when schools are open on it.
Day school_day_from(Day day);
// Both ends included.
std::vector<Day> school_days(Day first, Day last);

} // namespace examples::player
