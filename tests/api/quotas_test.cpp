#include "api/client_address.hpp"
#include "api/quotas.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using api::client_of;
using api::Quotas;

namespace {

auto const start = Quotas::Clock::time_point{} + 1h;

api::ClientAddress address(std::string const& word)
{
    return api::read_addresses({word}).front();
}

} // namespace

TEST_CASE("a caller has his burst, then the rate", "[quotas]")
{
    Quotas quotas{{2, 3}};
    for (unsigned left : {2U, 1U, 0U})
        CHECK(quotas.take("a", start)->remaining == left);
    auto const refused = quotas.take("a", start);
    CHECK_FALSE(refused->admitted);
    CHECK(refused->retry_after == 1s);
    CHECK(refused->reset == 2s);
    CHECK(quotas.take("a", start + 500ms)->admitted);
    CHECK_FALSE(quotas.take("a", start + 500ms)->admitted);
    CHECK(quotas.take("a", start + 1h)->remaining == 2); // a rest gives no more than the burst
}

TEST_CASE("callers do not spend each other's", "[quotas]")
{
    Quotas quotas{{1, 1}};
    CHECK(quotas.take("a", start)->admitted);
    CHECK(quotas.take("b", start)->admitted);
    CHECK_FALSE(quotas.take("a", start)->admitted);
}

TEST_CASE("a rate of nothing is no limit", "[quotas]")
{
    Quotas quotas{{0, 0}};
    CHECK_FALSE(quotas.take("a", start));
    CHECK(quotas.callers() == 0);
}

TEST_CASE("a clock that goes back gives nobody anything", "[quotas]")
{
    Quotas quotas{{1, 1}};
    CHECK(quotas.take("a", start)->admitted);
    CHECK_FALSE(quotas.take("a", start - 10min)->admitted);
    CHECK_FALSE(quotas.take("a", start)->admitted);
}

TEST_CASE("however many callers come, so many are remembered", "[quotas]")
{
    Quotas quotas{{1, 1}, 100};
    for (int i = 0; i < 10'000; ++i) {
        CHECK(quotas.take("faithful", start)->admitted == (i == 0)); // who keeps asking is not forgotten
        quotas.take(std::to_string(i), start);
    }
    CHECK(quotas.callers() == 100);
}

TEST_CASE("the last address that is no proxy of ours is the client's", "[quotas]")
{
    auto const trusted = api::read_addresses({"10.0.0.1", "10.0.0.2"});
    CHECK(client_of(address("192.0.2.1"), trusted, {"203.0.113.9"}) == address("192.0.2.1"));
    CHECK(client_of(address("10.0.0.1"), {}, {"203.0.113.9"}) == address("10.0.0.1"));
    CHECK(client_of(address("10.0.0.1"), trusted, {"203.0.113.9"}) == address("203.0.113.9"));
    CHECK(client_of(address("10.0.0.1"), trusted, {"198.51.100.3, 203.0.113.9, 10.0.0.2"}) == address("203.0.113.9"));
    CHECK(client_of(address("10.0.0.1"), trusted, {"198.51.100.3", "203.0.113.9"}) == address("203.0.113.9"));
    CHECK(client_of(address("10.0.0.1"), trusted, {"203.0.113.9, nonsense"}) == address("10.0.0.1"));
    CHECK(client_of(address("10.0.0.1"), trusted, {}) == address("10.0.0.1"));
    CHECK(client_of(address("::ffff:10.0.0.1"), trusted, {" 2001:db8::1 "}) == address("2001:db8::1"));
    CHECK_THROWS_AS(api::read_addresses({"nobody"}), std::invalid_argument);
}

TEST_CASE("an IPv6 network counts as one", "[quotas]")
{
    CHECK(api::shares_limit_as(address("2001:db8:1:2:3::4")) == api::shares_limit_as(address("2001:db8:1:2:9::9")));
    CHECK(api::shares_limit_as(address("2001:db8:1:2::")) != api::shares_limit_as(address("2001:db8:1:3::")));
    CHECK(api::shares_limit_as(address("192.0.2.1")) == "192.0.2.1");
    CHECK(api::shares_limit_as(address("::ffff:192.0.2.1")) == "192.0.2.1");
}
