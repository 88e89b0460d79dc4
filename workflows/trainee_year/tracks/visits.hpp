#pragma once
// Formative pieces: they help, they do not judge, and reach the jury only when somebody annexes them (ST3 to ST5).

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

// clang-format off
// As often as the trainee likes; he and his tutor alone read it.
inline constexpr std::array self_positioning_rows{
//         from       on                  by       guard                                                               emits                 to        source
Transition{not_begun, record_positioning, trainee, {year_in_progress, day_is_plausible, competences_of_the_framework}, positioning_recorded, recorded, a_private_notes},
};

// Tutor to trainee. The trainee has his copy at once.
inline constexpr std::array formative_visit_rows{
//         from       on             by                          guard                                                               emits            to        source
Transition{not_begun, record_visit,  tutor,                      {year_in_progress, day_is_plausible, competences_of_the_framework}, visit_recorded,  recorded, s3_4_visits},
Transition{recorded,  correct_visit, tutor,                      {day_is_plausible, competences_of_the_framework},                   visit_corrected, recorded, a_corrections},
Transition{read,      correct_visit, tutor,                      {day_is_plausible, competences_of_the_framework},                   visit_corrected, recorded, a_corrections},
Transition{recorded,  mark_as_read,  trainee,                    always,                                                             piece_read,      read,     a_reading},
Transition{read,      annex,         {trainee, tutor, inspector}, not_yet_deliberated,                                               visit_annexed,   annexed,  a_private_notes},
};
inline constexpr std::array formative_visit_waits{
//      in        owner    expected      due
Waiting{recorded, trainee, mark_as_read, Deadline::none},
};

// Trainee to tutor, or to another colleague.
inline constexpr std::array observation_visit_rows{
//         from       on                  by       guard                                 emits                  to         source
Transition{not_begun, record_observation, trainee, {year_in_progress, day_is_plausible}, observation_recorded,  recorded,  s3_4_visits},
Transition{recorded,  comment,            tutor,   always,                               observation_commented, commented, s3_4_visits},
Transition{commented, comment,            tutor,   always,                               observation_commented, commented, s3_4_visits},
};
inline constexpr std::array observation_visit_waits{
//      in        owner  expected due
Waiting{recorded, tutor, comment, Deadline::none},
};
// clang-format on

} // namespace workflows::trainee_year::tables
