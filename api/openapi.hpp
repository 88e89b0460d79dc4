#pragma once
// The contract, api/openapi.yaml, as this program was built with it.

#include <string>
#include <string_view>

namespace api {

std::string_view openapi_yaml();

// The same as JSON; worked out once.
std::string const& openapi_json();
std::string const& openapi_tag(); // of that JSON, for If-None-Match

} // namespace api
