#include "engine/store/address.hpp"

#include <algorithm>
#include <array>
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

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_scheme(std::string_view text)
{
    return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, [](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
    });
}

// "host=…", as libpq writes settings where there is no URL.
bool begins_with_keyword(std::string_view text)
{
    constexpr std::string_view blanks{" \t\n\r\f\v"};
    auto const sign = text.find('=');
    auto word = text.substr(0, sign);
    word.remove_prefix(std::min(word.find_first_not_of(blanks), word.size()));
    word = word.substr(0, word.find_last_not_of(blanks) + 1);
    return sign != std::string_view::npos && !word.empty()
        && std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

} // namespace

Address parse_address(std::string const& url)
{
    constexpr std::string_view separator{"://"};
    auto const colon = url.find(separator);
    bool const has_scheme = colon != std::string::npos && is_scheme(std::string_view{url}.substr(0, colon));
    std::string const scheme = has_scheme ? url.substr(0, colon) : "";
    std::string const rest = has_scheme ? url.substr(colon + separator.size()) : url;
    if (rest.empty() && scheme != "postgresql")
        throw std::invalid_argument{"a store needs a path or a URL"};
    if (scheme.empty() || scheme == "sqlite")
        return {Dialect::sqlite, rest, nullptr};
    if (scheme != "postgresql" && scheme != "postgres")
        throw std::invalid_argument{"a store is sqlite://… or postgresql://…, not " + scheme + "://…"};
    if (begins_with_keyword(rest))
        return on_postgresql(rest, keywords_with);
    return on_postgresql("postgresql://" + rest, uri_with);
}

} // namespace engine::store
