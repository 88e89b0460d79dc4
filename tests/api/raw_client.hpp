#pragma once
// A server on a thread of its own, and a client that sends bytes as they are: for tests of what no HTTP library would send.

#include "api/server.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace raw {

namespace asio = boost::asio;
using api::Request;
using api::Response;
using asio::ip::tcp;

inline constexpr auto patience = std::chrono::seconds{20}; // nothing waits that long unless it is broken

// What the server does a little after its client may have noticed; false when it never comes about.
template <class Holds>
bool comes_about(Holds const& holds)
{
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

// What came back, cut at its Content-Length.
struct Answer {
    unsigned status = 0;
    std::string head;
    std::string body;

    bool says(std::string_view text) const { return head.find(text) != std::string::npos; }
    unsigned long number(std::string const& header) const // throws when there is none
    {
        auto const at = head.find("\r\n" + header + ": ");
        if (at == std::string::npos)
            throw std::runtime_error{"no header " + header};
        return std::stoul(head.substr(at + header.size() + 4));
    }
};

// A client that sends bytes as they are.
class Client {
public:
    explicit Client(api::Server const& server)
    {
        socket_.connect({asio::ip::make_address("127.0.0.1"), server.port()});
    }

    // The server may have closed, which is then what the test is about.
    Client& send(std::string_view bytes)
    {
        (void)delivers(bytes);
        return *this;
    }

    bool delivers(std::string_view bytes)
    {
        boost::system::error_code ec;
        asio::write(socket_, asio::buffer(bytes), ec);
        return !ec;
    }

    // One answer; status 0 when the server closed instead.
    Answer receive(bool with_body = true)
    {
        while (read_.find("\r\n\r\n") == std::string::npos)
            if (!read_some())
                return {};
        Answer answer;
        answer.head = take(read_.find("\r\n\r\n") + 4);
        answer.status = static_cast<unsigned>(std::stoul(answer.head.substr(9, 3)));
        auto const length = answer.head.find("Content-Length: ");
        if (!with_body || length == std::string::npos)
            return answer;
        std::size_t const size = std::stoul(answer.head.substr(length + 16));
        while (read_.size() < size)
            if (!read_some())
                return {};
        answer.body = take(size);
        return answer;
    }

    bool is_closed() { return read_.empty() && !read_some(); }
    void leave() { socket_.close(); }

private:
    bool read_some()
    {
        pollfd waited{.fd = socket_.native_handle(), .events = POLLIN, .revents = 0};
        if (::poll(&waited, 1, static_cast<int>(std::chrono::milliseconds{patience}.count())) <= 0)
            throw std::runtime_error{"the server neither answers nor closes"};
        std::array<char, 4096> room;
        boost::system::error_code ec;
        std::size_t const size = socket_.read_some(asio::buffer(room), ec);
        read_.append(room.data(), size);
        return !ec;
    }

    std::string take(std::size_t size)
    {
        std::string const taken = read_.substr(0, size);
        read_.erase(0, size);
        return taken;
    }

    asio::io_context loop_;
    tcp::socket socket_{loop_};
    std::string read_;
};

// Says what it was asked.
inline Response echo(Request const& request)
{
    Response response{.status = 200, .content_type = "text/plain"};
    response.body = request.path + "|" + std::to_string(static_cast<int>(request.method)) + "|" + request.body;
    return response;
}

// A server on a thread of its own, stopped at the end of the test.
class Running {
public:
    explicit Running(api::Handler handler = echo, api::ServerOptions options = {})
        : server_{std::move(options), std::move(handler)}, thread_{[this] { finished_ = server_.run(); }}
    {
    }
    explicit Running(api::Taker taker, api::ServerOptions options = {})
        : server_{std::move(options), std::move(taker)}, thread_{[this] { finished_ = server_.run(); }}
    {
    }
    ~Running() { stop(); }
    Running(Running const&) = delete;
    Running& operator=(Running const&) = delete;

    bool stop()
    {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
        return finished_;
    }
    api::Server& operator*() { return server_; }

private:
    api::Server server_;
    bool finished_ = false;
    std::thread thread_;
};

inline std::string get(std::string_view path, std::string_view more = "")
{
    return std::string{"GET "}.append(path).append(" HTTP/1.1\r\nHost: h\r\n").append(more) + "\r\n";
}

inline std::string post(std::string_view path, std::string_view body)
{
    return std::string{"POST "}.append(path).append(" HTTP/1.1\r\nHost: h\r\nContent-Length: ")
        + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}

inline void check_is_problem(Answer const& answer, unsigned status)
{
    CHECK(answer.status == status);
    CHECK(answer.says("Content-Type: application/problem+json\r\n"));
    CHECK(answer.body.find("\"status\":" + std::to_string(status)) != std::string::npos);
    CHECK(answer.body.find("\"request_id\":\"") != std::string::npos);
}

} // namespace raw
