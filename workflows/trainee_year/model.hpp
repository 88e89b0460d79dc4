#pragma once
// The finite picture of a trainee's year that `titularis check` walks: what the conditions, events and outside world of
// the tables mean, and what the law asks whatever the tables say. Tables and required pieces are read where the engine
// reads them; a walk of real years holds the meanings against the real guards (tests/workflows).

#include "workflows/trainee_year/conditions.hpp"
#include "workflows/trainee_year/rule_sets.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include "engine/model.hpp"

namespace workflows::trainee_year {

enum class Mark : std::uint8_t {
    report_consulted,   // by the inspector, in its latest version
    piece_changed,      // since the file was sealed
    access_day_come,    // the trainee may be let in
    jury_has_met,       // the jury that has the file
    deliberation_open,  // of that jury
    jury_closed,        // its session
    interview_day_come, // of the latest convocation, until it is used
    heard,              // or absent, since the latest convocation; until the jury has found
    heard_by_jury,      // or absent, before the jury that has the file; until it has found, where a policy asks
    some_doubt,         // an opinion is unfavourable; told where a policy asks
    inspector_doubts,   // told where no jury sits
    stage_begun,
    prolonged,       // by absences
    to_be_completed, // prolonged and not over, or interrupted by a suspension
    stage_ended,     // its last day has passed, and no suspension runs
};

constexpr bool is_mark(Mark)
{
    return true;
}

// Trainees whom a rule set treats alike.
struct World {
    Profile profile;               // one of them
    bool doubts_are_heard = false; // the academy hears everyone about whom there is a doubt
    bool titulaire_elsewhere = false;
    bool diploma_awaited = false; // of sessions before 2022
    std::string title{};          // French
};

// Every world of a rule set: profiles of the same pieces, the same route and the same rank are one.
std::vector<World> worlds_of(RuleSet const& rules);

engine::Model model_of(RuleSet const& rules, World const& world);
std::vector<engine::Model> models_of(RuleSet const& rules);
std::vector<engine::Model> models(); // of every shipped rule set

namespace model {

// What a condition of the tables means on a track, for a command. What depends on nothing but the form that is filled in
// is taken as met: whoever fills it in can meet it.
engine::Meaning meaning(Guard guard, Track track, Command command, RuleSet const& rules, World const& world);

// Every piece without which nothing may be submitted is there.
engine::Clause required_pieces(RuleSet const& rules, World const& world);

// What the law asks of every rule set.
std::vector<engine::Property> properties(RuleSet const& rules, World const& world);

std::vector<engine::Effect> effects(RuleSet const& rules, World const& world);
std::vector<engine::Occurrence> occurrences();

// The diploma that was missing on nomination still is.
engine::Clause misses_diploma(World const& world);

// Of a piece: it holds something.
engine::Clause is_there(Track piece);

} // namespace model
} // namespace workflows::trainee_year
