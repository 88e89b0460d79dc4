#pragma once
// How long the file is kept once the year is over: closed first, then emptied, unless a dispute stops the terms. What is
// due when is in retention.hpp; that a day has come does nothing by itself, the academy's office does it.

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
inline constexpr std::array retention_rows{
//         from  on              by            guard                   emits              to    source
Transition{kept, hold,           case_officer, always,                 retention_held,    held, a_retention_hold},
Transition{held, release,        case_officer, always,                 retention_resumed, kept, a_retention_hold},
Transition{kept, release,        case_officer, appeal_stops_the_terms, retention_resumed, kept, a_retention_hold},
Transition{kept, archive,        case_officer, archive_is_due,         file_archived,     kept, a_retention_evaluative},
Transition{kept, erase_contents, case_officer, contents_are_due,       contents_erased,   kept, a_retention_formative},
};
// clang-format on

} // namespace workflows::trainee_year::tables
