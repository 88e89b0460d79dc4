#include "api/callers.hpp"

#include "api/problem.hpp"
#include "api/secrets.hpp"
#include "api/text_parts.hpp"
#include "engine/journal.hpp"

#include <utility>

namespace api {

Callers::Callers(engine::Store& store, engine::Clock const& clock, TokenKey const& key, IdentityOptions given)
    : sessions{store.identities().sessions(), clock, key, given.origin, given.sessions},
      tokens{store.identities().tokens(), given.token_lag}, passwords{given.password_cost}, options{std::move(given)},
      kept_{store.identities()}, clock_{clock}, key_{key}
{
}

tl::expected<Caller, Response> Callers::by_session(Request const& request)
{
    auto session = sessions.find(request);
    if (!session)
        return tl::unexpected{unauthenticated(request)};
    bool const writes = request.method != Method::get;
    if (writes && !(sessions.is_from_our_pages(request) && sessions.bears_csrf_token(request, session->hash))) {
        log("foreign_request", request);
        return tl::unexpected{foreign_request(request)};
    }
    Caller caller{session->person, Scopes::all()};
    caller.until = session->expires_at;
    caller.session = std::move(session);
    return caller;
}

tl::expected<Caller, Response> Callers::identify(Request const& request)
{
    bool const has_header = request.header("Authorization").has_value();
    if (BrowserSessions::is_in(request))
        return has_header ? tl::unexpected{two_identities(request)} : by_session(request);
    auto const secret = bearer(request);
    return by_token(secret ? tokens.find(*secret, clock_.now()).get() : nullptr, request);
}

std::optional<tl::expected<Caller, Response>> Callers::identify_at_hand(Request const& request)
{
    auto const secret = bearer(request);
    if (!secret || BrowserSessions::is_in(request)) // a session is asked of the store each time
        return std::nullopt;
    auto const token = tokens.find_at_hand(*secret, clock_.now());
    return token ? std::optional{by_token(token.get(), request)} : std::nullopt;
}

tl::expected<Caller, Response> Callers::by_token(engine::MachineToken const* token, Request const& request)
{
    auto const scopes = token ? scopes_in(token->scopes) : std::nullopt;
    if (!scopes)
        return tl::unexpected{unauthenticated(request)};
    Caller caller{token->person, *scopes};
    caller.until = token->expires_at;
    return caller;
}

std::string Callers::failures_of(std::string_view address) const
{
    return keyed_digest(key_, "address", lower(address));
}

void Callers::note(std::string_view kind, engine::PersonId const& person, engine::PersonId const& done_by,
                   Request const& request)
{
    engine::IdentityEvent event;
    event.at = clock_.now();
    event.kind = kind;
    event.person = person;
    event.done_by = done_by;
    event.request_id = request.request_id;
    kept_.record().note(event);
    log(kind, request);
}

void Callers::log(std::string_view what, Request const& request) const
{
    if (options.noted)
        options.noted(request.request_id, what);
}

void Callers::forget_ended()
{
    auto const now = clock_.now();
    sessions.forget_ended();
    kept_.tokens().forget(now);
    kept_.accounts().forget(now - std::chrono::days{1});
    kept_.sign_ons().forget(now);
}

} // namespace api
