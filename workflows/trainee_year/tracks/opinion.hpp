#pragma once
// The tutor's report, inspections, and the opinions that rest on them (ST8 to ST11; order of 22 August 2014, art. 5).

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
// The inspector consults the latest version before he gives his opinion.
inline constexpr std::array tutor_report_rows{
//         from     on              by         guard                                                                                    emits             to     source
Transition{awaited, file_report,    tutor,     {year_in_progress, day_is_plausible, competences_of_the_framework, not_yet_deliberated}, report_filed,     filed, u_final_report},
Transition{filed,   correct_report, tutor,     {day_is_plausible, competences_of_the_framework, not_yet_deliberated},                   report_corrected, filed, a_corrections},
Transition{read,    correct_report, tutor,     {day_is_plausible, competences_of_the_framework, not_yet_deliberated},                   report_corrected, filed, a_corrections},
Transition{filed,   consult,        inspector, report_to_consult,                                                                       report_consulted, filed, l1_5_i_1},
Transition{read,    consult,        inspector, report_to_consult,                                                                       report_consulted, read,  l1_5_i_1},
Transition{filed,   mark_as_read,   trainee,   always,                                                                                  piece_read,       read,  l1_7},
};
inline constexpr std::array tutor_report_waits{
//      in       owner      expected      due
Waiting{awaited, tutor,     file_report,  Deadline::tutor_report},
Waiting{filed,   inspector, consult,      Deadline::opinions},
Waiting{read,    inspector, consult,      Deadline::opinions},
Waiting{filed,   trainee,   mark_as_read, Deadline::none},
};

// Possible in a first year, compulsory in a second.
inline constexpr std::array inspection_rows{
//         from       on                  by         guard                                                      emits                 to        source
Transition{not_begun, record_inspection,  inspector, {year_in_progress, day_is_plausible, not_yet_deliberated}, inspection_recorded,  recorded, l1_5_i_1},
Transition{recorded,  correct_inspection, inspector, {day_is_plausible, not_yet_deliberated},                   inspection_corrected, recorded, a_corrections},
Transition{read,      correct_inspection, inspector, {day_is_plausible, not_yet_deliberated},                   inspection_corrected, recorded, a_corrections},
Transition{recorded,  mark_as_read,       trainee,   always,                                                    piece_read,           read,     l1_7},
};
inline constexpr std::array inspection_waits{
//      in        owner    expected      due
Waiting{recorded, trainee, mark_as_read, Deadline::none},
};

// One opinion on the grid, whoever owes it: the head of school, or the authority in charge where the stage is outside a
// public school of the second degree.
constexpr auto opinion_rows_of(Role author, Ref ground)
{
    return std::array{
    //         from     on               by       guard                                                                                                       emits              to     source
    Transition{awaited, give_opinion,    author,  {year_in_progress, opinion_is_required, every_item_answered, scale_of_the_instrument, not_yet_deliberated}, opinion_given,     filed, ground},
    Transition{filed,   correct_opinion, author,  {every_item_answered, scale_of_the_instrument, not_yet_deliberated},                                        opinion_corrected, filed, a_corrections},
    Transition{read,    correct_opinion, author,  {every_item_answered, scale_of_the_instrument, not_yet_deliberated},                                        opinion_corrected, filed, a_corrections},
    Transition{filed,   confirm_opinion, author,  {basis_has_changed, not_yet_deliberated},                                                                   opinion_confirmed, filed, a_opinion_basis},
    Transition{read,    confirm_opinion, author,  {basis_has_changed, not_yet_deliberated},                                                                   opinion_confirmed, read,  a_opinion_basis},
    Transition{filed,   mark_as_read,    trainee, always,                                                                                                     piece_read,        read,  l1_7},
    };
}
constexpr auto opinion_waits_of(Role author)
{
    return std::array{
    //      in       owner    expected         due
    Waiting{awaited, author,  give_opinion,    Deadline::opinions},
    Waiting{filed,   trainee, mark_as_read,    Deadline::none},
    Waiting{filed,   author,  confirm_opinion, Deadline::deliberation},
    Waiting{read,    author,  confirm_opinion, Deadline::deliberation},
    };
}
inline constexpr auto head_opinion_rows = opinion_rows_of(head_of_school, l1_5_i_2);
inline constexpr auto head_opinion_waits = opinion_waits_of(head_of_school);
inline constexpr auto authority_opinion_rows = opinion_rows_of(authority, l1_5_ii);
inline constexpr auto authority_opinion_waits = opinion_waits_of(authority);

inline constexpr std::array inspector_opinion_rows{
//         from     on               by         guard
//                  emits              to     source
Transition{awaited, give_opinion,    inspector, {year_in_progress, opinion_is_required, tutor_report_filed, tutor_report_consulted, inspection_made, every_item_answered, scale_of_the_instrument, basis_is_stated, doubt_is_reasoned},
                    opinion_given,     filed, l1_5_i_1},
Transition{filed,   correct_opinion, inspector, {tutor_report_consulted, every_item_answered, scale_of_the_instrument, basis_is_stated, doubt_is_reasoned, not_yet_deliberated},
                    opinion_corrected, filed, a_corrections},
Transition{read,    correct_opinion, inspector, {tutor_report_consulted, every_item_answered, scale_of_the_instrument, basis_is_stated, doubt_is_reasoned, not_yet_deliberated},
                    opinion_corrected, filed, a_corrections},
Transition{filed,   confirm_opinion, inspector, {basis_has_changed, tutor_report_consulted, not_yet_deliberated},
                    opinion_confirmed, filed, a_opinion_basis},
Transition{read,    confirm_opinion, inspector, {basis_has_changed, tutor_report_consulted, not_yet_deliberated},
                    opinion_confirmed, read,  a_opinion_basis},
Transition{filed,   mark_as_read,    trainee,   always,
                    piece_read,        read,  l1_7},
};
inline constexpr std::array inspector_opinion_waits{
//      in       owner      expected         due
Waiting{awaited, inspector, give_opinion,    Deadline::opinions},
Waiting{filed,   trainee,   mark_as_read,    Deadline::none},
Waiting{filed,   inspector, confirm_opinion, Deadline::deliberation},
Waiting{read,    inspector, confirm_opinion, Deadline::deliberation},
};

// Only where the rules of the year ask for it: half-time trainees since 10 July 2022.
inline constexpr std::array inspe_opinion_rows{
//         from     on                     by              guard                                                        emits              to     source
Transition{awaited, give_inspe_opinion,    inspe_director, {year_in_progress, opinion_is_required, not_yet_deliberated}, opinion_given,     filed, l1_5_i_3_half},
Transition{filed,   correct_inspe_opinion, inspe_director, not_yet_deliberated,                                         opinion_corrected, filed, a_corrections},
Transition{read,    correct_inspe_opinion, inspe_director, not_yet_deliberated,                                         opinion_corrected, filed, a_corrections},
Transition{filed,   mark_as_read,          trainee,        always,                                                      piece_read,        read,  l1_7},
};
inline constexpr std::array inspe_opinion_waits{
//      in       owner           expected            due
Waiting{awaited, inspe_director, give_inspe_opinion, Deadline::opinions},
Waiting{filed,   trainee,        mark_as_read,       Deadline::none},
};

// The joint committee, where the rules hear it before a decision; heard again when another decision follows.
inline constexpr std::array joint_committee_rows{
//         from      on                by            guard                                                       emits            to        source
Transition{awaited,  record_committee, case_officer, {committee_is_provided_for, year_in_progress, day_is_plausible}, committee_heard, recorded, l2_7},
Transition{recorded, record_committee, case_officer, {committee_is_provided_for, year_in_progress, day_is_plausible}, committee_heard, recorded, l2_7},
};
inline constexpr std::array joint_committee_waits{
//      in       owner         expected          due
Waiting{awaited, case_officer, record_committee, Deadline::decision},
};
// clang-format on

} // namespace workflows::trainee_year::tables
