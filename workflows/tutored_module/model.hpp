#pragma once
// The finite picture of a tutored module that `titularis check` walks: what the conditions, events and outside world of
// the tables mean, and what the protocol asks whatever the tables say. A walk of real modules holds the meanings against
// the real guards (tests/workflows).

#include "workflows/tutored_module/conditions.hpp"
#include "workflows/tutored_module/rule_sets.hpp"

#include "engine/model.hpp"

namespace workflows::tutored_module {

enum class Mark : std::uint8_t {
    introduced,     // the tutor in office has made contact
    learner_silent, // as many days as call for a contact
    tutor_silent,   // as many as call for a reminder
    ended,          // the last day of the module has come
    evaluated,      // the evaluation is submitted: no piece of it stands in the way of a sheet, it only comes after
};

constexpr bool is_mark(Mark)
{
    return true;
}

engine::Model model_of(RuleSet const& rules);
std::vector<engine::Model> models(); // one a rule set: no learner is told from another

namespace model {

// What a condition of the tables means, for a command. What depends on nothing but the form that is filled in is taken
// as met: whoever fills it in can meet it.
engine::Meaning meaning(Guard guard, Command command);

// What the protocol asks of every rule set.
std::vector<engine::Property> properties();

std::vector<engine::Effect> effects();
std::vector<engine::Occurrence> occurrences();

} // namespace model
} // namespace workflows::tutored_module
