#include "tests/store/stores.hpp"

#include "engine/store/database.hpp"

#include <catch2/catch.hpp>

using namespace engine::store;

TEST_CASE("of several free sessions the one that has most prepared is taken, or the last one used", "[pool]")
{
    tests::SqliteFile const file;
    Pool pool{parse_address(file.url()), {}, 3};
    auto often = pool.take(), now_and_then = pool.take(), never = pool.take();
    for (auto const* const session : {&often, &now_and_then})
        (*session)->make_ready();
    for (auto const* const text : {"select 1", "select 2"})
        often->prepared("test", text);
    now_and_then->prepared("test", "select 1");
    Session const* const first = often.get();
    Session const* const second = now_and_then.get();
    Session const* const third = never.get();

    pool.give_back(std::move(often));
    pool.give_back(std::move(never));
    pool.give_back(std::move(now_and_then)); // last, and knows less
    often = pool.take();
    CHECK(often.get() == first);
    CHECK(pool.take().get() == second);
    never = pool.take();
    CHECK(never.get() == third);

    auto equal = std::make_unique<Session>(parse_address(file.url()), std::chrono::seconds{5}, Declares::engine_work);
    Session const* const last = equal.get();
    pool.give_back(std::move(never));
    pool.give_back(std::move(equal));
    CHECK(pool.take().get() == last);
}
