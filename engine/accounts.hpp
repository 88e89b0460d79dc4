#pragma once
// The ports to who may come in: sessions, machine tokens, accounts of the server itself, sign-on at a provider. None of
// it is an event of a case, and none of it gives a role: it only says which person of the directory is there. Secrets
// never come here: of cookies, tokens and links the ports see the digest, of passwords the Argon2id.

#include "engine/day.hpp"
#include "engine/ids.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace engine {

// One browser, signed in.
struct BrowserSession {
    std::string hash; // of the cookie's secret
    PersonId person;
    Instant signed_in_at{};
    Instant last_seen_at{};
    Instant expires_at{};
    std::string signed_in_by; // "account" or "provider"
};

class Sessions {
public:
    virtual ~Sessions() = default;
    virtual void open(BrowserSession const& session) = 0;
    // Nothing either when its person has left the directory.
    virtual std::optional<BrowserSession> find(std::string const& hash) = 0;
    virtual void seen(std::string const& hash, Instant at) = 0;
    virtual bool end(std::string const& hash) = 0;
    virtual std::size_t end_all_of(PersonId const& person) = 0;
    // Forgets those that have ended of themselves.
    virtual void forget(Instant expired_before, Instant unseen_since) = 0;
};

struct MachineToken {
    std::string hash;
    std::string id; // by which it is named; no secret
    PersonId person;
    std::string name;
    std::string scopes;  // names, separated by spaces
    PersonId created_by; // empty: the command line
    Instant created_at{};
    Instant expires_at{};
    std::string last_used_on; // a day in UTC; empty before the first
};

class Tokens {
public:
    virtual ~Tokens() = default;
    virtual void add(std::span<MachineToken const> tokens) = 0; // all or none
    // Nothing either when its person has left the directory.
    virtual std::optional<MachineToken> find(std::string const& hash) = 0;
    virtual std::optional<MachineToken> find_by_id(std::string const& id) = 0;
    // Another text when any token, or its person, has gone or changed since, but for new ones and the day of a last use.
    virtual std::string changes() = 0;
    // Of those that are still there.
    virtual void used_together(std::span<std::string const> hashes, std::string const& day) = 0;
    // In the order of their ids, from after that one; of everybody unless a person is given.
    virtual std::vector<MachineToken> list(std::optional<PersonId> const& of, std::string const& after,
                                           std::size_t limit) = 0;
    virtual bool revoke(std::string const& id) = 0;
    virtual void forget(Instant expired_before) = 0;
};

// How long an address waits after its failures: not at all after the first few, then twice as long each time.
struct Patience {
    int free_failures = 5;
    std::chrono::seconds first{2};
    std::chrono::seconds longest = std::chrono::minutes{15};

    constexpr std::chrono::seconds after(int failures) const
    {
        std::chrono::seconds delay{0};
        for (int i = free_failures; i <= failures && delay < longest; ++i)
            delay = delay == std::chrono::seconds{0} ? first : 2 * delay;
        return delay < longest ? delay : longest;
    }
};

enum class InvitationKind { invite, reset };

// A link that lets one person choose a password, once.
struct Invitation {
    std::string hash;
    PersonId person;
    InvitationKind kind = InvitationKind::invite;
    PersonId made_by; // empty: the command line
    Instant expires_at{};
};

class Accounts {
public:
    virtual ~Accounts() = default;
    virtual std::optional<std::string> password_of(PersonId const& person) = 0; // its Argon2id
    // Sets it and ends all sessions of that person, together.
    virtual void set_password(PersonId const& person, std::string const& password, Instant at) = 0;

    // Takes a try at signing in for a failure until it succeeds, so that many at once are counted. Says until when that
    // address has to wait, when it may not try now; nothing is counted then.
    virtual std::optional<Instant> admit(std::string const& address, Instant now, Patience const& patience) = 0;
    virtual void succeeded(std::string const& address) = 0;

    // Takes the place of what was made for that person before and is not used yet.
    virtual void invite(Invitation const& invitation) = 0;
    virtual std::optional<Invitation> find_invitation(std::string const& hash, Instant now) = 0;
    // Uses it up, sets the password and ends all sessions of that person, together; false when another was quicker.
    virtual bool accept(Invitation const& invitation, std::string const& password, Instant now) = 0;

    // Invitations that have expired, and failures that no longer count.
    virtual void forget(Instant before) = 0;
};

// A sign-on that has left for the provider.
struct SignOn {
    std::string hash; // of the secret in that browser's cookie
    std::string state;
    std::string nonce;
    std::string verifier; // of PKCE
    std::string return_to;
    Instant expires_at{};
};

class SignOns {
public:
    virtual ~SignOns() = default;
    virtual void begin(SignOn const& sign_on) = 0;
    // Gives it once: of two that come at the same time, one has it.
    virtual std::optional<SignOn> take(std::string const& hash, Instant now) = 0;
    virtual std::optional<PersonId> linked(std::string const& issuer, std::string const& subject) = 0;
    // A subject belongs to one person for good: false when it is somebody else's.
    virtual bool link(std::string const& issuer, std::string const& subject, PersonId const& person, Instant at) = 0;
    virtual void forget(Instant expired_before) = 0;
};

// What was done to identities. Neither names nor addresses.
struct IdentityEvent {
    Instant at{};
    std::string kind; // "signed_in", "token_revoked"…
    PersonId person;  // empty when nobody is known
    PersonId done_by; // likewise, and for the command line
    std::string request_id;
    std::int64_t id = 0; // given by the store
};

class IdentityRecord {
public:
    virtual ~IdentityRecord() = default;
    virtual void note(IdentityEvent const& event) = 0;
    // The newest first, from before that id (0: from the newest).
    virtual std::vector<IdentityEvent> list(std::int64_t before, std::size_t limit) = 0;
};

// Beside the journal, in the same store.
class Identities {
public:
    virtual ~Identities() = default;
    virtual Sessions& sessions() = 0;
    virtual Tokens& tokens() = 0;
    virtual Accounts& accounts() = 0;
    virtual SignOns& sign_ons() = 0;
    virtual IdentityRecord& record() = 0;
};

} // namespace engine
