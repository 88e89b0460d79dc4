#include "engine/store/folding.hpp"

#include <array>
#include <cstdint>

namespace engine::store {
namespace {

// U+00C0 to U+00FF.
constexpr std::array<char const*, 64> latin_1{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e",  "e", "e", "i", "i", "i", "i", "d",  "n", "o",  "o", "o", "o",
    "o", " ", "o", "u", "u", "u", "u",  "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e", "e",
    "i", "i", "i", "i", "d", "n", "o",  "o", "o",  "o",  "o", " ", "o", "u", "u", "u", "u",  "y", "th", "y"};

// U+0100 to U+017F, a letter each but for the two ligatures.
constexpr std::string_view latin_a{"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
                                   "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"};
static_assert(latin_a.size() == 128);

struct Letter {
    char32_t code;
    std::size_t bytes;
};

// What is not UTF-8 counts as one letter a byte: it passes through.
Letter letter_at(std::string_view text, std::size_t at)
{
    auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    std::uint8_t const first = byte(at);
    std::size_t const bytes = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes == 1 || at + bytes > text.size())
        return {first < 0x80 ? char32_t{first} : char32_t{0xFFFD}, 1};
    char32_t code = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i)
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    return {code, bytes};
}

void add_utf8(std::string& out, char32_t code) // below U+0800
{
    if (code < 0x80) {
        out += static_cast<char>(code);
        return;
    }
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
}

void add_folded(std::string& out, Letter letter, std::string_view as_written)
{
    char32_t const c = letter.code;
    if (c < 0x80) {
        auto const byte = static_cast<char>(c);
        if (byte >= 'A' && byte <= 'Z')
            out += static_cast<char>(byte - 'A' + 'a');
        else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            out += byte;
        else
            out += ' ';
    } else if (c >= 0xC0 && c <= 0xFF)
        out += latin_1[c - 0xC0];
    else if (c == 0x152 || c == 0x153)
        out += "oe";
    else if (c == 0x132 || c == 0x133)
        out += "ij";
    else if (c >= 0x100 && c <= 0x17F)
        out += latin_a[c - 0x100];
    else if (c >= 0x300 && c <= 0x36F)
        return; // an accent written apart from its letter
    else if (c == 0xA0 || (c >= 0x2000 && c <= 0x206F))
        out += ' '; // no-break spaces, dashes, ’
    else
        out += as_written;
}

char32_t capital(char32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7))
        return c - 0x20;
    if (c == 0xFF)
        return 0x178;
    bool const small_is_odd = (c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177);
    bool const small_is_even = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if ((small_is_odd && c % 2 == 1) || (small_is_even && c % 2 == 0))
        return c - 1;
    return c;
}

} // namespace

std::string folded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        Letter const letter = letter_at(text, at);
        std::string part;
        add_folded(part, letter, text.substr(at, letter.bytes));
        at += letter.bytes;
        if (part == " " && (out.empty() || out.back() == ' '))
            continue;
        out += part;
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string in_capitals(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        Letter const letter = letter_at(text, at);
        if (letter.code < 0x800)
            add_utf8(out, capital(letter.code));
        else
            out += text.substr(at, letter.bytes);
        at += letter.bytes;
    }
    return out;
}

} // namespace engine::store
