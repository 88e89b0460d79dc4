#pragma once
// What travels between the server and the handlers: a request read whole, a response to be written whole.
// Ours, not Beast's, so that a handler can be compiled and tested without a network library.

#include "engine/error.hpp"

#include <boost/json/fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace api {

enum class Method { get, put, post, delete_, patch, head, options, other };

using NamedValues = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::get;       // the server hands a HEAD over as get and leaves the body out
    std::string path;                  // as sent, still escaped, without the query: safe to show as "instance"
    std::vector<std::string> segments; // of the path, decoded; "/" has none, "/a/" ends with an empty one
    NamedValues query;                 // decoded, in the order sent, repeats kept
    NamedValues headers;
    std::string body;
    std::string request_id; // opaque, new for each request

    // The first header of that name, whatever its case.
    std::optional<std::string_view> header(std::string_view name) const;
    // The first parameter of that name.
    std::optional<std::string_view> parameter(std::string_view name) const;
};

struct Response {
    unsigned status = 200;
    std::string content_type{}; // empty when there is no body
    NamedValues headers{};      // beyond those the server sets by itself
    std::string body{};
    std::string_view
        lasting{}; // instead of a body: text that outlives the server, so that no answer holds a copy of it

    bool is_told_anew = false; // changes with time alone: whoever has its version is answered in full all the same

    std::string_view text() const { return lasting.empty() ? std::string_view{body} : lasting; }
    std::optional<std::string_view> header(std::string_view name) const;
};

Response json_response(unsigned status, boost::json::object const& document);

struct Target {
    std::string path;
    std::vector<std::string> segments;
    NamedValues query;
};

// Takes a request target apart. Malformed: a bad escape, an encoded slash, a dot segment, a control character in the
// path, NUL or bad UTF-8 anywhere. '+' in the query is a space, as browsers write it.
engine::Result<Target> parse_target(std::string_view raw);

// UTF-8 without NUL: what both databases keep as it is.
bool is_storable_text(std::string_view text);

// 128 random bits as 32 hexadecimal digits.
std::string opaque_id();

bool same_name(std::string_view one, std::string_view other); // of headers: ASCII case does not count

} // namespace api
