#pragma once
// One page of the cases that a reader sees.

#include "engine/read_models.hpp"
#include "engine/store/session.hpp"

namespace engine::store {

CasePage list_cases(Session& session, CaseQuery const& asked);

} // namespace engine::store
