#include "api/accounts.hpp"
#include "api/callers.hpp"
#include "api/handlers/handlers.hpp"
#include "api/handlers/small_body.hpp"
#include "api/secrets.hpp"

namespace api::handlers {

namespace {

struct Invite {
    engine::Text<320> email{};
};
BOOST_DESCRIBE_STRUCT(Invite, (), (email))

struct FirstPassword {
    engine::Text<200> token{};
    engine::Text<128> password{};
};
BOOST_DESCRIBE_STRUCT(FirstPassword, (), (token, password))

struct OtherPassword {
    engine::Text<128> old_password{};
    engine::Text<128> new_password{};
};
BOOST_DESCRIBE_STRUCT(OtherPassword, (), (old_password, new_password))

Response refused(Call const& call, std::vector<engine::Fault> faults)
{
    engine::Error error{.code = engine::ErrorCode::invalid, .detail = {}};
    error.faults = std::move(faults);
    return problem(error, call.request);
}

Response over(Call const& call)
{
    return refused(call, {{"/token", "Ce lien n'est plus valable : demandez-en un autre."}});
}

} // namespace

Response invite(Call const& call)
{
    auto const caller = call.service.store().directory().find(call.actor);
    if (!caller || !caller->administrator)
        return problem({.code = engine::ErrorCode::not_permitted, .detail = {}}, call.request);
    auto const asked = small_body<Invite>(call.request);
    if (!asked)
        return asked.error();
    auto const person = call.service.store().directory().find_by_email(*asked->email);
    if (!person)
        return refused(call, {{"/email", "Personne n'a cette adresse."}});
    auto const made =
        api::invite(call.service.store().identities().accounts(), person->id, call.actor, call.service.clock().now());
    bool const resets = made.kept.kind == engine::InvitationKind::reset;
    call.callers.note(resets ? "reset_offered" : "invited", person->id, call.actor, call.request);
    return json_response(201,
                         {{"kind", resets ? "reset" : "invite"},
                          {"token", made.secret},
                          {"link", invitation_link(call.callers.options.origin, made.secret)},
                          {"expires_at", engine::to_text(made.kept.expires_at)}});
}

Response set_password(Call const& call)
{
    if (!call.callers.sessions.is_from_our_pages(call.request))
        return foreign_request(call.request);
    auto const given = small_body<FirstPassword>(call.request);
    if (!given)
        return given.error();
    engine::Store& store = call.service.store();
    auto& accounts = store.identities().accounts();
    auto const now = call.service.clock().now();
    auto const invitation = accounts.find_invitation(digest_of(*given->token), now);
    auto const person = invitation ? store.directory().find(invitation->person) : std::nullopt;
    if (!person)
        return over(call);
    auto faults = password_faults(*given->password, *person, "/password");
    if (!faults.empty())
        return refused(call, std::move(faults));
    auto const hash = call.callers.passwords.hash(*given->password);
    if (!hash)
        return overloaded(call.request);
    if (!accounts.accept(*invitation, *hash, now))
        return over(call); // somebody was quicker with the same link
    accounts.succeeded(call.callers.failures_of(person->email));
    call.callers.note("password_set", person->id, person->id, call.request);
    return {.status = 204};
}

// All sessions end, this one too; the browser that changed it gets a new one.
Response change_password(Call const& call)
{
    auto const given = small_body<OtherPassword>(call.request);
    if (!given)
        return given.error();
    engine::Store& store = call.service.store();
    auto& accounts = store.identities().accounts();
    auto const person = store.directory().find(call.actor);
    auto const kept = accounts.password_of(call.actor);
    if (!person || !kept)
        return problem({.code = engine::ErrorCode::not_permitted,
                        .detail = "Vous n'avez pas de mot de passe ici : vous vous identifiez ailleurs."},
                       call.request);
    auto faults = password_faults(*given->new_password, *person, "/new_password");
    if (!faults.empty())
        return refused(call, std::move(faults));
    std::string const failures = call.callers.failures_of(person->email);
    auto const now = call.service.clock().now();
    if (auto const not_before = accounts.admit(failures, now, call.callers.options.patience))
        return too_many_requests(call.request, std::chrono::ceil<std::chrono::seconds>(*not_before - now));
    auto const is_right = call.callers.passwords.verify(kept, *given->old_password);
    if (!is_right)
        return overloaded(call.request);
    if (!*is_right)
        return refused(call, {{"/old_password", "Ce n'est pas votre mot de passe actuel."}});
    auto const hash = call.callers.passwords.hash(*given->new_password);
    if (!hash)
        return overloaded(call.request);
    accounts.succeeded(failures);
    accounts.set_password(call.actor, *hash, now);
    auto const opened = call.callers.sessions.open(call.actor, "account");
    call.callers.note("password_changed", call.actor, call.actor, call.request);
    Response response = json_response(200, {{"csrf_token", call.callers.sessions.csrf_token(opened.session.hash)}});
    response.headers.emplace_back("Set-Cookie", opened.set_cookie);
    return response;
}

} // namespace api::handlers
