#include "workflows/jury/guards.hpp"

#include <algorithm>

namespace workflows::jury {
namespace {

using engine::in_french;
using engine::Question;
using engine::Unmet;
using engine::Verdict;

constexpr engine::Roles keeping{Role::jury_secretary, Role::jury_president};

bool holds(Question const& question, PersonId const& person, std::string_view role, Day day)
{
    auto const& grants = question.subject.grants;
    return std::any_of(grants.begin(), grants.end(), [&](engine::Grant const& grant) {
        return grant.person == person && grant.role == role && grant.holds_on(day);
    });
}

// The step that comes before, and its day.
std::pair<char const*, std::optional<Day>> step_before(Question const& question)
{
    Jury const& jury = jury_of(question);
    if (is(question, Command::open_deliberation) && jury.deliberation_on)
        return {"le jury a déjà délibéré", jury.deliberation_on};
    if (is(question, Command::open_deliberation))
        return {"la première réunion a eu lieu", jury.first_meeting_on};
    if (is(question, Command::close))
        return {"la délibération a été ouverte", jury.deliberation_on};
    if (is(question, Command::correct_minutes) && !jury.minutes.empty())
        return {"le procès-verbal a été signé", jury.minutes.back().signed_on};
    return {"le jury a été nommé", jury.appointed_on};
}

// Who was there on which day, when the form says so.
struct Sitting {
    Day day{};
    Present const* present = nullptr;
};

Sitting sitting_of(Question const& question)
{
    if (auto const* const meeting = question.body_as<HoldFirstMeeting>())
        return {meeting->held_on, &meeting->present};
    if (auto const* const deliberation = question.body_as<OpenDeliberation>())
        return {deliberation->held_on, &deliberation->present};
    if (auto const* const close = question.body_as<Close>())
        return {close->signed_on, &close->present};
    return {};
}

} // namespace

Verdict not_in_future(Question const& question)
{
    auto const day = question.body ? day_on_form(*question.body) : std::nullopt;
    if (!day || *day <= question.context.today)
        return {};
    return {Unmet{.fact = "La date donnée est le " + in_french(*day) + ", à venir.",
                  .who_can_cure = question.by,
                  .opens_on = *day}};
}

Verdict in_order_of_days(Question const& question)
{
    auto const day = question.body ? day_on_form(*question.body) : std::nullopt;
    auto const [step, before] = step_before(question);
    if (!day || !before || *before <= *day)
        return {};
    return {
        Unmet{.fact = "La date donnée est le " + in_french(*day) + ", mais " + step + " le " + in_french(*before) + '.',
              .who_can_cure = question.by}};
}

Verdict next_jury_is_appointed(Question const& question)
{
    auto const* const hand_over = question.body_as<HandOver>();
    if (hand_over == nullptr)
        return {};
    Jury const& jury = jury_of(question);
    engine::Case const* const found = question.context.find(hand_over->next_jury);
    auto const* const next = found ? dynamic_cast<Jury const*>(found->facts.get()) : nullptr;
    auto const refused = [&](std::string fact) {
        return Verdict{Unmet{.fact = std::move(fact), .who_can_cure = question.by}};
    };
    if (!next || found->id == question.subject.id)
        return refused("Aucun autre jury ne porte cet identifiant.");
    if (!next->appointed_on)
        return refused("Le jury suivant n'est pas nommé.");
    if (next->organisation != jury.organisation)
        return refused("Ce jury est celui d'une autre académie.");
    if (*next->appointed_on < jury.appointed_on)
        return refused("Ce jury a été nommé le " + in_french(*next->appointed_on) + ", avant celui-ci.");
    return {};
}

Verdict present_are_members(Question const& question)
{
    auto const [day, present] = sitting_of(question);
    Verdict verdict;
    if (present == nullptr)
        return verdict;
    for (std::size_t i = 0; i < present->size(); ++i)
        if (!holds(question, (**present)[i], "jury_member", day))
            verdict.push_back({.fact = "La personne présente n° " + std::to_string(i + 1) + " ne siège pas au jury le "
                                   + in_french(day) + '.',
                               .who_can_cure = question.by});
    return verdict;
}

Verdict presidency_present(Question const& question)
{
    auto const [day, present] = sitting_of(question);
    if (present == nullptr)
        return {};
    for (PersonId const& person : *present)
        if (holds(question, person, "jury_president", day) || holds(question, person, "jury_vice_president", day))
            return {};
    return {Unmet{.fact = "Ni l'une ni l'autre n'est parmi les personnes présentes.", .who_can_cure = keeping}};
}

// On the day of the deliberation itself the minutes are still being written.
Verdict minutes_signed(Question const& question)
{
    Jury const& jury = jury_of(question);
    auto const day = jury.deliberation_on;
    bool const is_signed = day && !jury.minutes.empty() && jury.minutes.back().signed_on >= *day;
    if (!day || is_signed || question.context.today <= *day)
        return {};
    return {Unmet{.fact = "Le jury a ouvert sa délibération le " + in_french(*day)
                      + " et son procès-verbal n'est pas signé.",
                  .who_can_cure = keeping}};
}

} // namespace workflows::jury
