// The first contact (T1), the planning (T1, T5), and who is silent (T2, T8).

#include "workflows/tutored_module/guards.hpp"

#include <algorithm>

namespace workflows::tutored_module::guards {
namespace {

using engine::in_french;

// The steps of a planning that is to be set or revised; null when the form says nothing of them.
List<Step, 60, 1> const* steps_in(Asking const& asking)
{
    if (auto const* const planning = asking.body<SetPlanning>())
        return &planning->steps;
    auto const* const planning = asking.body<RevisePlanning>();
    return planning ? &planning->steps : nullptr;
}

std::string between(Day first, Day last)
{
    return "Entre le " + in_french(first) + " et le " + in_french(last) + ", " + counted(last - first);
}

} // namespace

// Nobody can cure it, and nobody needs to: the act is for a tutor who takes over.
Verdict tutor_not_yet_introduced(Asking const& asking)
{
    if (!asking.facts.is_introduced)
        return {};
    return {{.fact = "Le tuteur en fonction a déjà pris contact."}};
}

Verdict welcome_says_all(Asking const& asking)
{
    auto const* const contact = asking.body<MakeContact>();
    if (!contact)
        return {};
    Verdict verdict;
    auto const expect = [&](bool is_said, char const* what) {
        if (!is_said)
            verdict.push_back(in_the_form(asking, std::string{"Il manque "} + what + "."));
    };
    expect(contact->presentation.has_value(), "la présentation du tuteur");
    expect(contact->role.has_value(), "son rôle");
    expect(contact->aims.has_value(), "les objectifs du module");
    expect(contact->means.has_value(), "les moyens");
    expect(contact->meetings && contact->meetings->size() > 0, "les rencontres prévues");
    expect(contact->contact_ways && contact->contact_ways->size() > 0, "les moyens de contact");
    return verdict;
}

Verdict planning_has_meetings(Asking const& asking)
{
    auto const* const steps = steps_in(asking);
    if (!steps
        || std::any_of(steps->begin(), steps->end(), [](Step const& step) { return step.kind == StepKind::meeting; }))
        return {};
    return {in_the_form(asking, "Aucune rencontre n'est prévue.")};
}

// What lies behind cannot be planned any more: the intervals count from today on.
Verdict sheets_at_intervals(Asking const& asking)
{
    auto const* const steps = steps_in(asking);
    if (!steps)
        return {};
    std::vector<Day> planned;
    for (Step const& step : *steps)
        if (step.kind == StepKind::positioning)
            planned.push_back(step.held_on);
    if (planned.empty())
        return {in_the_form(asking, "Aucune fiche de positionnement n'est prévue.")};
    std::sort(planned.begin(), planned.end());
    OpenModule const& opening = asking.facts.opening;
    planned.push_back(opening.end_on);
    Day before = std::clamp(asking.today(), opening.start_on, opening.end_on);
    Verdict verdict;
    for (Day const day : planned) {
        if (day - before > asking.terms.interval)
            verdict.push_back(in_the_form(asking,
                                          between(before, day) + " passeraient sans fiche ; il en faut une tous les "
                                              + counted(asking.terms.interval) + "."));
        before = std::max(before, day);
    }
    return verdict;
}

Verdict inactive_long_enough(Asking const& asking)
{
    engine::Inactivity const silence = silence_of_learner(asking.facts, asking.terms);
    if (silence.calls_for_contact(asking.today()))
        return {};
    return {{.fact = "Le dernier signe de l'apprenant, ou le dernier contact, est du "
                 + in_french(silence.last_active_on) + " ; le nombre de jours fixé est "
                 + std::to_string(asking.terms.inactivity.count()) + ".",
             .opens_on = silence.contact_from()}};
}

Verdict tutor_silent_long_enough(Asking const& asking)
{
    engine::Inactivity const silence = silence_of_tutor(asking.facts, asking.terms);
    if (silence.calls_for_contact(asking.today()))
        return {};
    return {{.fact = "La dernière connexion du tuteur, ou le dernier rappel, est du "
                 + in_french(silence.last_active_on) + " ; le nombre de jours fixé est "
                 + std::to_string(asking.terms.presence.count()) + ".",
             .opens_on = silence.contact_from()}};
}

} // namespace workflows::tutored_module::guards
