#include "examples/player/http_client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/parse.hpp>

#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <thread>

namespace examples::player {

namespace {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;

constexpr std::chrono::milliseconds first_pause{50};
constexpr std::chrono::milliseconds longest_pause{2'000};
constexpr int answer_seconds_max = 30; // of silence, after which the connection is given up
constexpr std::uint64_t body_bytes_max = 64ULL * 1024 * 1024;

http::verb verb_of(Verb verb)
{
    switch (verb) {
    case Verb::get: return http::verb::get;
    case Verb::put: return http::verb::put;
    case Verb::post: return http::verb::post;
    }
    return http::verb::unknown;
}

http::request<http::string_body> message_of(Request const& request, Address const& address)
{
    http::request<http::string_body> message{verb_of(request.verb), request.target, 11};
    message.set(http::field::host, address.host + ':' + address.port);
    message.set(http::field::accept, "application/json, application/problem+json, */*");
    if (!request.token.empty())
        message.set(http::field::authorization, "Bearer " + request.token);
    if (!request.key.empty())
        message.set("Idempotency-Key", request.key);
    if (request.if_match)
        message.set(http::field::if_match, *request.if_match);
    if (request.verb != Verb::get) {
        message.set(http::field::content_type, request.content_type);
        message.body() = request.body;
        message.prepare_payload();
    }
    return message;
}

Answer answer_of(http::response<http::string_body> const& message)
{
    Answer answer{.status = message.result_int(),
                  .etag = std::string{message[http::field::etag]},
                  .replayed = message.find("Idempotency-Replayed") != message.end(),
                  .text = message.body(),
                  .body = nullptr};
    if (message[http::field::content_type].find("json") != boost::beast::string_view::npos) {
        boost::json::error_code fault;
        answer.body = boost::json::parse(answer.text, fault);
    }
    return answer;
}

bool is_worth_repeating(Answer const& answer)
{
    if (answer.is(503) || answer.is(429))
        return true;
    return answer.is(409) && answer.text.find("/problems/still-running") != std::string::npos;
}

} // namespace

Address parse_address(std::string_view url)
{
    constexpr std::string_view scheme = "http://";
    auto const rest = url.starts_with(scheme) ? url.substr(scheme.size()) : std::string_view{};
    auto const colon = rest.rfind(':');
    if (rest.empty() || colon == std::string_view::npos || colon == 0 || colon + 1 == rest.size()
        || rest.find('/') != std::string_view::npos)
        throw std::invalid_argument{"une adresse comme http://127.0.0.1:8080 est attendue : " + std::string{url}};
    return {std::string{rest.substr(0, colon)}, std::string{rest.substr(colon + 1)}};
}

HttpClient::HttpClient(Address address, std::chrono::seconds patience, std::atomic<std::size_t>& repeated)
    : address_{std::move(address)}, patience_{patience}, repeated_{repeated}
{
}

void HttpClient::connect()
{
    tcp::resolver resolver{io_};
    tcp::socket socket{io_};
    boost::asio::connect(socket, resolver.resolve(address_.host, address_.port));
    socket.set_option(tcp::no_delay{true});
    timeval const silence{answer_seconds_max, 0};
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
    buffer_.clear();
    socket_.emplace(std::move(socket));
}

Answer HttpClient::send_once(Request const& request)
{
    if (!socket_)
        connect();
    auto const message = message_of(request, address_);
    http::write(*socket_, message);
    http::response_parser<http::string_body> parser;
    parser.body_limit(body_bytes_max);
    http::read(*socket_, buffer_, parser);
    auto const response = parser.release();
    if (!response.keep_alive())
        socket_.reset();
    return answer_of(response);
}

Answer HttpClient::send(Request const& request)
{
    auto const give_up_at = std::chrono::steady_clock::now() + patience_;
    auto pause = first_pause;
    std::string last;
    for (;;) {
        try {
            auto answer = send_once(request);
            if (!is_worth_repeating(answer))
                return answer;
            last = answer.text;
        } catch (boost::system::system_error const& error) {
            socket_.reset();
            last = error.code().message();
        }
        if (std::chrono::steady_clock::now() + pause > give_up_at)
            throw ServerGone{address_.host + ':' + address_.port + " ne répond plus : " + last};
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, longest_pause);
        ++repeated_;
    }
}

} // namespace examples::player
