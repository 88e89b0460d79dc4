#pragma once
// The words of the tables of a tutored module: who acts, on which track, in which state, by when; what is done, and what
// the journal then says. Under which conditions is in conditions.hpp; names and French labels stand in words.hpp, in the
// same order.

#include "engine/transition.hpp"

namespace workflows::tutored_module {

// The first that a person holds is the one in which an act is done.
enum class Role : std::uint8_t {
    learner,
    tutor,
    pedagogical_manager, // of the centre: opens modules, receives the final evaluation
    case_officer,
};

enum class Track : std::uint8_t {
    module,
    welcome,
    planning,
    participation,
    question,
    support,
    positioning,
    evaluation,
    grid,
    tutor_presence,
    retention,
};

enum class State : std::uint8_t {
    // the module itself
    unopened,
    running,
    completed,
    withdrawn,
    // pieces of which there is one
    awaited,
    made,
    planned,
    read,
    // somebody is expected to connect
    followed,
    contacted,
    watched,
    reminded,
    // pieces of which there may be many
    unasked,
    asked,
    answered,
    settled,
    unrecorded,
    recorded,
    cancelled,
    // a positioning sheet, and the next one
    sent,
    filled,
    discussed,
    // what is handed in
    submitted,
    accounted,
    kept,
    certified,
    // how long the file is kept
    retained,
    held,
};

// How far a module has come, as everyone who sees it may know; listed after the states.
enum class Stage : std::uint8_t {
    welcoming = static_cast<std::uint8_t>(State::held) + 1,
    accompanied,
    evaluated,
};

enum class Command : std::uint8_t {
    open,
    change_tutor,
    withdraw,
    complete,
    make_contact,
    set_planning,
    revise_planning,
    mark_as_read,
    record_connection,
    contact_inactive,
    ask,
    answer,
    complete_answer,
    pursue,
    settle,
    record_support,
    correct_support,
    cancel_support,
    send_sheet,
    fill_sheet,
    discuss_results,
    submit_evaluation,
    correct_evaluation,
    account_for,
    certify_grid,
    return_grid,
    record_presence,
    remind_tutor,
    hold,
    release,
    archive,
    erase_contents,
};

enum class Event : std::uint8_t {
    module_opened,
    tutor_changed,
    learner_withdrew,
    module_completed,
    contact_made,
    planning_set,
    planning_revised,
    piece_read,
    connection_recorded,
    inactivity_contacted,
    question_asked,
    question_answered,
    answer_completed,
    question_pursued,
    question_settled,
    support_recorded,
    support_corrected,
    support_cancelled,
    sheet_sent,
    sheet_filled,
    results_discussed,
    evaluation_submitted,
    evaluation_corrected,
    acquisitions_accounted,
    grid_certified,
    grid_returned,
    presence_recorded,
    tutor_reminded,
    retention_held,
    retention_resumed,
    file_archived,
    contents_erased,
};

enum class Deadline : std::uint8_t {
    none,
    welcome,
    planning,
    inactivity,
    answer,
    positioning,
    sheet,
    discussion,
    presence,
    evaluation,
    accounting,
    grid,
    closing,
};

constexpr engine::Kind kind_of(Role)
{
    return engine::Kind::role;
}
constexpr engine::Kind kind_of(Track)
{
    return engine::Kind::track;
}
constexpr engine::Kind kind_of(State)
{
    return engine::Kind::state;
}
constexpr engine::Kind kind_of(Command)
{
    return engine::Kind::command;
}
constexpr engine::Kind kind_of(Event)
{
    return engine::Kind::event;
}
constexpr engine::Kind kind_of(Deadline)
{
    return engine::Kind::deadline;
}

} // namespace workflows::tutored_module
