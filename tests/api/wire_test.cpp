// What is read of a connection does not depend on how the network cut it.

#include "api/wire.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace std::string_literals;

namespace {

// The body of the one request that comes in these pieces; nothing when it is refused or not whole.
std::optional<std::string> body_in(std::vector<std::string_view> const& pieces)
{
    api::Parser parser;
    boost::beast::flat_buffer buffer;
    boost::system::error_code ec;
    bool whole = false;
    for (std::string_view const piece : pieces) {
        buffer.commit(boost::asio::buffer_copy(buffer.prepare(piece.size()), boost::asio::buffer(piece)));
        if (!parser.is_header_done() && !api::advance(parser, buffer, api::Part::header, ec) && !ec)
            continue;
        whole = !ec && api::advance(parser, buffer, api::Part::whole, ec);
        if (ec)
            return std::nullopt;
    }
    return whole && buffer.size() == 0 ? std::optional{parser.get().body()} : std::nullopt;
}

std::vector<std::string_view> bytes_of(std::string_view text)
{
    std::vector<std::string_view> bytes;
    for (std::size_t i = 0; i < text.size(); ++i)
        bytes.push_back(text.substr(i, 1));
    return bytes;
}

std::string chunked(std::string_view chunks)
{
    return "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"s.append(chunks);
}

} // namespace

TEST_CASE("a request is read alike however it was cut", "[wire]")
{
    struct Case {
        std::string request;
        std::string body;
    };
    std::vector<Case> const cases{
        {"GET /a HTTP/1.1\r\nHost: h\r\n\r\n", ""},
        {"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello", "hello"},
        {chunked("0\r\n\r\n"), ""},
        {chunked("00\r\n\r\n"), ""},
        {chunked("0;a=b\r\n\r\n"), ""},
        {chunked("0\r\nTrailer: t\r\n\r\n"), ""},
        {chunked("3\r\nabc\r\n0\r\n\r\n"), "abc"},
        {chunked("1\r\n0\r\n3\r\n0\r\n\r\n0\r\n\r\n"), "00\r\n"}, // what looks like a last chunk is none
    };
    for (auto const& [request, body] : cases) {
        CAPTURE(request);
        CHECK(body_in({request}) == body);
        CHECK(body_in(bytes_of(request)) == body);
        std::string_view const all = request;
        for (std::size_t first = 1; first < all.size(); ++first)
            for (std::size_t second = first + 1; second < all.size(); ++second)
                if (body_in({all.substr(0, first), all.substr(first, second - first), all.substr(second)}) != body)
                    FAIL("cut at " << first << " and " << second);
    }
}

TEST_CASE("a request that is not whole is not taken, wherever it ends", "[wire]")
{
    std::string const request = chunked("3\r\nabc\r\n0\r\n\r\n");
    for (std::size_t size = 0; size < request.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(body_in(bytes_of(std::string_view{request}.substr(0, size))));
    }
}
