#pragma once
// Accounts that the server keeps itself, for small sites: invitation links, and what handlers and the command line share.

#include "engine/accounts.hpp"

#include <string>

namespace api {

// A link that was just made. The secret is shown once; the server sends no mail.
struct NewInvitation {
    std::string secret;
    engine::Invitation kept;
};

// An invitation for a week, or, for somebody who has a password already, a reset for a day. Earlier ones are void.
NewInvitation invite(engine::Accounts& accounts, engine::PersonId const& person, engine::PersonId const& made_by,
                     engine::Instant now);

// The secret stands behind the '#', which no browser sends and no server logs.
std::string invitation_link(std::string const& origin, std::string const& secret);

} // namespace api
