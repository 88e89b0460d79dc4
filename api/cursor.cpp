#include "api/cursor.hpp"

#include "api/base64url.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace api {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t mark_bytes = 16; // GCM's own

using Bytes = std::basic_string<unsigned char>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Bytes bytes_of(std::string_view text)
{
    return {text.begin(), text.end()};
}

void require(bool fine)
{
    if (!fine)
        throw std::runtime_error{"OpenSSL cannot seal a cursor"};
}

template <class Key>
std::array<unsigned char, 32> hmac(Key const& key, std::string_view text)
{
    std::array<unsigned char, 32> mac{};
    unsigned length = 0;
    Bytes const bytes = bytes_of(text);
    require(
        HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(), mac.data(), &length)
        != nullptr);
    return mac;
}

} // namespace

CursorSeal::CursorSeal(TokenKey const& key)
    : cipher_key_{hmac(key.bytes(), "titularis cursor: cipher")},
      nonce_key_{hmac(key.bytes(), "titularis cursor: nonce")}
{
}

std::string CursorSeal::seal(boost::json::object const& position, std::string_view list) const
{
    std::string const text = boost::json::serialize(position);
    Bytes const plain = bytes_of(text);
    Bytes const name = bytes_of(list);
    auto const nonce = hmac(nonce_key_, text + "\n" + std::string{list});
    Bytes sealed(nonce_bytes + plain.size() + mark_bytes, 0);
    std::copy_n(nonce.begin(), nonce_bytes, sealed.begin());
    Cipher const cipher{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
    int length = 0;
    require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, cipher_key_.data(), nonce.data()) == 1);
    require(EVP_EncryptUpdate(cipher.get(), nullptr, &length, name.data(), static_cast<int>(name.size())) == 1);
    require(EVP_EncryptUpdate(cipher.get(), sealed.data() + nonce_bytes, &length, plain.data(),
                              static_cast<int>(plain.size()))
            == 1);
    require(EVP_EncryptFinal_ex(cipher.get(), sealed.data() + nonce_bytes + length, &length) == 1);
    require(
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, mark_bytes, sealed.data() + nonce_bytes + plain.size())
        == 1);
    return base64url(std::string{sealed.begin(), sealed.end()});
}

std::optional<boost::json::object> CursorSeal::open(std::string_view cursor, std::string_view list) const
{
    auto const read = cursor.size() > cursor_characters_max ? std::nullopt : from_base64url(cursor);
    if (!read || read->size() <= nonce_bytes + mark_bytes)
        return std::nullopt;
    std::optional<Bytes> sealed = bytes_of(*read);
    std::size_t const size = sealed->size() - nonce_bytes - mark_bytes;
    Bytes const name = bytes_of(list);
    Bytes plain(size, 0);
    Cipher const cipher{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
    int length = 0;
    require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, cipher_key_.data(), sealed->data()) == 1);
    require(EVP_DecryptUpdate(cipher.get(), nullptr, &length, name.data(), static_cast<int>(name.size())) == 1);
    require(EVP_DecryptUpdate(cipher.get(), plain.data(), &length, sealed->data() + nonce_bytes, static_cast<int>(size))
            == 1);
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, mark_bytes, sealed->data() + nonce_bytes + size)
            == 1);
    if (EVP_DecryptFinal_ex(cipher.get(), plain.data() + length, &length) != 1)
        return std::nullopt;
    return boost::json::parse(std::string{plain.begin(), plain.end()}).as_object();
}

std::string list_name(Request const& request, engine::PersonId const& reader)
{
    boost::json::array parts{reader.value, request.path};
    for (auto const& [name, value] : request.query)
        if (name != "limit" && name != "cursor" && name != "with_total")
            parts.push_back(boost::json::array{name, value});
    return boost::json::serialize(parts);
}

std::string next_link(Request const& request, std::string_view cursor)
{
    auto const escaped = [](std::string_view text) { return boost::urls::encode(text, boost::urls::unreserved_chars); };
    std::string link = "<" + request.path + "?";
    for (auto const& [name, value] : request.query)
        if (name != "cursor")
            link += escaped(name) + "=" + escaped(value) + "&";
    return link + "cursor=" + std::string{cursor} + ">; rel=\"next\"";
}

} // namespace api
