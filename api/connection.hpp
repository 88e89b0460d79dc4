#pragma once
// One client's connection, and what all connections of a server share. Between api/server.cpp and api/connection.cpp.

#include "api/server.hpp"
#include "api/wire.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <unordered_map>

namespace api {

class Connection;

// Members go in reverse: handlers end first, then the loop with what still waits in it, then what both look at.
struct Door {
    Door(ServerOptions given, Handler answer);

    ServerOptions const options;
    Handler const handler;
    std::atomic<bool> stopping{false};

    // Places for requests, from the end of the header to the answer: so many bodies at most are in memory.
    bool admit();
    void release() { --admitted_; }

    void enter(std::shared_ptr<Connection> const& connection);
    void leave(Connection const* connection);
    std::vector<std::shared_ptr<Connection>> connections();
    std::size_t connection_count();
    bool wait_until_empty(std::chrono::milliseconds patience);

    void log(std::string_view line) const noexcept;

private:
    std::atomic<std::size_t> admitted_{0};
    std::mutex mutex_;
    std::condition_variable left_;
    std::unordered_map<Connection const*, std::weak_ptr<Connection>> present_;

public:
    boost::asio::io_context loop;
    boost::asio::thread_pool pool;
};

// Lives as long as its coroutine. All of it runs on the socket's strand, but for what is said to be for any thread.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Door& door, boost::asio::ip::tcp::socket socket);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    void start();
    // Any thread, now and then: ends what is past its deadline, and what is idle while the server stops.
    void look_at_the_time();

private:
    using Clock = std::chrono::steady_clock;
    enum class Doing { waiting, reading, answering, writing };

    boost::asio::awaitable<void> serve(std::shared_ptr<Connection> self);
    boost::asio::awaitable<bool> next_request_begins();
    boost::asio::awaitable<bool> exchange();
    boost::asio::awaitable<bool> take_header(Parser& parser, Request& request);
    boost::asio::awaitable<bool> take_body(Parser& parser, Request& request);
    boost::asio::awaitable<Response> answer_to(Request const& request);
    boost::asio::awaitable<bool> send(Response const& response, Delivery const& delivery);
    boost::asio::awaitable<bool> send_last(Response const& response, Request const& request);
    boost::asio::awaitable<void> close_gently();

    void begin(Doing what, std::chrono::milliseconds at_most);
    bool is_overdue() const;
    void interrupt();

    Door& door_;
    boost::asio::ip::tcp::socket socket_;
    boost::beast::flat_buffer buffer_; // outlives a request: the next one may already be in it
    std::atomic<Doing> doing_{Doing::waiting};
    std::atomic<Clock::time_point> deadline_{Clock::time_point::max()};
    bool expired_ = false;
};

} // namespace api
