// What is no event: people, drafts, settings.

#include "tests/store/rows.hpp"

#include <catch2/catch.hpp>

using namespace tests;

STORE_TEST_CASE("people are entered, corrected and found", "[directory]")
{
    Directory& directory = place.store().directory();
    Person const ann{.id = {"p1"},
                     .email = "Ann.Lee@Example.org",
                     .family_name = "Lée",
                     .given_name = "Ann",
                     .title = "Mme",
                     .administrator = true};
    Person const bob{.id = {"p2"}, .email = "bob@example.org", .family_name = "Abel", .given_name = "", .title = ""};
    directory.put(ann);
    directory.put(bob);
    CHECK(directory.find(PersonId{"p1"}) == ann);
    CHECK(!directory.find(PersonId{"p3"}));
    CHECK(directory.find_by_email("ann.lee@EXAMPLE.org") == ann);
    CHECK(!directory.find_by_email("ann"));
    CHECK(directory.all() == std::vector{bob, ann});
    CHECK(directory.find(std::vector<PersonId>{{"p2"}, {"p9"}}) == std::vector{bob});
    CHECK(directory.find(std::vector<PersonId>{}).empty());

    Person corrected = ann;
    corrected.email = "ann@example.org";
    corrected.family_name = "Roux";
    directory.put(corrected);
    CHECK(directory.find(PersonId{"p1"}) == corrected);
    CHECK(!directory.find_by_email("ann.lee@example.org"));

    Person thief = bob;
    thief.email = "ANN@example.org";
    CHECK_THROWS_AS(directory.put(thief), std::invalid_argument);
    CHECK(directory.find(PersonId{"p2"}) == bob);
    Person unknown{.id = {"p4"}, .email = "", .family_name = "X", .given_name = "", .title = ""};
    directory.put(unknown);
    unknown.id = {"p5"};
    directory.put(unknown); // several may be without an e-mail
    CHECK(!directory.find_by_email(""));
}

STORE_TEST_CASE("many people are entered and found at once, all of them or none", "[directory]")
{
    Directory& directory = place.store().directory();
    Person const ann{.id = {"p1"}, .email = "Ann@x.test", .family_name = "Lée", .given_name = "Ann", .title = "Mme"};
    Person const bob{.id = {"p2"}, .email = "bob@x.test", .family_name = "Abel \"B\"", .given_name = "", .title = ""};
    directory.put(std::vector{ann, bob});
    CHECK(directory.all() == std::vector{bob, ann});
    auto const found = directory.find_by_email(std::vector<std::string>{"ann@X.test", "bob@x.test", "eve@x.test", ""});
    CHECK(found == std::map<std::string, Person>{{"ann@X.test", ann}, {"bob@x.test", bob}});
    directory.put(std::vector<Person>{});

    Person corrected = ann;
    corrected.family_name = "Roux";
    Person const eve{.id = {"p3"}, .email = "BOB@x.test", .family_name = "Eve", .given_name = "", .title = ""};
    CHECK_THROWS_AS(directory.put(std::vector{corrected, eve}), std::invalid_argument);
    CHECK(directory.all() == std::vector{bob, ann});
}

STORE_TEST_CASE("a draft is saved over the version that was seen, or not at all", "[drafts]")
{
    Drafts& drafts = place.store().drafts();
    DraftKey const key{{"a"}, "review", 2};
    Instant const at{std::chrono::microseconds{1'700'000'000'123'456}};
    CHECK(!drafts.find(key));
    CHECK(!drafts.save(key, "{}", 1, {"p1"}, at));
    auto const first = drafts.save(key, R"({"text":"É :x"})", 0, {"p1"}, at);
    REQUIRE(first);
    CHECK(first->version == 1);
    CHECK(!drafts.save(key, "{}", 0, {"p2"}, at));
    auto const second = drafts.save(key, R"({"text":"é"})", 1, {"p2"}, at + 1us);
    REQUIRE(second);
    CHECK(second->version == 2);
    CHECK(!drafts.save(key, "{}", 1, {"p1"}, at));
    auto const found = drafts.find(key);
    REQUIRE(found);
    CHECK(found->body == R"({"text":"é"})");
    CHECK(found->version == 2);
    CHECK(found->saved_by == PersonId{"p2"});
    CHECK(found->saved_at == at + 1us);
    CHECK(!drafts.find({{"a"}, "review", 1}));
    CHECK(!drafts.remove(key, 1));
    CHECK(drafts.remove(key, 2));
    CHECK(!drafts.find(key));
}

STORE_TEST_CASE("a setting is what was put last", "[settings]")
{
    Settings& settings = place.store().settings();
    CHECK(!settings.find("clock"));
    settings.put("clock", "2024-01-01");
    settings.put("clock", "2024-01-02");
    CHECK(settings.find("clock") == "2024-01-02");
}
