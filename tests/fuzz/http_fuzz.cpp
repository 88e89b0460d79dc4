// What a client may send, down to the envelope of each request, and the answer to one that leads nowhere.

#include "tests/fuzz/front.hpp"

#include "api/problem.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const input(data, data + size);
    fuzz::play(input, [](api::Request& request) { return api::not_found(request); });
    return 0;
}
