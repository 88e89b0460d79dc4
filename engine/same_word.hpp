#pragma once
// Whether two words are the same. Names, codes and ids are compared a hundred times an act, and mostly differ: those of four
// to sixteen letters are compared from both ends without calling anybody, longer ones are told apart by their first eight.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace engine {

template <class Bytes>
[[gnu::always_inline]] inline bool are_same_at(std::size_t place, std::string_view one, std::string_view other)
{
    Bytes mine = 0;
    Bytes others = 0;
    std::memcpy(&mine, one.data() + place, sizeof mine);
    std::memcpy(&others, other.data() + place, sizeof others);
    return mine == others;
}

[[gnu::always_inline]] inline bool is_same_word(std::string_view one, std::string_view other)
{
    std::size_t const size = one.size();
    if (size != other.size())
        return false;
    if (size - 4 <= 4)
        return are_same_at<std::uint32_t>(0, one, other) && are_same_at<std::uint32_t>(size - 4, one, other);
    if (size - 8 <= 8)
        return are_same_at<std::uint64_t>(0, one, other) && are_same_at<std::uint64_t>(size - 8, one, other);
    if (size > 16 && !are_same_at<std::uint64_t>(0, one, other))
        return false;
    return one == other;
}

} // namespace engine
