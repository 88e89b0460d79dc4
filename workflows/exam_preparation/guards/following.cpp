// How the candidate gets on, and who is told when he does not.

#include "workflows/exam_preparation/guards.hpp"
#include "workflows/exam_preparation/words.hpp"

#include <algorithm>

namespace workflows::exam_preparation::guards {
namespace {

std::string name_of(Role role)
{
    return std::string{words::roles[static_cast<std::size_t>(role)].name};
}

// Who must know: the manager, and the tutor where there is one.
std::vector<Role> due(Asking const& asking)
{
    std::vector<Role> people{Role::pedagogical_manager};
    if (asking.is_tutored() && asking.facts.has_tutor())
        people.push_back(Role::tutor);
    return people;
}

// Of a dropout the manager knows as soon as he offers a talk, which is his turn anyway.
std::set<std::string> told(Asking const& asking)
{
    if (asking.piece().track == engine::TrackId{Track::dropout})
        return asking.facts.told_of_dropout;
    auto const found = asking.facts.told.find(asking.piece().number);
    return found == asking.facts.told.end() ? std::set<std::string>{} : found->second;
}

} // namespace

Verdict activity_of_programme(Asking const& asking)
{
    if (asking.facts.programme.empty())
        return {{.fact = "Aucun programme d'activités n'est fixé.", .who_can_cure = {Role::trainer, organisers}}};
    auto const* const tick = asking.body<Tick>();
    if (!tick)
        return {};
    auto const& courses_open = asking.facts.courses;
    if (std::find(courses_open.begin(), courses_open.end(), tick->course) == courses_open.end())
        return {in_the_form(
            asking, "« " + std::string{label_of(course_words, tick->course)} + " » n'est pas un cours ouvert.")};
    auto const& programme = asking.facts.programme;
    if (std::find(programme.begin(), programme.end(), PlannedActivity{tick->course, tick->activity}) != programme.end())
        return {};
    return {in_the_form(asking, "« " + *tick->activity + " » n'est pas au programme de ce cours.")};
}

Verdict quiet_for_too_long(Asking const& asking)
{
    auto const quiet = quiet_of(asking.facts, asking.rules, asking.campaign);
    if (!quiet) // it is for him to log in, and no task of those who watch
        return {{.fact = "Le candidat ne s'est pas encore connecté une première fois."}};
    if (quiet->calls_for_contact(asking.today()))
        return {};
    return {
        {.fact = "Dernière activité le " + in_french(quiet->last_active_on) + ".", .opens_on = quiet->contact_from()}};
}

// Nobody can mend it: who knows already has nothing to take note of.
Verdict still_to_be_told(Asking const& asking)
{
    auto const people = due(asking);
    auto const known = told(asking);
    bool const is_due = std::any_of(people.begin(), people.end(), [&](Role role) {
        return engine::RoleId{role} == asking.question.by && !known.contains(name_of(role));
    });
    if (is_due)
        return {};
    return {{.fact = "Il n'y a rien dont prendre acte."}};
}

Verdict due_people_told(Asking const& asking)
{
    Verdict verdict;
    auto const known = told(asking);
    for (Role const role : due(asking))
        if (!known.contains(name_of(role)))
            verdict.push_back(
                {.fact = std::string{words::roles[static_cast<std::size_t>(role)].label} + " : n'en a pas pris acte.",
                 .who_can_cure = role});
    return verdict;
}

Verdict talk_day_has_come(Asking const& asking)
{
    auto const talk_on = asking.facts.talk_on;
    if (!talk_on || *talk_on <= asking.today())
        return {};
    return {{.fact = "L'entretien est prévu le " + in_french(*talk_on) + ".", .opens_on = *talk_on}};
}

// The tutor reads the forum anyway.
Verdict on_the_forum(Asking const& asking)
{
    if (asking.question.by != engine::RoleId{Role::candidate}
        || state_of(asking.subject(), Track::forum) == State::subscribed)
        return {};
    return {{.fact = "Le candidat a quitté le forum.", .who_can_cure = Role::candidate}};
}

} // namespace workflows::exam_preparation::guards
