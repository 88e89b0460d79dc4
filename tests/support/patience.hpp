#pragma once
// A store for tests that many threads use at once: on a busy machine, under a sanitizer, a turn may take long to come.
// That it comes is what they test; that a caller is told when it does not has a test of its own.

#include "engine/store/soci_store.hpp"

namespace tests {

inline constexpr engine::store::StoreOptions patient{
    .lease_timeout = std::chrono::seconds{60},
    .busy_timeout = std::chrono::seconds{60},
};

} // namespace tests
