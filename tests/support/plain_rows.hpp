#pragma once
// What a projection must say, told plainly: every role is asked for itself, every condition weighed to the end. The engine
// goes shorter ways, which must lead to the same.

#include "engine/known.hpp"
#include "engine/projection.hpp"

#include <vector>

namespace telling {

std::vector<engine::TaskRow> plain_tasks(engine::Case const& subject, engine::Context const& context);
std::vector<engine::Behind> plainly_behind(engine::Case const& subject, engine::Context const& context);

} // namespace telling
