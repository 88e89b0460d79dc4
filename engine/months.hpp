#pragma once
// Days counted in months, as terms and durations in texts are.

#include "engine/day.hpp"

namespace engine {

// The same day so many months later, or the last of that month.
Day months_after(Day day, int months);

} // namespace engine
