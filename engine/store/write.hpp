#pragma once
// A commit as the rows it is made of.

#include "engine/store/batch.hpp"
#include "engine/store/sender.hpp"

namespace engine::store {

// On SQLite: within a transaction that the caller has begun, and in which he has read where the streams are.
// On PostgreSQL: all of it in one go, a transaction of its own unless the caller has begun one. Appends whose streams are
// not where they were expected, or whose key is taken, are left out, and are the answer, by their share. Throws a
// DatabaseError of kind `clash`, and writes nothing, when one of them is strict, or when two writers met.
std::vector<Refused> write(Session& session, Commit const& commit);

} // namespace engine::store
