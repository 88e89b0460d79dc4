#pragma once
// Who holds which role on which case, on a given day. Rights are dated facts of the journal; the power to act is
// tested on the day of the act.

#include "engine/workflow.hpp"

namespace engine {

// Roles of a person on a case: its own grants and those of the cases it is linked to, as far as its workflow has a
// word for them.
Roles roles_on(Case const& subject, Context const& context, PersonId const& person, Day day);

// The people who hold a role on a case that day, in the order of their ids.
std::vector<PersonId> holders_of(Case const& subject, Context const& context, RoleId role, Day day);

// The names of a set of roles, as the API says them.
std::vector<std::string> names_of(Workflow const& workflow, Roles roles);

} // namespace engine
