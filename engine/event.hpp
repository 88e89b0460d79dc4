#pragma once
// The envelope of what happened. An event is never edited: a mistake is corrected by another event.

#include "engine/day.hpp"
#include "engine/ids.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace engine {

using Hash = std::array<std::uint8_t, 32>; // SHA-256

struct Event {
    CaseId stream;
    Version version = 0;     // 1, 2, 3… in its stream, without a gap
    std::string type;        // "review_filed"
    std::uint16_t shape = 1; // of the body; a new shape gets the next number
    std::string track;       // "interim_review"
    std::uint16_t piece = 0; // 1, 2, 3… on a repeatable track, otherwise 0
    std::string body;        // canonical JSON, kept to the byte; empty once erased
    PersonId actor;
    std::string role;                       // the role in which the actor acted
    std::optional<PersonId> on_behalf_of{}; // whose power was used, when not the actor's own
    Day occurred_on{};                      // the day on the form
    Instant recorded_at{};                  // when we learnt of it; never decreases within a stream
    std::string rule_set;                   // the version of the rules by which it was judged
    Hash hash{};                            // SHA-256(hash of the previous event ‖ canonical bytes), see chain.hpp
    std::uint8_t format = 1;                // of the canonical bytes: 1 holds the body, 2 a salted digest of it
    std::string salt{};                     // format 2: 32 hexadecimal digits, this event's own; erased with the body
    std::optional<Hash> erased{};           // the digest that stands for a body that was erased

    bool operator==(Event const&) const = default;
};

} // namespace engine
