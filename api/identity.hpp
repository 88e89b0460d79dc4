#pragma once
// The key of an installation, which all its nodes share: it seals cursors, and what a page must send back.

#include "api/message.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace api {

// Whoever reads it can make up what we believe to be our own: it never leaves its file and this object.
class TokenKey {
public:
    // Reads the key, or draws one and keeps it in a file that its owner alone may read. Of two processes that start
    // together, one creates it and both use it. Throws std::runtime_error when the file is not what it should be, or
    // is open to others.
    static TokenKey load_or_create(std::filesystem::path const& path);
    // Lives as long as the process: tests and the demonstration.
    static TokenKey draw();

    std::string_view bytes() const;

private:
    std::array<char, 32> bytes_{};
};

// What follows "Bearer" in the Authorization header; nothing when there is no such thing. Points into the request.
std::optional<std::string_view> bearer(Request const& request);

} // namespace api
