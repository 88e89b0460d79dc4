#pragma once
// How far the play has come: one line drawn again on a terminal, a line every ten per cent elsewhere.

#include "examples/player/ledger.hpp"

#include "engine/day.hpp"

#include <chrono>
#include <string>

namespace examples::player {

class Progress {
public:
    Progress(Ledger const& ledger, std::size_t acts_planned);

    void show(engine::Day day);
    // Leaves the line on a terminal.
    void end(engine::Day day);

    double seconds() const;

private:
    std::string line(engine::Day day) const;
    std::size_t per_cent() const;

    Ledger const& ledger_;
    std::size_t planned_;
    bool on_terminal_;
    std::size_t next_per_cent_ = 10;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

} // namespace examples::player
