#pragma once
// What people may ask of an exam preparation: the forms, as described structs.

#include "workflows/exam_preparation/terms.hpp"

#include "engine/ids.hpp"

#include <optional>

namespace workflows::exam_preparation {

using engine::CaseId;
using engine::Day;
using engine::List;
using engine::Number;
using engine::PersonId;
using engine::Text;

using Reason = Text<1000>;
using Message = Text<4000>;

// What a person needs to take part at a distance, as whoever enters it has made sure. The address itself is in the
// directory, not in the journal.
struct Access {
    bool has_email = false;
    bool has_internet = false;
    bool operator==(Access const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Access, (), (has_email, has_internet))

struct PreparedExam {
    Exam exam{};
    Way way{};
    bool operator==(PreparedExam const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PreparedExam, (), (exam, way))
using PreparedExams = List<PreparedExam, 4, 1>;

struct Establishment {
    Text<20> code{};
    Text<200> name{};
    Text<100> city{};
    bool operator==(Establishment const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Establishment, (), (code, name, city))

struct Enrol {
    CaseId campaign{};
    PersonId candidate{};
    Access candidate_access{};
    PreparedExams exams{};
    Number<2000, 2100> session{}; // the year in which they are sat
    Establishment establishment{};
    std::optional<PersonId> correspondent{};
    std::optional<Access> correspondent_access{};
    bool operator==(Enrol const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Enrol, (),
                      (campaign, candidate, candidate_access, exams, session, establishment, correspondent,
                       correspondent_access))

struct IssueCredentials {
    Day issued_on{};
    bool operator==(IssueCredentials const&) const = default;
};
BOOST_DESCRIBE_STRUCT(IssueCredentials, (), (issued_on))

struct AcceptTerms {
    Login login{};
    Text<40> terms_version{};
    bool accepted = false;
    bool operator==(AcceptTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AcceptTerms, (), (login, terms_version, accepted))

struct ChangeExams {
    PreparedExams exams{};
    Reason reason{};
    bool operator==(ChangeExams const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangeExams, (), (exams, reason))

struct ChangeCorrespondent {
    PersonId correspondent{};
    Access correspondent_access{};
    Day from{};
    bool operator==(ChangeCorrespondent const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangeCorrespondent, (), (correspondent, correspondent_access, from))

struct EndPreparation {
    Reason reason{};
    bool operator==(EndPreparation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(EndPreparation, (), (reason))

// Who becomes tutor, and what makes him fit: declared by whoever appoints him.
struct AppointTutor {
    PersonId tutor{};
    Access tutor_access{};
    Exam exam{}; // of the candidate's, for which he is tutor
    bool library_professional = false;
    bool prepared_that_exam = false;
    std::optional<Number<1950, 2100>> passed_that_exam_in{};
    Day from{};
    bool operator==(AppointTutor const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AppointTutor, (),
                      (tutor, tutor_access, exam, library_professional, prepared_that_exam, passed_that_exam_in, from))

struct AgreeOnMeans {
    Day held_on{}; // the first talk, or that in which they are changed
    List<Means, 4, 1> means{};
    std::optional<Text<500>> times{}; // when each can be reached
    bool operator==(AgreeOnMeans const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgreeOnMeans, (), (held_on, means, times))

struct EndTutoring {
    Day last_day{};
    Reason reason{};
    bool operator==(EndTutoring const&) const = default;
};
BOOST_DESCRIBE_STRUCT(EndTutoring, (), (last_day, reason))

struct LinkTrainer {
    PersonId trainer{};
    List<Course, 7, 1> courses{};
    Day from{};
    bool operator==(LinkTrainer const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LinkTrainer, (), (trainer, courses, from))

struct UnlinkTrainer {
    Day last_day{};
    bool operator==(UnlinkTrainer const&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnlinkTrainer, (), (last_day))

// ---- Sessions and tests ----

struct ScheduleSession {
    SessionKind kind{};
    Text<200> title{};
    Day held_on{};
    Number<15, 480> minutes{};
    bool operator==(ScheduleSession const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScheduleSession, (), (kind, title, held_on, minutes))

struct Move {
    Day held_on{};
    Reason reason{};
    bool operator==(Move const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Move, (), (held_on, reason))

struct Cancel {
    Reason reason{};
    bool operator==(Cancel const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cancel, (), (reason))

struct ScheduleTest {
    TestKind kind{};
    Exam exam{};
    Text<200> title{};
    Day held_on{};
    Text<20> establishment_code{}; // where it is sat
    bool operator==(ScheduleTest const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScheduleTest, (), (kind, exam, title, held_on, establishment_code))

struct Ship {
    Day shipped_on{};
    Text<200> how{}; // "Scan déposé sur la plateforme", "Courrier suivi n° …"
    bool operator==(Ship const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ship, (), (shipped_on, how))

// Marks are out of twenty; in hundredths, so that half and quarter points are whole numbers.
struct MarkCopy {
    Number<0, 2000> mark_in_hundredths{};
    Message comment{};
    bool operator==(MarkCopy const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MarkCopy, (), (mark_in_hundredths, comment))

// ---- Questions ----

struct Ask {
    Nature nature{};
    Text<200> theme{};
    Message text{};
    Means means{};
    bool operator==(Ask const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ask, (), (nature, theme, text, means))

// To a trainer or the manager: nothing was agreed with either.
struct AskElsewhere {
    Nature nature{};
    Text<200> theme{};
    Message text{};
    bool operator==(AskElsewhere const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AskElsewhere, (), (nature, theme, text))

struct Write {
    Message text{};
    bool operator==(Write const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Write, (), (text))

// ---- Following ----

struct PlannedActivity {
    Course course{};
    Text<100> activity{};
    bool operator==(PlannedActivity const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlannedActivity, (), (course, activity))

// Takes the place of the programme there was; what is ticked stays ticked where it is still planned.
struct SetProgramme {
    List<PlannedActivity, 200, 1> activities{};
    bool operator==(SetProgramme const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetProgramme, (), (activities))

struct Tick {
    Course course{};
    Text<100> activity{};
    bool finished = false; // false: ticked by mistake
    bool operator==(Tick const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tick, (), (course, activity, finished))

struct Connect {
    std::optional<Text<500>> fetched{}; // the documents of the session
    bool operator==(Connect const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Connect, (), (fetched))

struct RaiseDifficulty {
    Message facts{};
    bool operator==(RaiseDifficulty const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RaiseDifficulty, (), (facts))

struct OfferTalk {
    Day held_on{};
    Means means{};
    bool operator==(OfferTalk const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferTalk, (), (held_on, means))

struct HoldTalk {
    Day held_on{};
    std::optional<Message> agreed{};
    bool operator==(HoldTalk const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HoldTalk, (), (held_on, agreed))

struct ReportError {
    Course course{};
    Message text{};
    bool operator==(ReportError const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReportError, (), (course, text))

} // namespace workflows::exam_preparation
