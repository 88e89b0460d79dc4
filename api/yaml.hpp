#pragma once
// YAML as JSON, and back: the contract is written in the one and served as the other.

#include <boost/json/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace api {

// Throws std::runtime_error when it is no YAML.
boost::json::value read_yaml(std::string_view text);

// An object or an array in block form, each line that many spaces in.
void write_yaml(std::string& out, boost::json::value const& value, std::size_t indent);

} // namespace api
