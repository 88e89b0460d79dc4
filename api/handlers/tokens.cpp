#include "api/callers.hpp"
#include "api/handlers/handlers.hpp"
#include "api/handlers/paging.hpp"
#include "api/handlers/small_body.hpp"
#include "api/json_views.hpp"

#include <algorithm>

namespace api {

BOOST_DESCRIBE_ENUM(Scope, read, file, administer)

namespace handlers {

namespace json = boost::json;

namespace {

constexpr std::int64_t hours_max = 90 * 24;
constexpr std::int64_t hours_unless_said = 8;

struct Mint {
    engine::Text<100> name{};
    engine::List<Scope, 3, 1> scopes{};
    std::optional<engine::Number<1, hours_max>> hours{};
};
BOOST_DESCRIBE_STRUCT(Mint, (), (name, scopes, hours))

bool is_administrator(Call const& call)
{
    auto const caller = call.service.store().directory().find(call.actor);
    return caller && caller->administrator;
}

json::object to_json(engine::MachineToken const& token, Names const& names)
{
    json::array scopes;
    for (std::string_view const name : names_of(scopes_in(token.scopes).value_or(Scopes{})))
        scopes.emplace_back(name);
    json::object document;
    document["id"] = token.id;
    document["person"] = names.of(token.person);
    document["name"] = token.name;
    document["scopes"] = std::move(scopes);
    document["created_by"] = token.created_by.empty() ? json::value(nullptr) : json::value(names.of(token.created_by));
    document["created_at"] = engine::to_text(token.created_at);
    document["expires_at"] = engine::to_text(token.expires_at);
    document["last_used_on"] = token.last_used_on.empty() ? json::value(nullptr) : json::value(token.last_used_on);
    return document;
}

Names names_for(Call const& call, std::vector<engine::MachineToken> const& tokens)
{
    Names names{call.service.store().directory()};
    for (engine::MachineToken const& token : tokens) {
        names.will_need(token.person);
        if (!token.created_by.empty())
            names.will_need(token.created_by);
    }
    names.fetch();
    return names;
}

} // namespace

// One's own; an administrator may ask for everybody's.
Response list_tokens(Call const& call)
{
    QueryReader query{call.request};
    std::size_t const limit = query.limit();
    bool const everybody = query.flag("everybody").value_or(false);
    auto const position = position_in(call, query);
    if (auto const fault = query.error())
        return problem(*fault, call.request);
    if (everybody && !is_administrator(call))
        return problem({.code = engine::ErrorCode::not_permitted, .detail = {}}, call.request);
    std::string const after = position ? std::string{position->at("id").as_string()} : "";
    call.callers.tokens.write_uses();
    auto tokens =
        call.callers.tokens.kept().list(everybody ? std::nullopt : std::optional{call.actor}, after, limit + 1);
    bool const more = tokens.size() > limit;
    tokens.resize(std::min(tokens.size(), limit));
    auto const names = names_for(call, tokens);
    json::array items;
    for (engine::MachineToken const& token : tokens)
        items.emplace_back(to_json(token, names));
    auto const next = more ? std::optional{json::object{{"id", tokens.back().id}}} : std::nullopt;
    return page(call, {{"items", std::move(items)}}, next);
}

// For oneself alone: nobody gets a token here to act as another. What was made with a token can do no more and lasts no
// longer than it.
Response mint_token(Call const& call)
{
    auto const asked = small_body<Mint>(call.request);
    if (!asked)
        return asked.error();
    Scopes scopes;
    for (Scope const scope : asked->scopes)
        scopes = scopes | scope;
    if (!scopes.within(call.caller.scopes))
        return missing_scope(call.request);
    std::chrono::seconds const lifetime = std::chrono::hours{asked->hours ? **asked->hours : hours_unless_said};
    NewToken made = draw_token({call.actor, *asked->name, scopes, call.actor, lifetime}, call.service.clock().now());
    if (!call.caller.session)
        made.kept.expires_at = std::min(made.kept.expires_at, call.caller.until);
    call.callers.tokens.kept().add({&made.kept, 1});
    call.callers.note("token_made", call.actor, call.actor, call.request);
    json::object document = to_json(made.kept, names_for(call, {made.kept}));
    document["token"] = made.secret;
    return json_response(201, document);
}

Response revoke_token(Call const& call)
{
    TokenBook& tokens = call.callers.tokens;
    std::string const& id = call.place.id.value;
    auto const token = tokens.kept().find_by_id(id);
    if (!token || (token->person != call.actor && !is_administrator(call)) || !tokens.revoke(id))
        return not_found(call.request);
    call.callers.note("token_revoked", token->person, call.actor, call.request);
    return {.status = 204};
}

Response list_identity_events(Call const& call)
{
    QueryReader query{call.request};
    std::size_t const limit = query.limit();
    auto const position = position_in(call, query);
    if (auto const fault = query.error())
        return problem(*fault, call.request);
    if (!is_administrator(call))
        return problem({.code = engine::ErrorCode::not_permitted, .detail = {}}, call.request);
    auto events =
        call.service.store().identities().record().list(position ? position->at("id").as_int64() : 0, limit + 1);
    bool const more = events.size() > limit;
    events.resize(std::min(events.size(), limit));
    json::array items;
    for (engine::IdentityEvent const& event : events) {
        json::object item{{"at", engine::to_text(event.at)}, {"kind", event.kind}, {"request_id", event.request_id}};
        item["person"] = event.person.empty() ? json::value(nullptr) : json::value(event.person.value);
        item["done_by"] = event.done_by.empty() ? json::value(nullptr) : json::value(event.done_by.value);
        items.emplace_back(std::move(item));
    }
    auto const next = more ? std::optional{json::object{{"id", events.back().id}}} : std::nullopt;
    return page(call, {{"items", std::move(items)}}, next);
}

} // namespace handlers

} // namespace api
