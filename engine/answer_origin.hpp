#pragma once
// What the answer to an act was drawn from. A request that is repeated gets the same answer drawn again: the journal holds
// all that is in it, so its bytes are not kept a second time.

#include "engine/journal.hpp"

namespace engine {

struct AnswerOrigin {
    CaseId of;
    Version version = 0; // after the act's event
    Instant at{};        // when it was decided
    std::vector<RestsOn> looked_at;

    bool operator==(AnswerOrigin const&) const = default;
};

// A JSON object, in which the names of all cases stand as they are: an erasure finds it by them.
std::string to_text(AnswerOrigin const& origin);
// Nothing for an answer that earlier versions kept as it was given.
std::optional<AnswerOrigin> parse_answer_origin(std::string_view text);

} // namespace engine
