#pragma once
// Exports of the journal and their check by somebody who trusts nobody: one event a line, as JSON, and a last line
// that says how many events, which heads and which Merkle root there should be.

#include "engine/chain.hpp"
#include "engine/journal.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace engine {

struct VerificationReport {
    std::size_t events = 0;
    std::size_t streams = 0;
    std::string root; // hexadecimal Merkle root over the heads that were read
    std::vector<Breach> breaches;

    bool sound() const { return breaches.empty(); }
};

// Reads a store's journal against the heads kept beside it.
VerificationReport verify(Journal& journal);
// Reads an export. A line that is not an event is itself a breach.
VerificationReport verify(std::istream& exported);
// The same against the root of an anchor kept elsewhere, which tells of a store rewritten as a whole.
void compare_with_anchor(VerificationReport& report, std::string const& root);

void write_export(Journal& journal, std::ostream& out);

std::string to_export_line(Event const& event);
// Throws std::exception on a line that is no event; nothing for the last line, which names the heads.
std::optional<Event> from_export_line(std::string const& line);

} // namespace engine
