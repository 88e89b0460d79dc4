#pragma once
// The few names that travel between rooms. Nobody passes a bare string where one of these is meant.

#include "engine/same_word.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace engine {

// An opaque identifier: says nothing of the person or the case, safe in a path and in a log.
template <class Tag>
struct OpaqueId {
    std::string value;

    auto operator<=>(OpaqueId const&) const = default;
    bool operator==(OpaqueId const& other) const { return is_same_word(value, other.value); }
    bool empty() const { return value.empty(); }
};

using CaseId = OpaqueId<struct CaseTag>;     // one stream of the journal
using PersonId = OpaqueId<struct PersonTag>; // one person of the directory

// Number of events in a stream, or in one piece of it; 0 before the first.
using Version = std::uint32_t;

// An id that follows from a name (UUID, version 5): deriving it again gives the same, so that what must exist once
// (one jury a campaign, one follow-up a case) exists once by construction.
std::string derived_id(std::string const& name);

} // namespace engine

template <class Tag>
struct std::hash<engine::OpaqueId<Tag>> {
    std::size_t operator()(engine::OpaqueId<Tag> const& id) const noexcept
    {
        return std::hash<std::string>{}(id.value);
    }
};
