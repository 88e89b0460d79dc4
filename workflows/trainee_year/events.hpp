#pragma once
// Bodies of events that say more than their command: what the rules computed, kept as it was computed. Every other
// event's body is its command's.

#include "workflows/trainee_year/calendar.hpp"
#include "workflows/trainee_year/commands.hpp"

#include "engine/chain.hpp"

namespace workflows::trainee_year {

BOOST_DESCRIBE_STRUCT(DateStep, (), (text, days, source))
BOOST_DESCRIBE_STRUCT(StageDays, (),
                      (start_on, base_end_on, allowance_days, paid_days, birth_days, unpaid_days, suspended_days,
                       not_served_days, extension_days, end_on, effective_on, steps))

// A leave, and what it makes of the stage (I23).
struct LeaveRecorded : RecordLeave {
    StageDays stage{};
};
BOOST_DESCRIBE_STRUCT(LeaveRecorded, (RecordLeave), (stage))

// A leave or a part time that was not taken after all.
struct AbsenceCancelled : Cancel {
    StageDays stage{};
};
BOOST_DESCRIBE_STRUCT(AbsenceCancelled, (Cancel), (stage))

struct PartTimeRecorded : RecordPartTime {
    StageDays stage{};
};
BOOST_DESCRIBE_STRUCT(PartTimeRecorded, (RecordPartTime), (stage))

struct SuspensionLifted : LiftSuspension {
    StageDays stage{};
};
BOOST_DESCRIBE_STRUCT(SuspensionLifted, (LiftSuspension), (stage))

// The rules by which the stage goes on: those of the campaign in which it begins.
struct StageTakenUp : TakeUp {
    CaseId campaign{};
    std::string rule_set{};
};
BOOST_DESCRIBE_STRUCT(StageTakenUp, (TakeUp), (campaign, rule_set))

// One piece of a sealed file. Numbered 1, 2, 3… without a gap (I33); the digest is the hash of the event that holds its
// content, so that any later version shows.
struct SealedPiece {
    std::int64_t number = 0;
    engine::Wording track{};
    std::int64_t piece = 0;   // of its track, where there are many
    std::int64_t version = 0; // of its content: 1 as filed, 2 once corrected
    engine::Hash digest{};

    bool operator==(SealedPiece const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SealedPiece, (), (number, track, piece, version, digest))

struct FileSealed {
    engine::List<SealedPiece, 500> pieces{};
    std::optional<std::string> reason{};
};
BOOST_DESCRIBE_STRUCT(FileSealed, (), (pieces, reason))

// An opinion names the exact versions it rests on.
struct OpinionFiled : GiveOpinion {
    engine::List<SealedPiece, 500> rests_on{};
};
BOOST_DESCRIBE_STRUCT(OpinionFiled, (GiveOpinion), (rests_on))

struct OpinionCorrected : CorrectOpinion {
    engine::List<SealedPiece, 500> rests_on{};
};
BOOST_DESCRIBE_STRUCT(OpinionCorrected, (CorrectOpinion), (rests_on))

// The author stands by his opinion on the versions that there are now. Another name than `rests_on`: the opinion's own
// text stays what it was.
struct OpinionConfirmed {
    engine::List<SealedPiece, 500> now_rests_on{};
};
BOOST_DESCRIBE_STRUCT(OpinionConfirmed, (), (now_rests_on))

// Pieces filed or corrected since the seal, as one side was told of them (I16).
struct ChangeNoted {
    engine::List<SealedPiece, 500> pieces{};
};
BOOST_DESCRIBE_STRUCT(ChangeNoted, (), (pieces))

// What the trainee had before his eyes (I14).
struct FileConsulted {
    engine::List<SealedPiece, 500> pieces{};
};
BOOST_DESCRIBE_STRUCT(FileConsulted, (), (pieces))

struct Convened : Convene {
    std::optional<Day> pieces_available_since{};
};
BOOST_DESCRIBE_STRUCT(Convened, (Convene), (pieces_available_since))

struct TitularisationPronounced : PronounceTitularisation {
    StageDays stage{};
    std::string certificate{}; // the titularisation is its award (art. 10); empty for agrégés
};
BOOST_DESCRIBE_STRUCT(TitularisationPronounced, (PronounceTitularisation), (stage, certificate))

struct ExtensionPronounced : PronounceExtension {
    StageDays stage{};
};
BOOST_DESCRIBE_STRUCT(ExtensionPronounced, (PronounceExtension), (stage))

} // namespace workflows::trainee_year
