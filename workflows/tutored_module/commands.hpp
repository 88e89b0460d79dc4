#pragma once
// What people may ask of a tutored module.

#include "workflows/tutored_module/terms.hpp"

namespace workflows::tutored_module {

struct OpenModule {
    CaseId campaign{};
    PersonId learner{};
    PersonId tutor{};
    Text<40> code{};
    Text<200> title{};
    std::optional<Text<100>> group{}; // several learners of one tutor, followed together
    Day start_on{};
    Day end_on{}; // last day included
    bool operator==(OpenModule const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenModule, (), (campaign, learner, tutor, code, title, group, start_on, end_on))

struct ChangeTutor {
    PersonId tutor{};
    Day from{};
    Reason reason{};
    bool operator==(ChangeTutor const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangeTutor, (), (tutor, from, reason))

// Why somebody leaves is nobody's business.
struct Withdraw {
    Day left_on{};
    bool operator==(Withdraw const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (left_on))

// What it must say is a condition and not a shape: a refusal then names the protocol and each thing left out.
struct MakeContact {
    Day made_on{};
    Audience addressed_to{};
    Channel channel{};
    std::optional<Text<1000>> presentation{}; // who the tutor is
    std::optional<Text<1000>> role{};         // and what for
    std::optional<Text<2000>> aims{};
    std::optional<Text<2000>> means{};
    std::optional<List<Meeting, 20>> meetings{};
    std::optional<List<Text<200>, 10>> contact_ways{};
    std::optional<TimeSpent> time_spent{};
    bool operator==(MakeContact const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MakeContact, (),
                      (made_on, addressed_to, channel, presentation, role, aims, means, meetings, contact_ways,
                       time_spent))

struct SetPlanning {
    List<Step, 60, 1> steps{};
    bool operator==(SetPlanning const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetPlanning, (), (steps))

struct RevisePlanning {
    List<Step, 60, 1> steps{};
    Reason reason{};
    bool operator==(RevisePlanning const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RevisePlanning, (), (steps, reason))

// As the platform tells it, whoever reads it there.
struct RecordConnection {
    Day connected_on{};
    bool operator==(RecordConnection const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordConnection, (), (connected_on))

struct ContactInactive {
    Day contacted_on{};
    Channel channel{};
    std::optional<Text<2000>> note{};
    std::optional<TimeSpent> time_spent{};
    bool operator==(ContactInactive const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContactInactive, (), (contacted_on, channel, note, time_spent))

struct Ask {
    SupportKind about{};
    Text<200> theme{};
    Text<4000> question{};
    bool operator==(Ask const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ask, (), (about, theme, question))

struct Answer {
    Text<8000> answer{};
    std::optional<SupportKind> kind{}; // of the help given, when it is not what the question was about
    std::optional<TimeSpent> time_spent{};
    bool operator==(Answer const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (answer, kind, time_spent))

struct Pursue {
    Text<4000> question{};
    bool operator==(Pursue const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Pursue, (), (question))

// One line of the follow-up grid.
struct RecordSupport {
    Day held_on{};
    SupportKind kind{};
    Audience addressed_to{};
    TimeSpent time_spent{};
    std::optional<Text<1000>> note{};
    bool operator==(RecordSupport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordSupport, (), (held_on, kind, addressed_to, time_spent, note))

struct CorrectSupport : RecordSupport {
    Reason reason{};
    bool operator==(CorrectSupport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectSupport, (RecordSupport), (reason))

struct CancelSupport {
    Reason reason{};
    bool operator==(CancelSupport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CancelSupport, (), (reason))

struct SendSheet {
    List<Item, 40, 1> items{};
    std::optional<Text<2000>> instructions{};
    bool operator==(SendSheet const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SendSheet, (), (items, instructions))

struct FillSheet {
    List<Rating, 40, 1> ratings{};
    std::optional<Text<2000>> comment{};
    bool operator==(FillSheet const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FillSheet, (), (ratings, comment))

struct DiscussResults {
    Day held_on{};
    Text<4000> summary{};
    std::optional<TimeSpent> time_spent{};
    bool operator==(DiscussResults const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DiscussResults, (), (held_on, summary, time_spent))

struct SubmitEvaluation {
    Day held_on{};
    List<Rating, 40, 1> acquisitions{};
    Text<4000> comment{};
    bool operator==(SubmitEvaluation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SubmitEvaluation, (), (held_on, acquisitions, comment))

struct CorrectEvaluation : SubmitEvaluation {
    Reason reason{};
    bool operator==(CorrectEvaluation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectEvaluation, (SubmitEvaluation), (reason))

struct AccountFor {
    List<Acquisition, 40, 1> acquisitions{};
    std::optional<Text<2000>> comment{};
    bool operator==(AccountFor const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountFor, (), (acquisitions, comment))

// The tutor says which total he certifies, and it must be the one that stands there.
struct CertifyGrid {
    Number<0, 10'000'000> minutes_total{};
    bool operator==(CertifyGrid const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CertifyGrid, (), (minutes_total))

struct ReturnGrid {
    Reason reason{};
    bool operator==(ReturnGrid const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnGrid, (), (reason))

struct RemindTutor {
    Text<2000> message{};
    bool operator==(RemindTutor const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RemindTutor, (), (message))

} // namespace workflows::tutored_module
