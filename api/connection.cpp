// The one file with coroutines. g++ 12.2 destroys twice a temporary made by braces, or a lambda that captures, inside a
// co_await expression: name it first, then pass it.
#include "api/connection.hpp"

#include "api/problem.hpp"

#include "engine/failure.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/defer.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>

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

constexpr std::size_t first_read_bytes = 2048; // what an idle connection holds
constexpr std::size_t read_bytes = 16 * 1024;
constexpr std::size_t scrap_bytes = 4096;
constexpr std::size_t drained_bytes_max = 1024 * 1024;
constexpr auto drain_deadline = std::chrono::milliseconds{500};
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

// A place among the admitted requests, given back whatever happens.
class Admission {
public:
    explicit Admission(Door& door) : door_{door}, held_{door.admit()} {}
    Admission(Admission const&) = delete;
    Admission& operator=(Admission const&) = delete;
    ~Admission() { give_back(); }
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

// The one catch at the door: nothing of the inside gets past it.
Response response_of(Door& door, Request const& request, std::function<Response()> const& make)
{
    try {
        Response response = make();
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

// Bytes in memory for as long as this lives.
class Hold {
public:
    explicit Hold(Door& door) : door_{door} {}
    Hold(Hold const&) = delete;
    Hold& operator=(Hold const&) = delete;
    ~Hold() { let_go(); }
    bool take(std::uint64_t bytes)
    {
        bool const taken = door_.hold(bytes);
        bytes_ += taken ? bytes : 0;
        return taken;
    }
    void take_answer(std::uint64_t bytes)
    {
        door_.hold_answer(bytes);
        bytes_ += bytes;
    }
    void let_go() { door_.let_go(std::exchange(bytes_, 0)); }

private:
    Door& door_;
    std::uint64_t bytes_ = 0;
};

bool is_about_syntax(error_code ec)
{
    return ec.category() == http::make_error_code(http::error::end_of_stream).category()
        && ec != http::error::end_of_stream && ec != http::error::partial_message;
}

engine::Error unreadable()
{
    return {.code = engine::ErrorCode::malformed, .detail = "La demande n'est pas conforme à HTTP/1.1."};
}

std::uint64_t body_limit_of(ServerOptions const& options, Request const& request)
{
    if (!options.body_bytes_max_of)
        return options.body_bytes_max;
    return std::max(options.body_bytes_max, options.body_bytes_max_of(request.method, request.path));
}

// What to say when reading failed; nothing when the client has gone.
std::optional<Response> refusal_of(error_code ec, bool expired, Request const& request, Door& door)
{
    if (expired) {
        door.count(Refusal::timed_out);
        return request_timeout(request);
    }
    if (ec == http::error::header_limit || ec == http::error::buffer_overflow) {
        door.count(Refusal::too_large);
        return headers_too_large(request, door.options.header_bytes_max);
    }
    if (ec == http::error::body_limit) {
        door.count(Refusal::too_large);
        return body_too_large(request, body_limit_of(door.options, request));
    }
    if (is_about_syntax(ec)) {
        door.count(Refusal::malformed);
        return problem(unreadable(), request);
    }
    return std::nullopt;
}

[[noreturn]] Response unanswered()
{
    throw std::logic_error{"nobody has answered"};
}

} // namespace

// The request stays where it is, in the frame of a coroutine that is resumed by `deliver`.
class Turn::Inside {
public:
    Inside(Door& at, Request const& asked) : door{at}, request{asked} { ++door.unanswered; }
    virtual ~Inside() = default;
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    void answer(std::function<Response()> make)
    {
        if (answered_.exchange(true))
            return;
        Door& at = door;
        deliver(std::move(make));
        --at.unanswered; // the last look at the door
    }
    void fail(std::exception_ptr failure)
    {
        answer([failure = std::move(failure)]() -> Response { std::rethrow_exception(failure); });
    }

    Door& door;
    Request const& request;

protected:
    virtual void deliver(std::function<Response()> make) = 0;
    bool is_answered() const { return answered_; }

private:
    std::atomic<bool> answered_{false};
};

namespace {

template <class Finished>
class Answering final : public Turn::Inside {
public:
    Answering(Door& at, Request const& asked, Finished finished) : Inside{at, asked}, finished_{std::move(finished)} {}
    ~Answering() override
    {
        if (!is_answered())
            answer(unanswered);
    }

private:
    // Back to the loop. On its own thread it wakes nobody.
    void deliver(std::function<Response()> make) override
    {
        auto const loop = asio::get_associated_executor(finished_);
        asio::defer(loop,
                    [finished = std::move(finished_), make = std::move(make), &at = door, &asked = request]() mutable {
                        finished(response_of(at, asked, make));
                    });
    }

    Finished finished_;
};

} // namespace

Request const& Turn::request() const
{
    return inside_->request;
}

void Turn::answer(std::function<Response()> make) const
{
    inside_->answer(std::move(make));
}

void Turn::hop(std::function<void()> work) const
{
    asio::post(inside_->door.pool, [inside = inside_, work = std::move(work)] {
        if (auto failure = engine::failure_of(work))
            inside->fail(std::move(failure));
    });
}

Connection::Connection(Door& door, std::unique_ptr<Channel> channel, ClientAddress peer)
    : door_{door}, channel_{std::move(channel)}, peer_{std::move(peer)},
      buffer_{door.options.header_bytes_max + read_bytes}
{
}

Connection::~Connection()
{
    door_.leave(this, peer_);
}

void Connection::start()
{
    if (door_.enter(shared_from_this(), peer_))
        asio::co_spawn(channel_->socket().get_executor(), serve(shared_from_this()), asio::detached);
    else
        door_.count(Refusal::too_many_connections);
}

void Connection::look_at_the_time()
{
    if (is_overdue())
        asio::post(channel_->socket().get_executor(), [self = shared_from_this()] { self->interrupt(); });
}

std::optional<Connection::Clock::time_point> Connection::idle_until() const
{
    return doing_ == Doing::waiting ? std::optional{deadline_.load()} : std::nullopt;
}

std::optional<Connection::Clock::time_point> Connection::writing_until() const
{
    return doing_ == Doing::writing ? std::optional{deadline_.load()} : std::nullopt;
}

void Connection::cut_off()
{
    deadline_ = Clock::now();
    look_at_the_time();
}

void Connection::shed()
{
    shed_ = true;
    look_at_the_time();
}

void Connection::begin(Doing what, std::chrono::milliseconds at_most)
{
    deadline_ = what == Doing::answering ? Clock::time_point::max() : Clock::now() + at_most;
    doing_ = what;
}

bool Connection::is_overdue() const
{
    return Clock::now() >= deadline_.load() || (doing_ == Doing::waiting && (door_.stopping || shed_));
}

// Comes again at the next look if it fell between two reads, so none is missed.
void Connection::interrupt()
{
    if (!is_overdue()) // it has gone on in the meantime
        return;
    expired_ = true;
    error_code ignored;
    if (doing_ == Doing::writing) {
        door_.count(Refusal::timed_out);
        channel_->socket().close(ignored);
    } else {
        channel_->socket().cancel(ignored);
    }
}

ClientAddress Connection::asker(Request const& request) const
{
    std::vector<std::string_view> forwarded;
    for (auto const& [name, value] : request.headers)
        if (same_name(name, "X-Forwarded-For"))
            forwarded.push_back(value);
    return client_of(peer_, door_.trusted, forwarded);
}

std::string const& Connection::shares_limit_as(ClientAddress const& asker)
{
    if (last_asker_ != asker) {
        last_shares_as_ = api::shares_limit_as(asker);
        last_asker_ = asker;
    }
    return last_shares_as_;
}

asio::awaitable<void> Connection::serve(std::shared_ptr<Connection> self)
{
    try {
        bool open = co_await greet();
        if (!open)
            co_return; // in no common tongue: nothing could be told
        while (open) {
            open = co_await next_request_begins();
            if (open)
                open = co_await exchange();
        }
        if (!left_for_another_) // who was idle has nothing on its way, and his place is wanted now
            co_await close_gently();
    } catch (std::exception const& failure) {
        self->door_.log(std::string{"connection ended by "} + typeid(failure).name());
    }
}

asio::awaitable<bool> Connection::greet()
{
    begin(Doing::reading, door_.options.header_deadline);
    error_code ec;
    co_await channel_->greet(ec);
    if (ec)
        door_.count(Refusal::bad_handshake);
    co_return !ec;
}

asio::awaitable<bool> Connection::next_request_begins()
{
    if (buffer_.size() > 0) // the client did not wait for the last answer
        co_return true;
    buffer_.shrink_to_fit(); // the last request may have been a large one, and the next is perhaps far
    begin(Doing::waiting, door_.options.idle_deadline);
    error_code ec;
    auto const room = buffer_.prepare(first_read_bytes);
    std::size_t const size = co_await channel_->read_some(room, ec);
    buffer_.commit(size);
    left_for_another_ = shed_ && expired_;
    if (left_for_another_)
        door_.count(Refusal::shed);
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
    auto const quota = door_.by_address.take(shares_limit_as(asker(request)));
    if (quota && !quota->admitted) {
        door_.count(Refusal::too_many_requests);
        auto refusal = too_many_requests(request, quota->retry_after);
        tell(*quota, refusal);
        co_return co_await refuse_unread(refusal, parser, delivery);
    }
    std::uint64_t const limit = body_limit_of(door_.options, request);
    if (parser.content_length().value_or(0) > limit) {
        door_.count(Refusal::too_large);
        auto const refusal = body_too_large(request, limit);
        co_return co_await send_last(refusal, request);
    }
    Hold hold{door_};
    std::uint64_t const body_bytes = parser.chunked() ? limit : parser.content_length().value_or(0);
    bool const fits = hold.take(body_bytes);
    if (!fits || !door_.has_place()) {
        door_.count(fits ? Refusal::no_place : Refusal::no_memory);
        auto const refusal = overloaded(request);
        co_return co_await refuse_unread(refusal, parser, delivery);
    }
    parser.body_limit(limit);
    bool const whole = co_await take_body(parser, request);
    if (!whole)
        co_return false;
    Admission place{door_}; // not before: who is slow to send would keep it from others
    if (!place.is_held()) {
        door_.count(Refusal::no_place);
        auto const refusal = overloaded(request);
        co_return co_await refuse_unread(refusal, parser, delivery);
    }
    begin(Doing::answering, {});
    auto response = co_await answer_to(request);
    place.give_back();
    hold.let_go();
    hold.take_answer(response.body.size());
    if (quota)
        tell(*quota, response);
    delivery.keep_open = parser.keep_alive() && !door_.stopping;
    co_return co_await send(response, delivery);
}

// A refusal that waits for no body. Whoever has none to send may go on.
asio::awaitable<bool> Connection::refuse_unread(Response const& response, Parser const& parser, Delivery delivery)
{
    delivery.keep_open = parser.is_done() && parser.keep_alive() && !door_.stopping;
    co_return co_await send(response, delivery);
}

asio::awaitable<void> Connection::read(Parser& parser, Part part, error_code& ec)
{
    while (!ec && !advance(parser, buffer_, part, ec) && !ec) {
        std::size_t const room_left = buffer_.max_size() - buffer_.size();
        if (room_left == 0) {
            ec = http::error::buffer_overflow;
            co_return;
        }
        auto const room = buffer_.prepare(std::min(room_left, part == Part::header ? first_read_bytes : read_bytes));
        std::size_t const size = co_await channel_->read_some(room, ec);
        buffer_.commit(size);
    }
}

// False when the request stays unread, here and below: it has been refused, or the client has gone.
asio::awaitable<bool> Connection::take_header(Parser& parser, Request& request)
{
    parser.header_limit(door_.options.header_bytes_max);
    parser.body_limit(boost::none); // depends on what the header says
    begin(Doing::reading, door_.options.header_deadline);
    error_code ec;
    co_await read(parser, Part::header, ec);
    if (ec) {
        auto const refusal = refusal_of(ec, expired_, request, door_);
        if (refusal)
            co_await send_last(*refusal, request);
        co_return false;
    }
    auto envelope = read_envelope(parser.get(), request);
    if (!envelope) {
        door_.count(Refusal::malformed);
        auto const refusal = problem(envelope.error(), request);
        co_return co_await send_last(refusal, request);
    }
    request = std::move(*envelope);
    co_return true;
}

asio::awaitable<bool> Connection::take_body(Parser& parser, Request& request)
{
    begin(Doing::reading, door_.options.body_deadline);
    error_code ec;
    if (!parser.is_done() && buffer_.size() == 0 && expects_continue(parser.get())) {
        std::array<asio::const_buffer, 2> const parts{asio::buffer(go_on), asio::const_buffer{}};
        co_await channel_->write(parts, ec);
    }
    if (!ec)
        co_await read(parser, Part::whole, ec);
    if (ec) {
        auto const refusal = refusal_of(ec, expired_, request, door_);
        if (refusal)
            co_await send_last(*refusal, request);
        co_return false;
    }
    request.body = std::move(parser.get().body());
    co_return true;
}

// The request waits in the coroutine's frame until its turn is answered.
asio::awaitable<Response> Connection::answer_to(Request const& request)
{
    auto start = [this, &request](auto finished) {
        using Finished = decltype(finished);
        Turn const turn{std::make_shared<Answering<Finished>>(door_, request, std::move(finished))};
        try {
            door_.taker(turn);
        } catch (...) {
            turn.answer([failure = std::current_exception()]() -> Response { std::rethrow_exception(failure); });
        }
    };
    co_return co_await asio::async_initiate<asio::use_awaitable_t<> const, void(Response)>(std::move(start),
                                                                                           asio::use_awaitable);
}

// Whether the connection may go on.
asio::awaitable<bool> Connection::send(Response const& response, Delivery const& given)
{
    Delivery delivery = given;
    delivery.secure = channel_->is_secure();
    std::string const head = head_of(response, delivery);
    std::string_view const body = delivery.body_wanted ? response.text() : std::string_view{};
    std::array<asio::const_buffer, 2> const parts{asio::buffer(head), asio::buffer(body)};
    begin(Doing::writing, door_.options.write_deadline);
    error_code ec;
    co_await channel_->write(parts, ec);
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
    co_await channel_->part(ec);
    ec = {}; // a client that does not part in turn is drained all the same
    auto& socket = channel_->socket();
    socket.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
    std::array<char, scrap_bytes> scrap;
    auto const room = asio::buffer(scrap);
    std::size_t drained = 0;
    while (!ec && !expired_ && drained < drained_bytes_max)
        drained += co_await socket.async_read_some(room, asio::redirect_error(asio::use_awaitable, ec));
}

} // namespace api
