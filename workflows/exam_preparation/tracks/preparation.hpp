#pragma once
// The preparation itself and the people around it (X1 to X5; Q1 to Q4, Q9, Q10).

#include "workflows/exam_preparation/tracks/columns.hpp"

namespace workflows::exam_preparation::tables {

// clang-format off
inline constexpr std::array preparation_rows{
//         from      on                    by         guard
//                   emits                 to         source
Transition{unopened, enrol,                offices,   {campaign_is_open, exams_are_prepared, everyone_has_access, correspondent_is_named, contents_are_current},
                     candidate_enrolled,    enrolled,  s1_manager},
Transition{enrolled, issue_credentials,    organisers, day_is_not_to_come,
                     credentials_issued,    enrolled,  s1_login},
Transition{active,   issue_credentials,    organisers, day_is_not_to_come,
                     credentials_issued,    active,    s1_login},
// at the first login
Transition{enrolled, accept_terms,         candidate, {preparation_is_open, terms_are_accepted, credentials_were_issued},
                     terms_accepted,        active,    s1_login},
Transition{enrolled, change_exams,         offices,   {preparation_is_open, exams_are_prepared},
                     exams_changed,         enrolled,  s1_courses},
Transition{active,   change_exams,         offices,   {preparation_is_open, exams_are_prepared},
                     exams_changed,         active,    s1_courses},
Transition{enrolled, change_correspondent, offices,   {preparation_is_open, everyone_has_access},
                     correspondent_changed, enrolled,  s0_correspondent},
Transition{active,   change_correspondent, offices,   {preparation_is_open, everyone_has_access},
                     correspondent_changed, active,    s0_correspondent},
Transition{active,   end_preparation,      organisers, {preparation_is_open, preparation_is_over},
                     preparation_ended,     ended,     a_preparation},
};
inline constexpr std::array preparation_waits{
//      in        owner      expected         due
Waiting{enrolled, candidate, accept_terms,    Deadline::first_login},
Waiting{active,   organisers, end_preparation, Deadline::end_of_preparation},
};

// One piece a tutor; each exam has its own.
inline constexpr std::array tutor_rows{
//         from       on              by          guard                                                                                                          emits            to         source
Transition{not_begun, appoint_tutor,  organisers, {preparation_is_open, tutored_preparation, everyone_has_access, tutor_passed_that_exam, one_tutor_an_exam},  tutor_appointed, appointed, s1_tutor_passed},
Transition{appointed, agree_on_means, tutor,      {preparation_is_open, day_is_not_to_come},                                                                  means_agreed,    in_touch,  s1_means},
Transition{in_touch,  agree_on_means, tutor,      {preparation_is_open, day_is_not_to_come},                                                                  means_agreed,    in_touch,  s1_means},
Transition{appointed, end_tutoring,   organisers, always,                                                                                                     tutoring_ended,  ended,     a_preparation},
Transition{in_touch,  end_tutoring,   organisers, always,                                                                                                     tutoring_ended,  ended,     a_preparation},
};
inline constexpr std::array tutor_waits{
//      in         owner  expected        due
Waiting{appointed, tutor, agree_on_means, Deadline::none},
};

inline constexpr std::array trainer_rows{
//         from       on              by          guard                emits             to        source
Transition{not_begun, link_trainer,   organisers, preparation_is_open, trainer_linked,   linked,   s1_manager},
Transition{linked,    unlink_trainer, organisers, always,              trainer_unlinked, unlinked, s1_manager},
};

// What the scheme was worth, once the preparation is over.
inline constexpr std::array evaluation_rows{
//         from     on        by          guard                  emits             to         source
Transition{awaited, evaluate, organisers, preparation_has_ended, scheme_evaluated, evaluated, s0_coordinator},
};
inline constexpr std::array evaluation_waits{
//      in       owner       expected  due
Waiting{awaited, organisers, evaluate, Deadline::evaluation},
};
// clang-format on

} // namespace workflows::exam_preparation::tables
