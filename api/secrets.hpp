#pragma once
// What cookies, tokens, links and proofs are made of, and how they are kept and compared.

#include "api/identity.hpp"

#include <string>
#include <string_view>

namespace api {

// 256 random bits, as base64url: 43 characters.
std::string draw_secret();

// Under which a secret is kept: SHA-256, in hexadecimal. It is enough for 256 random bits; a password needs Argon2id.
std::string digest_of(std::string_view secret);

// HMAC-SHA-256 under the key, as base64url. What is made for one purpose is worth nothing for another.
std::string keyed_digest(TokenKey const& key, std::string_view purpose, std::string_view text);

// Takes as long whether or not they are the same.
bool same_secret(std::string_view one, std::string_view other);

// The S256 challenge of PKCE.
std::string challenge_of(std::string_view verifier);

} // namespace api
