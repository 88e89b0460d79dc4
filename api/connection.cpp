// The one file with coroutines. g++ 12.2 destroys twice a temporary made by braces, or a lambda that captures, inside a
// co_await expression: name it first, then pass it.
#include "api/connection.hpp"

#include "api/problem.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <typeinfo>
#include <utility>

namespace api {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

constexpr std::size_t first_read_bytes = 4096;
constexpr std::size_t drained_bytes_max = 1024 * 1024;
constexpr auto drain_deadline = std::chrono::milliseconds{500};
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

// A place among the admitted requests, given back whatever happens.
class Place {
public:
    explicit Place(Door& door) : door_{door}, held_{door.admit()} {}
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
    ~Place() { give_back(); }
    bool is_held() const { return held_; }
    void give_back()
    {
        if (std::exchange(held_, false))
            door_.release();
    }

private:
    Door& door_;
    bool held_;
};

// A bug is logged with its words. A run-time failure only with its type: a database driver quotes what people wrote.
void log_failure(Door const& door, Request const& request, std::exception const& failure)
{
    std::string line = "request " + request.request_id + ": handler threw " + typeid(failure).name();
    if (dynamic_cast<std::runtime_error const*>(&failure) == nullptr)
        line.append(": ").append(failure.what());
    door.log(line);
}

// On a thread of the pool. The one catch at the door: nothing of the inside gets past it.
Response call_handler(Door& door, Request const& request)
{
    try {
        Response response = door.handler(request);
        if (is_sendable(response))
            return response;
        door.log("request " + request.request_id + ": handler gave a response that cannot be sent");
    } catch (std::exception const& failure) {
        log_failure(door, request, failure);
    } catch (...) {
        door.log("request " + request.request_id + ": handler threw something that is no exception");
    }
    return internal_error(request);
}

bool is_about_syntax(error_code ec)
{
    return ec.category() == http::make_error_code(http::error::end_of_stream).category()
        && ec != http::error::end_of_stream && ec != http::error::partial_message;
}

engine::Error unreadable()
{
    return {.code = engine::ErrorCode::malformed, .detail = "La demande n'est pas conforme à HTTP/1.1."};
}

// What to say when reading failed; nothing when the client has gone.
std::optional<Response> refusal_of(error_code ec, bool expired, Request const& request, ServerOptions const& options)
{
    if (expired)
        return request_timeout(request);
    if (ec == http::error::header_limit || ec == http::error::buffer_overflow)
        return headers_too_large(request, options.header_bytes_max);
    if (is_about_syntax(ec))
        return problem(unreadable(), request);
    return std::nullopt;
}

std::uint64_t body_limit_of(ServerOptions const& options, Request const& request)
{
    if (!options.body_bytes_max_of)
        return options.body_bytes_max;
    return std::max(options.body_bytes_max, options.body_bytes_max_of(request.method, request.path));
}

} // namespace

Connection::Connection(Door& door, asio::ip::tcp::socket socket)
    : door_{door}, socket_{std::move(socket)}, buffer_{door.options.header_bytes_max + first_read_bytes}
{
}

Connection::~Connection()
{
    door_.leave(this);
}

void Connection::start()
{
    door_.enter(shared_from_this());
    asio::co_spawn(socket_.get_executor(), serve(shared_from_this()), asio::detached);
}

void Connection::look_at_the_time()
{
    if (is_overdue())
        asio::post(socket_.get_executor(), [self = shared_from_this()] { self->interrupt(); });
}

void Connection::begin(Doing what, std::chrono::milliseconds at_most)
{
    deadline_ = what == Doing::answering ? Clock::time_point::max() : Clock::now() + at_most;
    doing_ = what;
}

bool Connection::is_overdue() const
{
    return Clock::now() >= deadline_.load() || (door_.stopping && doing_ == Doing::waiting);
}

// Comes again at the next look if it fell between two reads, so none is missed.
void Connection::interrupt()
{
    if (!is_overdue()) // it has gone on in the meantime
        return;
    expired_ = true;
    error_code ignored;
    if (doing_ == Doing::writing)
        socket_.close(ignored);
    else
        socket_.cancel(ignored);
}

asio::awaitable<void> Connection::serve(std::shared_ptr<Connection> self)
{
    try {
        bool open = true;
        while (open) {
            open = co_await next_request_begins();
            if (open)
                open = co_await exchange();
        }
        co_await close_gently();
    } catch (std::exception const& failure) {
        self->door_.log(std::string{"connection ended by "} + typeid(failure).name());
    }
}

asio::awaitable<bool> Connection::next_request_begins()
{
    if (buffer_.size() > 0) // the client did not wait for the last answer
        co_return true;
    begin(Doing::waiting, door_.options.idle_deadline);
    error_code ec;
    auto const room = buffer_.prepare(first_read_bytes);
    std::size_t const size = co_await socket_.async_read_some(room, asio::redirect_error(asio::use_awaitable, ec));
    buffer_.commit(size);
    co_return !ec && !expired_;
}

// One request and its answer; whether the connection may go on.
asio::awaitable<bool> Connection::exchange()
{
    Request request;
    request.request_id = opaque_id();
    Parser parser;
    bool const begun = co_await take_header(parser, request);
    if (!begun)
        co_return false;
    Delivery delivery;
    delivery.request_id = request.request_id;
    delivery.body_wanted = parser.get().method() != http::verb::head;
    delivery.old_protocol = parser.get().version() < 11;
    Place place{door_};
    if (!place.is_held()) {
        auto const refusal = overloaded(request);
        delivery.keep_open = parser.is_done() && parser.keep_alive() && !door_.stopping;
        co_return co_await send(refusal, delivery);
    }
    bool const whole = co_await take_body(parser, request);
    if (!whole)
        co_return false;
    begin(Doing::answering, {});
    auto const response = co_await answer_to(request);
    place.give_back();
    delivery.keep_open = parser.keep_alive() && !door_.stopping;
    co_return co_await send(response, delivery);
}

// False when the request stays unread, here and below: it has been refused, or the client has gone.
asio::awaitable<bool> Connection::take_header(Parser& parser, Request& request)
{
    parser.header_limit(door_.options.header_bytes_max);
    parser.body_limit(boost::none); // depends on what the header says
    begin(Doing::reading, door_.options.header_deadline);
    error_code ec;
    co_await http::async_read_header(socket_, buffer_, parser, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) {
        auto const refusal = refusal_of(ec, expired_, request, door_.options);
        if (refusal)
            co_await send_last(*refusal, request);
        co_return false;
    }
    auto envelope = read_envelope(parser.get(), request);
    if (!envelope) {
        auto const refusal = problem(envelope.error(), request);
        co_return co_await send_last(refusal, request);
    }
    request = std::move(*envelope);
    co_return true;
}

asio::awaitable<bool> Connection::take_body(Parser& parser, Request& request)
{
    std::uint64_t const limit = body_limit_of(door_.options, request);
    if (parser.content_length().value_or(0) > limit) {
        auto const refusal = body_too_large(request, limit);
        co_return co_await send_last(refusal, request);
    }
    parser.body_limit(limit);
    begin(Doing::reading, door_.options.body_deadline);
    error_code ec;
    if (!parser.is_done() && buffer_.size() == 0 && expects_continue(parser.get()))
        co_await asio::async_write(socket_, asio::buffer(go_on), asio::redirect_error(asio::use_awaitable, ec));
    if (!ec && !parser.is_done())
        co_await http::async_read(socket_, buffer_, parser, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) {
        auto refusal = refusal_of(ec, expired_, request, door_.options);
        if (ec == http::error::body_limit)
            refusal = body_too_large(request, limit);
        if (refusal)
            co_await send_last(*refusal, request);
        co_return false;
    }
    request.body = std::move(parser.get().body());
    co_return true;
}

// Over to the pool and back to the strand. The request waits in the coroutine's frame meanwhile.
asio::awaitable<Response> Connection::answer_to(Request const& request)
{
    auto start = [this, &request](auto finished) {
        asio::post(door_.pool, [this, &request, finished = std::move(finished)]() mutable {
            Response response = call_handler(door_, request);
            auto const strand = asio::get_associated_executor(finished);
            asio::post(strand, [finished = std::move(finished), response = std::move(response)]() mutable {
                finished(std::move(response));
            });
        });
    };
    co_return co_await asio::async_initiate<asio::use_awaitable_t<> const, void(Response)>(std::move(start),
                                                                                           asio::use_awaitable);
}

// Whether the connection may go on.
asio::awaitable<bool> Connection::send(Response const& response, Delivery const& delivery)
{
    std::string const head = head_of(response, delivery);
    std::string_view const body = delivery.body_wanted ? std::string_view{response.body} : std::string_view{};
    std::array<asio::const_buffer, 2> const parts{asio::buffer(head), asio::buffer(body)};
    begin(Doing::writing, door_.options.write_deadline);
    error_code ec;
    co_await asio::async_write(socket_, parts, asio::redirect_error(asio::use_awaitable, ec));
    co_return !ec && delivery.keep_open;
}

// A refusal while the request is not read to its end: nothing that follows can be trusted. Always false.
asio::awaitable<bool> Connection::send_last(Response const& response, Request const& request)
{
    Delivery delivery;
    delivery.request_id = request.request_id;
    delivery.keep_open = false;
    co_return co_await send(response, delivery);
}

// Closing on bytes not yet read makes the system reset the connection, and the client lose our last answer.
asio::awaitable<void> Connection::close_gently()
{
    begin(Doing::reading, drain_deadline);
    expired_ = false;
    error_code ec;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
    std::array<char, first_read_bytes> scrap;
    auto const room = asio::buffer(scrap);
    std::size_t drained = 0;
    while (!ec && !expired_ && drained < drained_bytes_max)
        drained += co_await socket_.async_read_some(room, asio::redirect_error(asio::use_awaitable, ec));
}

} // namespace api
