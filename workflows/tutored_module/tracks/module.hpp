#pragma once
// The module itself, the first contact and the planning (T1, T2).

#include "workflows/tutored_module/tracks/columns.hpp"

namespace workflows::tutored_module::tables {

// clang-format off
inline constexpr std::array module_rows{
//         from      on            by                   guard
//                   emits             to         source
Transition{unopened, open,         centre,              {campaign_is_open, rules_are_known, days_in_order, tutor_is_another},
                     module_opened,    running,   a_module_opening},
Transition{running,  change_tutor, case_officer,        {follows_the_former, tutor_is_another, day_is_plausible},
                     tutor_changed,    running,   a_module_people},
Transition{running,  withdraw,     {learner, case_officer}, day_is_plausible,
                     learner_withdrew, withdrawn, a_module_end},
Transition{running,  complete,     pedagogical_manager, {evaluation_is_accounted, grid_is_certified, questions_are_answered},
                     module_completed, completed, a_module_end},
};
inline constexpr std::array module_waits{
//      in       owner                expected  due
Waiting{running, pedagogical_manager, complete, Deadline::closing},
};

// Whoever takes over as tutor presents himself in his turn.
inline constexpr std::array welcome_rows{
//         from     on            by       guard                                                                                                                          emits         to    source
Transition{awaited, make_contact, tutor,   {module_is_running, welcome_says_all, day_is_plausible, days_within_module, time_into_open_grid},                              contact_made, made, s2_welcome},
Transition{made,    make_contact, tutor,   {module_is_running, tutor_not_yet_introduced, welcome_says_all, day_is_plausible, days_within_module, time_into_open_grid},    contact_made, made, s2_welcome},
Transition{read,    make_contact, tutor,   {module_is_running, tutor_not_yet_introduced, welcome_says_all, day_is_plausible, days_within_module, time_into_open_grid},    contact_made, made, s2_welcome},
Transition{made,    mark_as_read, learner, always,                                                                                                                        piece_read,   read, a_reading},
};
inline constexpr std::array welcome_waits{
//      in       owner    expected      due
Waiting{awaited, tutor,   make_contact, Deadline::welcome},
Waiting{made,    tutor,   make_contact, Deadline::welcome},
Waiting{made,    learner, mark_as_read, Deadline::none},
Waiting{read,    tutor,   make_contact, Deadline::welcome},
};

inline constexpr std::array planning_rows{
//         from     on               by       guard                                                                              emits             to       source
Transition{awaited, set_planning,    tutor,   {module_is_running, days_within_module, planning_has_meetings, sheets_at_intervals}, planning_set,     planned, s2_welcome},
Transition{planned, revise_planning, tutor,   {module_is_running, days_within_module, planning_has_meetings, sheets_at_intervals}, planning_revised, planned, s2_inactivity},
Transition{read,    revise_planning, tutor,   {module_is_running, days_within_module, planning_has_meetings, sheets_at_intervals}, planning_revised, planned, s2_inactivity},
Transition{planned, mark_as_read,    learner, always,                                                                            piece_read,       read,    a_reading},
};
inline constexpr std::array planning_waits{
//      in       owner    expected      due
Waiting{awaited, tutor,   set_planning, Deadline::planning},
Waiting{planned, learner, mark_as_read, Deadline::none},
};
// clang-format on

} // namespace workflows::tutored_module::tables
