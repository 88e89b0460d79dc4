#pragma once
// Days as tests write them.

#include "engine/day.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace telling {

// "2023-05-16". Throws what says so for a text that is no day.
inline engine::Day day(std::string_view text)
{
    auto const parsed = engine::parse_day(text);
    if (!parsed)
        throw std::invalid_argument{"no such day: " + std::string{text}};
    return *parsed;
}

} // namespace telling
