// Bodies are erased with the event that says so, or not at all: the one change that a journal allows.

#include "tests/store/appends.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace engine;
using namespace tests;

namespace {

std::string const erasing_body{R"({"pieces":[{"piece":1,"track":"visit","versions":[2,3]}],"policy":"x"})"};

// Three events of format 2; the hash chain goes on from `head`.
Append chained_append(std::string const& stream, Version expected, std::vector<Event> events, Hash head)
{
    Append append = append_to(stream, expected, static_cast<int>(events.size()), head);
    for (std::size_t i = 0; i < events.size(); ++i) {
        Event& event = append.events[i];
        event.type = events[i].type;
        event.body = events[i].body;
        chain_after(head, event, to_hex(sha256(stream + std::to_string(event.version))).substr(0, 32));
        head = event.hash;
    }
    Projection rows = *append.rows;
    rows.version = append.events.back().version;
    rows.head = head;
    append.rows = engine::shared(std::move(rows));
    return append;
}

Event said(std::string type, std::string body)
{
    Event event;
    event.type = std::move(type);
    event.body = std::move(body);
    return event;
}

Append three(std::string const& stream)
{
    return chained_append(stream, 0, {said("a", "{}"), said("b", R"({"text":"é"})"), said("c", R"({"text":"ü"})")},
                          Hash{});
}

// What the service does: the erasing event, and what it erases.
Append erasure_of(Journal& journal, std::string const& stream)
{
    auto events = journal.load({stream});
    Append append = chained_append(stream, static_cast<Version>(events.size()),
                                   {said(std::string{erasing_event}, erasing_body)}, events.back().hash);
    append.erasing = erase_as_told(events, append.events.back());
    return append;
}

bool is_sound(Journal& journal)
{
    ChainVerifier chain;
    journal.scan([&](Event const& event) { chain.read(event); });
    return chain.finish(journal.heads()).empty();
}

} // namespace

JOURNAL_TEST_CASE("bodies go with the event that says so, and the chain stays whole", "[journal][erasure]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, three("a")) == Appended::done);
    REQUIRE(append_one(journal, three("b")) == Appended::done);
    auto const before = journal.load({"a"});
    CHECK(before[1].format == 2);
    CHECK(is_salt(before[1].salt));
    REQUIRE(append_one(journal, erasure_of(journal, "a")) == Appended::done);

    auto const after = journal.load({"a"});
    REQUIRE(after.size() == 4);
    CHECK(after[0] == before[0]);
    for (std::size_t const i : {1U, 2U}) {
        Event expected = before[i];
        erase_body(expected);
        CHECK(after[i] == expected);
    }
    CHECK(after[3].body == erasing_body);
    CHECK(journal.load({"b"})[1].body == R"({"text":"é"})");
    CHECK(is_sound(journal));
}

JOURNAL_TEST_CASE("an erasure that comes too late erases nothing", "[journal][erasure]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, three("a")) == Appended::done);
    Append const late = erasure_of(journal, "a");
    REQUIRE(append_one(journal, chained_append("a", 3, {said("d", "{}")}, journal.load({"a"}).back().hash))
            == Appended::done);
    CHECK(append_one(journal, late) == Appended::conflict);
    CHECK(journal.load({"a"})[1].body == R"({"text":"é"})");
    CHECK(is_sound(journal));
}

JOURNAL_TEST_CASE("kept answers that speak of the case go with its bodies", "[journal][erasure]")
{
    Journal& journal = place.journal();
    Append first = three("case-a");
    first.kept = KeptAnswer{{"p1"}, "k1", "digest", R"({"links":{"self":"/x/case-a"},"text":"é"})", Instant{}};
    Append other = three("case-b");
    other.kept = KeptAnswer{{"p1"}, "k2", "digest", R"({"links":{"self":"/x/case-b"}})", Instant{}};
    REQUIRE(append_one(journal, first) == Appended::done);
    REQUIRE(append_one(journal, other) == Appended::done);
    REQUIRE(append_one(journal, erasure_of(journal, "case-a")) == Appended::done);
    CHECK(!journal.kept_answer({"p1"}, "k1"));
    CHECK(journal.kept_answer({"p1"}, "k2"));
}

STORE_TEST_CASE("the drafts of a case go with its bodies, those of others stay", "[drafts][erasure]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, three("a")) == Appended::done);
    Drafts& drafts = place.store().drafts();
    DraftKey const of_piece{{"a"}, "visit@tutor", 1}, of_new{{"a"}, "visit@head", 0}, other{{"b"}, "visit@tutor", 1};
    for (DraftKey const& key : {of_piece, of_new, other})
        REQUIRE(drafts.save(key, "{}", 0, {"p1"}, Instant{}));
    REQUIRE(append_one(journal, erasure_of(journal, "a")) == Appended::done);
    CHECK(!drafts.find(of_piece));
    CHECK(!drafts.find(of_new));
    CHECK(drafts.find(other));
}

STORE_TEST_CASE("past the ports, a body goes only after an event that says so, and nothing else changes",
                "[journal][erasure]")
{
    Journal& journal = place.journal();
    REQUIRE(append_one(journal, three("a")) == Appended::done);
    REQUIRE(append_one(journal, append_to("old", 0, 2)) == Appended::done);
    bool const is_sqlite = store::parse_address(place.url()).dialect == store::Dialect::sqlite;
    auto const erase = [&](std::string const& where, std::string const& more = "") {
        std::string const digest = is_sqlite ? "zeroblob(32)" : "sha256(convert_to(salt || body, 'UTF8'))";
        run_sql(place.url(),
                "update event set body = '', salt = '', body_digest = " + digest + more + " where " + where);
    };
    CHECK_THROWS_AS(erase("stream = 'a' and version = 2"), StoreUnavailable); // nobody said so
    // The event says so, and the bodies are still there: no port would do that.
    Append told = erasure_of(journal, "a");
    told.erasing.reset();
    REQUIRE(append_one(journal, told) == Appended::done);
    auto const before = journal.load({"a"});
    CHECK_THROWS_AS(erase("stream = 'a' and version = 1"), StoreUnavailable); // not named
    CHECK_THROWS_AS(erase("stream = 'a' and version = 4"), StoreUnavailable); // the erasing event itself
    CHECK_THROWS_AS(erase("stream = 'old' and version = 2"), StoreUnavailable);
    for (std::string const column : {"type", "track", "actor", "role", "on_behalf_of", "occurred_on", "rule_set"})
        CHECK_THROWS_AS(erase("stream = 'a' and version = 2", ", " + column + " = 'x'"), StoreUnavailable);
    for (std::string const column : {"shape", "piece", "recorded_at", "format", "version"})
        CHECK_THROWS_AS(erase("stream = 'a' and version = 2", ", " + column + " = " + column + " + 7"),
                        StoreUnavailable);
    CHECK_THROWS_AS(erase("stream = 'a' and version = 2", ", hash = body_digest"), StoreUnavailable);
    CHECK_THROWS_AS(run_sql(place.url(), "update event set body = '' where stream = 'a' and version = 2"),
                    StoreUnavailable);
    CHECK_THROWS_AS(run_sql(place.url(), "update event set body = 'x' where stream = 'a' and version = 2"),
                    StoreUnavailable);
    CHECK(journal.load({"a"}) == before);

    erase("stream = 'a' and version = 2");
    CHECK(journal.load({"a"})[1].body.empty());
    CHECK_THROWS_AS(run_sql(place.url(),
                            "update event set body = 'x', salt = '', body_digest = null"
                            " where stream = 'a' and version = 2"),
                    StoreUnavailable);
    CHECK_THROWS_AS(erase("stream = 'a' and version = 2"), StoreUnavailable); // once
    CHECK_THROWS_AS(run_sql(place.url(), "delete from event where stream = 'a'"), StoreUnavailable);
}

TEST_CASE("on SQLite no byte of an erased body is left in the files of the store", "[journal][erasure]")
{
    SqliteFile place;
    store::migrate(place.url());
    auto const store = store::open_store(place.url());
    std::string const secret{"a-secret-that-nobody-else-writes"};
    std::string long_body; // on pages of its own
    for (int i = 0; i < 500; ++i)
        long_body += secret;
    REQUIRE(append_one(store->journal(),
                       chained_append("a", 0,
                                      {said("a", "{}"), said("b", "{\"text\":\"" + secret + "\"}"),
                                       said("c", "{\"text\":\"" + long_body + "\"}")},
                                      Hash{}))
            == Appended::done);
    auto const is_left = [&] {
        std::string const path = place.url().substr(std::string_view{"sqlite://"}.size());
        for (char const* const suffix : {"", "-wal"}) {
            std::ifstream in{path + suffix, std::ios::binary};
            std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
            if (bytes.find(secret) != std::string::npos)
                return true;
        }
        return false;
    };
    CHECK(is_left());
    REQUIRE(append_one(store->journal(), erasure_of(store->journal(), "a")) == Appended::done);
    CHECK_FALSE(is_left());
}

TEST_CASE("on PostgreSQL the digest must be that of the body that goes", "[journal][erasure]")
{
    Postgresql place;
    REQUIRE(append_one(place.journal(), three("a")) == Appended::done);
    Append wrong = erasure_of(place.journal(), "a");
    wrong.erasing->contents.front().digest[0] ^= 1;
    CHECK_THROWS_AS(append_one(place.journal(), wrong), StoreUnavailable);
    CHECK(place.journal().load({"a"})[1].body == R"({"text":"é"})");
    CHECK(place.journal().version_of({"a"}) == 3);
}

DATABASE_TEST_CASE("events from before bodies could be erased are of format 1, and still chain",
                   "[migrations][erasure]")
{
    store::migrate(place.url());
    auto const store = store::open_store(place.url());
    REQUIRE(append_one(store->journal(), append_to("a", 0, 2)) == Appended::done);
    // As a program of before wrote it: without a word of format, salt or digest.
    run_sql(place.url(),
            "insert into event (stream, version, type, shape, track, piece, body, actor, role, occurred_on,"
            " recorded_at, rule_set, hash) select 'b', version, type, shape, track, piece, body, actor,"
            " role, occurred_on, recorded_at, rule_set, hash from event where stream = 'a'");
    for (Event const& event : store->journal().load({"b"})) {
        CHECK(event.format == 1);
        CHECK(event.salt.empty());
        CHECK(!event.erased);
    }
}
