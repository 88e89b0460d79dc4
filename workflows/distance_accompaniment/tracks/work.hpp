#pragma once
// The group, and what was done with it: who really took part is what the pay rests on (V7).

#include "workflows/distance_accompaniment/tracks/columns.hpp"

namespace workflows::distance_accompaniment::tables {

// clang-format off
inline constexpr std::array group_rows{
//         from      on          by      guard                                                             emits         to      source
Transition{unlisted, list_group, office, {contract_not_cancelled, participants_of_group, pay_not_decided}, group_listed, listed, a_accompaniment_group},
Transition{listed,   list_group, office, {contract_not_cancelled, participants_of_group, pay_not_decided}, group_listed, listed, a_accompaniment_group},
};
inline constexpr std::array group_waits{
//      in        owner   expected    due
Waiting{unlisted, office, list_group, Deadline::start},
};

// One piece an activity. A mistake is corrected, or the activity removed, by another act.
inline constexpr std::array activity_rows{
//         from        on                by       guard                                                                                                                              emits              to        source
Transition{unrecorded, record_activity,  trainer, {contract_in_force, group_is_listed, participants_of_group, moment_is_told, day_of_the_contract, report_not_sent, pay_not_decided}, activity_recorded,  recorded, s4_activities},
Transition{recorded,   correct_activity, trainer, {contract_in_force, participants_of_group, moment_is_told, day_of_the_contract, report_not_sent, pay_not_decided},                  activity_corrected, recorded, a_accompaniment_corrections},
Transition{recorded,   remove_activity,  trainer, {report_not_sent, pay_not_decided},                                                                                               activity_removed,   removed,  a_accompaniment_corrections},
};
// clang-format on

} // namespace workflows::distance_accompaniment::tables
