#pragma once
// Where a store is, read from its URL, and the two words for what it can be.

#include "engine/store/hosts.hpp"

#include <memory>
#include <string>

namespace engine::store {

enum class Dialect { sqlite, postgresql };

struct Address {
    Dialect dialect = Dialect::sqlite;
    std::string target; // SQLite: the path of the file; PostgreSQL: what libpq takes, defaults of ours included
    std::shared_ptr<Hosts> hosts{}; // when it names several; then these say what to connect to
};

// "sqlite:///var/lib/x.db", "sqlite://x.db" or a bare path; "postgresql://host=… dbname=…" (as SOCI writes it) or
// "postgresql://user@host:5432/name". Several hosts ("host=a,b", "//a,b/name") are a primary and its standbys: unless the
// address says otherwise, the one that takes writes is meant. Throws std::invalid_argument on an empty one, another scheme,
// or what libpq cannot read.
Address parse_address(std::string const& url);

} // namespace engine::store
