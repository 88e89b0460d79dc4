#pragma once
// How the candidate gets on: activities ticked (Q7), connections (X7), difficulty and dropout (Q11), the forum (Q12).

#include "workflows/exam_preparation/tracks/columns.hpp"

namespace workflows::exam_preparation::tables {

inline constexpr Roles watchers{tutor, training_correspondent, pedagogical_manager}; // they see who is quiet
inline constexpr Roles helpers{tutor, pedagogical_manager};

// clang-format off
inline constexpr std::array progress_rows{
//         from     on             by                    guard                                                              emits            to       source
Transition{running, set_programme, {organisers, trainer}, preparation_is_open,                                                programme_set,   running, s1_progress},
Transition{running, tick,          candidate,            {preparation_is_open, terms_accepted_first, activity_of_programme}, activity_ticked, running, s1_progress},
};

inline constexpr std::array connection_rows{
//         from       on       by         guard                                                          emits                to         source
Transition{watched,   connect, candidate, {preparation_is_open, terms_accepted_first},                      connected,           watched,   s0_weekly},
Transition{contacted, connect, candidate, {preparation_is_open, terms_accepted_first},                      connected,           watched,   s0_weekly},
Transition{watched,   contact, watchers,  {preparation_is_open, terms_accepted_first, quiet_for_too_long}, candidate_contacted, contacted, s0_weekly},
Transition{contacted, contact, watchers,  {preparation_is_open, terms_accepted_first, quiet_for_too_long}, candidate_contacted, contacted, s0_weekly},
Transition{watched,   remind,  tutor,     preparation_is_open,                                              candidate_reminded,  watched,   s1_exchanges},
Transition{contacted, remind,  tutor,     preparation_is_open,                                              candidate_reminded,  contacted, s1_exchanges},
};
inline constexpr std::array connection_waits{
//      in         owner     expected due
Waiting{watched,   watchers, contact, Deadline::none},
Waiting{contacted, watchers, contact, Deadline::none},
};

// A warning is help, early enough: whoever sees a difficulty says so.
inline constexpr std::array difficulty_rows{
//         from       on         by                                                  guard                emits               to       source
Transition{not_begun, raise,     {candidate, tutor, trainer, training_correspondent}, preparation_is_open, difficulty_raised,  raised,  s1_dropout},
Transition{raised,    take_note, helpers,                                            still_to_be_told,    difficulty_noted,   raised,  s1_dropout},
Transition{helped,    take_note, helpers,                                            still_to_be_told,    difficulty_noted,   helped,  s1_dropout},
Transition{raised,    plan_help, helpers,                                            always,              help_planned,       helped,  s1_dropout},
Transition{helped,    plan_help, helpers,                                            always,              help_planned,       helped,  s1_dropout},
Transition{helped,    settle,    helpers,                                            due_people_told,     difficulty_settled, settled, s1_dropout},
};
inline constexpr std::array difficulty_waits{
//      in      owner    expected   due
Waiting{raised, helpers, plan_help, Deadline::none},
Waiting{raised, helpers, take_note, Deadline::none},
Waiting{helped, helpers, settle,    Deadline::none},
Waiting{helped, helpers, take_note, Deadline::none},
};

// Who leaves says so, the manager offers a talk, the tutor is told.
inline constexpr std::array dropout_rows{
//         from       on                by                              guard                emits              to         source
Transition{in_course, announce_dropout, candidate,                      preparation_is_open, dropout_announced, announced, s1_dropout},
Transition{resumed,   announce_dropout, candidate,                      preparation_is_open, dropout_announced, announced, s1_dropout},
Transition{in_course, record_dropout,   pedagogical_manager,            preparation_is_open, dropout_recorded,  announced, s1_dropout},
Transition{resumed,   record_dropout,   pedagogical_manager,            preparation_is_open, dropout_recorded,  announced, s1_dropout},
Transition{announced, offer_talk,       pedagogical_manager,            always,              talk_offered,      offered,   s1_dropout},
Transition{offered,   hold_talk,        pedagogical_manager,            talk_day_has_come,   talk_held,         heard,     s1_dropout},
Transition{offered,   decline_talk,     candidate,                      always,              talk_declined,     declined,  s1_dropout},
Transition{announced, take_note,        tutor,                          still_to_be_told,    dropout_noted,     announced, s1_dropout},
Transition{offered,   take_note,        tutor,                          still_to_be_told,    dropout_noted,     offered,   s1_dropout},
Transition{heard,     take_note,        tutor,                          still_to_be_told,    dropout_noted,     heard,     s1_dropout},
Transition{declined,  take_note,        tutor,                          still_to_be_told,    dropout_noted,     declined,  s1_dropout},
Transition{heard,     confirm_dropout,  {candidate, pedagogical_manager}, due_people_told,   dropout_confirmed, withdrawn, s1_dropout},
Transition{declined,  confirm_dropout,  {candidate, pedagogical_manager}, due_people_told,   dropout_confirmed, withdrawn, s1_dropout},
Transition{announced, resume,           candidate,                      always,              course_resumed,    resumed,   s1_dropout},
Transition{offered,   resume,           candidate,                      always,              course_resumed,    resumed,   s1_dropout},
Transition{heard,     resume,           candidate,                      always,              course_resumed,    resumed,   s1_dropout},
Transition{declined,  resume,           candidate,                      always,              course_resumed,    resumed,   s1_dropout},
};
inline constexpr std::array dropout_waits{
//      in         owner                            expected         due
Waiting{announced, pedagogical_manager,              offer_talk,      Deadline::none},
Waiting{announced, tutor,                            take_note,       Deadline::none},
Waiting{offered,   pedagogical_manager,              hold_talk,       Deadline::own_day},
Waiting{offered,   tutor,                            take_note,       Deadline::none},
Waiting{heard,     {candidate, pedagogical_manager}, confirm_dropout, Deadline::none},
Waiting{heard,     tutor,                            take_note,       Deadline::none},
Waiting{declined,  {candidate, pedagogical_manager}, confirm_dropout, Deadline::none},
Waiting{declined,  tutor,                            take_note,       Deadline::none},
};

// Said on the forum, mended by whoever gives or runs the course.
inline constexpr std::array content_error_rows{
//         from       on              by                               guard                                emits            to         source
Transition{not_begun, report_error,   {candidate, tutor},              {preparation_is_open, on_the_forum}, error_reported,  reported,  s1_contents},
Transition{reported,  correct_content, {trainer, organisers},          always,                              error_corrected, corrected, s1_contents},
Transition{reported,  dismiss_report, {trainer, organisers},           always,                              report_dismissed, dismissed, s1_contents},
};
inline constexpr std::array content_error_waits{
//      in        owner                 expected         due
Waiting{reported, {trainer, organisers}, correct_content, Deadline::none},
};

inline constexpr std::array forum_rows{
//         from        on           by         guard                emits         to          source
Transition{subscribed, leave_forum, candidate, preparation_is_open, forum_left,   left,       s1_contents},
Transition{left,       join_forum,  candidate, preparation_is_open, forum_joined, subscribed, s1_contents},
};
// clang-format on

} // namespace workflows::exam_preparation::tables
