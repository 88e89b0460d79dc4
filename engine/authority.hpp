#pragma once
// Who holds which role on which case, on a given day. Rights are dated facts of the journal; the power to act is
// tested on the day of the act.

#include "engine/workflow.hpp"

namespace engine {

// Roles of a person on a case: its own grants and those of the cases it is linked to, as far as its workflow has a
// word for them, and no bar stands in between. Powers lent to him included, as far as who lent them holds them himself.
// engine/store says the same in SQL (the view held_role): a contract test holds the two together.
Roles roles_on(Case const& subject, Context const& context, PersonId const& person, Day day);

// A power lent: in which role, by whom, until when.
struct Lent {
    RoleId role;
    PersonId by;
    Day from{};
    std::optional<Day> to{};
};
std::vector<Lent> powers_lent(Case const& subject, Context const& context, PersonId const& person, Day day);

// Roles that are his own, by nobody's delegation.
Roles own_roles_on(Case const& subject, Context const& context, PersonId const& person, Day day);

// On whose behalf a person acts in a role that day; nothing when the power is his own.
std::optional<Lent> power_used(Case const& subject, Context const& context, PersonId const& person, RoleId role,
                               Day day);

// The people who hold a role on a case that day, in the order of their ids.
std::vector<PersonId> holders_of(Case const& subject, Context const& context, RoleId role, Day day);

// The names of a set of roles, as the API says them.
std::vector<std::string> names_of(Workflow const& workflow, Roles roles);

} // namespace engine
