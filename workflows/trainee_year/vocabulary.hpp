#pragma once
// The words of the tables of a trainee's year: who acts, on which track, in which state, by when; what is done and what
// the journal then says is in acts.hpp, under which conditions in conditions.hpp. Their names and French labels stand in
// words.hpp, event_words.hpp and guard_words.hpp, in the same order.

#include "workflows/trainee_year/acts.hpp"

#include "engine/transition.hpp"

namespace workflows::trainee_year {

enum class Role : std::uint8_t {
    trainee,
    tutor,
    head_of_school,
    inspector,
    inspe_director, // of the institute; gives an opinion on half-time trainees
    case_officer,   // the academy's office
    jury_secretary,
    jury_president,
    jury_member,
    rector_delegate,  // signs in the Rector's name
    training_officer, // keeps the attendance of training days
    authority,        // in charge where the stage is outside a public school: gives the one opinion
};

enum class Track : std::uint8_t {
    year,
    tutor,
    training,
    leave,
    part_time,
    suspension,
    discipline,
    diploma,
    self_positioning,
    formative_visit,
    observation_visit,
    alert,
    interim_review,
    interim_tutor_review,
    final_review,
    final_tutor_review,
    tutor_report,
    inspection,
    head_opinion,
    inspector_opinion,
    inspe_opinion,
    authority_opinion,
    joint_committee,
    file,
    examination,
    decision,
    retention,
};

enum class State : std::uint8_t {
    // the year itself
    unopened,
    in_progress,
    deferred,
    restarted,
    resigning,
    resigned,
    // pieces of which there may be many
    not_begun,
    appointed,
    ended,
    running,
    recorded,
    commented,
    annexed,
    cancelled,
    suspended,
    under_procedure,
    sanctioned,
    dropped,
    raised,
    supported,
    lifted,
    closed,
    // pieces of which there is one
    awaited,
    filed,
    read,
    // the file
    assembling,
    sealed,
    accessible,
    consulted,
    // before the jury
    submitted,
    proposed,
    to_be_heard,
    not_evaluable,
    convened,
    heard,
    absent,
    apt,
    not_apt,
    // decided, then notified
    titularised,
    titularised_notified,
    extended,
    extended_notified,
    renewal,
    renewal_notified,
    transmitted,
    transmitted_notified,
    dismissed,
    dismissed_notified,
    reinstated,
    reinstated_notified,
    excluded,
    excluded_notified,
    // how long the file is kept
    kept,
    held,
};

// How far a year has come, as everyone who sees it may know; listed after the states.
enum class Stage : std::uint8_t {
    opened = static_cast<std::uint8_t>(State::held) + 1,
    visits,
    interim_review,
    final_review,
    opinions,
    file_sealed,
    jury,
    decided,
};

enum class Deadline : std::uint8_t {
    none,
    interim_review,
    final_review,
    tutor_report,
    opinions,
    seal,
    access_opening,
    first_meeting,
    interviews,
    deliberation,
    decision,
    notification,
    appeal,
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
constexpr engine::Kind kind_of(Deadline)
{
    return engine::Kind::deadline;
}

} // namespace workflows::trainee_year
