#pragma once
// Looks whether the conditions of the tables hold. A condition on a body is silent when it is asked before the act.

#include "workflows/exam_preparation/commands.hpp"
#include "workflows/exam_preparation/facts.hpp"

#include "engine/campaign.hpp"
#include "engine/inactivity.hpp"
#include "engine/workflow.hpp"

namespace workflows::exam_preparation {

// What every condition looks at.
struct Asking {
    engine::Question const& question;
    Preparation const& facts;
    RuleSet const* rules = nullptr;             // null when the campaign names none of ours
    engine::Campaign const* campaign = nullptr; // null when there is none

    engine::Case const& subject() const { return question.subject; }
    engine::Piece const& piece() const { return question.piece; }
    Day today() const { return question.context.today; }
    bool is_tutored() const { return rules && rules->tutored; }
    std::optional<Day> due(Deadline deadline) const;

    template <class T>
    T const* body() const
    {
        return question.body_as<T>();
    }
};

// Who may do this very command, and so mend what is wrong in its form.
inline engine::Unmet in_the_form(Asking const& asking, std::string fact)
{
    return {.fact = std::move(fact), .who_can_cure = asking.question.by};
}

engine::Verdict check(Guard guard, engine::Question const& question);

// Since when the candidate has been quiet, and how long he may be: a week, or less where the campaign watches closer.
// Its holidays do not count. Nothing before the first login.
std::optional<engine::Inactivity> quiet_of(Preparation const& facts, RuleSet const* rules,
                                           engine::Campaign const* campaign);

namespace guards {

using engine::in_french;
using engine::Unmet;
using engine::Verdict;

inline constexpr engine::Roles organisers{Role::pedagogical_manager, Role::national_coordinator};

// guards/people.cpp
Verdict campaign_is_open(Asking const& asking);
Verdict exams_are_prepared(Asking const& asking);
Verdict everyone_has_access(Asking const& asking);
Verdict correspondent_is_named(Asking const& asking);
Verdict contents_are_current(Asking const& asking);
Verdict preparation_is_open(Asking const& asking);
Verdict terms_accepted_first(Asking const& asking);
Verdict terms_are_accepted(Asking const& asking);
Verdict credentials_were_issued(Asking const& asking);
Verdict preparation_is_over(Asking const& asking);
Verdict preparation_has_ended(Asking const& asking);
Verdict day_is_not_to_come(Asking const& asking);

// guards/tutors.cpp
Verdict tutored_preparation(Asking const& asking);
Verdict untutored_preparation(Asking const& asking);
Verdict tutor_passed_that_exam(Asking const& asking);
Verdict one_tutor_an_exam(Asking const& asking);
Verdict tutor_in_office(Asking const& asking);
Verdict by_agreed_means(Asking const& asking);
Verdict matter_for_the_tutor(Asking const& asking);
Verdict matter_for_the_manager(Asking const& asking);
Verdict theme_not_taken(Asking const& asking);
Verdict trainer_is_linked(Asking const& asking);
Verdict every_exam_has_its_tutor(Asking const& asking);

// guards/calendar.cpp
Verdict workshop_as_planned(Asking const& asking);
Verdict session_day_has_come(Asking const& asking);
Verdict tests_are_provided(Asking const& asking);
Verdict held_in_the_establishment(Asking const& asking);
Verdict test_day_has_come(Asking const& asking);
Verdict must_attend_sessions_attended(Asking const& asking);
Verdict workshops_every_month(Asking const& asking);

// guards/following.cpp
Verdict activity_of_programme(Asking const& asking);
Verdict quiet_for_too_long(Asking const& asking);
Verdict still_to_be_told(Asking const& asking);
Verdict due_people_told(Asking const& asking);
Verdict talk_day_has_come(Asking const& asking);
Verdict on_the_forum(Asking const& asking);

// guards/retention.cpp
Verdict archive_is_due(Asking const& asking);
Verdict contents_are_due(Asking const& asking);

} // namespace guards
} // namespace workflows::exam_preparation
