#pragma once
// Accounts and their invitations on SQLite and PostgreSQL. See engine/accounts.hpp.

#include "engine/accounts.hpp"
#include "engine/store/database.hpp"

namespace engine::store {

class SociAccounts : public Accounts {
public:
    explicit SociAccounts(Database& database) : database_{database} {}

    std::optional<std::string> password_of(PersonId const& person) override;
    void set_password(PersonId const& person, std::string const& password, Instant at) override;
    std::optional<Instant> admit(std::string const& address, Instant now, Patience const& patience) override;
    void succeeded(std::string const& address) override;
    void invite(Invitation const& invitation) override;
    std::optional<Invitation> find_invitation(std::string const& hash, Instant now) override;
    bool accept(Invitation const& invitation, std::string const& password, Instant now) override;
    void forget(Instant before) override;

private:
    Database& database_;
};

} // namespace engine::store
