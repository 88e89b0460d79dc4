#include "engine/store/soci_identities.hpp"

#include "engine/store/instants.hpp"
#include "engine/store/query.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <limits>

namespace engine::store {
namespace {

// In one statement. libpq keeps for good a buffer as large as the largest that a connection has sent.
constexpr std::size_t tokens_at_once = 250;

std::string json_list(std::span<std::string const> texts)
{
    return boost::json::serialize(boost::json::array(texts.begin(), texts.end()));
}

std::vector<MachineToken> tokens_of(Query& query)
{
    std::vector<MachineToken> tokens;
    MachineToken token;
    long long created_at = 0;
    long long expires_at = 0;
    query.into(token.hash).into(token.id).into(token.person.value).into(token.name).into(token.scopes);
    query.into(token.created_by.value).into(created_at).into(expires_at).into(token.last_used_on);
    while (query.next()) {
        token.created_at = instant(created_at);
        token.expires_at = instant(expires_at);
        tokens.push_back(token);
    }
    return tokens;
}

std::optional<MachineToken> first_of(std::vector<MachineToken> tokens)
{
    if (tokens.empty())
        return std::nullopt;
    return std::move(tokens.front());
}

} // namespace

// ---- Sessions ----

void SociSessions::open(BrowserSession const& session)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::open_session}
        .use("hash", session.hash)
        .use("person", session.person.value)
        .use("signed_in_at", micros(session.signed_in_at))
        .use("last_seen_at", micros(session.last_seen_at))
        .use("expires_at", micros(session.expires_at))
        .use("signed_in_by", session.signed_in_by)
        .run();
}

std::optional<BrowserSession> SociSessions::find(std::string const& hash)
{
    return database_.read([&](Session& session) -> std::optional<BrowserSession> {
        BrowserSession found;
        long long signed_in_at = 0;
        long long last_seen_at = 0;
        long long expires_at = 0;
        Query query{session, sql::find_session};
        query.use("hash", hash).into(found.hash).into(found.person.value).into(signed_in_at).into(last_seen_at);
        query.into(expires_at).into(found.signed_in_by);
        if (!query.next())
            return std::nullopt;
        found.signed_in_at = instant(signed_in_at);
        found.last_seen_at = instant(last_seen_at);
        found.expires_at = instant(expires_at);
        return found;
    });
}

void SociSessions::seen(std::string const& hash, Instant at)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::session_seen}.use("hash", hash).use("at", micros(at)).run();
}

bool SociSessions::end(std::string const& hash)
{
    Lease lease = database_.to_write();
    return Query{*lease, sql::end_session}.use("hash", hash).run() > 0;
}

std::size_t SociSessions::end_all_of(PersonId const& person)
{
    Lease lease = database_.to_write();
    return Query{*lease, sql::end_sessions}.use("person", person.value).run();
}

void SociSessions::forget(Instant expired_before, Instant unseen_since)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::forget_sessions}
        .use("expired", micros(expired_before))
        .use("unseen", micros(unseen_since))
        .run();
}

// ---- Tokens ----

void SociTokens::add(std::span<MachineToken const> tokens)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    for (MachineToken const& token : tokens)
        Query{*lease, sql::add_token}
            .use("hash", token.hash)
            .use("id", token.id)
            .use("person", token.person.value)
            .use("name", token.name)
            .use("scopes", token.scopes)
            .use("created_by", token.created_by.value)
            .use("created_at", micros(token.created_at))
            .use("expires_at", micros(token.expires_at))
            .run();
    transaction.commit();
}

std::optional<MachineToken> SociTokens::find(std::string const& hash)
{
    return database_.read([&](Session& session) {
        Query query{session, sql::find_token};
        return first_of(tokens_of(query.use("hash", hash)));
    });
}

std::optional<MachineToken> SociTokens::find_by_id(std::string const& id)
{
    return database_.read([&](Session& session) {
        Query query{session, sql::find_token_by_id};
        return first_of(tokens_of(query.use("id", id)));
    });
}

std::string SociTokens::changes()
{
    return database_.read([&](Session& session) {
        std::string counted;
        return Query{session, sql::token_changes}.into(counted).next() ? counted : std::string{}; // none yet
    });
}

void SociTokens::used_together(std::span<std::string const> hashes, std::string const& day)
{
    if (hashes.empty())
        return;
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    for (; !hashes.empty(); hashes = hashes.subspan(std::min(hashes.size(), tokens_at_once)))
        Query{*lease, sql::tokens_used}
            .use("hashes", json_list(hashes.first(std::min(hashes.size(), tokens_at_once))))
            .use("day", day)
            .run();
    transaction.commit();
}

std::vector<MachineToken> SociTokens::list(std::optional<PersonId> const& of, std::string const& after,
                                           std::size_t limit)
{
    return database_.read([&](Session& session) {
        Query query{session, sql::list_tokens};
        query.use("after", after).use("person", of ? of->value : "");
        return tokens_of(query.use("limit", static_cast<std::int64_t>(limit)));
    });
}

bool SociTokens::revoke(std::string const& id)
{
    Lease lease = database_.to_write();
    return Query{*lease, sql::revoke_token}.use("id", id).run() > 0;
}

void SociTokens::forget(Instant expired_before)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::forget_tokens}.use("expired", micros(expired_before)).run();
}

// ---- Sign-on at a provider ----

void SociSignOns::begin(SignOn const& sign_on)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::begin_sign_on}
        .use("hash", sign_on.hash)
        .use("state", sign_on.state)
        .use("nonce", sign_on.nonce)
        .use("verifier", sign_on.verifier)
        .use("return_to", sign_on.return_to)
        .use("expires_at", micros(sign_on.expires_at))
        .run();
}

std::optional<SignOn> SociSignOns::take(std::string const& hash, Instant now)
{
    Lease lease = database_.to_write();
    SignOn taken;
    long long expires_at = 0;
    Query query{*lease, sql::take_sign_on};
    query.use("hash", hash).into(taken.hash).into(taken.state).into(taken.nonce).into(taken.verifier);
    query.into(taken.return_to).into(expires_at);
    if (!query.next() || expires_at <= micros(now))
        return std::nullopt;
    taken.expires_at = instant(expires_at);
    return taken;
}

std::optional<PersonId> SociSignOns::linked(std::string const& issuer, std::string const& subject)
{
    return database_.read([&](Session& session) -> std::optional<PersonId> {
        PersonId person;
        Query query{session, sql::find_link};
        query.use("issuer", issuer).use("subject", subject).into(person.value);
        if (!query.next())
            return std::nullopt;
        return person;
    });
}

bool SociSignOns::link(std::string const& issuer, std::string const& subject, PersonId const& person, Instant at)
{
    {
        Lease lease = database_.to_write();
        Query{*lease, sql::put_link_of}
            .use("issuer", issuer)
            .use("subject", subject)
            .use("person", person.value)
            .use("at", micros(at))
            .run();
    }
    return linked(issuer, subject) == person;
}

void SociSignOns::forget(Instant expired_before)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::forget_sign_ons}.use("expired", micros(expired_before)).run();
}

// ---- The record ----

void SociIdentityRecord::note(IdentityEvent const& event)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::note_identity}
        .use("at", micros(event.at))
        .use("kind", event.kind)
        .use("person", event.person.value)
        .use("done_by", event.done_by.value)
        .use("request_id", event.request_id)
        .run();
}

std::vector<IdentityEvent> SociIdentityRecord::list(std::int64_t before, std::size_t limit)
{
    return database_.read([&](Session& session) {
        std::vector<IdentityEvent> events;
        IdentityEvent event;
        long long id = 0;
        long long at = 0;
        Query query{session, sql::list_identity};
        query.use("before", before > 0 ? before : std::numeric_limits<std::int64_t>::max());
        query.use("limit", static_cast<std::int64_t>(limit)).into(id).into(at).into(event.kind);
        query.into(event.person.value).into(event.done_by.value).into(event.request_id);
        while (query.next()) {
            event.id = id;
            event.at = instant(at);
            events.push_back(event);
        }
        return events;
    });
}

} // namespace engine::store
