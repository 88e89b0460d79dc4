// What a password is compared with.

#include "api/passwords.hpp"

#include <catch2/catch.hpp>

#include <sodium.h>

#include <algorithm>
#include <array>

using api::PasswordCost;

namespace {

struct Parameters {
    PasswordCost cost;
    unsigned long long passes;
    std::size_t bytes;
};

Parameters const dear{PasswordCost::interactive, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                      crypto_pwhash_MEMLIMIT_INTERACTIVE};
Parameters const cheap{PasswordCost::least, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};

} // namespace

TEST_CASE("the hash of nobody costs as much to compare with as anybody's, and is a new one each time", "[identity]")
{
    Parameters const asked = GENERATE(dear, cheap);
    std::string const hash = api::hash_of_nobody(asked.cost);
    CHECK(crypto_pwhash_str_needs_rehash(hash.c_str(), asked.passes, asked.bytes) == 0);
    CHECK(hash != api::hash_of_nobody(asked.cost));

    std::array<char, crypto_pwhash_STRBYTES> anybodys{};
    REQUIRE(crypto_pwhash_str(anybodys.data(), "douze", 5, asked.passes, asked.bytes) == 0);
    std::string const other{anybodys.data()};
    CHECK(hash.size() == other.size());
    CHECK(std::ranges::count(hash, '$') == std::ranges::count(other, '$'));
    CHECK(hash.substr(0, hash.find(",p=")) == other.substr(0, other.find(",p=")));
}

TEST_CASE("no password is that of nobody", "[identity]")
{
    api::Passwords passwords{PasswordCost::least};
    CHECK(passwords.verify(std::nullopt, "of nobody") == std::optional{false});
    auto const hash = passwords.hash("onze chevaux verts");
    REQUIRE(hash);
    CHECK(passwords.verify(hash, "onze chevaux verts") == std::optional{true});
    CHECK(passwords.verify(hash, "dix chevaux verts") == std::optional{false});
}
