#pragma once
// Sign-on at an OpenID Connect provider: the authorisation code flow with PKCE, run by the server. It says who somebody
// is and nothing else: roles come from our own dated records.

#include "api/id_token.hpp"
#include "api/slots.hpp"

#include "engine/day.hpp"

#include <tl/expected.hpp>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

namespace api {

struct OidcClient {
    std::string issuer; // empty: there is no provider
    std::string id;
    std::string secret; // empty: a public client
};

enum class OidcFault {
    unreachable, // no answer, or one that is none: to be tried again
    refused,     // the code, or what came for it
};

// Called by any number of threads. Blocks while the provider is asked, a few at a time.
class OidcProvider {
public:
    // Throws std::invalid_argument when the issuer is no address that we may call.
    explicit OidcProvider(OidcClient client);

    std::string const& issuer() const { return client_.issuer; }

    struct Leaving {
        std::string return_uri;
        std::string state, nonce, challenge;
    };
    // Where the browser goes; nothing while the provider cannot be asked.
    std::optional<std::string> sign_in_address(Leaving const& leaving);

    struct Coming {
        std::string code, verifier, return_uri, nonce;
    };
    tl::expected<Subject, OidcFault> redeem(Coming const& coming, engine::Instant now);

    // Where the browser goes to end its session there too; nothing when the provider offers none.
    std::optional<std::string> sign_out_address(std::string const& return_uri);

private:
    using Steady = std::chrono::steady_clock;
    struct Endpoints {
        std::string authorization, token, keys, end_session;
        bool secret_in_body = false;
    };
    std::optional<Endpoints> endpoints();
    // Newer ones than those of `than`, if it is not too soon to ask again.
    std::optional<std::string> keys(Endpoints const& endpoints, std::string const* than);
    std::optional<std::string> id_token(Endpoints const& endpoints, Coming const& coming, OidcFault& fault);

    OidcClient client_;
    Slots slots_;
    std::mutex mutex_; // of what follows; never held while the provider is asked
    std::optional<Endpoints> endpoints_;
    Steady::time_point endpoints_read_{};
    std::string keys_;
    Steady::time_point keys_read_{};
};

} // namespace api
