#pragma once
// Professeurs des écoles: an order of 22 August 2014 of their own, whose article 9 alone was read, and what unions tell of
// the rest. The Rector himself ends the stage.

#include "workflows/trainee_year/rule_sets/columns.hpp"

namespace workflows::trainee_year::rules {

inline constexpr std::array first_degree_corps{Corps::professeur_des_ecoles};

// clang-format off
inline constexpr std::array first_degree_2022{
//          to                     piece                        owner                 due                       weight      source
Requirement{everybody,             Track::interim_tutor_review, Role::tutor,          Deadline::interim_review, expected,   u_first_degree_pieces},
Requirement{everybody,             Track::final_tutor_review,   Role::tutor,          Deadline::final_review,   expected,   u_first_degree_pieces},
Requirement{everybody,             Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, u_first_degree_pieces},
Requirement{everybody,             Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, u_first_degree_pieces},
Requirement{at(everybody, half),   Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,       compulsory, u_first_degree_pieces},
Requirement{in_year(everybody, 2), Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, u_inspection_year_two},
Requirement{qualified,             Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l7_3},
};
// clang-format on

} // namespace workflows::trainee_year::rules
