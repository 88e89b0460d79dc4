#pragma once
// What the columns of the tables are written with. Nobody but the tables includes this.

#include "workflows/sources.hpp"
#include "workflows/tutored_module/conditions.hpp"
#include "workflows/tutored_module/vocabulary.hpp"

#include <array>

namespace workflows::tutored_module::tables {

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

inline constexpr Roles centre{pedagogical_manager, case_officer}; // who keeps the case

} // namespace workflows::tutored_module::tables
