// Enrolment, access, terms, and how long a preparation lasts.

#include "workflows/exam_preparation/guards.hpp"

#include <set>

namespace workflows::exam_preparation::guards {
namespace {

constexpr engine::Roles offices{organisers, Role::case_officer};

// Each of the two that is missing, told apart: they are mended apart.
void look_at(Asking const& asking, std::string const& who, Access const& access, Verdict& verdict)
{
    if (!access.has_email)
        verdict.push_back(in_the_form(asking, who + " n'a pas d'adresse électronique."));
    if (!access.has_internet)
        verdict.push_back(in_the_form(asking, who + " n'a pas d'accès à internet."));
}

} // namespace

Verdict campaign_is_open(Asking const& asking)
{
    auto const* const open = asking.body<Enrol>();
    if (!open)
        return {};
    engine::Case const* const found = asking.question.context.find(open->campaign);
    auto const* const campaign = found ? dynamic_cast<engine::Campaign const*>(found->facts.get()) : nullptr;
    if (!campaign)
        return {in_the_form(asking, "Aucune campagne ne porte cet identifiant.")};
    if (campaign->workflow != "exam_preparation")
        return {in_the_form(asking, "La campagne « " + campaign->title + " » ne porte pas sur des préparations.")};
    auto const published = campaign->published();
    auto const* const is_open = published.if_contains("open");
    if (is_open && is_open->is_bool() && !is_open->as_bool())
        return {in_the_form(asking, "La campagne « " + campaign->title + " » est close.")};
    return {};
}

Verdict exams_are_prepared(Asking const& asking)
{
    PreparedExams const* named = nullptr;
    if (auto const* const open = asking.body<Enrol>())
        named = &open->exams;
    if (auto const* const change = asking.body<ChangeExams>())
        named = &change->exams;
    if (!named)
        return {};
    Verdict verdict;
    if (!asking.rules)
        verdict.push_back(
            {.fact = "La campagne ne suit aucune règle de préparation connue.", .who_can_cure = Role::case_officer});
    std::set<Exam> seen;
    for (PreparedExam const& one : *named)
        if (!seen.insert(one.exam).second)
            verdict.push_back(in_the_form(asking,
                                          "Le concours « " + std::string{label_of(exam_words, one.exam)}
                                              + " » est nommé plusieurs fois."));
    return verdict;
}

Verdict everyone_has_access(Asking const& asking)
{
    Verdict verdict;
    if (auto const* const open = asking.body<Enrol>()) {
        look_at(asking, "Le candidat", open->candidate_access, verdict);
        if (open->correspondent)
            look_at(asking, "Le correspondant", open->correspondent_access.value_or(Access{}), verdict);
    }
    if (auto const* const appoint = asking.body<AppointTutor>())
        look_at(asking, "Le tuteur", appoint->tutor_access, verdict);
    if (auto const* const change = asking.body<ChangeCorrespondent>())
        look_at(asking, "Le correspondant", change->correspondent_access, verdict);
    return verdict;
}

// Who is there when a test is sat, and sends the copies: where there are no tests, nobody has to.
Verdict correspondent_is_named(Asking const& asking)
{
    auto const* const open = asking.body<Enrol>();
    if (!open || open->correspondent || (asking.rules && !asking.rules->paper_tests))
        return {};
    return {in_the_form(asking, "Aucun correspondant formation n'est nommé.")};
}

Verdict contents_are_current(Asking const& asking)
{
    std::string const told = asking.campaign ? asking.campaign->policy("contents_updated_on", "") : std::string{};
    auto const updated_on = engine::parse_day(told);
    if (!updated_on)
        return {{.fact = "La campagne ne dit pas quand les contenus ont été mis à jour.",
                 .who_can_cure = {Role::national_coordinator, Role::case_officer}}};
    auto const day = std::chrono::year_month_day{*updated_on};
    Day const until = std::chrono::sys_days{(day.year() + std::chrono::years{1}) / day.month() / 1}
        + std::chrono::days{static_cast<unsigned>(day.day()) - 1};
    if (asking.today() <= until)
        return {};
    return {{.fact = "Les contenus datent du " + in_french(*updated_on) + ".",
             .who_can_cure = {Role::national_coordinator, Role::case_officer}}};
}

Verdict preparation_is_open(Asking const& asking)
{
    if (is_open(asking.subject()))
        return {};
    switch (state_of(asking.subject(), Track::preparation)) {
    case State::unopened: return {{.fact = "Le candidat n'est pas inscrit.", .who_can_cure = offices}};
    case State::ended: return {{.fact = "La préparation est close."}};
    default: return {{.fact = "Le candidat a abandonné la préparation."}};
    }
}

Verdict terms_accepted_first(Asking const& asking)
{
    if (asking.facts.login)
        return {};
    return {{.fact = "Le candidat n'a pas encore accepté les conditions d'utilisation.",
             .who_can_cure = Role::candidate,
             .until = asking.due(Deadline::first_login)}};
}

Verdict terms_are_accepted(Asking const& asking)
{
    auto const* const terms = asking.body<AcceptTerms>();
    if (!terms || terms->accepted)
        return {};
    return {in_the_form(asking, "Les conditions d'utilisation ne sont pas acceptées.")};
}

Verdict credentials_were_issued(Asking const& asking)
{
    auto const* const terms = asking.body<AcceptTerms>();
    if (!terms || terms->login != Login::issued_credentials || asking.facts.credentials_issued)
        return {};
    return {{.fact = "Le centre n'a remis aucun identifiant.", .who_can_cure = organisers}};
}

Verdict preparation_is_over(Asking const& asking)
{
    auto const last = asking.due(Deadline::end_of_preparation);
    if (!last || *last <= asking.today())
        return {};
    return {{.fact = "La préparation dure jusqu'au " + in_french(*last) + ".", .opens_on = *last}};
}

Verdict preparation_has_ended(Asking const& asking)
{
    if (state_of(asking.subject(), Track::preparation) == State::ended)
        return {};
    return {{.fact = "La préparation n'est pas close.",
             .who_can_cure = organisers,
             .until = asking.due(Deadline::end_of_preparation)}};
}

Verdict day_is_not_to_come(Asking const& asking)
{
    std::optional<Day> day;
    if (auto const* const issue = asking.body<IssueCredentials>())
        day = issue->issued_on;
    if (auto const* const agree = asking.body<AgreeOnMeans>())
        day = agree->held_on;
    if (auto const* const ship = asking.body<Ship>())
        day = ship->shipped_on;
    if (!day || *day <= asking.today())
        return {};
    return {in_the_form(asking, "Le " + in_french(*day) + " est à venir.")};
}

} // namespace workflows::exam_preparation::guards
