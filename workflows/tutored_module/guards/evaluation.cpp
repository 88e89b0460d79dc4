// Positioning sheets (T5) and the final evaluation (T6).

#include "workflows/tutored_module/guards.hpp"

#include <algorithm>
#include <set>

namespace workflows::tutored_module::guards {
namespace {

using engine::in_french;

std::vector<Item> items_of(List<Rating, 40, 1> const& ratings)
{
    std::vector<Item> items;
    for (Rating const& rating : ratings)
        items.push_back(rating.item);
    return items;
}

std::vector<Item> items_of(AccountFor const& form)
{
    std::vector<Item> items;
    for (Acquisition const& one : form.acquisitions)
        items.push_back(one.item);
    return items;
}

void tell_doubles(Asking const& asking, std::vector<Item> const& items, Verdict& verdict)
{
    std::set<std::string> seen, told;
    for (Item const& item : items)
        if (!seen.insert(*item).second && told.insert(*item).second)
            verdict.push_back(in_the_form(asking, "« " + *item + " » est nommé plusieurs fois."));
}

// Each thing asked has one answer, and nothing else is answered.
Verdict answers_match(Asking const& asking, std::vector<Item> const& asked, std::vector<Item> const& answers)
{
    Verdict verdict;
    tell_doubles(asking, answers, verdict);
    auto const holds = [](std::vector<Item> const& items, Item const& item) {
        return std::find(items.begin(), items.end(), item) != items.end();
    };
    for (Item const& item : asked)
        if (!holds(answers, item))
            verdict.push_back(in_the_form(asking, "« " + *item + " » est sans réponse."));
    for (Item const& item : answers)
        if (!holds(asked, item))
            verdict.push_back(in_the_form(asking, "« " + *item + " » n'est pas demandé."));
    return verdict;
}

} // namespace

Verdict contact_made_by_tutor(Asking const& asking)
{
    if (asking.facts.is_introduced)
        return {};
    return {{.fact = "Le tuteur en fonction n'a pas encore pris contact.",
             .who_can_cure = Role::tutor,
             .until = deadline_of(Deadline::welcome, asking.facts, asking.campaign)}};
}

// Nobody can cure it: after the evaluation no further sheet is owed.
Verdict evaluation_not_submitted(Asking const& asking)
{
    if (!asking.facts.evaluated_on)
        return {};
    return {{.fact = "L'évaluation finale est remise depuis le " + in_french(*asking.facts.evaluated_on) + "."}};
}

Verdict items_distinct(Asking const& asking)
{
    Verdict verdict;
    if (auto const* const sheet = asking.body<SendSheet>())
        tell_doubles(asking, *sheet->items, verdict);
    if (auto const* const evaluation = asking.body<SubmitEvaluation>())
        tell_doubles(asking, items_of(evaluation->acquisitions), verdict);
    if (auto const* const evaluation = asking.body<CorrectEvaluation>())
        tell_doubles(asking, items_of(evaluation->acquisitions), verdict);
    return verdict;
}

Verdict every_item_rated(Asking const& asking)
{
    auto const* const form = asking.body<FillSheet>();
    Sheet const* const sheet = asking.facts.last_sheet();
    if (!form || !sheet)
        return {};
    return answers_match(asking, *sheet->items, items_of(form->ratings));
}

Verdict module_at_its_end(Asking const& asking)
{
    Day const end = asking.facts.opening.end_on;
    if (asking.today() >= end)
        return {};
    return {{.fact = "Le module dure jusqu'au " + in_french(end) + ".", .opens_on = end}};
}

Verdict results_are_discussed(Asking const& asking)
{
    switch (state_of(asking.subject(), Track::positioning)) {
    case State::discussed: return {};
    case State::sent:
        return {{.fact = "La fiche du " + in_french(asking.facts.last_sheet()->sent_on) + " n'est pas remplie.",
                 .who_can_cure = Role::learner,
                 .until = deadline_of(Deadline::sheet, asking.facts, asking.campaign)}};
    case State::filled:
        return {{.fact = "Les résultats de la fiche du " + in_french(asking.facts.last_sheet()->sent_on)
                     + " ne sont pas discutés.",
                 .who_can_cure = Role::tutor,
                 .until = deadline_of(Deadline::discussion, asking.facts, asking.campaign)}};
    default:
        return {{.fact = "Aucune fiche de positionnement n'a été envoyée.",
                 .who_can_cure = Role::tutor,
                 .until = deadline_of(Deadline::positioning, asking.facts, asking.campaign)}};
    }
}

Verdict questions_are_answered(Asking const& asking)
{
    Verdict verdict;
    for (std::uint16_t const number : asking.facts.open_questions) {
        engine::Piece const* const piece = asking.subject().find(Track::question, number);
        auto const clocks = piece ? clocks_of(*piece, asking.terms) : std::vector<engine::ServiceClock>{};
        verdict.push_back({.fact = "La question n° " + std::to_string(number) + " attend une réponse.",
                           .who_can_cure = Role::tutor,
                           .until = clocks.empty() ? std::nullopt : std::optional{clocks.back().due_on()}});
    }
    return verdict;
}

Verdict every_acquisition_accounted(Asking const& asking)
{
    auto const* const form = asking.body<AccountFor>();
    return form ? answers_match(asking, asking.facts.evaluated, items_of(*form)) : Verdict{};
}

Verdict evaluation_is_accounted(Asking const& asking)
{
    switch (state_of(asking.subject(), Track::evaluation)) {
    case State::accounted:
    case State::read: return {};
    case State::submitted:
        return {{.fact = "Les acquis de l'évaluation finale ne sont pas comptabilisés.",
                 .who_can_cure = Role::pedagogical_manager,
                 .until = deadline_of(Deadline::accounting, asking.facts, asking.campaign)}};
    default:
        return {{.fact = "L'évaluation finale n'est pas remise.",
                 .who_can_cure = Role::tutor,
                 .until = deadline_of(Deadline::evaluation, asking.facts, asking.campaign)}};
    }
}

} // namespace workflows::tutored_module::guards
