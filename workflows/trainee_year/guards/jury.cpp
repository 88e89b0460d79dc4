#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/hands.hpp"

#include <algorithm>
#include <charconv>

namespace workflows::trainee_year::guards {
namespace {

using engine::Roles;

constexpr Roles office{Role::case_officer, Role::jury_secretary, Role::rector_delegate};
constexpr int access_days_default = 7; // U20: one to two weeks; the note: early enough to prepare

bool is_true(boost::json::object const& published, std::string_view name)
{
    auto const* const value = published.if_contains(name);
    return value && value->is_bool() && value->as_bool();
}

std::int64_t number(boost::json::object const& published, std::string_view name)
{
    auto const* const value = published.if_contains(name);
    if (!value)
        return 0;
    return value->is_uint64() ? static_cast<std::int64_t>(value->as_uint64())
        : value->is_int64()   ? value->as_int64()
                              : 0;
}

std::string text(boost::json::object const& published, std::string_view name)
{
    auto const* const value = published.if_contains(name);
    return value && value->is_string() ? std::string{value->as_string()} : std::string{};
}

// People whom the presidency has kept from this trainee's file.
std::vector<std::string> recused(Asking const& asking, boost::json::object const& jury)
{
    std::vector<std::string> people;
    auto const* const list = jury.if_contains("recused");
    if (!list || !list->is_array())
        return people;
    for (auto const& one : list->as_array())
        if (one.is_object() && text(one.as_object(), "case") == asking.subject().id.value)
            people.push_back(text(one.as_object(), "person"));
    return people;
}

People const* present(Asking const& asking)
{
    if (auto const* const hear = asking.body<Hear>())
        return &hear->members_present;
    if (auto const* const apt = asking.body<DeliberateApt>())
        return &apt->members_present;
    if (auto const* const not_apt = asking.body<DeliberateNotApt>())
        return &not_apt->members_present;
    return nullptr;
}

} // namespace

int access_days(engine::Campaign const* campaign)
{
    std::string const policy = campaign ? campaign->policy("access_days_before_interview", "") : std::string{};
    int days = access_days_default;
    std::from_chars(policy.data(), policy.data() + policy.size(), days);
    return days;
}

Verdict goes_before_a_jury(Asking const& asking)
{
    if (!asking.rules || asking.rules->route_of(asking.facts.profile()) == Route::jury)
        return {};
    bool const is_agrege = asking.facts.opening.corps == Corps::agrege;
    return {{.fact = is_agrege ? "Un stagiaire agrégé est évalué sans jury."
                               : "Un stagiaire déjà qualifié ne passe pas devant le jury.",
             .source = is_agrege ? Ref::l2_7 : Ref::l1_11}};
}

Verdict jury_is_competent(Asking const& asking)
{
    if (!asking.question.body_as<Submit>())
        return {};
    engine::Case const* const jury = asking.jury();
    if (!jury || jury->workflow->name() != "jury")
        return {in_the_form(asking, "Aucun jury ne porte cet identifiant.")};
    auto const& published = asking.published_by_jury();
    Verdict verdict;
    // A stage extended beyond its session goes to the jury that sits by then (art. 4).
    bool const is_judged_again = state_of(asking.piece()) != State::awaited;
    if (!is_judged_again && text(published, "campaign") != asking.facts.opening.campaign.value)
        verdict.push_back(in_the_form(asking, "Ce jury siège pour une autre campagne."));
    if (!is_true(published, "appointed"))
        verdict.push_back({.fact = "Le jury n'est pas encore nommé.", .who_can_cure = office});
    std::int64_t const members = number(published, "members");
    if (members < 5 || members > 8)
        verdict.push_back({.fact = "Le jury compte " + std::to_string(members) + " membres.", .who_can_cure = office});
    if (is_true(published, "closed"))
        verdict.push_back(in_the_form(asking, "La session de ce jury est close."));
    if (is_true(published, "succeeded"))
        verdict.push_back(in_the_form(asking, "Le jury suivant est nommé : celui-ci ne peut plus agir."));
    return verdict;
}

Verdict first_meeting_has_come(Asking const& asking)
{
    auto const met = engine::parse_day(text(asking.published_by_jury(), "first_meeting_on"));
    if (met && *met <= asking.today())
        return {};
    Unmet unmet{.fact = "Le jury n'a pas tenu sa première réunion.",
                .who_can_cure = hands::pen,
                .until = asking.due(Deadline::first_meeting)};
    if (met)
        unmet.opens_on = met;
    return {unmet};
}

// The academy may hear more trainees than the law asks, never fewer (K11).
Verdict no_policy_asks_for_a_hearing(Asking const& asking)
{
    if (asking.policy("convene_on_unfavourable", "none") != "any")
        return {};
    bool const has_doubt = std::any_of(asking.facts.opinions.begin(), asking.facts.opinions.end(),
                                       [](auto const& one) { return one.second.value == OpinionValue::unfavourable; });
    // What a former jury heard does not count before another.
    engine::Piece const& examination = *asking.subject().find(Track::examination);
    auto const* const heard = examination.latest({Event::interview_held, Event::absence_recorded});
    auto const* const submitted = examination.latest({Event::submitted_to_jury});
    if (!has_doubt || (heard && (!submitted || heard->version > submitted->version)))
        return {};
    return {{.fact = "Un avis est défavorable, et l'académie entend alors le stagiaire."}};
}

Verdict access_long_enough(Asking const& asking)
{
    auto const* const convene = asking.body<Convene>();
    if (!convene)
        return {};
    Verdict verdict;
    if (convene->sent_on > asking.today())
        verdict.push_back(in_the_form(asking, "La date d'envoi est à venir."));
    if (convene->interview_on < convene->sent_on)
        verdict.push_back(in_the_form(asking, "L'entretien précéderait l'envoi de la convocation."));
    if (!asking.facts.accessible_since)
        return verdict; // said by file_is_accessible
    auto const earliest = *asking.facts.accessible_since + std::chrono::days{access_days(asking.campaign)};
    if (convene->interview_on < earliest)
        verdict.push_back(in_the_form(asking,
                                      "Le dossier est ouvert depuis le " + in_french(*asking.facts.accessible_since)
                                          + " : l'entretien a lieu au plus tôt le " + in_french(earliest) + "."));
    return verdict;
}

Verdict interview_day_has_come(Asking const& asking)
{
    auto const day = asking.facts.interview_on;
    if (!day || *day <= asking.today())
        return {};
    return {{.fact = "L'entretien est prévu le " + in_french(*day) + ".", .opens_on = day}};
}

Verdict jury_in_session(Asking const& asking)
{
    if (is_true(asking.published_by_jury(), "deliberation_open"))
        return {};
    return {{.fact = "Le jury n'est pas en délibération.",
             .who_can_cure = hands::pen,
             .until = asking.due(Deadline::deliberation)}};
}

Verdict present_sit_on_the_jury(Asking const& asking)
{
    People const* const people = present(asking);
    auto const& published = asking.published_by_jury();
    auto const* const seats = published.if_contains("people");
    if (!people || !seats || !seats->is_array())
        return {};
    auto const kept_away = recused(asking, published);
    std::size_t strangers = 0;
    std::size_t recused_present = 0;
    for (PersonId const& person : *people) {
        auto const& all = seats->as_array();
        bool const sits = std::any_of(all.begin(), all.end(), [&](boost::json::value const& seat) {
            return seat.is_string() && std::string_view{seat.as_string()} == person.value;
        });
        strangers += sits ? 0 : 1;
        recused_present += std::find(kept_away.begin(), kept_away.end(), person.value) == kept_away.end() ? 0 : 1;
    }
    Verdict verdict;
    if (strangers > 0)
        verdict.push_back(in_the_form(
            asking, "Parmi les personnes présentes, " + std::to_string(strangers) + " ne siègent pas à ce jury."));
    if (recused_present > 0)
        verdict.push_back(in_the_form(asking,
                                      "Parmi les personnes présentes, " + std::to_string(recused_present)
                                          + " sont écartées de ce dossier par la présidence."));
    return verdict;
}

Verdict stage_was_extended(Asking const& asking)
{
    if (state_of(asking.subject(), Track::decision) == State::extended_notified)
        return {};
    return {{.fact = "Aucune prolongation n'est notifiée : ce que le jury a conclu vaut."}};
}

Verdict second_year_opinion_as_due(Asking const& asking)
{
    auto const* const finding = asking.body<DeliberateNotApt>();
    if (!finding)
        return {};
    bool const is_first = asking.facts.year_rank() == 1;
    if (is_first == finding->second_year_opinion.has_value())
        return {};
    return {in_the_form(asking,
                        is_first ? "L'avis du jury sur une seconde et dernière année manque."
                                 : "Après une seconde année, il n'y en a pas d'autre à envisager.")};
}

} // namespace workflows::trainee_year::guards
