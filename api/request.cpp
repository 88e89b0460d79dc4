#include "api/request.hpp"

#include "api/problem.hpp"
#include "api/text_parts.hpp"
#include "engine/chain.hpp"
#include "engine/json_text.hpp"

#include <algorithm>

namespace api {
namespace {

using engine::ErrorCode;

tl::unexpected<engine::Error> bad_header(std::string_view name, std::string message)
{
    std::string const detail = "En-tête " + std::string{name} + " : " + message;
    return tl::unexpected{malformed(detail, {{"/headers/" + std::string{name}, std::move(message)}})};
}

// A header that says one thing; twice would be two.
engine::Result<std::optional<std::string_view>> sole(Request const& request, std::string_view name)
{
    auto const times =
        std::ranges::count_if(request.headers, [&](auto const& each) { return same_name(each.first, name); });
    if (times > 1)
        return bad_header(name, "il n'est admis qu'une fois.");
    return request.header(name);
}

bool is_uuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
        bool const digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f')
            || (text[i] >= 'A' && text[i] <= 'F');
        if (dash ? text[i] != '-' : !digit)
            return false;
    }
    return true;
}

// An entity tag without its W/; nothing when the syntax is wrong. Tags of ours hold no comma.
std::optional<std::string_view> opaque_tag(std::string_view tag)
{
    if (tag.starts_with("W/"))
        tag.remove_prefix(2);
    if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"'
        || tag.substr(1, tag.size() - 2).find('"') != std::string_view::npos)
        return std::nullopt;
    return tag;
}

// As far as one of `ends`; quoted strings may hold them, too.
std::string_view up_to(std::string_view text, std::string_view ends)
{
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && ends.find(text[i]) != std::string_view::npos)
            return text.substr(0, i);
    }
    return text;
}

// A word of a header, which may stand in quotes.
std::string unquoted(std::string_view word)
{
    if (word.size() < 2 || word.front() != '"' || word.back() != '"')
        return std::string{word};
    std::string out;
    for (std::size_t i = 1; i + 1 < word.size(); ++i)
        out += word[i] == '\\' && i + 2 < word.size() ? word[++i] : word[i];
    return out;
}

// The value of that preference in one header Prefer, empty without one; nothing when the header does not name it.
std::optional<std::string> preference(std::string_view header, std::string_view name)
{
    while (!header.empty()) {
        std::string_view const item = up_to(header, ",");
        header.remove_prefix(std::min(item.size() + 1, header.size()));
        std::string_view const said = up_to(item, ";"); // parameters follow
        auto const equals = std::min(said.find('='), said.size());
        if (same_name(trimmed(said.substr(0, equals)), name))
            return unquoted(trimmed(said.substr(std::min(equals + 1, said.size()))));
    }
    return std::nullopt;
}

// How well one item of Accept fits a type: 3 the type itself, 2 its family, 1 anything, 0 not at all.
int fit(std::string_view range, std::string_view media_type)
{
    if (same_name(range, media_type))
        return 3;
    auto const slash = media_type.find('/');
    if (range.ends_with("/*") && same_name(range.substr(0, range.size() - 1), media_type.substr(0, slash + 1)))
        return 2;
    return range == "*/*" ? 1 : 0;
}

bool is_refused(std::vector<std::string_view> const& parts) // q=0, q=0.0…
{
    return std::any_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
        auto const text = trimmed(part);
        return (text.starts_with("q=0") || text.starts_with("Q=0"))
            && text.substr(3).find_first_of("123456789") == std::string_view::npos;
    });
}

} // namespace

// ---- Headers ----

std::string tag_of(engine::Version version)
{
    return '"' + std::to_string(version) + '"';
}

engine::Result<std::optional<engine::Version>> if_match(Request const& request)
{
    auto const header = sole(request, "If-Match");
    if (!header)
        return tl::unexpected{header.error()};
    if (!*header)
        return std::nullopt;
    auto const tag = trimmed(**header);
    bool const quoted = tag.size() > 2 && tag.front() == '"' && tag.back() == '"';
    auto const version = quoted ? number_in<engine::Version>(tag.substr(1, tag.size() - 2)) : std::nullopt;
    if (!version)
        return bad_header("If-Match", "une seule version entre guillemets est attendue, comme \"3\".");
    return version;
}

engine::Result<bool> if_none_exists(Request const& request)
{
    auto const header = sole(request, "If-None-Match");
    if (!header)
        return tl::unexpected{header.error()};
    if (!*header)
        return false;
    if (trimmed(**header) != "*")
        return bad_header("If-None-Match", "seule la valeur * est admise pour enregistrer.");
    return true;
}

engine::Result<bool> matches_if_none_match(Request const& request, std::string_view tag)
{
    auto const header = request.header("If-None-Match");
    if (!header)
        return false;
    if (trimmed(*header) == "*")
        return true;
    bool matches = false;
    for (std::string_view const part : split(*header, ',')) {
        auto const each = opaque_tag(trimmed(part));
        if (!each)
            return bad_header("If-None-Match", "des étiquettes entre guillemets sont attendues, comme \"3\".");
        matches = matches || *each == tag;
    }
    return matches;
}

engine::Result<engine::Repeat> repeat_of(Request const& request)
{
    auto const header = sole(request, "Idempotency-Key");
    if (!header)
        return tl::unexpected{header.error()};
    auto const& key = *header;
    if (!key)
        return bad_header("Idempotency-Key", "il est obligatoire : un UUID neuf pour chaque demande nouvelle.");
    if (!is_uuid(*key))
        return bad_header("Idempotency-Key", "un UUID est attendu, comme 7f0c1de2-3b4a-4c5d-8e6f-708192a3b4c5.");
    // Every part ends where the next begins, whatever it holds: the path has no line feed, the query is counted.
    std::string whole;
    whole.reserve(request.path.size() + request.body.size() + 64);
    whole.append("POST\n").append(request.path).append("\n").append(std::to_string(request.query.size())).append("\n");
    for (auto const& [name, value] : request.query)
        whole += std::to_string(name.size()) + ":" + name + std::to_string(value.size()) + ":" + value;
    whole.append("\n").append(request.body);
    return engine::Repeat{lower(*key), engine::to_hex(engine::sha256(whole))};
}

bool accepts(Request const& request, std::string_view media_type)
{
    int best = 0; // of the items that name it, the closest decides
    bool admitted = true;
    bool asked = false;
    for (auto const& [name, value] : request.headers) {
        if (!same_name(name, "Accept"))
            continue;
        asked = true;
        for (std::string_view const item : split(value, ',')) {
            auto const parts = split(item, ';');
            int const fits = fit(trimmed(parts.front()), media_type);
            if (fits > best) {
                best = fits;
                admitted = !is_refused(parts);
            }
        }
    }
    return !asked || (best > 0 && admitted);
}

bool prefers_minimal(Request const& request)
{
    for (auto const& [name, value] : request.headers)
        if (same_name(name, "Prefer"))
            if (auto const form = preference(value, "return")) // the first counts
                return same_name(*form, "minimal");
    return false;
}

std::optional<Response> media_type_fault(Request const& request, std::string_view accepted)
{
    auto const header = request.header("Content-Type").value_or("");
    auto const parts = split(header, ';');
    bool fine = same_name(trimmed(parts.front()), accepted);
    for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        auto const text = lower(trimmed(*part));
        if (text.starts_with("charset="))
            fine = fine && (text == "charset=utf-8" || text == "charset=\"utf-8\"");
    }
    if (fine)
        return std::nullopt;
    return unsupported_media_type(request, accepted);
}

// ---- Body ----

engine::Result<boost::json::value> json_body(Request const& request)
{
    return engine::parse_json(request.body);
}

engine::Result<boost::json::object> json_object_body(Request const& request)
{
    auto value = engine::parse_json(request.body);
    if (!value)
        return tl::unexpected{value.error()};
    if (!value->is_object())
        return tl::unexpected{malformed("Un objet JSON est attendu.", {{"", "Un objet est attendu."}})};
    return std::move(value->as_object());
}

} // namespace api
