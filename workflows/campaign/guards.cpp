#include "workflows/campaign/guards.hpp"

#include "workflows/campaign/campaign.hpp"
#include "workflows/campaign/commands.hpp"

#include "engine/authority.hpp"

namespace workflows::campaign {
namespace {

using engine::in_french;
using engine::Question;
using engine::Roles;
using engine::Unmet;
using engine::Verdict;

CampaignFacts const& facts_of(Question const& question)
{
    return static_cast<CampaignFacts const&>(*question.subject.facts);
}

Verdict campaign_is_open(Question const& question)
{
    if (facts_of(question).is_open)
        return {};
    return {Unmet{.fact = "La campagne est close : son calendrier, ses choix et ses listes ne changent plus."}};
}

// Every name that comes twice, once each.
template <class Named>
void repeated(Named const& list, std::string const& what, Verdict& verdict, Roles hands)
{
    std::map<std::string, int> times;
    for (auto const& item : list)
        if (++times[*item.name] == 2)
            verdict.push_back(
                {.fact = what + " « " + *item.name + " » est donné plusieurs fois.", .who_can_cure = hands});
}

Verdict names_distinct(Question const& question)
{
    Verdict verdict;
    Roles const hands = question.by;
    if (auto const* const open = question.body_as<Open>()) {
        repeated(open->traits, "Le trait", verdict, hands);
        repeated(open->deadlines, "Le nom d'échéance", verdict, hands);
        repeated(open->policies, "Le nom de choix", verdict, hands);
    }
    if (auto const* const deadlines = question.body_as<SetDeadlines>())
        repeated(deadlines->deadlines, "Le nom d'échéance", verdict, hands);
    if (auto const* const policies = question.body_as<SetPolicies>())
        repeated(policies->policies, "Le nom de choix", verdict, hands);
    return verdict;
}

// What the piece has given, be it an appointment or a delegation.
engine::Grant const* given_by(Question const& question)
{
    CampaignFacts const& facts = facts_of(question);
    auto const& all = question.piece.track == engine::TrackId{Track::delegation} ? facts.delegations : facts.staff;
    auto const found = all.find(question.piece.number);
    return found == all.end() ? nullptr : &found->second;
}

std::string_view name_of(DelegableRole role)
{
    return words::delegable_roles[static_cast<std::size_t>(role)].name;
}

Verdict acts_in_person(Question const& question)
{
    auto const power = engine::power_used(question.subject, question.context, question.context.actor, question.by,
                                          question.context.today);
    if (!power)
        return {};
    return {Unmet{.fact = "Vous tenez cette fonction par délégation.", .who_can_cure = question.by}};
}

Verdict delegates_to_another(Question const& question)
{
    auto const* const lent = question.body_as<Delegate>();
    if (!lent || (lent->person != lent->holder && lent->person != question.context.actor))
        return {};
    return {Unmet{.fact = lent->person == lent->holder ? "La même personne est nommée deux fois."
                                                       : "Vous enregistreriez une délégation à votre profit.",
                  .who_can_cure = question.by}};
}

Verdict within_own_power(Question const& question)
{
    if (question.by == Role::administrator)
        return {};
    std::string_view role;
    if (auto const* const appoint = question.body_as<Appoint>())
        role = words::roles[static_cast<std::size_t>(appoint->role)].name;
    else if (auto const* const lent = question.body_as<Delegate>(); lent && lent->holder != question.context.actor)
        role = name_of(lent->role); // one's own power is one's own to lend
    else if (auto const* const present = given_by(question);
             present && present->on_behalf_of.value_or(engine::PersonId{}) != question.context.actor)
        role = present->role;
    if (role != "administrator" && role != "case_officer" && role != "rector_delegate")
        return {};
    return {Unmet{.fact = "Cette fonction dépasse ce qu'une ou un gestionnaire peut donner ou retirer.",
                  .who_can_cure = Role::administrator}};
}

Verdict term_in_order(Question const& question)
{
    std::optional<engine::Day> first, last;
    if (auto const* const appoint = question.body_as<Appoint>()) {
        first = appoint->from;
        last = appoint->to;
    }
    if (auto const* const lent = question.body_as<Delegate>()) {
        first = lent->from;
        last = lent->to;
    }
    if (auto const* const end = question.body_as<End>())
        last = end->last_day;
    if (auto const* const revoke = question.body_as<Revoke>())
        last = revoke->last_day;
    if (auto const* const present = last && !first ? given_by(question) : nullptr) {
        if (present->to && *present->to < *last)
            return {Unmet{.fact = "La fonction prend déjà fin le " + in_french(*present->to) + ".",
                          .who_can_cure = question.by}};
        first = present->from;
    }
    auto const& administrators = facts_of(question).administrators;
    if (auto const* const hand_over = question.body_as<HandOver>(); hand_over && !administrators.empty()) {
        first = administrators.back().from;
        last = hand_over->from;
    }
    if (!first || !last || *first <= *last)
        return {};
    return {
        Unmet{.fact = "La fonction commence le " + in_french(*first) + " et finirait dès le " + in_french(*last) + ".",
              .who_can_cure = question.by}};
}

Verdict opened_within_lines(Question const& question)
{
    auto const* const import = question.body_as<RecordImport>();
    if (!import || *import->opened <= *import->lines)
        return {};
    return {Unmet{.fact = std::to_string(*import->opened) + " dossiers ouverts pour " + std::to_string(*import->lines)
                      + " lignes lues.",
                  .who_can_cure = question.by}};
}

Verdict migration_changes_something(Question const& question)
{
    auto const* const migration = question.body_as<RecordMigration>();
    bool const serves_new_cases =
        migration && migration->for_new_cases && *migration->to != facts_of(question).rule_set;
    if (!migration || *migration->moved > 0 || serves_new_cases)
        return {};
    return {
        Unmet{.fact = "Aucun dossier ne changerait de règles, ni parmi ceux qui sont ouverts ni parmi les suivants.",
              .who_can_cure = question.by}};
}

} // namespace

Verdict check(Guard guard, Question const& question)
{
    switch (guard) {
    case Guard::campaign_is_open: return campaign_is_open(question);
    case Guard::names_distinct: return names_distinct(question);
    case Guard::within_own_power: return within_own_power(question);
    case Guard::acts_in_person: return acts_in_person(question);
    case Guard::delegates_to_another: return delegates_to_another(question);
    case Guard::term_in_order: return term_in_order(question);
    case Guard::opened_within_lines: return opened_within_lines(question);
    case Guard::migration_changes_something: return migration_changes_something(question);
    }
    return {};
}

} // namespace workflows::campaign
