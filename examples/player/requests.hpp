#pragma once
// Three requests to try on a year that was played, each ready to paste: what somebody must do, why something is closed,
// which files are incomplete.

#include "examples/player/performer.hpp"

#include <iosfwd>

namespace examples::player {

// Throws std::runtime_error when the store holds no year that fits.
void print_requests(Performer& performer, Cast const& cast, std::string const& url, std::ostream& out);

} // namespace examples::player
