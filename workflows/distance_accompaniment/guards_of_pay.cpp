#include "workflows/distance_accompaniment/guards.hpp"

#include "engine/authority.hpp"

namespace workflows::distance_accompaniment {
namespace {

using engine::Question;
using engine::Verdict;

engine::Version latest(Question const& question, std::initializer_list<engine::EventId> events)
{
    auto const* const entry = question.subject.find(Track::report)->latest(events);
    return entry ? entry->version : 0;
}

// In the version that is there now.
bool is_consulted(Question const& question)
{
    return latest(question, {Event::activity_report_consulted}) > latest(question, {Event::activity_report_filed});
}

} // namespace

Verdict report_not_sent(Question const& question)
{
    if (!is_report_sent(question.subject))
        return {};
    return {{.fact = "Le compte rendu est déposé : il se reprend, ou se renvoie, avant tout changement.",
             .who_can_cure = {Role::trainer, Role::training_correspondent, Role::training_officer}}};
}

Verdict pay_not_decided(Question const& question)
{
    if (state_of(question.subject, Track::decision) == State::awaited)
        return {};
    return {{.fact = "La rémunération est décidée : la décision se rapporte avant tout changement.",
             .who_can_cure = Role::training_officer}};
}

Verdict correspondent_in_office(Question const& question)
{
    auto const holders =
        engine::holders_of(question.subject, question.context, Role::training_correspondent, question.context.today);
    if (!holders.empty())
        return {};
    return {{.fact = "Personne ne tient cette fonction pour le domaine « " + *facts_of(question.subject).contract.domain
                 + " ».",
             .who_can_cure = office}};
}

// Nobody can cure it: the act is then nobody's to do.
Verdict report_to_consult(Question const& question)
{
    if (!is_consulted(question))
        return {};
    return {{.fact = "Le compte rendu est consulté dans sa dernière version."}};
}

Verdict report_sent(Question const& question)
{
    if (is_report_sent(question.subject))
        return {};
    return {{.fact = "Le compte rendu n'est pas déposé.", .who_can_cure = Role::trainer}};
}

Verdict report_consulted(Question const& question)
{
    if (is_report_sent(question.subject) && is_consulted(question))
        return {};
    return {{.fact = is_report_sent(question.subject) ? "Le compte rendu n'a pas été consulté."
                                                      : "Il n'y a pas de compte rendu à consulter.",
             .who_can_cure = is_report_sent(question.subject) ? Role::training_officer : Role::trainer}};
}

Verdict vacations_as_computed(Question const& question)
{
    auto const* const grant = question.body_as<GrantPay>();
    if (!grant)
        return {};
    Computation const computed = computation_of(question.subject);
    if (*grant->vacations == computed.vacations)
        return {};
    std::string fact = "Le formulaire en dit " + std::to_string(*grant->vacations) + ".";
    for (Step const& step : computed.steps)
        fact += " " + step.says;
    return {{.fact = std::move(fact), .who_can_cure = question.by}};
}

} // namespace workflows::distance_accompaniment
