#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/hands.hpp"

#include "engine/months.hpp"

namespace workflows::trainee_year::guards {
namespace {

using engine::Roles;

bool goes_to_jury(Asking const& asking)
{
    return asking.rules && asking.rules->route_of(asking.facts.profile()) == Route::jury;
}

State finding(Asking const& asking)
{
    return state_of(asking.subject(), Track::examination);
}

// Where no jury sits, the inspector's opinion alone can be unfavourable enough to be followed.
bool inspector_doubts(Asking const& asking)
{
    auto const opinion = asking.facts.opinions.find(Track::inspector_opinion);
    return opinion != asking.facts.opinions.end() && opinion->second.value == OpinionValue::unfavourable;
}

// What the jury, or for an agrégé the inspector, thinks of a second year.
std::optional<OpinionValue> opinion_on_second_year(Asking const& asking)
{
    if (goes_to_jury(asking))
        return asking.facts.second_year_opinion;
    auto const opinion = asking.facts.opinions.find(Track::inspector_opinion);
    return opinion == asking.facts.opinions.end() ? std::nullopt : opinion->second.second_year;
}

constexpr int appeal_months = 2;
// Four months, of thirty days: the sources do not say how they are counted.
constexpr int leave_days_before_consent = 120;

} // namespace

Verdict found_apt(Asking const& asking)
{
    if (!goes_to_jury(asking))
        return every_required_piece_filed(asking);
    switch (finding(asking)) {
    case State::apt: return {};
    case State::not_apt: return {{.fact = "Le jury ne l'a pas inscrit sur la liste des aptes."}};
    default:
        return {{.fact = "Le jury n'a pas délibéré.",
                 .who_can_cure = hands::pen,
                 .until = asking.due(Deadline::deliberation)}};
    }
}

Verdict found_not_apt(Asking const& asking)
{
    if (!goes_to_jury(asking)) {
        if (asking.facts.opening.path == Path::already_qualified)
            return {{.fact = "Les règles d'un stagiaire déjà qualifié ne prévoient que la titularisation."}};
        Verdict verdict = every_required_piece_filed(asking);
        if (!inspector_doubts(asking))
            verdict.push_back({.fact = "L'avis de l'inspecteur n'est pas défavorable.", .source = Ref::l2_6});
        return verdict;
    }
    if (finding(asking) == State::not_apt)
        return {};
    // Before the jury has spoken nobody owes this act: a waiting refusal would be a forecast.
    return {{.fact = "Le jury n'a pas refusé de le proposer à la titularisation."}};
}

Verdict not_apt_or_without_diploma(Asking const& asking)
{
    if (asking.facts.awaits_diploma() && asking.facts.is_extended && found_apt(asking).empty())
        return {};
    return found_not_apt(asking);
}

Verdict diploma_held(Asking const& asking)
{
    if (!asking.facts.awaits_diploma())
        return {};
    return {{.fact = "Le master attendu n'est pas enregistré : le stage est prolongé d'un an pour l'obtenir.",
             .who_can_cure = Role::case_officer,
             .until = asking.due(Deadline::decision)}};
}

Verdict extension_is_due(Asking const& asking)
{
    if (finding(asking) == State::not_evaluable || asking.facts.stage_days(asking.rules).extension_days > 0)
        return {};
    if (asking.facts.awaits_diploma() && !asking.facts.is_extended)
        return {};
    return {{.fact = "Aucune absence ne prolonge le stage, aucun diplôme n'est attendu, et le jury n'a pas dit le "
                     "stagiaire non évaluable."}};
}

// A stage that leave prolongs is first completed; one that ends on its day is decided beforehand, for the day after.
Verdict stage_is_over(Asking const& asking)
{
    if (asking.facts.is_suspended())
        return {{.fact = "Le stagiaire est suspendu : le temps de stage ne court pas.",
                 .who_can_cure = Role::rector_delegate,
                 .until = std::nullopt,
                 .opens_on = std::nullopt,
                 .source = Ref::l5_8}};
    auto const stage = asking.facts.stage_days(asking.rules);
    if (stage.extension_days == 0 || asking.today() > stage.end_on)
        return {};
    return {{.fact = "Le stage, prolongé, finit le " + in_french(stage.end_on) + ".",
             .opens_on = stage.end_on + std::chrono::days{1}}};
}

Verdict effect_as_computed(Asking const& asking)
{
    auto const* const pronounce = asking.body<PronounceTitularisation>();
    if (!pronounce)
        return {};
    auto const stage = asking.facts.stage_days(asking.rules);
    if (pronounce->effective_on >= stage.effective_on)
        return {};
    std::string steps;
    for (DateStep const& step : asking.facts.stage(asking.rules).steps)
        steps += " " + step.text;
    return {in_the_form(asking,
                        "La date d'effet, le " + in_french(pronounce->effective_on)
                            + ", précède celle que donne le calcul, le " + in_french(stage.effective_on) + "."
                            + steps)};
}

Verdict first_year(Asking const& asking)
{
    if (asking.facts.year_rank() == 1)
        return {};
    return {{.fact = "C'est déjà une seconde et dernière année."}};
}

Verdict renewal_may_be_imposed(Asking const& asking)
{
    auto const* const authorise = asking.body<AuthoriseSecondYear>();
    auto const days = days_of(asking.facts.opening.start_on, asking.facts.absences());
    int const leave = days.paid_other_than_birth + days.birth;
    if (!authorise || leave <= leave_days_before_consent || authorise->trainee_consents.value_or(false))
        return {};
    return {in_the_form(asking,
                        "Le stagiaire a eu " + std::to_string(leave)
                            + " jours de congé ; son accord à une seconde année manque.")};
}

// Where a case goes on: the campaign that the body names, and the profile that its rules must know.
Verdict next_campaign_is_fit(Asking const& asking)
{
    std::optional<CaseId> named;
    Profile profile = asking.facts.profile();
    if (auto const* const authorise = asking.body<AuthoriseSecondYear>()) {
        named = authorise->next_campaign;
        profile.year_rank = 2;
    } else if (auto const* const take_up = asking.body<TakeUp>()) {
        named = take_up->next_campaign;
    } else if (auto const* const restart = asking.body<Restart>()) {
        named = restart->next_campaign;
    }
    if (!named)
        return {};
    engine::Case const* const found = asking.question.context.find(*named);
    auto const* const next = found ? dynamic_cast<engine::Campaign const*>(found->facts.get()) : nullptr;
    if (!next || next->workflow != "trainee_year")
        return {in_the_form(asking, "Aucune campagne d'années de stage ne porte cet identifiant.")};
    Verdict verdict;
    auto const published = next->published();
    auto const* const is_open = published.if_contains("open");
    if (is_open && is_open->is_bool() && !is_open->as_bool())
        verdict.push_back(in_the_form(asking, "La campagne « " + next->title + " » est close."));
    auto const corps = next->traits.find("corps");
    if (corps != next->traits.end() && corps->second != boost::describe::enum_to_string(profile.corps, ""))
        verdict.push_back(in_the_form(asking, "La campagne « " + next->title + " » est celle d'un autre corps."));
    RuleSet const* const rules = find_rule_set(next->rule_set);
    if (!rules || !rules->covers(profile))
        verdict.push_back(
            in_the_form(asking, "Les règles de la campagne « " + next->title + " » ne disent rien d'une telle année."));
    return verdict;
}

Verdict departure_is_reasoned(Asking const& asking)
{
    auto const opinion = opinion_on_second_year(asking);
    if (asking.facts.year_rank() != 1 || !opinion)
        return {};
    std::optional<Prose> reasons;
    OpinionValue followed{};
    if (auto const* const authorise = asking.body<AuthoriseSecondYear>()) {
        reasons = authorise->departure_reasons;
        followed = OpinionValue::favourable;
    } else if (auto const* const transmit = asking.body<TransmitToMinister>()) {
        reasons = transmit->departure_reasons;
        followed = OpinionValue::unfavourable;
    } else if (auto const* const end = asking.body<PronounceEnd>()) {
        reasons = end->departure_reasons;
        followed = OpinionValue::unfavourable;
    } else {
        return {};
    }
    if (*opinion == followed || reasons)
        return {};
    return {in_the_form(asking,
                        "L'avis sur une seconde année est "
                            + std::string{*opinion == OpinionValue::favourable ? "favorable" : "défavorable"}
                            + " ; les raisons de s'en écarter manquent.")};
}

Verdict within_time_for_appeal(Asking const& asking)
{
    auto const* const appeal = asking.body<RecordAppeal>();
    auto const notified = asking.facts.notified_on;
    if (!appeal || !notified)
        return {};
    if (appeal->made_on > asking.today() || appeal->made_on < *notified)
        return {in_the_form(asking,
                            "Le recours aurait été formé le " + in_french(appeal->made_on)
                                + ", avant la notification ou après aujourd'hui.")};
    Day const last = engine::months_after(*notified, appeal_months);
    if (appeal->made_on <= last)
        return {};
    return {{.fact = "Notifiée le " + in_french(*notified) + ", la décision pouvait être contestée jusqu'au "
                 + in_french(last) + "."}};
}

} // namespace workflows::trainee_year::guards
