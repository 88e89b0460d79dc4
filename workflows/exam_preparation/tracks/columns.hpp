#pragma once
// What the columns of the tables are written with. Nobody but the tables includes this.

#include "workflows/exam_preparation/vocabulary.hpp"
#include "workflows/sources.hpp"

#include <array>

namespace workflows::exam_preparation::tables {

using engine::always;
using engine::Roles;
using engine::Transition;
using engine::Waiting;
using enum Role;
using enum State;
using enum Command;
using enum Event;
using enum Guard;
using enum Ref;

inline constexpr Roles organisers{pedagogical_manager, national_coordinator}; // of the centre, of the network
inline constexpr Roles offices{organisers, case_officer};
inline constexpr Roles keepers{trainer, organisers}; // of attendance

} // namespace workflows::exam_preparation::tables
