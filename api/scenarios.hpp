#pragma once
// The tests of a folder as the index of rules cites them. Read from the sources, so that nothing must be built or run.

#include "engine/rules_index.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace api {

// Those of one source: names and tags of its TEST_CASEs.
std::vector<engine::Scenario> scenarios_of(std::string_view source, std::string const& file);
// Those of every source below a folder, in the order of paths; files are told from the folder that holds it.
std::vector<engine::Scenario> scenarios_below(std::filesystem::path const& folder);

} // namespace api
