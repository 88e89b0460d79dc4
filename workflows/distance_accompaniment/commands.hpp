#pragma once
// What people may ask of an accompaniment.

#include "workflows/distance_accompaniment/vocabulary.hpp"

#include "engine/body.hpp"
#include "engine/ids.hpp"

#include <optional>

namespace workflows::distance_accompaniment {

using engine::CaseId;
using engine::Day;
using engine::List;
using engine::Number;
using engine::PersonId;
using engine::Text;

using Reason = Text<1000>;
using Trainees = List<PersonId, 60>;

struct Group {
    Text<50> code{}; // as the academy numbers it; one contract a code and campaign
    Text<200> title{};
    bool operator==(Group const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Group, (), (code, title))

struct Prepare {
    CaseId campaign{};
    PersonId trainer{};
    Group group{};
    Text<100> domain{};
    Day starts_on{};
    Day ends_on{};
    Number<1, 500> planned_hours{};          // what is foreseen; what is paid rests on what was done
    std::optional<PersonId> correspondent{}; // of the domain; the campaign may have one for all
    bool operator==(Prepare const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Prepare, (), (campaign, trainer, group, domain, starts_on, ends_on, planned_hours, correspondent))

struct Amend {
    PersonId trainer{};
    Text<100> domain{};
    Day starts_on{};
    Day ends_on{};
    Number<1, 500> planned_hours{};
    Reason reason{};
    bool operator==(Amend const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Amend, (), (trainer, domain, starts_on, ends_on, planned_hours, reason))

struct Postpone {
    Day starts_on{};
    Day ends_on{};
    Reason reason{};
    bool operator==(Postpone const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Postpone, (), (starts_on, ends_on, reason))

struct DesignateCorrespondent {
    PersonId person{};
    Day from{}; // the former one's last day is the day before
    bool operator==(DesignateCorrespondent const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DesignateCorrespondent, (), (person, from))

// Cancelling, removing, sending back, taking back, withdrawing: what is undone stays on record, with why.
struct Undo {
    Reason reason{};
    bool operator==(Undo const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Undo, (), (reason))

// Takes the place of the list there was.
struct ListGroup {
    Trainees trainees{};
    bool operator==(ListGroup const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListGroup, (), (trainees))

struct RecordActivity {
    ActivityKind kind{};
    std::optional<Moment> moment{}; // of an activity at a distance
    Day held_on{};
    Number<1, 1440> minutes{};
    Trainees participants{}; // who really took part
    std::optional<Text<2000>> note{};
    bool operator==(RecordActivity const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordActivity, (), (kind, moment, held_on, minutes, participants, note))

struct CorrectActivity : RecordActivity {
    Reason reason{};
    bool operator==(CorrectActivity const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectActivity, (RecordActivity), (reason))

struct FileReport {
    Text<8000> account{};
    bool operator==(FileReport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FileReport, (), (account))

// The number is written by whoever decides, and must be the computed one: nobody grants what he has not read.
struct GrantPay {
    Number<0, 99> vacations{};
    bool operator==(GrantPay const&) const = default;
};
BOOST_DESCRIBE_STRUCT(GrantPay, (), (vacations))

struct RefusePay {
    Text<4000> grounds{};
    bool operator==(RefusePay const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RefusePay, (), (grounds))

} // namespace workflows::distance_accompaniment
