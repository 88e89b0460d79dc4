#pragma once
// What an operator asks of identity on the command line: tokens and invitations. Each function prints what it found and
// returns the exit code: 0 fine, 1 refused.

#include "engine/read_models.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace api {

struct TokenAsked {
    std::string person; // e-mail or id
    bool everybody = false;
    bool list = false;
    std::string revoke; // id of a token
    std::string name = "command line";
    std::vector<std::string> scopes{"read", "file", "administer"};
    unsigned hours = 8;
};

// A token for a person, or a line for each person of the store: e-mail, id and token, separated by tabs. Or all tokens
// that are kept, without their secrets; or the end of one.
int tokens(engine::Store& store, TokenAsked const& asked, engine::Instant now, std::ostream& out,
           std::ostream& complaints);

// The link by which that person chooses a password.
int print_invitation(engine::Store& store, std::string const& email, std::string const& origin, engine::Instant now,
                     std::ostream& out, std::ostream& complaints);

} // namespace api
