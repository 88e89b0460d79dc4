#pragma once
// What the serving process does besides answering: work left by commits, housekeeping, health on an inner port, and a
// clean end on SIGTERM or SIGINT. main.cpp makes the parts and calls serve().

#include "api/callers.hpp"
#include "api/demonstration.hpp"
#include "api/identity.hpp"
#include "api/log.hpp"
#include "api/oidc.hpp"
#include "api/quotas.hpp"

#include "engine/case_service.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace api {

struct ServingOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::uint16_t inner_port = 0; // health and metrics; 0: none
    unsigned threads = 32;        // that handle requests
    bool log_requests = true;
    std::string certificate{}; // PEM; with its key: TLS, and nothing in clear on that port
    std::string key{};
    unsigned connections = 10'500; // as far as the system lets one process have descriptors
    // A school, or half an academy, may come from one address. The example player comes from one too.
    unsigned connections_per_address = 1'000;
    Rate per_address{1'000, 2'000};
    Rate per_person{100, 400};
    std::vector<std::string> trusted_proxies{};
    IdentityOptions identity{.origin = {}}; // empty: the address served
    OidcClient provider;
    unsigned session_idle_minutes = 60;
    unsigned session_hours = 12;
};

// Returns once asked to end and everything in flight is answered; false when something was still running then.
// Throws std::runtime_error when an address is taken.
bool serve(engine::CaseService& service, TokenKey const& key, DemonstrationClock* demonstration, Log const& log,
           ServingOptions const& options);

} // namespace api
