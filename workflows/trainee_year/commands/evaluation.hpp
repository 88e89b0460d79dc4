#pragma once
// What the jury will read: reviews, the tutor's report, inspections, opinions (ST6, ST8 to ST11).

#include "workflows/trainee_year/commands/visits.hpp"

namespace workflows::trainee_year {

struct ItemRating {
    Text<8> item{}; // "b1-1"
    Rating rating{};
    bool operator==(ItemRating const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemRating, (), (item, rating))

struct BlockComment {
    Text<4> block{}; // "b1"
    Text<2000> comment{};
    bool operator==(BlockComment const&) const = default;
};
BOOST_DESCRIBE_STRUCT(BlockComment, (), (block, comment))

using Ratings = List<ItemRating, 64>;
using BlockComments = List<BlockComment, 8>;

struct TrainingAxis {
    Text<2000> initial_finding{};
    std::optional<Text<2000>> evolution{};
    std::optional<Text<2000>> current_state{};
    Codes competences{};
    bool operator==(TrainingAxis const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TrainingAxis, (), (initial_finding, evolution, current_state, competences))

struct FileReview {
    Day held_on{};
    std::optional<Number<0, 200>> visits_made{};
    std::optional<Number<0, 200>> visits_received{};
    std::optional<Text<1000>> classes_observed{};
    List<TrainingAxis, 4> training_axes{};
    Ratings grid{};
    BlockComments block_comments{};
    Text<4000> progress{};
    std::optional<Text<4000>> to_improve{};
    std::optional<Text<4000>> work_axes{};
    std::optional<Text<4000>> training_synthesis{}; // in a final review
    bool operator==(FileReview const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FileReview, (),
                      (held_on, visits_made, visits_received, classes_observed, training_axes, grid, block_comments,
                       progress, to_improve, work_axes, training_synthesis))

struct CorrectReview : FileReview {
    Reason reason{};
    bool operator==(CorrectReview const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectReview, (FileReview), (reason))

// Retraces the evolution of practice over the year; no grid, and no opinion: that is the inspector's (A3).
struct FileReport {
    Day held_on{};
    std::optional<Number<0, 200>> visits_made{};
    std::optional<Number<0, 200>> visits_received{};
    Prose evolution{};
    Prose progress{};
    Codes strong_competences{};
    Codes competences_to_work_on{};
    std::optional<Text<4000>> training_synthesis{};
    bool operator==(FileReport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FileReport, (),
                      (held_on, visits_made, visits_received, evolution, progress, strong_competences,
                       competences_to_work_on, training_synthesis))

struct CorrectReport : FileReport {
    Reason reason{};
    bool operator==(CorrectReport const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectReport, (FileReport), (reason))

struct RecordInspection {
    Day held_on{};
    Text<200> class_or_service{};
    Prose observation{};
    Prose talk{};
    std::optional<Text<4000>> advice{};
    bool operator==(RecordInspection const&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordInspection, (), (held_on, class_or_service, observation, talk, advice))

struct CorrectInspection : RecordInspection {
    Reason reason{};
    bool operator==(CorrectInspection const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectInspection, (RecordInspection), (reason))

// By the head of school and by the inspector.
struct GiveOpinion {
    OpinionValue value{};
    Prose text{};
    Ratings grid{};
    BlockComments block_comments{};
    std::optional<OpinionBasis> basis{};               // inspector
    std::optional<Prose> reasoned_report{};            // agrégés, when not favourable
    std::optional<OpinionValue> second_year_opinion{}; // agrégés, first year, when not favourable
    bool operator==(GiveOpinion const&) const = default;
};
BOOST_DESCRIBE_STRUCT(GiveOpinion, (), (value, text, grid, block_comments, basis, reasoned_report, second_year_opinion))

struct CorrectOpinion : GiveOpinion {
    Reason reason{};
    bool operator==(CorrectOpinion const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectOpinion, (GiveOpinion), (reason))

struct GiveInspeOpinion {
    OpinionValue value{};
    Prose text{};
    bool path_validated{};
    Text<4000> commitment{};
    std::optional<Text<4000>> competences{};
    bool operator==(GiveInspeOpinion const&) const = default;
};
BOOST_DESCRIBE_STRUCT(GiveInspeOpinion, (), (value, text, path_validated, commitment, competences))

struct CorrectInspeOpinion : GiveInspeOpinion {
    Reason reason{};
    bool operator==(CorrectInspeOpinion const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectInspeOpinion, (GiveInspeOpinion), (reason))

} // namespace workflows::trainee_year
