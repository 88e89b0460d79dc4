#pragma once
// Misconduct (decree 94-874, art. 10 and 13): a procedure that says the facts and the rights of the defence, then one
// sanction of the scale, or none. A definitive exclusion ends the year by a row of the decision.

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
inline constexpr std::array discipline_rows{
//         from             on                 by               guard                                                          emits               to               source
Transition{not_begun,       open_procedure,    rector_delegate, {year_in_progress, defence_is_offered, day_is_plausible},      procedure_opened,   under_procedure, l5_13},
Transition{under_procedure, pronounce_sanction, rector_delegate, {year_in_progress, exclusion_is_bounded},                      sanction_pronounced, sanctioned,     l5_10},
Transition{under_procedure, drop_procedure,    rector_delegate, always,                                                        procedure_dropped,  dropped,         a_discipline},
};
inline constexpr std::array discipline_waits{
//      in               owner            expected            due
Waiting{under_procedure, rector_delegate, pronounce_sanction, Deadline::none},
};
// clang-format on

} // namespace workflows::trainee_year::tables
