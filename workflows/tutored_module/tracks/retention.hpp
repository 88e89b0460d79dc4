#pragma once
// How long the file is kept: closed first, then emptied, unless a dispute stops the terms. What is due when is in
// retention.hpp; that a day has come does nothing by itself, the office does it.

#include "workflows/tutored_module/tracks/columns.hpp"

namespace workflows::tutored_module::tables {

// clang-format off
inline constexpr std::array retention_rows{
//         from  on              by            guard             emits              to    source
Transition{retained, hold,           case_officer, always,           retention_held,    held, a_retention_hold},
Transition{held, release,        case_officer, always,           retention_resumed, retained, a_retention_hold},
Transition{retained, archive,        case_officer, archive_is_due,   file_archived,     retained, a_retention_module_file},
Transition{retained, erase_contents, case_officer, contents_are_due, contents_erased,   retained, a_retention_module},
};
// clang-format on

} // namespace workflows::tutored_module::tables
