#pragma once
// The year itself and the people around it (ST1, ST2; decree 94-874).

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
inline constexpr std::array year_rows{
//         from         on                        by               guard
//                      emits                      to            source
Transition{unopened,    open,                     case_officer,    {campaign_is_open, corps_is_the_campaigns, rule_set_covers, second_year_by_renewal, restart_after_interruption, diploma_may_be_awaited},
                        year_opened,               in_progress,  a_opening},
Transition{in_progress, change_head,              academy,         follows_the_former,
                        head_changed,              in_progress,  a_responsible_staff},
Transition{in_progress, designate_inspector,      academy,         follows_the_former,
                        inspector_designated,      in_progress,  l1_5_i_1},
Transition{in_progress, designate_inspe_director, academy,         follows_the_former,
                        inspe_director_designated, in_progress,  a_responsible_staff},
Transition{in_progress, designate_authority,      academy,         {stage_is_elsewhere, follows_the_former},
                        authority_designated,      in_progress,  l1_5_ii},
// beginning later, or all over again
Transition{in_progress, defer,                    academy,         {stage_not_begun, deferral_as_allowed},
                        deferral_granted,          deferred,     u_deferral},
Transition{deferred,    take_up,                  academy,         {day_of_taking_up, next_campaign_is_fit},
                        stage_taken_up,            in_progress,  u_deferral},
Transition{in_progress, restart,                  rector_delegate, {interrupted_long_enough, year_in_progress, next_campaign_is_fit},
                        stage_restarted,           restarted,    l5_27},
// leaving
Transition{in_progress, resign,                   trainee,         {resignation_is_unequivocal, year_in_progress},
                        resignation_submitted,     resigning,    a_resignation},
Transition{resigning,   withdraw_resignation,     trainee,         always,
                        resignation_withdrawn,     in_progress,  a_resignation},
Transition{resigning,   accept_resignation,       rector_delegate, year_in_progress,
                        resignation_accepted,      resigned,     u_resignation},
Transition{in_progress, move_to_rules,            academy,      {year_in_progress, rules_cover_the_trainee, rules_keep_what_is_done},
                        rules_changed,             in_progress,  d_rules_of_a_running_case},
};
inline constexpr std::array year_waits{
//      in         owner            expected            due
Waiting{deferred,  academy,         take_up,            Deadline::none},
Waiting{resigning, rector_delegate, accept_resignation, Deadline::none},
};

// One piece a tutor; two at most at a time.
inline constexpr std::array tutor_rows{
//         from       on               by       guard                                                       emits                    to         source
Transition{not_begun, appoint,         academy, {year_in_progress, two_tutors_at_most},                     tutor_appointed,         appointed, s3_tutor},
Transition{appointed, replace,         academy, {year_in_progress, two_tutors_at_most, follows_the_former}, tutor_replaced,          appointed, s3_tutor},
Transition{appointed, end_appointment, academy, follows_the_former,                                         tutor_appointment_ended, ended,     a_responsible_staff},
};

// A day recorded again replaces what was recorded for it.
inline constexpr std::array training_rows{
//         from     on                 by                                guard                                 emits                to       source
Transition{running, record_attendance, {case_officer, training_officer}, {year_in_progress, day_is_plausible}, attendance_recorded, running, s3_2_training},
};
// clang-format on

} // namespace workflows::trainee_year::tables
