#include "api/channel.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <utility>

namespace api {
namespace {

namespace asio = boost::asio;

class TlsChannel final : public Channel {
public:
    TlsChannel(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
        : context_{std::move(context)}, stream_{std::move(socket), *context_}
    {
        SSL_set_mode(stream_.native_handle(), SSL_MODE_RELEASE_BUFFERS); // an idle client costs less
    }

    Awaitable<void> greet(error_code& ec) override
    {
        co_await stream_.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, ec));
    }

    Awaitable<std::size_t> read_some(asio::mutable_buffer room, error_code& ec) override
    {
        co_return co_await stream_.async_read_some(room, asio::redirect_error(asio::use_awaitable, ec));
    }

    Awaitable<void> write(std::array<asio::const_buffer, 2> parts, error_code& ec) override
    {
        co_await asio::async_write(stream_, parts, asio::redirect_error(asio::use_awaitable, ec));
    }

    Awaitable<void> part(error_code& ec) override
    {
        co_await stream_.async_shutdown(asio::redirect_error(asio::use_awaitable, ec));
    }

    bool is_secure() const override { return true; }
    asio::ip::tcp::socket& socket() override { return stream_.next_layer(); }

private:
    std::shared_ptr<asio::ssl::context>
        context_; // the one of the day it came: a newer certificate is for newer clients
    asio::ssl::stream<asio::ip::tcp::socket> stream_;
};

} // namespace

std::unique_ptr<Channel> tls_channel(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
{
    return std::make_unique<TlsChannel>(std::move(socket), std::move(context));
}

} // namespace api
