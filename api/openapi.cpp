#include "api/openapi.hpp"

#include "api/yaml.hpp"
#include "engine/chain.hpp"

#include <boost/json/serialize.hpp>

namespace api {

std::string const& openapi_json()
{
    static std::string const text = boost::json::serialize(read_yaml(openapi_yaml()));
    return text;
}

std::string const& openapi_tag()
{
    static std::string const tag = '"' + engine::to_hex(engine::sha256(openapi_json())).substr(0, 20) + '"';
    return tag;
}

} // namespace api
