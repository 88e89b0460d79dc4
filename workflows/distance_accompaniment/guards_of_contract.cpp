#include "workflows/distance_accompaniment/guards.hpp"

#include "engine/campaign.hpp"

namespace workflows::distance_accompaniment {
namespace {

using engine::in_french;
using engine::Question;
using engine::Unmet;
using engine::Verdict;

Unmet in_the_form(Question const& question, std::string fact)
{
    return {.fact = std::move(fact), .who_can_cure = question.by};
}

engine::Campaign const* campaign_named(Question const& question, CaseId const& id)
{
    engine::Case const* const found = question.context.find(id);
    return found ? dynamic_cast<engine::Campaign const*>(found->facts.get()) : nullptr;
}

// From when to when, as the form says it.
std::optional<std::pair<Day, Day>> term_in(Question const& question)
{
    if (auto const* const prepare = question.body_as<Prepare>())
        return std::pair{prepare->starts_on, prepare->ends_on};
    if (auto const* const amend = question.body_as<Amend>())
        return std::pair{amend->starts_on, amend->ends_on};
    if (auto const* const postpone = question.body_as<Postpone>())
        return std::pair{postpone->starts_on, postpone->ends_on};
    return std::nullopt;
}

} // namespace

Verdict campaign_is_open(Question const& question)
{
    auto const* const prepare = question.body_as<Prepare>();
    if (!prepare)
        return {};
    auto const* const campaign = campaign_named(question, prepare->campaign);
    if (!campaign)
        return {in_the_form(question, "Aucune campagne ne porte cet identifiant.")};
    if (campaign->workflow != "distance_accompaniment")
        return {in_the_form(question,
                            "La campagne « " + campaign->title + " » ne porte pas sur l'accompagnement à distance.")};
    auto const published = campaign->published();
    auto const* const is_open = published.if_contains("open");
    if (is_open && is_open->is_bool() && !is_open->as_bool())
        return {in_the_form(question, "La campagne « " + campaign->title + " » est close.")};
    return {};
}

Verdict rules_are_known(Question const& question)
{
    auto const* const prepare = question.body_as<Prepare>();
    auto const* const campaign = prepare ? campaign_named(question, prepare->campaign) : nullptr;
    if (!campaign || find_pay_rules(campaign->rule_set))
        return {};
    return {in_the_form(question, "Les règles « " + campaign->rule_set + " » de la campagne sont inconnues.")};
}

// Work may begin on the very day: it is signed first.
Verdict start_is_ahead(Question const& question)
{
    auto const term = term_in(question);
    if (!term || term->first >= question.context.today)
        return {};
    return {in_the_form(question, "Le premier jour donné, le " + in_french(term->first) + ", est passé.")};
}

// Until then it is still to be signed; from the next day on nobody can.
Verdict start_has_passed(Question const& question)
{
    Day const start = facts_of(question.subject).contract.starts_on;
    if (question.context.today > start)
        return {};
    return {{.fact = "Le contrat peut encore se signer jusqu'au " + in_french(start) + ".",
             .opens_on = start + std::chrono::days{1}}};
}

Verdict days_in_order(Question const& question)
{
    auto const term = term_in(question);
    if (!term || term->first <= term->second)
        return {};
    return {in_the_form(question,
                        "Le contrat irait du " + in_french(term->first) + " au " + in_french(term->second) + ".")};
}

Verdict no_work_recorded(Question const& question)
{
    if (!facts_of(question.subject).has_work())
        return {};
    return {{.fact = "Des activités sont enregistrées.", .who_can_cure = Role::trainer}};
}

// Who acts is known only when he acts: what is owed is asked of nobody, and must not depend on who acted last.
Verdict parties_are_two(Question const& question)
{
    if (!question.body || question.context.actor != facts_of(question.subject).contract.trainer)
        return {};
    return {{.fact = "Le contrat est le vôtre.", .who_can_cure = Role::training_officer}};
}

Verdict signed_before_start(Question const& question)
{
    Day const start = facts_of(question.subject).contract.starts_on;
    if (question.context.today <= start)
        return {};
    return {{.fact = "Le travail devait commencer le " + in_french(start)
                 + " : le contrat est à reporter à un jour à venir.",
             .who_can_cure = office,
             .until = start}};
}

Verdict contract_in_force(Question const& question)
{
    Day const start = facts_of(question.subject).contract.starts_on;
    auto const lacks = [&](std::string fact, engine::Roles who) {
        return Unmet{.fact = std::move(fact), .who_can_cure = who, .until = start};
    };
    auto const by_trainer = lacks("La signature du formateur ou de la formatrice manque.", Role::trainer);
    auto const by_academy = lacks("La signature de l'académie manque.", Role::training_officer);
    switch (state_of(question.subject, Track::contract)) {
    case State::in_force: return {};
    case State::signed_by_trainer: return {by_academy};
    case State::signed_by_academy: return {by_trainer};
    case State::cancelled: return {{.fact = "Le contrat est annulé.", .who_can_cure = office}};
    default: return {by_trainer, by_academy};
    }
}

Verdict contract_not_cancelled(Question const& question)
{
    State const contract = state_of(question.subject, Track::contract);
    if (contract != State::unprepared && contract != State::cancelled)
        return {};
    return {{.fact = contract == State::cancelled ? "Le contrat est annulé." : "Le contrat n'est pas préparé.",
             .who_can_cure = office}};
}

} // namespace workflows::distance_accompaniment
