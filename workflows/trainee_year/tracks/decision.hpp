#pragma once
// The Rector decides, the academy notifies; nobody but the trainee's correspondents knows before (ST18, ST19; art. 9).
// An extension is a first decision: another follows once the stage is over.

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
inline constexpr std::array decision_rows{
//         from                  on                        by               guard
//                               emits                      to                    source
Transition{awaited,              pronounce_titularisation, rector_delegate, {year_in_progress, found_apt, committee_heard_if_due, diploma_held, stage_is_over, effect_as_computed},
                                 titularisation_pronounced, titularised,          l1_9_apt},
Transition{awaited,              pronounce_extension,      rector_delegate, {year_in_progress, extension_is_due},
                                 extension_pronounced,      extended,             l5_26},
Transition{awaited,              authorise_second_year,    rector_delegate, {year_in_progress, found_not_apt, first_year, committee_heard_if_due, renewal_may_be_imposed, departure_is_reasoned, next_campaign_is_fit},
                                 second_year_authorised,    renewal,              l1_9_second_year},
Transition{awaited,              transmit_to_minister,     rector_delegate, {year_in_progress, found_not_apt, minister_ends_the_stage, committee_heard_if_due, departure_is_reasoned},
                                 file_transmitted,          transmitted,          l1_9_minister},
Transition{awaited,              pronounce_dismissal,      rector_delegate, {year_in_progress, found_not_apt, rector_ends_the_stage, titulaire_nowhere_else, departure_is_reasoned},
                                 dismissal_pronounced,      dismissed,            l3_9},
Transition{awaited,              pronounce_reinstatement,  rector_delegate, {year_in_progress, found_not_apt, rector_ends_the_stage, titulaire_elsewhere, departure_is_reasoned},
                                 reinstatement_pronounced,  reinstated,           l3_9},
// after an extension
Transition{extended_notified,    pronounce_titularisation, rector_delegate, {year_in_progress, found_apt, committee_heard_if_due, diploma_held, stage_is_over, effect_as_computed},
                                 titularisation_pronounced, titularised,          l1_9_apt},
Transition{extended_notified,    pronounce_extension,      rector_delegate, {year_in_progress, extension_is_due},
                                 extension_pronounced,      extended,             l5_26},
Transition{extended_notified,    authorise_second_year,    rector_delegate, {year_in_progress, found_not_apt, first_year, committee_heard_if_due, departure_is_reasoned, next_campaign_is_fit},
                                 second_year_authorised,    renewal,              l1_9_second_year},
Transition{extended_notified,    transmit_to_minister,     rector_delegate, {year_in_progress, not_apt_or_without_diploma, minister_ends_the_stage, committee_heard_if_due, departure_is_reasoned},
                                 file_transmitted,          transmitted,          l1_9_minister},
Transition{extended_notified,    pronounce_dismissal,      rector_delegate, {year_in_progress, not_apt_or_without_diploma, rector_ends_the_stage, titulaire_nowhere_else, departure_is_reasoned},
                                 dismissal_pronounced,      dismissed,            l3_9},
Transition{extended_notified,    pronounce_reinstatement,  rector_delegate, {year_in_progress, not_apt_or_without_diploma, rector_ends_the_stage, titulaire_elsewhere, departure_is_reasoned},
                                 reinstatement_pronounced,  reinstated,           l3_9},
// during the stage: insufficiency, with reasons in the act, and misconduct
Transition{awaited,              dismiss_during_stage,     rector_delegate, {year_in_progress, stage_still_runs, half_of_stage_served, committee_heard_unless_jury, titulaire_nowhere_else},
                                 dismissed_during_stage,    dismissed,            l5_7_insufficiency},
Transition{extended_notified,    dismiss_during_stage,     rector_delegate, {year_in_progress, stage_still_runs, half_of_stage_served, committee_heard_unless_jury, titulaire_nowhere_else},
                                 dismissed_during_stage,    dismissed,            l5_7_insufficiency},
Transition{awaited,              reinstate_during_stage,   rector_delegate, {year_in_progress, stage_still_runs, half_of_stage_served, committee_heard_unless_jury, titulaire_elsewhere},
                                 reinstated_during_stage,   reinstated,           l5_7_reinstatement},
Transition{extended_notified,    reinstate_during_stage,   rector_delegate, {year_in_progress, stage_still_runs, half_of_stage_served, committee_heard_unless_jury, titulaire_elsewhere},
                                 reinstated_during_stage,   reinstated,           l5_7_reinstatement},
Transition{awaited,              exclude,                  rector_delegate, {year_in_progress, exclusion_was_sanctioned},
                                 exclusion_pronounced,      excluded,             l5_10},
Transition{extended_notified,    exclude,                  rector_delegate, {year_in_progress, exclusion_was_sanctioned},
                                 exclusion_pronounced,      excluded,             l5_10},
// what the minister decides
Transition{transmitted,          record_dismissal,         academy,         {year_in_progress, titulaire_nowhere_else, day_is_plausible},
                                 dismissal_recorded,        dismissed,            l1_9_minister},
Transition{transmitted_notified, record_dismissal,         academy,         {year_in_progress, titulaire_nowhere_else, day_is_plausible},
                                 dismissal_recorded,        dismissed,            l1_9_minister},
Transition{transmitted,          record_reinstatement,     academy,         {year_in_progress, titulaire_elsewhere, day_is_plausible},
                                 reinstatement_recorded,    reinstated,           l5_7_reinstatement},
Transition{transmitted_notified, record_reinstatement,     academy,         {year_in_progress, titulaire_elsewhere, day_is_plausible},
                                 reinstatement_recorded,    reinstated,           l5_7_reinstatement},
// telling the trainee
Transition{titularised,          notify,                   case_officer,    day_is_plausible,
                                 titularisation_notified,   titularised_notified, d_told_of_success},
Transition{extended,             notify,                   case_officer,    day_is_plausible,
                                 extension_notified,        extended_notified,    a_signatory},
Transition{renewal,              notify,                   case_officer,    day_is_plausible,
                                 second_year_notified,      renewal_notified,     a_signatory},
Transition{transmitted,          notify,                   case_officer,    day_is_plausible,
                                 transmission_notified,     transmitted_notified, a_signatory},
Transition{dismissed,            notify,                   case_officer,    day_is_plausible,
                                 dismissal_notified,        dismissed_notified,   a_signatory},
Transition{reinstated,           notify,                   case_officer,    day_is_plausible,
                                 reinstatement_notified,    reinstated_notified,  a_signatory},
Transition{excluded,             notify,                   case_officer,    day_is_plausible,
                                 exclusion_notified,        excluded_notified,    a_signatory},
// and what the trainee may answer
Transition{titularised_notified, record_appeal,            case_officer,    within_time_for_appeal,
                                 appeal_recorded,           titularised_notified, a_appeal},
Transition{extended_notified,    record_appeal,            case_officer,    within_time_for_appeal,
                                 appeal_recorded,           extended_notified,    a_appeal},
Transition{renewal_notified,     record_appeal,            case_officer,    within_time_for_appeal,
                                 appeal_recorded,           renewal_notified,     a_appeal},
Transition{dismissed_notified,   record_appeal,            case_officer,    within_time_for_appeal,
                                 appeal_recorded,           dismissed_notified,   a_appeal},
Transition{reinstated_notified,  record_appeal,            case_officer,    within_time_for_appeal,
                                 appeal_recorded,           reinstated_notified,  a_appeal},
Transition{excluded_notified,    record_appeal,            case_officer,    within_time_for_appeal,
                                 appeal_recorded,           excluded_notified,    a_appeal},
};
inline constexpr std::array decision_waits{
//      in                    owner            expected                  due
Waiting{awaited,              rector_delegate, pronounce_titularisation, Deadline::decision},
Waiting{awaited,              rector_delegate, pronounce_extension,      Deadline::decision},
Waiting{awaited,              rector_delegate, authorise_second_year,    Deadline::decision},
Waiting{awaited,              rector_delegate, transmit_to_minister,     Deadline::decision},
Waiting{awaited,              rector_delegate, pronounce_dismissal,      Deadline::decision},
Waiting{awaited,              rector_delegate, pronounce_reinstatement,  Deadline::decision},
Waiting{awaited,              rector_delegate, exclude,                  Deadline::decision},
Waiting{extended_notified,    rector_delegate, pronounce_titularisation, Deadline::none},
Waiting{extended_notified,    rector_delegate, authorise_second_year,    Deadline::none},
Waiting{extended_notified,    rector_delegate, transmit_to_minister,     Deadline::none},
Waiting{extended_notified,    rector_delegate, pronounce_dismissal,      Deadline::none},
Waiting{extended_notified,    rector_delegate, pronounce_reinstatement,  Deadline::none},
Waiting{extended_notified,    rector_delegate, exclude,                  Deadline::none},
Waiting{transmitted,          academy,         record_dismissal,         Deadline::decision},
Waiting{transmitted,          academy,         record_reinstatement,     Deadline::decision},
Waiting{transmitted_notified, academy,         record_dismissal,         Deadline::decision},
Waiting{transmitted_notified, academy,         record_reinstatement,     Deadline::decision},
Waiting{titularised,          case_officer,    notify,                   Deadline::notification},
Waiting{extended,             case_officer,    notify,                   Deadline::notification},
Waiting{renewal,              case_officer,    notify,                   Deadline::notification},
Waiting{transmitted,          case_officer,    notify,                   Deadline::notification},
Waiting{dismissed,            case_officer,    notify,                   Deadline::notification},
Waiting{reinstated,           case_officer,    notify,                   Deadline::notification},
Waiting{excluded,             case_officer,    notify,                   Deadline::notification},
};
// clang-format on

} // namespace workflows::trainee_year::tables
