#pragma once
// Where a store is, read from its URL, and the two words for what it can be.

#include <string>

namespace engine::store {

enum class Dialect { sqlite, postgresql };

struct Address {
    Dialect dialect = Dialect::sqlite;
    std::string target; // SQLite: the path of the file; PostgreSQL: what libpq takes, defaults of ours included
};

// "sqlite:///var/lib/x.db", "sqlite://x.db" or a bare path; "postgresql://host=… dbname=…" (as SOCI writes it) or
// "postgresql://user@host:5432/name". Throws std::invalid_argument on an empty one or another scheme.
Address parse_address(std::string const& url);

} // namespace engine::store
