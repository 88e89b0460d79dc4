#pragma once
// Interim and final reviews, by the head of school and by the tutor, for every trainee (ST6, ST8). A late review is
// still filed: the deadline reminds, it does not close.

#include "workflows/trainee_year/tracks/columns.hpp"

namespace workflows::trainee_year::tables {

constexpr auto review_rows_of(Role author)
{
    // clang-format off
    return std::array{
    //         from     on            by       guard                                                                                                      emits             to     source
    Transition{awaited, file,         author,  {year_in_progress, day_is_plausible, every_item_answered, scale_of_the_instrument, competences_of_the_framework, not_yet_deliberated}, review_filed, filed, s3_5_reviews},
    Transition{filed,   correct,      author,  {day_is_plausible, every_item_answered, scale_of_the_instrument, competences_of_the_framework, not_yet_deliberated}, review_corrected, filed, a_corrections},
    Transition{read,    correct,      author,  {day_is_plausible, every_item_answered, scale_of_the_instrument, competences_of_the_framework, not_yet_deliberated}, review_corrected, filed, a_corrections},
    Transition{filed,   mark_as_read, trainee, always,                                                                                                    piece_read,       read,  a_reading},
    };
    // clang-format on
}

constexpr auto review_waits_of(Role author, Deadline due)
{
    return std::array{
        //      in       owner    expected      due
        Waiting{awaited, author, file, due},
        Waiting{filed, trainee, mark_as_read, Deadline::none},
    };
}

inline constexpr auto head_review_rows = review_rows_of(head_of_school);
inline constexpr auto tutor_review_rows = review_rows_of(tutor);
inline constexpr auto interim_review_waits = review_waits_of(head_of_school, Deadline::interim_review);
inline constexpr auto interim_tutor_review_waits = review_waits_of(tutor, Deadline::interim_review);
inline constexpr auto final_review_waits = review_waits_of(head_of_school, Deadline::final_review);
inline constexpr auto final_tutor_review_waits = review_waits_of(tutor, Deadline::final_review);

} // namespace workflows::trainee_year::tables
