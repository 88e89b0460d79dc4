// Machine tokens: for one person, for some of what he may do, until they end or are revoked.

#include "tests/api/town_hall.hpp"

#include "api/tokens.hpp"
#include "engine/accounts.hpp"
#include "engine/journal.hpp"

#include <catch2/catch.hpp>

#include <boost/json/serialize.hpp>

#include <functional>
#include <thread>

using api::Method;
using api::Scope;
using town::document;
using town::text_at;
using town::TownHall;
using town::json::array;
using town::json::object;
using namespace std::chrono_literals;

namespace {

// At once, as if no node remembered anything.
api::ApiOptions without_lag()
{
    api::ApiOptions options;
    options.identity.token_lag = 0ms;
    return options;
}

api::Response minted(TownHall& hall, town::Person const& who, array const& scopes, int hours = 8)
{
    return hall.post(who, "/api/v1/tokens", {{"name", "export"}, {"scopes", scopes}, {"hours", hours}});
}

// Keeps one token, until it is gone; takes in no use of it, and tells of no changes, as long as it is away.
class OneToken final : public engine::Tokens {
public:
    explicit OneToken(engine::Instant now) : made{api::draw_token({{}, "essai", Scope::read, {}, 72h}, now)} {}

    void add(std::span<engine::MachineToken const>) override {}
    std::optional<engine::MachineToken> find(std::string const& hash) override
    {
        ++asked;
        auto const found = hash == made.kept.hash && !is_gone ? std::optional{made.kept} : std::nullopt;
        if (meanwhile)
            meanwhile();
        return found;
    }
    std::string changes() override
    {
        if (is_away)
            throw engine::StoreUnavailable{"away"};
        return is_gone ? "1" : "";
    }
    std::optional<engine::MachineToken> find_by_id(std::string const&) override { return std::nullopt; }
    void used_together(std::span<std::string const> hashes, std::string const& day) override
    {
        if (is_away)
            throw engine::StoreUnavailable{"away"};
        for (std::string const& hash : hashes)
            if (hash == made.kept.hash)
                written.push_back(day);
    }
    std::vector<engine::MachineToken> list(std::optional<engine::PersonId> const&, std::string const&,
                                           std::size_t) override
    {
        return {};
    }
    bool revoke(std::string const&) override { return false; }
    void forget(engine::Instant) override {}

    api::NewToken made;
    bool is_away = false, is_gone = false;
    int asked = 0;                    // for the token
    std::function<void()> meanwhile;  // before the token that was found is handed over
    std::vector<std::string> written; // the days of its uses
};

} // namespace

TEST_CASE("a token is good until its end and not before its making", "[identity]")
{
    TownHall hall;
    town::Person const clerk{hall.clerk.id, hall.token_for(hall.clerk.id, 1h)};
    CHECK(hall.get(clerk, "/api/v1/me").status == 200);
    hall.clock.set(hall.clock.now() + 1h - 1us);
    CHECK(hall.get(clerk, "/api/v1/me").status == 200);
    hall.clock.set(hall.clock.now() + 1us);
    CHECK(hall.get(clerk, "/api/v1/me").status == 401);
    hall.clock.set(hall.clock.now() - 3h);
    CHECK(hall.get(clerk, "/api/v1/me").status == 401);
}

TEST_CASE("a token changed in any place, cut or made up is refused", "[identity]")
{
    TownHall hall;
    std::string const token = hall.token_for(hall.clerk.id);
    CHECK(token.starts_with("titularis_"));
    for (std::size_t i = 0; i < token.size(); ++i) {
        town::Person changed{hall.clerk.id, token};
        changed.token[i] = changed.token[i] == 'A' ? 'B' : 'A';
        CHECK(hall.get(changed, "/api/v1/me").status == 401);
    }
    for (std::string const& garbage : {token.substr(0, token.size() - 1), token + "A", std::string{"titularis_"},
                                       std::string{"eyJhbGciOiJub25lIn0.eyJzdWIiOiJwMSJ9."}, std::string(9000, 'A')})
        CHECK(hall.get({hall.clerk.id, garbage}, "/api/v1/me").status == 401);
}

TEST_CASE("the store keeps no token in clear", "[identity]")
{
    TownHall hall;
    std::string const token = hall.token_for(hall.clerk.id);
    for (engine::MachineToken const& kept : hall.store().identities().tokens().list(std::nullopt, "", 100)) {
        CHECK(kept.hash.size() == 64);
        CHECK(token.find(kept.hash) == std::string::npos);
    }
}

TEST_CASE("a token does what its scopes name and nothing beside", "[identity]")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const with = [&](api::Scopes scopes) {
        return town::Person{hall.administrator.id, hall.token_for(hall.administrator.id, 1h, scopes)};
    };
    object const season{{"title", "Autre"}, {"report_due", "2022-12-30"}, {"clerk", hall.clerk.id.value}};
    CHECK(hall.get(with(Scope::read), "/api/v1/seasons").status == 200);
    CHECK(text_at(document(hall.post(with(Scope::read), "/api/v1/seasons", season)), "/type")
          == "/problems/missing-scope");
    CHECK(hall.post(with(Scope::file), "/api/v1/seasons", season).status == 201);
    CHECK(hall.get(with(Scope::file), "/api/v1/seasons").status == 403);
    CHECK(hall.get(with(Scope::administer), "/api/v1/tokens").status == 200);
    CHECK(hall.get(with(api::Scopes{Scope::read} | Scope::file), "/api/v1/tokens").status == 403);
}

TEST_CASE("a token never gives more than its person has", "[identity]")
{
    TownHall hall;
    CHECK(hall.get(hall.clerk, "/api/v1/identity-events").status == 403);
    CHECK(hall.get(hall.clerk, "/api/v1/tokens?everybody=true").status == 403);
    CHECK(hall.post(hall.clerk, "/api/v1/invitations", {{"email", "holder@town.test"}}).status == 403);
}

TEST_CASE("one makes tokens for oneself, no stronger and no longer than what one came with", "[identity]")
{
    TownHall hall;
    town::Person const clerk{hall.clerk.id,
                             hall.token_for(hall.clerk.id, 2h, api::Scopes{Scope::read} | Scope::administer)};
    auto const made = minted(hall, clerk, {"read"});
    REQUIRE(made.status == 201);
    CHECK(text_at(document(made), "/person/id") == hall.clerk.id.value);
    CHECK(text_at(document(made), "/expires_at") == engine::to_text(hall.clock.now() + 2h));
    town::Person const second{hall.clerk.id, text_at(document(made), "/token")};
    CHECK(hall.get(second, "/api/v1/me").status == 200);
    CHECK(minted(hall, second, {"read"}).status == 403);
    CHECK(minted(hall, clerk, {"read", "file"}).status == 403);
    for (int const hours : {0, -1, 90 * 24 + 1})
        CHECK(minted(hall, clerk, {"read"}, hours).status == 422);
    CHECK(minted(hall, clerk, {}).status == 422);
    CHECK(minted(hall, clerk, {"root"}).status == 422);
    CHECK(hall.post(clerk, "/api/v1/tokens", {{"name", "x"}, {"scopes", {"read"}}, {"person", "p"}}).status == 400);
}

TEST_CASE("a revoked token is refused at once, and only its person or an administrator revokes it", "[identity]")
{
    TownHall hall; // with what a node remembers: revoking here forgets it
    auto const made = document(minted(hall, hall.clerk, {"read"}));
    town::Person const second{hall.clerk.id, text_at(made, "/token")};
    std::string const path = "/api/v1/tokens/" + text_at(made, "/id");
    CHECK(hall.get(second, "/api/v1/me").status == 200);
    auto const others = hall.ask(&hall.examiner, Method::delete_, path);
    auto const unknown = hall.ask(&hall.examiner, Method::delete_, "/api/v1/tokens/0123456789abcdef");
    CHECK(others.status == 404);
    CHECK(text_at(document(others), "/detail") == text_at(document(unknown), "/detail"));
    CHECK(hall.get(second, "/api/v1/me").status == 200);
    CHECK(hall.ask(&hall.administrator, Method::delete_, path).status == 204);
    CHECK(hall.get(second, "/api/v1/me").status == 401);
    CHECK(hall.ask(&hall.administrator, Method::delete_, path).status == 404);
}

TEST_CASE("a token revoked on another node is refused once it is no longer remembered", "[identity]")
{
    TownHall hall{without_lag()};
    auto const made = document(minted(hall, hall.clerk, {"read"}));
    town::Person const second{hall.clerk.id, text_at(made, "/token")};
    CHECK(hall.get(second, "/api/v1/me").status == 200);
    hall.store().identities().tokens().revoke(text_at(made, "/id"));
    CHECK(hall.get(second, "/api/v1/me").status == 401);
}

TEST_CASE("a token that was found is good until the store says that one has changed", "[identity]")
{
    auto const now = *engine::parse_instant("2022-09-05T08:00:00Z");
    OneToken store{now};
    api::TokenBook book{store, 1h};
    book.renew();
    CHECK(book.find(store.made.secret, now));
    book.renew();
    CHECK(book.find_at_hand(store.made.secret, now));
    CHECK(store.asked == 1);

    store.is_away = true;
    book.renew();
    CHECK(book.find_at_hand(store.made.secret, now));
    store.is_away = false; // perhaps another, that counts otherwise
    book.renew();
    CHECK_FALSE(book.find_at_hand(store.made.secret, now));
    CHECK(book.find(store.made.secret, now));
    CHECK(store.asked == 2);

    store.is_gone = true; // another node has revoked it
    store.is_away = true;
    book.renew();
    CHECK(book.find_at_hand(store.made.secret, now)); // as long as it was remembered
    store.is_away = false;
    book.renew();
    CHECK_FALSE(book.find_at_hand(store.made.secret, now));
    CHECK_FALSE(book.find(store.made.secret, now));
    CHECK(store.asked == 3);
}

TEST_CASE("a token that nobody has asked about for a while is good as long as none has changed", "[identity]")
{
    auto const now = *engine::parse_instant("2022-09-05T08:00:00Z");
    OneToken store{now};
    api::TokenBook book{store, 200ms};
    book.renew();
    CHECK(book.find(store.made.secret, now));
    for (int i = 0; i < 30; ++i) {
        std::this_thread::sleep_for(10ms);
        book.renew();
    }
    CHECK(book.find_at_hand(store.made.secret, now));
    CHECK(store.asked == 1);
    std::this_thread::sleep_for(201ms);
    CHECK_FALSE(book.find_at_hand(store.made.secret, now));
}

TEST_CASE("a token that goes while it is being read is not remembered", "[identity]")
{
    auto const now = *engine::parse_instant("2022-09-05T08:00:00Z");
    OneToken store{now};
    api::TokenBook book{store, 1h};
    book.renew();
    store.meanwhile = [&] {
        store.is_gone = true;
        book.renew();
    };
    CHECK(book.find(store.made.secret, now)); // it was there when it was read
    CHECK_FALSE(book.find_at_hand(store.made.secret, now));
}

TEST_CASE("the days on which tokens are used are gathered, and written together", "[identity]")
{
    using Days = std::vector<std::string>;
    auto now = *engine::parse_instant("2022-09-05T08:00:00Z");
    OneToken store{now};
    api::TokenBook book{store, 1h};
    CHECK_FALSE(book.find_at_hand(store.made.secret, now)); // the store has to be asked
    CHECK(book.find(store.made.secret, now));
    CHECK(book.find(store.made.secret, now));
    CHECK(book.find_at_hand(store.made.secret, now)->last_used_on == "2022-09-05");
    CHECK(store.written.empty());
    book.write_uses();
    CHECK(store.written == Days{"2022-09-05"});
    CHECK(book.find(store.made.secret, now));
    book.write_uses();
    CHECK(store.written == Days{"2022-09-05"});

    now += 24h;
    store.is_away = true;
    CHECK(book.find_at_hand(store.made.secret, now)); // it need not be told at once
    book.write_uses();
    CHECK(store.written == Days{"2022-09-05"});
    store.is_away = false;
    book.write_uses();
    CHECK(store.written == Days{"2022-09-05", "2022-09-06"});
}

TEST_CASE("tokens are listed without their secret, one's own or everybody's", "[identity]")
{
    TownHall hall;
    auto const own = document(hall.get(hall.clerk, "/api/v1/tokens"));
    REQUIRE(own.at("items").as_array().size() == 1);
    CHECK(text_at(own, "/items/0/person/id") == hall.clerk.id.value);
    CHECK(text_at(own, "/items/0/last_used_on") == "2022-09-05");
    CHECK(town::json::serialize(own).find(hall.clerk.token) == std::string::npos);
    auto const first = document(hall.get(hall.administrator, "/api/v1/tokens?everybody=true&limit=2"));
    CHECK(first.at("items").as_array().size() == 2);
    auto const second = document(
        hall.get(hall.administrator, "/api/v1/tokens?everybody=true&limit=200&cursor=" + text_at(first, "/next")));
    CHECK(second.at("items").as_array().size() == 3);
    CHECK(second.at("next").is_null());
}

TEST_CASE("an administrator reads what was done to identities, without names or addresses", "[identity]")
{
    TownHall hall;
    (void)minted(hall, hall.clerk, {"read"});
    auto const response = hall.get(hall.administrator, "/api/v1/identity-events");
    CHECK(text_at(document(response), "/items/0/kind") == "token_made");
    CHECK(text_at(document(response), "/items/0/person") == hall.clerk.id.value);
    CHECK(text_at(document(response), "/items/0/request_id") == "a-request");
    CHECK(response.body.find("Payet") == std::string::npos);
    CHECK(response.body.find("clerk@") == std::string::npos);
}
