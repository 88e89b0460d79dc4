#pragma once
// Appending, on a session that may write: what is tried, and what is done when it does not go through.

#include "engine/journal.hpp"
#include "engine/store/session.hpp"

namespace engine::store {

// As Journal::append, Journal::append_together and Journal::append_portions.
std::vector<Appended> append_each(Session& session, std::span<Append const> batch);
Journal::Together append_all(Session& session, std::span<Append const> batch);
Journal::Together append_all(Session& session, Journal::Portions const& portions);

} // namespace engine::store
