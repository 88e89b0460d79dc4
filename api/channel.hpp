#pragma once
// The bytes of one connection, in clear or under TLS: api/connection.cpp does not know which. Each kind has a source of
// its own, because OpenSSL's half is heavy to compile. All of it runs at the socket's loop.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace api {

class Channel {
public:
    using error_code = boost::system::error_code;
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;

    virtual ~Channel() = default;

    // Agrees on keys, where there are any. Faults come back in `ec`, here and below.
    virtual Awaitable<void> greet(error_code& ec) = 0;
    virtual Awaitable<std::size_t> read_some(boost::asio::mutable_buffer room, error_code& ec) = 0;
    virtual Awaitable<void> write(std::array<boost::asio::const_buffer, 2> parts, error_code& ec) = 0;
    // Says that nothing more will be sent; under TLS, that this is the end and not somebody who cut the line.
    virtual Awaitable<void> part(error_code& ec) = 0;

    virtual bool is_secure() const = 0;
    virtual boost::asio::ip::tcp::socket& socket() = 0; // to cancel, to close, to drain
};

std::unique_ptr<Channel> plain_channel(boost::asio::ip::tcp::socket socket);
std::unique_ptr<Channel> tls_channel(boost::asio::ip::tcp::socket socket,
                                     std::shared_ptr<boost::asio::ssl::context> context);

} // namespace api
