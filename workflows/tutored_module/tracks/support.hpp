#pragma once
// Help: questions and answers (T3, T4), and the grid in which time is noted (T7).

#include "workflows/tutored_module/tracks/columns.hpp"

namespace workflows::tutored_module::tables {

// clang-format off
// One piece a question; its clock is shown on it. Taken up again, it runs anew.
inline constexpr std::array question_rows{
//         from      on               by       guard                                    emits              to        source
Transition{unasked,  ask,             learner, module_is_running,                       question_asked,    asked,    s2_answers},
Transition{asked,    answer,          tutor,   {module_is_running, time_into_open_grid}, question_answered, answered, s2_answers},
Transition{answered, complete_answer, tutor,   {module_is_running, time_into_open_grid}, answer_completed,  answered, s2_support},
Transition{answered, pursue,          learner, module_is_running,                       question_pursued,  asked,    a_exchanges},
Transition{settled,  pursue,          learner, module_is_running,                       question_pursued,  asked,    a_exchanges},
Transition{answered, settle,          learner, always,                                  question_settled,  settled,  a_exchanges},
};
inline constexpr std::array question_waits{
//      in        owner    expected due
Waiting{asked,    tutor,   answer,  Deadline::answer},
Waiting{answered, learner, settle,  Deadline::none},
};

// One piece a stretch of time.
inline constexpr std::array support_rows{
//         from        on               by     guard                                                     emits              to         source
Transition{unrecorded, record_support,  tutor, {module_is_running, day_is_plausible, time_into_open_grid}, support_recorded,  recorded,  s2_grid},
Transition{recorded,   correct_support, tutor, {module_is_running, day_is_plausible, time_into_open_grid}, support_corrected, recorded,  s2_grid},
Transition{recorded,   cancel_support,  tutor, {module_is_running, time_into_open_grid},                 support_cancelled, cancelled, s2_grid},
};

// The total, once nothing more is to be added.
inline constexpr std::array grid_rows{
//         from       on            by                   guard                                                          emits           to         source
Transition{kept,      certify_grid, tutor,               {module_is_running, evaluation_is_submitted, total_as_computed}, grid_certified, certified, s2_grid},
Transition{certified, return_grid,  pedagogical_manager, module_is_running,                                             grid_returned,  kept,      a_grid_certified},
};
inline constexpr std::array grid_waits{
//      in    owner  expected      due
Waiting{kept, tutor, certify_grid, Deadline::grid},
};
// clang-format on

} // namespace workflows::tutored_module::tables
