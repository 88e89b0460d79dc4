#pragma once
// The file: sealed by digest, then opened to the trainee, and sealed again when a piece changes (ST13, ST14);
// of the change both sides are told.

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

inline constexpr Roles told{trainee, jury_secretary}; // of what came after the seal: both sides (I16)

// clang-format off
inline constexpr std::array file_rows{
//         from        on               by            guard                                                                           emits           to          source
Transition{assembling, seal,            case_officer, {year_in_progress, every_required_piece_filed},                                 file_sealed,    sealed,     d_seal},
Transition{sealed,     open_to_trainee, case_officer, {seal_is_current, access_has_opened},                                           file_opened,    accessible, l1_7},
Transition{accessible, consult,         trainee,      always,                                                                         file_consulted, consulted,  l1_7},
Transition{consulted,  consult,         trainee,      always,                                                                         file_consulted, consulted,  l1_7},
Transition{sealed,     seal_again,      case_officer, {piece_changed_since_sealing, every_required_piece_filed, not_yet_deliberated}, file_resealed,  sealed,     d_seal},
Transition{accessible, seal_again,      case_officer, {piece_changed_since_sealing, every_required_piece_filed, not_yet_deliberated}, file_resealed,  sealed,     d_seal},
Transition{consulted,  seal_again,      case_officer, {piece_changed_since_sealing, every_required_piece_filed, not_yet_deliberated}, file_resealed,  sealed,     d_seal},
// Each side takes note of what came after the file it was given; nothing to note: nothing owed.
Transition{sealed,     take_note,       {trainee, pen}, change_to_note,                                                               change_noted,   sealed,     a_change_noted},
Transition{accessible, take_note,       {trainee, pen}, change_to_note,                                                               change_noted,   accessible, a_change_noted},
Transition{consulted,  take_note,       {trainee, pen}, change_to_note,                                                               change_noted,   consulted,  a_change_noted},
};
inline constexpr std::array file_waits{
//      in          owner         expected         due
Waiting{assembling, case_officer, seal,            Deadline::seal},
Waiting{sealed,     case_officer, open_to_trainee, Deadline::access_opening},
Waiting{sealed,     case_officer, seal_again,      Deadline::access_opening},
Waiting{accessible, trainee,      consult,         Deadline::interviews},
Waiting{accessible, case_officer, seal_again,      Deadline::deliberation},
Waiting{consulted,  case_officer, seal_again,      Deadline::deliberation},
Waiting{sealed,     told,         take_note,       Deadline::access_opening},
Waiting{accessible, told,         take_note,       Deadline::deliberation},
Waiting{consulted,  told,         take_note,       Deadline::deliberation},
};
// clang-format on

} // namespace workflows::trainee_year::tables
