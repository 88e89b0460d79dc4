#include "api/web_client.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <curl/curl.h>

#include <memory>
#include <stdexcept>

namespace api {
namespace {

constexpr std::size_t answer_bytes_max = 256 * 1024;
constexpr long connect_milliseconds_max = 3'000;
constexpr long milliseconds_max = 8'000;

struct Library {
    Library()
    {
        if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
            throw std::runtime_error{"libcurl cannot start"};
    }
};

struct FreeCurlHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, FreeCurlHandle>;

bool is_loopback(std::string const& url)
{
    auto const parsed = boost::urls::parse_uri(url);
    return parsed && parsed->scheme() == "http"
        && (parsed->host() == "127.0.0.1" || parsed->host() == "localhost" || parsed->host() == "[::1]");
}

// Called by libcurl with each part; to take less than it gives is to end the transfer.
std::size_t take(char const* data, std::size_t size, std::size_t count, void* into)
{
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + size * count > answer_bytes_max)
        return 0;
    body.append(data, size * count);
    return size * count;
}

template <class Value>
void set(CurlHandle const& handle, CURLoption option, Value value)
{
    if (curl_easy_setopt(handle.get(), option, value) != CURLE_OK)
        throw std::runtime_error{"libcurl does not know an option"};
}

CurlHandle prepared(std::string const& url, std::string& body)
{
    static Library const library;
    CurlHandle handle{curl_easy_init()};
    if (!handle)
        throw std::runtime_error{"libcurl gives no handle"};
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, is_loopback(url) ? "http" : "https");
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, connect_milliseconds_max);
    set(handle, CURLOPT_TIMEOUT_MS, milliseconds_max);
    set(handle, CURLOPT_NOSIGNAL, 1L); // no SIGALRM among our threads
    set(handle, CURLOPT_WRITEFUNCTION, &take);
    set(handle, CURLOPT_WRITEDATA, &body);
    if (is_loopback(url))
        set(handle, CURLOPT_NOPROXY, "*");
    return handle;
}

std::optional<WebAnswer> carried_out(CurlHandle const& handle, std::string& body)
{
    if (curl_easy_perform(handle.get()) != CURLE_OK)
        return std::nullopt;
    WebAnswer answer;
    if (curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.status) != CURLE_OK)
        return std::nullopt;
    answer.body = std::move(body);
    return answer;
}

} // namespace

bool is_callable(std::string const& url)
{
    auto const parsed = boost::urls::parse_uri(url);
    bool const plain = parsed && !parsed->has_userinfo() && !parsed->has_fragment();
    return plain && (parsed->scheme() == "https" || is_loopback(url));
}

std::optional<WebAnswer> web_get(std::string const& url)
{
    std::string body;
    CurlHandle const handle = prepared(url, body);
    std::unique_ptr<curl_slist, FreeList> const headers{curl_slist_append(nullptr, "Accept: application/json")};
    set(handle, CURLOPT_HTTPHEADER, headers.get());
    return carried_out(handle, body);
}

std::optional<WebAnswer> web_post(std::string const& url, NamedValues const& form, std::string const& user,
                                  std::string const& password)
{
    std::string body;
    std::string const text = form_of(form);
    CurlHandle const handle = prepared(url, body);
    std::unique_ptr<curl_slist, FreeList> const headers{curl_slist_append(nullptr, "Accept: application/json")};
    set(handle, CURLOPT_HTTPHEADER, headers.get());
    set(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(text.size()));
    set(handle, CURLOPT_COPYPOSTFIELDS, text.c_str());
    if (!user.empty()) {
        set(handle, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        set(handle, CURLOPT_USERNAME, user.c_str());
        set(handle, CURLOPT_PASSWORD, password.c_str());
    }
    return carried_out(handle, body);
}

std::string form_of(NamedValues const& values)
{
    std::string text;
    for (auto const& [name, value] : values)
        text += (text.empty() ? "" : "&") + boost::urls::encode(name, boost::urls::unreserved_chars) + "="
            + boost::urls::encode(value, boost::urls::unreserved_chars);
    return text;
}

} // namespace api
