#include "engine/known.hpp"
#include "tests/api/permits.hpp"

#include <catch2/catch.hpp>

using namespace engine;

TEST_CASE("what roles know that are behind is kept as a text, role by role, and reads back", "[known]")
{
    auto const at = [](std::int64_t microseconds) { return Instant{std::chrono::microseconds{microseconds}}; };
    permits::Permit const permit;
    auto const role = [&](char const* name) { return Roles{*permit.find_role(name)}; };
    CHECK(to_text({}, permit).empty());
    Known const early{1, at(0)}, late{4'000'000'000, at(253'402'300'799'000'000)};
    std::string const text = to_text({{late, role("holder")}, {early, Roles{role("examiner"), role("clerk")}}}, permit);
    CHECK(text
          == ",clerk=00000000000000000000:1,examiner=00000000000000000000:1,"
             "holder=00253402300799000000:4000000000,");
    CHECK(known_behind(text, "holder") == late);
    CHECK(known_behind(text, "examiner") == early);
    CHECK(known_behind(text, "clerk") == early);
    for (char const* const unnamed : {"administrator", "hold", "older", "lder", ""})
        CHECK_FALSE(known_behind(text, unnamed));
    CHECK_FALSE(known_behind("", "holder"));
    CHECK(instant_text(at(999)) < instant_text(at(1'000)));
    CHECK(instant_text(at(9'999'999'999'999)) < instant_text(at(10'000'000'000'000)));
}

TEST_CASE("a role that is behind by what cannot be read knows of nothing", "[known]")
{
    for (std::string const damaged :
         {"", "1", "00000000000000000001", "00000000000000000001:", "00000000000000000001:x", "0000000000000000000x:1",
          "00000000000000000001;1", "00000000000000000001:-1", "00000000000000000001:99999999999"})
        CHECK(known_behind(",holder=" + damaged + ",", "holder") == Known{});
}
