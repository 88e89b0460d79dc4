#pragma once
// The conditions of the rows. Each has its sentence and ground in words.hpp, its function in guards/, what it means to
// the exhaustive check in model/meanings.cpp.

#include "engine/transition.hpp"

namespace workflows::tutored_module {

enum class Guard : std::uint8_t {
    campaign_is_open,
    rules_are_known,
    days_in_order,
    tutor_is_another,
    module_is_running,
    follows_the_former,
    day_is_plausible,
    // the first contact and the planning
    tutor_not_yet_introduced,
    welcome_says_all,
    days_within_module,
    planning_has_meetings,
    sheets_at_intervals,
    // connections
    inactive_long_enough,
    tutor_silent_long_enough,
    // sheets and the evaluation
    contact_made_by_tutor,
    evaluation_not_submitted,
    items_distinct,
    every_item_rated,
    module_at_its_end,
    results_are_discussed,
    questions_are_answered,
    every_acquisition_accounted,
    evaluation_is_accounted,
    // the grid
    time_into_open_grid,
    evaluation_is_submitted,
    total_as_computed,
    grid_is_certified,
    archive_is_due,
    contents_are_due,
    // Defects of a module, no bar to it: no row asks them.
    welcomed_in_time,
    answered_in_time,
    contacted_in_time,
    sheets_were_regular,
    tutor_was_regular,
};

constexpr engine::Kind kind_of(Guard)
{
    return engine::Kind::guard;
}

} // namespace workflows::tutored_module
