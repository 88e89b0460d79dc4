#include "api/callers.hpp"
#include "api/handlers/handlers.hpp"
#include "api/handlers/small_body.hpp"
#include "api/json_views.hpp"
#include "api/oidc.hpp"

#include <algorithm>

namespace api::handlers {

namespace {

struct Credentials {
    engine::Text<320> email{};
    engine::Text<128> password{};
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (email, password))

// With what every write of its pages must send back.
Response shown(Call const& call, engine::BrowserSession const& session, unsigned status)
{
    Names names{call.service.store().directory()};
    names.will_need(session.person);
    names.fetch();
    return json_response(status,
                         {{"person", names.of(session.person)},
                          {"signed_in_by", session.signed_in_by},
                          {"signed_in_at", engine::to_text(session.signed_in_at)},
                          {"expires_at", engine::to_text(session.expires_at)},
                          {"csrf_token", call.callers.sessions.csrf_token(session.hash)}});
}

std::chrono::seconds until(engine::Instant instant, engine::Instant now)
{
    return std::max(std::chrono::seconds{1}, std::chrono::ceil<std::chrono::seconds>(instant - now));
}

} // namespace

Response show_session(Call const& call)
{
    return shown(call, *call.caller.session, 200);
}

// Unknown address, person without account, wrong password: the same statements, the same hash, the same answer.
Response sign_in(Call const& call)
{
    Callers& callers = call.callers;
    if (!callers.sessions.is_from_our_pages(call.request))
        return foreign_request(call.request); // or a page elsewhere could sign its reader in as somebody else
    auto const given = small_body<Credentials>(call.request);
    if (!given)
        return given.error();
    auto& accounts = call.service.store().identities().accounts();
    auto const person = call.service.store().directory().find_by_email(*given->email);
    std::string const failures = callers.failures_of(person ? person->email : *given->email);
    auto const now = call.service.clock().now();
    if (auto const not_before = accounts.admit(failures, now, callers.options.patience))
        return too_many_requests(call.request, until(*not_before, now));
    auto const hash = accounts.password_of(person ? person->id : engine::PersonId{});
    auto const is_right = callers.passwords.verify(hash, *given->password);
    if (!is_right)
        return overloaded(call.request);
    if (!*is_right) {
        callers.log("sign_in_failed", call.request);
        return sign_in_failed(call.request);
    }
    accounts.succeeded(failures);
    if (auto const before = callers.sessions.find(call.request))
        callers.sessions.end(before->hash);
    auto const opened = callers.sessions.open(person->id, "account");
    callers.note("signed_in", person->id, person->id, call.request);
    Response response = shown(call, opened.session, 201);
    response.headers.emplace_back("Set-Cookie", opened.set_cookie);
    return response;
}

// Ours ends here; the page then goes to where the provider ends its own, if it offers that.
Response sign_out(Call const& call)
{
    call.callers.sessions.end(call.caller.session->hash);
    call.callers.note("signed_out", call.actor, call.actor, call.request);
    auto* const provider =
        call.caller.session->signed_in_by == "provider" ? call.callers.options.provider.get() : nullptr;
    auto const there = provider ? provider->sign_out_address(call.callers.options.origin + "/") : std::nullopt;
    Response response = there ? json_response(200, {{"continue_to", *there}}) : Response{.status = 204};
    response.headers.emplace_back("Set-Cookie", BrowserSessions::forgotten_cookie());
    return response;
}

Response end_sessions(Call const& call)
{
    auto& directory = call.service.store().directory();
    auto const caller = directory.find(call.actor);
    engine::PersonId const person{call.place.id.value};
    if (!caller || (!caller->administrator && person != call.actor) || !directory.find(person))
        return not_found(call.request);
    call.callers.sessions.end_all_of(person);
    call.callers.note("sessions_ended", person, call.actor, call.request);
    return {.status = 204};
}

} // namespace api::handlers
