#pragma once
// Passwords of accounts that the server keeps itself: Argon2id by libsodium, a few at a time, and what a password must be.

#include "api/slots.hpp"

#include "engine/error.hpp"
#include "engine/read_models.hpp"

#include <optional>
#include <string>
#include <vector>

namespace api {

enum class PasswordCost {
    interactive, // 64 MiB and some 60 ms each
    least,       // tests alone
};

class Passwords {
public:
    explicit Passwords(PasswordCost cost);

    // Nothing when too many wait already.
    std::optional<std::string> hash(std::string const& password);
    // Whether it is that one; without a hash to compare with it works as long, and it is not. Nothing when too many wait.
    std::optional<bool> verify(std::optional<std::string> const& hash, std::string const& password);

private:
    std::string hash_now(std::string const& password) const;

    PasswordCost cost_;
    Slots slots_;
    std::string nobodys_; // compared with when there is no account
};

// What comparing with costs as much as with anybody's, and that no password is known to have: its parts are drawn, so that
// nothing need be hashed to make it.
std::string hash_of_nobody(PasswordCost cost);

// Long enough, and not made of the person's own name or address; no rule of composition. With the pointer of the member.
std::vector<engine::Fault> password_faults(std::string const& password, engine::Person const& person,
                                           std::string const& pointer);

} // namespace api
