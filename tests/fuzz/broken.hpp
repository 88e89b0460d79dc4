#pragma once
// How a fuzz target says that a promise was broken: libFuzzer keeps the bytes that led there.

#include <cstdlib>
#include <iostream>
#include <string_view>

namespace fuzz {

inline void must(bool holds, std::string_view promise)
{
    if (holds)
        return;
    std::cerr << "broken promise: " << promise << '\n';
    std::abort();
}

} // namespace fuzz
