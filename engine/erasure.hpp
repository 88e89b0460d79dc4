#pragma once
// Contents that are erased while the chain stays whole: an event of the same stream says which, since when and on what
// ground; in the same commit their bodies and salts become empty, and a digest stands for them.

#include "engine/event.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace engine {

// The type of the event that erases, whatever the workflow: a verifier must know it.
inline constexpr std::string_view erasing_event{"contents_erased"};

// The body of such an event, as far as the engine reads it:
//     {"pieces": [{"track": "…", "piece": 1, "versions": [4, 7]}, …], "policy": "…", …}
// `versions` are those of events in the stream; `policy` says in French on what ground.
struct ErasedPiece {
    std::string track;
    std::uint16_t piece = 0;
    std::vector<Version> versions;
};
struct ErasureTold {
    std::vector<ErasedPiece> pieces;
    std::string policy;
};
// Total: what cannot be read names nothing. Of an event of another type, too.
ErasureTold erasure_told_by(Event const& event);
std::vector<Version> versions_erased_by(Event const& event);

// What a commit erases with its events: see Append.
struct Erasing {
    struct Content {
        Version version = 0;
        Hash digest{}; // body_digest() of the event while it was whole
    };
    std::vector<Content> contents;
};

// The event as it is once its body is gone.
void erase_body(Event& event);

// Applies to a stream what an event says that is to be its next. Returns what the store has to erase with it. An event of format 1 holds its body in the chain: throws std::logic_error, for a workflow must not name
// one (see README.md).
Erasing erase_as_told(std::vector<Event>& stream, Event const& erasing);

} // namespace engine
