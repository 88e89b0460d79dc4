// A bare Beast server that answers as many bytes to whatever is asked: what reading a case cannot be faster than. One
// thread, as the product's event loop.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <iostream>
#include <string>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Answer = http::response<http::string_body>;

asio::awaitable<void> converse(tcp::socket socket, Answer const& answer)
{
    boost::system::error_code fault;
    auto token = asio::redirect_error(asio::use_awaitable, fault);
    boost::beast::flat_buffer buffer;
    while (!fault) {
        http::request<http::string_body> request;
        co_await http::async_read(socket, buffer, request, token);
        if (!fault)
            co_await http::async_write(socket, answer, token);
    }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, Answer const& answer)
{
    for (;;) {
        auto socket = co_await acceptor.async_accept(asio::use_awaitable);
        socket.set_option(tcp::no_delay{true});
        auto conversation = converse(std::move(socket), answer);
        asio::co_spawn(acceptor.get_executor(), std::move(conversation), asio::detached);
    }
}

} // namespace

int main(int count, char** words)
{
    if (count != 3) {
        std::cerr << "usage: constant_server PORT BYTES\n";
        return 2;
    }
    asio::io_context loop{1};
    tcp::endpoint const here{asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(std::stoul(words[1]))};
    tcp::acceptor acceptor{loop, here};
    Answer answer{http::status::ok, 11};
    answer.set(http::field::content_type, "application/json");
    answer.body().assign(std::stoul(words[2]), 'x');
    answer.prepare_payload();
    asio::signal_set ending{loop, SIGTERM, SIGINT};
    ending.async_wait([&loop](boost::system::error_code, int) { loop.stop(); });
    asio::co_spawn(loop, accept(acceptor, answer), asio::detached);
    loop.run();
}
