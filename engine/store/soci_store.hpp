#pragma once
// The engine's ports over SQLite or PostgreSQL: all that other rooms need to know of them.

#include "engine/read_models.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace engine::store {

struct StoreOptions {
    std::size_t sessions = 8;                      // to read at once, and to write (one on SQLite); opened when needed
    std::chrono::milliseconds lease_timeout{2000}; // to wait for a free one before StoreUnavailable
    std::chrono::seconds busy_timeout{5};          // SQLite: to wait for another process that writes
};

// Connects when first used, and again by itself whenever the database has been away: a database that is down is a
// StoreUnavailable of each call. Does not migrate. Throws std::invalid_argument on a URL that is none.
std::unique_ptr<Store> open_store(std::string const& url, StoreOptions const& options = {});

} // namespace engine::store
