#pragma once
// What a jury's secretariat may do on many files by one list: the file and its way through the session, as far as a proposal
// and a finding of apt. No outcome other than apt (I1, I26), and nothing that is each trainee's own: who is convened gets an
// hour of his own, and what the Rector decides is decided file by file.

#include "workflows/trainee_year/tracks/columns.hpp"

#include <utility>

namespace workflows::trainee_year::tables {

using Name = trainee_year::Track;

// clang-format off
inline constexpr std::array in_bulk{
std::pair{Name::file,        seal},
std::pair{Name::file,        open_to_trainee},
std::pair{Name::examination, submit},
std::pair{Name::examination, propose_as_apt},
std::pair{Name::examination, deliberate_apt},
};
// clang-format on

} // namespace workflows::trainee_year::tables
