#pragma once
// One client's connection. Between api/server.cpp and api/connection.cpp.

#include "api/channel.hpp"
#include "api/door.hpp"
#include "api/wire.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <atomic>
#include <optional>
#include <string>

namespace api {

// Lives as long as its coroutine. All of it runs at the socket's loop, but for what is said to be for any thread.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Door& door, std::unique_ptr<Channel> channel, ClientAddress peer);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    void start();
    // Any thread, now and then: ends what is past its deadline, and what is idle while the server stops.
    void look_at_the_time();

    using Clock = std::chrono::steady_clock;
    // Until when it may stay idle; nothing while it is busy. Any thread.
    std::optional<Clock::time_point> idle_until() const;
    // The same while its answer is being written.
    std::optional<Clock::time_point> writing_until() const;
    // Ends what it does, as at its deadline. Any thread.
    void cut_off();
    // Makes room for another, if still idle by then. Any thread.
    void shed();

private:
    enum class Doing { waiting, reading, answering, writing };

    boost::asio::awaitable<void> serve(std::shared_ptr<Connection> self);
    boost::asio::awaitable<bool> greet();
    boost::asio::awaitable<bool> next_request_begins();
    boost::asio::awaitable<bool> exchange();
    boost::asio::awaitable<void> read(Parser& parser, Part part, boost::system::error_code& ec);
    boost::asio::awaitable<bool> take_header(Parser& parser, Request& request);
    boost::asio::awaitable<bool> refuse_unread(Response const& response, Parser const& parser, Delivery delivery);
    boost::asio::awaitable<bool> take_body(Parser& parser, Request& request);
    boost::asio::awaitable<Response> answer_to(Request const& request);
    boost::asio::awaitable<bool> send(Response const& response, Delivery const& delivery);
    boost::asio::awaitable<bool> send_last(Response const& response, Request const& request);
    boost::asio::awaitable<void> close_gently();

    void begin(Doing what, std::chrono::milliseconds at_most);
    bool is_overdue() const;
    void interrupt();
    ClientAddress asker(Request const& request) const;
    std::string const& shares_limit_as(ClientAddress const& asker);

    Door& door_;
    std::unique_ptr<Channel> channel_;
    ClientAddress peer_;
    std::optional<ClientAddress> last_asker_;
    std::string last_shares_as_;       // that one: a connection is nearly always the same client's
    boost::beast::flat_buffer buffer_; // outlives a request: the next one may already be in it
    std::atomic<Doing> doing_{Doing::waiting};
    std::atomic<Clock::time_point> deadline_{Clock::time_point::max()};
    std::atomic<bool> shed_{false};
    bool expired_ = false;
    bool left_for_another_ = false;
};

} // namespace api
