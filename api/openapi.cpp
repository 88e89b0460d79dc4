#include "api/openapi.hpp"

#include "api/yaml.hpp"

#include <boost/json/serialize.hpp>

namespace api {

std::string const& openapi_json()
{
    static std::string const text = boost::json::serialize(read_yaml(openapi_yaml()));
    return text;
}

} // namespace api
