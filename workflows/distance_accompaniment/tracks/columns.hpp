#pragma once
// What the columns of the tables are written with. Nobody but the tables includes this.

#include "workflows/distance_accompaniment/vocabulary.hpp"

namespace workflows::distance_accompaniment::tables {

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

inline constexpr Roles office{training_officer, case_officer}; // who prepares contracts and keeps lists

} // namespace workflows::distance_accompaniment::tables
