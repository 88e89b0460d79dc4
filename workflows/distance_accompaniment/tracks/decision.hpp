#pragma once
// What is paid: decided by the academy's manager on sight of the report (V5), as many vacations as the computation says
// (V6 to V9). A decision is undone by being withdrawn, and another takes its place.

#include "workflows/distance_accompaniment/tracks/columns.hpp"

namespace workflows::distance_accompaniment::tables {

// clang-format off
inline constexpr std::array decision_rows{
//         from     on        by                guard                                                                                          emits                   to       source
Transition{awaited, grant,    training_officer, {contract_in_force, report_sent, report_consulted, parties_are_two, vacations_as_computed},    pay_granted,            granted, s4_decision},
Transition{awaited, refuse,   training_officer, {contract_in_force, parties_are_two},                                                          pay_refused,            refused, s4_decision},
Transition{granted, withdraw, training_officer, {parties_are_two, file_not_archived},                                                          pay_decision_withdrawn, awaited, a_accompaniment_corrections},
Transition{refused, withdraw, training_officer, {parties_are_two, file_not_archived},                                                          pay_decision_withdrawn, awaited, a_accompaniment_corrections},
};
inline constexpr std::array decision_waits{
//      in       owner             expected due
Waiting{awaited, training_officer, grant,   Deadline::decision},
};
// clang-format on

} // namespace workflows::distance_accompaniment::tables
