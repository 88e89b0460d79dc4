#pragma once
// What a year remembers beside its pieces: what the guards, the lists and the calendar ask for.

#include "workflows/trainee_year/calendar.hpp"
#include "workflows/trainee_year/commands.hpp"
#include "workflows/trainee_year/events.hpp"
#include "workflows/trainee_year/rule_sets.hpp"

#include "engine/attendance.hpp"
#include "engine/case.hpp"

#include <map>

namespace workflows::trainee_year {

struct OpinionGiven {
    OpinionValue value{};
    std::optional<OpinionValue> second_year{}; // agrégés
};

// A piece as it was written the first time (version 1), or corrected.
struct PieceVersion {
    Track track{};
    std::uint16_t piece = 0;
    std::uint32_t version = 0;

    bool operator==(PieceVersion const&) const = default;
};

// A sealed file. Copies of a year share it.
using Seal = engine::SharedList<SealedPiece>;

// What a year remembers of events, as record() hands it over and as evolve() otherwise reads it from their text.
struct OpinionSaid {
    OpinionGiven given;
    std::optional<std::vector<PieceVersion>> rests_on{}; // nothing: the event says nothing of it
};
struct PiecesSaid {
    std::vector<PieceVersion> versions;
};

struct YearFacts final : engine::Facts {
    OpenYear opening{};
    Day opened_on{};
    std::map<std::uint16_t, PersonId> tutors; // by piece of the tutor track
    std::map<std::uint16_t, Leave> leaves;    // by piece; cancelled ones are gone
    std::map<std::uint16_t, PartTime> part_times;
    std::map<std::uint16_t, Suspension> suspensions;
    std::optional<Defer> deferral{}; // the latest
    int doctoral_deferrals = 0;
    bool is_extended = false;          // a decision prolonged the stage
    bool definitive_exclusion = false; // sanctioned; the decision follows
    std::optional<Day> diploma_on{};   // obtained while it was awaited
    std::optional<Day> committee_on{}; // the latest hearing of the joint committee
    engine::Attendance<Provider, std::pair<Day, Provider>> attendance;
    std::map<Track, OpinionGiven> opinions;

    // What each opinion says it rests on, by track and piece of the opinion.
    std::map<std::pair<Track, std::uint16_t>, std::vector<PieceVersion>> rests_on;

    Seal seal;
    std::vector<PieceVersion> sealed; // the same without numbers and digests
    // What each side was told of: the trainee since the file was first opened to him, the jury since it was submitted.
    std::vector<PieceVersion> known_to_trainee;
    std::vector<PieceVersion> known_to_jury;
    std::optional<Day> accessible_since{}; // nothing while the file is not open to the trainee
    std::optional<CaseId> jury{};
    std::optional<Day> interview_on{};
    std::optional<Day> convocation_sent_on{};
    std::optional<Day> convened_with_access_since{};
    std::optional<OpinionValue> second_year_opinion{}; // of the jury, on a first year
    std::optional<CaseId> next_campaign{};             // of a second year, or of a stage that begins again
    std::optional<Day> restart_on{};
    std::optional<Day> notified_on{};
    std::string outcome{}; // name of the decision last notified
    std::optional<Day> archived_on{};

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<YearFacts>(*this); }
    boost::json::object published() const override;

    int year_rank() const { return opening.year_rank ? static_cast<int>(**opening.year_rank) : 1; }
    bool titulaire_elsewhere() const { return opening.titulaire_elsewhere.value_or(false); }
    bool awaits_diploma() const { return opening.diploma_awaited.value_or(false) && !diploma_on; }
    bool is_suspended() const;
    Profile profile() const;
    Profession profession() const;
    Absences absences() const;
    StageDays stage(RuleSet const* rules) const;
    StageDays stage_days(RuleSet const* rules) const; // not told step by step
    std::int64_t hours_attended(Provider provider) const;
};

// What an opening says of the trainee.
Profile profile_of(OpenYear const& opening);

inline YearFacts const& facts_of(engine::Case const& subject)
{
    return static_cast<YearFacts const&>(*subject.facts);
}

// Total: believes what was written.
void evolve(engine::Case& subject, Event what, engine::Event const& event);

} // namespace workflows::trainee_year
