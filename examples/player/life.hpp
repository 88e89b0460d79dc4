#pragma once
// One trainee's year as the player will live it: how it turns out, and every step on the way, decided before the first
// day. The same roster and seed give the same lives.

#include "examples/player/year.hpp"
#include "examples/roster.hpp"

#include "workflows/trainee_year/calendar.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace examples::player {

using workflows::trainee_year::Command;
using workflows::trainee_year::Leave;
using workflows::trainee_year::LeaveKind;
using workflows::trainee_year::StageDays;
using workflows::trainee_year::Track;

// How the year turns out. Nobody in the product computes it: the jury and the rector, played here, decide so.
enum class Fate : std::uint8_t {
    titularised, // proposed as apt at the first meeting
    titularised_after_interview,
    extended,      // found apt, but leave beyond a tenth of the stage
    not_evaluable, // too long away to be judged: extended, and seen by the next jury
    renewed,       // not found apt, a second year authorised
    dismissed,     // not found apt, no second year: the minister dismisses
    resigned,
};

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
};

struct Step {
    Day day{};
    Track track{};
    Command command{};
    Hand by{};
    std::uint16_t nth = 0;         // of a track with many pieces: which one, in the order in which this life opens them
    std::string name;              // once in a life: the request's key is derived from it
    std::string_view refused_by{}; // the condition that this step runs into on purpose; empty: it succeeds
};

struct Life {
    RosterLine who;
    Fate fate{};
    bool alert = false;
    bool absent_from_interview = false;
    bool head_in_favour = true;
    bool inspector_in_favour = true;
    bool inspected = false;
    std::vector<Leave> leaves;
    std::vector<Step> steps; // in the order in which they are done

    bool is_heard() const; // called before the jury, present or not
    bool is_on_leave(Day day) const;
    StageDays stage() const; // as a case officer reads it in the file
};

} // namespace examples::player
