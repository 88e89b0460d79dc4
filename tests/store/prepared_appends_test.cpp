// Appends of which a store has done its part beforehand.

#include "engine/store/batch.hpp"
#include "tests/store/full_case.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tests;

namespace {

// What lists and tasks say of a case, whatever it is called.
std::vector<std::string> said_of(Store& store, std::string const& id)
{
    std::vector<std::string> said;
    std::string const name = '"' + id + '"';
    for (std::string line : dumped(store)) {
        if (line.find(name) == std::string::npos)
            continue;
        for (std::size_t at = line.find(name); at != std::string::npos; at = line.find(name, at))
            line.replace(at, name.size(), "it");
        said.push_back(std::move(line));
    }
    std::ranges::sort(said);
    return said;
}

// Ready to move on, with a draft.
Append waiting(Store& store, std::string const& id)
{
    Projection const first = full_case(id, "first");
    tell(store, first);
    REQUIRE(store.drafts().save({{id}, "notes", 1}, "{}", 0, {"p1"}, Instant{}));
    return moved_on(id, 1, first);
}

} // namespace

STORE_TEST_CASE("a prepared append writes what another does, beside others and alone", "[journal]")
{
    Store& store = place.store();
    Journal& journal = store.journal();
    std::vector<Append> batch;
    for (std::string const id : {"c", "b", "a"})
        batch.push_back(waiting(store, id));
    Append opening = append_to("d", 0, 2);
    opening.rows = engine::shared(full_case("d", "second"));
    batch.push_back(resting_on(opening, "e", 1));
    REQUIRE(append_one(journal, append_to("e", 0)) == Appended::done);
    journal.prepare(batch[0]);
    journal.prepare(batch[3]);
    CHECK(journal.append(batch) == std::vector(4, Appended::done));
    Append alone = waiting(store, "f");
    journal.prepare(alone);
    CHECK(append_one(journal, alone) == Appended::done);

    auto const unprepared = said_of(store, "a");
    CHECK(unprepared.size() == 8);
    for (std::string const id : {"b", "c", "f"})
        CHECK(said_of(store, id) == unprepared);
    CHECK(said_of(store, "d").size() == 8);
    std::vector<std::string> left;
    for (PendingWork const& work : journal.pending(10))
        left.push_back(work.payload);
    std::ranges::sort(left);
    CHECK(left == std::vector<std::string>{"a", "b", "c", "f"});
    for (std::string const id : {"a", "b", "c", "f"}) {
        CAPTURE(id);
        CHECK(journal.version_of({id}) == 2);
        CHECK(journal.load({id}).size() == 2);
        CHECK(journal.kept_answer({"p1"}, "key " + id + "1"));
        CHECK(!store.drafts().find({{id}, "notes", 1}));
    }
    CHECK(journal.load({"d"}) == opening.events);
}

STORE_TEST_CASE("a prepared append is refused as another is, and its neighbours are written", "[journal]")
{
    Store& store = place.store();
    Journal& journal = store.journal();
    std::vector batch{waiting(store, "a"), waiting(store, "b"), waiting(store, "c"), waiting(store, "d")};
    REQUIRE(append_one(journal, keeping(append_to("e", 0), "taken")) == Appended::done);
    batch[1].rests_on.push_back({.stream = {"e"}, .at = 7});
    batch[2].kept->key = "taken";
    for (Append& append : batch)
        journal.prepare(append);
    using enum Appended;
    CHECK(journal.append(batch) == std::vector{done, conflict, key_taken, done});
    CHECK(said_of(store, "a") == said_of(store, "d"));
    CHECK(said_of(store, "b") == said_of(store, "c"));
    CHECK(said_of(store, "a") != said_of(store, "b"));
    CHECK(store.drafts().find({{"b"}, "notes", 1}));
    CHECK(!store.drafts().find({{"d"}, "notes", 1}));
}

STORE_TEST_CASE("prepared appends of one case, and on each other, go in their order", "[journal]")
{
    Store& store = place.store();
    Journal& journal = store.journal();
    Append const first = waiting(store, "a");
    Append second = append_to("a", 2, 1, first.rows->head);
    second.rows = engine::shared(full_case("a", "third"));
    second.rows_before = first.rows;
    std::vector batch{first, second, resting_on(append_to("b", 0), "a", 3), resting_on(append_to("c", 0), "a", 2)};
    for (Append& append : batch)
        journal.prepare(append);
    using enum Appended;
    CHECK(journal.append(batch) == std::vector{done, done, done, conflict});
    CHECK(journal.load({"a"}).size() == 3);
    for (std::string const& line : said_of(store, "a"))
        CHECK((line.find("third") != std::string::npos || line.find("case_link") != std::string::npos));
}

TEST_CASE("appends are apart that have nothing to do with each other", "[journal]")
{
    Append const a = append_to("a", 3), b = append_to("b", 0), on_c = resting_on(append_to("d", 1), "c", 4);
    using Batch = std::vector<Append>;
    CHECK(store::are_apart(Batch{}));
    CHECK(store::are_apart(Batch{a, b, on_c}));
    CHECK(store::are_apart(Batch{resting_on(a, "c", 4), on_c})); // both on what neither moves
    CHECK(!store::are_apart(Batch{a, append_to("a", 4)}));
    CHECK(!store::are_apart(Batch{on_c, append_to("c", 4)}));
    CHECK(!store::are_apart(Batch{append_to("c", 3), on_c}));
    CHECK(!store::are_apart(Batch{b, append_to("e", 2, 0)})); // moves nothing
}
