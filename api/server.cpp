#include "api/server.hpp"

#include "api/connection.hpp"
#include "api/event_loops.hpp"
#include "api/tls.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <thread>
#include <typeinfo>

namespace api {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto accept_pause = std::chrono::milliseconds{20};
constexpr int send_buffer_bytes =
    64 * 1024;                         // in the kernel, for each client: what none reads costs neither memory nor time
constexpr std::size_t shed_share = 16; // one in so many of all connections goes at a time, when it is idle

// Often enough that a deadline is kept within a quarter of itself.
std::chrono::milliseconds tick_for(ServerOptions const& options)
{
    auto const shortest =
        std::min({options.header_deadline, options.body_deadline, options.idle_deadline, options.write_deadline});
    return std::clamp(shortest / 4, std::chrono::milliseconds{10}, std::chrono::milliseconds{250});
}

} // namespace

class Server::Inside {
public:
    Inside(ServerOptions options, Taker taker);

    std::uint16_t port() const { return port_; }
    engine::EventLoop& event_loops() { return event_loops_; }
    ServerStanding standing() const { return door_.standing(); }
    bool run();
    void stop();

private:
    void accept_next();
    void welcome(tcp::socket socket);
    void make_room();
    void accept_later();
    void watch();
    void turn(asio::io_context& loop);
    bool finish();

    Door door_;
    EventLoops event_loops_{door_.loops.all()};
    // The acceptor and both timers are touched there alone.
    asio::io_context& gate_{door_.loops.first()};
    tcp::acceptor acceptor_{gate_};
    asio::steady_timer accept_timer_{gate_};
    asio::steady_timer watch_timer_{gate_};
    std::chrono::milliseconds tick_;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::condition_variable asked_;
    bool stop_asked_ = false;
};

Server::Inside::Inside(ServerOptions options, Taker taker)
    : door_{std::move(options), std::move(taker)}, tick_{tick_for(door_.options)}
{
    auto const where = door_.options.address + ":" + std::to_string(door_.options.port);
    boost::system::error_code fault;
    tcp::endpoint const endpoint{asio::ip::make_address(door_.options.address, fault), door_.options.port};
    if (fault)
        throw std::runtime_error{"no address to listen on: " + where};
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address{true});
    acceptor_.bind(endpoint, fault);
    if (!fault)
        acceptor_.listen(asio::socket_base::max_listen_connections, fault);
    if (fault)
        throw std::runtime_error{"cannot listen on " + where + ": " + fault.message()};
    port_ = acceptor_.local_endpoint().port();
}

bool Server::Inside::run()
{
    asio::post(gate_, [this] {
        accept_next();
        watch();
    });
    std::vector<std::jthread> threads;
    for (auto const& loop : door_.loops.all())
        threads.emplace_back([this, &loop = *loop] { turn(loop); });
    {
        std::unique_lock lock{mutex_};
        asked_.wait(lock, [this] { return stop_asked_; });
    }
    bool const finished = finish();
    door_.loops.stop();
    return finished;
}

void Server::Inside::stop()
{
    std::lock_guard const lock{mutex_};
    stop_asked_ = true;
    asked_.notify_all();
}

bool Server::Inside::finish()
{
    door_.stopping = true;
    asio::post(gate_, [this] {
        error_code ignored;
        acceptor_.close(ignored);
        accept_timer_.cancel();
        watch_timer_.cancel(); // look now, not at the next tick
    });
    return door_.wait_until_empty(door_.options.stop_deadline);
}

void Server::Inside::accept_next()
{
    if (door_.stopping)
        return;
    if (door_.connection_count() >= door_.options.connections_max) {
        make_room();
        return;
    }
    asio::any_io_executor const loop = door_.loops.next().get_executor();
    acceptor_.async_accept(loop, [this](error_code ec, tcp::socket socket) {
        if (!ec)
            welcome(std::move(socket)); // first, so that it counts when the next is looked for
        if (!ec || ec == asio::error::connection_aborted)
            accept_next();
        else if (ec != asio::error::operation_aborted)
            accept_later();
    });
}

void Server::Inside::welcome(tcp::socket socket)
{
    if (door_.stopping)
        return;
    error_code fault;
    auto const peer = client_of(socket.remote_endpoint(fault).address(), {}, {});
    if (fault) // gone already
        return;
    socket.set_option(tcp::no_delay{true}, fault);
    socket.set_option(asio::socket_base::send_buffer_size{send_buffer_bytes}, fault);
    try {
        auto channel = door_.options.tls ? tls_channel(std::move(socket), door_.options.tls->current())
                                         : plain_channel(std::move(socket));
        std::make_shared<Connection>(door_, std::move(channel), peer)->start();
    } catch (std::exception const& failure) { // for want of memory: others may fare better
        door_.log(std::string{"connection not taken: "} + typeid(failure).name());
    }
}

// Once somebody stands at the door, and not before.
void Server::Inside::make_room()
{
    acceptor_.async_wait(tcp::acceptor::wait_read, [this](error_code ec) {
        if (ec == asio::error::operation_aborted)
            return;
        if (!ec)
            door_.shed_idle(1 + door_.options.connections_max / shed_share);
        accept_later();
    });
}

// Too many connections, or no descriptor left: some will close.
void Server::Inside::accept_later()
{
    accept_timer_.expires_after(accept_pause);
    accept_timer_.async_wait([this](error_code) { accept_next(); });
}

// One look at all connections now and then costs less than a timer for every read and write. Goes on while the server
// stops; ends with the loop.
void Server::Inside::watch()
{
    for (auto const& connection : door_.connections())
        connection->look_at_the_time();
    door_.cut_off_slow_readers();
    watch_timer_.expires_after(tick_);
    watch_timer_.async_wait([this](error_code) { watch(); });
}

void Server::Inside::turn(asio::io_context& loop)
{
    LoopHere const here{loop};
    auto const work = asio::make_work_guard(loop);
    while (!loop.stopped()) {
        try {
            loop.run();
        } catch (std::exception const& failure) {
            door_.log(std::string{"event loop: "} + typeid(failure).name());
        }
    }
}

Server::Server(ServerOptions options, Taker taker)
    : inside_{std::make_unique<Inside>(std::move(options), std::move(taker))}
{
}

Server::Server(ServerOptions options, Handler handler)
    : Server{std::move(options), Taker{[handler = std::move(handler)](Turn const& turn) {
                 turn.hop([&handler, turn] {
                     auto const response = std::make_shared<Response>(handler(turn.request()));
                     turn.answer([response] { return std::move(*response); });
                 });
             }}}
{
}

Server::~Server() = default;

std::uint16_t Server::port() const
{
    return inside_->port();
}

engine::EventLoop& Server::event_loops()
{
    return inside_->event_loops();
}

ServerStanding Server::standing() const
{
    return inside_->standing();
}

bool Server::run()
{
    return inside_->run();
}

void Server::stop()
{
    inside_->stop();
}

} // namespace api
