#pragma once
// Reads a table: finds the row, asks its guards, and says all that is unmet. Pure.

#include "engine/authority.hpp"
#include "engine/workflow.hpp"

namespace engine {

// What is asked for: a command on a piece, with its body already read.
struct Asked {
    TrackId track;
    std::uint16_t number = 0; // a piece that is there, or 0 (a new piece on a repeatable track)
    CommandId command;
    std::any const* body = nullptr;
};

// The row that allows it and the role in which it is done; or wrong_state, not_permitted, guard_unmet with every
// unmet condition.
struct Permission {
    Transition const* row = nullptr;
    RoleId by;
};
Result<Permission> permit(Case const& subject, Asked const& asked, Roles roles, Context const& context);

// A command as the caller may see it before acting: open, or closed with the reasons.
struct Offer {
    TrackId track;
    std::uint16_t number = 0;
    CommandId command;
    Version version = 0; // of the piece: what If-Match should carry
    std::optional<Error> closed{};
};
// All that these roles have a hand in; or only what is open, without a word on the rest.
enum class Offered { all, open_ones };
std::vector<Offer> offers(Case const& subject, Roles roles, Context const& context, Offered wanted = Offered::all);

// The unmet conditions of a row, complete with sources.
std::vector<Condition> unmet_conditions(Transition const& row, Question const& question);
// One condition of the workflow, outside a row: for defects and for words.
std::vector<Condition> unmet_conditions(GuardId guard, Question const& question);

// Whose power the actor of an event used in that role, when not his own: put into the event. An error when that power
// did not cover the day of the act: what was done on other days is told by whoever held it then.
std::optional<Error> act_for(Event& event, Case const& subject, RoleId role, Context const& context);

// decide: the event that an accepted command becomes, not yet chained.
Result<Event> decide(Case const& subject, Asked const& asked, Roles roles, Context const& context);

} // namespace engine
