#pragma once
// The tracks an accompaniment is made of, in the order of the enumeration, each with its table and its readers.

#include "workflows/distance_accompaniment/tracks/contract.hpp"
#include "workflows/distance_accompaniment/tracks/decision.hpp"
#include "workflows/distance_accompaniment/tracks/report.hpp"
#include "workflows/distance_accompaniment/tracks/retention.hpp"
#include "workflows/distance_accompaniment/tracks/work.hpp"

namespace workflows::distance_accompaniment::tables {

inline constexpr Roles everyone{trainer, training_officer, training_correspondent, case_officer, rector_delegate};
inline constexpr Roles payers{trainer, training_officer, case_officer, rector_delegate}; // not the correspondent

using engine::Track;
using Name = distance_accompaniment::Track;

// clang-format off
inline constexpr std::array tracks{
//    id               many   initial     rows           waits           readers
Track{Name::contract,  false, unprepared, contract_rows, contract_waits, everyone},
Track{Name::group,     false, unlisted,   group_rows,    group_waits,    everyone},
Track{Name::activity,  true,  unrecorded, activity_rows, {},             everyone},
Track{Name::report,    false, awaited,    report_rows,   report_waits,   everyone},
Track{Name::decision,  false, awaited,    decision_rows, decision_waits, payers},
Track{Name::retention, false, kept,       retention_rows, {},             payers},
};
// clang-format on

} // namespace workflows::distance_accompaniment::tables
