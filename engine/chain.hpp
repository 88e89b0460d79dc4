#pragma once
// The hash chain of a stream, specified to the byte in engine/README.md so that a verifier can be written by others.

#include "engine/body.hpp"
#include "engine/event.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// The bytes that are hashed: every field of the envelope but the hash, as netstrings in a fixed order. Format 1 has the
// body among them; format 2 a digest of it, so that the body can be erased and the chain still holds.
std::string canonical_bytes(Event const& event);

// What stands for the body in format 2: SHA-256(salt ‖ body). Without a salt that goes with the body, a short text could
// be found again by trying.
Hash body_digest(Event const& event);
bool is_salt(std::string_view text); // 32 hexadecimal digits

// Puts a decided event at the end of a stream, in format 2. The salt is random, and told to nobody who may not read the
// body.
void chain_after(Hash const& previous, Event& event, std::string salt);

// SHA-256(previous ‖ canonical_bytes(event)); `previous` is all zeros before the first event.
Hash chained(Hash const& previous, Event const& event);

Hash sha256(std::string_view bytes);
std::string to_hex(Hash const& hash);
bool from_hex(std::string_view text, Hash& hash);

// In a body, a hash is a text of 64 hexadecimal digits.
template <>
struct BodyType<Hash> {
    static void read(BodyReader& reader, boost::json::value const& json, Hash& out);
    static boost::json::value write(Hash const& hash) { return boost::json::value(to_hex(hash)); }
    static std::size_t room(Hash const& hash) { return 2 * hash.size() + 2; }
    static char* write_at(char* at, Hash const& hash);
    static void append(CanonicalWriter& out, Hash const& hash)
    {
        out.end_together(write_at(out.begin_together(room(hash)), hash));
    }
    static bool recall(CanonicalReader& reader, Hash& out);
    static boost::json::object schema() { return {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}; }
};

// What is wrong with a stream, in words, and where.
struct Breach {
    CaseId stream;
    Version version = 0; // the first event that does not fit
    std::string what;    // English, for the operator
};

// Reads events in stream order and finds any altered, missing, reordered or added one, and any body that is gone without
// a later event that says so (erasure.hpp).
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
    struct Progress {
        bool broken = false;
        std::uint8_t format = 1;
        std::set<Version> unexplained; // erased, and no event said so yet
        std::set<Version> explained;
    };
    std::string fault_of(Event const& event, Head const& head, Progress& progress) const;

    Heads heads_;
    std::vector<Breach> breaches_;
    std::map<CaseId, Progress> progress_;
    std::size_t events_ = 0;
};

// One digest for all streams: the Merkle root over their heads, in the order of their ids (RFC 6962 hashing).
Hash merkle_root(ChainVerifier::Heads const& heads);

} // namespace engine
