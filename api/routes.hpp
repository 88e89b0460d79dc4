#pragma once
// Verb, path, handler: the whole API on one screen (routes.cpp). main.cpp makes one Api and gives it to the server.

#include "api/callers.hpp"
#include "api/cursor.hpp"
#include "api/quotas.hpp"
#include "api/request.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace api {

// What is noted of a request once it is answered: never a person, a parameter or a body.
struct Answered {
    std::string_view request_id;
    std::string_view method;
    std::string_view route; // the pattern, not the path; empty when none matched
    unsigned status = 0;
    std::chrono::microseconds took{};
};

struct ApiOptions {
    DemonstrationClock* demonstration = nullptr; // null: no such paths
    std::function<void(Answered const&)> answered{};
    std::function<void(std::string_view request_id, bool outcome_unknown)> store_failed{};
    Quotas* persons = nullptr; // null: no limit for a person
    IdentityOptions identity{};
};

class Api {
public:
    Api(engine::CaseService& service, TokenKey const& key, ApiOptions options = {});

    // Blocks as long as the store needs. The one place where a store that is away becomes a 503.
    Response operator()(Request const& request);

    Callers& callers() { return callers_; }

private:
    Response answer(Request const& request, std::string_view& route, std::optional<Quotas::Standing>& quota);

    engine::CaseService& service_;
    CursorSeal cursors_;
    ApiOptions options_;
    Callers callers_;
};

// Every row of the table, "GET /api/v1/me": what tests go through, so that none is forgotten.
std::vector<std::string> routes_offered();

class Readiness;

// Answers /live and /ready and nothing else. In handlers/service.cpp.
Response health(Request const& request, engine::Store& store); // ready: the store answers
Response health(Request const& request, Readiness& readiness); // ready: it can be written to as well

} // namespace api
