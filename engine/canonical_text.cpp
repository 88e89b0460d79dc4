#include "engine/canonical_text.hpp"

#include <bit>
#include <charconv>
#include <cstring>
#include <utility>

namespace engine {
namespace {

bool stands_for_itself(unsigned char byte)
{
    return byte >= 0x20 && byte != '"' && byte != '\\';
}

std::uint64_t eight_bytes(char const* at)
{
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, 8);
    return eight;
}

std::uint64_t four_bytes(char const* at)
{
    std::uint32_t four = 0;
    std::memcpy(&four, at, 4);
    return four;
}

// The last bytes of a text, fewer than eight but not none, from `at` on; zeros behind them. Read together with those
// before them, or twice, rather than one by one.
std::uint64_t last_bytes(std::string_view text, char const* at)
{
    char const* const end = text.data() + text.size();
    auto const left = static_cast<std::size_t>(end - at);
    if (text.size() >= 8)
        return eight_bytes(end - 8) >> 8 * (8 - left);
    if (left >= 4)
        return four_bytes(at) | four_bytes(end - 4) << 8 * (left - 4);
    auto const byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * i; };
    return byte(0) | byte(left / 2) | byte(left - 1);
}

// The top bit of each of eight bytes that does not stand for itself. Above the first of them there may be others that do:
// only the first is to be believed, and that there is none.
std::uint64_t escaped_among(std::uint64_t eight)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x8080808080808080U;
    auto const zeros = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes & tops; };
    return zeros(eight ^ (ones * '"')) | zeros(eight ^ (ones * '\\')) | ((eight - ones * 0x20) & ~eight & tops);
}

// Sixteen bytes looked at together, in one register where the machine has one.
using Sixteen [[gnu::vector_size(16)]] = unsigned char;

bool is_any_escaped(Sixteen bytes)
{
    using Halves [[gnu::vector_size(16)]] = std::uint64_t;
    auto const escaped = reinterpret_cast<Halves>((bytes == '"') | (bytes == '\\') | (bytes < 0x20));
    return (escaped[0] | escaped[1]) != 0;
}

// Bytes before the first whose top bit is set: as they stand in memory on the machines that we know.
std::size_t bytes_before(std::uint64_t tops)
{
    static_assert(std::endian::native == std::endian::little);
    return static_cast<std::size_t>(std::countr_zero(tops)) / 8;
}

bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

// Bytes of the UTF-8 character at `at`, which is not ASCII; 0 when it is not well-formed.
std::size_t character_bytes(char const* at, char const* end)
{
    auto const left = static_cast<std::size_t>(end - at);
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
    unsigned char const first = byte(0);
    if (first >= 0xC2 && first <= 0xDF)
        return left >= 2 && is_continuation(byte(1)) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (left < 3 || !is_continuation(byte(1)) || !is_continuation(byte(2)))
            return 0;
        bool const is_overlong = first == 0xE0 && byte(1) < 0xA0;
        bool const is_surrogate = first == 0xED && byte(1) >= 0xA0;
        return is_overlong || is_surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (left < 4 || !is_continuation(byte(1)) || !is_continuation(byte(2)) || !is_continuation(byte(3)))
            return 0;
        bool const is_overlong = first == 0xF0 && byte(1) < 0x90;
        bool const is_beyond = first == 0xF4 && byte(1) >= 0x90;
        return is_overlong || is_beyond ? 0 : 4;
    }
    return 0;
}

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

void CanonicalWriter::grow(std::size_t bytes)
{
    auto const written = static_cast<std::size_t>(at_ - from_);
    auto const size = 2 * std::max(written + bytes, first_.size());
    auto larger = std::make_unique_for_overwrite<char[]>(size);
    at_ = std::copy(from_, at_, larger.get());
    more_ = std::move(larger);
    from_ = more_.get();
    end_ = from_ + size;
}

char* CanonicalWriter::quote_code(char* at, std::string_view code)
{
    using Halves [[gnu::vector_size(16)]] = std::uint64_t;
    std::uint64_t const first = four_bytes(code.data());
    std::uint64_t const last = four_bytes(code.data() + code.size() - 4);
    std::uint64_t const both = first | last << 32U;
    if (is_any_escaped(reinterpret_cast<Sixteen>(Halves{both, both})))
        return nullptr;
    *at = '"';
    std::memcpy(at + 1, &first, 4);
    std::memcpy(at + code.size() - 3, &last, 4);
    at[code.size() + 1] = '"';
    return at + code.size() + 2;
}

// Eight or sixteen bytes are written at once, of which fewer may count.
char* CanonicalWriter::quote_any(char* at, std::string_view text, Escapes escapes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view with_letter = "\b\f\n\r\t";
    constexpr std::string_view letters = "bfnrt";
    char* out = at;
    *out++ = '"';
    char const* in = text.data();
    char const* const end = in + text.size();
    while (in != end) {
        auto const left = static_cast<std::size_t>(end - in);
        if (left >= 16) {
            Sixteen bytes;
            std::memcpy(&bytes, in, 16);
            std::memcpy(out, &bytes, 16);
            if (!is_any_escaped(bytes)) {
                in += 16;
                out += 16;
                continue;
            }
        }
        std::uint64_t const eight = left >= 8 ? eight_bytes(in) : last_bytes(text, in);
        std::memcpy(out, &eight, 8);
        std::uint64_t const escaped = escaped_among(eight); // zeros behind a text are
        std::size_t const plain = escaped == 0 ? 8 : bytes_before(escaped);
        in += plain;
        out += plain;
        if (escaped == 0 || in == end)
            continue;
        char const c = *in++;
        auto const byte = static_cast<unsigned char>(c);
        *out++ = '\\';
        if (byte >= 0x20) {
            *out++ = c;
            continue;
        }
        if (auto const place = with_letter.find(c);
            escapes == Escapes::with_letters && place != std::string_view::npos) {
            *out++ = letters[place];
            continue;
        }
        *out++ = 'u';
        *out++ = '0';
        *out++ = '0';
        *out++ = digits[byte >> 4U];
        *out++ = digits[byte & 0xFU];
    }
    *out++ = '"';
    return out;
}

void CanonicalWriter::number(std::int64_t number)
{
    make_room(room_of_number);
    at_ = number_at(at_, number);
}

char* CanonicalWriter::number_at(char* at, std::int64_t number)
{
    if (number >= 0 && number <= 9) {
        *at = static_cast<char>('0' + number);
        return at + 1;
    }
    return std::to_chars(at, at + room_of_number, number).ptr;
}

void CanonicalWriter::quote(Day day)
{
    make_room(12);
    char* const end = write_day(at_ + 1, day);
    if (end == nullptr)
        return put_word(to_text(day));
    *at_ = '"';
    *end = '"';
    at_ = end + 1;
}

bool CanonicalReader::skip_plain()
{
    while (at_ != end_) {
        if (end_ - at_ >= 8) {
            std::uint64_t const eight = eight_bytes(at_);
            std::uint64_t const others = escaped_among(eight) | (eight & 0x8080808080808080U);
            if (others == 0) {
                at_ += 8;
                continue;
            }
            at_ += bytes_before(others);
        }
        auto const byte = static_cast<unsigned char>(*at_);
        if (!stands_for_itself(byte))
            return true;
        auto const bytes = byte < 0x80 ? 1 : character_bytes(at_, end_);
        if (bytes == 0)
            return false;
        at_ += bytes;
    }
    return true;
}

bool CanonicalReader::read_plain(std::string_view& out)
{
    if (!take('"'))
        return false;
    char const* const from = at_;
    if (!skip_plain())
        return false;
    out = {from, static_cast<std::size_t>(at_ - from)};
    return take('"');
}

bool CanonicalReader::read(std::string& out)
{
    out.clear();
    if (!take('"'))
        return false;
    for (;;) {
        char const* const from = at_;
        if (!skip_plain())
            return false;
        out.append(from, at_);
        if (take('"'))
            return true;
        if (!take('\\'))
            return false;
        if (take('"')) {
            out += '"';
        } else if (take('\\')) {
            out += '\\';
        } else {
            if (!take("u00") || end_ - at_ < 2)
                return false;
            int const high = hex_digit(at_[0]);
            int const low = hex_digit(at_[1]);
            if (high < 0 || high > 1 || low < 0)
                return false;
            out += static_cast<char>(high * 16 + low);
            at_ += 2;
        }
    }
}

bool CanonicalReader::read(std::int64_t& out)
{
    constexpr std::ptrdiff_t digits_max = 18; // beyond that it may not be held
    char const* const from = at_;
    bool const is_negative = take('-');
    char const* const digits = at_;
    std::int64_t value = 0;
    for (; at_ != end_ && *at_ >= '0' && *at_ <= '9' && at_ - digits < digits_max; ++at_)
        value = value * 10 + (*at_ - '0');
    bool const is_zero_first = at_ - digits > 0 && *digits == '0' && (at_ - from > 1);
    bool const goes_on = at_ != end_ && (*at_ == '.' || *at_ == 'e' || *at_ == 'E' || (*at_ >= '0' && *at_ <= '9'));
    if (at_ == digits || is_zero_first || goes_on)
        return false;
    out = is_negative ? -value : value;
    return true;
}

bool CanonicalReader::read(bool& out)
{
    out = take("true");
    return out || take("false");
}

bool CanonicalReader::skip_text()
{
    ++at_; // the quote
    for (;;) {
        if (!skip_plain())
            return false;
        if (take('"'))
            return true;
        if (!take('\\') || (!take('"') && !take('\\') && !take("u00")))
            return false;
    }
}

bool CanonicalReader::skip_value(int depth)
{
    if (at_ == end_ || depth == 0)
        return false;
    std::int64_t number = 0;
    switch (*at_) {
    case '"': return skip_text();
    case '[':
        ++at_;
        if (take(']'))
            return true;
        do
            if (!skip_value(depth - 1))
                return false;
        while (take(','));
        return take(']');
    case '{': {
        ++at_;
        if (take('}'))
            return true;
        do
            if (at_ == end_ || *at_ != '"' || !skip_text() || !take(':') || !skip_value(depth - 1))
                return false;
        while (take(','));
        return take('}');
    }
    case 't': return take("true");
    case 'f': return take("false");
    case 'n': return take("null");
    default: return read(number);
    }
}

bool CanonicalReader::Members::next()
{
    if (is_over_ || is_broken_)
        return false;
    if (reader_->take('}')) {
        is_over_ = true;
        return false;
    }
    std::string_view name;
    bool const is_read = (is_first_ || reader_->take(',')) && reader_->read_plain(name) && reader_->take(':')
        && (is_first_ || name_ < name);
    is_first_ = false;
    is_broken_ = !is_read;
    has_name_ = is_read;
    name_ = name;
    return is_read;
}

bool CanonicalReader::Members::find(std::string_view name)
{
    while (has_name_ || next()) {
        auto const order = name_ <=> name;
        if (order > 0)
            return false;
        has_name_ = false;
        if (order == 0)
            return true;
        is_broken_ = !reader_->skip_value();
    }
    return false;
}

bool CanonicalReader::Members::end()
{
    while (has_name_ || next()) {
        has_name_ = false;
        is_broken_ = !reader_->skip_value();
    }
    return is_over_ && !is_broken_;
}

} // namespace engine
