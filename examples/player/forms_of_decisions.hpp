#pragma once
// The bodies of what ends a year, or carries it on: resignation, the Rector's and the minister's decisions, their
// notification and what may be answered.

#include "examples/player/forms.hpp"

namespace examples::player {

// Anything else is left to incident_form.
boost::json::object decision_form(Step const& step, Life const& life, Scene const& scene);

} // namespace examples::player
