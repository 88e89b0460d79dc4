#pragma once
// Statements of a commit, sent off one after the other. What they answer matters only when it is an error.

#include "engine/store/session.hpp"
#include "engine/store/statements.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace engine::store {

using Value = std::variant<std::string, std::int64_t>;
using Values = std::vector<std::pair<std::string_view, Value>>; // by the name in the statement

class Sender {
public:
    virtual ~Sender() = default;

    virtual void send(Statement const& statement, Values values) = 0;
    // Waits until all of them are done. Throws DatabaseError for the first that failed; then none has done anything.
    virtual void finish() = 0;
};

// SQLite: each statement is done as it is sent, in the caller's transaction.
// PostgreSQL: none waits for the one before it (libpq's pipeline, which SOCI has not), and several in a row that are
// the same go as one, for many rows. A commit is one round trip, and one transaction unless the caller has begun one.
std::unique_ptr<Sender> sender_for(Session& session);

} // namespace engine::store
