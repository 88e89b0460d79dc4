#include "workflows/distance_accompaniment/guards.hpp"

#include <algorithm>

namespace workflows::distance_accompaniment {
namespace {

using engine::in_french;
using engine::Question;
using engine::Verdict;

// A correction is a record with its reason.
RecordActivity const* activity_in(Question const& question)
{
    if (auto const* const correct = question.body_as<CorrectActivity>())
        return correct;
    return question.body_as<RecordActivity>();
}

// People's names are the directory's: a sentence points to their place in the form.
Verdict strangers(Question const& question, RecordActivity const& activity)
{
    Verdict verdict;
    auto const& group = facts_of(question.subject).group;
    for (std::size_t i = 0; i < activity.participants.size(); ++i)
        if (!group.contains((*activity.participants)[i]))
            verdict.push_back({.fact = "La personne n° " + std::to_string(i + 1) + " n'est pas sur la liste du groupe.",
                               .who_can_cure = office});
    return verdict;
}

Verdict unfit(Question const& question, ListGroup const& list)
{
    Verdict verdict;
    Accompaniment const& facts = facts_of(question.subject);
    auto const names = [&](PersonId const& person) {
        return std::ranges::find(*list.trainees, person) != list.trainees.end();
    };
    if (names(facts.contract.trainer))
        verdict.push_back(
            {.fact = "Le formateur ou la formatrice n'est pas stagiaire de son groupe.", .who_can_cure = question.by});
    auto const gone =
        std::ranges::count_if(facts.group, [&](auto const& one) { return facts.took_part(one) && !names(one); });
    if (gone > 0)
        verdict.push_back({.fact = std::to_string(gone)
                               + (gone > 1 ? " stagiaires qui ont participé n'y sont plus."
                                           : " stagiaire qui a participé n'y est plus."),
                           .who_can_cure = question.by});
    return verdict;
}

} // namespace

Verdict group_is_listed(Question const& question)
{
    if (state_of(question.subject, Track::group) == State::listed)
        return {};
    return {{.fact = "La liste du groupe n'est pas établie.", .who_can_cure = office}};
}

Verdict participants_of_group(Question const& question)
{
    if (auto const* const activity = activity_in(question))
        return strangers(question, *activity);
    if (auto const* const list = question.body_as<ListGroup>())
        return unfit(question, *list);
    return {};
}

Verdict moment_is_told(Question const& question)
{
    auto const* const activity = activity_in(question);
    if (!activity || activity->moment || activity->kind == ActivityKind::virtual_class)
        return {};
    return {{.fact = "Le formulaire ne dit pas quand l'activité se situe.", .who_can_cure = question.by}};
}

Verdict day_of_the_contract(Question const& question)
{
    Prepare const& contract = facts_of(question.subject).contract;
    Day const today = question.context.today;
    auto const* const activity = activity_in(question);
    if (!activity) {
        if (today >= contract.starts_on)
            return {};
        return {{.fact = "Le contrat court à partir du " + in_french(contract.starts_on) + ".",
                 .who_can_cure = {},
                 .opens_on = contract.starts_on}};
    }
    if (activity->held_on < contract.starts_on || activity->held_on > contract.ends_on)
        return {{.fact = "Le " + in_french(activity->held_on) + " n'est pas entre le " + in_french(contract.starts_on)
                     + " et le " + in_french(contract.ends_on) + ".",
                 .who_can_cure = question.by}};
    if (activity->held_on > today)
        return {{.fact = "Le " + in_french(activity->held_on) + " est à venir.",
                 .who_can_cure = question.by,
                 .opens_on = activity->held_on}};
    return {};
}

Verdict work_recorded(Question const& question)
{
    if (facts_of(question.subject).has_work())
        return {};
    return {{.fact = "Aucune activité n'est enregistrée.", .who_can_cure = Role::trainer}};
}

} // namespace workflows::distance_accompaniment
