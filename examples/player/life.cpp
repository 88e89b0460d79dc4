#include "examples/player/life.hpp"

#include <algorithm>

namespace examples::player {

bool Life::is_heard() const
{
    return fate == Fate::titularised_after_interview || fate == Fate::renewed || fate == Fate::dismissed;
}

bool Life::is_on_leave(Day day) const
{
    return std::ranges::any_of(leaves,
                               [day](Leave const& leave) { return leave.first_day <= day && day <= leave.last_day; });
}

StageDays Life::stage() const
{
    return workflows::trainee_year::stage_of(who.starts_on, {.leaves = leaves});
}

} // namespace examples::player
