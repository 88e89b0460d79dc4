#include "api/yaml.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace api {
namespace {

namespace json = boost::json;

// What YAML's core schema makes of a word without quotes.
json::value plain(std::string const& text)
{
    if (text.empty() || text == "~" || text == "null")
        return nullptr;
    if (text == "true" || text == "false")
        return text == "true";
    boost::system::error_code fault;
    json::value number = json::parse(text, fault);
    return !fault && number.is_number() ? number : json::value(text);
}

json::value to_json(YAML::Node const& node)
{
    switch (node.Type()) {
    case YAML::NodeType::Map: {
        json::object object;
        for (auto const& member : node)
            object.emplace(member.first.Scalar(), to_json(member.second));
        return object;
    }
    case YAML::NodeType::Sequence: {
        json::array array;
        for (auto const& item : node)
            array.push_back(to_json(item));
        return array;
    }
    case YAML::NodeType::Scalar:
        return node.Tag() == "!" ? json::value(node.Scalar()) : plain(node.Scalar()); // "!": written in quotes
    case YAML::NodeType::Null:
    case YAML::NodeType::Undefined: break;
    }
    return nullptr;
}

bool is_flat(json::value const& value)
{
    auto const is_scalar = [](json::value const& item) { return !item.is_structured(); };
    if (value.is_array())
        return std::ranges::all_of(value.get_array(), is_scalar);
    return !value.is_object() || value.get_object().empty() || value.get_object().contains("$ref");
}

// Texts are always quoted: JSON's quotes are YAML's too. Names of members are plain where YAML reads them so.
std::string key_of(std::string_view name)
{
    bool const plain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '/' || c == '-';
    });
    return plain && name != "null" && name != "true" && name != "false" ? std::string{name} : json::serialize(name);
}

void write_member(std::string& out, std::string const& lead, json::value const& value, std::size_t indent)
{
    out += lead;
    if (is_flat(value)) {
        out += " " + json::serialize(value) + "\n";
        return;
    }
    out += "\n";
    write_yaml(out, value, indent + 2);
}

} // namespace

json::value read_yaml(std::string_view text)
{
    return to_json(YAML::Load(std::string{text}));
}

void write_yaml(std::string& out, json::value const& value, std::size_t indent)
{
    std::string const margin(indent, ' ');
    if (value.is_object()) {
        for (auto const& member : value.get_object())
            write_member(out, margin + key_of(member.key()) + ":", member.value(), indent);
        return;
    }
    for (json::value const& item : value.get_array())
        write_member(out, margin + "-", item, indent);
}

} // namespace api
