#include "api/json_members.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace api {
namespace {

bool stands_for_itself(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

// Whether all do, eight bytes at a look.
bool all_stand_for_themselves(std::string_view text)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x8080808080808080U;
    auto const any_below = [](std::uint64_t eight, std::uint64_t limit) {
        return (eight - ones * limit) & ~eight & tops;
    };
    std::uint64_t others = 0;
    while (text.size() >= sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data(), sizeof eight);
        others |= any_below(eight, 0x20) | any_below(eight ^ (ones * '"'), 1) | any_below(eight ^ (ones * '\\'), 1);
        text.remove_prefix(sizeof eight);
    }
    return others == 0 && std::ranges::all_of(text, [](char c) { return stands_for_itself(c); });
}

void write_escaped(std::string& out, char c)
{
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    constexpr std::string_view digits = "0123456789abcdef";
    out += '\\';
    if (auto const at = escaped.find(c); at != std::string_view::npos) {
        out += letters[at];
        return;
    }
    out.append("u00");
    out += digits[static_cast<unsigned char>(c) >> 4U];
    out += digits[static_cast<unsigned char>(c) & 0xFU];
}

void write_with_escapes(std::string& out, std::string_view text)
{
    for (char const c : text)
        if (stands_for_itself(c))
            out += c;
        else
            write_escaped(out, c);
}

} // namespace

void write_text(std::string& out, std::string_view text)
{
    out += '"';
    if (all_stand_for_themselves(text))
        out.append(text);
    else
        write_with_escapes(out, text);
    out += '"';
}

} // namespace api
