#pragma once
// Who a request comes from: a browser that is signed in, or a program with a token. Everything that identity needs is
// here; handlers of sign-in, tokens and accounts take it from their Call.

#include "api/passwords.hpp"
#include "api/sessions.hpp"
#include "api/tokens.hpp"

#include "engine/accounts.hpp"
#include "engine/clock.hpp"
#include "engine/read_models.hpp"

#include <tl/expected.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace api {

class OidcProvider;

struct IdentityOptions {
    std::string origin = "http://127.0.0.1:8080"; // where browsers find us
    SessionPolicy sessions{};
    std::chrono::milliseconds token_lag = std::chrono::seconds{2}; // see TokenBook
    engine::Patience patience{};
    PasswordCost password_cost = PasswordCost::interactive;
    std::shared_ptr<OidcProvider> provider{}; // null: no sign-on elsewhere
    // What happened, for the log: never a name or an address.
    std::function<void(std::string_view request_id, std::string_view what)> noted{};
};

struct Caller {
    engine::PersonId person; // empty: nobody
    Scopes scopes;
    std::optional<engine::BrowserSession> session{}; // of a browser
    engine::Instant until{};                         // the end of the session or of the token
};

class Callers {
public:
    Callers(engine::Store& store, engine::Clock const& clock, TokenKey const& key, IdentityOptions options);

    // The caller, or what to answer instead: 401, or a request that no page of ours has sent.
    tl::expected<Caller, Response> identify(Request const& request);
    // The same as far as memory tells, without asking the store; nothing when it does not.
    std::optional<tl::expected<Caller, Response>> identify_at_hand(Request const& request);

    // Under which failures of an address are counted; says nothing of the address.
    std::string failures_of(std::string_view address) const;
    // Writes it into the record and the log.
    void note(std::string_view kind, engine::PersonId const& person, engine::PersonId const& done_by,
              Request const& request);
    // The log alone: what anybody could have written as often as he likes.
    void log(std::string_view what, Request const& request) const;
    // Drops from the store what has ended of itself.
    void forget_ended();

    BrowserSessions sessions;
    TokenBook tokens;
    Passwords passwords;
    IdentityOptions const options;

private:
    tl::expected<Caller, Response> by_session(Request const& request);
    static tl::expected<Caller, Response> by_token(engine::MachineToken const* token, Request const& request);

    engine::Identities& kept_;
    engine::Clock const& clock_;
    TokenKey const& key_;
};

} // namespace api
