#include "engine/store/address.hpp"

#include <array>
#include <regex>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace engine::store {
namespace {

using SettingsInUrl = std::span<std::pair<std::string_view, std::string_view> const>;

// A host that is gone must not hold a thread for the quarter of an hour that TCP allows itself: neither while we send,
// nor while we wait for an answer to what it has taken.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> defaults{{
    {"application_name", "titularis"},
    {"connect_timeout", "5"},      // seconds
    {"tcp_user_timeout", "10000"}, // milliseconds
    {"keepalives_idle", "5"},      // seconds
    {"keepalives_interval", "2"},
    {"keepalives_count", "3"},
}};
// The next host is there to be tried.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> defaults_of_several{{
    {"connect_timeout", "2"},
    {"target_session_attrs", "read-write"},
}};

bool names(std::string const& text, std::string_view setting)
{
    return text.find(std::string{setting} + "=") != std::string::npos;
}

std::string keywords_with(std::string keywords, SettingsInUrl settings)
{
    for (auto const& [setting, value] : settings)
        if (!names(keywords, setting))
            keywords += " " + std::string{setting} + "=" + std::string{value};
    return keywords;
}

std::string uri_with(std::string uri, SettingsInUrl settings)
{
    for (auto const& [setting, value] : settings)
        if (!names(uri, setting))
            uri += (uri.find('?') == std::string::npos ? "?" : "&") + std::string{setting} + "=" + std::string{value};
    return uri;
}

Address on_postgresql(std::string target, std::string (*with)(std::string, SettingsInUrl))
{
    bool const several = Hosts{target}.count() > 1;
    if (several)
        target = with(std::move(target), defaults_of_several);
    target = with(std::move(target), defaults);
    auto hosts = several ? std::make_shared<Hosts>(target) : nullptr;
    return {Dialect::postgresql, std::move(target), std::move(hosts)};
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
        return {Dialect::sqlite, rest, nullptr};
    if (scheme != "postgresql" && scheme != "postgres")
        throw std::invalid_argument{"a store is sqlite://… or postgresql://…, not " + scheme + "://…"};
    if (std::regex_match(rest, keywords))
        return on_postgresql(rest, keywords_with);
    return on_postgresql("postgresql://" + rest, uri_with);
}

} // namespace engine::store
