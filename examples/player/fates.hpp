#pragma once
// How the years of a campaign turn out, in the shares that the ministry and the unions publish: about 87 % titularised,
// 8 % extended or renewed, under 2 % dismissed, 2.5 % resigned; one trainee in nine heard by the jury.

#include "examples/player/life.hpp"

namespace examples::player {

// A life a line of the roster, in its order, without steps yet. The shares are met to the nearest trainee; who gets
// which fate follows from the seed and the trainee's address.
std::vector<Life> draw_fates(std::vector<RosterLine> const& roster, std::uint64_t seed, Year const& year);

} // namespace examples::player
