#include "engine/inactivity.hpp"

#include <algorithm>

namespace engine {
namespace {

constexpr std::chrono::days a_day{1};

bool is_paused(std::vector<Days> const& pauses, Day day)
{
    return std::any_of(pauses.begin(), pauses.end(), [&](Days const& pause) { return pause.has(day); });
}

} // namespace

std::chrono::days Inactivity::quiet_until(Day today) const
{
    std::chrono::days quiet{0};
    for (Day day = last_active_on + a_day; day < today; day += a_day)
        if (!is_paused(pauses, day))
            quiet += a_day;
    return quiet;
}

Day Inactivity::contact_from() const
{
    std::chrono::days quiet{0};
    Day day = last_active_on + a_day;
    for (;; day += a_day)
        if (!is_paused(pauses, day) && ++quiet > allowed)
            return day + a_day;
}

} // namespace engine
