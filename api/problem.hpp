#pragma once
// The only place where a "no" gets a status and becomes an RFC 9457 document. Handlers hand an engine::Error over as it
// is; the faults that only HTTP knows have a function each. `type` is English and stable, the words are French.

#include "api/message.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace api {

// No `default`: an ErrorCode without a status must not compile.
constexpr unsigned status_of(engine::ErrorCode code)
{
    using enum engine::ErrorCode;
    // clang-format off
    switch (code) {
    case malformed:       return 400;
    case invalid:         return 422;
    case not_permitted:   return 403;
    case unknown_case:    return 404;
    case wrong_state:     return 409;
    case stale_version:   return 412;
    case missing_version: return 428;
    case guard_unmet:     return 422;
    case key_reused:      return 422;
    case still_running:   return 409;
    case unavailable:     return 503;
    }
    // clang-format on
    return 500;
}

// What is wrong with an address, a header or the shape of a body, all of it at once.
inline engine::Error malformed(std::string detail, std::vector<engine::Fault> faults)
{
    return {.code = engine::ErrorCode::malformed, .detail = std::move(detail), .faults = std::move(faults)};
}

// Takes instance and request_id from the request. An unknown case says nothing of `error` but its code, so that what
// does not exist and what is hidden from the caller read the same.
Response problem(engine::Error const& error, Request const& request);

// The document itself, for places that carry several (the items of a bulk act).
boost::json::object problem_document(engine::Error const& error, Request const& request);

Response not_found(Request const& request);       // the same as an unknown case
Response unauthenticated(Request const& request); // 401
Response method_not_allowed(Request const& request, std::string_view allow);
Response not_acceptable(Request const& request, std::string_view offered);
Response request_timeout(Request const& request); // 408
Response body_too_large(Request const& request, std::uint64_t bytes_max);
Response unsupported_media_type(Request const& request, std::string_view accepted);
Response too_many_requests(Request const& request, std::chrono::seconds retry_after);
Response headers_too_large(Request const& request, std::uint64_t bytes_max);
Response internal_error(Request const& request); // 500
Response overloaded(Request const& request);     // 503 before anything was read

// ---- Identity ----

Response foreign_request(Request const& request); // 403: a cookie of ours, but no page of ours has sent it
Response two_identities(Request const& request);  // 400: a cookie and a token at once
Response missing_scope(Request const& request);   // 403: the token was not made for that
Response session_needed(Request const& request);  // 403: for people before a browser, not for tokens
Response sign_in_failed(Request const& request);  // 401: whatever was wrong
Response sign_on_failed(Request const& request);  // 403: likewise, at the provider

} // namespace api
