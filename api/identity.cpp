#include "api/identity.hpp"

#include <jwt/jwt.hpp>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace api {

namespace {

constexpr std::string_view issuer = "titularis";
constexpr std::string_view audience = "titularis-api";
constexpr std::size_t token_bytes_max = 4096; // ours are about 300
constexpr std::int64_t skew_seconds = 5;      // between the clocks of two nodes that share a key

// A file descriptor that closes itself.
class File {
public:
    explicit File(int descriptor) : descriptor_{descriptor} {}
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    int get() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

[[noreturn]] void fail(std::filesystem::path const& path, std::string_view what)
{
    throw std::runtime_error{"token key " + path.string() + ": " + std::string{what}};
}

// Nothing when there is no such file; anything else that is wrong stops the start.
bool read_key(std::filesystem::path const& path, std::array<char, 32>& bytes)
{
    File const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!file && errno == ENOENT)
        return false;
    struct stat status = {};
    if (!file || ::fstat(file.get(), &status) != 0)
        fail(path, "cannot be read");
    if (!S_ISREG(status.st_mode) || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        fail(path, "must be a plain file that only its owner may open (mode 0600)");
    if (status.st_size != static_cast<off_t>(bytes.size())
        || ::read(file.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        fail(path, "is not 32 bytes long");
    return true;
}

// Written whole under another name, then linked: a reader never sees half a key, and the first to link wins.
void write_key(std::filesystem::path const& path, std::string_view bytes)
{
    std::filesystem::path const draft = path.string() + "." + opaque_id();
    File const file{::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (!file)
        fail(path, "cannot be created");
    bool const written = ::write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())
        && ::fsync(file.get()) == 0;
    bool const linked = written && (::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
    ::unlink(draft.c_str());
    if (!linked)
        fail(path, "cannot be written");
}

// The library reads its decoding table at a negative index when a token holds a byte above 127; it is given only what
// base64url is made of, in three parts.
bool looks_like_token(std::string_view token)
{
    auto const allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
            || c == '.';
    };
    return token.size() <= token_bytes_max && std::ranges::count(token, '.') == 2
        && std::ranges::all_of(token, allowed);
}

// Signed as HS256 whatever the token says of itself, compared in constant time (the library's own check is not), and
// before a byte of it is parsed.
bool is_signed_by(TokenKey const& key, std::string_view signed_part, std::string_view signature)
{
    auto const [mac, fault] = jwt::HMACSign<jwt::algo::HS256>::sign(key.bytes(), signed_part);
    if (fault)
        return false;
    std::string expected = jwt::base64_encode(mac.data(), mac.size());
    expected.resize(jwt::base64_uri_encode(expected.data(), expected.size()));
    return signature.size() == expected.size()
        && CRYPTO_memcmp(signature.data(), expected.data(), expected.size()) == 0;
}

std::int64_t seconds_of(engine::Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

// Throws when a claim is absent or of another type; the library's own reading would abort. Times are judged here: it
// would look at the system's clock.
std::optional<engine::PersonId> person_in(jwt::jwt_payload const& payload, engine::Instant now)
{
    auto const claims = payload.create_json_obj();
    auto const text = [&](char const* name) { return claims.at(name).get<std::string>(); };
    auto const seconds = [&](char const* name) { return claims.at(name).get<std::int64_t>(); };
    std::int64_t const present = seconds_of(now);
    bool const for_us = text("iss") == issuer && text("aud") == audience;
    bool const begun = seconds("iat") <= present + skew_seconds
        && (!claims.contains("nbf") || seconds("nbf") <= present + skew_seconds);
    bool const lasts = present < seconds("exp");
    std::string person = text("sub");
    if (!for_us || !begun || !lasts || person.empty() || !is_storable_text(person))
        return std::nullopt;
    return engine::PersonId{std::move(person)};
}

} // namespace

TokenKey TokenKey::draw()
{
    TokenKey key;
    // Bytes are bytes; OpenSSL calls them unsigned.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(key.bytes_.data()), static_cast<int>(key.bytes_.size())) != 1)
        throw std::runtime_error{"the system gives no random bytes"};
    return key;
}

TokenKey TokenKey::load_or_create(std::filesystem::path const& path)
{
    TokenKey key;
    if (read_key(path, key.bytes_))
        return key;
    write_key(path, draw().bytes());
    if (!read_key(path, key.bytes_)) // ours, or that of a process which was quicker
        fail(path, "has gone");
    return key;
}

std::string_view TokenKey::bytes() const
{
    return {bytes_.data(), bytes_.size()};
}

std::string mint(TokenKey const& key, engine::PersonId const& person, engine::Instant now,
                 std::chrono::seconds lifetime)
{
    using namespace jwt::params;
    jwt::jwt_object token{algorithm("HS256"), secret(key.bytes())};
    token.add_claim("iss", std::string{issuer})
        .add_claim("aud", std::string{audience})
        .add_claim("sub", person.value)
        .add_claim("iat", seconds_of(now))
        .add_claim("exp", seconds_of(now + lifetime))
        .add_claim("jti", opaque_id());
    return token.signature();
}

std::optional<engine::PersonId> verify(TokenKey const& key, std::string_view token, engine::Instant now)
{
    if (!looks_like_token(token))
        return std::nullopt;
    std::size_t const first_dot = token.find('.');
    std::size_t const last_dot = token.rfind('.');
    if (!is_signed_by(key, token.substr(0, last_dot), token.substr(last_dot + 1)))
        return std::nullopt;
    try {
        jwt::jwt_header header;
        header.decode(token.substr(0, first_dot));
        if (header.algo() != jwt::algorithm::HS256)
            return std::nullopt;
        jwt::jwt_payload claims;
        claims.decode(token.substr(first_dot + 1, last_dot - first_dot - 1));
        return person_in(claims, now);
    } catch (std::exception const&) { // a claim is missing or of the wrong type
        return std::nullopt;
    }
}

std::optional<std::string_view> bearer(Request const& request)
{
    constexpr std::string_view scheme = "Bearer ";
    auto const value = request.header("Authorization");
    if (!value || value->size() <= scheme.size() || !same_name(value->substr(0, scheme.size()), scheme))
        return std::nullopt;
    return value->substr(scheme.size());
}

} // namespace api
