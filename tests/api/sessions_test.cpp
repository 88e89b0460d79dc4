// Accounts of the server itself, and browsers that are signed in.

#include "tests/api/town_hall.hpp"

#include "engine/accounts.hpp"

#include <catch2/catch.hpp>

#include <boost/json/serialize.hpp>

#include <atomic>
#include <thread>

using api::Method;
using town::document;
using town::text_at;
using town::TownHall;
using town::type_of;
using namespace std::chrono_literals;

namespace {

namespace json = boost::json;
using Headers = api::NamedValues;

constexpr char const* password = "onze chevaux verts";

Headers from_our_page()
{
    return {{"Origin", TownHall::origin}, {"Content-Type", "application/json"}};
}

api::Response send(TownHall& hall, Method method, std::string const& path, json::value const& body, Headers headers)
{
    return hall.ask(nullptr, method, path, json::serialize(body), std::move(headers));
}

std::string invited(TownHall& hall, std::string const& email = "clerk@town.test")
{
    return text_at(document(hall.post(hall.administrator, "/api/v1/invitations", {{"email", email}})), "/token");
}

api::Response chosen(TownHall& hall, std::string const& token, std::string const& text = password)
{
    return send(hall, Method::post, "/api/v1/passwords", {{"token", token}, {"password", text}}, from_our_page());
}

api::Response signing_in(TownHall& hall, std::string const& email = "clerk@town.test",
                         std::string const& text = password, Headers more = {})
{
    Headers headers = from_our_page();
    headers.insert(headers.end(), more.begin(), more.end());
    return send(hall, Method::post, "/api/v1/session", {{"email", email}, {"password", text}}, headers);
}

// What a browser keeps of a sign-in.
struct Browser {
    std::string cookie;
    std::string csrf;

    explicit Browser(api::Response const& response)
        : cookie{response.header("Set-Cookie").value_or("")}, csrf{text_at(document(response), "/csrf_token")}
    {
        cookie = cookie.substr(0, cookie.find(';'));
    }
    Headers reading() const { return {{"Cookie", cookie}}; }
    Headers writing() const
    {
        Headers headers = from_our_page();
        headers.emplace_back("Cookie", cookie);
        headers.emplace_back("X-CSRF-Token", csrf);
        return headers;
    }
};

Browser signed_in(TownHall& hall)
{
    REQUIRE(chosen(hall, invited(hall)).status == 204);
    auto const response = signing_in(hall);
    REQUIRE(response.status == 201);
    return Browser{response};
}

unsigned reads(TownHall& hall, Browser const& browser)
{
    return hall.ask(nullptr, Method::get, "/api/v1/me", {}, browser.reading()).status;
}

} // namespace

TEST_CASE("an invited person chooses a password, signs in, and out", "[identity]")
{
    TownHall hall;
    REQUIRE(chosen(hall, invited(hall)).status == 204);
    auto const response = signing_in(hall, "Clerk@Town.Test");
    REQUIRE(response.status == 201);
    std::string const cookie{*response.header("Set-Cookie")};
    CHECK(cookie.starts_with("__Host-titularis="));
    CHECK(cookie.find("; Path=/; Secure; HttpOnly; SameSite=Lax") == 17 + 43);
    Browser const browser{response};
    CHECK(reads(hall, browser) == 200);
    auto const session = hall.ask(nullptr, Method::get, "/api/v1/session", {}, browser.reading());
    CHECK(text_at(document(session), "/csrf_token") == browser.csrf);
    CHECK(text_at(document(session), "/person/id") == hall.clerk.id.value);
    auto const out = hall.ask(nullptr, Method::delete_, "/api/v1/session", {}, browser.writing());
    CHECK(out.status == 204);
    CHECK(out.header("Set-Cookie")->ends_with("Max-Age=0"));
    CHECK(reads(hall, browser) == 401);
}

TEST_CASE("wrong password, unknown address and person without account read the same", "[identity]")
{
    TownHall hall;
    REQUIRE(chosen(hall, invited(hall)).status == 204);
    auto const wrong = signing_in(hall, "clerk@town.test", "quinze chevaux verts");
    auto const unknown = signing_in(hall, "nobody@town.test");
    auto const without = signing_in(hall, "holder@town.test");
    CHECK(wrong.status == 401);
    CHECK(wrong.body == unknown.body);
    CHECK(wrong.body == without.body);
    CHECK(wrong.headers == unknown.headers);
    CHECK(wrong.headers == without.headers);
}

TEST_CASE("after some failures an address waits, known or not, and no longer than that", "[identity]")
{
    TownHall hall;
    REQUIRE(chosen(hall, invited(hall)).status == 204);
    std::string const email = GENERATE("clerk@town.test", "nobody@town.test");
    for (int i = 0; i < 5; ++i)
        CHECK(signing_in(hall, email, "not the password").status == 401);
    auto const waits = signing_in(hall, email);
    CHECK(waits.status == 429);
    CHECK(waits.header("Retry-After") == "2");
    CHECK(signing_in(hall, "CLERK@town.test").status == (email.starts_with("clerk") ? 429 : 201));
    hall.clock.set(hall.clock.now() + 2s);
    CHECK(signing_in(hall, email).status == (email.starts_with("clerk") ? 201 : 401));
}

TEST_CASE("a session ends unused, and after its longest time whatever is done", "[identity]")
{
    TownHall hall;
    Browser const browser = signed_in(hall);
    hall.clock.set(hall.clock.now() + 59min);
    CHECK(reads(hall, browser) == 200);
    hall.clock.set(hall.clock.now() + 59min);
    CHECK(reads(hall, browser) == 200);
    hall.clock.set(hall.clock.now() + 60min);
    CHECK(reads(hall, browser) == 401);

    Browser const second{signing_in(hall)};
    for (int i = 0; i < 23; ++i) {
        hall.clock.set(hall.clock.now() + 30min);
        CHECK(reads(hall, second) == 200);
    }
    hall.clock.set(hall.clock.now() + 30min);
    CHECK(reads(hall, second) == 401);
}

TEST_CASE("a cookie that a browser brought along never becomes a session", "[identity]")
{
    TownHall hall;
    Browser const first = signed_in(hall);
    std::string const planted = "__Host-titularis=" + std::string(43, 'A');
    auto const response = signing_in(hall, "clerk@town.test", password, {{"Cookie", planted}});
    REQUIRE(response.status == 201);
    CHECK(Browser{response}.cookie != planted);
    CHECK(hall.ask(nullptr, Method::get, "/api/v1/me", {}, {{"Cookie", planted}}).status == 401);
    // And signing in anew ends the session that was there.
    Browser const again{signing_in(hall, "clerk@town.test", password, {{"Cookie", first.cookie}})};
    CHECK(again.cookie != first.cookie);
    CHECK(reads(hall, first) == 401);
    CHECK(reads(hall, again) == 200);
}

TEST_CASE("a write with a cookie needs our origin and the token of that very session", "[identity]")
{
    TownHall hall;
    REQUIRE(chosen(hall, invited(hall, "administrator@town.test")).status == 204);
    Browser const browser{signing_in(hall, "administrator@town.test")};
    Browser const other{signing_in(hall, "administrator@town.test")};
    json::object const season{{"title", "Autre"}, {"report_due", "2022-12-30"}, {"clerk", hall.clerk.id.value}};
    auto const attempt = [&](std::optional<std::string> const& origin, std::optional<std::string> const& csrf) {
        Headers headers{
            {"Cookie", browser.cookie}, {"Content-Type", "application/json"}, {"Idempotency-Key", town::new_key()}};
        if (origin)
            headers.emplace_back("Origin", *origin);
        if (csrf)
            headers.emplace_back("X-CSRF-Token", *csrf);
        return send(hall, Method::post, "/api/v1/seasons", season, headers);
    };
    auto const before = hall.count_events();
    for (auto const& origin :
         std::vector<std::optional<std::string>>{std::nullopt, "null", "https://evil.test", "http://town.test",
                                                 "https://town.test:8443", "https://town.test.evil.test", ""})
        CHECK(type_of(attempt(origin, browser.csrf)) == "/problems/foreign-request");
    for (auto const& csrf :
         std::vector<std::optional<std::string>>{std::nullopt, "", "A", other.csrf, browser.csrf + "A"})
        CHECK(type_of(attempt(TownHall::origin, csrf)) == "/problems/foreign-request");
    CHECK(hall.count_events() == before);
    CHECK(attempt(TownHall::origin, browser.csrf).status == 201);
}

TEST_CASE("signing in and choosing a password too are asked of our own pages alone", "[identity]")
{
    TownHall hall;
    std::string const token = invited(hall);
    Headers const elsewhere{{"Origin", "https://evil.test"}, {"Content-Type", "application/json"}};
    CHECK(send(hall, Method::post, "/api/v1/passwords", {{"token", token}, {"password", password}}, elsewhere).status
          == 403);
    REQUIRE(chosen(hall, token).status == 204);
    CHECK(send(hall, Method::post, "/api/v1/session", {{"email", "clerk@town.test"}, {"password", password}}, elsewhere)
              .status
          == 403);
}

TEST_CASE("a request with a cookie and a token is refused, and so is a cookie that comes twice", "[identity]")
{
    TownHall hall;
    Browser const browser = signed_in(hall);
    CHECK(type_of(hall.get(hall.clerk, "/api/v1/me", browser.reading())) == "/problems/two-identities");
    CHECK(hall.ask(nullptr, Method::get, "/api/v1/me", {}, {{"Cookie", browser.cookie + "; " + browser.cookie}}).status
          == 401);
    CHECK(hall.ask(nullptr, Method::get, "/api/v1/me", {}, {{"Cookie", "a=b; " + browser.cookie}}).status == 200);
}

TEST_CASE("a link works once, and of many at the same time one has it", "[identity]")
{
    TownHall hall;
    std::string const token = invited(hall);
    std::atomic<int> won{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { won += chosen(hall, token).status == 204 ? 1 : 0; });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(won == 1);
    CHECK(chosen(hall, token, "un autre mot de passe").status == 422);
    CHECK(signing_in(hall, "clerk@town.test", "un autre mot de passe").status == 401);
}

TEST_CASE("a link ends, is void once there is another, and is none when made up", "[identity]")
{
    TownHall hall;
    std::string const first = invited(hall);
    std::string const second = invited(hall);
    CHECK(chosen(hall, first).status == 422);
    CHECK(chosen(hall, std::string(43, 'A')).status == 422);
    hall.clock.set(hall.clock.now() + std::chrono::days{7});
    CHECK(chosen(hall, second).status == 422);
}

TEST_CASE("a reset ends every session of that person", "[identity]")
{
    TownHall hall;
    Browser const browser = signed_in(hall);
    auto const link = document(hall.post(hall.administrator, "/api/v1/invitations", {{"email", "clerk@town.test"}}));
    CHECK(text_at(link, "/kind") == "reset");
    CHECK(text_at(link, "/link") == std::string{TownHall::origin} + "/invitation#" + text_at(link, "/token"));
    CHECK(reads(hall, browser) == 200); // offering it changes nothing yet
    CHECK(chosen(hall, text_at(link, "/token"), "douze chevaux bleus").status == 204);
    CHECK(reads(hall, browser) == 401);
    CHECK(signing_in(hall).status == 401);
    CHECK(signing_in(hall, "clerk@town.test", "douze chevaux bleus").status == 201);
}

TEST_CASE("changing the password asks for the old one, ends all sessions and gives this browser a new one",
          "[identity]")
{
    TownHall hall;
    Browser const browser = signed_in(hall);
    Browser const elsewhere{signing_in(hall)};
    auto const change = [&](std::string const& old, std::string const& fresh) {
        return send(hall, Method::put, "/api/v1/me/password", {{"old_password", old}, {"new_password", fresh}},
                    browser.writing());
    };
    CHECK(text_at(document(change("not the password", "douze chevaux bleus")), "/errors/0/pointer") == "/old_password");
    CHECK(reads(hall, elsewhere) == 200);
    auto const changed = change(password, "douze chevaux bleus");
    REQUIRE(changed.status == 200);
    CHECK(reads(hall, browser) == 401);
    CHECK(reads(hall, elsewhere) == 401);
    CHECK(reads(hall, Browser{changed}) == 200);
    CHECK(signing_in(hall).status == 401);
    CHECK(signing_in(hall, "clerk@town.test", "douze chevaux bleus").status == 201);
}

TEST_CASE("a token changes no password and opens no session", "[identity]")
{
    TownHall hall;
    CHECK(type_of(hall.put(hall.clerk, "/api/v1/me/password", {{"old_password", "x"}, {"new_password", "y"}}))
          == "/problems/session-needed");
    CHECK(hall.get(hall.clerk, "/api/v1/session").status == 403);
}

TEST_CASE("an administrator ends the sessions of a person, nobody else does", "[identity]")
{
    TownHall hall;
    Browser const browser = signed_in(hall);
    std::string const path = "/api/v1/people/" + hall.clerk.id.value + "/sessions";
    CHECK(hall.ask(&hall.examiner, Method::delete_, path).status == 404);
    CHECK(hall.ask(&hall.administrator, Method::delete_, "/api/v1/people/nobody/sessions").status == 404);
    CHECK(reads(hall, browser) == 200);
    CHECK(hall.ask(&hall.administrator, Method::delete_, path).status == 204);
    CHECK(reads(hall, browser) == 401);
}

TEST_CASE("a password is long enough, not endless, and not the person's own name", "[identity]")
{
    TownHall hall;
    std::string const token = invited(hall, "holder@town.test"); // Lévy Élodie
    for (std::string const& poor : {std::string{"onze lettres"}.substr(0, 11), std::string(129, 'x'),
                                    std::string{"éééééééééé"}, std::string{"le chat de holder dort"},
                                    std::string{"vive les HOLDERS du monde"}, std::string{"mon nom est Lévy"}})
        CHECK(text_at(document(chosen(hall, token, poor)), "/errors/0/pointer") == "/password");
    CHECK(chosen(hall, token, "éé éé éé éé éé").status == 204);
}

TEST_CASE("a password of a million characters costs nobody anything", "[identity]")
{
    TownHall hall;
    CHECK(signing_in(hall, "clerk@town.test", std::string(1'000'000, 'x')).status == 413);
    CHECK(chosen(hall, "t", std::string(1'000'000, 'x')).status == 413);
    CHECK(signing_in(hall, "clerk@town.test", std::string(129, 'x')).status == 422);
}

TEST_CASE("without a provider there is no sign-on elsewhere", "[identity]")
{
    TownHall hall;
    CHECK(hall.ask(nullptr, Method::get, "/api/v1/sign-in").status == 404);
    CHECK(hall.ask(nullptr, Method::get, "/api/v1/sign-in/callback?code=a&state=b").status == 404);
}
