// The load client's own clock: a server that stalls must be seen stalling by all that fell due meanwhile.

#include "tests/bench/load.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

namespace {

using boost::asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr auto answers_until = milliseconds{500};
constexpr auto stalls_until = milliseconds{1'500};

// Answers whoever connects, a thread each, and not at all while it stalls. Ends when its clients have gone.
class StallingServer {
public:
    explicit StallingServer(std::size_t clients)
    {
        for (std::size_t i = 0; i < clients; ++i)
            threads_.emplace_back([this] { serve(); });
    }

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

private:
    void serve()
    {
        boost::system::error_code fault;
        tcp::socket socket{context_};
        acceptor_.accept(socket);
        std::array<char, 512> request{};
        while (socket.read_some(boost::asio::buffer(request), fault) > 0) {
            auto const since = Clock::now() - began_;
            if (since > answers_until && since < stalls_until)
                std::this_thread::sleep_until(began_ + stalls_until);
            boost::asio::write(
                socket, boost::asio::buffer(std::string_view{"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}), fault);
        }
    }

    boost::asio::io_context context_;
    tcp::acceptor acceptor_{context_, {boost::asio::ip::address_v4::loopback(), 0}};
    Clock::time_point began_ = Clock::now();
    std::vector<std::jthread> threads_;
};

class Asking final : public bench::Work {
public:
    bool next(std::size_t, std::string& request) override
    {
        request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        return true;
    }
    bool accept(std::size_t, bench::Reply const& reply) override { return reply.status == 200; }
};

// How many waited for more than a quarter of a second, of 200 a second.
std::ptrdiff_t late(bench::TimedFrom from)
{
    bench::Load load{.port = 0, .clients = 2, .seconds = 2, .per_second = 200, .timed_from = from};
    StallingServer server{load.clients};
    load.port = server.port();
    Asking asking;
    auto const figures = bench::run(load, asking);
    CHECK(figures.broken == 0);
    CHECK(figures.done >= 390); // what fell due while the server stalled is asked for all the same
    return std::ranges::count_if(figures.microseconds, [](auto took) { return took > 250'000; });
}

} // namespace

TEST_CASE("a server that stalls for a second is seen stalling by everything that fell due in that second")
{
    CHECK(late(bench::TimedFrom::due) >= 120);
}

TEST_CASE("timed from when it was sent, a stall would be seen by one request a client and no more")
{
    CHECK(late(bench::TimedFrom::sending) <= 20);
}
