#include "api/id_token.hpp"

#include "api/base64url.hpp"
#include "api/message.hpp"
#include "api/secrets.hpp"
#include "engine/json_text.hpp"

#include <boost/json/object.hpp>

#include <rhonabwy.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

namespace api {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr std::size_t token_bytes_max = 16 * 1024;
constexpr std::size_t subject_bytes_max = 255; // OpenID Connect Core, 2
constexpr unsigned rsa_bits_min = 2048;
constexpr auto skew = 60s;      // between the provider's clock and ours
constexpr auto age_max = 10min; // it is fetched as soon as it is made

struct FreeKeys {
    void operator()(jwks_t* keys) const { r_jwks_free(keys); }
};
struct FreeKey {
    void operator()(jwk_t* key) const { r_jwk_free(key); }
};
struct FreeSignature {
    void operator()(jws_t* jws) const { r_jws_free(jws); }
};
using Keys = std::unique_ptr<jwks_t, FreeKeys>;
using PublicKey = std::unique_ptr<jwk_t, FreeKey>;
using Signature = std::unique_ptr<jws_t, FreeSignature>;

std::optional<json::object> object_in(std::string_view base64)
{
    auto const text = from_base64url(base64);
    auto value = text ? engine::parse_json(*text) : engine::Result<json::value>{json::value{}};
    if (!value || !value->is_object())
        return std::nullopt;
    return std::move(value->as_object());
}

std::optional<engine::Instant> instant_in(json::object const& object, std::string_view name)
{
    auto const* const member = object.if_contains(name);
    constexpr std::int64_t sensible = 100'000'000'000; // seconds: the year 5138
    if (!member || !member->is_int64() || member->as_int64() < 0 || member->as_int64() > sensible)
        return std::nullopt;
    return engine::Instant{std::chrono::seconds{member->as_int64()}};
}

// Of two keys that would fit, none: the provider has to say which.
PublicKey key_for(jwks_t* keys, std::string const& kid)
{
    if (!kid.empty())
        return PublicKey{r_jwks_get_by_kid(keys, kid.c_str())};
    return r_jwks_size(keys) == 1 ? PublicKey{r_jwks_get_at(keys, 0)} : nullptr;
}

bool fits(jwk_t* key, std::string const& algorithm)
{
    unsigned bits = 0;
    auto const type = static_cast<unsigned>(r_jwk_key_type(key, &bits, R_FLAG_IGNORE_REMOTE));
    bool const is_rsa = (type & R_KEY_TYPE_RSA) != 0 && bits >= rsa_bits_min;
    bool const is_curve = (type & R_KEY_TYPE_EC) != 0 && bits == 256;
    char const* const use = r_jwk_get_property_str(key, "use");
    char const* const made_for = r_jwk_get_property_str(key, "alg");
    return (type & R_KEY_TYPE_PUBLIC) != 0 && (algorithm == "ES256" ? is_curve : is_rsa)
        && (!use || std::string_view{use} == "sig") && (!made_for || algorithm == made_for);
}

bool is_signed(std::string_view token, jwk_t* key)
{
    jws_t* made = nullptr;
    if (r_jws_init(&made) != RHN_OK)
        return false;
    Signature const jws{made};
    return r_jws_advanced_parsen(jws.get(), token.data(), token.size(), R_PARSE_NONE, R_FLAG_IGNORE_REMOTE) == RHN_OK
        && r_jws_verify_signature(jws.get(), key, R_FLAG_IGNORE_REMOTE) == RHN_OK;
}

// Ours alone, or ours among others and made at our asking (OpenID Connect Core, 3.1.3.7, 3 to 5).
bool is_for(json::object const& claims, std::string const& client)
{
    auto const* const audience = claims.if_contains("aud");
    bool for_us = audience && audience->is_string() && audience->as_string() == client;
    bool several = false;
    if (audience && audience->is_array()) {
        for (json::value const& each : audience->as_array())
            for_us = for_us || (each.is_string() && each.as_string() == client);
        several = audience->as_array().size() > 1;
    }
    bool const names_party = claims.contains("azp");
    return for_us && (names_party || !several) && (!names_party || text_in(claims, "azp") == client);
}

bool is_timely(json::object const& claims, engine::Instant now)
{
    auto const made = instant_in(claims, "iat");
    auto const ends = instant_in(claims, "exp");
    auto const begins = instant_in(claims, "nbf");
    return made && ends && now < *ends + skew && *made <= now + skew && now <= *made + age_max
        && (!claims.contains("nbf") || (begins && *begins <= now + skew));
}

} // namespace

std::string text_in(json::object const& object, std::string_view name)
{
    auto const* const member = object.if_contains(name);
    return member && member->is_string() ? std::string{member->as_string()} : "";
}

tl::expected<Subject, IdTokenFault> verify_id_token(std::string_view token, std::string const& keys,
                                                    IdTokenExpected const& expected)
{
    auto const refused = tl::unexpected{IdTokenFault::refused};
    if (token.size() > token_bytes_max || std::ranges::count(token, '.') != 2)
        return refused;
    auto const header = object_in(token.substr(0, token.find('.')));
    if (!header || header->contains("crit"))
        return refused;
    std::string const algorithm = text_in(*header, "alg");
    if (algorithm != "RS256" && algorithm != "PS256" && algorithm != "ES256")
        return refused; // "none" and what is signed with the client's own secret among them
    jwks_t* made = nullptr;
    if (r_jwks_init(&made) != RHN_OK)
        return refused;
    Keys const known{made};
    if (r_jwks_import_from_json_str(known.get(), keys.c_str()) != RHN_OK && r_jwks_size(known.get()) == 0)
        return refused;
    PublicKey const key = key_for(known.get(), text_in(*header, "kid"));
    if (!key)
        return tl::unexpected{IdTokenFault::unknown_key};
    if (!fits(key.get(), algorithm) || !is_signed(token, key.get()))
        return refused;
    auto const first = token.find('.') + 1;
    auto const claims = object_in(token.substr(first, token.rfind('.') - first));
    if (!claims || text_in(*claims, "iss") != expected.issuer || !is_for(*claims, expected.client)
        || !is_timely(*claims, expected.now) || !same_secret(text_in(*claims, "nonce"), expected.nonce))
        return refused;
    Subject subject{text_in(*claims, "sub"), text_in(*claims, "email")};
    if (subject.subject.empty() || subject.subject.size() > subject_bytes_max || !is_storable_text(subject.subject))
        return refused;
    auto const* const verified = claims->if_contains("email_verified");
    if (!verified || !verified->is_bool() || !verified->as_bool() || !is_storable_text(subject.email))
        subject.email.clear();
    return subject;
}

} // namespace api
