#include "api/wire.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace api {

namespace http = boost::beast::http;

namespace {

struct Default {
    std::string_view name;
    std::string_view value;
};

// Unless the handler has set another.
constexpr std::array defaults{
    Default{"Cache-Control", "no-store"},
    Default{"Content-Security-Policy",
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"},
    Default{"Referrer-Policy", "no-referrer"},
    Default{"X-Content-Type-Options", "nosniff"},
};

constexpr std::array<std::string_view, 5> of_the_server_alone{"Connection", "Content-Length", "Content-Type",
                                                              "Transfer-Encoding", "X-Request-Id"};

// A second one would be read by some and overlooked by others.
constexpr std::array only_once{http::field::host,           http::field::authorization,     http::field::content_type,
                               http::field::content_length, http::field::transfer_encoding, http::field::expect};

Method method_of(http::verb verb)
{
    // clang-format off
    switch (verb) {
    case http::verb::get:     return Method::get;
    case http::verb::head:    return Method::get; // the same answer, its body left out
    case http::verb::put:     return Method::put;
    case http::verb::post:    return Method::post;
    case http::verb::delete_: return Method::delete_;
    case http::verb::patch:   return Method::patch;
    case http::verb::options: return Method::options;
    default:                  return Method::other;
    }
    // clang-format on
}

// RFC 9112, 6.3: a length and a coding together, a coding that is not just "chunked", or any coding in HTTP/1.0, are
// how requests are smuggled.
bool has_sound_framing(Header const& header)
{
    bool const coded = header.count(http::field::transfer_encoding) > 0;
    auto const length = header[http::field::content_length]; // "5, 5" is one length to some, and none to others
    if (!std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    if (!coded)
        return true;
    return header.version() == 11 && header.count(http::field::content_length) == 0
        && boost::beast::iequals(header[http::field::transfer_encoding], "chunked");
}

bool has_sound_headers(Header const& header)
{
    bool const named = header.version() < 11 || header.count(http::field::host) == 1;
    bool const repeated = std::ranges::any_of(only_once, [&](auto name) { return header.count(name) > 1; });
    return named && !repeated
        && std::ranges::all_of(header, [](auto const& field) { return is_storable_text(field.value()); });
}

// Beast 1.81 asserts that five bytes are there when it comes back to a last chunk, though it first took three. Nothing
// well formed ends on fewer, so they are waited for.
bool is_cut_last_chunk(Parser const& parser, boost::beast::flat_buffer const& buffer)
{
    constexpr std::string_view last = "0\r\n\r\n";
    std::string_view const there{static_cast<char const*>(buffer.data().data()), buffer.size()};
    return parser.is_header_done() && parser.chunked() && there.size() < last.size() && there.starts_with("0\r\n");
}

void add_line(std::string& head, std::string_view name, std::string_view value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

bool advance(Parser& parser, boost::beast::flat_buffer& buffer, Part part, boost::system::error_code& ec)
{
    auto const is_there = [&] { return part == Part::header ? parser.is_header_done() : parser.is_done(); };
    parser.eager(part == Part::whole);
    while (!is_there() && buffer.size() > 0 && !is_cut_last_chunk(parser, buffer)) {
        std::size_t const used = parser.put(buffer.data(), ec);
        buffer.consume(used);
        if (ec == http::error::need_more) {
            ec = {};
            return false;
        }
        if (ec)
            return false;
    }
    return is_there();
}

engine::Result<Request> read_envelope(Header const& header, Request request)
{
    if (!has_sound_framing(header) || !has_sound_headers(header))
        return engine::refuse(engine::ErrorCode::malformed, "Les en-têtes de la demande sont mal formés.");
    auto target = parse_target(header.target());
    if (!target)
        return tl::unexpected{std::move(target.error())};
    request.method = method_of(header.method());
    request.path = std::move(target->path);
    request.segments = std::move(target->segments);
    request.query = std::move(target->query);
    request.headers.reserve(static_cast<std::size_t>(std::distance(header.begin(), header.end())));
    for (auto const& field : header)
        request.headers.emplace_back(field.name_string(), field.value());
    return request;
}

bool expects_continue(Header const& header)
{
    return header.version() == 11 && boost::beast::iequals(header[http::field::expect], "100-continue");
}

std::string head_of(Response const& response, Delivery const& delivery)
{
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(http::obsolete_reason(static_cast<http::status>(response.status))).append("\r\n");
    if (!response.content_type.empty())
        add_line(head, "Content-Type", response.content_type);
    if (!has_no_body(response.status))
        add_line(head, "Content-Length", std::to_string(response.text().size()));
    for (auto const& [name, value] : response.headers)
        add_line(head, name, value);
    for (auto const& [name, value] : defaults)
        if (!response.header(name))
            add_line(head, name, value);
    if (delivery.secure)
        add_line(head, "Strict-Transport-Security", "max-age=31536000");
    add_line(head, "Vary", "Cookie, Authorization"); // beside the handler's own: several lines add up
    add_line(head, "X-Request-Id", delivery.request_id);
    if (!delivery.keep_open)
        add_line(head, "Connection", "close");
    else if (delivery.old_protocol)
        add_line(head, "Connection", "keep-alive");
    return head.append("\r\n");
}

bool is_sendable(Response const& response)
{
    auto const clean = [](std::string_view text) {
        return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    };
    auto const reserved = [](std::string_view name) {
        return std::ranges::any_of(of_the_server_alone, [&](auto each) { return same_name(each, name); });
    };
    return response.status >= 200 && response.status <= 599 && clean(response.content_type)
        && (response.text().empty() || !has_no_body(response.status))
        && std::ranges::all_of(response.headers, [&](auto const& header) {
               return !header.first.empty() && clean(header.first) && clean(header.second) && !reserved(header.first);
           });
}

bool has_no_body(unsigned status)
{
    return status == 204 || status == 304;
}

} // namespace api
