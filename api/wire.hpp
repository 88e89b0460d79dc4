#pragma once
// Between Beast's messages and ours, without any input or output. Inside of api/connection: it brings Beast in.

#include "api/message.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace api {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using Header = boost::beast::http::request_header<>;

enum class Part { header, whole };

// Parses what the buffer holds of that part, and takes it out of there. False while more bytes are needed; a fault is
// in `ec`, and then nothing that follows can be trusted.
bool advance(Parser& parser, boost::beast::flat_buffer& buffer, Part part, boost::system::error_code& ec);

// All but the body, or malformed: a bad target, a header that is not text, and whatever would let a proxy and us
// disagree on where a request ends or on who sends it.
engine::Result<Request> read_envelope(Header const& header, Request request);

bool expects_continue(Header const& header);

struct Delivery {
    std::string_view request_id;
    bool body_wanted = true; // not for HEAD
    bool keep_open = true;
    bool old_protocol = false; // HTTP/1.0, where staying open has to be said
    bool secure = false;       // came under TLS, and is told to come so again
};

// Status line and headers. The handler's own come first; the rest is added by default.
std::string head_of(Response const& response, Delivery const& delivery);

// Neither a header that would break the head in two, nor one that only the server may set.
bool is_sendable(Response const& response);

// Of which statuses HTTP says that they have no body.
bool has_no_body(unsigned status);

} // namespace api
