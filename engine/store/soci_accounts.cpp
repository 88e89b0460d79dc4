#include "engine/store/soci_accounts.hpp"

#include "engine/store/instants.hpp"
#include "engine/store/query.hpp"

namespace engine::store {
namespace {

void put_password(Session& session, PersonId const& person, std::string const& password, Instant at)
{
    Query{session, sql::put_password}.use("person", person.value).use("password", password).use("at", micros(at)).run();
    Query{session, sql::end_sessions}.use("person", person.value).run();
}

} // namespace

std::optional<std::string> SociAccounts::password_of(PersonId const& person)
{
    return database_.read([&](Session& session) -> std::optional<std::string> {
        std::string password;
        Query query{session, sql::find_password};
        query.use("person", person.value).into(password);
        if (!query.next())
            return std::nullopt;
        return password;
    });
}

void SociAccounts::set_password(PersonId const& person, std::string const& password, Instant at)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    put_password(*lease, person, password, at);
    transaction.commit();
}

std::optional<Instant> SociAccounts::admit(std::string const& address, Instant now, Patience const& patience)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    Query{*lease, sql::first_failure}.use("address", address).run();
    int failures = 0;
    long long not_before = 0;
    {
        Query query{*lease, sql::find_failures};
        query.use("address", address).into(failures).into(not_before);
        if (!query.next()) // forgotten between the two statements: the next try begins anew
            return std::nullopt;
    }
    if (micros(now) < not_before)
        return instant(not_before);
    Query{*lease, sql::count_failure}
        .use("address", address)
        .use("failures", failures + 1)
        .use("not_before", micros(now + patience.after(failures + 1)))
        .run();
    transaction.commit();
    return std::nullopt;
}

void SociAccounts::succeeded(std::string const& address)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::forget_failures_of}.use("address", address).run();
}

void SociAccounts::invite(Invitation const& invitation)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    Query{*lease, sql::drop_invitations}.use("person", invitation.person.value).run();
    Query{*lease, sql::invite}
        .use("hash", invitation.hash)
        .use("person", invitation.person.value)
        .use("kind", invitation.kind == InvitationKind::reset ? "reset" : "invite")
        .use("made_by", invitation.made_by.value)
        .use("expires_at", micros(invitation.expires_at))
        .run();
    transaction.commit();
}

std::optional<Invitation> SociAccounts::find_invitation(std::string const& hash, Instant now)
{
    return database_.read([&](Session& session) -> std::optional<Invitation> {
        Invitation found;
        std::string kind;
        long long expires_at = 0;
        Query query{session, sql::find_invitation};
        query.use("hash", hash).use("now", micros(now));
        query.into(found.hash).into(found.person.value).into(kind).into(found.made_by.value).into(expires_at);
        if (!query.next())
            return std::nullopt;
        found.kind = kind == "reset" ? InvitationKind::reset : InvitationKind::invite;
        found.expires_at = instant(expires_at);
        return found;
    });
}

bool SociAccounts::accept(Invitation const& invitation, std::string const& password, Instant now)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    if (Query{*lease, sql::use_invitation}.use("hash", invitation.hash).use("now", micros(now)).run() == 0)
        return false;
    put_password(*lease, invitation.person, password, now);
    transaction.commit();
    return true;
}

void SociAccounts::forget(Instant before)
{
    Lease lease = database_.to_write();
    Query{*lease, sql::forget_invitations}.use("before", micros(before)).run();
    Query{*lease, sql::forget_failures}.use("before", micros(before)).run();
}

} // namespace engine::store
