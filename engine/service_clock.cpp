#include "engine/service_clock.hpp"

#include <algorithm>

namespace engine {
namespace {

using std::chrono::days;
using std::chrono::microseconds;

// The working stretch of a day from an instant on; of nothing on a day off. The day that the clocks change has its
// twenty-three or twenty-five hours.
struct Stretch {
    Instant opens, closes;
    microseconds length() const { return std::max(closes - opens, microseconds{0}); }
};

Stretch stretch_of(Day day, Instant from, WorkingDays const& working)
{
    if (!working.has(day))
        return {from, from};
    return {std::max(from, start_of(day, working.zone)), start_of(day + days{1}, working.zone)};
}

} // namespace

bool WorkingDays::has(Day day) const
{
    unsigned const weekday = std::chrono::weekday{day}.iso_encoding();
    return weekday <= 5 && std::find(days_off.begin(), days_off.end(), day) == days_off.end();
}

Instant ServiceClock::due_at() const
{
    if (counted == CountedHours::calendar)
        return started_at + allowed;
    microseconds left = allowed;
    for (Day day = local_day(started_at, days.zone);; day += std::chrono::days{1}) {
        Stretch const stretch = stretch_of(day, started_at, days);
        if (stretch.length() > microseconds{0} && stretch.length() >= left)
            return stretch.opens + left;
        left -= stretch.length();
    }
}

Day ServiceClock::due_on() const
{
    return std::max(local_day(due_at() - microseconds{1}, days.zone), local_day(started_at, days.zone));
}

std::chrono::minutes ServiceClock::used(Instant now) const
{
    Instant const until = std::min(now, stopped_at.value_or(now));
    microseconds total{0};
    if (counted == CountedHours::calendar)
        total = until - started_at;
    else
        for (Day day = local_day(started_at, days.zone); start_of(day, days.zone) < until;
             day += std::chrono::days{1}) {
            Stretch const stretch = stretch_of(day, started_at, days);
            total += std::max(std::min(stretch.closes, until) - stretch.opens, microseconds{0});
        }
    return std::chrono::floor<std::chrono::minutes>(std::max(total, microseconds{0}));
}

bool ServiceClock::is_late(Instant now) const
{
    return stopped_at.value_or(now) > due_at();
}

} // namespace engine
