#pragma once
// The front of a connection without its socket: bytes in arbitrary cuts through the same parser, limits and envelope as
// api/connection.cpp. For http_fuzz, which stops there, and routes_fuzz, which goes on to the handlers.

#include "tests/fuzz/broken.hpp"

#include "api/wire.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace fuzz {

constexpr std::uint32_t header_bytes_max = 2048; // smaller than ours, so that short inputs reach it
constexpr std::uint64_t body_bytes_max = 4096;
constexpr int requests_max = 8;

// A connection that has been recorded: gives a few bytes at a time, then ends.
class Recording {
public:
    Recording(std::string_view bytes, unsigned cuts) : left_{bytes}, cuts_{cuts} {}

    bool read_into(boost::beast::flat_buffer& buffer)
    {
        cuts_ = cuts_ * 1'103'515'245U + 12'345U;
        std::size_t const room = buffer.max_size() - buffer.size();
        std::size_t const piece = std::min<std::size_t>({left_.size(), 1 + (cuts_ >> 16U) % 61U, room});
        buffer.commit(boost::asio::buffer_copy(buffer.prepare(piece), boost::asio::buffer(left_.substr(0, piece))));
        left_.remove_prefix(piece);
        return piece > 0;
    }

private:
    std::string_view left_;
    unsigned cuts_;
};

inline bool read(api::Parser& parser, api::Part part, Recording& connection, boost::beast::flat_buffer& buffer)
{
    boost::system::error_code ec;
    while (!api::advance(parser, buffer, part, ec))
        if (ec || !connection.read_into(buffer))
            return false;
    return !ec;
}

inline void check_envelope(api::Header const& header, api::Request const& request)
{
    namespace http = boost::beast::http;
    must(header.count(http::field::host) == 1 || header.version() < 11, "one host");
    must(header.count(http::field::transfer_encoding) == 0 || header.count(http::field::content_length) == 0,
         "one framing");
    must(request.path.find_first_of(" \r\n?#") == std::string::npos, "a path that can be shown");
    for (std::string const& segment : request.segments) {
        must(api::is_storable_text(segment), "text in a segment");
        must(segment != "." && segment != ".." && segment.find('/') == std::string::npos, "plain segments");
    }
    for (auto const& [name, value] : request.query)
        must(api::is_storable_text(name) && api::is_storable_text(value), "text in the query");
    for (auto const& [name, value] : request.headers)
        must(api::is_storable_text(value) && value.find_first_of("\r\n") == std::string::npos, "text in a header");
}

inline void check_answer(api::Response const& response, api::Request const& request)
{
    must(response.status != 500 && response.status != 503, "no fault of ours");
    must(api::is_sendable(response), "an answer that can be sent");
    must(response.status < 400 || response.content_type == "application/problem+json", "a problem document");
    must(api::is_storable_text(response.body), "an answer in UTF-8");
    api::Delivery delivery;
    delivery.request_id = request.request_id;
    std::string const head = api::head_of(response, delivery);
    must(head.find("\r\n\r\n") == head.size() - 4, "one head");
}

// The first byte says how the bytes are cut; the rest is the connection.
inline void play(std::string_view input, std::function<api::Response(api::Request&)> const& answer)
{
    if (input.empty())
        return;
    Recording connection{input.substr(1), static_cast<unsigned char>(input.front())};
    boost::beast::flat_buffer buffer{header_bytes_max + 4096};
    for (int i = 0; i < requests_max; ++i) {
        api::Parser parser;
        parser.header_limit(header_bytes_max);
        parser.body_limit(boost::none);
        if (!read(parser, api::Part::header, connection, buffer))
            return;
        api::Request request;
        request.request_id = "a-request";
        auto envelope = api::read_envelope(parser.get(), request);
        if (!envelope)
            return;
        check_envelope(parser.get(), *envelope);
        if (parser.content_length().value_or(0) > body_bytes_max) // 413, as in api/connection.cpp
            return;
        parser.body_limit(body_bytes_max);
        if (!read(parser, api::Part::whole, connection, buffer))
            return;
        must(parser.get().body().size() <= body_bytes_max, "a body within its limit");
        envelope->body = std::move(parser.get().body());
        check_answer(answer(*envelope), *envelope);
        if (!parser.keep_alive())
            return;
    }
}

} // namespace fuzz
