#pragma once
// Certifiés, PEPS, PLP, CPE and documentalists: the order of 22 August 2014, second degree, as it was and as it is, and
// an academy's guide for 2022-2023.

#include "workflows/trainee_year/rule_sets/columns.hpp"

namespace workflows::trainee_year::rules {

inline constexpr std::array second_degree_corps{Corps::certifie, Corps::peps, Corps::plp, Corps::cpe};

// clang-format off
// The academy's guide: full time, and three voices before the jury. The tutor's is his report (A3).
inline constexpr std::array guide_2022{
//          to                                 piece                        owner                 due                       weight      source
Requirement{at(everybody, full),               Track::interim_review,       Role::head_of_school, Deadline::interim_review, expected,   s3_5_reviews},
Requirement{at(everybody, full),               Track::interim_tutor_review, Role::tutor,          Deadline::interim_review, expected,   s3_5_reviews},
Requirement{at(everybody, full),               Track::final_review,         Role::head_of_school, Deadline::final_review,   expected,   s3_5_reviews},
Requirement{at(everybody, full),               Track::final_tutor_review,   Role::tutor,          Deadline::final_review,   expected,   s3_5_reviews},
Requirement{at(everybody, full),               Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, s3_opinions},
Requirement{at(everybody, full),               Track::head_opinion,         Role::head_of_school, Deadline::opinions,       compulsory, l1_5_i_2},
Requirement{at(everybody, full),               Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_5_i_1},
Requirement{at(in_year(everybody, 2), full),   Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, u_inspection_year_two},
};

// The order as it is since 10 July 2022: the INSPE gives its opinion on half-time trainees.
inline constexpr std::array order_2022{
//          to                                 piece                        owner                 due                       weight      source
Requirement{everybody,                         Track::interim_review,       Role::head_of_school, Deadline::interim_review, expected,   s3_5_reviews},
Requirement{everybody,                         Track::interim_tutor_review, Role::tutor,          Deadline::interim_review, expected,   s3_5_reviews},
Requirement{everybody,                         Track::final_review,         Role::head_of_school, Deadline::final_review,   expected,   s3_5_reviews},
Requirement{everybody,                         Track::final_tutor_review,   Role::tutor,          Deadline::final_review,   expected,   s3_5_reviews},
Requirement{everybody,                         Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, l1_5_i_1},
Requirement{everybody,                         Track::head_opinion,         Role::head_of_school, Deadline::opinions,       compulsory, l1_5_i_2},
Requirement{everybody,                         Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_5_i_1},
Requirement{at(everybody, half),               Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,       compulsory, l1_5_i_3_half},
Requirement{in_year(everybody, 2),             Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, u_inspection_year_two},
Requirement{elsewhere,                         Track::authority_opinion,    Role::authority,      Deadline::opinions,       compulsory, l1_5_ii},
Requirement{qualified,                         Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_11},
};

// The order as first published: the training institute gives its opinion on everybody.
inline constexpr std::array order_2014{
//          to                                 piece                        owner                 due                       weight      source
Requirement{everybody,                         Track::interim_review,       Role::head_of_school, Deadline::interim_review, expected,   l9_note},
Requirement{everybody,                         Track::interim_tutor_review, Role::tutor,          Deadline::interim_review, expected,   l9_note},
Requirement{everybody,                         Track::final_review,         Role::head_of_school, Deadline::final_review,   expected,   l9_note},
Requirement{everybody,                         Track::final_tutor_review,   Role::tutor,          Deadline::final_review,   expected,   l9_note},
Requirement{everybody,                         Track::tutor_report,         Role::tutor,          Deadline::tutor_report,   compulsory, l1_5_i_1},
Requirement{everybody,                         Track::head_opinion,         Role::head_of_school, Deadline::opinions,       compulsory, l1_5_i_2},
Requirement{everybody,                         Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_5_i_1},
Requirement{everybody,                         Track::inspe_opinion,        Role::inspe_director, Deadline::opinions,       compulsory, l1_5_i_3_all},
Requirement{in_year(everybody, 2),             Track::inspection,           Role::inspector,      Deadline::opinions,       compulsory, u_inspection_year_two},
Requirement{elsewhere,                         Track::authority_opinion,    Role::authority,      Deadline::opinions,       compulsory, l1_5_ii},
Requirement{qualified,                         Track::inspector_opinion,    Role::inspector,      Deadline::opinions,       compulsory, l1_11},
};
// clang-format on

} // namespace workflows::trainee_year::rules
