#include "api/accounts.hpp"

#include "api/secrets.hpp"

#include <chrono>

namespace api {

NewInvitation invite(engine::Accounts& accounts, engine::PersonId const& person, engine::PersonId const& made_by,
                     engine::Instant now)
{
    bool const has_password = accounts.password_of(person).has_value();
    NewInvitation made{draw_secret(), {}};
    made.kept.hash = digest_of(made.secret);
    made.kept.person = person;
    made.kept.kind = has_password ? engine::InvitationKind::reset : engine::InvitationKind::invite;
    made.kept.made_by = made_by;
    made.kept.expires_at = now + (has_password ? std::chrono::days{1} : std::chrono::days{7});
    accounts.invite(made.kept);
    return made;
}

std::string invitation_link(std::string const& origin, std::string const& secret)
{
    return origin + "/invitation#" + secret;
}

} // namespace api
