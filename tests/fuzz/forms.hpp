#pragma once
// What holds for every form: a fault says where it is, and what was read is written, and read again, alike.

#include "tests/fuzz/broken.hpp"

#include "engine/body.hpp"
#include "engine/json_text.hpp"

#include <algorithm>

namespace fuzz {

namespace json = boost::json;

inline void check_form(engine::Form const& form, json::value const& given)
{
    auto const body = form.read(given);
    if (!body) {
        must(body.error().code == engine::ErrorCode::malformed || body.error().code == engine::ErrorCode::invalid,
             "a fault of the caller's");
        must(!body.error().faults.empty(), "a refusal that says where");
        return;
    }
    json::object const written = form.write(*body);
    auto const again = form.read(written);
    must(again.has_value(), "what was written is read");
    must(form.write(*again) == written, "what was read again is the same");
    must(form.write(form.recall(written)) == written, "what is recalled is the same");
    must(form.canonical(*body) == engine::canonical_json(written), "what is written straight is what its tree says");
}

inline bool holds_double(json::value const& value)
{
    if (value.is_object())
        return std::ranges::any_of(value.get_object(), [](auto const& each) { return holds_double(each.value()); });
    if (value.is_array())
        return std::ranges::any_of(value.get_array(), [](auto const& each) { return holds_double(each); });
    return value.is_double();
}

inline void read_form(engine::Form const& form, std::string_view bytes)
{
    auto const value = engine::parse_json(bytes);
    if (!value)
        return;
    std::string const canonical = engine::canonical_json(*value);
    auto const again = engine::parse_json(canonical);
    must(again.has_value(), "a canonical form that is read");
    // Boost.JSON 1.81 may read a number that is no 64-bit integer one unit in the last place beside it
    // ("2.222222222244844444"), so its shortest form need not be read as itself. No form has such numbers.
    if (!holds_double(*value))
        must(engine::canonical_json(*again) == canonical, "one canonical form");
    check_form(form, *value);
}

} // namespace fuzz
