#include "engine/json_text.hpp"

#include "engine/canonical_text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

namespace engine {

namespace {

namespace json = boost::json;

// Beyond this no more faults are told, only counted: a hostile body of 1 MB must not draw an answer of 1 GB.
constexpr std::size_t told_bytes_max = 64 * 1024;

// Sees the text go by and remembers where it is, which the value parser does not tell.
class DoorHandler {
public:
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return open(true); }
    bool on_object_end(std::size_t, json::error_code&) { return close(); }
    bool on_array_begin(json::error_code&) { return open(false); }
    bool on_array_end(std::size_t, json::error_code&) { return close(); }

    bool on_key_part(json::string_view part, std::size_t, json::error_code&)
    {
        text_.append(part);
        return true;
    }
    bool on_key(json::string_view last, std::size_t, json::error_code&)
    {
        text_.append(last);
        auto& here = open_.back();
        bool const holds_nul = std::ranges::count(text_, '\0') > 0;
        if (holds_nul) {
            tell("Le nom d'un membre contient le caractère NUL.");
            std::ranges::replace(text_, '\0', '?'); // a pointer travels into answers and logs
        }
        here.name = std::exchange(text_, {});
        here.named = true;
        if (!here.names.insert(here.name).second && !holds_nul && here.repeated.insert(here.name).second)
            tell("Ce membre est nommé plusieurs fois.");
        return true;
    }

    bool on_string_part(json::string_view part, std::size_t, json::error_code&)
    {
        holds_nul_ |= part.find('\0') != json::string_view::npos;
        return true;
    }
    bool on_string(json::string_view last, std::size_t, json::error_code&)
    {
        holds_nul_ |= last.find('\0') != json::string_view::npos;
        if (std::exchange(holds_nul_, false))
            tell("Ce texte contient le caractère NUL.");
        return value_ends();
    }

    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code&) { return value_ends(); }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return value_ends(); }
    bool on_double(double number, json::string_view, json::error_code&)
    {
        if (!std::isfinite(number))
            tell("Ce nombre est trop grand.");
        return value_ends();
    }
    bool on_bool(bool, json::error_code&) { return value_ends(); }
    bool on_null(json::error_code&) { return value_ends(); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

    void tell(std::string message)
    {
        ++count_;
        if (told_bytes_ > told_bytes_max)
            return;
        faults_.push_back({pointer(), std::move(message)});
        told_bytes_ += faults_.back().pointer.size() + faults_.back().message.size();
    }
    std::size_t count() const { return count_; }
    std::vector<Fault> faults() && { return std::move(faults_); }

private:
    struct Open {
        bool is_object = false;
        bool named = false; // the value of `name` is being read
        std::string name{};
        std::size_t index = 0;
        std::set<std::string> names{};
        std::set<std::string> repeated{};
    };

    bool open(bool is_object)
    {
        open_.push_back({.is_object = is_object});
        return true;
    }
    bool close()
    {
        open_.pop_back();
        return value_ends();
    }
    bool value_ends()
    {
        if (!open_.empty()) {
            open_.back().named = false;
            ++open_.back().index;
        }
        return true;
    }
    std::string pointer() const
    {
        std::string path;
        for (auto const& each : open_) {
            if (!each.is_object)
                path += '/' + std::to_string(each.index);
            else if (each.named)
                path += pointer_step(each.name);
        }
        return path;
    }

    std::vector<Open> open_;
    std::string text_;
    bool holds_nul_ = false;
    std::size_t count_ = 0;
    std::size_t told_bytes_ = 0;
    std::vector<Fault> faults_;
};

// Makes the value while the text goes by, and notices that something is wrong with it, but not what.
class Builder {
public:
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();

    Builder() { values_.reset(); }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return true; }
    bool on_object_end(std::size_t members, json::error_code&)
    {
        named_ += members;
        values_.push_object(members);
        return true;
    }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_array_end(std::size_t items, json::error_code&)
    {
        values_.push_array(items);
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&)
    {
        values_.push_chars(without_nul(part));
        return true;
    }
    bool on_key(json::string_view last, std::size_t, json::error_code&)
    {
        values_.push_key(without_nul(last));
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&)
    {
        values_.push_chars(without_nul(part));
        return true;
    }
    bool on_string(json::string_view last, std::size_t, json::error_code&)
    {
        values_.push_string(without_nul(last));
        return true;
    }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t number, json::string_view, json::error_code&)
    {
        values_.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, json::string_view, json::error_code&)
    {
        values_.push_uint64(number);
        return true;
    }
    bool on_double(double number, json::string_view, json::error_code&)
    {
        is_sound_ = is_sound_ && std::isfinite(number);
        values_.push_double(number);
        return true;
    }
    bool on_bool(bool value, json::error_code&)
    {
        values_.push_bool(value);
        return true;
    }
    bool on_null(json::error_code&)
    {
        values_.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

    // Once the text is read. Nothing when something is wrong with it.
    std::optional<json::value> end()
    {
        auto made = values_.release();
        bool const is_named_twice = members_in(made) != named_; // of those of one name, one is kept
        return is_sound_ && !is_named_twice ? std::optional{std::move(made)} : std::nullopt;
    }

private:
    json::string_view without_nul(json::string_view text)
    {
        is_sound_ = is_sound_ && text.find('\0') == json::string_view::npos;
        return text;
    }
    static std::size_t members_in(json::value const& value)
    {
        std::size_t members = 0;
        if (auto const* const object = value.if_object()) {
            members = object->size();
            for (auto const& member : *object)
                members += members_in(member.value());
        } else if (auto const* const array = value.if_array()) {
            for (auto const& item : *array)
                members += members_in(item);
        }
        return members;
    }

    alignas(json::value) std::array<unsigned char, 2048> room_; // most bodies need no more while they are made
    json::value_stack values_{{}, room_.data(), room_.size()};
    std::size_t named_ = 0;
    bool is_sound_ = true;
};

std::optional<json::value> sound_value(std::string_view bytes, json::parse_options const& options)
{
    json::basic_parser<Builder> parser{options};
    json::error_code failure;
    auto const read_bytes = parser.write_some(false, bytes.data(), bytes.size(), failure);
    return failure || read_bytes < bytes.size() ? std::nullopt : parser.handler().end();
}

std::string in_french(json::error_code failure, std::size_t at_byte, JsonLimits limits)
{
    if (failure == json::error::too_deep)
        return "Le corps dépasse " + std::to_string(limits.depth_max) + " niveaux d'imbrication.";
    if (failure == json::error::incomplete)
        return "Le corps est vide ou s'interrompt avant la fin du JSON.";
    auto const where = " (octet " + std::to_string(at_byte) + ").";
    if (failure == json::error::extra_data)
        return "Le corps continue après la fin du JSON" + where;
    if (failure == json::error::illegal_leading_surrogate || failure == json::error::illegal_trailing_surrogate)
        return "Le corps contient une moitié de caractère UTF-16 isolée" + where;
    if (failure == json::error::exponent_overflow)
        return "Le corps contient un nombre trop grand" + where;
    return "Le corps n'est pas du JSON valide en UTF-8" + where;
}

tl::unexpected<Error> malformed(std::string detail, DoorHandler&& seen)
{
    return tl::unexpected<Error>{
        Error{.code = ErrorCode::malformed, .detail = std::move(detail), .faults = std::move(seen).faults()}};
}

template <class Number>
void write_digits(CanonicalWriter& out, Number number)
{
    std::array<char, 32> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out.put(std::string_view{buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

// 1, 1.0 and 1E0 are one number; a database may hand back any of them.
void write_double(CanonicalWriter& out, double number)
{
    constexpr double first_beyond = 9223372036854775808.0; // 2^63
    if (!std::isfinite(number))
        throw std::invalid_argument{"canonical_json: a number is not finite"};
    if (std::trunc(number) == number && std::abs(number) < first_beyond)
        write_digits(out, static_cast<std::int64_t>(number));
    else if (std::trunc(number) == number && number > 0 && number < 2 * first_beyond)
        write_digits(out, static_cast<std::uint64_t>(number));
    else
        write_digits(out, number);
}

void write_canonical(CanonicalWriter& out, json::value const& value)
{
    switch (value.kind()) {
    case json::kind::null: out.put("null"); return;
    case json::kind::bool_: out.put(value.get_bool() ? "true" : "false"); return;
    case json::kind::int64: write_digits(out, value.get_int64()); return;
    case json::kind::uint64: write_digits(out, value.get_uint64()); return;
    case json::kind::double_: write_double(out, value.get_double()); return;
    case json::kind::string: out.quote(value.get_string()); return;
    case json::kind::array: {
        char separator = '[';
        for (auto const& item : value.get_array()) {
            out.put(std::exchange(separator, ','));
            write_canonical(out, item);
        }
        out.put(separator == '[' ? "[]" : "]");
        return;
    }
    case json::kind::object: {
        std::vector<json::key_value_pair const*> members;
        for (auto const& member : value.get_object())
            members.push_back(&member);
        // string_view compares characters as unsigned bytes.
        std::ranges::sort(members, {}, [](auto const* member) { return std::string_view{member->key()}; });
        char separator = '{';
        for (auto const* member : members) {
            out.put(std::exchange(separator, ','));
            out.quote(member->key());
            out.put(':');
            write_canonical(out, member->value());
        }
        out.put(separator == '{' ? "{}" : "}");
        return;
    }
    }
}

} // namespace

Result<json::value> parse_json(std::string_view bytes, JsonLimits limits)
{
    if (bytes.size() > limits.bytes_max)
        return refuse(ErrorCode::malformed, "Le corps dépasse " + std::to_string(limits.bytes_max) + " octets.");

    json::parse_options const options{.max_depth = limits.depth_max};
    if (auto sound = sound_value(bytes, options))
        return *std::move(sound);
    // Only now it is asked what is wrong, and where.
    json::basic_parser<DoorHandler> parser{options};
    json::error_code failure;
    auto const read_bytes = parser.write_some(false, bytes.data(), bytes.size(), failure);
    if (!failure && read_bytes < bytes.size())
        failure = json::error::extra_data;

    auto& seen = parser.handler();
    if (failure) {
        auto detail = in_french(failure, read_bytes, limits);
        seen.tell(detail);
        return malformed(std::move(detail), std::move(seen));
    }
    if (seen.count() == 1)
        return malformed("Le corps comporte une faute.", std::move(seen));
    if (seen.count() > 1)
        return malformed("Le corps comporte " + std::to_string(seen.count()) + " fautes.", std::move(seen));
    return json::parse(bytes, {}, options);
}

std::string canonical_json(json::value const& value)
{
    CanonicalWriter out;
    write_canonical(out, value);
    return std::string{out.text()};
}

void write_canonical_json(CanonicalWriter& out, json::value const& value)
{
    write_canonical(out, value);
}

std::string pointer_step(std::string_view name)
{
    std::string step = "/";
    for (char const c : name) {
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    }
    return step;
}

} // namespace engine
