#pragma once
// The finite picture of an exam preparation that `titularis check` walks: what the conditions, events and outside world of
// its tables mean, and what the documents ask whatever the tables say. A walk of real preparations holds the meanings
// against the real guards (tests/workflows).

#include "workflows/exam_preparation/rule_sets.hpp"
#include "workflows/exam_preparation/vocabulary.hpp"

#include "engine/model.hpp"

namespace workflows::exam_preparation {

enum class Mark : std::uint8_t {
    tutor_in_office,
    means_agreed, // with a tutor in office
    trainer_linked,
    programme_set,
    quiet,      // for longer than allowed
    last_day,   // of the preparation has come
    tutor_told, // of the dropout
    talk_day,   // has come
};

constexpr bool is_mark(Mark)
{
    return true;
}

// One world each: what a rule set tells apart is the kind of preparation.
engine::Model model_of(RuleSet const& rules);
std::vector<engine::Model> models();

namespace model {

engine::Meaning meaning(Guard guard, Track track, Command command, RuleSet const& rules);
std::vector<engine::Property> properties(RuleSet const& rules);
std::vector<engine::Effect> effects(RuleSet const& rules);
std::vector<engine::Occurrence> occurrences();

} // namespace model
} // namespace workflows::exam_preparation
