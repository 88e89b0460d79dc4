#pragma once
// Bytes as text that may stand in an address, a header or a cookie (RFC 4648, 5; without padding).

#include <optional>
#include <string>
#include <string_view>

namespace api {

std::string base64url(std::string_view bytes);
// Nothing when it is not written so.
std::optional<std::string> from_base64url(std::string_view text);

} // namespace api
