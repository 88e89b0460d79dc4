#include "api/message.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/grammar/error.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace api {

namespace {

std::optional<std::string_view> find_named(NamedValues const& values, std::string_view name)
{
    auto const found = std::ranges::find_if(values, [&](auto const& each) { return same_name(each.first, name); });
    if (found == values.end())
        return std::nullopt;
    return found->second;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// How many bytes at the start are, eight by eight, ASCII without NUL: nearly all of nearly all texts.
std::size_t plain_words(std::string_view text)
{
    constexpr std::uint64_t highest = 0x8080808080808080, lowest = 0x0101010101010101;
    std::size_t plain = 0;
    for (std::uint64_t word = 0; text.size() - plain >= sizeof word; plain += sizeof word) {
        std::memcpy(&word, text.data() + plain, sizeof word);
        if (((word | (word - lowest)) & highest) != 0) // a byte above 0x7F, or one of 0 that borrows
            break;
    }
    return plain;
}

// Length of the UTF-8 sequence at the start of `text`, 0 when it is none (overlong, surrogate, beyond U+10FFFF, cut).
std::size_t utf8_sequence(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned char const first = byte(0);
    if (first < 0x80)
        return 1;
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    bool const overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    bool const surrogate = first == 0xED && byte(1) > 0x9F;
    bool const beyond = first == 0xF4 && byte(1) > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

bool is_plain_segment(std::string_view segment)
{
    auto const forbidden = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/'; };
    return segment != "." && segment != ".." && std::ranges::none_of(segment, forbidden) && is_storable_text(segment);
}

// RFC 9112 asks a server to take the absolute form too, which a proxy may send; of the web's two schemes and with a host,
// or "x:api/v1/me" would be a path of ours.
boost::urls::result<boost::urls::url_view> parse_any_form(std::string_view raw)
{
    if (raw.starts_with('/'))
        return boost::urls::parse_origin_form(raw);
    auto absolute = boost::urls::parse_absolute_uri(raw);
    if (!absolute)
        return absolute;
    bool const of_the_web = same_name(absolute->scheme(), "http") || same_name(absolute->scheme(), "https");
    if (!of_the_web || absolute->encoded_host().empty())
        return boost::urls::grammar::error::mismatch;
    return absolute;
}

bool read_segments(boost::urls::url_view const& url, Target& target)
{
    target.segments.reserve(url.encoded_segments().size());
    for (auto const segment : url.encoded_segments()) {
        target.segments.push_back(segment.decode());
        if (!is_plain_segment(target.segments.back()))
            return false;
    }
    return true;
}

bool read_query(boost::urls::url_view const& url, Target& target)
{
    boost::urls::encoding_opts const as_browsers_do{true}; // '+' is a space
    for (auto const parameter : url.encoded_params()) {
        auto const& [name, value] =
            target.query.emplace_back(parameter.key.decode(as_browsers_do), parameter.value.decode(as_browsers_do));
        if (!is_storable_text(name) || !is_storable_text(value))
            return false;
    }
    return true;
}

// As nearly all are: there is nothing to decode in it, nor to refuse.
bool is_plain_path(std::string_view raw)
{
    auto const is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
            || c == '/';
    };
    return raw.size() > 1 && raw.front() == '/' && std::ranges::all_of(raw, is_plain);
}

Target plain_target(std::string_view raw)
{
    Target target{.path = std::string{raw}, .segments = {}, .query = {}};
    target.segments.reserve(static_cast<std::size_t>(std::ranges::count(raw, '/')));
    while (!raw.empty()) {
        raw.remove_prefix(1);
        auto& segment = target.segments.emplace_back(raw.substr(0, raw.find('/')));
        raw.remove_prefix(segment.size());
    }
    return target;
}

// A thread's own random bytes, drawn many at once: a call costs more than the bytes that it brings. None stays here once
// it is given out.
class RandomStock {
public:
    using Drawn = std::array<unsigned char, 16>;

    RandomStock() = default;
    RandomStock(RandomStock const&) = delete;
    RandomStock& operator=(RandomStock const&) = delete;
    ~RandomStock() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

    Drawn draw()
    {
        Drawn drawn{};
        if (left_ < drawn.size())
            fill();
        left_ -= drawn.size();
        unsigned char* const from = bytes_.data() + left_;
        std::copy_n(from, drawn.size(), drawn.begin());
        OPENSSL_cleanse(from, drawn.size());
        return drawn;
    }

private:
    void fill()
    {
        if (RAND_bytes(bytes_.data(), static_cast<int>(bytes_.size())) != 1)
            throw std::runtime_error{"the system gives no random bytes"};
        left_ = bytes_.size();
    }

    std::array<unsigned char, 1024> bytes_{};
    std::size_t left_ = 0;
};

} // namespace

bool same_name(std::string_view one, std::string_view other)
{
    return std::ranges::equal(one, other, [](char a, char b) { return lower(a) == lower(b); });
}

std::optional<std::string_view> Request::header(std::string_view name) const
{
    return find_named(headers, name);
}

std::optional<std::string_view> Request::parameter(std::string_view name) const
{
    auto const found = std::ranges::find(query, name, &NamedValues::value_type::first);
    if (found == query.end())
        return std::nullopt;
    return found->second;
}

std::optional<std::string_view> Response::header(std::string_view name) const
{
    return find_named(headers, name);
}

Response json_response(unsigned status, boost::json::object const& document)
{
    return {.status = status, .content_type = "application/json", .body = boost::json::serialize(document)};
}

engine::Result<Target> parse_target(std::string_view raw)
{
    if (is_plain_path(raw))
        return plain_target(raw);
    auto const malformed = [] {
        return engine::refuse(engine::ErrorCode::malformed, "L'adresse demandée est mal formée.");
    };
    auto const url = parse_any_form(raw);
    if (!url || url->encoded_path().empty())
        return malformed();
    Target target;
    target.path = std::string{url->encoded_path()};
    if (!read_segments(*url, target) || !read_query(*url, target))
        return malformed();
    return target;
}

bool is_storable_text(std::string_view text)
{
    while (!text.empty()) {
        text.remove_prefix(plain_words(text));
        if (text.empty())
            break;
        std::size_t const length = utf8_sequence(text);
        if (length == 0 || text.front() == '\0')
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string opaque_id()
{
    thread_local RandomStock stock;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * RandomStock::Drawn{}.size());
    for (unsigned const byte : stock.draw()) {
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

} // namespace api
