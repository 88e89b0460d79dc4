#pragma once
// What a handler is given, and how it reads headers, parameters and bodies: every fault of a request at once.

#include "api/identity.hpp"
#include "api/message.hpp"

#include "engine/case_service.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace api {

class Callers;
class CursorSeal;
class DemonstrationClock;
class KeptPages;
struct Caller;

// What the words of a path stand for.
struct Place {
    engine::Workflow const* workflow = nullptr;
    engine::CaseId id;
    engine::Track const* track = nullptr;
    std::uint16_t number = 0; // 0: no number in the path
    std::optional<engine::CommandId> command{};
};

struct Call {
    Request const& request;
    engine::CaseService& service;
    CursorSeal const& cursors;
    DemonstrationClock* demonstration; // null in earnest
    engine::PersonId actor;            // empty where nobody has to be known
    Place place;
    Callers& callers;     // callers.hpp
    Caller const& caller; // the actor, with what he came with
    KeptPages& pages;     // kept_pages.hpp
};

// ---- Headers ----

// Malformed unless it is one strong tag of digits: "3".
engine::Result<std::optional<engine::Version>> if_match(Request const& request);
// "*" alone: the caller believes that there is none yet.
engine::Result<bool> if_none_exists(Request const& request);
// Whether one of the tags in If-None-Match is this one; false without the header.
engine::Result<bool> matches_if_none_match(Request const& request, std::string_view tag);
std::string tag_of(engine::Version version);

// The request as something that may be repeated. Malformed without Idempotency-Key, or when that is no UUID.
engine::Result<engine::Repeat> repeat_of(Request const& request);

// Whether Accept admits a media type; absent, it admits all.
bool accepts(Request const& request, std::string_view media_type);
// Whether Prefer asks for the least that an answer can be (RFC 7240, return=minimal). What it says besides is for others.
bool prefers_minimal(Request const& request);
// 415 unless the body is of this type, in UTF-8.
std::optional<Response> media_type_fault(Request const& request, std::string_view accepted);

// ---- Body ----

engine::Result<boost::json::value> json_body(Request const& request);
engine::Result<boost::json::object> json_object_body(Request const& request);

} // namespace api
