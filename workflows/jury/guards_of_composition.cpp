#include "workflows/jury/guards.hpp"

#include "engine/campaign.hpp"

#include <set>

namespace workflows::jury {
namespace {

using engine::Question;
using engine::Unmet;
using engine::Verdict;

constexpr std::size_t size_min = 5;
constexpr std::size_t size_max = 8;

std::string counted(std::size_t count, std::string const& singular)
{
    return std::to_string(count) + ' ' + singular + (count > 1 ? "s" : "");
}

// Whom the body names to a seat, presidency first.
std::vector<Member const*> named_in(Question const& question)
{
    std::vector<Member const*> named;
    if (auto const* const appoint = question.body_as<Appoint>()) {
        named = {&appoint->president, &appoint->vice_president};
        for (Member const& member : appoint->members)
            named.push_back(&member);
    }
    if (auto const* const replace = question.body_as<ReplaceMember>())
        named.push_back(&replace->arriving);
    if (auto const* const add = question.body_as<AddMember>())
        named.push_back(&add->arriving);
    return named;
}

// People's names are the directory's: a sentence points to their place in the form.
std::string place_of(Question const& question, Member const* member)
{
    auto const* const appoint = question.body_as<Appoint>();
    if (!appoint)
        return "La personne qui arrive";
    if (member == &appoint->president)
        return "La présidence";
    if (member == &appoint->vice_president)
        return "La vice-présidence";
    return "Le membre n° " + std::to_string(member - appoint->members.items.data() + 1);
}

Member const* named_president(Question const& question)
{
    if (auto const* const appoint = question.body_as<Appoint>())
        return &appoint->president;
    auto const* const replace = question.body_as<ReplaceMember>();
    return replace && jury_of(question).is_presided_by(replace->leaving) ? &replace->arriving : nullptr;
}

} // namespace

Verdict campaign_is_open(Question const& question)
{
    auto const* const appoint = question.body_as<Appoint>();
    if (!appoint)
        return {};
    engine::Case const* const campaign = question.context.find(appoint->campaign);
    if (!campaign || dynamic_cast<engine::Campaign const*>(campaign->facts.get()) == nullptr)
        return {Unmet{.fact = "Le dossier nommé n'est pas une campagne.", .who_can_cure = appointing}};
    auto const published = campaign->facts->published();
    auto const* const open = published.if_contains("open");
    if (open && open->is_bool() && open->get_bool())
        return {};
    return {Unmet{.fact = "La campagne est close."}};
}

Verdict jury_is_appointed(Question const& question)
{
    if (jury_of(question).appointed_on)
        return {};
    return {Unmet{.fact = "Le jury n'est pas encore nommé.", .who_can_cure = appointing}};
}

Verdict jury_size(Question const& question)
{
    std::size_t count = jury_of(question).seats().size();
    if (auto const* const appoint = question.body_as<Appoint>())
        count = appoint->members.size() + 2;
    else if (is(question, Command::appoint))
        return {};
    if (is(question, Command::add_member)) {
        // Filling up is never refused for being still too few.
        if (++count <= size_max)
            return {};
    } else if (count >= size_min && count <= size_max) {
        return {};
    }
    return {Unmet{.fact = "Le jury compterait " + counted(count, "personne") + '.', .who_can_cure = appointing}};
}

Verdict members_distinct(Question const& question)
{
    Jury const& jury = jury_of(question);
    auto const* const replace = question.body_as<ReplaceMember>();
    std::set<PersonId> seated, told;
    if (!is(question, Command::appoint))
        for (Member const* const seat : jury.seats())
            if (!replace || seat->person != replace->leaving)
                seated.insert(seat->person);
    Verdict verdict;
    for (Member const* const member : named_in(question))
        if (!seated.insert(member->person).second && told.insert(member->person).second)
            verdict.push_back({.fact = place_of(question, member) + " : cette personne tient déjà un siège.",
                               .who_can_cure = appointing});
    return verdict;
}

Verdict president_is_rector_or_representative(Question const& question)
{
    Member const* const president = named_president(question);
    if (!president || president->quality == Quality::rector || president->quality == Quality::rector_representative)
        return {};
    return {Unmet{.fact = "La présidence est donnée à une personne d'une autre qualité.", .who_can_cure = appointing}};
}

Verdict members_of_listed_quality(Question const& question)
{
    using enum Quality;
    Member const* const president = named_president(question);
    Verdict verdict;
    for (Member const* const member : named_in(question)) {
        bool const listed =
            member->quality != rector && member->quality != rector_representative && member->quality != other;
        if (member != president && !listed)
            verdict.push_back({.fact = place_of(question, member) + " : cette qualité n'est pas de la liste.",
                               .who_can_cure = appointing});
    }
    return verdict;
}

Verdict none_posted_in_training_institution(Question const& question)
{
    Verdict verdict;
    for (Member const* const member : named_in(question))
        if (member->posted_in_training_institution)
            verdict.push_back(
                {.fact = place_of(question, member) + " : cette personne y est affectée.", .who_can_cure = appointing});
    return verdict;
}

Verdict groups_of_members(Question const& question)
{
    List<Group, 20> const* groups = nullptr;
    std::set<PersonId> seated;
    if (auto const* const form = question.body_as<FormGroups>()) {
        groups = &form->groups;
        for (Member const* const seat : jury_of(question).seats())
            seated.insert(seat->person);
    }
    if (auto const* const appoint = question.body_as<Appoint>(); appoint && appoint->groups) {
        groups = &*appoint->groups;
        for (Member const* const member : named_in(question))
            seated.insert(member->person);
    }
    Verdict verdict;
    if (groups == nullptr)
        return verdict;
    for (Group const& group : *groups)
        for (std::size_t i = 0; i < group.members.size(); ++i)
            if (!seated.contains((*group.members)[i]))
                verdict.push_back({.fact = "Dans le groupe « " + *group.name + " », la personne n° "
                                       + std::to_string(i + 1) + " ne siège pas au jury.",
                                   .who_can_cure = question.by});
    return verdict;
}

Verdict leaving_is_member(Question const& question)
{
    auto const* const replace = question.body_as<ReplaceMember>();
    if (!replace || jury_of(question).seats_person(replace->leaving))
        return {};
    return {Unmet{.fact = "La personne à remplacer ne siège pas au jury.", .who_can_cure = question.by}};
}

Verdict seat_is_free(Question const& question)
{
    auto const* const add = question.body_as<AddMember>();
    if (!add || add->seat != Seat::vice_president || !jury_of(question).vice_president)
        return {};
    return {Unmet{.fact = "La vice-présidence est déjà tenue.", .who_can_cure = appointing}};
}

Verdict vice_president_in_office(Question const& question)
{
    if (jury_of(question).vice_president)
        return {};
    return {Unmet{.fact = "La vice-présidence est vacante.", .who_can_cure = appointing}};
}

} // namespace workflows::jury
