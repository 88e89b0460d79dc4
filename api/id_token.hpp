#pragma once
// The ID token of an OpenID Connect provider, believed only after everything about it was checked. The signature is
// librhonabwy's affair; which keys, algorithms and claims we take is ours.

#include "engine/day.hpp"

#include <boost/json/object.hpp>
#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace api {

// A member of what a provider sends; empty when it is absent or no text.
std::string text_in(boost::json::object const& object, std::string_view name);

struct IdTokenExpected {
    std::string issuer;
    std::string client;
    std::string nonce;
    engine::Instant now{};
};

struct Subject {
    std::string subject; // of the issuer
    std::string email;   // empty unless the provider says that it is verified
};

enum class IdTokenFault {
    unknown_key, // none of these keys: perhaps there are newer ones
    refused,
};

// `keys` is the provider's JWKS document. RS256, PS256 and ES256 are taken, nothing else; a key that the token brings
// with it is not looked at.
tl::expected<Subject, IdTokenFault> verify_id_token(std::string_view token, std::string const& keys,
                                                    IdTokenExpected const& expected);

} // namespace api
