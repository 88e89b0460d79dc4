#pragma once
// The words of an accompaniment at a distance and of its pay. Each list of words stands in the order of its enumeration.

#include "workflows/sources.hpp"

#include "engine/transition.hpp"

#include <boost/describe.hpp>

#include <array>
#include <cstdint>

namespace workflows::distance_accompaniment {

enum class Track : std::uint8_t { contract, group, activity, report, decision, retention };

enum class State : std::uint8_t {
    unprepared,
    prepared, // nobody has signed this wording of it
    signed_by_trainer,
    signed_by_academy,
    in_force, // both have signed, before any work
    cancelled,
    unlisted,
    listed,
    unrecorded,
    recorded,
    removed,
    awaited,
    filed,
    received, // by the training correspondent
    returned, // to be completed: whoever sent it back said why
    granted,
    refused,
    // how long the file is kept
    kept,
    held,
};

enum class Command : std::uint8_t {
    prepare,
    amend,    // signatures are given anew
    postpone, // not signed in time: another first day, signed anew
    designate_correspondent,
    sign_as_trainer,
    sign_for_academy,
    cancel,
    list_group,
    record_activity,
    correct_activity,
    remove_activity,
    file_report,
    acknowledge,
    consult,
    send_back,
    take_back,
    grant,
    refuse,
    withdraw, // the decision, so that another may take its place
    hold,
    release,
    archive,
    erase_contents,
};

// The first that a person holds is the one in which an act is done.
enum class Role : std::uint8_t { trainer, training_officer, training_correspondent, case_officer, rector_delegate };

enum class Event : std::uint8_t {
    contract_prepared,
    contract_amended,
    contract_postponed,
    correspondent_designated,
    trainer_signed,
    academy_signed,
    trainer_countersigned, // the second signature: the contract is in force
    academy_countersigned,
    contract_cancelled,
    group_listed,
    activity_recorded,
    activity_corrected,
    activity_removed,
    activity_report_filed,
    report_acknowledged,
    activity_report_consulted,
    report_sent_back,
    report_taken_back,
    pay_granted,
    pay_refused,
    pay_decision_withdrawn,
    retention_held,
    retention_resumed,
    file_archived,
    contents_erased,
};

enum class Guard : std::uint8_t {
    campaign_is_open,
    rules_are_known,
    start_is_ahead,
    start_has_passed,
    days_in_order,
    no_work_recorded,
    parties_are_two,
    signed_before_start,
    contract_in_force,
    contract_not_cancelled,
    group_is_listed,
    participants_of_group,
    moment_is_told,
    day_of_the_contract,
    report_not_sent,
    pay_not_decided,
    work_recorded,
    correspondent_in_office,
    report_to_consult,
    report_sent,
    report_consulted,
    vacations_as_computed,
    archive_is_due,
    contents_are_due,
    file_not_archived,
};

enum class Deadline : std::uint8_t { start, report, decision };

// What a trainer does with a group (V1, V2).
enum class ActivityKind : std::uint8_t {
    collaborative_work,
    individual_help,    // significant: more than an answer in passing
    continued_training, // on resources that were given
    virtual_class,      // synchronous: on record, and paid by other rules
};
BOOST_DESCRIBE_ENUM(ActivityKind, collaborative_work, individual_help, continued_training, virtual_class)

// Beside the sessions, face to face or virtual (V2).
enum class Moment : std::uint8_t { before_sessions, between_sessions, after_sessions };
BOOST_DESCRIBE_ENUM(Moment, before_sessions, between_sessions, after_sessions)

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
constexpr engine::Kind kind_of(Role)
{
    return engine::Kind::role;
}
constexpr engine::Kind kind_of(Event)
{
    return engine::Kind::event;
}
constexpr engine::Kind kind_of(Guard)
{
    return engine::Kind::guard;
}
constexpr engine::Kind kind_of(Deadline)
{
    return engine::Kind::deadline;
}

} // namespace workflows::distance_accompaniment
