#pragma once
// Browsers that are signed in: the cookie, what a page must send back with every write, and when a session ends.

#include "api/identity.hpp"
#include "api/message.hpp"

#include "engine/accounts.hpp"
#include "engine/clock.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace api {

struct SessionPolicy {
    std::chrono::seconds idle = std::chrono::hours{1};     // without a request
    std::chrono::seconds longest = std::chrono::hours{12}; // whatever is done meanwhile
};

// The value of that cookie; nothing without it, or when it comes twice.
std::optional<std::string_view> cookie(Request const& request, std::string_view name);

class BrowserSessions {
public:
    BrowserSessions(engine::Sessions& sessions, engine::Clock const& clock, TokenKey const& key, std::string origin,
                    SessionPolicy policy);

    // Whether the request bears our cookie, good or not.
    static bool is_in(Request const& request);
    // The session, marked as seen; nothing when it is unknown, ended or over.
    std::optional<engine::BrowserSession> find(Request const& request);

    // Opens a new one, never under a secret that a browser brought.
    struct Opened {
        engine::BrowserSession session;
        std::string set_cookie;
    };
    Opened open(engine::PersonId const& person, std::string signed_in_by);
    void end(std::string const& hash) { sessions_.end(hash); }
    std::size_t end_all_of(engine::PersonId const& person) { return sessions_.end_all_of(person); }
    static std::string forgotten_cookie();

    // A page of another site can make a browser send a request, but neither name our origin nor read this.
    std::string csrf_token(std::string const& session) const;
    bool is_from_our_pages(Request const& request) const;
    bool bears_csrf_token(Request const& request, std::string const& session) const;

    // Drops from the store what has ended of itself.
    void forget_ended();

private:
    engine::Sessions& sessions_;
    engine::Clock const& clock_;
    TokenKey const& key_;
    std::string origin_;
    SessionPolicy policy_;
};

} // namespace api
