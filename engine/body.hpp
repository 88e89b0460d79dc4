#pragma once
// Bodies of commands and events: described structs, read from JSON with all their faults at once, written back, and
// drawn as JSON Schema. Workflows declare the structs and read their own events; the API reads commands.
//
//     struct FileReview {
//         Text<4000> comment{};
//         std::optional<Day> held_on{};
//         bool operator==(FileReview const&) const = default;
//     };
//     BOOST_DESCRIBE_STRUCT(FileReview, (), (comment, held_on))

#include "engine/canonical_text.hpp"
#include "engine/error.hpp"
#include "engine/json_text.hpp"
#include "engine/wording.hpp"

#include <boost/container/small_vector.hpp>
#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>

#include <algorithm>
#include <any>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace engine {

std::size_t count_characters(std::string_view utf8); // Unicode code points

// Min and Max count characters (Unicode code points). White space around the text does not count towards Min.
template <std::size_t Max, std::size_t Min = 1>
struct Text {
    static_assert(Min <= Max);
    std::string value{};

    Text() = default;
    Text(std::string text) : value{std::move(text)} {}
    Text(char const* text) : value{text} {}
    std::string const& operator*() const { return value; }
    bool is(std::string_view word) const { return is_same_word(value, word); }
    bool operator==(Text const&) const = default;
};

template <std::int64_t Min, std::int64_t Max>
struct Number {
    static_assert(Min <= Max);
    std::int64_t value{};

    Number() = default;
    Number(std::int64_t number) : value{number} {}
    std::int64_t operator*() const { return value; }
    bool operator==(Number const&) const = default;
};

template <class T, std::size_t Max, std::size_t Min = 0>
struct List {
    static_assert(Min <= Max);
    std::vector<T> items{};

    List() = default;
    List(std::vector<T> list) : items{std::move(list)} {}
    List(std::initializer_list<T> list) : items{list} {}
    std::vector<T> const& operator*() const { return items; }
    auto begin() const { return items.begin(); }
    auto end() const { return items.end(); }
    std::size_t size() const { return items.size(); }
    bool operator==(List const&) const = default;
};

// Where the reading stands in the body, and the faults met so far.
class BodyReader {
public:
    // `stored` believes what we once wrote, and throws std::runtime_error on what cannot be held at all.
    enum class Trust { at_the_door, stored };
    explicit BodyReader(Trust trust) : trust_{trust} {}

    bool believes() const { return trust_ == Trust::stored; }

    void wrong_type(std::string message);    // shape
    void unreadable(std::string message);    // the right JSON type, yet no value of ours: 30 February
    void out_of_bounds(std::string message); // a value of ours, but not allowed here: believed when stored
    void unknown_word(std::span<std::string_view const> words);
    void missing();
    void refuse_unknown(boost::json::object const& members, std::span<std::string_view const> known);

    // Of the expected JSON type, or null once the fault is noted.
    boost::json::object const* object(boost::json::value const& value);
    boost::json::array const* array(boost::json::value const& value);
    boost::json::string const* text(boost::json::value const& value, char const* expected = "Un texte est attendu.");

    void read_text(boost::json::value const& value, std::string& out, std::size_t min, std::size_t max);
    void read_id(boost::json::value const& value, std::string& out);
    void read_number(boost::json::value const& value, std::int64_t& out, std::int64_t min, std::int64_t max);
    bool check_count(std::size_t count, std::size_t min, std::size_t max); // false: do not look inside

    // Reads what stands under a member's name or an item's index.
    template <class Read>
    void inside(std::string_view step, Read read)
    {
        path_.push_back(step);
        read();
        path_.pop_back();
    }

    // Nothing when no fault was found.
    std::optional<Error> error() &&;

private:
    std::string path() const;
    void note(ErrorCode code, std::string message);

    Trust trust_;
    boost::container::small_vector<std::string_view, 8> path_; // of where it is, step by step
    Error error_{};
};

// How one type of member is read, written and drawn. A type without a specialisation does not belong in a body.
// `append` writes the canonical text of what write() would give, and `recall` reads it back from there without a tree, or
// says no (see CanonicalReader). A specialisation may do without both. A short value may also say how much `room` its text
// takes at most, and write it `at` a place where there is as much.
template <class T>
struct BodyType;

template <class T>
void append_body(CanonicalWriter& out, T const& value)
{
    if constexpr (requires { BodyType<T>::append(out, value); })
        BodyType<T>::append(out, value);
    else
        write_canonical_json(out, BodyType<T>::write(value));
}

template <class T>
inline constexpr bool is_short = requires(char* at, T const& value) {
    BodyType<T>::room(value);
    BodyType<T>::write_at(at, value);
};

template <class T>
bool recall_value(CanonicalReader& reader, T& out)
{
    if constexpr (requires { BodyType<T>::recall(reader, out); })
        return BodyType<T>::recall(reader, out);
    else
        return false;
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <template <class...> class Described, class... D>
constexpr std::array<std::string_view, sizeof...(D)> described_names(Described<D...>)
{
    return {D::name...};
}

// "word", each with its quotes, in as much room as the longest of them takes.
template <std::size_t Room>
struct QuotedWord {
    std::array<char, Room> text{};
    std::size_t size = 0;
};
template <auto const& Words>
inline constexpr auto quoted_words = [] {
    constexpr std::size_t longest = std::max_element(Words.begin(), Words.end(), [](auto one, auto other) {
                                        return one.size() < other.size();
                                    })->size();
    std::array<QuotedWord<longest + 2>, Words.size()> all{};
    for (std::size_t i = 0; i < Words.size(); ++i) {
        all[i].text[0] = '"';
        std::copy(Words[i].begin(), Words[i].end(), all[i].text.begin() + 1);
        all[i].text[Words[i].size() + 1] = '"';
        all[i].size = Words[i].size() + 2;
    }
    return all;
}();

// "name":
template <class D>
inline constexpr auto quoted_name = [] {
    constexpr std::string_view name{D::name};
    std::array<char, name.size() + 3> text{};
    text[0] = '"';
    std::copy(name.begin(), name.end(), text.begin() + 1);
    text[name.size() + 1] = '"';
    text[name.size() + 2] = ':';
    return text;
}();

template <>
struct BodyType<bool> {
    static void read(BodyReader& reader, boost::json::value const& json, bool& out);
    static boost::json::value write(bool value) { return value; }
    static void append(CanonicalWriter& out, bool value) { out.put(value ? "true" : "false"); }
    static bool recall(CanonicalReader& reader, bool& out) { return reader.read(out); }
    static boost::json::object schema() { return {{"type", "boolean"}}; }
};

// Events only: nothing bounds it, so it has no place in a command.
template <>
struct BodyType<std::string> {
    static void read(BodyReader& reader, boost::json::value const& json, std::string& out);
    static boost::json::value write(std::string const& value) { return boost::json::value(value); }
    static void append(CanonicalWriter& out, std::string const& value) { out.quote(std::string_view{value}); }
    static bool recall(CanonicalReader& reader, std::string& out) { return reader.read(out); }
    static boost::json::object schema() { return {{"type", "string"}}; }
};

// Events only, likewise: a text that is nearly always one of the tables' words.
template <>
struct BodyType<Wording> {
    static void read(BodyReader& reader, boost::json::value const& json, Wording& out);
    static boost::json::value write(Wording const& value) { return boost::json::value(std::string_view{value}); }
    static std::size_t room(Wording const& value)
    {
        return CanonicalWriter::room_of_quoted(std::string_view{value}.size());
    }
    static char* write_at(char* at, Wording const& value) { return CanonicalWriter::quote_at(at, value); }
    static void append(CanonicalWriter& out, Wording const& value) { out.quote(std::string_view{value}); }
    static bool recall(CanonicalReader& reader, Wording& out);
    static boost::json::object schema() { return {{"type", "string"}}; }
};

// Events only, likewise.
template <>
struct BodyType<std::int64_t> {
    static void read(BodyReader& reader, boost::json::value const& json, std::int64_t& out)
    {
        reader.read_number(json, out, INT64_MIN, INT64_MAX);
    }
    static boost::json::value write(std::int64_t value) { return value; }
    static std::size_t room(std::int64_t) { return CanonicalWriter::room_of_number; }
    static char* write_at(char* at, std::int64_t value) { return CanonicalWriter::number_at(at, value); }
    static void append(CanonicalWriter& out, std::int64_t value) { out.number(value); }
    static bool recall(CanonicalReader& reader, std::int64_t& out) { return reader.read(out); }
    static boost::json::object schema() { return {{"type", "integer"}}; }
};

template <>
struct BodyType<Day> {
    static void read(BodyReader& reader, boost::json::value const& json, Day& out);
    static boost::json::value write(Day value) { return boost::json::value(to_text(value)); }
    static void append(CanonicalWriter& out, Day value) { out.quote(value); }
    static bool recall(CanonicalReader& reader, Day& out);
    static boost::json::object schema() { return {{"type", "string"}, {"format", "date"}}; }
};

template <>
struct BodyType<Instant> {
    static void read(BodyReader& reader, boost::json::value const& json, Instant& out);
    static boost::json::value write(Instant value) { return boost::json::value(to_text(value)); }
    static void append(CanonicalWriter& out, Instant value) { out.quote(std::string_view{to_text(value)}); }
    static bool recall(CanonicalReader& reader, Instant& out);
    static boost::json::object schema() { return {{"type", "string"}, {"format", "date-time"}}; }
};

template <class Tag>
struct BodyType<OpaqueId<Tag>> {
    static void read(BodyReader& reader, boost::json::value const& json, OpaqueId<Tag>& out)
    {
        reader.read_id(json, out.value);
    }
    static boost::json::value write(OpaqueId<Tag> const& id) { return boost::json::value(id.value); }
    static void append(CanonicalWriter& out, OpaqueId<Tag> const& id) { out.quote(std::string_view{id.value}); }
    static bool recall(CanonicalReader& reader, OpaqueId<Tag>& out) { return reader.read(out.value); }
    static boost::json::object schema() { return {{"type", "string"}, {"pattern", "^[A-Za-z0-9-]{1,64}$"}}; }
};

template <std::size_t Max, std::size_t Min>
struct BodyType<Text<Max, Min>> {
    static void read(BodyReader& reader, boost::json::value const& json, Text<Max, Min>& out)
    {
        reader.read_text(json, out.value, Min, Max);
    }
    static boost::json::value write(Text<Max, Min> const& text) { return boost::json::value(text.value); }
    static std::size_t room(Text<Max, Min> const& text)
        requires(Max <= 16)
    {
        return CanonicalWriter::room_of_quoted(text.value.size());
    }
    static char* write_at(char* at, Text<Max, Min> const& text)
        requires(Max <= 16)
    {
        return CanonicalWriter::quote_at(at, text.value);
    }
    static void append(CanonicalWriter& out, Text<Max, Min> const& text) { out.quote(std::string_view{text.value}); }
    static bool recall(CanonicalReader& reader, Text<Max, Min>& out) { return reader.read(out.value); }
    static boost::json::object schema() { return {{"type", "string"}, {"minLength", Min}, {"maxLength", Max}}; }
};

template <std::int64_t Min, std::int64_t Max>
struct BodyType<Number<Min, Max>> {
    static void read(BodyReader& reader, boost::json::value const& json, Number<Min, Max>& out)
    {
        reader.read_number(json, out.value, Min, Max);
    }
    static boost::json::value write(Number<Min, Max> number) { return number.value; }
    static void append(CanonicalWriter& out, Number<Min, Max> number) { out.number(number.value); }
    static bool recall(CanonicalReader& reader, Number<Min, Max>& out) { return reader.read(out.value); }
    static boost::json::object schema() { return {{"type", "integer"}, {"minimum", Min}, {"maximum", Max}}; }
};

template <class T, std::size_t Max, std::size_t Min>
struct BodyType<List<T, Max, Min>> {
    static void read(BodyReader& reader, boost::json::value const& json, List<T, Max, Min>& out)
    {
        auto const* array = reader.array(json);
        if (array == nullptr || !reader.check_count(array->size(), Min, Max))
            return;
        for (std::size_t i = 0; i < array->size(); ++i) {
            T item{};
            reader.inside(std::to_string(i), [&] { BodyType<T>::read(reader, (*array)[i], item); });
            out.items.push_back(std::move(item));
        }
    }
    static boost::json::value write(List<T, Max, Min> const& list)
    {
        boost::json::array array;
        for (T const& item : list.items)
            array.push_back(BodyType<T>::write(item));
        return array;
    }
    static void append(CanonicalWriter& out, List<T, Max, Min> const& list)
    {
        if constexpr (is_short<T>)
            append_together(out, list);
        else
            append_each(out, list);
    }
    static void append_together(CanonicalWriter& out, List<T, Max, Min> const& list)
    {
        std::size_t most = 2;
        for (T const& item : list.items)
            most += BodyType<T>::room(item) + 1;
        char* at = out.begin_together(most);
        *at++ = '[';
        for (T const& item : list.items) {
            at = BodyType<T>::write_at(at, item);
            *at++ = ',';
        }
        at -= list.items.empty() ? 0 : 1; // the last of them is not followed by another
        *at++ = ']';
        out.end_together(at);
    }
    static void append_each(CanonicalWriter& out, List<T, Max, Min> const& list)
    {
        char separator = '[';
        for (T const& item : list.items) {
            out.put(std::exchange(separator, ','));
            append_body(out, item);
        }
        out.put(separator == '[' ? "[]" : "]");
    }
    static bool recall(CanonicalReader& reader, List<T, Max, Min>& out)
    {
        if (!reader.take('['))
            return false;
        if (reader.take(']'))
            return true;
        do {
            T item{};
            if (!recall_value(reader, item))
                return false;
            out.items.push_back(std::move(item));
        } while (reader.take(','));
        return reader.take(']');
    }
    static boost::json::object schema()
    {
        return {{"type", "array"}, {"items", BodyType<T>::schema()}, {"minItems", Min}, {"maxItems", Max}};
    }
};

// Absent and null are the same on the way in; on the way out an empty member is left out.
template <class T>
struct BodyType<std::optional<T>> {
    static void read(BodyReader& reader, boost::json::value const& json, std::optional<T>& out)
    {
        out.reset();
        if (!json.is_null())
            BodyType<T>::read(reader, json, out.emplace());
    }
    static boost::json::value write(std::optional<T> const& value)
    {
        return value ? BodyType<T>::write(*value) : boost::json::value{};
    }
    static void append(CanonicalWriter& out, std::optional<T> const& value)
    {
        if (value)
            append_body(out, *value);
        else
            out.put("null");
    }
    static bool recall(CanonicalReader& reader, std::optional<T>& out)
    {
        out.reset();
        return reader.take("null") || recall_value(reader, out.emplace());
    }
    static boost::json::object schema()
    {
        auto schema = BodyType<T>::schema();
        schema["type"] = boost::json::array{schema["type"], "null"};
        if (auto* words = schema.if_contains("enum"))
            words->as_array().push_back(nullptr);
        return schema;
    }
};

template <class T>
    requires boost::describe::has_describe_enumerators<T>::value
struct BodyType<T> {
    using Enumerators = boost::describe::describe_enumerators<T>;
    static constexpr auto words = described_names(Enumerators{});
    static constexpr auto values = []<template <class...> class Described, class... D>(Described<D...>) {
        return std::array{D::value...};
    }(Enumerators{});
    static constexpr bool counts_from_zero = [] {
        bool counts = true;
        std::size_t place = 0;
        boost::mp11::mp_for_each<Enumerators>([&]<class D>(D) {
            counts = counts && static_cast<std::size_t>(D::value) == place;
            ++place;
        });
        return counts;
    }();

    static void read(BodyReader& reader, boost::json::value const& json, T& out)
    {
        auto const* text = reader.text(json);
        if (text == nullptr)
            return;
        bool known = false;
        boost::mp11::mp_for_each<Enumerators>([&]<class D>(D) {
            if (std::string_view{*text} == D::name) {
                out = D::value;
                known = true;
            }
        });
        if (!known)
            reader.unknown_word(words);
    }
    static boost::json::value write(T value)
    {
        auto const* word = boost::describe::enum_to_string(value, nullptr);
        if (word == nullptr)
            throw std::logic_error{"body: an enum holds none of its values"};
        return boost::json::value(word);
    }
    static std::size_t place_of(T value)
    {
        if constexpr (counts_from_zero)
            if (auto const place = static_cast<std::size_t>(value); place < words.size())
                return place;
        for (std::size_t place = 0; place < words.size(); ++place)
            if (values[place] == value)
                return place;
        throw std::logic_error{"body: an enum holds none of its values"};
    }
    static constexpr std::size_t room(T) { return quoted_words<words>.front().text.size(); }
    static char* write_at(char* at, T value)
    {
        auto const& word = quoted_words<words>[place_of(value)];
        std::copy(word.text.begin(), word.text.end(), at);
        return at + word.size;
    }
    static void append(CanonicalWriter& out, T value)
    {
        out.end_together(write_at(out.begin_together(room(value)), value));
    }
    static bool recall(CanonicalReader& reader, T& out)
    {
        std::string_view text;
        if (!reader.read_plain(text))
            return false;
        bool known = false;
        boost::mp11::mp_for_each<Enumerators>([&]<class D>(D) {
            if (text == D::name) {
                out = D::value;
                known = true;
            }
        });
        return known;
    }
    static boost::json::object schema()
    {
        return {{"type", "string"}, {"enum", boost::json::array(words.begin(), words.end())}};
    }
};

template <class T>
    requires boost::describe::has_describe_members<T>::value
struct BodyType<T> {
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    template <class D>
    using MemberType = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
    // As canonical JSON has them.
    template <class One, class Other>
    using comes_before = boost::mp11::mp_bool<(std::string_view{One::name} < std::string_view{Other::name})>;
    using InOrder = boost::mp11::mp_sort<Members, comes_before>;

    static constexpr auto names = described_names(Members{});

    static void read(BodyReader& reader, boost::json::value const& json, [[maybe_unused]] T& out)
    {
        auto const* object = reader.object(json);
        if (object == nullptr)
            return;
        boost::mp11::mp_for_each<Members>([&]<class D>(D) {
            reader.inside(D::name, [&] {
                if (auto const* member = object->if_contains(D::name))
                    BodyType<MemberType<D>>::read(reader, *member, out.*D::pointer);
                else if (!is_optional<MemberType<D>>)
                    reader.missing();
            });
        });
        reader.refuse_unknown(*object, names);
    }
    static boost::json::object write([[maybe_unused]] T const& value)
    {
        boost::json::object object;
        boost::mp11::mp_for_each<Members>([&]<class D>(D) {
            auto const& member = value.*D::pointer;
            if constexpr (is_optional<MemberType<D>>)
                if (!member)
                    return;
            object.emplace(D::name, BodyType<MemberType<D>>::write(member));
        });
        return object;
    }
    static constexpr bool is_made_of_short = []<template <class...> class Described, class... D>(Described<D...>) {
        return sizeof...(D) > 0 && (... && is_short<MemberType<D>>);
    }(InOrder{});
    static std::size_t room(T const& value)
        requires is_made_of_short
    {
        std::size_t most = 1;
        boost::mp11::mp_for_each<InOrder>(
            [&]<class D>(D) { most += 1 + quoted_name<D>.size() + BodyType<MemberType<D>>::room(value.*D::pointer); });
        return most;
    }
    static char* write_at(char* at, T const& value)
        requires is_made_of_short
    {
        char separator = '{';
        boost::mp11::mp_for_each<InOrder>([&]<class D>(D) {
            *at++ = std::exchange(separator, ',');
            at = std::copy(quoted_name<D>.begin(), quoted_name<D>.end(), at);
            at = BodyType<MemberType<D>>::write_at(at, value.*D::pointer);
        });
        *at++ = '}';
        return at;
    }
    static void append(CanonicalWriter& out, [[maybe_unused]] T const& value)
    {
        char separator = '{';
        boost::mp11::mp_for_each<InOrder>([&]<class D>(D) {
            auto const& member = value.*D::pointer;
            if constexpr (is_optional<MemberType<D>>)
                if (!member)
                    return;
            out.put_name(std::exchange(separator, ','), quoted_name<D>);
            append_body(out, member);
        });
        out.put(separator == '{' ? "{}" : "}");
    }
    static bool recall(CanonicalReader& reader, [[maybe_unused]] T& out)
    {
        if (!reader.take('{'))
            return false;
        CanonicalReader::Members members{reader};
        bool is_read = true;
        boost::mp11::mp_for_each<InOrder>([&]<class D>(D) {
            if (is_read && members.find(D::name))
                is_read = recall_value(reader, out.*D::pointer);
        });
        return is_read && members.end();
    }
    static boost::json::object schema()
    {
        boost::json::object properties;
        boost::json::array required;
        boost::mp11::mp_for_each<Members>([&]<class D>(D) {
            properties.emplace(D::name, BodyType<MemberType<D>>::schema());
            if (!is_optional<MemberType<D>>)
                required.emplace_back(D::name);
        });
        return {
            {"type", "object"}, {"additionalProperties", false}, {"required", required}, {"properties", properties}};
    }
};

// A request: every fault at once. malformed as soon as one of them is of shape, otherwise invalid.
template <class T>
Result<T> read_body(boost::json::value const& json)
{
    BodyReader reader{BodyReader::Trust::at_the_door};
    T body{};
    BodyType<T>::read(reader, json, body);
    if (auto error = std::move(reader).error())
        return tl::unexpected<Error>{*std::move(error)};
    return body;
}

// Our own journal: limits may have narrowed since, members come and gone. Throws std::runtime_error on a wrong type.
template <class T>
T read_stored(boost::json::value const& json)
{
    BodyReader reader{BodyReader::Trust::stored};
    T body{};
    BodyType<T>::read(reader, json, body);
    return body;
}

boost::json::value parse_stored(std::string_view text);

// The same from the text itself.
template <class T>
T recall_body(std::string_view text)
{
    T body{};
    CanonicalReader reader{text};
    if (recall_value(reader, body) && reader.is_at_end())
        return body;
    return read_stored<T>(parse_stored(text));
}

template <class T>
boost::json::object write_body(T const& body)
{
    return BodyType<T>::write(body);
}

// canonical_json() of what write_body() gives.
template <class T>
std::string canonical_body(T const& body)
{
    CanonicalWriter out;
    append_body(out, body);
    return std::string{out.text()};
}

// The same of a body that says all that another does, and more: what they share is written from there and need not be
// copied into it.
template <class Told, class Asked>
std::string canonical_body_of(Asked const& asked, Told const& more)
{
    static_assert(std::is_base_of_v<Asked, Told>);
    CanonicalWriter out;
    char separator = '{';
    boost::mp11::mp_for_each<typename BodyType<Told>::InOrder>([&]<class D>(D) {
        using Member = typename BodyType<Told>::template MemberType<D>;
        auto const append = [&](Member const& member) {
            if constexpr (is_optional<Member>)
                if (!member)
                    return;
            out.put_name(std::exchange(separator, ','), quoted_name<D>);
            append_body(out, member);
        };
        if constexpr (requires { asked.*D::pointer; })
            append(asked.*D::pointer);
        else
            append(more.*D::pointer);
    });
    out.put(separator == '{' ? "{}" : "}");
    return std::string{out.text()};
}

// JSON Schema 2020-12, nested structs inline.
template <class T>
boost::json::object schema_of()
{
    return BodyType<T>::schema();
}

// A body whose type the caller does not know: what a table of commands lists. Copied freely, holds functions only.
struct Form {
    Result<std::any> (*read)(boost::json::value const& json) = nullptr; // the any holds the struct itself
    // The same from what an event kept of it: believed, and what the event holds beyond the command is left aside.
    std::any (*recall)(boost::json::value const& json) = nullptr;
    boost::json::object (*write)(std::any const& body) = nullptr; // std::bad_any_cast on another struct
    std::string (*canonical)(std::any const& body) = nullptr;     // the text of what write() gives
    boost::json::object (*schema)() = nullptr;
};

template <class T>
constexpr Form form_of()
{
    return {
        .read =
            [](boost::json::value const& json) {
                return read_body<T>(json).map([](T&& body) { return std::any{std::move(body)}; });
            },
        .recall = [](boost::json::value const& json) { return std::any{read_stored<T>(json)}; },
        .write = [](std::any const& body) { return write_body(std::any_cast<T const&>(body)); },
        .canonical = [](std::any const& body) { return canonical_body(std::any_cast<T const&>(body)); },
        .schema = &schema_of<T>,
    };
}

// The body of a command that says all by its name.
struct NoBody {
    bool operator==(NoBody const&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoBody, (), ())

} // namespace engine
