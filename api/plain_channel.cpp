#include "api/channel.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <utility>

namespace api {
namespace {

namespace asio = boost::asio;

class PlainChannel final : public Channel {
public:
    explicit PlainChannel(asio::ip::tcp::socket socket) : socket_{std::move(socket)} {}

    Awaitable<void> greet(error_code&) override { co_return; }

    Awaitable<std::size_t> read_some(asio::mutable_buffer room, error_code& ec) override
    {
        return socket_.async_read_some(room, asio::redirect_error(asio::use_awaitable, ec));
    }

    Awaitable<void> write(std::array<asio::const_buffer, 2> parts, error_code& ec) override
    {
        co_await asio::async_write(socket_, parts, asio::redirect_error(asio::use_awaitable, ec));
    }

    Awaitable<void> part(error_code&) override { co_return; }

    bool is_secure() const override { return false; }
    asio::ip::tcp::socket& socket() override { return socket_; }

private:
    asio::ip::tcp::socket socket_;
};

} // namespace

std::unique_ptr<Channel> plain_channel(asio::ip::tcp::socket socket)
{
    return std::make_unique<PlainChannel>(std::move(socket));
}

} // namespace api
