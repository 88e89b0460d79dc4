#pragma once
// Bearer tokens: who is calling. A token names a person and nothing else; roles come from our own dated records.
// Handlers call bearer(), then verify(); a command of the product mints.

#include "api/message.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace api {

// The secret that signs tokens. Whoever reads it can be anybody: it never leaves its file and this object.
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

std::string mint(TokenKey const& key, engine::PersonId const& person, engine::Instant now,
                 std::chrono::seconds lifetime);

// The person, or nothing: whatever is wrong with a token, the caller learns only that it is refused.
std::optional<engine::PersonId> verify(TokenKey const& key, std::string_view token, engine::Instant now);

// What follows "Bearer" in the Authorization header; nothing when there is no such thing. Points into the request.
std::optional<std::string_view> bearer(Request const& request);

} // namespace api
