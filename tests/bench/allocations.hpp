#pragma once
// How often the program that links this asked for memory since it began: its own `new`, not that of C libraries.

#include <cstdint>

namespace bench {

std::uint64_t allocations();

} // namespace bench
