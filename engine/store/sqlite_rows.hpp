#pragma once
// Writing a row on SQLite by its own interface: SOCI takes each statement's names apart, and copies each value, anew for
// every row.

#include "engine/store/sender.hpp"

namespace engine::store {

// Throws DatabaseError.
void write_row(Session& session, RowStatement const& statement, std::initializer_list<Value> values);

} // namespace engine::store
