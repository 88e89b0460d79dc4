#pragma once
// Where a list goes on: what the last line sorts by, sealed, so that nobody reads a name in an address or makes a
// position up. A cursor is good for one reader and one list with its filters.

#include "api/identity.hpp"
#include "api/message.hpp"

#include <boost/json/object.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace api {

// A longer one is none: positions are made of names and ids, and none of ours comes near.
inline constexpr std::size_t cursor_characters_max = 2048;

class CursorSeal {
public:
    explicit CursorSeal(TokenKey const& key);

    // base64url of AES-256-GCM. The nonce follows from what is sealed, so that the same page has the same cursor and
    // its ETag stays.
    std::string seal(boost::json::object const& position, std::string_view list) const;
    // Nothing when it was not sealed by us, or for another list.
    std::optional<boost::json::object> open(std::string_view cursor, std::string_view list) const;

private:
    std::array<unsigned char, 32> cipher_key_{};
    std::array<unsigned char, 32> nonce_key_{};
};

// The name of a list: reader, path and every parameter but "limit", "cursor" and "with_total".
std::string list_name(Request const& request, engine::PersonId const& reader);

// The Link header to the next page.
std::string next_link(Request const& request, std::string_view cursor);

} // namespace api
