// What the conditions mean, in the order of their enumeration. guards/ says the same of real cases.

#include "workflows/tutored_module/model.hpp"

#include <array>

namespace workflows::tutored_module::model {
namespace {

using engine::has;
using engine::in;
using engine::Meaning;
using enum State;

// Whoever fills in the form can meet it.
Meaning on_the_form(Command)
{
    return {};
}

// Days of one file are counted: it may be met, and nothing more is said.
Meaning perhaps(Command)
{
    return {.when = {}, .is_exact = false};
}

Meaning module_is_running(Command)
{
    return {in(Track::module, {running})};
}

Meaning tutor_not_yet_introduced(Command)
{
    return {!has(Mark::introduced)};
}

Meaning inactive_long_enough(Command)
{
    return {has(Mark::learner_silent)};
}

Meaning tutor_silent_long_enough(Command)
{
    return {has(Mark::tutor_silent)};
}

Meaning contact_made_by_tutor(Command)
{
    return {in(Track::welcome, {made, read}) && has(Mark::introduced)};
}

Meaning evaluation_not_submitted(Command)
{
    return {!has(Mark::evaluated)};
}

Meaning module_at_its_end(Command)
{
    return {has(Mark::ended)};
}

Meaning results_are_discussed(Command)
{
    return {in(Track::positioning, {discussed})};
}

Meaning questions_are_answered(Command)
{
    return {!in(Track::question, {asked})};
}

Meaning evaluation_is_accounted(Command)
{
    return {in(Track::evaluation, {accounted, read})};
}

// Of other acts, whoever does them may leave the time out.
Meaning time_into_open_grid(Command command)
{
    bool const is_time =
        command == Command::record_support || command == Command::correct_support || command == Command::cancel_support;
    return {!engine::Clause{is_time} || in(Track::grid, {kept})};
}

Meaning evaluation_is_submitted(Command)
{
    return {!in(Track::evaluation, {awaited})};
}

Meaning grid_is_certified(Command)
{
    return {in(Track::grid, {certified})};
}

struct Row {
    Guard guard;
    Meaning (*meaning)(Command);
};

// clang-format off
constexpr std::array rows{
    Row{Guard::campaign_is_open,            on_the_form},
    Row{Guard::rules_are_known,             on_the_form},
    Row{Guard::days_in_order,               on_the_form},
    Row{Guard::tutor_is_another,            on_the_form},
    Row{Guard::module_is_running,           module_is_running},
    Row{Guard::follows_the_former,          on_the_form},
    Row{Guard::day_is_plausible,            on_the_form},
    Row{Guard::tutor_not_yet_introduced,    tutor_not_yet_introduced},
    Row{Guard::welcome_says_all,            on_the_form},
    Row{Guard::days_within_module,          on_the_form},
    Row{Guard::planning_has_meetings,       on_the_form},
    Row{Guard::sheets_at_intervals,         on_the_form},
    Row{Guard::inactive_long_enough,        inactive_long_enough},
    Row{Guard::tutor_silent_long_enough,    tutor_silent_long_enough},
    Row{Guard::contact_made_by_tutor,       contact_made_by_tutor},
    Row{Guard::evaluation_not_submitted,    evaluation_not_submitted},
    Row{Guard::items_distinct,              on_the_form},
    Row{Guard::every_item_rated,            on_the_form},
    Row{Guard::module_at_its_end,           module_at_its_end},
    Row{Guard::results_are_discussed,       results_are_discussed},
    Row{Guard::questions_are_answered,      questions_are_answered},
    Row{Guard::every_acquisition_accounted, on_the_form},
    Row{Guard::evaluation_is_accounted,     evaluation_is_accounted},
    Row{Guard::time_into_open_grid,         time_into_open_grid},
    Row{Guard::evaluation_is_submitted,     evaluation_is_submitted},
    Row{Guard::total_as_computed,           on_the_form},
    Row{Guard::grid_is_certified,           grid_is_certified},
    Row{Guard::archive_is_due,              perhaps},
    Row{Guard::contents_are_due,            perhaps},
};
// clang-format on

constexpr bool are_in_order()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].guard) != i)
            return false;
    return true;
}
static_assert(are_in_order());
static_assert(rows.size() == static_cast<std::size_t>(Guard::welcomed_in_time), "every guard that a row may carry");

} // namespace

Meaning meaning(Guard guard, Command command)
{
    return rows.at(static_cast<std::size_t>(guard)).meaning(command);
}

} // namespace workflows::tutored_module::model
