#include "api/openapi.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <yaml-cpp/yaml.h>

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

} // namespace

std::string const& openapi_json()
{
    static std::string const text = json::serialize(to_json(YAML::Load(std::string{openapi_yaml()})));
    return text;
}

} // namespace api
