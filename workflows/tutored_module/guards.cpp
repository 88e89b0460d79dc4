#include "workflows/tutored_module/guards.hpp"

namespace workflows::tutored_module {

engine::Verdict check(Guard guard, engine::Question const& question)
{
    auto const* const campaign = engine::campaign_of(question.subject, question.context);
    Asking const asking{question, facts_of(question.subject), campaign, terms_of(campaign)};
    switch (guard) {
    case Guard::campaign_is_open: return guards::campaign_is_open(asking);
    case Guard::rules_are_known: return guards::rules_are_known(asking);
    case Guard::days_in_order: return guards::days_in_order(asking);
    case Guard::tutor_is_another: return guards::tutor_is_another(asking);
    case Guard::module_is_running: return guards::module_is_running(asking);
    case Guard::follows_the_former: return guards::follows_the_former(asking);
    case Guard::day_is_plausible: return guards::day_is_plausible(asking);
    case Guard::tutor_not_yet_introduced: return guards::tutor_not_yet_introduced(asking);
    case Guard::welcome_says_all: return guards::welcome_says_all(asking);
    case Guard::days_within_module: return guards::days_within_module(asking);
    case Guard::planning_has_meetings: return guards::planning_has_meetings(asking);
    case Guard::sheets_at_intervals: return guards::sheets_at_intervals(asking);
    case Guard::inactive_long_enough: return guards::inactive_long_enough(asking);
    case Guard::tutor_silent_long_enough: return guards::tutor_silent_long_enough(asking);
    case Guard::contact_made_by_tutor: return guards::contact_made_by_tutor(asking);
    case Guard::evaluation_not_submitted: return guards::evaluation_not_submitted(asking);
    case Guard::items_distinct: return guards::items_distinct(asking);
    case Guard::every_item_rated: return guards::every_item_rated(asking);
    case Guard::module_at_its_end: return guards::module_at_its_end(asking);
    case Guard::results_are_discussed: return guards::results_are_discussed(asking);
    case Guard::questions_are_answered: return guards::questions_are_answered(asking);
    case Guard::every_acquisition_accounted: return guards::every_acquisition_accounted(asking);
    case Guard::evaluation_is_accounted: return guards::evaluation_is_accounted(asking);
    case Guard::time_into_open_grid: return guards::time_into_open_grid(asking);
    case Guard::evaluation_is_submitted: return guards::evaluation_is_submitted(asking);
    case Guard::total_as_computed: return guards::total_as_computed(asking);
    case Guard::grid_is_certified: return guards::grid_is_certified(asking);
    case Guard::archive_is_due: return guards::archive_is_due(asking);
    case Guard::contents_are_due: return guards::contents_are_due(asking);
    case Guard::welcomed_in_time: return guards::welcomed_in_time(asking);
    case Guard::answered_in_time: return guards::answered_in_time(asking);
    case Guard::contacted_in_time: return guards::contacted_in_time(asking);
    case Guard::sheets_were_regular: return guards::sheets_were_regular(asking);
    case Guard::tutor_was_regular: return guards::tutor_was_regular(asking);
    }
    return {};
}

std::optional<Day> day_on_form(std::any const& body)
{
    if (auto const* const contact = std::any_cast<MakeContact>(&body))
        return contact->made_on;
    if (auto const* const change = std::any_cast<ChangeTutor>(&body))
        return change->from;
    if (auto const* const withdraw = std::any_cast<Withdraw>(&body))
        return withdraw->left_on;
    if (auto const* const connection = std::any_cast<RecordConnection>(&body))
        return connection->connected_on;
    if (auto const* const contact = std::any_cast<ContactInactive>(&body))
        return contact->contacted_on;
    if (auto const* const support = std::any_cast<RecordSupport>(&body))
        return support->held_on;
    if (auto const* const support = std::any_cast<CorrectSupport>(&body))
        return support->held_on;
    if (auto const* const discussion = std::any_cast<DiscussResults>(&body))
        return discussion->held_on;
    if (auto const* const evaluation = std::any_cast<SubmitEvaluation>(&body))
        return evaluation->held_on;
    if (auto const* const evaluation = std::any_cast<CorrectEvaluation>(&body))
        return evaluation->held_on;
    return std::nullopt;
}

std::string counted(std::chrono::days days)
{
    return std::to_string(days.count()) + (days.count() > 1 ? " jours" : " jour");
}

} // namespace workflows::tutored_module
