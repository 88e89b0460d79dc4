#include "workflows/distance_accompaniment/pay.hpp"

#include <algorithm>

namespace workflows::distance_accompaniment {
namespace {

std::string counted(std::int64_t count, std::string const& singular)
{
    return std::to_string(count) + ' ' + singular + (count > 1 ? "s" : "");
}

std::int64_t whole_vacations(std::int64_t minutes, std::int64_t each, OddHours odd_hours)
{
    switch (odd_hours) {
    case OddHours::down: break;
    case OddHours::nearest: return (minutes + each / 2) / each;
    case OddHours::up: return (minutes + each - 1) / each;
    }
    return minutes / each;
}

std::string_view in_words(OddHours odd_hours)
{
    switch (odd_hours) {
    case OddHours::down: break;
    case OddHours::nearest: return "au plus proche";
    case OddHours::up: return "au supérieur";
    }
    return "à l'inférieur";
}

std::string_view in_words(Limit limit)
{
    switch (limit) {
    case Limit::contract: return "l'absence de contrat signé";
    case Limit::report: return "l'absence de compte rendu";
    case Limit::time: return "le temps d'intervention";
    case Limit::participants: return "le nombre de participants";
    case Limit::group: return "le plafond du groupe";
    }
    return "";
}

std::string joined(engine::List<Limit, 5> const& limits)
{
    std::string text;
    for (std::size_t i = 0; i < limits.size(); ++i)
        text += (i == 0 ? "" : i + 1 == limits.size() ? " et " : ", ") + std::string{in_words((*limits)[i])};
    return text;
}

std::string in_euros(std::int64_t cents)
{
    std::string const rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + ',' + (rest.size() < 2 ? "0" : "") + rest + " €";
}

void find_limits(Computation& made, Intervention const& done)
{
    auto& limits = made.limited_by.items;
    if (!done.has_contract)
        limits.push_back(Limit::contract);
    if (!done.has_report)
        limits.push_back(Limit::report);
    if (!limits.empty())
        return; // nothing is paid, whatever was done
    made.vacations = std::min({made.by_time, made.by_participants, made.by_group});
    for (auto const& [bound, limit] : {std::pair{made.by_time, Limit::time},
                                       {made.by_participants, Limit::participants},
                                       {made.by_group, Limit::group}})
        if (bound == made.vacations)
            limits.push_back(limit);
}

void tell(Computation& made, Intervention const& done, PayRules const& rules, Choices const& choices)
{
    auto const say = [&](std::string text, Ref source) {
        made.steps.items.push_back({std::move(text), std::string{sources[static_cast<std::size_t>(source)].id}});
    };
    say("Temps d'intervention à distance : " + in_hours(made.minutes) + ".", Ref::s4_asynchronous);
    if (made.synchronous_minutes > 0)
        say("Classes virtuelles, non comptées : " + in_hours(made.synchronous_minutes) + ".", Ref::s4_asynchronous);
    say("Une vacation pour " + in_hours(rules.minutes_per_vacation) + " : " + counted(made.by_time, "vacation") + ".",
        Ref::s4_two_hours);
    if (auto const odd = made.minutes % rules.minutes_per_vacation; odd > 0)
        say("Il reste " + in_hours(odd) + ", compté " + std::string{in_words(made.odd_hours)} + ".", Ref::a_odd_hours);
    say("Stagiaires du groupe qui ont effectivement participé : " + std::to_string(made.participants) + " sur "
            + std::to_string(done.group_size) + ", soit " + counted(made.by_participants, "vacation") + " au plus.",
        Ref::s4_participants);
    say("Plafond du groupe : " + counted(made.by_group, "vacation") + ".", Ref::s4_group);
    if (!done.has_contract)
        say("Sans contrat signé des deux parties, rien n'est rémunéré.", Ref::s4_contract);
    if (!done.has_report)
        say("Sans compte rendu d'activité, rien n'est rémunéré.", Ref::s4_report);
    say(counted(made.vacations, "vacation") + " ; ce qui limite : " + joined(made.limited_by) + ".", Ref::s4_least);
    if (made.amount_cents)
        say("À " + in_euros(*choices.vacation_cents)
                + " la vacation, montant fixé par le service : " + in_euros(*made.amount_cents) + ".",
            Ref::l13_amounts);
}

} // namespace

std::string in_hours(std::int64_t minutes)
{
    if (minutes < 60)
        return std::to_string(minutes) + " min";
    std::string text = std::to_string(minutes / 60) + " h";
    if (minutes % 60 > 0)
        text += (minutes % 60 < 10 ? " 0" : " ") + std::to_string(minutes % 60);
    return text;
}

Computation compute(Intervention const& done, PayRules const& rules, Choices const& choices)
{
    Computation made;
    made.minutes = done.minutes;
    made.synchronous_minutes = done.synchronous_minutes;
    made.odd_hours = choices.odd_hours;
    made.participants = std::min(done.participants, done.group_size); // of the group, or it is no participant of it
    made.by_time = whole_vacations(done.minutes, rules.minutes_per_vacation, choices.odd_hours);
    made.by_participants = made.participants * rules.per_participant;
    made.by_group = rules.per_group;
    find_limits(made, done);
    if (choices.vacation_cents)
        made.amount_cents = made.vacations * *choices.vacation_cents;
    tell(made, done, rules, choices);
    return made;
}

} // namespace workflows::distance_accompaniment
