#include "api/event_loops.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace api;

namespace {

struct Pair {
    Pair() { REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0); }
    ~Pair()
    {
        close(ends[0]);
        close(ends[1]);
    }
    void write() const { REQUIRE(::write(ends[1], "x", 1) == 1); }
    bool is_open() const { return fcntl(ends[0], F_GETFD) != -1; }

    std::array<int, 2> ends{};
};

struct Some {
    explicit Some(std::size_t count = 1, EventLoops::Awake awake = EventLoops::Awake::by_default()) : loops{all, awake}
    {
        while (all.size() < count)
            all.push_back(std::make_unique<boost::asio::io_context>(1));
    }

    EventLoops::All all;
    EventLoops loops;
};

} // namespace

TEST_CASE("a loop calls when a socket has something to read, and leaves it to its owner", "[loops]")
{
    Pair pair;
    Some some;
    EventLoops& loops = some.loops;
    CHECK(!loops.is_here());
    auto& loop = *some.all.front();
    int called = 0;
    std::thread::id where;
    std::thread running{[&] {
        LoopHere const here{loop};
        CHECK(loops.is_here());
        for (int i = 0; i < 2; ++i) { // the same one again: it is not held
            loops.when_readable(pair.ends[0], [&] {
                ++called;
                where = std::this_thread::get_id();
            });
            loop.restart();
            loop.poll();
            CHECK(called == i);
            pair.write();
            loop.restart();
            loop.run();
            CHECK(called == i + 1);
            CHECK(where == std::this_thread::get_id());
            char taken = 0;
            CHECK(read(pair.ends[0], &taken, 1) == 1);
        }
    }};
    running.join();
    CHECK(!loops.is_here());
    CHECK(pair.is_open());
}

TEST_CASE("a loop that ends drops what it waited for, and closes nothing", "[loops]")
{
    Pair pair;
    bool called = false;
    {
        Some some;
        LoopHere const here{*some.all.front()};
        some.loops.when_readable(pair.ends[0], [&] { called = true; });
    }
    CHECK(!called);
    CHECK(pair.is_open());
}

TEST_CASE("a socket that is lost is called for too", "[loops]")
{
    Pair pair;
    bool called = false;
    Some some;
    auto& loop = *some.all.front();
    LoopHere const here{loop};
    some.loops.when_readable(pair.ends[0], [&] { called = true; });
    shutdown(pair.ends[1], SHUT_RDWR);
    loop.run();
    CHECK(called);
}

TEST_CASE("a loop stays awake for a while as it waits, and for another once what it waits for has come", "[loops]")
{
    using namespace std::chrono_literals;
    Pair pair;
    int called = 0;
    auto const wait_in = [&](Some& some) {
        LoopHere const here{*some.all.front()};
        some.loops.when_readable(pair.ends[0], [&] { ++called; });
        return some.all.front()->run_for(100ms); // how often something was done
    };
    Some asleep{1, {0us, 0us}}, awake{1, {1ms, 0us}};
    CHECK(wait_in(asleep) == 0);
    CHECK(wait_in(awake) > 0);
    CHECK(awake.all.front()->run_for(10ms) == 0); // it sleeps now
    CHECK(called == 0);

    pair.write();
    Some sleeps_then{1, {1h, 0us}};
    wait_in(sleeps_then);
    CHECK(called == 1);
    CHECK(sleeps_then.all.front()->stopped()); // nothing is left to be done

    Some awake_then{1, {0us, 1ms}};
    CHECK(wait_in(awake_then) > 1);
    CHECK(called == 2);
    CHECK(awake_then.all.front()->stopped());
}

TEST_CASE("work that is posted from elsewhere is spread over the loops, and done by their threads", "[loops]")
{
    Some some{2};
    std::vector<std::thread::id> where;
    for (int i = 0; i < 4; ++i)
        some.loops.post([&] { where.push_back(std::this_thread::get_id()); });
    CHECK(where.empty());
    for (std::size_t i = 0; i < 2; ++i) {
        std::thread turning{[&] { CHECK(some.all[i]->poll() == 2); }};
        auto const there = turning.get_id();
        turning.join();
        CHECK(std::exchange(where, {}) == std::vector(2, there));
    }
}
