#pragma once
// The members of a JSON object, told one after the other by a view that does not know what becomes of them: a tree, or
// text at once for what is drawn with every act. Both give the same bytes.

#include "engine/canonical_text.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace api {

// A member's name as it stands in text, made while compiling. A word: nothing in it is escaped.
class MemberName {
public:
    consteval MemberName(char const* word)
    {
        put(",\"");
        put(word);
        put("\":");
    }

    std::string_view word() const { return {text_.data() + 2, size_ - 4}; }
    std::string_view written(bool is_first) const { return {text_.data() + is_first, size_ - is_first}; }

private:
    consteval void put(char const* text)
    {
        for (; *text != '\0'; ++text)
            text_.at(size_++) = *text;
    }

    std::array<char, 32> text_{};
    std::size_t size_ = 0;
};

class MembersKept {
public:
    explicit MembersKept(boost::json::object& object) : object_{object} {}

    template <class Value>
    void add(MemberName const& name, Value&& value)
    {
        object_.emplace(name.word(), std::forward<Value>(value));
    }
    template <class Tell>
    void add_object(MemberName const& name, Tell const& tell)
    {
        boost::json::object inner;
        MembersKept members{inner};
        tell(members);
        object_.emplace(name.word(), std::move(inner));
    }

private:
    boost::json::object& object_;
};

class MembersWritten {
public:
    explicit MembersWritten(engine::CanonicalWriter& out) : out_{out} {}

    template <class Value>
    void add(MemberName const& name, Value const& value)
    {
        begin(name);
        if constexpr (std::same_as<Value, bool>)
            out_.put(value ? std::string_view{"true"} : std::string_view{"false"});
        else if constexpr (std::integral<Value>)
            write_number(value);
        else if constexpr (std::same_as<Value, std::nullptr_t>)
            out_.put(std::string_view{"null"});
        else if constexpr (std::convertible_to<Value const&, std::string_view>)
            out_.quote_with_letters(std::string_view{value});
        else
            out_.put(boost::json::serialize(value));
    }
    template <class Tell>
    void add_object(MemberName const& name, Tell const& tell)
    {
        begin(name);
        write_object(tell);
    }
    // An object for each of them.
    template <class Range, class Tell>
    void add_objects(MemberName const& name, Range const& range, Tell const& tell)
    {
        begin(name);
        out_.put('[');
        bool is_first = true;
        for (auto const& each : range) {
            if (!std::exchange(is_first, false))
                out_.put(',');
            write_object([&](MembersWritten& members) { tell(members, each); });
        }
        out_.put(']');
    }
    // What is JSON already.
    void add_written(MemberName const& name, std::string_view json)
    {
        begin(name);
        out_.put(json);
    }

private:
    void begin(MemberName const& name) { out_.put(name.written(std::exchange(is_first_, false))); }
    template <class Tell>
    void write_object(Tell const& tell)
    {
        MembersWritten inner{out_};
        out_.put('{');
        tell(inner);
        out_.put('}');
    }
    void write_number(std::integral auto number)
    {
        std::array<char, 20> digits;
        auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        out_.put(std::string_view{digits.data(), end});
    }

    engine::CanonicalWriter& out_;
    bool is_first_ = true;
};

// The whole of an object.
template <class Tell>
std::string written_object(Tell const& tell)
{
    engine::CanonicalWriter out;
    out.put('{');
    MembersWritten members{out};
    tell(members);
    out.put('}');
    return std::string{out.text()};
}

} // namespace api
