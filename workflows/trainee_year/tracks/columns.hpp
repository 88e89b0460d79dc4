#pragma once
// What the columns of the tables are written with. Nobody but the tables includes this.

#include "workflows/sources.hpp"
#include "workflows/trainee_year/conditions.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include <array>

namespace workflows::trainee_year::tables {

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

inline constexpr Roles academy{case_officer, rector_delegate};   // the offices that keep the case
inline constexpr Roles school{tutor, head_of_school, inspector}; // who follows the trainee at work
inline constexpr Roles jury{jury_secretary, jury_president, jury_member};
inline constexpr Roles pen{jury_secretary, jury_president}; // who writes what the jury says

} // namespace workflows::trainee_year::tables
