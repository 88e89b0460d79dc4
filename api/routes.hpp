#pragma once
// Verb, path, handler: the whole API on one screen (routes.cpp). main.cpp makes one Api and gives it to the server.

#include "api/callers.hpp"
#include "api/cursor.hpp"
#include "api/kept_pages.hpp"
#include "api/quotas.hpp"
#include "api/request.hpp"
#include "api/server.hpp"

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
    // The same on the event loop: what memory holds is looked at at once, the rest by threads that may block.
    void take(Turn const& turn);

    Callers& callers() { return callers_; }

private:
    struct Asked;
    std::optional<Response> find(Asked& asked, Request const& request) const;
    tl::expected<Caller, Response> identify(Asked const& asked, Request const& request);
    std::optional<Response> admit(Asked& asked, tl::expected<Caller, Response> known, Request const& request);
    Call call_of(Asked const& asked, Request const& request);
    Response handle(Asked const& asked, Request const& request);
    // Its answer as `make` gives it, told of to whoever notes requests.
    template <class Make>
    Response answer(Asked const& asked, Request const& request, Make const& make) const;

    Response as_wanted(Response response, Request const& request) const;

    void reply(std::shared_ptr<Asked const> const& asked, Turn const& turn, Response response) const;
    void answer_at_leisure(std::shared_ptr<Asked> const& asked, Turn const& turn);
    void handle_at_leisure(std::shared_ptr<Asked const> const& asked, Turn const& turn);
    bool take_page(std::shared_ptr<Asked const> const& asked, Turn const& turn);
    void take_act(std::shared_ptr<Asked> const& asked, Turn const& turn, tl::expected<Caller, Response> known,
                  bool may_block);

    engine::CaseService& service_;
    CursorSeal cursors_;
    ApiOptions options_;
    Callers callers_;
    KeptPages pages_;
    engine::VersionCheck check_;
};

// Every row of the table, "GET /api/v1/me": what tests go through, so that none is forgotten.
std::vector<std::string> routes_offered();

class Readiness;

// Answers /live and /ready and nothing else. In handlers/service.cpp.
Response health(Request const& request, engine::Store& store); // ready: the store answers
Response health(Request const& request, Readiness& readiness); // ready: it can be written to as well

} // namespace api
