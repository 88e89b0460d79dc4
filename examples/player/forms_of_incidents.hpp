#pragma once
// The bodies of what crosses a year: absences, misconduct, deferral, and what an office records. Where a step is to be
// refused for its form, the form is wrong in that point and no other.

#include "examples/player/forms.hpp"

namespace examples::player {

// Throws std::logic_error for a command that nobody here can write.
boost::json::object incident_form(Step const& step, Life const& life, Scene const& scene);

} // namespace examples::player
