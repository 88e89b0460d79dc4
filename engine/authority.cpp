#include "engine/authority.hpp"

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

std::vector<std::string> names_of(Workflow const& workflow, Roles roles)
{
    std::vector<std::string> names;
    for (Word const& word : workflow.words().roles)
        if (roles.has(RoleId{word.id}))
            names.emplace_back(word.name);
    return names;
}

} // namespace engine
