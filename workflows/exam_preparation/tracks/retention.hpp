#pragma once
// How long the file is kept: closed first, then emptied, unless a dispute stops the terms. What is due when is in
// retention.hpp; that a day has come does nothing by itself, the office does it.

#include "workflows/exam_preparation/tracks/columns.hpp"

namespace workflows::exam_preparation::tables {

// clang-format off
inline constexpr std::array retention_rows{
//         from  on              by            guard             emits              to    source
Transition{kept, hold,           case_officer, always,           retention_held,    held, a_retention_hold},
Transition{held, release,        case_officer, always,           retention_resumed, kept, a_retention_hold},
Transition{kept, archive,        case_officer, archive_is_due,   file_archived,     kept, a_retention_preparation_file},
Transition{kept, erase_contents, case_officer, contents_are_due, contents_erased,   kept, a_retention_preparation},
};
// clang-format on

} // namespace workflows::exam_preparation::tables
