#include "api/identity.hpp"

#include <catch2/catch.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <sys/stat.h>

using api::TokenKey;
using engine::PersonId;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

// Long past: a verdict that looked at the system's clock would be another.
constexpr engine::Instant now = std::chrono::sys_days{std::chrono::year{2023} / 3 / 15} + 8h;
constexpr auto seconds_now = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();

std::string base64url(std::string_view bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    auto const size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                        reinterpret_cast<unsigned char const*>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.erase(std::ranges::find(text, '='), text.end());
    return text;
}

// Signed with our key, but by hand, so that it may say anything.
std::string forge(TokenKey const& key, std::string_view header, std::string_view claims,
                  EVP_MD const* hash = EVP_sha256())
{
    std::string const text = base64url(header) + "." + base64url(claims);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    HMAC(hash, key.bytes().data(), static_cast<int>(key.bytes().size()),
         reinterpret_cast<unsigned char const*>(text.data()), text.size(), mac.data(), &size);
    return text + "." + base64url({reinterpret_cast<char const*>(mac.data()), size});
}

constexpr std::string_view hs256 = R"({"alg":"HS256","typ":"JWT"})";

std::string claims(std::string_view iss, std::string_view aud, std::int64_t iat, std::int64_t exp,
                   std::string_view more = "")
{
    return std::string{R"({"sub":"p1","iss":")"}.append(iss).append(R"(","aud":")").append(aud).append(R"(","iat":)")
        + std::to_string(iat) + R"(,"exp":)" + std::to_string(exp) + std::string{more} + "}";
}

std::string good_claims()
{
    return claims("titularis", "titularis-api", seconds_now, seconds_now + 60);
}

// A folder that goes away.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("titularis-key-" + api::opaque_id());
    Folder() { fs::create_directory(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("a token names the person it was made for, at the time given", "[identity]")
{
    auto const key = TokenKey::draw();
    std::string const token = api::mint(key, PersonId{"p1"}, now, 600s);
    CHECK(api::verify(key, token, now) == PersonId{"p1"});
    CHECK(api::verify(key, token, now + 599s) == PersonId{"p1"});
    CHECK_FALSE(api::verify(key, token, now + 600s));
    CHECK_FALSE(api::verify(key, token, now - 60s));
    CHECK(token != api::mint(key, PersonId{"p1"}, now, 600s));
}

TEST_CASE("a token far in the future of the system's clock is judged by the time given", "[identity]")
{
    auto const key = TokenKey::draw();
    auto const later = now + std::chrono::years{60};
    CHECK(api::verify(key, api::mint(key, PersonId{"p1"}, later, 60s), later) == PersonId{"p1"});
}

TEST_CASE("a token of another key is refused", "[identity]")
{
    CHECK_FALSE(api::verify(TokenKey::draw(), api::mint(TokenKey::draw(), PersonId{"p1"}, now, 60s), now));
}

TEST_CASE("a token changed in any place is refused", "[identity]")
{
    auto const key = TokenKey::draw();
    std::string const token = api::mint(key, PersonId{"p1"}, now, 60s);
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK_FALSE(api::verify(key, changed, now));
    }
    CHECK_FALSE(api::verify(key, token.substr(0, token.size() - 1), now));
    CHECK_FALSE(api::verify(key, token + "A", now));
    CHECK_FALSE(api::verify(key, token + "=", now));
}

TEST_CASE("a token forged by hand is the same as ours when it says the same", "[identity]")
{
    auto const key = TokenKey::draw();
    CHECK(api::verify(key, forge(key, hs256, good_claims()), now) == PersonId{"p1"});
}

TEST_CASE("only HS256 is accepted", "[identity]")
{
    auto const key = TokenKey::draw();
    auto const header = GENERATE(as<std::string>{}, R"({"alg":"none"})", R"({"alg":"RS256"})", R"({"alg":"HS512"})",
                                 R"({"alg":"ES256"})", R"({"alg":"hs257"})", R"({"alg":1})", R"({"typ":"JWT"})", "[]",
                                 "null", R"({"alg":"HS256","typ":"at+jwt"})");
    CHECK_FALSE(api::verify(key, forge(key, header, good_claims()), now));
    std::string const unsigned_text = base64url(header) + "." + base64url(good_claims()) + ".";
    CHECK_FALSE(api::verify(key, unsigned_text, now));
    CHECK_FALSE(api::verify(key, forge(key, hs256, good_claims(), EVP_sha512()), now));
}

TEST_CASE("a signed token with other claims than ours is refused", "[identity]")
{
    auto const key = TokenKey::draw();
    auto const body = GENERATE(
        as<std::string>{}, claims("elsewhere", "titularis-api", seconds_now, seconds_now + 60),
        claims("titularis", "elsewhere", seconds_now, seconds_now + 60),
        claims("titularis", "titularis-api", seconds_now - 60, seconds_now),
        claims("titularis", "titularis-api", seconds_now + 60, seconds_now + 120),
        claims("titularis", "titularis-api", seconds_now, seconds_now + 60, R"(,"nbf":4102444800)"),
        R"({"iss":"titularis","aud":"titularis-api","sub":"p1","iat":0})",
        R"({"iss":"titularis","aud":"titularis-api","sub":"p1","iat":0,"exp":"9999999999"})",
        R"({"iss":"titularis","aud":"titularis-api","iat":0,"exp":9999999999})",
        R"({"iss":"titularis","aud":"titularis-api","sub":"","iat":0,"exp":9999999999})",
        R"({"iss":"titularis","aud":"titularis-api","sub":7,"iat":0,"exp":9999999999})",
        R"({"iss":"titularis","aud":["titularis-api"],"sub":"p1","iat":0,"exp":9999999999})", "[]", "7", "", "{");
    CHECK_FALSE(api::verify(key, forge(key, hs256, body), now));
}

TEST_CASE("garbage of any size is refused", "[identity]")
{
    auto const key = TokenKey::draw();
    auto const size = GENERATE(0, 1, 3, 100, 4096, 4097, 1'000'000);
    auto const fill = GENERATE('.', 'A', '\0', '\xFF');
    CHECK_FALSE(api::verify(key, std::string(static_cast<std::size_t>(size), fill), now));
    CHECK_FALSE(api::verify(key, "..", now));
    CHECK_FALSE(api::verify(key, "a.b.\xC3\xA9", now));
    CHECK_FALSE(api::verify(key, forge(key, hs256, std::string(2000, '[')), now));
}

TEST_CASE("a key is made once and found again", "[identity]")
{
    Folder const folder;
    auto const path = folder.path / "token.key";
    auto const made = TokenKey::load_or_create(path);
    struct stat status = {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    CHECK(fs::file_size(path) == 32);
    CHECK(TokenKey::load_or_create(path).bytes() == made.bytes());
    CHECK(made.bytes() != TokenKey::draw().bytes());
    CHECK(std::distance(fs::directory_iterator{folder.path}, {}) == 1);
}

TEST_CASE("a key file that others may read, or that is cut, stops the start", "[identity]")
{
    Folder const folder;
    auto const path = folder.path / "token.key";
    (void)TokenKey::load_or_create(path);
    fs::permissions(path, fs::perms::group_read, fs::perm_options::add);
    CHECK_THROWS_AS(TokenKey::load_or_create(path), std::runtime_error);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    fs::resize_file(path, 31);
    CHECK_THROWS_AS(TokenKey::load_or_create(path), std::runtime_error);
    CHECK_THROWS_AS(TokenKey::load_or_create(folder.path / "none" / "token.key"), std::runtime_error);
}

TEST_CASE("a bearer is read from the Authorization header and from nowhere else", "[identity]")
{
    api::Request request;
    CHECK_FALSE(api::bearer(request));
    request.headers = {{"authorization", "bearer abc"}};
    CHECK(api::bearer(request) == "abc");
    request.headers = {{"Authorization", "Basic abc"}};
    CHECK_FALSE(api::bearer(request));
    request.headers = {{"Authorization", "Bearer "}};
    CHECK_FALSE(api::bearer(request));
    request.headers = {{"Authorization", "Bearerabc"}};
    CHECK_FALSE(api::bearer(request));
}
