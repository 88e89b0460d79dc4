#include "api/oidc.hpp"

#include "api/web_client.hpp"
#include "engine/json_text.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <stdexcept>

namespace api {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr std::size_t at_once = 4;
constexpr auto good_for = 1h;              // what the provider says of itself, and its keys
constexpr auto between_two_readings = 60s; // of its keys, when one is unknown

std::optional<json::object> object_in(std::optional<WebAnswer> const& answer)
{
    if (!answer || answer->status != 200)
        return std::nullopt;
    auto value = engine::parse_json(answer->body);
    if (!value || !value->is_object())
        return std::nullopt;
    return std::move(value->as_object());
}

// True when the list is absent: then what the standard takes for granted holds.
bool lists(json::object const& object, std::string_view name, std::string_view word)
{
    auto const* const list = object.if_contains(name);
    if (!list || !list->is_array())
        return true;
    return std::ranges::any_of(list->as_array(),
                               [&](json::value const& each) { return each.is_string() && each.as_string() == word; });
}

std::string with_query(std::string const& address, NamedValues const& query)
{
    return address + (address.find('?') == std::string::npos ? "?" : "&") + form_of(query);
}

} // namespace

OidcProvider::OidcProvider(OidcClient client) : client_{std::move(client)}, slots_{at_once}
{
    if (!is_callable(client_.issuer) || client_.issuer.find('?') != std::string::npos)
        throw std::invalid_argument{"the OpenID Connect issuer must be an https address"};
    if (client_.id.empty())
        throw std::invalid_argument{"the OpenID Connect client has no name"};
}

std::optional<OidcProvider::Endpoints> OidcProvider::endpoints()
{
    {
        std::lock_guard const lock{mutex_};
        if (endpoints_ && Steady::now() < endpoints_read_ + good_for)
            return endpoints_;
    }
    std::string const base =
        client_.issuer.ends_with('/') ? client_.issuer.substr(0, client_.issuer.size() - 1) : client_.issuer;
    auto const document = object_in(web_get(base + "/.well-known/openid-configuration"));
    if (!document || text_in(*document, "issuer") != client_.issuer)
        return std::nullopt; // somebody else's, whatever else it says
    Endpoints read{text_in(*document, "authorization_endpoint"), text_in(*document, "token_endpoint"),
                   text_in(*document, "jwks_uri"), text_in(*document, "end_session_endpoint"),
                   !lists(*document, "token_endpoint_auth_methods_supported", "client_secret_basic")};
    if (!is_callable(read.authorization) || !is_callable(read.token) || !is_callable(read.keys))
        return std::nullopt;
    if (!is_callable(read.end_session))
        read.end_session.clear();
    std::lock_guard const lock{mutex_};
    endpoints_ = read;
    endpoints_read_ = Steady::now();
    return read;
}

std::optional<std::string> OidcProvider::keys(Endpoints const& endpoints, std::string const* than)
{
    {
        std::lock_guard const lock{mutex_};
        auto const age = Steady::now() - keys_read_;
        bool const some = !keys_.empty();
        if (some && !than && age < good_for)
            return keys_;
        if (some && than && keys_ != *than)
            return keys_; // another request has just read them
        if (some && than && age < between_two_readings)
            return std::nullopt;
        keys_read_ = Steady::now(); // whoever comes now waits for the next minute
    }
    auto const answer = web_get(endpoints.keys);
    if (!object_in(answer))
        return std::nullopt;
    std::lock_guard const lock{mutex_};
    keys_ = answer->body;
    return keys_;
}

std::optional<std::string> OidcProvider::sign_in_address(Leaving const& leaving)
{
    Slots::Place const place{slots_};
    auto const known = place ? endpoints() : std::nullopt;
    if (!known)
        return std::nullopt;
    return with_query(known->authorization,
                      {{"response_type", "code"},
                       {"client_id", client_.id},
                       {"redirect_uri", leaving.return_uri},
                       {"scope", "openid email"},
                       {"state", leaving.state},
                       {"nonce", leaving.nonce},
                       {"code_challenge", leaving.challenge},
                       {"code_challenge_method", "S256"}});
}

std::optional<std::string> OidcProvider::id_token(Endpoints const& endpoints, Coming const& coming, OidcFault& fault)
{
    NamedValues form{{"grant_type", "authorization_code"},
                     {"code", coming.code},
                     {"redirect_uri", coming.return_uri},
                     {"code_verifier", coming.verifier}};
    bool const basic = !client_.secret.empty() && !endpoints.secret_in_body;
    if (!basic)
        form.emplace_back("client_id", client_.id);
    if (!client_.secret.empty() && !basic)
        form.emplace_back("client_secret", client_.secret);
    // RFC 6749, 2.3.1: both are written as in a form before they become a user and a password.
    auto const encoded = [](std::string const& text) { return form_of({{"", text}}).substr(1); };
    auto const answer = basic ? web_post(endpoints.token, form, encoded(client_.id), encoded(client_.secret))
                              : web_post(endpoints.token, form, "", "");
    auto const document = object_in(answer);
    fault = answer && answer->status >= 400 && answer->status < 500 ? OidcFault::refused : OidcFault::unreachable;
    if (!document)
        return std::nullopt;
    fault = OidcFault::refused;
    std::string token = text_in(*document, "id_token");
    return token.empty() ? std::nullopt : std::optional{std::move(token)};
}

tl::expected<Subject, OidcFault> OidcProvider::redeem(Coming const& coming, engine::Instant now)
{
    Slots::Place const place{slots_};
    auto const known = place ? endpoints() : std::nullopt;
    if (!known)
        return tl::unexpected{OidcFault::unreachable};
    OidcFault fault = OidcFault::refused;
    auto const token = id_token(*known, coming, fault);
    if (!token)
        return tl::unexpected{fault};
    auto at_hand = keys(*known, nullptr);
    if (!at_hand)
        return tl::unexpected{OidcFault::unreachable};
    IdTokenExpected const expected{client_.issuer, client_.id, coming.nonce, now};
    auto subject = verify_id_token(*token, *at_hand, expected);
    if (!subject && subject.error() == IdTokenFault::unknown_key)
        if (auto const newer = keys(*known, &*at_hand))
            subject = verify_id_token(*token, *newer, expected);
    if (!subject)
        return tl::unexpected{OidcFault::refused};
    return *subject;
}

std::optional<std::string> OidcProvider::sign_out_address(std::string const& return_uri)
{
    Slots::Place const place{slots_};
    auto const known = place ? endpoints() : std::nullopt;
    if (!known || known->end_session.empty())
        return std::nullopt;
    return with_query(known->end_session, {{"client_id", client_.id}, {"post_logout_redirect_uri", return_uri}});
}

} // namespace api
