// Appends that PostgreSQL commits while nobody waits.

#include "tests/store/appends.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <poll.h>

using namespace engine;
using namespace engine::store;
using namespace tests;

namespace {

bool becomes_readable(int socket)
{
    pollfd one{.fd = socket, .events = POLLIN, .revents = 0};
    return poll(&one, 1, 10'000) == 1;
}

using Outcomes = std::vector<Appended>;

} // namespace

TEST_CASE("what is sent is committed without anybody waiting", "[journal][sent]")
{
    Postgresql place;
    Append const first = append_to("a", 0), second = append_to("b", 0, 2);
    CHECK(!place.journal().send(std::span{&first, 1})); // no connection is open yet
    REQUIRE(append_one(place.journal(), first) == Appended::done);
    auto const sent = place.journal().send(std::span{&second, 1});
    REQUIRE(sent);
    CHECK(becomes_readable(sent->socket()));
    CHECK(place.journal().version_of({"b"}) == 2); // before it is asked
    CHECK(sent->answer() == Outcomes{Appended::done});
    CHECK(place.journal().load({"b"}) == second.events);
}

TEST_CASE("what has something in its way writes nothing, and append tells what it is", "[journal][sent]")
{
    Postgresql place;
    REQUIRE(append_one(place.journal(), append_to("a", 0)) == Appended::done);
    Append const stale = append_to("a", 0, 2);
    auto sent = place.journal().send(std::span{&stale, 1});
    REQUIRE(sent);
    CHECK(becomes_readable(sent->socket()));
    CHECK(sent->answer() == std::nullopt);
    sent.reset(); // its connection is at hand again
    CHECK(place.journal().version_of({"a"}) == 1);
    Append const sound = append_to("b", 0);
    CHECK(!place.journal().send(std::span{&sound, 1})); // who was in the way once may be so again
    CHECK(append_one(place.journal(), stale) == Appended::conflict);
}

TEST_CASE("what contradicts itself is not sent", "[journal][sent]")
{
    Postgresql place;
    REQUIRE(append_one(place.journal(), append_to("a", 0)) == Appended::done);
    std::vector const twice{append_to("b", 0), append_to("b", 0)};
    CHECK(!place.journal().send(twice));
    CHECK(place.journal().version_of({"b"}) == 0);
}

TEST_CASE("a connection whose answer nobody asked for is not used again", "[journal][sent]")
{
    Postgresql place;
    REQUIRE(append_one(place.journal(), append_to("a", 0)) == Appended::done);
    Append const one = append_to("b", 0);
    place.journal().send(std::span{&one, 1}).reset();
    CHECK(append_one(place.journal(), append_to("c", 0)) == Appended::done);
    CHECK(place.journal().version_of({"c"}) == 1);
}

TEST_CASE("a file is not sent to", "[journal][sent]")
{
    Sqlite place;
    REQUIRE(append_one(place.journal(), append_to("a", 0)) == Appended::done);
    Append const one = append_to("b", 0);
    CHECK(!place.journal().send(std::span{&one, 1}));
}
