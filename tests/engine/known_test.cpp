#include "engine/known.hpp"

#include <catch2/catch.hpp>

using namespace engine;

TEST_CASE("what is known is kept as a text that compares as its date does, and reads back", "[known]")
{
    auto const at = [](std::int64_t microseconds) { return Instant{std::chrono::microseconds{microseconds}}; };
    for (Known const& known :
         {Known{1, at(0)}, Known{12, at(999'999)}, Known{4'000'000'000, at(253'402'300'799'000'000)}})
        CHECK(parse_known(to_text(known)) == known);
    CHECK(to_text(Known{900, at(999)}) < to_text(Known{1, at(1'000)}));
    CHECK_FALSE(to_text(Known{1, at(1'000)}) < to_text(Known{0, at(1'000)})); // since that very instant
    for (char const* const text :
         {"", "1", "00000000000000000001", "00000000000000000001:", "00000000000000000001:x", "0000000000000000000x:1",
          "00000000000000000001;1", "00000000000000000001:-1", "00000000000000000001:99999999999"})
        CHECK_FALSE(parse_known(text));
}
