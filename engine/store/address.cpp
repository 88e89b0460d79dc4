#include "engine/store/address.hpp"

#include <array>
#include <regex>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace engine::store {
namespace {

// A host that is gone must not hold a thread for the quarter of an hour that TCP allows itself.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> defaults{{
    {"application_name", "titularis"},
    {"connect_timeout", "5"},      // seconds
    {"tcp_user_timeout", "10000"}, // milliseconds
}};

bool names(std::string const& text, std::string_view setting)
{
    return text.find(std::string{setting} + "=") != std::string::npos;
}

std::string with_defaults(std::string keywords)
{
    for (auto const& [setting, value] : defaults)
        if (!names(keywords, setting))
            keywords += " " + std::string{setting} + "=" + std::string{value};
    return keywords;
}

std::string uri_with_defaults(std::string uri)
{
    for (auto const& [setting, value] : defaults)
        if (!names(uri, setting))
            uri += (uri.find('?') == std::string::npos ? "?" : "&") + std::string{setting} + "=" + std::string{value};
    return uri;
}

} // namespace

Address parse_address(std::string const& url)
{
    static std::regex const shape{R"((?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^]*))"};
    static std::regex const keywords{R"(\s*[a-z_]+\s*=[^]*)"};
    std::smatch parts;
    if (!std::regex_match(url, parts, shape) || (parts.str(2).empty() && parts.str(1) != "postgresql"))
        throw std::invalid_argument{"a store needs a path or a URL"};
    std::string const scheme = parts.str(1);
    std::string const rest = parts.str(2);
    if (scheme.empty() || scheme == "sqlite")
        return {Dialect::sqlite, rest};
    if (scheme != "postgresql" && scheme != "postgres")
        throw std::invalid_argument{"a store is sqlite://… or postgresql://…, not " + scheme + "://…"};
    if (std::regex_match(rest, keywords))
        return {Dialect::postgresql, with_defaults(rest)};
    return {Dialect::postgresql, uri_with_defaults("postgresql://" + rest)};
}

} // namespace engine::store
