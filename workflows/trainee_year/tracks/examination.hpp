#pragma once
// Before the jury (ST15 to ST17; order of 22 August 2014, art. 6 and 8). From nowhere but heard or absent does a row
// lead to not_apt: whoever is not proposed has been heard, or was duly convened (I1). No row is taken by a computation (I26).

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
inline constexpr std::array examination_rows{
//         from           on                  by                              guard
//                        emits                  to             source
Transition{awaited,       submit,             {jury_secretary, case_officer}, {goes_before_a_jury, year_in_progress, every_required_piece_filed, file_is_accessible, seal_is_current, jury_is_competent},
                          submitted_to_jury,     submitted,     l1_4_composition},
Transition{submitted,     propose_as_apt,     pen,                            {first_meeting_has_come, every_required_piece_filed, no_policy_asks_for_a_hearing},
                          proposed_as_apt,       proposed,      l1_6},
Transition{submitted,     call_to_interview,  pen,                            first_meeting_has_come,
                          called_to_interview,   to_be_heard,   l1_6},
Transition{submitted,     find_not_evaluable, pen,                            first_meeting_has_come,
                          found_not_evaluable,   not_evaluable, a_not_evaluable},
Transition{proposed,      call_to_interview,  pen,                            first_meeting_has_come,
                          called_to_interview,   to_be_heard,   l1_6},
Transition{to_be_heard,   propose_as_apt,     pen,                            no_policy_asks_for_a_hearing,
                          proposed_as_apt,       proposed,      l1_6},
Transition{to_be_heard,   convene,            jury_secretary,                 {file_is_accessible, seal_is_current, access_long_enough},
                          convened_to_interview, convened,      l1_6},
Transition{convened,      convene,            jury_secretary,                 {file_is_accessible, seal_is_current, access_long_enough},
                          convened_to_interview, convened,      l1_6},
Transition{convened,      hear,               pen,                            {interview_day_has_come, present_sit_on_the_jury, day_is_plausible},
                          interview_held,        heard,         l1_6},
Transition{convened,      record_absence,     pen,                            {interview_day_has_come, day_is_plausible},
                          absence_recorded,      absent,        a_absent_from_interview},
Transition{absent,        convene,            jury_secretary,                 {file_is_accessible, seal_is_current, access_long_enough},
                          convened_to_interview, convened,      a_absent_from_interview},
Transition{heard,         find_not_evaluable, pen,                            always,
                          found_not_evaluable,   not_evaluable, a_not_evaluable},
Transition{proposed,      deliberate_apt,     pen,                            {year_in_progress, every_required_piece_filed, no_policy_asks_for_a_hearing, file_is_accessible, seal_is_current, jury_in_session, present_sit_on_the_jury, day_is_plausible},
                          deliberated_apt,       apt,           l1_8},
Transition{heard,         deliberate_apt,     pen,                            {year_in_progress, every_required_piece_filed, file_is_accessible, seal_is_current, jury_in_session, present_sit_on_the_jury, day_is_plausible},
                          deliberated_apt,       apt,           l1_8},
Transition{absent,        deliberate_apt,     pen,                            {year_in_progress, every_required_piece_filed, file_is_accessible, seal_is_current, jury_in_session, present_sit_on_the_jury, day_is_plausible},
                          deliberated_apt,       apt,           l1_8},
Transition{heard,         deliberate_not_apt, pen,                            {year_in_progress, every_required_piece_filed, file_is_accessible, seal_is_current, jury_in_session, present_sit_on_the_jury, second_year_opinion_as_due, day_is_plausible},
                          deliberated_not_apt,   not_apt,       l1_6},
Transition{absent,        deliberate_not_apt, pen,                            {year_in_progress, every_required_piece_filed, file_is_accessible, seal_is_current, jury_in_session, present_sit_on_the_jury, second_year_opinion_as_due, day_is_plausible},
                          deliberated_not_apt,   not_apt,       a_absent_from_interview},
Transition{not_evaluable, submit,             {jury_secretary, case_officer}, {goes_before_a_jury, year_in_progress, every_required_piece_filed, file_is_accessible, seal_is_current, jury_is_competent},
                          submitted_to_jury,     submitted,     l1_4_competence},
// who was extended and not found apt is judged again
Transition{not_apt,       submit,             {jury_secretary, case_officer}, {stage_was_extended, goes_before_a_jury, year_in_progress, every_required_piece_filed, file_is_accessible, seal_is_current, jury_is_competent},
                          submitted_to_jury,     submitted,     u_judged_again},
};
inline constexpr std::array examination_waits{
//      in             owner                           expected            due
Waiting{awaited,       {jury_secretary, case_officer}, submit,             Deadline::first_meeting},
Waiting{submitted,     pen,                            propose_as_apt,     Deadline::first_meeting},
Waiting{submitted,     pen,                            call_to_interview,  Deadline::first_meeting},
Waiting{to_be_heard,   jury_secretary,                 convene,            Deadline::interviews},
Waiting{convened,      pen,                            hear,               Deadline::interviews},
Waiting{proposed,      pen,                            deliberate_apt,     Deadline::deliberation},
Waiting{heard,         pen,                            deliberate_apt,     Deadline::deliberation},
Waiting{heard,         pen,                            deliberate_not_apt, Deadline::deliberation},
Waiting{absent,        pen,                            deliberate_apt,     Deadline::deliberation},
Waiting{absent,        pen,                            deliberate_not_apt, Deadline::deliberation},
Waiting{not_evaluable, {jury_secretary, case_officer}, submit,             Deadline::none},
};
// clang-format on

} // namespace workflows::trainee_year::tables
