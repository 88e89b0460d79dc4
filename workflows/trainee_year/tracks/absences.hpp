#pragma once
// What moves the end of a stage, one piece each: leave, part time, suspension. The event keeps the computation, step by
// step (decree 94-874, art. 8, 15, 22, 23, 26). Beside them the diploma that a few still have to obtain (art. 9).

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
inline constexpr std::array leave_rows{
//         from       on                by            guard                                                                                                     emits                to         source
Transition{not_begun, record_leave,     case_officer, {year_in_progress, leave_is_open_to_trainees, days_in_order, leaves_do_not_overlap, personal_leave_is_short}, leave_recorded,  recorded,  a_leave_record},
Transition{recorded,  cancel,           case_officer, year_in_progress,                                                                                         leave_cancelled,     cancelled, a_leave_record},
};

inline constexpr std::array part_time_rows{
//         from       on                by            guard                                                                   emits                to         source
Transition{not_begun, record_part_time, case_officer, {year_in_progress, part_time_is_open, days_in_order, leaves_do_not_overlap}, part_time_recorded,  recorded,  l5_15},
Transition{recorded,  cancel,           case_officer, year_in_progress,                                                       part_time_cancelled, cancelled, a_part_time_record},
};

inline constexpr std::array suspension_rows{
//         from       on                by               guard                              emits              to         source
Transition{not_begun, suspend,          rector_delegate, {year_in_progress, not_suspended, days_in_order}, trainee_suspended, suspended, l5_8},
Transition{suspended, lift_suspension,  rector_delegate, days_in_order,                     suspension_lifted, ended,     l5_8},
};
inline constexpr std::array suspension_waits{
//      in         owner            expected         due
Waiting{suspended, rector_delegate, lift_suspension, Deadline::none},
};

inline constexpr std::array diploma_rows{
//         from     on              by            guard                                                  emits             to        source
Transition{awaited, record_diploma, case_officer, {diploma_is_awaited, year_in_progress, day_is_plausible}, diploma_recorded, recorded, l1_9_diploma},
};
inline constexpr std::array diploma_waits{
//      in       owner         expected        due
Waiting{awaited, case_officer, record_diploma, Deadline::decision},
};
// clang-format on

} // namespace workflows::trainee_year::tables
