#include "api/event_loops.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

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

} // namespace

TEST_CASE("a loop calls when a socket has something to read, and leaves it to its owner", "[loops]")
{
    Pair pair;
    EventLoops loops;
    CHECK(!loops.is_here());
    boost::asio::io_context loop{1};
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
        boost::asio::io_context loop{1};
        LoopHere const here{loop};
        EventLoops{}.when_readable(pair.ends[0], [&] { called = true; });
    }
    CHECK(!called);
    CHECK(pair.is_open());
}

TEST_CASE("a socket that is lost is called for too", "[loops]")
{
    Pair pair;
    bool called = false;
    boost::asio::io_context loop{1};
    LoopHere const here{loop};
    EventLoops{}.when_readable(pair.ends[0], [&] { called = true; });
    shutdown(pair.ends[1], SHUT_RDWR);
    loop.run();
    CHECK(called);
}
