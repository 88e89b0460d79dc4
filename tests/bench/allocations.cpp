#include "tests/bench/allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::uint64_t> asked{0};

} // namespace

std::uint64_t bench::allocations()
{
    return asked.load(std::memory_order_relaxed);
}

void* operator new(std::size_t bytes)
{
    asked.fetch_add(1, std::memory_order_relaxed);
    if (void* const memory = std::malloc(bytes))
        return memory;
    throw std::bad_alloc{};
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
