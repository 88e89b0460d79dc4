#pragma once
// Positioning sheets on the way (T5), the evaluation at the end (T6).

#include "workflows/tutored_module/tracks/columns.hpp"

namespace workflows::tutored_module::tables {

// clang-format off
// One sheet after the other: the next is awaited once the results of this one are discussed.
inline constexpr std::array positioning_rows{
//         from      on               by       guard                                                                                 emits              to         source
Transition{awaited,   send_sheet,      tutor,   {module_is_running, contact_made_by_tutor, evaluation_not_submitted, items_distinct}, sheet_sent,        sent,      s2_positioning},
Transition{discussed, send_sheet,      tutor,   {module_is_running, contact_made_by_tutor, evaluation_not_submitted, items_distinct}, sheet_sent,        sent,      s2_positioning},
Transition{sent,      fill_sheet,      learner, {module_is_running, every_item_rated},                                                sheet_filled,      filled,    s2_positioning},
Transition{filled,    discuss_results, tutor,   {module_is_running, day_is_plausible, time_into_open_grid},                           results_discussed, discussed, s2_positioning},
};
inline constexpr std::array positioning_waits{
//      in         owner    expected         due
Waiting{awaited,   tutor,   send_sheet,      Deadline::positioning},
Waiting{sent,      learner, fill_sheet,      Deadline::sheet},
Waiting{filled,    tutor,   discuss_results, Deadline::discussion},
Waiting{discussed, tutor,   send_sheet,      Deadline::positioning},
};

inline constexpr std::array evaluation_rows{
//         from       on                  by                   guard
//                    emits                   to         source
Transition{awaited,   submit_evaluation,  tutor,               {module_is_running, contact_made_by_tutor, module_at_its_end, results_are_discussed, questions_are_answered, items_distinct, day_is_plausible},
                      evaluation_submitted,   submitted, s2_evaluation},
Transition{submitted, correct_evaluation, tutor,               {module_is_running, items_distinct, day_is_plausible},
                      evaluation_corrected,   submitted, s2_evaluation},
Transition{submitted, account_for,        pedagogical_manager, {module_is_running, every_acquisition_accounted},
                      acquisitions_accounted, accounted, s2_evaluation},
Transition{accounted, mark_as_read,       learner,             always,
                      piece_read,             read,      a_reading},
};
inline constexpr std::array evaluation_waits{
//      in         owner                expected           due
Waiting{awaited,   tutor,               submit_evaluation, Deadline::evaluation},
Waiting{submitted, pedagogical_manager, account_for,       Deadline::accounting},
Waiting{accounted, learner,             mark_as_read,      Deadline::none},
};
// clang-format on

} // namespace workflows::tutored_module::tables
