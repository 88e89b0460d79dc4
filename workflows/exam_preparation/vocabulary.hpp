#pragma once
// The words of the tables of an exam preparation: who acts, on which track, in which state, by when, what is done, what
// the journal then says, under which conditions. Their names and French labels stand in words.hpp, in the same order.

#include "engine/transition.hpp"

namespace workflows::exam_preparation {

enum class Role : std::uint8_t {
    candidate,              // prepares one exam or several
    tutor,                  // passed the exam; national preparation alone
    trainer,                // gives the courses, marks copies
    training_correspondent, // on site, in the candidate's establishment
    pedagogical_manager,    // of the regional centre
    national_coordinator,   // of the network
    case_officer,           // keeps the campaign, imports its lists
};

enum class Track : std::uint8_t {
    preparation,
    tutor,
    trainer,
    session,
    paper_test,
    question,
    progress,
    connection,
    difficulty,
    dropout,
    content_error,
    forum,
    evaluation,
    retention,
};

enum class State : std::uint8_t {
    // the preparation
    unopened,
    enrolled,
    active,
    ended,
    // its people
    not_begun,
    appointed,
    in_touch,
    linked,
    unlinked,
    // sessions
    scheduled,
    attended,
    missed,
    cancelled,
    // a copy, from hand to hand
    sat,
    not_sat,
    collected,
    shipped,
    received,
    marked,
    returned,
    read,
    // questions
    asked,
    answered,
    asked_again,
    answered_again,
    referred,
    with_manager,
    settled,
    closed,
    // following
    running,
    watched,
    contacted,
    raised,
    helped,
    // leaving
    in_course,
    announced,
    offered,
    heard,
    declined,
    withdrawn,
    resumed,
    // contents, forum, evaluation
    reported,
    corrected,
    dismissed,
    subscribed,
    left,
    awaited,
    evaluated,
    // how long the file is kept
    kept,
    held,
};

enum class Deadline : std::uint8_t {
    none,
    first_login,
    own_day,
    end_of_preparation,
    evaluation,
};

enum class Command : std::uint8_t {
    enrol,
    issue_credentials,
    accept_terms,
    change_exams,
    change_correspondent,
    end_preparation,
    appoint_tutor,
    agree_on_means,
    end_tutoring,
    link_trainer,
    unlink_trainer,
    schedule_session,
    move_session,
    cancel_session,
    record_presence,
    record_absence,
    schedule_test,
    move_test,
    cancel_test,
    record_sitting,
    record_no_show,
    collect,
    ship,
    report_missing,
    receive,
    mark,
    return_copy,
    mark_as_read,
    ask,
    answer,
    ask_again,
    refer,
    answer_as_trainer,
    ask_manager,
    answer_as_manager,
    ask_trainer,
    close_question,
    set_programme,
    tick,
    connect,
    contact,
    remind,
    raise,
    take_note,
    plan_help,
    settle,
    announce_dropout,
    record_dropout,
    offer_talk,
    hold_talk,
    decline_talk,
    confirm_dropout,
    resume,
    report_error,
    correct_content,
    dismiss_report,
    leave_forum,
    join_forum,
    evaluate,
    hold,
    release,
    archive,
    erase_contents,
};

enum class Event : std::uint8_t {
    candidate_enrolled,
    credentials_issued,
    terms_accepted,
    exams_changed,
    correspondent_changed,
    preparation_ended,
    tutor_appointed,
    means_agreed,
    tutoring_ended,
    trainer_linked,
    trainer_unlinked,
    session_scheduled,
    session_moved,
    session_cancelled,
    session_attended,
    session_missed,
    test_scheduled,
    test_moved,
    test_cancelled,
    test_sat,
    test_not_sat,
    copy_collected,
    copy_shipped,
    copy_missing,
    copy_received,
    copy_marked,
    copy_returned,
    copy_read,
    question_asked,
    question_answered,
    question_asked_again,
    second_answer_given,
    question_referred,
    trainer_asked,
    trainer_answered,
    manager_asked,
    manager_answered,
    question_closed,
    programme_set,
    activity_ticked,
    connected,
    candidate_contacted,
    candidate_reminded,
    difficulty_raised,
    difficulty_noted,
    help_planned,
    difficulty_settled,
    dropout_announced,
    dropout_recorded,
    dropout_noted,
    talk_offered,
    talk_held,
    talk_declined,
    dropout_confirmed,
    course_resumed,
    error_reported,
    error_corrected,
    report_dismissed,
    forum_left,
    forum_joined,
    scheme_evaluated,
    retention_held,
    retention_resumed,
    file_archived,
    contents_erased,
};

enum class Guard : std::uint8_t {
    campaign_is_open,
    exams_are_prepared,
    everyone_has_access,
    correspondent_is_named,
    contents_are_current,
    preparation_is_open,
    terms_accepted_first,
    terms_are_accepted,
    credentials_were_issued,
    preparation_is_over,
    tutored_preparation,
    untutored_preparation,
    tutor_passed_that_exam,
    one_tutor_an_exam,
    day_is_not_to_come,
    workshop_as_planned,
    session_day_has_come,
    tests_are_provided,
    held_in_the_establishment,
    test_day_has_come,
    tutor_in_office,
    by_agreed_means,
    matter_for_the_tutor,
    matter_for_the_manager,
    theme_not_taken,
    trainer_is_linked,
    activity_of_programme,
    quiet_for_too_long,
    still_to_be_told,
    due_people_told,
    talk_day_has_come,
    on_the_forum,
    preparation_has_ended,
    archive_is_due,
    contents_are_due,
    // no row carries these: what is missing in a running preparation
    must_attend_sessions_attended,
    workshops_every_month,
    every_exam_has_its_tutor,
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
constexpr engine::Kind kind_of(Command)
{
    return engine::Kind::command;
}
constexpr engine::Kind kind_of(Event)
{
    return engine::Kind::event;
}
constexpr engine::Kind kind_of(Guard)
{
    return engine::Kind::guard;
}

} // namespace workflows::exam_preparation
