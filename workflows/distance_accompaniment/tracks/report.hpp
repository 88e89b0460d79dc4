#pragma once
// The activity report: filed after the work and sent to the domain's training correspondent (V4), read by whoever
// decides (V5).

#include "workflows/distance_accompaniment/tracks/columns.hpp"

namespace workflows::distance_accompaniment::tables {

// clang-format off
inline constexpr std::array report_rows{
//         from      on           by                                          guard                                                                           emits                      to        source
Transition{awaited,  file_report, trainer,                                    {contract_in_force, work_recorded, correspondent_in_office, pay_not_decided},    activity_report_filed,     filed,    s4_report},
Transition{returned, file_report, trainer,                                    {contract_in_force, work_recorded, correspondent_in_office, pay_not_decided},    activity_report_filed,     filed,    s4_report},
Transition{filed,    acknowledge, training_correspondent,                     always,                                                                          report_acknowledged,       received, s4_report},
Transition{filed,    consult,     training_officer,                           report_to_consult,                                                               activity_report_consulted, filed,    s4_decision},
Transition{received, consult,     training_officer,                           report_to_consult,                                                               activity_report_consulted, received, s4_decision},
Transition{filed,    send_back,   {training_correspondent, training_officer}, pay_not_decided,                                                                 report_sent_back,          returned, a_accompaniment_corrections},
Transition{received, send_back,   {training_correspondent, training_officer}, pay_not_decided,                                                                 report_sent_back,          returned, a_accompaniment_corrections},
Transition{filed,    take_back,   trainer,                                    pay_not_decided,                                                                 report_taken_back,         returned, a_accompaniment_corrections},
Transition{received, take_back,   trainer,                                    pay_not_decided,                                                                 report_taken_back,         returned, a_accompaniment_corrections},
};
inline constexpr std::array report_waits{
//      in        owner                   expected     due
Waiting{awaited,  trainer,                file_report, Deadline::report},
Waiting{returned, trainer,                file_report, Deadline::report},
Waiting{filed,    training_correspondent, acknowledge, Deadline::decision},
Waiting{filed,    training_officer,       consult,     Deadline::decision},
Waiting{received, training_officer,       consult,     Deadline::decision},
};
// clang-format on

} // namespace workflows::distance_accompaniment::tables
