#pragma once
// All tables of a tutored module, in the order of their enumeration, with who may read their pieces. What the learner
// may read only once it is accounted for is in reading.cpp.

#include "workflows/tutored_module/tracks/connections.hpp"
#include "workflows/tutored_module/tracks/evaluation.hpp"
#include "workflows/tutored_module/tracks/module.hpp"
#include "workflows/tutored_module/tracks/retention.hpp"
#include "workflows/tutored_module/tracks/support.hpp"

namespace workflows::tutored_module::tables {

inline constexpr Roles everyone{learner, tutor, centre};

using engine::Track;
using Name = tutored_module::Track;

// clang-format off
inline constexpr std::array tracks{
//    id                   many   initial     rows                waits                readers
Track{Name::module,         false, unopened,   module_rows,        module_waits,        everyone},
Track{Name::welcome,        false, awaited,    welcome_rows,       welcome_waits,       everyone},
Track{Name::planning,       false, awaited,    planning_rows,      planning_waits,      everyone},
Track{Name::participation,  false, followed,   participation_rows, participation_waits, {learner, tutor, pedagogical_manager}},
Track{Name::question,       true,  unasked,    question_rows,      question_waits,      {learner, tutor}},
Track{Name::support,        true,  unrecorded, support_rows,       {},                  everyone},
Track{Name::positioning,    false, awaited,    positioning_rows,   positioning_waits,   {learner, tutor}},
Track{Name::evaluation,     false, awaited,    evaluation_rows,    evaluation_waits,    {learner, tutor, pedagogical_manager}},
Track{Name::grid,           false, kept,       grid_rows,          grid_waits,          {tutor, centre}},
Track{Name::tutor_presence, false, watched,    presence_rows,      presence_waits,      {tutor, pedagogical_manager}},
Track{Name::retention,      false, retained,   retention_rows,     {},                  {learner, centre}},
};
// clang-format on

} // namespace workflows::tutored_module::tables
