#pragma once
// What people may ask of a campaign. The events' bodies are these same structs: nothing is computed.

#include "workflows/campaign/terms.hpp"
#include "workflows/campaign/vocabulary.hpp"

#include "engine/ids.hpp"

#include <optional>

namespace workflows::campaign {

using engine::Day;
using engine::List;
using engine::Text;

using Reason = Text<1000>;

// What all cases of the campaign have in common: {"corps", "certifie"}.
struct Trait {
    Name name{};
    Text<200> value{};
    bool operator==(Trait const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Trait, (), (name, value))

struct Deadline {
    Name name{};
    Day day{};
    bool operator==(Deadline const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Deadline, (), (name, day))

// A choice of the academy. It can only enlarge what the law asks (convene on any unfavourable opinion), never narrow it:
// the workflow that reads it sees to that, for it alone knows what the name means.
struct Policy {
    Name name{};
    Text<200> value{};
    bool operator==(Policy const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Policy, (), (name, value))

struct Open {
    Name workflow{};          // of its cases: "trainee_year"
    Text<200> organisation{}; // "Académie de La Réunion"
    Text<200> title{};        // "Certifiés, 2022-2023"
    Period period{};
    Zone zone{};
    RuleSetName rule_set{};
    List<Trait, 20> traits{};
    List<Deadline, 60> deadlines{};
    List<Policy, 60> policies{};
    bool operator==(Open const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Open, (), (workflow, organisation, title, period, zone, rule_set, traits, deadlines, policies))

struct Close {
    Reason reason{};
    bool operator==(Close const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Close, (), (reason))

struct HandOver {
    engine::PersonId person{}; // the next administrator
    Day from{};                // the present one's last day is the day before
    Reason reason{};
    bool operator==(HandOver const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (person, from, reason))

struct DeadlineChange {
    Name name{};
    std::optional<Day> day{}; // left out: the deadline is lifted
    bool operator==(DeadlineChange const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeadlineChange, (), (name, day))

// The deadlines named change, the others stay.
struct SetDeadlines {
    List<DeadlineChange, 60, 1> deadlines{};
    Reason reason{};
    bool operator==(SetDeadlines const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetDeadlines, (), (deadlines, reason))

struct PolicyChange {
    Name name{};
    std::optional<Text<200>> value{}; // left out: the academy no longer chooses, the law's rule alone holds
    bool operator==(PolicyChange const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PolicyChange, (), (name, value))

struct SetPolicies {
    List<PolicyChange, 60, 1> policies{};
    Reason reason{};
    bool operator==(SetPolicies const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetPolicies, (), (policies, reason))

struct Appoint {
    engine::PersonId person{};
    Role role{};
    Day from{};
    std::optional<Day> to{}; // last day included
    bool operator==(Appoint const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Appoint, (), (person, role, from, to))

struct End {
    Day last_day{};
    Reason reason{};
    bool operator==(End const&) const = default;
};
BOOST_DESCRIBE_STRUCT(End, (), (last_day, reason))

// The power of a person who holds a post, for another to use in his name; by an act of his, which is named.
struct Delegate {
    engine::PersonId holder{};
    DelegableRole role{};
    engine::PersonId person{};
    Day from{};
    Day to{}; // last day included: a delegation has an end
    Text<200> act_reference{};
    bool operator==(Delegate const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Delegate, (), (holder, role, person, from, to, act_reference))

struct Revoke {
    Day last_day{};
    Reason reason{};
    bool operator==(Revoke const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Revoke, (), (last_day, reason))

// The trace of a list of cases read from a file.
struct RecordImport {
    engine::Number<1, 100'000> lines{};
    engine::Number<0, 100'000> opened{}; // cases opened by it; the other lines were there already
    Digest digest{};
    bool operator==(RecordImport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordImport, (), (lines, opened, digest))

// The trace of cases that passed to another rule set by a plan that was checked first. Each of them keeps its own.
struct RecordMigration {
    Digest plan{}; // SHA-256 of what it said
    RuleSetName from{};
    RuleSetName to{};
    engine::Number<0, 100'000> moved{};
    engine::Number<0, 100'000> kept{}; // could not, and why: the plan says
    bool for_new_cases{};              // those opened from now on follow the new rules too
    Reason reason{};
    bool operator==(RecordMigration const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordMigration, (), (plan, from, to, moved, kept, for_new_cases, reason))

} // namespace workflows::campaign
