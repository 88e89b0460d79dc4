#include "examples/player/year.hpp"

#include <algorithm>

namespace examples::player {

namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::month_day;
using std::chrono::year_month_day;

struct Holidays {
    month_day first, last;
};

constexpr month_day on(unsigned month_number, unsigned day)
{
    return {month{month_number}, std::chrono::day{day}};
}

// The austral summer break goes over the new year, so it is written in two parts.
constexpr std::array holidays{
    Holidays{on(10, 8), on(10, 23)},  Holidays{on(11, 1), on(11, 1)}, Holidays{on(11, 11), on(11, 11)},
    Holidays{on(12, 17), on(12, 31)}, Holidays{on(1, 1), on(1, 22)},  Holidays{on(3, 11), on(3, 26)},
    Holidays{on(4, 10), on(4, 10)},   Holidays{on(5, 1), on(5, 1)},   Holidays{on(5, 8), on(5, 8)},
    Holidays{on(5, 18), on(5, 19)},   Holidays{on(7, 8), on(8, 15)}, // 20 December, the end of slavery, falls in the summer
};

} // namespace

std::vector<std::pair<std::string_view, Day>> Year::deadlines() const
{
    return {{"interim_review", interim_review},
            {"final_review", final_review},
            {"tutor_report", tutor_report},
            {"opinions", opinions},
            {"seal", seal},
            {"access_opening", access_opening},
            {"first_meeting", first_meeting},
            {"interviews", interviews},
            {"deliberation", deliberation},
            {"decision", decision},
            {"notification", notification}};
}

Day a_year_after(Day day)
{
    return Day{std::chrono::year_month_day{day} + std::chrono::years{1}};
}

Year year_starting(Day starts_on)
{
    auto const first = year_month_day{starts_on}.year();
    auto const second = first + std::chrono::years{1};
    auto const in_first = [first](unsigned m, unsigned d) { return Day{first / month{m} / std::chrono::day{d}}; };
    auto const in_second = [second](unsigned m, unsigned d) { return Day{second / month{m} / std::chrono::day{d}}; };
    auto const in_third = [second](unsigned m, unsigned d) {
        return Day{(second + std::chrono::years{1}) / month{m} / std::chrono::day{d}};
    };
    return {.starts_on = starts_on,
            .interim_review = in_first(11, 30),
            .final_review = in_second(4, 30),
            .tutor_report = in_second(5, 12),
            .opinions = in_second(5, 31),
            .seal = in_second(6, 2),
            .access_opening = in_second(6, 5),
            .first_meeting = in_second(6, 8),
            .interviews = in_second(6, 20),
            .deliberation = in_second(6, 30),
            .decision = in_second(7, 10),
            .notification = in_second(7, 20),
            .ends_on = in_second(8, 31),
            .second_session = in_third(1, 22),
            .second_deliberation = in_third(1, 29),
            .succession = in_third(2, 19)};
}

bool is_school_day(Day day)
{
    std::chrono::weekday const weekday{day};
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday)
        return false;
    year_month_day const date{day};
    month_day const at{date.month(), date.day()};
    return std::ranges::none_of(holidays, [at](Holidays const& span) { return span.first <= at && at <= span.last; });
}

Day school_day_from(Day day)
{
    while (!is_school_day(day))
        day += days{1};
    return day;
}

std::vector<Day> school_days(Day first, Day last)
{
    std::vector<Day> open;
    for (auto day = first; day <= last; day += days{1})
        if (is_school_day(day))
            open.push_back(day);
    return open;
}

} // namespace examples::player
