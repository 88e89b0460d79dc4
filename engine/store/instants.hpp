#pragma once
// Instants as the tables keep them: microseconds since 1970, UTC.

#include "engine/day.hpp"

#include <chrono>
#include <cstdint>

namespace engine::store {

inline std::int64_t micros(Instant at)
{
    return at.time_since_epoch().count();
}

inline Instant instant(long long micros)
{
    return Instant{std::chrono::microseconds{micros}};
}

} // namespace engine::store
