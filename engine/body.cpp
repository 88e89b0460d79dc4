#include "engine/body.hpp"

#include "engine/json_text.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace engine {

namespace {

namespace json = boost::json;

// What a reader does not see: Unicode's White_Space, and the invisible marks a paste may bring.
constexpr auto blanks = std::to_array<std::string_view>(
    {" ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00a0", "\u1680", "\u2000",
     "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
     "\u200b", "\u2028", "\u2029", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"});

bool is_seen(char c)
{
    return c > ' ' && c < '\x7F';
}

std::string_view trimmed(std::string_view text)
{
    if (!text.empty() && is_seen(text.front()) && is_seen(text.back()))
        return text; // as most are written
    auto const opening = [&] {
        return std::ranges::find_if(blanks, [&](auto blank) { return text.starts_with(blank); });
    };
    auto const closing = [&] {
        return std::ranges::find_if(blanks, [&](auto blank) { return text.ends_with(blank); });
    };
    for (auto found = opening(); found != blanks.end(); found = opening())
        text.remove_prefix(found->size());
    for (auto found = closing(); found != blanks.end(); found = closing())
        text.remove_suffix(found->size());
    return text;
}

bool holds_control(std::string_view utf8)
{
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        auto const byte = static_cast<unsigned char>(utf8[i]);
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F)
            return true;
        // U+0080 to U+009F, which UTF-8 writes C2 80 to C2 9F.
        if (byte == 0xC2 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) < 0xA0)
            return true;
    }
    return false;
}

bool is_id_character(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

std::string counted(std::size_t count, std::string const& singular)
{
    return std::to_string(count) + ' ' + singular + (count > 1 ? "s" : "");
}

std::string at_least(std::size_t min)
{
    return ", le minimum est de " + std::to_string(min) + ".";
}

std::string at_most(std::size_t max)
{
    return ", le maximum est de " + std::to_string(max) + ".";
}

template <class Parse, class T>
bool recall_by(Parse parse, CanonicalReader& reader, T& out)
{
    std::string_view text;
    if (!reader.read_plain(text))
        return false;
    auto const parsed = parse(text);
    out = parsed.value_or(T{});
    return parsed.has_value();
}

} // namespace

std::size_t count_characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

void BodyReader::note(ErrorCode code, std::string message)
{
    if (believes())
        throw std::runtime_error{"stored body, at \"" + path() + "\": " + message};
    if (error_.faults.empty() || code == ErrorCode::malformed)
        error_.code = code;
    error_.faults.push_back({path(), std::move(message)});
}

void BodyReader::wrong_type(std::string message)
{
    note(ErrorCode::malformed, std::move(message));
}

void BodyReader::unreadable(std::string message)
{
    note(ErrorCode::invalid, std::move(message));
}

void BodyReader::unknown_word(std::span<std::string_view const> words)
{
    std::string message = "Cette valeur est inconnue, les valeurs admises sont ";
    std::string_view separator;
    for (auto const word : words) {
        message.append(separator).append(word);
        separator = ", ";
    }
    unreadable(message + '.');
}

void BodyReader::out_of_bounds(std::string message)
{
    if (!believes())
        note(ErrorCode::invalid, std::move(message));
}

void BodyReader::missing()
{
    if (!believes())
        note(ErrorCode::malformed, "Cette information est obligatoire.");
}

void BodyReader::refuse_unknown(json::object const& members, std::span<std::string_view const> known)
{
    if (believes())
        return;
    for (auto const& member : members) {
        std::string_view const name = member.key();
        if (std::ranges::find(known, name) == known.end())
            unexpected(name);
    }
}

void BodyReader::unexpected(std::string_view member)
{
    Step const step{*this, member};
    note(ErrorCode::malformed, "Ce membre n'est pas attendu.");
}

void BodyReader::read_members(json::value const& json, std::span<Member const> members)
{
    auto const* const object = this->object(json);
    if (object == nullptr)
        return;
    for (Member const& member : members) {
        Step const step{*this, member.name};
        if (auto const* const found = object->if_contains(member.name))
            member.read(*this, *found, member.value);
        else if (!member.is_optional)
            missing();
    }
    if (believes())
        return;
    for (auto const& found : *object)
        if (std::ranges::find(members, std::string_view{found.key()}, &Member::name) == members.end())
            unexpected(found.key());
}

json::object const* BodyReader::object(json::value const& value)
{
    if (!value.is_object())
        wrong_type("Un objet est attendu.");
    return value.if_object();
}

json::array const* BodyReader::array(json::value const& value)
{
    if (!value.is_array())
        wrong_type("Une liste est attendue.");
    return value.if_array();
}

json::string const* BodyReader::text(json::value const& value, char const* expected)
{
    if (!value.is_string())
        wrong_type(expected);
    return value.if_string();
}

void BodyReader::read_text(json::value const& value, std::string& out, std::size_t min, std::size_t max)
{
    auto const* found = text(value);
    if (found == nullptr)
        return;
    out = std::string{*found};
    if (holds_control(out))
        out_of_bounds("Ce texte contient un caractère de contrôle.");
    // A character takes from one byte to four: counting is for the few texts whose bytes leave it open.
    if (out.size() > max)
        if (auto const count = count_characters(out); count > max)
            out_of_bounds("Ce texte compte " + counted(count, "caractère") + at_most(max));
    auto const said = trimmed(out);
    if (said.size() >= 4 * min)
        return;
    if (auto const count = count_characters(said); count == 0)
        out_of_bounds("Ce texte est vide.");
    else if (count < min)
        out_of_bounds("Ce texte compte " + counted(count, "caractère") + at_least(min));
}

void BodyReader::read_id(json::value const& value, std::string& out)
{
    auto const* found = text(value);
    if (found == nullptr)
        return;
    out = std::string{*found};
    if (out.empty() || out.size() > 64 || !std::ranges::all_of(out, is_id_character))
        out_of_bounds("Un identifiant compte de 1 à 64 caractères, lettres sans accent, chiffres ou tirets.");
}

void BodyReader::read_number(json::value const& value, std::int64_t& out, std::int64_t min, std::int64_t max)
{
    if (!value.is_int64() && !value.is_uint64())
        return wrong_type("Un nombre entier est attendu.");
    auto const allowed = "Un nombre de " + std::to_string(min) + " à " + std::to_string(max) + " est attendu.";
    json::error_code too_big;
    auto const number = value.to_number<std::int64_t>(too_big);
    if (too_big)
        return unreadable(allowed);
    out = number;
    if (number < min || number > max)
        out_of_bounds(allowed);
}

// A list too long is not looked into: its faults would have no end.
bool BodyReader::check_count(std::size_t count, std::size_t min, std::size_t max)
{
    if (count < min)
        out_of_bounds("Cette liste compte " + counted(count, "élément") + at_least(min));
    if (count > max)
        out_of_bounds("Cette liste compte " + counted(count, "élément") + at_most(max));
    return believes() || count <= max;
}

std::string BodyReader::path() const
{
    std::string path;
    for (std::string_view const step : path_)
        path += pointer_step(step);
    return path;
}

std::optional<Error> BodyReader::error() &&
{
    if (error_.faults.empty())
        return std::nullopt;
    auto const count = error_.faults.size();
    error_.detail =
        count == 1 ? "La demande comporte une faute." : "La demande comporte " + counted(count, "faute") + ".";
    return std::move(error_);
}

json::object write_members(std::span<MemberWritten const> members)
{
    json::object object;
    for (MemberWritten const& member : members) {
        json::value value = member.write(member.value);
        if (!member.is_optional || !value.is_null())
            object.emplace(member.name, std::move(value));
    }
    return object;
}

json::object draw_members(std::span<MemberDrawn const> members)
{
    json::object properties;
    json::array required;
    for (MemberDrawn const& member : members) {
        properties.emplace(member.name, member.schema());
        if (!member.is_optional)
            required.emplace_back(member.name);
    }
    return {{"type", "object"}, {"additionalProperties", false}, {"required", required}, {"properties", properties}};
}

std::optional<std::size_t> find_word(std::span<std::string_view const> words, std::string_view word)
{
    auto const found = std::ranges::find(words, word);
    if (found == words.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

void BodyType<bool>::read(BodyReader& reader, json::value const& json, bool& out)
{
    if (json.is_bool())
        out = json.get_bool();
    else
        reader.wrong_type("Une valeur true ou false est attendue.");
}

void BodyType<std::string>::read(BodyReader& reader, json::value const& json, std::string& out)
{
    if (auto const* text = reader.text(json))
        out = std::string{*text};
}

void BodyType<Wording>::read(BodyReader& reader, json::value const& json, Wording& out)
{
    if (auto const* text = reader.text(json))
        out = std::string{*text};
}

bool BodyType<Wording>::recall(CanonicalReader& reader, Wording& out)
{
    std::string text;
    bool const is_read = reader.read(text);
    out = text;
    return is_read;
}

void BodyType<Day>::read(BodyReader& reader, json::value const& json, Day& out)
{
    auto const* text = reader.text(json, "Une date est attendue, de la forme 2026-06-30.");
    if (text == nullptr)
        return;
    if (auto const day = parse_day(*text))
        out = *day;
    else
        reader.unreadable("Cette date n'existe pas ou n'est pas de la forme 2026-06-30.");
}

void BodyType<Instant>::read(BodyReader& reader, json::value const& json, Instant& out)
{
    auto const* text = reader.text(json, "Un instant est attendu, de la forme 2026-06-30T08:15:00Z.");
    if (text == nullptr)
        return;
    if (auto const instant = parse_instant(*text))
        out = *instant;
    else
        reader.unreadable("Cet instant n'existe pas ou n'est pas de la forme 2026-06-30T08:15:00Z.");
}

bool BodyType<Day>::recall(CanonicalReader& reader, Day& out)
{
    return recall_by(parse_day, reader, out);
}

bool BodyType<Instant>::recall(CanonicalReader& reader, Instant& out)
{
    return recall_by(parse_instant, reader, out);
}

json::value parse_stored(std::string_view text)
{
    return json::parse(text);
}

} // namespace engine
