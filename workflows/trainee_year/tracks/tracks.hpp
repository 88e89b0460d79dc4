#pragma once
// The tracks a year is made of, in the order of the enumeration, each with its table and its readers (section (b) of
// the domain reference). Embargo, annexes and seals restrict the readers further: reading.cpp.

#include "workflows/trainee_year/tracks/absences.hpp"
#include "workflows/trainee_year/tracks/alert.hpp"
#include "workflows/trainee_year/tracks/competence_review.hpp"
#include "workflows/trainee_year/tracks/decision.hpp"
#include "workflows/trainee_year/tracks/discipline.hpp"
#include "workflows/trainee_year/tracks/examination.hpp"
#include "workflows/trainee_year/tracks/file.hpp"
#include "workflows/trainee_year/tracks/opinion.hpp"
#include "workflows/trainee_year/tracks/retention.hpp"
#include "workflows/trainee_year/tracks/visits.hpp"
#include "workflows/trainee_year/tracks/year.hpp"

namespace workflows::trainee_year::tables {

inline constexpr Roles everyone{trainee, school, inspe_director, authority, academy, jury, training_officer};
inline constexpr Roles followers{trainee, school, inspe_director, authority, academy}; // everyone but the jury

using engine::Track;
using Name = trainee_year::Track;

// clang-format off
inline constexpr std::array tracks{
//    id                                   many      initial                rows                           waits                                readers
Track{Name::year,                 false, unopened,   year_rows,              year_waits,                 everyone},
Track{Name::tutor,                true,  not_begun,  tutor_rows,             {},                         everyone},
Track{Name::training,             false, running,    training_rows,          {},                         {trainee, head_of_school, inspe_director, academy, training_officer}},
Track{Name::leave,                true,  not_begun,  leave_rows,             {},                         {trainee, head_of_school, academy}},
Track{Name::part_time,            true,  not_begun,  part_time_rows,         {},                         {trainee, head_of_school, academy}},
Track{Name::suspension,           true,  not_begun,  suspension_rows,        suspension_waits,           {trainee, head_of_school, academy}},
Track{Name::discipline,           true,  not_begun,  discipline_rows,        discipline_waits,           {trainee, academy}},
Track{Name::diploma,              false, awaited,    diploma_rows,           diploma_waits,              {trainee, academy}},
Track{Name::self_positioning,     true,  not_begun,  self_positioning_rows,  {},                         {trainee, tutor}},
Track{Name::formative_visit,      true,  not_begun,  formative_visit_rows,   formative_visit_waits,      {followers, jury}},
Track{Name::observation_visit,    true,  not_begun,  observation_visit_rows, observation_visit_waits,    {trainee, tutor, inspector}},
Track{Name::alert,                true,  not_begun,  alert_rows,             alert_waits,                followers},
Track{Name::interim_review,       false, awaited,    head_review_rows,       interim_review_waits,       {followers, jury}},
Track{Name::interim_tutor_review, false, awaited,    tutor_review_rows,      interim_tutor_review_waits, {followers, jury}},
Track{Name::final_review,         false, awaited,    head_review_rows,       final_review_waits,         {followers, jury}},
Track{Name::final_tutor_review,   false, awaited,    tutor_review_rows,      final_tutor_review_waits,   {followers, jury}},
Track{Name::tutor_report,         false, awaited,    tutor_report_rows,      tutor_report_waits,         {followers, jury}},
Track{Name::inspection,           true,  not_begun,  inspection_rows,        inspection_waits,           {trainee, head_of_school, inspector, academy, jury}},
Track{Name::head_opinion,         false, awaited,    head_opinion_rows,      head_opinion_waits,         {trainee, head_of_school, inspector, academy, jury}},
Track{Name::inspector_opinion,    false, awaited,    inspector_opinion_rows, inspector_opinion_waits,    {trainee, head_of_school, inspector, academy, jury}},
Track{Name::inspe_opinion,        false, awaited,    inspe_opinion_rows,     inspe_opinion_waits,        {trainee, inspe_director, academy, jury}},
Track{Name::authority_opinion,    false, awaited,    authority_opinion_rows, authority_opinion_waits,    {trainee, authority, academy, jury}},
Track{Name::joint_committee,      false, awaited,    joint_committee_rows,   joint_committee_waits,      {trainee, academy}},
Track{Name::file,                 false, assembling, file_rows,              file_waits,                 {trainee, academy, jury}},
Track{Name::examination,          false, awaited,    examination_rows,       examination_waits,          {trainee, academy, jury}},
Track{Name::decision,             false, awaited,    decision_rows,          decision_waits,             {trainee, head_of_school, inspector, inspe_director, academy}},
Track{Name::retention,            false, kept,       retention_rows,         {},                         {trainee, academy}},
};
// clang-format on

} // namespace workflows::trainee_year::tables
