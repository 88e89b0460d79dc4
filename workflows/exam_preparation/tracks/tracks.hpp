#pragma once
// The tracks that an exam preparation is made of: initial state, rows, who is awaited, who may read. The correspondent
// and the tutor receive the same information (X3, X4); what is personal stays between few (reading.cpp).

#include "workflows/exam_preparation/tracks/following.hpp"
#include "workflows/exam_preparation/tracks/preparation.hpp"
#include "workflows/exam_preparation/tracks/question.hpp"
#include "workflows/exam_preparation/tracks/retention.hpp"
#include "workflows/exam_preparation/tracks/sessions.hpp"

namespace workflows::exam_preparation::tables {

inline constexpr Roles everyone{candidate, tutor, trainer, training_correspondent, offices};
inline constexpr Roles followers{candidate, tutor, training_correspondent, organisers};

using engine::Track;
using Name = exam_preparation::Track;

// clang-format off
inline constexpr std::array tracks{
//    id                   many   initial    rows                waits                readers
Track{Name::preparation,   false, unopened,  preparation_rows,   preparation_waits,   everyone},
Track{Name::tutor,         true,  not_begun, tutor_rows,         tutor_waits,         everyone},
Track{Name::trainer,       true,  not_begun, trainer_rows,       {},                  everyone},
Track{Name::session,       true,  not_begun, session_rows,       session_waits,       everyone},
Track{Name::paper_test,    true,  not_begun, paper_test_rows,    paper_test_waits,    {followers, trainer}},
Track{Name::question,      true,  not_begun, question_rows,      question_waits,      {candidate, tutor, trainer, pedagogical_manager}},
Track{Name::progress,      false, running,   progress_rows,      {},                  {followers, trainer}},
Track{Name::connection,    false, watched,   connection_rows,    connection_waits,    followers},
Track{Name::difficulty,    true,  not_begun, difficulty_rows,    difficulty_waits,    {candidate, tutor, pedagogical_manager}},
Track{Name::dropout,       false, in_course, dropout_rows,       dropout_waits,       {followers, case_officer}},
Track{Name::content_error, true,  not_begun, content_error_rows, content_error_waits, everyone},
Track{Name::forum,         false, subscribed, forum_rows,        {},                  everyone},
Track{Name::evaluation,    false, awaited,   evaluation_rows,    evaluation_waits,    offices},
Track{Name::retention,     false, kept,      retention_rows,     {},                  {candidate, offices}},
};
// clang-format on

} // namespace workflows::exam_preparation::tables
