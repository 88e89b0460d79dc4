#pragma once
// What stands on a source, in words: for rules_index.cpp.

#include "engine/workflow.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

// Each a line.
struct Standing {
    std::vector<std::string> rows, guards, dated, former;

    bool is_cited() const { return !rows.empty() || !guards.empty() || !dated.empty() || !former.empty(); }
};

Standing standing_on(std::string_view source, std::span<Workflow const* const> workflows);

} // namespace engine
