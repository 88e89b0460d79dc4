// The rows of a case follow its events, whichever way they are written.

#include "tests/store/rows.hpp"

#include <catch2/catch.hpp>

using namespace tests;

STORE_TEST_CASE("rows that change, go and come leave what writing them anew would", "[projection]")
{
    Store& store = place.store();
    Projection before = case_of("a", "p1", {grant("ann", "author"), grant("bob", "reader")}, {"x", "y"});
    before.tags = {{"corps", "plp", ""}, {"opinion", "good", ",jury,"}};
    before.tasks = {task("file", "author", today), task("sign", "reader"), task("keep", "reader")};
    tell(store, before);

    Projection after =
        case_of("a", "p1", {grant("ann", "author", std::nullopt, today), grant("eve", "author")}, {"y", "z", "x"});
    after.stage = "decided";
    after.tags = {{"corps", "certifie", ""}, {"opinion", "good", ""}};
    after.tasks = {task("file", "author", today + days{1}), task("keep", "reader"), task("open", "reader")};
    tell(store, after, before);
    auto const by_difference = dumped(store);

    after.version = 2;
    after.changed_at = store.journal().load({"a"}).back().recorded_at;
    store.read_models().replace(after);
    CHECK(dumped(store) == by_difference);
    CHECK(seen_by(store, "bob") == Names{});
    CHECK(by_difference.size() == 1 + 4 + 2 + 2 + 3);
    CHECK(by_difference[0] == R"(["case_line","a","year","p1","","decided",""])");
    CHECK(by_difference[1] == R"(["case_link","a","a","0",",author,delegate,jury,jury_secretary,manager,reader,"])");
    CHECK(by_difference[2] == R"(["case_link","a","x","3",",author,delegate,jury,jury_secretary,manager,reader,"])");
    CHECK(by_difference[5] == R"(["participation","a","ann","author","2023-12-06","2024-03-15"])");
    CHECK(by_difference[6] == R"(["participation","a","eve","author","2023-12-06","9999-12-31"])");
    CHECK(by_difference[7] == R"(["case_tag","a","corps","certifie",""])");
    CHECK(by_difference[9] == R"(["task","a","author","visit","1","file","2024-03-16","","0","",""])");

    tell(store, before); // nothing is known of the rows before: all are written
    Projection again = before;
    again.version = 3;
    auto const anew = dumped(store);
    store.read_models().clear();
    CHECK(dumped(store).empty());
    store.read_models().replace(again);
    CHECK(dumped(store) == anew);
}

STORE_TEST_CASE("a case that gets another title or subject is sorted by it", "[projection]")
{
    Store& store = place.store();
    Projection before = case_of("a", "", {grant("ann", "author")});
    before.title = "Écoles";
    tell(store, before);
    Projection after = before;
    after.title = "Zèle";
    after.stage = "decided";
    tell(store, after, before);
    auto const by_difference = dumped(store);
    CHECK(by_difference[0] == R"(["case_line","a","year","","Zèle","decided","zele"])");
    after.version = 2;
    after.changed_at = store.journal().load({"a"}).back().recorded_at;
    store.read_models().replace(after);
    CHECK(dumped(store) == by_difference);
}

STORE_TEST_CASE("an append without the rows that it leaves is a bug of ours, and writes nothing", "[projection]")
{
    Journal& journal = place.store().journal();
    Append append = append_to("a", 0);
    append.rows = nullptr;
    CHECK_THROWS_AS(append_one(journal, append), std::logic_error);
    CHECK(journal.version_of({"a"}) == 0);
}

STORE_TEST_CASE("two appends on a case in one batch leave the rows of the second", "[projection]")
{
    Store& store = place.store();
    Projection first = case_of("a", "", {grant("ann", "author")}), second = case_of("a", "", {grant("bob", "author")});
    first.tasks = {task("file", "author")};
    std::vector batch{append_to("a", 0), append_to("a", 1)};
    batch[0].rows = engine::shared(first);
    batch[1].rows = engine::shared(second);
    batch[1].rows_before = batch[0].rows;
    CHECK(store.journal().append(batch) == std::vector(2, Appended::done));
    CHECK(seen_by(store, "ann") == Names{});
    CHECK(seen_by(store, "bob") == Names{"a"});
    CHECK(dumped(store).size() == 3);
}

STORE_TEST_CASE("rows twice the same in a projection are one", "[projection]")
{
    Store& store = place.store();
    Projection rows = case_of("a", "", {grant("ann", "author"), grant("ann", "author")}, {"x", "x", "a"});
    rows.tags = {{"corps", "plp", ""}, {"corps", "plp", ""}};
    rows.tasks = {task("file", "author"), task("file", "author", today)};
    tell(store, rows);
    auto const told = dumped(store);
    REQUIRE(told.size() == 1 + 2 + 1 + 1 + 1);
    CHECK(told.back() == R"(["task","a","author","visit","1","file","2024-03-15","","0","",""])"); // the later counts
}

STORE_TEST_CASE("rows are written anew only while the case is at their version", "[projection]")
{
    Store& store = place.store();
    tell(store, case_of("a", "", {grant("ann", "author")}));
    tell(store, case_of("a", "", {grant("ann", "author")}));
    auto const before = dumped(store);
    Projection stale = case_of("a", "", {grant("bob", "author")});
    stale.version = 1;
    store.read_models().replace(stale);
    CHECK(dumped(store) == before);
    Projection unknown = case_of("b", "", {grant("bob", "author")});
    store.read_models().replace(unknown);
    CHECK(dumped(store) == before);
    stale.version = 2;
    store.read_models().replace(stale);
    CHECK(seen_by(store, "bob") == Names{"a"});
    CHECK(seen_by(store, "ann") == Names{});
}

TEST_CASE("both stores say the same of the same journal", "[projection]")
{
    Sqlite sqlite;
    Postgresql postgresql;
    auto const rows_at = [](int number, int version) {
        std::string const id = (number % 3 == 0 ? "é" : number % 3 == 1 ? "B" : "b-") + std::to_string(number);
        Projection rows = case_of(id, "p", {grant("ann", "author")}, {"campaign"});
        rows.version = static_cast<Version>(version);
        rows.tasks = {task("file", "author", today + days{version}), task("v" + std::to_string(version), "author")};
        return rows;
    };
    for (Store* const store : {&sqlite.store(), &postgresql.store()})
        for (int version = 1; version <= 2; ++version) {
            std::vector<Append> batch;
            for (int number = 0; number < 1200; ++number) { // more than two chunks
                Projection const rows = rows_at(number, version);
                batch.push_back(append_to(rows.id.value, rows.version - 1));
                batch.back().rows = engine::shared(rows);
                if (version > 1)
                    batch.back().rows_before = engine::shared(rows_at(number, version - 1));
            }
            CHECK((store->journal().append(batch) == std::vector(1200, Appended::done)));
        }
    auto const lines = dumped(sqlite.store());
    CHECK(lines.size() == 1200 * (1 + 2 + 1 + 2));
    CHECK((lines == dumped(postgresql.store())));
    Names const last(lines.end() - 2, lines.end());
    CHECK(last
          == Names{R"(["task","é999","author","visit","1","file","2024-03-17","","0","",""])",
                   R"(["task","é999","author","visit","1","v2","9999-12-31","","0","",""])"});
}
