// Who may come in: sessions, tokens, accounts, sign-ons.

#include "engine/accounts.hpp"
#include "tests/store/rows.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <atomic>
#include <thread>
#include <utility>

using namespace tests;
using namespace std::chrono_literals;

namespace {

constexpr Instant now = std::chrono::sys_days{std::chrono::year{2023} / 3 / 15} + 8h;

PersonId enter(Store& store, std::string const& id)
{
    Person person;
    person.id = {id};
    person.email = id + "@example.org";
    person.family_name = "Lée";
    store.directory().put(person);
    return {id};
}

MachineToken token(std::string const& hash, PersonId const& person)
{
    return {hash, "id-" + hash, person, "export", "read file", {"boss"}, now, now + 1h, ""};
}

} // namespace

STORE_TEST_CASE("a session is found until it is ended, and with its person", "[identity]")
{
    auto& sessions = place.store().identities().sessions();
    auto const ann = enter(place.store(), "ann");
    sessions.open({"h1", ann, now, now, now + 12h, "account"});
    sessions.open({"h2", ann, now, now, now + 12h, "provider"});
    sessions.open({"h3", {"nobody"}, now, now, now + 12h, "account"});
    sessions.seen("h1", now + 5min);

    auto const found = sessions.find("h1");
    REQUIRE(found);
    CHECK(found->person == ann);
    CHECK(found->signed_in_at == now);
    CHECK(found->last_seen_at == now + 5min);
    CHECK(found->expires_at == now + 12h);
    CHECK(found->signed_in_by == "account");
    CHECK_FALSE(sessions.find("h3"));
    CHECK_FALSE(sessions.find(""));

    sessions.forget(now, now); // h2 was not seen since
    CHECK_FALSE(sessions.find("h2"));
    CHECK(sessions.end("h1"));
    CHECK_FALSE(sessions.end("h1"));
    CHECK_FALSE(sessions.find("h1"));
    sessions.open({"h4", ann, now, now, now + 12h, "account"});
    CHECK(sessions.end_all_of(ann) == 1);
    CHECK_FALSE(sessions.find("h4"));
}

STORE_TEST_CASE("a token is found, used, listed and revoked", "[identity]")
{
    auto& tokens = place.store().identities().tokens();
    auto const ann = enter(place.store(), "ann");
    auto const bob = enter(place.store(), "bob");
    tokens.add(std::vector{token("a", ann), token("b", bob), token("c", ann)});
    tokens.used_together(std::array<std::string, 1>{"a"}, "2023-03-15");

    auto const found = tokens.find("a");
    REQUIRE(found);
    CHECK(found->person == ann);
    CHECK(found->scopes == "read file");
    CHECK(found->created_by == PersonId{"boss"});
    CHECK(found->expires_at == now + 1h);
    CHECK(found->last_used_on == "2023-03-15");
    CHECK(tokens.list(std::nullopt, "", 10).size() == 3);
    CHECK(tokens.list(ann, "", 10).size() == 2);
    CHECK(tokens.list(ann, "id-a", 10).size() == 1);
    CHECK(tokens.list(std::nullopt, "", 2).back().id == "id-b");

    CHECK(tokens.revoke("id-a"));
    CHECK_FALSE(tokens.revoke("id-a"));
    CHECK_FALSE(tokens.find("a"));
    CHECK(tokens.find_by_id("id-b")->person == bob);
    tokens.forget(now + 1h);
    CHECK_FALSE(tokens.find("b"));
}

STORE_TEST_CASE("the store tells when a token goes or changes, and not when one is made or used", "[identity]")
{
    auto& tokens = place.store().identities().tokens();
    auto const ann = enter(place.store(), "ann");
    auto const bob = enter(place.store(), "bob");
    auto before = tokens.changes();
    auto const has_changed = [&] {
        auto const told = std::exchange(before, tokens.changes());
        return told != before;
    };
    tokens.add(std::vector{token("a", ann), token("b", bob), token("c", ann)});
    tokens.used_together(std::array<std::string, 1>{"a"}, "2023-03-15");
    CHECK_FALSE(tokens.revoke("id-unknown"));
    tokens.forget(now); // none ends by then
    CHECK_FALSE(has_changed());

    CHECK(tokens.revoke("id-a"));
    CHECK(has_changed());
    CHECK_FALSE(has_changed());
    run_sql(place.url(), "update machine_token set scopes = 'read' where id = 'id-b'");
    CHECK(has_changed());
    run_sql(place.url(), "delete from person where id = 'bob'");
    CHECK(has_changed());
    tokens.forget(now + 1h);
    CHECK(has_changed());
}

STORE_TEST_CASE("of many tokens it is noted together when they were used", "[identity]")
{
    auto& tokens = place.store().identities().tokens();
    auto const ann = enter(place.store(), "ann");
    tokens.add(std::vector{token("a", ann), token("b", ann), token("c", ann)});
    tokens.used_together(std::array<std::string, 3>{"a", "gone", "c"}, "2023-03-15");
    CHECK(tokens.find("a")->last_used_on == "2023-03-15");
    CHECK(tokens.find("b")->last_used_on.empty());
    CHECK(tokens.find("c")->last_used_on == "2023-03-15");
    tokens.used_together({}, "2023-03-16");
    CHECK(tokens.find("a")->last_used_on == "2023-03-15");

    std::vector<std::string> crowd(1000, "gone");
    crowd.front() = "a";
    crowd.back() = "c";
    tokens.used_together(crowd, "2023-03-16");
    CHECK(tokens.find("a")->last_used_on == "2023-03-16");
    CHECK(tokens.find("b")->last_used_on.empty());
    CHECK(tokens.find("c")->last_used_on == "2023-03-16");
}

STORE_TEST_CASE("of tokens added together, none is kept when one is there already", "[identity]")
{
    auto& tokens = place.store().identities().tokens();
    auto const ann = enter(place.store(), "ann");
    tokens.add(std::vector{token("a", ann)});
    CHECK_THROWS_AS(tokens.add(std::vector{token("b", ann), token("a", ann)}), StoreUnavailable);
    CHECK_FALSE(tokens.find("b"));
}

STORE_TEST_CASE("failures make an address wait, longer each time, and success ends it", "[identity]")
{
    auto& accounts = place.store().identities().accounts();
    Patience const patience{.free_failures = 2, .first = 2s, .longest = 7s};
    CHECK_FALSE(accounts.admit("x", now, patience));
    CHECK_FALSE(accounts.admit("x", now, patience)); // the second makes the third wait
    CHECK(accounts.admit("x", now, patience) == now + 2s);
    CHECK(accounts.admit("x", now + 1s, patience) == now + 2s); // and a try meanwhile counts for nothing
    CHECK_FALSE(accounts.admit("y", now, patience));
    CHECK_FALSE(accounts.admit("x", now + 2s, patience));
    CHECK(accounts.admit("x", now + 2s, patience) == now + 6s);
    CHECK_FALSE(accounts.admit("x", now + 6s, patience));
    CHECK(accounts.admit("x", now + 6s, patience) == now + 13s); // never longer than that
    accounts.succeeded("x");
    CHECK_FALSE(accounts.admit("x", now + 6s, patience));
    CHECK_FALSE(accounts.admit("x", now + 6s, patience));
}

STORE_TEST_CASE("tries made at the same time are all counted", "[identity]")
{
    auto& accounts = place.store().identities().accounts();
    Patience const patience{.free_failures = 5};
    std::atomic<int> admitted{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] { admitted += accounts.admit("x", now, patience) ? 0 : 1; });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(admitted == 5);
}

STORE_TEST_CASE("an invitation sets one password, once, and ends the sessions", "[identity]")
{
    auto& accounts = place.store().identities().accounts();
    auto& sessions = place.store().identities().sessions();
    auto const ann = enter(place.store(), "ann");
    Invitation const first{"i1", ann, InvitationKind::invite, {"boss"}, now + 1h};
    Invitation const second{"i2", ann, InvitationKind::reset, {}, now + 1h};
    accounts.invite(first);
    accounts.invite(second); // takes the place of the first
    CHECK_FALSE(accounts.find_invitation("i1", now));
    CHECK_FALSE(accounts.find_invitation("i2", now + 1h));
    REQUIRE(accounts.find_invitation("i2", now));
    CHECK(accounts.find_invitation("i2", now)->kind == InvitationKind::reset);

    sessions.open({"h1", ann, now, now, now + 12h, "account"});
    std::atomic<int> won{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] { won += accounts.accept(second, "hash" + std::to_string(i), now) ? 1 : 0; });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(won == 1);
    REQUIRE(accounts.password_of(ann));
    CHECK_FALSE(sessions.find("h1"));
    CHECK_FALSE(accounts.find_invitation("i2", now));

    sessions.open({"h2", ann, now, now, now + 12h, "account"});
    accounts.set_password(ann, "new", now);
    CHECK(accounts.password_of(ann) == "new");
    CHECK_FALSE(sessions.find("h2"));
}

STORE_TEST_CASE("a sign-on is given once, in time, and a subject stays with its person", "[identity]")
{
    auto& sign_ons = place.store().identities().sign_ons();
    auto const ann = enter(place.store(), "ann");
    auto const bob = enter(place.store(), "bob");
    sign_ons.begin({"s1", "state", "nonce", "verifier", "/here", now + 10min});
    sign_ons.begin({"s2", "state", "nonce", "verifier", "/here", now + 10min});
    auto const taken = sign_ons.take("s1", now);
    REQUIRE(taken);
    CHECK(taken->verifier == "verifier");
    CHECK(taken->return_to == "/here");
    CHECK_FALSE(sign_ons.take("s1", now));
    CHECK_FALSE(sign_ons.take("s2", now + 10min));

    CHECK_FALSE(sign_ons.linked("https://idp", "7"));
    CHECK(sign_ons.link("https://idp", "7", ann, now));
    CHECK(sign_ons.link("https://idp", "7", ann, now));
    CHECK_FALSE(sign_ons.link("https://idp", "7", bob, now));
    CHECK(sign_ons.linked("https://idp", "7") == ann);
    CHECK_FALSE(sign_ons.linked("https://other", "7"));
}

STORE_TEST_CASE("what was done to identities is read newest first", "[identity]")
{
    auto& record = place.store().identities().record();
    for (std::string const kind : {"invited", "password_set", "signed_in"})
        record.note({now, kind, {"ann"}, {"boss"}, "r1"});
    auto const two = record.list(0, 2);
    REQUIRE(two.size() == 2);
    CHECK(two[0].kind == "signed_in");
    CHECK(two[0].person == PersonId{"ann"});
    CHECK(two[1].kind == "password_set");
    auto const rest = record.list(two[1].id, 2);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].kind == "invited");
}
