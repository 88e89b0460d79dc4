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
#include "engine/same_word.hpp"
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

    // While it lives, what is read stands under a member's name or an item's index.
    class Step {
    public:
        Step(BodyReader& reader, std::string_view name) : reader_{reader} { reader.path_.push_back(name); }
        ~Step() { reader_.path_.pop_back(); }
        Step(Step const&) = delete;
        Step& operator=(Step const&) = delete;

    private:
        BodyReader& reader_;
    };

    // A member of a struct, for who does not know its type.
    struct Member {
        std::string_view name;
        bool is_optional;
        void* value;
        void (*read)(BodyReader& reader, boost::json::value const& json, void* value);
    };
    void read_members(boost::json::value const& json, std::span<Member const> members);

    // Nothing when no fault was found.
    std::optional<Error> error() &&;

private:
    std::string path() const;
    void note(ErrorCode code, std::string message);
    void unexpected(std::string_view member);

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

// How a member is read and written by who does not know its type: a struct gives a row of these, so that reading, writing and
// drawing are compiled once and not once a member.
template <class T>
void read_value(BodyReader& reader, boost::json::value const& json, void* value)
{
    BodyType<T>::read(reader, json, *static_cast<T*>(value));
}
template <class T>
boost::json::value write_value(void const* value)
{
    return BodyType<T>::write(*static_cast<T const*>(value));
}
struct MemberWritten {
    std::string_view name;
    bool is_optional; // left out where it writes null
    void const* value;
    boost::json::value (*write)(void const* value);
};
boost::json::object write_members(std::span<MemberWritten const> members);
struct MemberDrawn {
    std::string_view name;
    bool is_optional;
    boost::json::object (*schema)();
};
boost::json::object draw_members(std::span<MemberDrawn const> members);

// The place of a word among those of an enum.
std::optional<std::size_t> find_word(std::span<std::string_view const> words, std::string_view word);

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
            std::string const index = std::to_string(i);
            BodyReader::Step const step{reader, index};
            T item{};
            BodyType<T>::read(reader, (*array)[i], item);
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
        for (std::size_t place = 0; place < values.size(); ++place)
            if (static_cast<std::size_t>(values[place]) != place)
                return false;
        return true;
    }();

    static void read(BodyReader& reader, boost::json::value const& json, T& out)
    {
        auto const* text = reader.text(json);
        if (text == nullptr)
            return;
        if (auto const place = find_word(words, *text))
            out = values[*place];
        else
            reader.unknown_word(words);
    }
    static boost::json::value write(T value) { return boost::json::value(words[place_of(value)]); }
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
        auto const place = find_word(words, text);
        if (place)
            out = values[*place];
        return place.has_value();
    }
    static boost::json::object schema()
    {
        return {{"type", "string"}, {"enum", boost::json::array(words.begin(), words.end())}};
    }
};

// Whether a member is told: an empty optional one is not.
template <class T>
bool is_there(T const&)
{
    return true;
}
template <class T>
bool is_there(std::optional<T> const& member)
{
    return member.has_value();
}

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

    static void read(BodyReader& reader, boost::json::value const& json, [[maybe_unused]] T& out)
    {
        [&]<template <class...> class Described, class... D>(Described<D...>) {
            reader.read_members(
                json,
                std::array<BodyReader::Member, sizeof...(D)>{BodyReader::Member{
                    D::name, is_optional<MemberType<D>>, &(out.*D::pointer), &read_value<MemberType<D>>}...});
        }(Members{});
    }
    static boost::json::object write([[maybe_unused]] T const& value)
    {
        return [&]<template <class...> class Described, class... D>(Described<D...>) {
            return write_members(std::array<MemberWritten, sizeof...(D)>{MemberWritten{
                D::name, is_optional<MemberType<D>>, &(value.*D::pointer), &write_value<MemberType<D>>}...});
        }(Members{});
    }
    static constexpr bool is_made_of_short = []<template <class...> class Described, class... D>(Described<D...>) {
        return sizeof...(D) > 0 && (... && is_short<MemberType<D>>);
    }(InOrder{});
    static std::size_t room(T const& value)
        requires is_made_of_short
    {
        return [&]<template <class...> class Described, class... D>(Described<D...>) {
            return (std::size_t{1} + ...
                    + (CanonicalWriter::room_of_name(D::name) + BodyType<MemberType<D>>::room(value.*D::pointer)));
        }(InOrder{});
    }
    static char* write_at(char* at, T const& value)
        requires is_made_of_short
    {
        char separator = '{';
        [&]<template <class...> class Described, class... D>(Described<D...>) {
            ((at = CanonicalWriter::name_at(at, std::exchange(separator, ','), D::name),
              at = BodyType<MemberType<D>>::write_at(at, value.*D::pointer)),
             ...);
        }(InOrder{});
        *at++ = '}';
        return at;
    }
    static void append(CanonicalWriter& out, [[maybe_unused]] T const& value)
    {
        char separator = '{';
        [&]<template <class...> class Described, class... D>(Described<D...>) {
            ((is_there(value.*D::pointer)
                  ? (out.put_name(std::exchange(separator, ','), D::name), append_body(out, value.*D::pointer))
                  : void()),
             ...);
        }(InOrder{});
        out.put(separator == '{' ? "{}" : "}");
    }
    static bool recall(CanonicalReader& reader, [[maybe_unused]] T& out)
    {
        if (!reader.take('{'))
            return false;
        CanonicalReader::Members members{reader};
        bool const is_read = [&]<template <class...> class Described, class... D>(Described<D...>) {
            return (... && (!members.find(D::name) || recall_value(reader, out.*D::pointer)));
        }(InOrder{});
        return is_read && members.end();
    }
    static boost::json::object schema()
    {
        return []<template <class...> class Described, class... D>(Described<D...>) {
            return draw_members(std::array<MemberDrawn, sizeof...(D)>{
                MemberDrawn{D::name, is_optional<MemberType<D>>, &BodyType<MemberType<D>>::schema}...});
        }(Members{});
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
    auto const of = [&]<class D>(D) -> auto const& {
        if constexpr (requires { asked.*D::pointer; })
            return asked.*D::pointer;
        else
            return more.*D::pointer;
    };
    [&]<template <class...> class Described, class... D>(Described<D...>) {
        ((is_there(of(D{})) ? (out.put_name(std::exchange(separator, ','), D::name), append_body(out, of(D{})))
                            : void()),
         ...);
    }(typename BodyType<Told>::InOrder{});
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

// As the functions of a form take it.
template <class T>
Result<std::any> read_any(boost::json::value const& json)
{
    BodyReader reader{BodyReader::Trust::at_the_door};
    std::any body{T{}};
    BodyType<T>::read(reader, json, *std::any_cast<T>(&body));
    if (auto error = std::move(reader).error())
        return tl::unexpected<Error>{*std::move(error)};
    return body;
}
template <class T>
std::any recall_any(boost::json::value const& json)
{
    return std::any{read_stored<T>(json)};
}
template <class T>
boost::json::object write_any(std::any const& body)
{
    return BodyType<T>::write(std::any_cast<T const&>(body));
}
template <class T>
std::string write_any_canonical(std::any const& body)
{
    return canonical_body(std::any_cast<T const&>(body));
}

template <class T>
constexpr Form form_of()
{
    return {.read = &read_any<T>,
            .recall = &recall_any<T>,
            .write = &write_any<T>,
            .canonical = &write_any_canonical<T>,
            .schema = &BodyType<T>::schema};
}

// The body of a command that says all by its name.
struct NoBody {
    bool operator==(NoBody const&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoBody, (), ())

} // namespace engine
