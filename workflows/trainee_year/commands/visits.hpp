#pragma once
// What helps a trainee to learn: self-positioning, visits both ways, alert and support (ST3, ST4, ST5, ST7).

#include "workflows/trainee_year/commands/people.hpp"

namespace workflows::trainee_year {

using Code = Text<8>; // of a competence: "CC1", "P3"
using Codes = List<Code, 31>;

struct Position {
    Code competence{};
    Degree degree{};
    std::optional<Text<1000>> comment{};
    bool operator==(Position const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Position, (), (competence, degree, comment))

struct RecordPositioning {
    Day held_on{};
    List<Position, 31, 1> positions{};
    bool operator==(RecordPositioning const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordPositioning, (), (held_on, positions))

// The talk before the visit, on the trainee's preparation.
struct PreVisitTalk {
    std::optional<Text<2000>> place_in_progression{};
    std::optional<Text<2000>> aims{};
    std::optional<Text<2000>> activities{};
    std::optional<Text<2000>> tools{};
    std::optional<Text<2000>> assessment{};
    std::optional<Text<2000>> remediation{};
    bool operator==(PreVisitTalk const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PreVisitTalk, (), (place_in_progression, aims, activities, tools, assessment, remediation))

struct RecordVisit {
    Day held_on{};
    Text<200> class_or_service{};
    std::optional<PreVisitTalk> pre_visit_talk{};
    std::optional<Text<4000>> observation_planned{};
    std::optional<Text<4000>> observation_realised{};
    std::optional<Text<4000>> exchange{}; // the talk afterwards
    Codes strong_competences{};
    Codes competences_to_work_on{};
    Prose advice{};
    std::optional<Text<4000>> work_axes{};
    bool operator==(RecordVisit const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordVisit, (),
                      (held_on, class_or_service, pre_visit_talk, observation_planned, observation_realised, exchange,
                       strong_competences, competences_to_work_on, advice, work_axes))

struct CorrectVisit : RecordVisit {
    Reason reason{};
    bool operator==(CorrectVisit const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectVisit, (RecordVisit), (reason))

struct Annex {
    std::optional<Reason> reason{};
    bool operator==(Annex const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Annex, (), (reason))

struct RecordObservation {
    Day held_on{};
    Text<200> host{}; // the tutor or another colleague
    Text<200> class_or_service{};
    Text<4000> points_to_observe{}; // agreed beforehand
    std::optional<Text<4000>> exchange{};
    bool operator==(RecordObservation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordObservation, (), (held_on, host, class_or_service, points_to_observe, exchange))

struct Comment {
    Text<4000> text{};
    bool operator==(Comment const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Comment, (), (text))

// By the trainee, of any piece that concerns him.
struct MarkAsRead {
    std::optional<Text<4000>> observations{};
    bool operator==(MarkAsRead const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MarkAsRead, (), (observations))

struct RaiseAlert {
    Day held_on{};
    AlertTrigger trigger{};
    Prose facts{}; // observed, never supposed
    Codes competences{};
    std::optional<Text<4000>> support_wished{};
    bool operator==(RaiseAlert const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RaiseAlert, (), (held_on, trigger, facts, competences, support_wished))

struct PlanSupport {
    Prose support{}; // visits, observation, adapted training, adjusted tutoring or service
    Day review_on{};
    bool co_signed_by_trainee{};
    bool operator==(PlanSupport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanSupport, (), (support, review_on, co_signed_by_trainee))

struct ReviewSupport {
    Day held_on{};
    Prose findings{};
    std::optional<Day> next_review_on{};
    bool operator==(ReviewSupport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReviewSupport, (), (held_on, findings, next_review_on))

struct LiftAlert {
    Reason reason{};
    bool operator==(LiftAlert const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LiftAlert, (), (reason))

} // namespace workflows::trainee_year
