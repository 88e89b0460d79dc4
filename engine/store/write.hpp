#pragma once
// A commit as the rows it is made of.

#include "engine/store/batch.hpp"
#include "engine/store/session.hpp"

namespace engine::store {

// On SQLite: within a transaction that the caller has begun, and in which he has read where the streams are.
// On PostgreSQL: all of it in one go, a transaction of its own unless the caller has begun one. Throws a DatabaseError
// of kind `clash`, and writes nothing, when a stream is not where it was expected or an idempotency key is taken.
void write(Session& session, Commit const& commit);

} // namespace engine::store
