#include "api/free_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>

namespace api {
namespace {

namespace json = boost::json;

constexpr std::int64_t sentence_from = 200; // characters

bool is_text(json::object const& schema)
{
    auto const* const type = schema.if_contains("type");
    if (!type)
        return false;
    auto const is_string = [](json::value const& one) { return one.is_string() && one.get_string() == "string"; };
    return is_string(*type) || (type->is_array() && std::ranges::any_of(type->get_array(), is_string));
}

void warn(json::value& value, std::string_view warning)
{
    if (value.is_array())
        for (json::value& item : value.get_array())
            warn(item, warning);
    if (!value.is_object())
        return;
    json::object& schema = value.get_object();
    for (auto& member : schema)
        warn(member.value(), warning);
    if (is_free_text(schema))
        schema["description"] = warning;
}

} // namespace

bool is_free_text(json::object const& schema)
{
    for (std::string_view const bound : std::array<std::string_view, 4>{"enum", "pattern", "format", "const"})
        if (schema.contains(bound))
            return false;
    auto const* const longest = schema.if_contains("maxLength");
    return is_text(schema) && longest && longest->to_number<std::int64_t>() >= sentence_from;
}

json::object with_warning(json::object schema, std::string_view warning)
{
    json::value value = std::move(schema);
    if (!warning.empty())
        warn(value, warning);
    return std::move(value.as_object());
}

} // namespace api
