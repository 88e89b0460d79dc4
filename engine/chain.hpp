#pragma once
// The hash chain of a stream, specified to the byte in engine/README.md so that a verifier can be written by others.

#include "engine/event.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// The bytes that are hashed: every field of the envelope but the hash, as netstrings in a fixed order.
std::string canonical_bytes(Event const& event);

// SHA-256(previous ‖ canonical_bytes(event)); `previous` is all zeros before the first event.
Hash chained(Hash const& previous, Event const& event);

Hash sha256(std::string_view bytes);
std::string to_hex(Hash const& hash);
bool from_hex(std::string_view text, Hash& hash);

// What is wrong with a stream, in words, and where.
struct Breach {
    CaseId stream;
    Version version = 0; // the first event that does not fit
    std::string what;    // English, for the operator
};

// Reads events in stream order and finds any altered, missing, reordered or added one.
class ChainVerifier {
public:
    void read(Event const& event);
    // To be called after the last event. `heads` (stream → version and hash, kept by the store beside the journal, or
    // an anchor kept elsewhere) tell of streams cut short or gone, which a chain alone cannot.
    struct Head {
        Version version = 0;
        Hash hash{};
    };
    using Heads = std::map<CaseId, Head>;
    std::vector<Breach> finish(Heads const& expected) const;
    std::vector<Breach> const& breaches() const { return breaches_; }
    Heads const& heads() const { return heads_; }
    std::size_t events() const { return events_; }

private:
    Heads heads_;
    std::vector<Breach> breaches_;
    std::map<CaseId, bool> broken_;
    std::size_t events_ = 0;
};

// One digest for all streams: the Merkle root over their heads, in the order of their ids (RFC 6962 hashing).
Hash merkle_root(ChainVerifier::Heads const& heads);

} // namespace engine
