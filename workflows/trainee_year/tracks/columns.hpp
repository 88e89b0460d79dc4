#pragma once
// What the columns of the tables are written with. Nobody but the tables includes this.

#include "workflows/sources.hpp"
#include "workflows/trainee_year/conditions.hpp"
#include "workflows/trainee_year/hands.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include <array>

namespace workflows::trainee_year::tables {

using engine::always;
using engine::Roles;
using engine::Transition;
using engine::Waiting;
using hands::academy;
using hands::jury;
using hands::pen;
using enum Role;
using enum State;
using enum Command;
using enum Event;
using enum Guard;
using enum Ref;

inline constexpr Roles school{tutor, head_of_school, inspector}; // who follows the trainee at work

} // namespace workflows::trainee_year::tables
