#pragma once
// What people may ask of a jury.

#include "workflows/jury/vocabulary.hpp"

#include "engine/body.hpp"
#include "engine/ids.hpp"

#include <optional>

namespace workflows::jury {

using engine::CaseId;
using engine::Day;
using engine::List;
using engine::PersonId;
using engine::Text;

using Reason = Text<1000>;
using Present = List<PersonId, 20, 1>;

// A person named to the jury, as the act of appointment says.
struct Member {
    PersonId person{};
    Quality quality{};
    bool posted_in_training_institution = false; // the institution that trains the academy's trainees
    bool operator==(Member const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Member, (), (person, quality, posted_in_training_institution))

struct Group {
    Text<100> name{};
    List<PersonId, 8, 1> members{};
    bool operator==(Group const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Group, (), (name, members))

// The recteur appoints; who enters it does so on his behalf, naming his act.
struct Appoint {
    CaseId campaign{};
    Day appointed_on{};
    Text<200> act_reference{};
    Member president{};
    Member vice_president{};
    List<Member, 20> members{};          // the others
    std::optional<PersonId> secretary{}; // no member; the campaign may have one for all its juries
    std::optional<List<Group, 20>> groups{};
    bool operator==(Appoint const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Appoint, (),
                      (campaign, appointed_on, act_reference, president, vice_president, members, secretary, groups))

struct HoldFirstMeeting {
    Day held_on{};
    Present present{};
    bool operator==(HoldFirstMeeting const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HoldFirstMeeting, (), (held_on, present))

struct OpenDeliberation {
    Day held_on{};
    Present present{};
    bool operator==(OpenDeliberation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenDeliberation, (), (held_on, present))

struct Adjourn {
    Reason reason{};
    std::optional<Day> resumes_on{};
    bool operator==(Adjourn const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Adjourn, (), (reason, resumes_on))

struct Close {
    Text<20'000> minutes{};
    Day signed_on{};
    Present present{};
    bool operator==(Close const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Close, (), (minutes, signed_on, present))

struct Reconvene {
    Reason reason{};
    bool operator==(Reconvene const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reconvene, (), (reason))

struct HandOver {
    CaseId next_jury{};
    bool operator==(HandOver const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (next_jury))

struct CorrectMinutes {
    Text<20'000> minutes{};
    Day signed_on{};
    Reason reason{};
    bool operator==(CorrectMinutes const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectMinutes, (), (minutes, signed_on, reason))

// The arriving person takes the seat of the leaving one, be it the presidency.
struct ReplaceMember {
    PersonId leaving{};
    Member arriving{};
    Day from{};
    Text<200> act_reference{};
    Reason reason{};
    bool operator==(ReplaceMember const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReplaceMember, (), (leaving, arriving, from, act_reference, reason))

struct ReplacePresident {
    Day from{};
    Reason reason{};
    bool operator==(ReplacePresident const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReplacePresident, (), (from, reason))

struct AddMember {
    Member arriving{};
    Seat seat{};
    Day from{};
    Text<200> act_reference{};
    bool operator==(AddMember const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AddMember, (), (arriving, seat, from, act_reference))

// Takes the place of the groups there were; none: the jury sits undivided again.
struct FormGroups {
    List<Group, 20> groups{};
    bool operator==(FormGroups const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormGroups, (), (groups))

// A member has a tie with a trainee. No text bars him by itself: it is on record, and the president decides.
struct Declare {
    PersonId person{};
    CaseId concerned_case{};
    Tie tie{};
    std::optional<Reason> note{};
    bool operator==(Declare const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Declare, (), (person, concerned_case, tie, note))

struct Settle {
    bool recused = false;
    Text<2000> grounds{};
    bool operator==(Settle const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Settle, (), (recused, grounds))

} // namespace workflows::jury
