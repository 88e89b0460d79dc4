#include "api/identity_orders.hpp"

#include "api/accounts.hpp"
#include "api/tokens.hpp"

#include <chrono>
#include <limits>
#include <ostream>

namespace api {
namespace {

int complain(std::ostream& complaints, std::string const& what)
{
    complaints << "titularis: " << what << '\n';
    return 1;
}

void note(engine::Store& store, char const* kind, engine::PersonId const& person, engine::Instant now)
{
    engine::IdentityEvent event;
    event.at = now;
    event.kind = kind;
    event.person = person;
    store.identities().record().note(event);
}

Scopes scopes_of(TokenAsked const& asked)
{
    Scopes scopes;
    for (std::string const& word : asked.scopes)
        scopes = scopes | scopes_in(word).value_or(Scopes{}); // the command line admits no other words
    return scopes;
}

TokenOrder order(TokenAsked const& asked, engine::PersonId const& person)
{
    return {person, asked.name, scopes_of(asked), {}, std::chrono::hours{asked.hours}};
}

int list(engine::Store& store, std::ostream& out)
{
    std::size_t const all = std::numeric_limits<std::int32_t>::max();
    for (engine::MachineToken const& token : store.identities().tokens().list(std::nullopt, "", all))
        out << token.id << '\t' << token.person.value << '\t' << token.scopes << '\t'
            << engine::to_text(token.expires_at) << '\t' << (token.last_used_on.empty() ? "never" : token.last_used_on)
            << '\t' << token.name << '\n';
    return 0;
}

int revoke(engine::Store& store, std::string const& id, engine::Instant now, std::ostream& complaints)
{
    auto const token = store.identities().tokens().find_by_id(id);
    if (!token || !store.identities().tokens().revoke(id))
        return complain(complaints, "no token has the id " + id);
    note(store, "token_revoked", token->person, now);
    return 0;
}

int mint_for_everybody(engine::Store& store, TokenAsked const& asked, engine::Instant now, std::ostream& out)
{
    auto const people = store.directory().all();
    std::vector<engine::MachineToken> kept;
    std::string lines;
    for (engine::Person const& person : people) {
        NewToken made = draw_token(order(asked, person.id), now);
        lines += person.email + '\t' + person.id.value + '\t' + made.secret + '\n';
        kept.push_back(std::move(made.kept));
    }
    store.identities().tokens().add(kept);
    out << lines;
    return 0;
}

} // namespace

int tokens(engine::Store& store, TokenAsked const& asked, engine::Instant now, std::ostream& out,
           std::ostream& complaints)
{
    if (asked.list)
        return list(store, out);
    if (!asked.revoke.empty())
        return revoke(store, asked.revoke, now, complaints);
    if (asked.everybody)
        return mint_for_everybody(store, asked, now, out);
    auto& directory = store.directory();
    auto const found = asked.person.find('@') == std::string::npos ? directory.find(engine::PersonId{asked.person})
                                                                   : directory.find_by_email(asked.person);
    if (!found)
        return complain(complaints, "nobody of this store is called " + asked.person);
    std::string const secret = mint(store.identities().tokens(), order(asked, found->id), now);
    note(store, "token_made", found->id, now);
    out << secret << '\n';
    return 0;
}

int print_invitation(engine::Store& store, std::string const& email, std::string const& origin, engine::Instant now,
                     std::ostream& out, std::ostream& complaints)
{
    auto const person = store.directory().find_by_email(email);
    if (!person)
        return complain(complaints, "nobody of this store has that address");
    auto const made = invite(store.identities().accounts(), person->id, {}, now);
    note(store, made.kept.kind == engine::InvitationKind::reset ? "reset_offered" : "invited", person->id, now);
    out << invitation_link(origin, made.secret) << '\n';
    return 0;
}

} // namespace api
