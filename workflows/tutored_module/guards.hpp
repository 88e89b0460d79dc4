#pragma once
// The conditions of a tutored module's rows, each a sentence of its words. Asked before the act, without a body, a
// condition on the body is silent.

#include "workflows/tutored_module/calendar.hpp"
#include "workflows/tutored_module/conditions.hpp"
#include "workflows/tutored_module/facts.hpp"

#include "engine/workflow.hpp"

namespace workflows::tutored_module {

// What a condition looks at.
struct Asking {
    engine::Question const& question;
    ModuleFacts const& facts;
    engine::Campaign const* campaign; // null when there is none
    Terms terms;

    engine::Case const& subject() const { return question.subject; }
    Day today() const { return question.context.today; }
    bool is(Command command) const { return question.command == engine::CommandId{command}; }
    template <class T>
    T const* body() const
    {
        return question.body_as<T>();
    }
};

engine::Verdict check(Guard guard, engine::Question const& question);

// The day the form bears, whatever the command; nothing when it bears none.
std::optional<Day> day_on_form(std::any const& body);

// Whoever fills in the form can mend it.
inline engine::Unmet in_the_form(Asking const& asking, std::string fact)
{
    return {.fact = std::move(fact), .who_can_cure = asking.question.by};
}

// "1 jour", "2 jours".
std::string counted(std::chrono::days days);

namespace guards {

using engine::Verdict;

// opening, people, days
Verdict campaign_is_open(Asking const& asking);
Verdict rules_are_known(Asking const& asking);
Verdict days_in_order(Asking const& asking);
Verdict tutor_is_another(Asking const& asking);
Verdict module_is_running(Asking const& asking);
Verdict follows_the_former(Asking const& asking);
Verdict day_is_plausible(Asking const& asking);
Verdict days_within_module(Asking const& asking);

// the first contact, the planning, connections
Verdict tutor_not_yet_introduced(Asking const& asking);
Verdict welcome_says_all(Asking const& asking);
Verdict planning_has_meetings(Asking const& asking);
Verdict sheets_at_intervals(Asking const& asking);
Verdict inactive_long_enough(Asking const& asking);
Verdict tutor_silent_long_enough(Asking const& asking);

// sheets and the evaluation
Verdict contact_made_by_tutor(Asking const& asking);
Verdict evaluation_not_submitted(Asking const& asking);
Verdict items_distinct(Asking const& asking);
Verdict every_item_rated(Asking const& asking);
Verdict module_at_its_end(Asking const& asking);
Verdict results_are_discussed(Asking const& asking);
Verdict questions_are_answered(Asking const& asking);
Verdict every_acquisition_accounted(Asking const& asking);
Verdict evaluation_is_accounted(Asking const& asking);

// the grid
Verdict time_into_open_grid(Asking const& asking);
Verdict evaluation_is_submitted(Asking const& asking);
Verdict total_as_computed(Asking const& asking);
Verdict grid_is_certified(Asking const& asking);

// how long the file is kept
Verdict archive_is_due(Asking const& asking);
Verdict contents_are_due(Asking const& asking);

// what was not as it should have been
Verdict welcomed_in_time(Asking const& asking);
Verdict answered_in_time(Asking const& asking);
Verdict contacted_in_time(Asking const& asking);
Verdict sheets_were_regular(Asking const& asking);
Verdict tutor_was_regular(Asking const& asking);

} // namespace guards
} // namespace workflows::tutored_module
