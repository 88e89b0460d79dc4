#pragma once
// The part of the contract that follows from the tables: the paths of each collection, of its tracks and of its commands.
// Written by hand, it would soon be untrue.

#include "engine/case_service.hpp"

#include <string>
#include <string_view>

namespace api {

// YAML, to stand under "paths:" of api/openapi.yaml; `contract` is what is written there by hand, at the least.
std::string command_paths_yaml(std::string_view contract, engine::Workflows const& workflows);

// A contract with that part put between its two marker lines. Throws std::runtime_error when they are not there.
std::string with_command_paths(std::string_view contract, engine::Workflows const& workflows);

} // namespace api
