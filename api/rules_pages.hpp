#pragma once
// The tables as pages: printed by `titularis rules`, or put into the drawn part of a README.

#include "engine/case_service.hpp"
#include "engine/rules_index.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace api {

// "mermaid", "svg", "json", "markdown", "drawings", "summary" or "index"; `only` is a collection, or empty for all. Empty
// when no workflow is called so. Scenarios are for the index.
std::string rules_page(engine::Workflows const& workflows, std::string_view only, std::string_view format,
                       std::vector<engine::Scenario> const& scenarios);

// A page with this put between its two marker lines. Throws std::runtime_error when they are not there.
std::string with_rules(std::string_view page, std::string_view rules);

} // namespace api
