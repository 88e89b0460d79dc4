#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/hands.hpp"

#include <algorithm>

namespace workflows::trainee_year::guards {
namespace {

using engine::Roles;

std::string text_of(Corps corps)
{
    return boost::describe::enum_to_string(corps, "");
}

// The latest term of a role that has not ended.
engine::Grant const* in_office(engine::Case const& subject, std::string_view role)
{
    auto const found = std::find_if(subject.grants.rbegin(), subject.grants.rend(),
                                    [&](engine::Grant const& grant) { return grant.role == role && !grant.to; });
    return found == subject.grants.rend() ? nullptr : &*found;
}

engine::Grant const* tutor_of_piece(Asking const& asking)
{
    auto const tutor = asking.facts.tutors.find(asking.piece().number);
    if (tutor == asking.facts.tutors.end())
        return nullptr;
    auto const& grants = asking.subject().grants;
    auto const found = std::find_if(grants.rbegin(), grants.rend(), [&](engine::Grant const& grant) {
        return grant.role == "tutor" && grant.person == tutor->second && !grant.to;
    });
    return found == grants.rend() ? nullptr : &*found;
}

} // namespace

Verdict campaign_is_open(Asking const& asking)
{
    auto const* const open = asking.body<OpenYear>();
    // A second year follows by itself from a decision that named its campaign.
    if (!open || open->renewal_of)
        return {};
    engine::Case const* const found = asking.question.context.find(open->campaign);
    auto const* const campaign = found ? dynamic_cast<engine::Campaign const*>(found->facts.get()) : nullptr;
    if (!campaign)
        return {in_the_form(asking, "Aucune campagne ne porte cet identifiant.")};
    if (campaign->workflow != "trainee_year")
        return {in_the_form(asking, "La campagne « " + campaign->title + " » ne porte pas sur des années de stage.")};
    auto const published = campaign->published();
    auto const* const is_open = published.if_contains("open");
    if (is_open && is_open->is_bool() && !is_open->as_bool())
        return {in_the_form(asking, "La campagne « " + campaign->title + " » est close.")};
    return {};
}

Verdict corps_is_the_campaigns(Asking const& asking)
{
    auto const* const open = asking.body<OpenYear>();
    if (!open || !asking.campaign)
        return {};
    auto const corps = asking.campaign->traits.find("corps");
    if (corps == asking.campaign->traits.end() || corps->second == text_of(open->corps))
        return {};
    return {in_the_form(
        asking, "La campagne concerne le corps « " + corps->second + " », et non « " + text_of(open->corps) + " ».")};
}

Verdict rule_set_covers(Asking const& asking)
{
    auto const* const open = asking.body<OpenYear>();
    if (!open || !asking.campaign)
        return {};
    if (!asking.rules)
        return {in_the_form(asking, "Les règles « " + asking.campaign->rule_set + " » de la campagne sont inconnues.")};
    // A year that follows another is judged by the rules that the decision named.
    bool const follows = open->renewal_of || open->restart_of;
    if (!follows && !asking.rules->is_valid_on(open->start_on))
        return {in_the_form(asking,
                            "Les règles « " + std::string{asking.rules->title}
                                + " » ne valent pas pour un stage commencé le " + in_french(open->start_on) + ".")};
    if (asking.rules->covers(profile_of(*open)))
        return {};
    return {in_the_form(asking,
                        "Les règles « " + std::string{asking.rules->title}
                            + " » ne disent rien de ce corps avec ce parcours et cette quotité.")};
}

Verdict second_year_by_renewal(Asking const& asking)
{
    auto const* const open = asking.body<OpenYear>();
    if (!open || open->restart_of)
        return {};
    bool const is_second = profile_of(*open).year_rank == 2;
    if (!is_second && !open->renewal_of)
        return {};
    if (!is_second)
        return {in_the_form(asking, "Une première année ne suit aucun renouvellement.")};
    engine::Case const* const first = open->renewal_of ? asking.question.context.find(*open->renewal_of) : nullptr;
    if (!first || first->workflow != asking.subject().workflow)
        return {{.fact = "Une seconde année s'ouvre d'elle-même quand la première est renouvelée."}};
    if (state_of(*first, Track::decision) != State::renewal_notified)
        return {{.fact = "La première année n'a pas donné lieu à un renouvellement notifié.",
                 .who_can_cure = hands::academy}};
    if (facts_of(*first).opening.trainee != open->trainee || facts_of(*first).year_rank() != 1)
        return {{.fact = "La première année est celle d'une autre personne, ou déjà une seconde."}};
    return {};
}

Verdict restart_after_interruption(Asking const& asking)
{
    auto const* const open = asking.body<OpenYear>();
    if (!open || !open->restart_of)
        return {};
    engine::Case const* const former = asking.question.context.find(*open->restart_of);
    bool const is_so = former && former->workflow == asking.subject().workflow
        && state_of(*former, Track::year) == State::restarted && facts_of(*former).opening.trainee == open->trainee
        && facts_of(*former).year_rank() == profile_of(*open).year_rank;
    if (is_so)
        return {};
    return {{.fact = "Aucune année du stagiaire, de ce rang, n'a été close pour recommencer."}};
}

Verdict diploma_may_be_awaited(Asking const& asking)
{
    auto const* const open = asking.body<OpenYear>();
    if (!open || !open->diploma_awaited.value_or(false))
        return {};
    if (open->path == Path::already_qualified)
        return {in_the_form(asking, "Une personne déjà qualifiée n'a pas de diplôme à obtenir.")};
    if (*open->session < 2022)
        return {};
    return {
        in_the_form(asking, "À la session " + std::to_string(*open->session) + ", le master précède la nomination.")};
}

Verdict year_in_progress(Asking const& asking)
{
    State const year = state_of(asking.subject(), Track::year);
    if (year == State::resigned)
        return {{.fact = "La démission a été acceptée."}};
    if (year == State::restarted)
        return {{.fact = "Le stage a recommencé dans une autre année."}};
    if (year == State::deferred)
        return {{.fact = "Le stage est reporté.", .who_can_cure = hands::academy}};
    if (year == State::unopened)
        return {{.fact = "L'année de stage n'est pas ouverte.", .who_can_cure = Role::case_officer}};
    switch (state_of(asking.subject(), Track::decision)) { // as far as it is known to all
    case State::titularised_notified:
    case State::renewal_notified:
    case State::dismissed_notified:
    case State::reinstated_notified:
    case State::excluded_notified: return {{.fact = "Une décision a mis fin à cette année de stage."}};
    default: return {};
    }
}

Verdict two_tutors_at_most(Asking const& asking)
{
    PersonId tutor;
    Day from{};
    if (auto const* const appoint = asking.body<AppointTutor>())
        std::tie(tutor, from) = std::pair{appoint->tutor, appoint->from};
    else if (auto const* const replace = asking.body<ReplaceTutor>())
        std::tie(tutor, from) = std::pair{replace->tutor, replace->from};
    else
        return {};
    engine::Grant const* const leaving = asking.question.body_as<ReplaceTutor>() ? tutor_of_piece(asking) : nullptr;
    int current = 0;
    for (engine::Grant const& grant : asking.subject().grants) {
        if (grant.role != "tutor" || &grant == leaving || (grant.to && *grant.to < from))
            continue;
        ++current;
        if (grant.person == tutor)
            return {in_the_form(asking, "Cette personne est déjà tuteur ou tutrice du stagiaire.")};
    }
    if (current < 2)
        return {};
    return {{.fact = "Deux personnes assurent déjà le tutorat ce jour-là.", .who_can_cure = hands::academy}};
}

Verdict follows_the_former(Asking const& asking)
{
    engine::Grant const* former = nullptr;
    std::optional<Day> day;
    if (auto const* const change = asking.body<ChangePerson>()) {
        auto const command = static_cast<Command>(asking.question.command.value);
        former = in_office(asking.subject(),
                           command == Command::change_head               ? "head_of_school"
                               : command == Command::designate_inspector ? "inspector"
                               : command == Command::designate_authority ? "authority"
                                                                         : "inspe_director");
        day = change->from - std::chrono::days{1};
        if (former && former->person == change->person)
            return {in_the_form(asking, "Cette personne exerce déjà cette fonction.")};
    } else if (auto const* const replace = asking.body<ReplaceTutor>()) {
        former = tutor_of_piece(asking);
        day = replace->from - std::chrono::days{1};
    } else if (auto const* const end = asking.body<EndAppointment>()) {
        former = tutor_of_piece(asking);
        day = end->last_day;
    }
    if (!former || !day || former->from <= *day)
        return {};
    return {in_the_form(asking,
                        "La personne en fonction l'est depuis le " + in_french(former->from)
                            + " ; son dernier jour serait le " + in_french(*day) + ".")};
}

Verdict resignation_is_unequivocal(Asking const& asking)
{
    auto const* const resign = asking.body<Resign>();
    if (!resign || resign->is_unequivocal)
        return {};
    return {in_the_form(asking, "La lettre ne dit pas sans équivoque la volonté de quitter ses fonctions.")};
}

} // namespace workflows::trainee_year::guards
