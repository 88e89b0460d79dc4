#pragma once
// Sessions, tokens, sign-ons and the record of identity on SQLite and PostgreSQL. See engine/accounts.hpp.

#include "engine/accounts.hpp"
#include "engine/store/database.hpp"
#include "engine/store/soci_accounts.hpp"

namespace engine::store {

class SociSessions : public Sessions {
public:
    explicit SociSessions(Database& database) : database_{database} {}

    void open(BrowserSession const& session) override;
    std::optional<BrowserSession> find(std::string const& hash) override;
    void seen(std::string const& hash, Instant at) override;
    bool end(std::string const& hash) override;
    std::size_t end_all_of(PersonId const& person) override;
    void forget(Instant expired_before, Instant unseen_since) override;

private:
    Database& database_;
};

class SociTokens : public Tokens {
public:
    explicit SociTokens(Database& database) : database_{database} {}

    void add(std::span<MachineToken const> tokens) override;
    std::optional<MachineToken> find(std::string const& hash) override;
    std::optional<MachineToken> find_by_id(std::string const& id) override;
    std::string changes() override;
    void used_together(std::span<std::string const> hashes, std::string const& day) override;
    std::vector<MachineToken> list(std::optional<PersonId> const& of, std::string const& after,
                                   std::size_t limit) override;
    bool revoke(std::string const& id) override;
    void forget(Instant expired_before) override;

private:
    Database& database_;
};

class SociSignOns : public SignOns {
public:
    explicit SociSignOns(Database& database) : database_{database} {}

    void begin(SignOn const& sign_on) override;
    std::optional<SignOn> take(std::string const& hash, Instant now) override;
    std::optional<PersonId> linked(std::string const& issuer, std::string const& subject) override;
    bool link(std::string const& issuer, std::string const& subject, PersonId const& person, Instant at) override;
    void forget(Instant expired_before) override;

private:
    Database& database_;
};

class SociIdentityRecord : public IdentityRecord {
public:
    explicit SociIdentityRecord(Database& database) : database_{database} {}

    void note(IdentityEvent const& event) override;
    std::vector<IdentityEvent> list(std::int64_t before, std::size_t limit) override;

private:
    Database& database_;
};

class SociIdentities : public Identities {
public:
    explicit SociIdentities(Database& database)
        : sessions_{database}, tokens_{database}, accounts_{database}, sign_ons_{database}, record_{database}
    {
    }

    Sessions& sessions() override { return sessions_; }
    Tokens& tokens() override { return tokens_; }
    Accounts& accounts() override { return accounts_; }
    SignOns& sign_ons() override { return sign_ons_; }
    IdentityRecord& record() override { return record_; }

private:
    SociSessions sessions_;
    SociTokens tokens_;
    SociAccounts accounts_;
    SociSignOns sign_ons_;
    SociIdentityRecord record_;
};

} // namespace engine::store
