#pragma once
// Agrégés: the order of 22 August 2014 of their own. No jury: the inspector evaluates, and a doubt is reasoned.

#include "workflows/trainee_year/rule_sets/columns.hpp"

namespace workflows::trainee_year::rules {

inline constexpr std::array agreges_corps{Corps::agrege};

// clang-format off
inline constexpr std::array agreges_2022{
//          to                   piece                        owner                 due                     weight      source
Requirement{everybody,           Track::tutor_report,         Role::tutor,          Deadline::tutor_report, compulsory, l2_5},
Requirement{everybody,           Track::inspection,           Role::inspector,      Deadline::opinions,     compulsory, l2_5},
Requirement{everybody,           Track::head_opinion,         Role::head_of_school, Deadline::opinions,     compulsory, l2_5},
Requirement{everybody,           Track::inspector_opinion,    Role::inspector,      Deadline::opinions,     compulsory, l2_6},
Requirement{at(everybody, half), Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,     compulsory, l1_5_i_3_half},
};

inline constexpr std::array agreges_2014{
//          to                   piece                        owner                 due                     weight      source
Requirement{everybody,           Track::tutor_report,         Role::tutor,          Deadline::tutor_report, compulsory, l2_5},
Requirement{everybody,           Track::inspection,           Role::inspector,      Deadline::opinions,     compulsory, l2_5},
Requirement{everybody,           Track::head_opinion,         Role::head_of_school, Deadline::opinions,     compulsory, l2_5},
Requirement{everybody,           Track::inspector_opinion,    Role::inspector,      Deadline::opinions,     compulsory, l2_6},
Requirement{everybody,           Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,     compulsory, l2_5},
};
// clang-format on

} // namespace workflows::trainee_year::rules
