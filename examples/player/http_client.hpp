#pragma once
// One connection to the product, kept alive, and opened again when it breaks. What was asked is asked again, the same to
// the byte, until it is answered or patience ends: the key of a request makes that safe. One thread at a time.

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/json/value.hpp>

#include <atomic>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace examples::player {

// "http://127.0.0.1:8080", nothing after the port.
struct Address {
    std::string host;
    std::string port;
};
// Throws std::invalid_argument.
Address parse_address(std::string_view url);

enum class Verb : std::uint8_t { get, put, post };

struct Request {
    Verb verb{};
    std::string target; // "/api/v1/me"
    std::string token;  // empty: none
    std::string key;    // Idempotency-Key, for a POST
    std::optional<std::string> if_match{};
    std::string body{};
    std::string content_type{"application/json"};
};

struct Answer {
    unsigned status = 0;
    std::string etag;
    bool replayed = false;   // the answer to an earlier sending of the same request
    std::string text;        // of the body
    boost::json::value body; // null when it is no JSON

    bool is(unsigned expected) const { return status == expected; }
};

// Nothing answered for as long as the player was told to wait.
struct ServerGone : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class HttpClient {
public:
    // `repeated` counts the sendings after the first, over all connections.
    HttpClient(Address address, std::chrono::seconds patience, std::atomic<std::size_t>& repeated);

    // Asks again on a lost connection, 503, 429, and while the same request is being carried out. Throws ServerGone.
    Answer send(Request const& request);

private:
    Answer send_once(Request const& request);
    void connect();

    Address address_;
    std::chrono::seconds patience_;
    std::atomic<std::size_t>& repeated_;
    boost::asio::io_context io_;
    std::optional<boost::asio::ip::tcp::socket> socket_;
    boost::beast::flat_buffer buffer_;
};

} // namespace examples::player
