#pragma once
// Forms filled in so that nothing but the state of the case can stand in their way.

#include "tests/support/story.hpp"

#include <any>
#include <random>

namespace story {

// Values that people are free to choose are drawn. Nothing for acts of which the form alone decides.
std::optional<std::any> well_filled(Year const& year, RuleSet const& rules, Track track, Command command,
                                    engine::Day today, std::mt19937& chance);

} // namespace story
