#include "api/callers.hpp"
#include "api/handlers/handlers.hpp"
#include "api/oidc.hpp"
#include "api/problem.hpp"
#include "api/secrets.hpp"

#include <algorithm>

namespace api::handlers {

namespace {

// Binds what comes back from the provider to the browser that left for it.
constexpr std::string_view cookie_name = "__Host-titularis-sign-in";
constexpr std::string_view attributes = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
constexpr auto good_for = std::chrono::minutes{10};
constexpr std::size_t return_to_max = 500;
constexpr std::size_t code_max = 4096;

std::string return_uri(Call const& call)
{
    return call.callers.options.origin + "/api/v1/sign-in/callback";
}

// A path of ours and nothing else: browsers take "//elsewhere" and "/\elsewhere" for other sites.
bool is_local_path(std::string_view path)
{
    bool const plain = std::ranges::all_of(path, [](char c) { return c > ' ' && c < '\x7f' && c != '\\'; });
    return plain && path.size() <= return_to_max && path.starts_with('/') && !path.starts_with("//");
}

Response redirect(std::string const& to, std::string cookie)
{
    Response response{.status = 303};
    response.headers.emplace_back("Location", to);
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
    return response;
}

std::string forgotten_cookie()
{
    return std::string{cookie_name} + "=" + std::string{attributes} + "0";
}

Response unreachable(Call const& call)
{
    return problem({.code = engine::ErrorCode::unavailable,
                    .detail = "Le service d'identification ne répond pas. Réessayez dans un instant."},
                   call.request);
}

// Whatever was wrong; the log alone says what.
Response failed(Call const& call, std::string_view what)
{
    call.callers.log(what, call.request);
    Response response = sign_on_failed(call.request);
    response.headers.emplace_back("Set-Cookie", forgotten_cookie());
    return response;
}

// The sign-on that this browser left for, given once; nothing when it is not this one that comes back.
std::optional<engine::SignOn> taken(Call const& call)
{
    auto const secret = cookie(call.request, cookie_name);
    if (!secret || secret->empty())
        return std::nullopt;
    auto sign_on = call.service.store().identities().sign_ons().take(digest_of(*secret), call.service.clock().now());
    auto const state = call.request.parameter("state");
    if (!sign_on || !state || !same_secret(*state, sign_on->state))
        return std::nullopt;
    return sign_on;
}

// By the subject known before, else, the first time, by an address that the provider has verified.
engine::PersonId person_of(Call const& call, Subject const& subject)
{
    engine::Store& store = call.service.store();
    auto& sign_ons = store.identities().sign_ons();
    std::string const& issuer = call.callers.options.provider->issuer();
    if (auto const linked = sign_ons.linked(issuer, subject.subject))
        return *linked;
    auto const person = subject.email.empty() ? std::nullopt : store.directory().find_by_email(subject.email);
    if (!person || !sign_ons.link(issuer, subject.subject, person->id, call.service.clock().now()))
        return {};
    call.callers.note("identity_linked", person->id, person->id, call.request);
    return person->id;
}

} // namespace

Response leave_for_provider(Call const& call)
{
    auto* const provider = call.callers.options.provider.get();
    if (!provider)
        return not_found(call.request);
    std::string const return_to{call.request.parameter("return_to").value_or("/")};
    if (!is_local_path(return_to))
        return problem({.code = engine::ErrorCode::malformed,
                        .detail = "L'adresse de retour n'est pas une page du service.",
                        .faults = {{"/query/return_to", "Un chemin local est attendu, comme /taches."}}},
                       call.request);
    std::string const secret = draw_secret();
    engine::SignOn const sign_on{digest_of(secret), draw_secret(), draw_secret(),
                                 draw_secret(),     return_to,     call.service.clock().now() + good_for};
    auto const address =
        provider->sign_in_address({return_uri(call), sign_on.state, sign_on.nonce, challenge_of(sign_on.verifier)});
    if (!address)
        return unreachable(call);
    call.service.store().identities().sign_ons().begin(sign_on);
    return redirect(*address,
                    std::string{cookie_name} + "=" + secret + std::string{attributes}
                        + std::to_string(std::chrono::seconds{good_for}.count()));
}

Response come_back(Call const& call)
{
    auto* const provider = call.callers.options.provider.get();
    if (!provider)
        return not_found(call.request);
    auto const sign_on = taken(call);
    if (!sign_on)
        return failed(call, "sign_on_of_nobody");
    auto const code = call.request.parameter("code");
    auto const issuer = call.request.parameter("iss"); // RFC 9207: not the answer of another provider
    if (call.request.parameter("error") || !code || code->empty() || code->size() > code_max
        || (issuer && *issuer != provider->issuer()))
        return failed(call, "sign_on_denied");
    auto const subject = provider->redeem({std::string{*code}, sign_on->verifier, return_uri(call), sign_on->nonce},
                                          call.service.clock().now());
    if (!subject && subject.error() == OidcFault::unreachable)
        return unreachable(call);
    if (!subject)
        return failed(call, "sign_on_refused");
    engine::PersonId const person = person_of(call, *subject);
    if (person.empty())
        return failed(call, "sign_on_of_a_stranger");
    if (auto const before = call.callers.sessions.find(call.request))
        call.callers.sessions.end(before->hash);
    auto const opened = call.callers.sessions.open(person, "provider");
    call.callers.note("signed_in", person, person, call.request);
    Response response = redirect(sign_on->return_to, forgotten_cookie());
    response.headers.emplace_back("Set-Cookie", opened.set_cookie);
    return response;
}

} // namespace api::handlers
