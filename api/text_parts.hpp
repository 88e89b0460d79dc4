#pragma once
// Small readings that headers and parameters share.

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace api {

// A to Z alone, as in addresses and names of headers.
inline std::string lower(std::string_view text)
{
    std::string out{text};
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

inline std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

// Without the spaces and tabs around it.
inline std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// A decimal number without sign or leading zeros, of that type's range.
template <class Number>
std::optional<Number> number_in(std::string_view text)
{
    Number number{};
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const written_so = !text.empty() && (text == "0" || text.front() != '0');
    if (fault != std::errc{} || end != text.data() + text.size() || !written_so)
        return std::nullopt;
    return number;
}

} // namespace api
