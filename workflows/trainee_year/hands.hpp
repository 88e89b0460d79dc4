#pragma once
// Roles that act or read together, by one name. Named by the tables, the guards and what is shown.

#include "workflows/trainee_year/vocabulary.hpp"

namespace workflows::trainee_year::hands {

inline constexpr engine::Roles academy{Role::case_officer, Role::rector_delegate}; // the offices that keep the case
inline constexpr engine::Roles jury{Role::jury_secretary, Role::jury_president, Role::jury_member};
inline constexpr engine::Roles pen{Role::jury_secretary, Role::jury_president}; // who writes what the jury says

} // namespace workflows::trainee_year::hands
