#pragma once
// Opening a year, and the people around it: tutor, head, inspector; leave, training days, resignation.

#include "workflows/trainee_year/terms.hpp"

#include "engine/body.hpp"

namespace workflows::trainee_year {

using engine::CaseId;
using engine::Day;
using engine::List;
using engine::Number;
using engine::PersonId;
using engine::Text;

// Free text for people. What it may hold is for the form to say: nothing on health, private life, opinions (I32).
using Prose = Text<8000>;
using Reason = Text<1000>;

struct School {
    Text<12> code{};
    Text<200> name{};
    Text<100> city{};
    bool operator==(School const&) const = default;
};
BOOST_DESCRIBE_STRUCT(School, (), (code, name, city))

// ST1.
struct OpenYear {
    CaseId campaign{};
    PersonId trainee{};
    PersonId head_of_school{};
    std::optional<PersonId> inspector{};
    std::optional<PersonId> inspe_director{};
    std::optional<PersonId> tutor{};     // named with the year: the first tutorship is then already running
    std::optional<PersonId> authority{}; // outside a public school: who gives the one opinion
    Corps corps{};
    Text<100> discipline{};
    Number<2000, 2100> session{}; // of the competition
    ServiceLoad load{};
    Path path{};
    School school{};
    Day start_on{};
    std::optional<Number<1, 2>> year_rank{};   // 1 when left out
    std::optional<bool> titulaire_elsewhere{}; // no when left out
    std::optional<Place> place{};              // a public school when left out
    std::optional<bool> diploma_awaited{};     // the master was not held on nomination (sessions before 2022)
    std::optional<CaseId> renewal_of{};        // the first year; written by the engine, never by hand
    std::optional<CaseId> restart_of{};        // the interrupted year; likewise
    bool operator==(OpenYear const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenYear, (),
                      (campaign, trainee, head_of_school, inspector, inspe_director, tutor, authority, corps,
                       discipline, session, load, path, school, start_on, year_rank, titulaire_elsewhere, place,
                       diploma_awaited, renewal_of, restart_of))

// The stage begins later: granted before it has begun.
struct Defer {
    DeferralGround ground{};
    Day until{}; // the day from which it may begin
    std::optional<Reason> reason{};
    bool operator==(Defer const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Defer, (), (ground, until, reason))

// The deferred stage begins. In another campaign the case takes over that campaign's rules.
struct TakeUp {
    Day start_on{};
    std::optional<CaseId> next_campaign{}; // the same campaign when left out
    bool operator==(TakeUp const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeUp, (), (start_on, next_campaign))

// After a long interruption the whole stage begins again, as another case.
struct Restart {
    Day start_on{};
    std::optional<CaseId> next_campaign{}; // the same campaign when left out
    bool operator==(Restart const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Restart, (), (start_on, next_campaign))

// Another head of school, inspector or INSPE director; the former one's last day is the day before.
struct ChangePerson {
    PersonId person{};
    Day from{};
    std::optional<Reason> reason{};
    bool operator==(ChangePerson const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangePerson, (), (person, from, reason))

// ST2.
struct AppointTutor {
    PersonId tutor{};
    Text<100> discipline{};
    Text<200> school{};
    Day from{};
    bool operator==(AppointTutor const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AppointTutor, (), (tutor, discipline, school, from))

struct ReplaceTutor {
    PersonId tutor{};
    Text<100> discipline{};
    Text<200> school{};
    Day from{};
    Reason reason{};
    bool operator==(ReplaceTutor const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReplaceTutor, (), (tutor, discipline, school, from, reason))

struct EndAppointment {
    Day last_day{};
    Reason reason{};
    bool operator==(EndAppointment const&) const = default;
};
BOOST_DESCRIBE_STRUCT(EndAppointment, (), (last_day, reason))

struct RecordAttendance {
    Day held_on{};
    Provider provider{};
    Number<1, 12> hours{};
    bool present{};
    bool operator==(RecordAttendance const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordAttendance, (), (held_on, provider, hours, present))

struct RecordLeave {
    LeaveKind kind{};
    Day first_day{};
    Day last_day{}; // included
    bool operator==(RecordLeave const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordLeave, (), (kind, first_day, last_day))

struct RecordPartTime {
    Day first_day{};
    Day last_day{};           // included
    Number<50, 99> percent{}; // of a full service
    bool operator==(RecordPartTime const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordPartTime, (), (first_day, last_day, percent))

struct Suspend {
    Day from{};
    Reason reason{}; // no medical reason
    bool operator==(Suspend const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Suspend, (), (from, reason))

struct LiftSuspension {
    Day last_day{}; // included
    bool operator==(LiftSuspension const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LiftSuspension, (), (last_day))

// The master that was missing on nomination.
struct RecordDiploma {
    Day obtained_on{};
    Text<200> title{};
    bool operator==(RecordDiploma const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordDiploma, (), (obtained_on, title))

struct Cancel {
    Reason reason{};
    bool operator==(Cancel const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cancel, (), (reason))

struct Resign {
    Prose letter{};
    bool is_unequivocal{};
    std::optional<Day> wished_from{};
    bool operator==(Resign const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Resign, (), (letter, is_unequivocal, wished_from))

struct AcceptResignation {
    Day effective_on{};
    bool operator==(AcceptResignation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AcceptResignation, (), (effective_on))

} // namespace workflows::trainee_year
