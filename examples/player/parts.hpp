#pragma once
// Who lives what in a mixed academy: first the lives that must be seen, then chance in the published shares.

#include "examples/player/life.hpp"

namespace examples::player {

struct PlayedLife {
    Life life;
    Fate second_year = Fate::titularised; // how it ends, when the first year is renewed
};

// A life a line, in their order, without steps yet. `must_show_all`: a part for which nobody fits is an error,
// std::runtime_error; otherwise it is left out.
std::vector<PlayedLife> assign_parts(std::vector<RosterLine> const& roster, RuleSet const& rules, std::uint64_t seed,
                                     Year const& year, bool must_show_all);

} // namespace examples::player
