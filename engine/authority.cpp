#include "engine/authority.hpp"

#include <algorithm>
#include <set>

namespace engine {
namespace {

bool bars(Case const& other, PersonId const& person, Case const& from)
{
    return std::any_of(other.bars.begin(), other.bars.end(),
                       [&](Bar const& bar) { return bar.person == person && bar.from == from.id; });
}

// Every grant that counts on a case: its own, and those of the cases it is linked to. Of many grants few are asked for:
// what costs more than a comparison comes last.
template <class Asked, class Each>
void for_each_grant(Case const& subject, Context const& context, Day day, Asked is_asked, Each each)
{
    auto const offer = [&](Case const& of) {
        for (Grant const& grant : of.grants.all())
            if (is_asked(grant) && grant.holds_on(day) && (of.bars.empty() || !bars(of, grant.person, subject)))
                if (auto const role = subject.workflow->find_role(grant.role))
                    each(grant, *role);
    };
    offer(subject);
    for (CaseId const& link : subject.links)
        if (Case const* const other = context.find(link))
            offer(*other);
}

bool is_barred(Case const& subject, Context const& context, PersonId const& person)
{
    return std::any_of(subject.links.begin(), subject.links.end(), [&](CaseId const& link) {
        Case const* const other = context.find(link);
        return other && bars(*other, person, subject);
    });
}

Lent lent_by(Grant const& grant, RoleId role)
{
    return {role, *grant.on_behalf_of, grant.from, grant.to};
}

// Of the powers lent to a person those that count. Asked of few: most people act for nobody else.
void keep_what_counts(std::vector<Lent>& lent, Case const& subject, Context const& context, PersonId const& person,
                      Day day)
{
    if (lent.empty())
        return;
    if (is_barred(subject, context, person))
        lent.clear();
    std::erase_if(lent, [&](Lent const& one) { return !own_roles_on(subject, context, one.by, day).has(one.role); });
}

// Whether any of the cases at hand lends this person a power: few act for anybody else, and are then looked at closely.
bool is_lent_anything(Case const& subject, Context const& context, PersonId const& person)
{
    auto const lends = [&](Case const& of) {
        for (Grant const& grant : of.grants.all())
            if (grant.on_behalf_of && grant.person == person)
                return true;
        return false;
    };
    return lends(subject) || std::ranges::any_of(context.linked, [&](auto const& other) { return lends(*other); });
}

} // namespace

Roles own_roles_on(Case const& subject, Context const& context, PersonId const& person, Day day)
{
    Roles roles;
    for_each_grant(
        subject, context, day, [&](Grant const& grant) { return grant.person == person && !grant.on_behalf_of; },
        [&](Grant const&, RoleId role) { roles.add(role); });
    return roles;
}

std::vector<Lent> powers_lent(Case const& subject, Context const& context, PersonId const& person, Day day)
{
    std::vector<Lent> lent;
    for_each_grant(
        subject, context, day, [&](Grant const& grant) { return grant.on_behalf_of && grant.person == person; },
        [&](Grant const& grant, RoleId role) { lent.push_back(lent_by(grant, role)); });
    keep_what_counts(lent, subject, context, person, day);
    return lent;
}

std::optional<Lent> power_used(Case const& subject, Context const& context, PersonId const& person, RoleId role,
                               Day day)
{
    if (!is_lent_anything(subject, context, person))
        return std::nullopt;
    auto const lent = powers_lent(subject, context, person, day);
    auto const found = std::find_if(lent.begin(), lent.end(), [&](Lent const& one) { return one.role == role; });
    if (found == lent.end() || own_roles_on(subject, context, person, day).has(role))
        return std::nullopt;
    return *found;
}

Roles roles_on(Case const& subject, Context const& context, PersonId const& person, Day day)
{
    Roles roles;
    std::vector<Lent> lent;
    for_each_grant(
        subject, context, day, [&](Grant const& grant) { return grant.person == person; },
        [&](Grant const& grant, RoleId role) {
            if (grant.on_behalf_of)
                lent.push_back(lent_by(grant, role));
            else
                roles.add(role);
        });
    keep_what_counts(lent, subject, context, person, day);
    for (Lent const& one : lent)
        roles.add(one.role);
    return roles;
}

std::vector<PersonId> holders_of(Case const& subject, Context const& context, RoleId role, Day day)
{
    std::set<PersonId> people;
    for_each_grant(
        subject, context, day, [](Grant const& grant) { return !grant.on_behalf_of; },
        [&](Grant const& grant, RoleId held) {
            if (held == role)
                people.insert(grant.person);
        });
    return {people.begin(), people.end()};
}

std::vector<std::string> names_of(Workflow const& workflow, Roles roles)
{
    std::vector<std::string> names;
    for (Word const& word : workflow.words().roles)
        if (roles.has(RoleId{word.id}))
            names.emplace_back(word.name);
    return names;
}

} // namespace engine
