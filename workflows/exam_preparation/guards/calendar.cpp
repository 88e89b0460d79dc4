// Sessions and tests on their days.

#include "workflows/exam_preparation/guards.hpp"

#include <algorithm>

namespace workflows::exam_preparation::guards {
namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

year_month month_of(Day day)
{
    year_month_day const date{day};
    return date.year() / date.month();
}

std::string in_words(year_month month)
{
    std::string const first = in_french(Day{month / 1}); // "1er octobre 2025"
    return first.substr(first.find(' ') + 1);
}

Day last_of(year_month month)
{
    return Day{month / std::chrono::last};
}

// The kind and the day that the form gives to the session of this piece.
std::optional<std::pair<SessionKind, Day>> session_in_the_form(Asking const& asking)
{
    if (auto const* const schedule = asking.body<ScheduleSession>())
        return std::pair{schedule->kind, schedule->held_on};
    auto const* const move = asking.body<Move>();
    auto const* const session = asking.facts.sessions.find(asking.piece().number);
    if (!move || !session)
        return std::nullopt;
    return std::pair{session->kind, move->held_on};
}

Verdict has_come(std::optional<Day> day, Asking const& asking)
{
    if (!day || *day <= asking.today())
        return {};
    return {{.fact = "Il est prévu le " + in_french(*day) + ".", .opens_on = *day}};
}

} // namespace

Verdict workshop_as_planned(Asking const& asking)
{
    Verdict verdict;
    auto const session = session_in_the_form(asking);
    if (!session || session->first != SessionKind::workshop)
        return verdict;
    if (auto const* const schedule = asking.body<ScheduleSession>(); schedule && *schedule->minutes != 60)
        verdict.push_back(
            in_the_form(asking, "L'atelier durerait " + std::to_string(*schedule->minutes) + " minutes."));
    auto const month = month_of(session->second);
    for (auto const number : asking.facts.sessions.between(SessionKind::workshop, Day{month / 1}, last_of(month)))
        if (number != asking.piece().number)
            verdict.push_back(in_the_form(asking,
                                          in_words(month) + " a déjà son atelier, le "
                                              + in_french(asking.facts.sessions.find(number)->held_on) + "."));
    return verdict;
}

Verdict session_day_has_come(Asking const& asking)
{
    auto const* const session = asking.facts.sessions.find(asking.piece().number);
    return has_come(session ? std::optional{session->held_on} : std::nullopt, asking);
}

Verdict tests_are_provided(Asking const& asking)
{
    if (asking.rules && asking.rules->paper_tests)
        return {};
    return {{.fact = "Cette préparation n'a que les contenus de la plateforme : pas de devoirs sur table."}};
}

Verdict held_in_the_establishment(Asking const& asking)
{
    auto const* const schedule = asking.body<ScheduleTest>();
    Establishment const& own = asking.facts.opening.establishment;
    if (!schedule || *schedule->establishment_code == *own.code)
        return {};
    return {in_the_form(asking, "Le candidat compose dans son établissement, " + *own.name + " (" + *own.code + ").")};
}

Verdict test_day_has_come(Asking const& asking)
{
    auto const found = asking.facts.tests.find(asking.piece().number);
    return has_come(found == asking.facts.tests.end() ? std::nullopt : std::optional{found->second.held_on}, asking);
}

Verdict must_attend_sessions_attended(Asking const& asking)
{
    Verdict verdict;
    for (auto const number : asking.facts.sessions.missed()) {
        auto const* const session = asking.facts.sessions.find(number);
        verdict.push_back({.fact = std::string{label_of(session_kind_words, session->kind)} + " du "
                               + in_french(session->held_on) + " : le candidat n'y était pas.",
                           .who_can_cure = {Role::candidate, organisers}});
    }
    for (auto const number : asking.facts.sessions.unrecorded(asking.today())) {
        auto const* const session = asking.facts.sessions.find(number);
        if (session->must_attend)
            verdict.push_back({.fact = std::string{label_of(session_kind_words, session->kind)} + " du "
                                   + in_french(session->held_on) + " : personne n'a dit si le candidat y était.",
                               .who_can_cure = {Role::trainer, organisers}});
    }
    return verdict;
}

// From the month after the first workshop on, as far as months are over.
Verdict workshops_every_month(Asking const& asking)
{
    Verdict verdict;
    if (!asking.rules || !asking.rules->must_attend(SessionKind::workshop))
        return verdict;
    std::optional<Day> first;
    for (auto const& [number, session] : asking.facts.sessions.sessions())
        if (session.kind == SessionKind::workshop)
            first = std::min(first.value_or(session.held_on), session.held_on);
    if (!first)
        return verdict;
    for (auto month = month_of(*first); last_of(month) < asking.today(); month += std::chrono::months{1})
        if (asking.facts.sessions.between(SessionKind::workshop, Day{month / 1}, last_of(month)).empty())
            verdict.push_back({.fact = in_words(month) + " s'est passé sans atelier.", .who_can_cure = organisers});
    return verdict;
}

} // namespace workflows::exam_preparation::guards
