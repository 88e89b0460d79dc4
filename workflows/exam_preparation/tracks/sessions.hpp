#pragma once
// What stands on the calendar: sessions to attend (Q5, Q6), and tests on table, whose copies pass from hand to hand (X6, X8).

#include "workflows/exam_preparation/tracks/columns.hpp"

namespace workflows::exam_preparation::tables {

// clang-format off
// One piece a session.
inline constexpr std::array session_rows{
//         from       on                by          guard                                         emits              to         source
Transition{not_begun, schedule_session, organisers, {preparation_is_open, workshop_as_planned}, session_scheduled, scheduled, s1_must_attend},
Transition{scheduled, move_session,     organisers, workshop_as_planned,                        session_moved,     scheduled, s1_must_attend},
Transition{scheduled, cancel_session,   organisers, always,                                     session_cancelled, cancelled, s1_must_attend},
Transition{scheduled, record_presence,  keepers,    session_day_has_come,                       session_attended,  attended,  s1_must_attend},
Transition{scheduled, record_absence,   keepers,    session_day_has_come,                       session_missed,    missed,    s1_must_attend},
// recorded by mistake, or made up for
Transition{missed,    record_presence,  keepers,    always,                                     session_attended,  attended,  s1_must_attend},
Transition{attended,  record_absence,   keepers,    always,                                     session_missed,    missed,    s1_must_attend},
};
inline constexpr std::array session_waits{
//      in         owner    expected         due
Waiting{scheduled, keepers, record_presence, Deadline::own_day},
};

// One piece a test. The correspondent answers for the copy until it is shipped, the coordinator from then on.
inline constexpr std::array paper_test_rows{
//         from       on              by                      guard                                                              emits           to         source
Transition{not_begun, schedule_test,  organisers,             {preparation_is_open, tests_are_provided, held_in_the_establishment}, test_scheduled, scheduled, s0_calendar},
Transition{scheduled, move_test,      organisers,             always,                                                             test_moved,     scheduled, s0_calendar},
Transition{scheduled, cancel_test,    organisers,             always,                                                             test_cancelled, cancelled, s0_calendar},
Transition{scheduled, record_sitting, training_correspondent, test_day_has_come,                                                  test_sat,       sat,       s0_calendar},
Transition{scheduled, record_no_show, training_correspondent, test_day_has_come,                                                  test_not_sat,   not_sat,   s0_calendar},
Transition{sat,       collect,        training_correspondent, always,                                                             copy_collected, collected, s0_correspondent},
Transition{collected, ship,           training_correspondent, day_is_not_to_come,                                                 copy_shipped,   shipped,   d_test_owner},
Transition{shipped,   report_missing, national_coordinator,   always,                                                             copy_missing,   collected, d_test_owner},
Transition{shipped,   receive,        national_coordinator,   always,                                                             copy_received,  received,  d_test_owner},
Transition{received,  mark,           {trainer, national_coordinator}, always,                                                    copy_marked,    marked,    s0_coordinator},
Transition{marked,    return_copy,    national_coordinator,   always,                                                             copy_returned,  returned,  s0_coordinator},
Transition{returned,  mark_as_read,   candidate,              always,                                                             copy_read,      State::read, s1_progress},
};
inline constexpr std::array paper_test_waits{
//      in         owner                            expected        due
Waiting{scheduled, training_correspondent,          record_sitting, Deadline::own_day},
Waiting{sat,       training_correspondent,          collect,        Deadline::none},
Waiting{collected, training_correspondent,          ship,           Deadline::none},
Waiting{shipped,   national_coordinator,            receive,        Deadline::none},
Waiting{received,  {trainer, national_coordinator}, mark,           Deadline::none},
Waiting{marked,    national_coordinator,            return_copy,    Deadline::none},
Waiting{returned,  candidate,                       mark_as_read,   Deadline::none},
};
// clang-format on

} // namespace workflows::exam_preparation::tables
