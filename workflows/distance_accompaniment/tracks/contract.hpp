#pragma once
// The contract: signed by the trainer and by the academy's training officer, in any order, before any work (V3). Whoever
// signs does so on that day and by his own hand: nothing here takes a day from a form.

#include "workflows/distance_accompaniment/tracks/columns.hpp"

namespace workflows::distance_accompaniment::tables {

// clang-format off
inline constexpr std::array contract_rows{
//         from               on                       by                guard                                                              emits                     to                 source
Transition{unprepared,        prepare,                 office,           {campaign_is_open, rules_are_known, start_is_ahead, days_in_order}, contract_prepared,        prepared,          a_accompaniment_opening},
Transition{prepared,          sign_as_trainer,         trainer,          signed_before_start,                                                trainer_signed,           signed_by_trainer, s4_contract},
Transition{prepared,          sign_for_academy,        training_officer, {parties_are_two, signed_before_start},                             academy_signed,           signed_by_academy, s4_contract},
Transition{signed_by_academy, sign_as_trainer,         trainer,          signed_before_start,                                                trainer_countersigned,    in_force,          s4_contract},
Transition{signed_by_trainer, sign_for_academy,        training_officer, {parties_are_two, signed_before_start},                             academy_countersigned,    in_force,          s4_contract},
// another wording is signed anew; one that was cancelled may be taken up again
Transition{prepared,          amend,                   office,           {start_is_ahead, days_in_order, no_work_recorded},                  contract_amended,         prepared,          a_accompaniment_corrections},
Transition{signed_by_trainer, amend,                   office,           {start_is_ahead, days_in_order, no_work_recorded},                  contract_amended,         prepared,          a_accompaniment_corrections},
Transition{signed_by_academy, amend,                   office,           {start_is_ahead, days_in_order, no_work_recorded},                  contract_amended,         prepared,          a_accompaniment_corrections},
Transition{cancelled,         amend,                   office,           {start_is_ahead, days_in_order, no_work_recorded, file_not_archived}, contract_amended,         prepared,          a_accompaniment_corrections},
Transition{prepared,          cancel,                  office,           always,                                                             contract_cancelled,       cancelled,         a_accompaniment_corrections},
Transition{signed_by_trainer, cancel,                  office,           always,                                                             contract_cancelled,       cancelled,         a_accompaniment_corrections},
Transition{signed_by_academy, cancel,                  office,           always,                                                             contract_cancelled,       cancelled,         a_accompaniment_corrections},
Transition{in_force,          cancel,                  office,           pay_not_decided,                                                    contract_cancelled,       cancelled,         a_accompaniment_corrections},
// not signed by its first day, it waits for another one
Transition{prepared,          postpone,                office,           {start_has_passed, start_is_ahead, days_in_order},                  contract_postponed,       prepared,          s4_contract},
Transition{signed_by_trainer, postpone,                office,           {start_has_passed, start_is_ahead, days_in_order},                  contract_postponed,       prepared,          s4_contract},
Transition{signed_by_academy, postpone,                office,           {start_has_passed, start_is_ahead, days_in_order},                  contract_postponed,       prepared,          s4_contract},
// to whom the report goes (V4); the campaign may have one for all its contracts
Transition{prepared,          designate_correspondent, office,           always,                                                             correspondent_designated, prepared,          s4_report},
Transition{signed_by_trainer, designate_correspondent, office,           always,                                                             correspondent_designated, signed_by_trainer, s4_report},
Transition{signed_by_academy, designate_correspondent, office,           always,                                                             correspondent_designated, signed_by_academy, s4_report},
Transition{in_force,          designate_correspondent, office,           always,                                                             correspondent_designated, in_force,          s4_report},
};
inline constexpr std::array contract_waits{
//      in                 owner             expected          due
Waiting{prepared,          trainer,          sign_as_trainer,  Deadline::start},
Waiting{prepared,          training_officer, sign_for_academy, Deadline::start},
Waiting{signed_by_trainer, training_officer, sign_for_academy, Deadline::start},
Waiting{signed_by_academy, trainer,          sign_as_trainer,  Deadline::start},
Waiting{prepared,          office,           postpone,         Deadline::start},
Waiting{signed_by_trainer, office,           postpone,         Deadline::start},
Waiting{signed_by_academy, office,           postpone,         Deadline::start},
};
// clang-format on

} // namespace workflows::distance_accompaniment::tables
