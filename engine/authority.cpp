#include "engine/authority.hpp"

#include <set>

namespace engine {
namespace {

void add_grants(Case const& of, Workflow const& words, PersonId const& person, Day day, Roles& roles)
{
    for (Grant const& grant : of.grants) {
        if (grant.person != person || !grant.holds_on(day))
            continue;
        if (auto const role = words.find_role(grant.role))
            roles.add(*role);
    }
}

} // namespace

Roles roles_on(Case const& subject, Context const& context, PersonId const& person, Day day)
{
    Roles roles;
    add_grants(subject, *subject.workflow, person, day, roles);
    for (CaseId const& link : subject.links)
        if (Case const* const other = context.find(link))
            add_grants(*other, *subject.workflow, person, day, roles);
    return roles;
}

std::vector<PersonId> holders_of(Case const& subject, Context const& context, RoleId role, Day day)
{
    std::set<PersonId> people;
    auto const add = [&](Case const& of) {
        for (Grant const& grant : of.grants)
            if (grant.holds_on(day) && subject.workflow->find_role(grant.role) == role)
                people.insert(grant.person);
    };
    add(subject);
    for (CaseId const& link : subject.links)
        if (Case const* const other = context.find(link))
            add(*other);
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
