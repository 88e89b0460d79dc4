#pragma once
// The finite picture of an accompaniment that `titularis check` walks: what its conditions, events and outside world
// mean, and what the document asks whatever the tables say. A walk of real cases holds the meanings against the real
// guards (tests/workflows).

#include "workflows/distance_accompaniment/rule_sets.hpp"

#include "engine/model.hpp"

namespace workflows::distance_accompaniment {

enum class Mark : std::uint8_t {
    first_day_come,   // of the contract as it reads
    first_day_past,   // too late to sign
    work_recorded,    // an activity at least, and not removed
    report_consulted, // by whoever decides, in its latest version
};

constexpr bool is_mark(Mark)
{
    return true;
}

engine::Model model_of(PayRules const& rules);
std::vector<engine::Model> models(); // of every shipped rule set

} // namespace workflows::distance_accompaniment
