#pragma once
// How long the file is kept: closed first, then emptied, unless a dispute stops the terms. What is due when is in
// retention.hpp; that a day has come does nothing by itself, the office does it.

#include "workflows/distance_accompaniment/tracks/columns.hpp"

namespace workflows::distance_accompaniment::tables {

// clang-format off
inline constexpr std::array retention_rows{
//         from  on              by            guard             emits              to    source
Transition{kept, hold,           case_officer, always,           retention_held,    held, a_retention_hold},
Transition{held, release,        case_officer, always,           retention_resumed, kept, a_retention_hold},
Transition{kept, archive,        case_officer, archive_is_due,   file_archived,     kept, a_retention_accompaniment},
Transition{kept, erase_contents, case_officer, contents_are_due, contents_erased,   kept, a_retention_accompaniment},
};
// clang-format on

} // namespace workflows::distance_accompaniment::tables
