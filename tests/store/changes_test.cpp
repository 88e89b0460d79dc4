// What a store says of what was committed: never nothing where there was something.

#include "tests/store/appends.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

using namespace tests;

STORE_TEST_CASE("whatever is committed is a change, whoever commits it", "[changes]")
{
    auto const changes = place.store().changes();
    CHECK(changes->since_last_asked()); // there is nothing to compare with
    append_one(place.journal(), append_to("a", 0));
    CHECK(changes->since_last_asked());
    place.store().directory().put({.id = {"p1"}, .email = "", .family_name = "Abel", .given_name = "", .title = ""});
    CHECK(changes->since_last_asked());

    auto const other = engine::store::open_store(place.server_url(), patient);
    append_one(other->journal(), append_to("b", 0));
    CHECK(changes->since_last_asked());
    append_one(other->journal(), append_to("b", 1));
    append_one(place.journal(), append_to("c", 0));
    CHECK(changes->since_last_asked());

    // Two who ask do not take each other's answers away.
    auto const second = place.store().changes();
    CHECK(second->since_last_asked());
    append_one(place.journal(), append_to("c", 1));
    CHECK(changes->since_last_asked());
    CHECK(second->since_last_asked());
}

TEST_CASE("SQLite says that nothing was committed when nothing was", "[changes]")
{
    Sqlite place;
    append_one(place.journal(), append_to("a", 0));
    auto const changes = place.store().changes();
    CHECK(changes->since_last_asked());
    CHECK_FALSE(changes->since_last_asked());
    CHECK(place.journal().load({"a"}).size() == 1);
    CHECK(append_one(place.journal(), append_to("a", 0)) == engine::Appended::conflict);
    CHECK_FALSE(changes->since_last_asked());
    append_one(place.journal(), append_to("b", 0));
    CHECK(changes->since_last_asked());
    CHECK_FALSE(changes->since_last_asked());
}
