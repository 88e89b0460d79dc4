#pragma once
// JSON text at the door, read more strictly than the grammar asks, and written back in the one form that is hashed.
// Called by the API on every request body, and by whoever compares or chains bodies by their bytes.

#include "engine/error.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace engine {

class CanonicalWriter; // canonical_text.hpp

struct JsonLimits {
    std::size_t depth_max = 32; // objects and arrays inside one another; a bare number has depth 0
    std::size_t bytes_max = 1'000'000;
};

// Refuses, as malformed: what is not JSON or not UTF-8, bytes after the value, lone surrogates, numbers beyond a double,
// a member named twice (two readers would keep different ones), and NUL anywhere (PostgreSQL would cut the text there).
// Repeated members and NULs are all told, up to the first fault that stops the reading.
Result<boost::json::value> parse_json(std::string_view bytes, JsonLimits limits = {});

// Keys in the order of their bytes, no white space, numbers equal in value written alike: equal values, equal bytes.
// Does not depend on how a Boost release or a database writes JSON. Throws std::invalid_argument on infinity and NaN.
std::string canonical_json(boost::json::value const& value);
void write_canonical_json(CanonicalWriter& out, boost::json::value const& value);

// One step of an RFC 6901 pointer: "/" and the escaped name.
std::string pointer_step(std::string_view name);

} // namespace engine
