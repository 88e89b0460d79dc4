#pragma once
// Psychologists of national education: the order of 23 August 2017. For EDO the head is the director of the CIO; for EDA
// nothing was read, and what stands here is an assumption.

#include "workflows/trainee_year/rule_sets/columns.hpp"

namespace workflows::trainee_year::rules {

inline constexpr std::array psychologists_corps{Corps::psyen_eda, Corps::psyen_edo};
inline constexpr Scope eda = of(everybody, Corps::psyen_eda);
inline constexpr Scope edo = of(everybody, Corps::psyen_edo);

// clang-format off
inline constexpr std::array psychologists_2017{
//          to               piece                        owner                 due                     weight      source
Requirement{everybody,       Track::tutor_report,         Role::tutor,          Deadline::tutor_report, compulsory, u_psyen_pieces},
Requirement{edo,             Track::head_opinion,         Role::head_of_school, Deadline::opinions,     compulsory, u_psyen_pieces},
Requirement{eda,             Track::inspector_opinion,    Role::inspector,      Deadline::opinions,     compulsory, a_psyen_eda},
Requirement{everybody,       Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,     compulsory, u_psyen_pieces},
Requirement{in_year(eda, 2), Track::inspection,           Role::inspector,      Deadline::opinions,     compulsory, u_inspection_year_two},
};
// clang-format on

} // namespace workflows::trainee_year::rules
