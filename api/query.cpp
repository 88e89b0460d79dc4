#include "api/query.hpp"

#include "api/problem.hpp"
#include "api/text_parts.hpp"
#include "engine/body.hpp"

#include <algorithm>

namespace api {
namespace {

constexpr std::size_t limit_default = 50;
constexpr std::size_t limit_max = 200;
constexpr std::size_t tags_max = 20;
constexpr std::size_t tag_name_max = 63;
constexpr std::size_t tag_value_max = 200;
constexpr std::string_view tag_prefix = "tag.";

bool is_id(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_tag_name(std::string_view text)
{
    return !text.empty() && text.size() <= tag_name_max && text.front() >= 'a' && text.front() <= 'z'
        && std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

} // namespace

void QueryReader::refuse(std::string_view name, std::string message)
{
    faults_.push_back({"/query/" + std::string{name}, std::move(message)});
}

std::size_t QueryReader::limit()
{
    auto const text = request_.parameter("limit");
    if (!text)
        return limit_default;
    auto const number = number_in<std::size_t>(*text);
    if (number && *number >= 1 && *number <= limit_max)
        return *number;
    refuse("limit", "Un nombre entier de 1 à 200 est attendu.");
    return limit_default;
}

std::optional<std::string> QueryReader::text(std::string_view name, std::size_t characters_max)
{
    auto const text = request_.parameter(name);
    if (!text || text->empty())
        return std::nullopt;
    if (engine::count_characters(*text) > characters_max) {
        refuse(name, "Au plus " + std::to_string(characters_max) + " caractères sont admis.");
        return std::nullopt;
    }
    return std::string{*text};
}

std::optional<std::string> QueryReader::word(std::string_view name, std::vector<std::string_view> const& known)
{
    auto const text = request_.parameter(name);
    if (!text)
        return std::nullopt;
    if (std::ranges::find(known, *text) != known.end())
        return std::string{*text};
    std::string list;
    for (std::string_view const word : known)
        list += (list.empty() ? "" : ", ") + std::string{word};
    refuse(name, "Une de ces valeurs est attendue : " + list + ".");
    return std::nullopt;
}

std::optional<engine::Instant> QueryReader::instant(std::string_view name)
{
    auto const text = request_.parameter(name);
    if (!text)
        return std::nullopt;
    auto const instant = engine::parse_instant(*text);
    if (!instant)
        refuse(name, "Un instant est attendu, comme 2022-11-30T08:15:00Z.");
    return instant;
}

std::optional<bool> QueryReader::flag(std::string_view name)
{
    auto const text = word(name, {"true", "false"});
    return text ? std::optional{*text == "true"} : std::nullopt;
}

std::optional<engine::CaseId> QueryReader::id(std::string_view name)
{
    auto const text = request_.parameter(name);
    if (!text)
        return std::nullopt;
    if (is_id(*text))
        return engine::CaseId{std::string{*text}};
    refuse(name, "Un identifiant de dossier est attendu.");
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> QueryReader::tags()
{
    std::vector<std::pair<std::string, std::string>> tags;
    for (auto const& [name, value] : request_.query) {
        if (!name.starts_with(tag_prefix))
            continue;
        tags.emplace_back(name.substr(tag_prefix.size()), value);
        if (!is_tag_name(tags.back().first))
            refuse(name, "Un nom en minuscules est attendu après le point.");
        else if (engine::count_characters(value) > tag_value_max)
            refuse(name, "Au plus " + std::to_string(tag_value_max) + " caractères sont admis.");
    }
    if (tags.size() > tags_max)
        refuse("tag", "Au plus " + std::to_string(tags_max) + " étiquettes sont admises.");
    return tags;
}

std::optional<engine::Error> QueryReader::error() const
{
    if (faults_.empty())
        return std::nullopt;
    return malformed("Des paramètres ont une valeur qui ne convient pas.", faults_);
}

std::optional<engine::Error> parameter_fault(Request const& request, std::string_view known)
{
    auto const names = split(known, ' ');
    std::vector<engine::Fault> faults;
    std::vector<std::string_view> seen;
    for (auto const& [name, value] : request.query) {
        bool const is_tag =
            name.starts_with("tag.") && name.size() > 4 && std::ranges::find(names, "tag.") != names.end();
        if (!is_tag && (name.empty() || std::ranges::find(names, name) == names.end()))
            faults.push_back({"/query/" + name, "Paramètre inconnu ici."});
        else if (!is_tag && std::ranges::find(seen, name) != seen.end())
            faults.push_back({"/query/" + name, "Ce paramètre n'est admis qu'une fois."});
        seen.push_back(name);
    }
    if (faults.empty())
        return std::nullopt;
    return malformed("Des paramètres ne sont pas admis.", std::move(faults));
}

} // namespace api
