#pragma once
// One trainee's year as the player will live it: how it turns out, and every step on the way, decided before the first
// day. The same roster and seed give the same lives.

#include "examples/player/year.hpp"
#include "examples/roster.hpp"

#include "workflows/trainee_year/rule_sets.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace examples::player {

using workflows::trainee_year::Command;
using workflows::trainee_year::Leave;
using workflows::trainee_year::LeaveKind;
using workflows::trainee_year::PartTime;
using workflows::trainee_year::Profession;
using workflows::trainee_year::Profile;
using workflows::trainee_year::RuleSet;
using workflows::trainee_year::StageDays;
using workflows::trainee_year::Suspension;
using workflows::trainee_year::Track;

// How the year turns out. Nobody in the product computes it: the jury and the rector, played here, decide so.
enum class Fate : std::uint8_t {
    titularised, // proposed as apt at the first meeting
    titularised_after_interview,
    extended,      // found apt, but absent beyond what counts as stage
    not_evaluable, // too long away to be judged: extended, and seen by the next jury
    renewed,       // not found apt, a second year authorised
    dismissed,     // not found apt, no second year: dismissed, or put back into another corps
    resigned,
    extended_for_diploma, // found apt, the master obtained in the year that is added
    without_diploma,      // found apt, and the master not obtained
    dismissed_during_stage,
    excluded, // for misconduct
};

// What else happens on the way.
enum class Incident : std::uint8_t {
    none,
    temporary_exclusion, // which changes nothing to the end of the year
    suspension,
    part_time,
    personal_leave,
    deferral, // the stage begins a year later
};

// The ends that the law knows, E1 to E12 in the order of the domain's table.
enum class Outcome : std::uint8_t {
    titularised,
    titularised_late,     // after an extension for absences
    extended_for_diploma, // and then titularised, or not
    second_year,
    dismissed, // no second year
    dismissed_after_second,
    judged_again, // extended because nobody could judge, then judged
    reinstated,
    dismissed_during_stage,
    sanctioned,
    resigned,
    qualified, // titularised without a jury
};
inline constexpr std::size_t outcomes = static_cast<std::size_t>(Outcome::qualified) + 1;

// Whose hand does a step.
enum class Hand : std::uint8_t {
    trainee,
    tutor,
    head,
    inspector,
    case_officer,
    training_officer,
    rector_delegate,
    jury_secretary,
    jury_president,
    inspe_director,
    authority,
};

struct Step {
    Day day{};
    Track track{};
    Command command{};
    Hand by{};
    std::uint16_t nth = 0;         // of a track with many pieces: which one, in the order in which this life opens them
    std::string name;              // once in a life: the request's key is derived from it
    std::string_view refused_by{}; // the condition that this step runs into on purpose; empty: it succeeds
    std::optional<Outcome> reaches{};
};

struct Life {
    RosterLine who;
    RuleSet const* rules = nullptr; // that judge the year; without any, those of the guide
    int year_rank = 1;
    Fate fate{};
    Incident incident{};
    bool goes_past_the_year = false; // whoever could not be judged is judged later
    bool alert = false;
    bool absent_from_interview = false;
    bool head_in_favour = true;
    bool inspector_in_favour = true;
    bool inspected = false;
    std::vector<Leave> leaves{};
    std::vector<PartTime> part_times{};
    std::vector<Suspension> suspensions{}; // each of them lifted
    std::optional<Suspension> exclusion{}; // from service, for a while; it is stage all the same
    std::vector<Step> steps{};             // in the order in which they are done

    bool is_heard() const;           // called before the jury, present or not
    bool is_on_leave(Day day) const; // or otherwise kept from the school
    StageDays stage() const;         // as a case officer reads it in the file

    RuleSet const& judged_by() const;
    Profile profile() const;
    Profession profession() const;
    bool requires_piece(Track piece) const;
    bool goes_before_a_jury() const;
    // "titularised": what the academy says of the case in the end; empty when nothing was notified.
    std::string_view ends_as() const;
};

// "arrete-2014-2022-07-10" and its like. Throws std::logic_error when the product ships no such rules.
RuleSet const& rules_named(std::string_view name);

// As many days as its length, the first counted.
Leave leave_of(LeaveKind kind, Day first, int length);

} // namespace examples::player
