#pragma once
// Article → row → scenario: for every source, the rows, conditions and dated rules that stand on it, and the tests
// that show it at work. Drawn from the tables of all workflows at once, since they share their sources.

#include "engine/workflow.hpp"

#include <span>
#include <string>
#include <vector>

namespace engine {

// A test that names the sources it exercises by their ids, among its tags.
struct Scenario {
    std::string name; // a sentence
    std::string file;
    std::vector<std::string> tags;
};

// A page in Markdown and in French: sources by text, then what is assumed, then what nothing cites.
std::string rules_index(std::span<Workflow const* const> workflows, std::span<Scenario const> scenarios);

// Ids of sources that no row, condition or rule set cites.
std::vector<std::string_view> uncited_sources(std::span<Workflow const* const> workflows);

} // namespace engine
