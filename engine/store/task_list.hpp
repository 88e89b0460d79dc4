#pragma once
// What a reader owes, and waits for.

#include "engine/read_models.hpp"
#include "engine/store/session.hpp"

namespace engine::store {

TaskPage list_tasks(Session& session, TaskQuery const& asked);
TaskCounts count_tasks(Session& session, PersonId const& reader, Day today);

} // namespace engine::store
