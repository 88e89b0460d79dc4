#pragma once
// Every life of a campaign with all its steps. Pure: what is planned depends on the roster, the seed and the year alone.

#include "examples/player/life.hpp"

namespace examples::player {

// The steps of one life whose fate is known.
void write_steps(Life& life, Year const& year, std::uint64_t seed);

std::vector<Life> plan_year(std::vector<RosterLine> const& roster, std::uint64_t seed, Year const& year);

// Training days of the full-time path: twelve, four of the academy's school and eight of the INSPE.
struct TrainingDay {
    Day day{};
    bool at_inspe = false;
};
std::vector<TrainingDay> training_days(Year const& year);

// The day on which someone heard by the jury is called; a few days serve for all.
Day interview_day(Life const& life, Year const& year);

} // namespace examples::player
