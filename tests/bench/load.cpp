#include "tests/bench/load.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

// What an act costs the client is taken from the server: of known executors less is asked than of any.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <class Result>
using Awaitable = asio::awaitable<Result, Executor>;
constexpr asio::use_awaitable_t<Executor> awaited{};

constexpr std::size_t clients_most = 1'024;
constexpr std::size_t read_bytes = 8 * 1'024;
constexpr double seconds_most = 600;
constexpr double per_second_most = 100'000;
constexpr auto patience = std::chrono::seconds{30}; // with what is still unanswered at the end

Clock::duration span_of(double seconds)
{
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>{seconds});
}

// Of an answer only what the clients look at: no table of its headers is made.
class Answer final : public http::basic_parser<false> {
public:
    // `body` is written over: its room is used again.
    explicit Answer(std::string& body) : body_{body}
    {
        body_.clear();
        eager(true);
    }

    Reply reply() const { return {status_, {etag_.data(), etag_size_}, body_}; }

private:
    using Code = boost::system::error_code;
    using Text = boost::beast::string_view;

    void on_request_impl(http::verb, Text, Text, int, Code&) override {}
    void on_response_impl(int status, Text, int, Code&) override { status_ = static_cast<unsigned>(status); }
    void on_field_impl(http::field name, Text, Text value, Code& fault) override
    {
        if (name != http::field::etag)
            return;
        etag_size_ = value.size();
        if (etag_size_ > etag_.size())
            fault = http::error::bad_value;
        else
            std::ranges::copy(value, etag_.begin());
    }
    void on_header_impl(Code&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&, Code&) override {}
    std::size_t on_body_impl(Text part, Code&) override
    {
        body_.append(part.data(), part.size());
        return part.size();
    }
    void on_chunk_header_impl(std::uint64_t, Text, Code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text part, Code& fault) override { return on_body_impl(part, fault); }
    void on_finish_impl(Code&) override {}

    std::string& body_;
    unsigned status_ = 0;
    std::array<char, 64> etag_{};
    std::size_t etag_size_ = 0;
};

class Clients {
public:
    Clients(Load const& load, Work& work) : load_{load}, work_{work} {}

    Figures run();

private:
    Awaitable<void> client(std::size_t number);
    Awaitable<bool> connect(Socket& socket);
    Awaitable<void> wait_until(Clock::time_point due);
    Clock::time_point draw_due();
    void note(std::size_t number, Reply const& told, Clock::time_point from);

    Load const& load_;
    Work& work_;
    asio::io_context loop_{1};
    Clock::time_point start_{}, end_{}, last_answer_{};
    std::uint64_t due_ = 0;
    Figures figures_;
};

Awaitable<bool> Clients::connect(Socket& socket)
{
    boost::system::error_code fault;
    tcp::endpoint const there{asio::ip::address_v4::loopback(), load_.port};
    auto token = asio::redirect_error(awaited, fault);
    co_await socket.async_connect(there, token);
    if (!fault)
        socket.set_option(tcp::no_delay{true}, fault);
    co_return !fault;
}

Awaitable<void> Clients::wait_until(Clock::time_point due)
{
    Timer timer{loop_, due};
    co_await timer.async_wait(awaited);
}

// Clients take what falls due in turn; when all of them wait for answers, the next that is answered takes what is late.
Clock::time_point Clients::draw_due()
{
    return load_.per_second > 0 ? start_ + span_of(static_cast<double>(due_++) / load_.per_second) : Clock::now();
}

void Clients::note(std::size_t number, Reply const& told, Clock::time_point from)
{
    last_answer_ = Clock::now();
    if (!work_.accept(number, told)) {
        ++figures_.refused[told.status];
        return;
    }
    ++figures_.done;
    figures_.bytes += told.body.size();
    auto const took = std::chrono::duration_cast<std::chrono::microseconds>(last_answer_ - from).count();
    figures_.microseconds.push_back(static_cast<std::uint32_t>(std::min<std::int64_t>(took, UINT32_MAX)));
}

Awaitable<void> Clients::client(std::size_t number)
{
    boost::system::error_code fault;
    auto token = asio::redirect_error(awaited, fault);
    Socket socket{loop_};
    boost::beast::flat_buffer buffer;
    std::string request, body;
    bool connected = co_await connect(socket);
    for (;;) {
        auto const due = draw_due();
        if (due >= end_)
            co_return;
        if (due > Clock::now())
            co_await wait_until(due);
        auto const from = load_.timed_from == TimedFrom::due ? due : Clock::now();
        if (!work_.next(number, request)) {
            ++figures_.ran_out;
            co_return;
        }
        for (std::size_t sent = 0; connected && !fault && sent < request.size();)
            sent += co_await socket.async_write_some(asio::buffer(request) + sent, token);
        Answer answer{body};
        while (connected && !fault && !answer.is_done()) {
            buffer.commit(co_await socket.async_read_some(buffer.prepare(read_bytes), token));
            if (!fault)
                buffer.consume(answer.put(buffer.data(), fault));
            if (fault == http::error::need_more)
                fault = {};
        }
        if (!connected || fault) {
            ++figures_.broken;
            co_return;
        }
        note(number, answer.reply(), from);
        if (!answer.keep_alive()) {
            socket.close(fault);
            buffer.clear();
            connected = co_await connect(socket);
        }
    }
}

Figures Clients::run()
{
    start_ = last_answer_ = Clock::now();
    end_ = start_ + span_of(load_.seconds);
    for (std::size_t i = 0; i < load_.clients; ++i)
        asio::co_spawn(loop_, client(i), asio::detached);
    loop_.run_for(span_of(load_.seconds) + patience);
    if (!loop_.stopped())
        ++figures_.broken; // somebody was never answered
    figures_.seconds = std::chrono::duration<double>(last_answer_ - start_).count();
    std::ranges::sort(figures_.microseconds);
    return std::move(figures_);
}

} // namespace

double Figures::milliseconds_at(double share) const
{
    if (microseconds.empty())
        return 0;
    auto const rank = static_cast<std::size_t>(share * static_cast<double>(microseconds.size() - 1) + 0.5);
    return microseconds[rank] / 1e3;
}

boost::json::object Figures::as_json() const
{
    boost::json::object by_status;
    for (auto const& [status, count] : refused)
        by_status[std::to_string(status)] = count;
    return {{"seconds", seconds},
            {"done", done},
            {"per_second", per_second()},
            {"refused", by_status},
            {"broken", broken},
            {"ran_out", ran_out},
            {"bytes_each", done > 0 ? bytes / done : 0},
            {"p50_ms", milliseconds_at(0.5)},
            {"p90_ms", milliseconds_at(0.9)},
            {"p99_ms", milliseconds_at(0.99)},
            {"p999_ms", milliseconds_at(0.999)},
            {"max_ms", milliseconds_at(1)}};
}

Figures run(Load const& load, Work& work)
{
    if (load.clients == 0 || load.clients > clients_most || !(load.seconds > 0) || load.seconds > seconds_most
        || load.per_second < 0 || load.per_second > per_second_most)
        throw std::invalid_argument{"at most 1024 clients, 600 seconds and 100000 requests a second"};
    return Clients{load, work}.run();
}

} // namespace bench
