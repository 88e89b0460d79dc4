#pragma once
// Questions (Q2, Q8, Q12). One piece a theme: the tutor answers twice at most, then a trainer does. What is practical or
// personal goes to the manager. Hours run on whoever is to answer, Monday to Friday.

#include "workflows/exam_preparation/tracks/columns.hpp"

namespace workflows::exam_preparation::tables {

// clang-format off
inline constexpr std::array question_rows{
//         from            on                 by                  guard
//                         emits                 to              source
Transition{not_begun,      ask,               candidate,          {preparation_is_open, terms_accepted_first, tutored_preparation, tutor_in_office, by_agreed_means, matter_for_the_tutor, theme_not_taken},
                           question_asked,       asked,          s1_exchanges},
Transition{asked,          answer,            tutor,              always,
                           question_answered,    answered,       s1_exchanges},
// the second exchange, and the last
Transition{answered,       ask_again,         candidate,          preparation_is_open,
                           question_asked_again, asked_again,    s1_exchanges},
Transition{asked_again,    answer,            tutor,              always,
                           second_answer_given,  answered_again, s1_exchanges},
// beyond the tutor, or beyond two exchanges
Transition{asked,          refer,             tutor,              trainer_is_linked,
                           question_referred,    referred,       s1_exchanges},
Transition{asked_again,    refer,             tutor,              trainer_is_linked,
                           question_referred,    referred,       s1_exchanges},
Transition{answered_again, refer,             {candidate, tutor}, {preparation_is_open, trainer_is_linked},
                           question_referred,    referred,       d_third_exchange},
Transition{referred,       answer_as_trainer, trainer,            always,
                           trainer_answered,     settled,        d_third_exchange},
// where there is no tutor
Transition{not_begun,      ask_trainer,       candidate,          {preparation_is_open, terms_accepted_first, untutored_preparation, trainer_is_linked, matter_for_the_tutor, theme_not_taken},
                           trainer_asked,        referred,       s1_types},
// practical or personal
Transition{not_begun,      ask_manager,       candidate,          {preparation_is_open, matter_for_the_manager},
                           manager_asked,        with_manager,   s1_manager},
Transition{with_manager,   answer_as_manager, pedagogical_manager, always,
                           manager_answered,     settled,        s1_manager},
Transition{answered,       close_question,    candidate,          always,
                           question_closed,      closed,         s1_exchanges},
Transition{answered_again, close_question,    candidate,          always,
                           question_closed,      closed,         s1_exchanges},
};
inline constexpr std::array question_waits{
//      in            owner                expected           due
Waiting{asked,        tutor,               answer,            Deadline::own_day},
Waiting{asked_again,  tutor,               answer,            Deadline::own_day},
Waiting{referred,     trainer,             answer_as_trainer, Deadline::own_day},
Waiting{with_manager, pedagogical_manager, answer_as_manager, Deadline::own_day},
};
// clang-format on

} // namespace workflows::exam_preparation::tables
