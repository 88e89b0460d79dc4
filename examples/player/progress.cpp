#include "examples/player/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace examples::player {

Progress::Progress(Ledger const& ledger, std::size_t acts_planned)
    : ledger_{ledger}, planned_{std::max<std::size_t>(acts_planned, 1)}, on_terminal_{::isatty(STDERR_FILENO) == 1}
{
}

double Progress::seconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

std::size_t Progress::per_cent() const
{
    auto const done = ledger_.acts() + ledger_.replayed() + ledger_.expected_refusals() + ledger_.unexpected_refusals();
    return std::min<std::size_t>(100, done * 100 / planned_);
}

std::string Progress::line(engine::Day day) const
{
    auto const rate = static_cast<double>(ledger_.acts()) / std::max(seconds(), 0.001);
    return std::to_string(per_cent()) + " %  " + engine::in_french(day) + "  " + std::to_string(ledger_.acts())
        + " actes  " + std::to_string(static_cast<long>(rate)) + " par seconde  refus attendus "
        + std::to_string(ledger_.expected_refusals()) + ", inattendus " + std::to_string(ledger_.unexpected_refusals());
}

void Progress::show(engine::Day day)
{
    if (on_terminal_) {
        std::cerr << '\r' << line(day) << "\033[K" << std::flush;
        return;
    }
    if (per_cent() < next_per_cent_)
        return;
    next_per_cent_ = per_cent() / 10 * 10 + 10;
    std::cerr << line(day) << std::endl;
}

void Progress::end(engine::Day day)
{
    if (on_terminal_)
        std::cerr << '\r' << line(day) << "\033[K" << std::endl;
}

} // namespace examples::player
