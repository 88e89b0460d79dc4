#pragma once
// What canonical JSON is made of, written and read without a tree in between: body.hpp does so for described structs,
// because every event that is decided or folded passes here.

#include "engine/day.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace engine {

// Writes canonical JSON, one piece after the other.
class CanonicalWriter {
public:
    CanonicalWriter() = default;
    CanonicalWriter(CanonicalWriter const&) = delete;
    CanonicalWriter& operator=(CanonicalWriter const&) = delete;
    ~CanonicalWriter() = default;

    // As it stands.
    void put(char c)
    {
        make_room(1);
        *at_++ = c;
    }
    void put(std::string_view raw)
    {
        make_room(raw.size());
        at_ = std::copy(raw.begin(), raw.end(), at_);
    }
    // Between quotes, nothing escaped: a word of the program's own.
    void put_word(std::string_view word)
    {
        make_room(word.size() + 2);
        *at_++ = '"';
        at_ = std::copy(word.begin(), word.end(), at_);
        *at_++ = '"';
    }
    // A separator, and the name of a member with its quotes and colon. Names are words: nothing in them is escaped.
    void put_name(char separator, std::string_view name)
    {
        make_room(room_of_name(name));
        at_ = name_at(at_, separator, name);
    }
    // Our own escapes, the fewest that JSON allows: another library may choose others.
    void quote(std::string_view text)
    {
        make_room(room_of_quoted(text.size()));
        at_ = quote_at(at_, text);
    }
    // With those that have a letter of their own too, as Boost writes them: what is told beside a tree's text.
    void quote_with_letters(std::string_view text)
    {
        make_room(room_of_quoted(text.size()));
        at_ = quote_any(at_, text, Escapes::with_letters);
    }
    void quote(Day day);
    void number(std::int64_t number);

    // Many short values are written together, where there is known to be room: at most `bytes` from where the first of
    // them begins; then its end is told.
    char* begin_together(std::size_t bytes)
    {
        make_room(bytes);
        return at_;
    }
    void end_together(char* at) { at_ = at; }
    static constexpr std::size_t room_of_name(std::string_view name) { return name.size() + 4; }
    // Each returns its end.
    static char* name_at(char* at, char separator, std::string_view name)
    {
        *at++ = separator;
        *at++ = '"';
        at = std::copy(name.begin(), name.end(), at);
        *at++ = '"';
        *at++ = ':';
        return at;
    }
    static constexpr std::size_t room_of_quoted(std::size_t bytes) { return bytes * 6 + 2 + 8; }
    static char* quote_at(char* at, std::string_view text)
    {
        char* const end = text.size() >= 4 && text.size() <= 8 ? quote_code(at, text) : nullptr;
        return end != nullptr ? end : quote_any(at, text, Escapes::fewest);
    }
    static constexpr std::size_t room_of_number = 20;
    static char* number_at(char* at, std::int64_t number);

    std::string_view text() const { return {from_, static_cast<std::size_t>(at_ - from_)}; }

private:
    enum class Escapes { fewest, with_letters };
    static char* quote_any(char* at, std::string_view text, Escapes escapes);
    // Of four to eight bytes; null when one of them does not stand for itself.
    static char* quote_code(char* at, std::string_view code);
    void make_room(std::size_t bytes)
    {
        if (static_cast<std::size_t>(end_ - at_) < bytes)
            grow(bytes);
    }
    void grow(std::size_t bytes);

    std::array<char, 2048> first_; // most bodies end within: not initialised, for it is written before it is read
    std::unique_ptr<char[]> more_;
    char* from_ = first_.data();
    char* at_ = from_;
    char* end_ = from_ + first_.size();
};

// Reads canonical JSON from its beginning, one value after the other. Of what it does not know (white space, another
// library's escapes, a number with a fraction) it says no, judges nothing, and may have moved: the caller then reads the
// whole text as a tree.
class CanonicalReader {
public:
    explicit CanonicalReader(std::string_view text) : at_{text.data()}, end_{at_ + text.size()} {}

    bool is_at_end() const { return at_ == end_; }
    bool take(char expected)
    {
        if (at_ == end_ || *at_ != expected)
            return false;
        ++at_;
        return true;
    }
    bool take(std::string_view expected)
    {
        if (!rest().starts_with(expected))
            return false;
        at_ += expected.size();
        return true;
    }
    bool read(std::string& out);
    bool read_plain(std::string_view& out); // a text without an escape, where it stands
    bool read(std::int64_t& out);
    bool read(bool& out);
    bool skip_value() { return skip_value(depth_max); }

    // The members of an object, in the order of their names as canonical JSON has them.
    class Members {
    public:
        // After the brace that opens.
        explicit Members(CanonicalReader& reader) : reader_{&reader} {}
        // Stands before the value of that member, which must be asked for in the order of names; those in between are left
        // aside. False when it is not there, or when is_broken().
        bool find(std::string_view name);
        // Leaves the rest aside. False when the object was not canonical.
        bool end();
        bool is_broken() const { return is_broken_; }

    private:
        bool next(); // reads the next name

        CanonicalReader* reader_;
        std::string_view name_{}; // read, its value not yet
        bool has_name_ = false;
        bool is_first_ = true;
        bool is_over_ = false;
        bool is_broken_ = false;
    };

private:
    static constexpr int depth_max = 30; // as a tree would be read no deeper

    std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
    bool skip_value(int depth);
    bool skip_text();  // from its quote
    bool skip_plain(); // characters that stand for themselves; false when one is not well-formed

    char const* at_;
    char const* end_;
};

} // namespace engine
