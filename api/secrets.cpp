#include "api/secrets.hpp"

#include "api/base64url.hpp"
#include "engine/chain.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

namespace api {

std::string draw_secret()
{
    return base64url(TokenKey::draw().bytes());
}

std::string digest_of(std::string_view secret)
{
    return engine::to_hex(engine::sha256(secret));
}

std::string keyed_digest(TokenKey const& key, std::string_view purpose, std::string_view text)
{
    std::string const whole = std::to_string(purpose.size()) + ":" + std::string{purpose} + std::string{text};
    std::array<unsigned char, 32> mac{};
    unsigned length = 0;
    if (HMAC(EVP_sha256(), key.bytes().data(), static_cast<int>(key.bytes().size()),
             reinterpret_cast<unsigned char const*>(whole.data()), whole.size(), mac.data(), &length)
        == nullptr)
        throw std::runtime_error{"OpenSSL cannot make a digest"};
    return base64url({reinterpret_cast<char const*>(mac.data()), length});
}

bool same_secret(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string challenge_of(std::string_view verifier)
{
    auto const hash = engine::sha256(verifier);
    return base64url({reinterpret_cast<char const*>(hash.data()), hash.size()});
}

} // namespace api
