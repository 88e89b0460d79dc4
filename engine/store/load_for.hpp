#pragma once
// A case, for whoever has a hand in it. Between soci_read_models.cpp and this source.

#include "engine/event.hpp"
#include "engine/store/session.hpp"

#include <vector>

namespace engine::store {

// As ReadModels::load_for, on a session that does the engine's work.
std::vector<Event> load_for(Session& session, PersonId const& person, CaseId const& id, Day first, Day last);

} // namespace engine::store
