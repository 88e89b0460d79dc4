#pragma once
// Rows on SQLite by its own interface: SOCI takes each statement's names apart, and copies each value, anew for
// every row.

#include "engine/store/sender.hpp"

#include <optional>

namespace engine::store {

// Throws DatabaseError.
void write_row(Session& session, RowStatement const& statement, std::initializer_list<Value> values);
// The first column of its first row; nothing when there is none.
std::optional<std::int64_t> read_number(Session& session, RowStatement const& statement,
                                        std::initializer_list<Value> values);

} // namespace engine::store
