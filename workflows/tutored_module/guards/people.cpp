// Who, and from when to when.

#include "workflows/tutored_module/guards.hpp"
#include "workflows/tutored_module/rule_sets.hpp"

#include <algorithm>

namespace workflows::tutored_module::guards {

using engine::in_french;

Verdict campaign_is_open(Asking const& asking)
{
    auto const* const open = asking.body<OpenModule>();
    if (!open)
        return {};
    engine::Case const* const found = asking.question.context.find(open->campaign);
    auto const* const campaign = found ? dynamic_cast<engine::Campaign const*>(found->facts.get()) : nullptr;
    if (!campaign)
        return {in_the_form(asking, "Aucune campagne ne porte cet identifiant.")};
    if (campaign->workflow != asking.subject().workflow->name())
        return {in_the_form(asking, "La campagne « " + campaign->title + " » ne porte pas sur des modules suivis.")};
    auto const published = campaign->published();
    auto const* const is_open = published.if_contains("open");
    if (is_open && is_open->is_bool() && !is_open->as_bool())
        return {in_the_form(asking, "La campagne « " + campaign->title + " » est close.")};
    return {};
}

Verdict rules_are_known(Asking const& asking)
{
    if (!asking.body<OpenModule>() || !asking.campaign || find_rule_set(asking.campaign->rule_set))
        return {};
    return {in_the_form(asking, "Les règles « " + asking.campaign->rule_set + " » de la campagne sont inconnues.")};
}

Verdict days_in_order(Asking const& asking)
{
    auto const* const open = asking.body<OpenModule>();
    if (!open || open->start_on < open->end_on)
        return {};
    return {in_the_form(asking,
                        "Le module commencerait le " + in_french(open->start_on) + " et finirait le "
                            + in_french(open->end_on) + ".")};
}

Verdict tutor_is_another(Asking const& asking)
{
    auto const* const open = asking.body<OpenModule>();
    auto const* const change = asking.body<ChangeTutor>();
    bool const is_one =
        (open && open->tutor == open->learner) || (change && change->tutor == asking.facts.opening.learner);
    if (!is_one)
        return {};
    return {in_the_form(asking, "La même personne est nommée des deux côtés.")};
}

Verdict module_is_running(Asking const& asking)
{
    switch (asking.facts.stage) {
    case State::running: return {};
    case State::completed: return {{.fact = "Le module est clos."}};
    case State::withdrawn: return {{.fact = "L'apprenant a quitté le module."}};
    default: return {{.fact = "Le module n'est pas ouvert."}};
    }
}

Verdict follows_the_former(Asking const& asking)
{
    auto const* const change = asking.body<ChangeTutor>();
    if (!change)
        return {};
    if (change->tutor == asking.facts.tutor)
        return {in_the_form(asking, "Cette personne suit déjà le module.")};
    if (change->from > asking.facts.tutor_since)
        return {};
    return {in_the_form(asking,
                        "Le tuteur en fonction l'est depuis le " + in_french(asking.facts.tutor_since)
                            + " ; qui lui succède commence après.")};
}

Verdict day_is_plausible(Asking const& asking)
{
    auto const day = asking.question.body ? day_on_form(*asking.question.body) : std::nullopt;
    if (!day)
        return {};
    if (*day > asking.today())
        return {{.fact = "La date donnée est le " + in_french(*day) + ", à venir.",
                 .who_can_cure = asking.question.by,
                 .opens_on = *day}};
    Day const first = std::min(asking.facts.opened_on, asking.facts.opening.start_on);
    if (*day >= first)
        return {};
    return {in_the_form(
        asking, "La date donnée est le " + in_french(*day) + ", avant le module, ouvert le " + in_french(first) + ".")};
}

Verdict days_within_module(Asking const& asking)
{
    OpenModule const& opening = asking.facts.opening;
    Verdict verdict;
    auto const look = [&](std::string const& what, Day day) {
        if (day < opening.start_on || day > opening.end_on)
            verdict.push_back(in_the_form(asking,
                                          what + ", le " + in_french(day) + ", n'est pas entre le "
                                              + in_french(opening.start_on) + " et le " + in_french(opening.end_on)
                                              + "."));
    };
    if (auto const* const contact = asking.body<MakeContact>(); contact && contact->meetings)
        for (Meeting const& meeting : *contact->meetings)
            look("Une rencontre", meeting.held_on);
    auto const look_at_steps = [&](auto const* planning) {
        if (planning)
            for (Step const& step : planning->steps)
                look("« " + *step.title + " »", step.held_on);
    };
    look_at_steps(asking.body<SetPlanning>());
    look_at_steps(asking.body<RevisePlanning>());
    return verdict;
}

} // namespace workflows::tutored_module::guards
