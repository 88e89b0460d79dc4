// An append that is refused in a batch is written in no table, and its neighbours are in all.

#include "engine/store/append.hpp"
#include "tests/store/full_case.hpp"

#include <catch2/catch.hpp>

using namespace tests;

namespace {

bool says(std::string const& line, std::string const& word)
{
    return line.find(word) != std::string::npos;
}

} // namespace

STORE_TEST_CASE("of an append refused in a batch nothing is written, of its neighbours all", "[journal]")
{
    Store& store = place.store();
    auto const reason = GENERATE(Appended::conflict, Appended::key_taken);
    std::vector<Append> batch;
    for (std::string const id : {"a", "b", "c"}) {
        Projection const first = full_case(id, "first");
        tell(store, first);
        REQUIRE(store.drafts().save({{id}, "notes", 1}, "{}", 0, {"p1"}, Instant{}));
        batch.push_back(moved_on(id, 1, first));
    }
    REQUIRE(append_one(store.journal(), keeping(append_to("d", 0), "taken")) == Appended::done);
    if (reason == Appended::key_taken)
        batch[1].kept->key = "taken";
    else
        batch[1] = moved_on("b", 2, full_case("b", "first"));

    CHECK(store.journal().append(batch) == std::vector{Appended::done, reason, Appended::done});
    for (std::string const& line : dumped(store)) {
        if (says(line, "\"d\"") || (says(line, "case_link") && !says(line, "link-")))
            continue; // another case's, or a case's link to itself, which stays
        INFO(line);
        CHECK(says(line, "first") == says(line, "\"b\""));
    }
    CHECK(dumped(store).size() == 3 * 8 + 2); // of each case a row in seven tables, and its link to itself
    std::vector<std::string> waiting;
    for (PendingWork const& work : store.journal().pending(10))
        waiting.push_back(work.payload);
    CHECK(waiting == std::vector<std::string>{"a", "c"});
    CHECK(store.journal().version_of({"b"}) == 1);
    CHECK(store.journal().load({"b"}).size() == 1);
    CHECK(store.drafts().find({{"b"}, "notes", 1}));
    CHECK(!store.drafts().find({{"a"}, "notes", 1}));
    CHECK(!store.journal().kept_answer({"p1"}, "key b2"));
    CHECK(store.journal().kept_answer({"p1"}, "key c1"));
}

TEST_CASE("trust that is lost is given again after so many batches", "[journal]")
{
    store::Trust trust;
    CHECK(trust.is_given());
    trust.lose();
    int sifted = 0;
    while (!trust.is_given() && sifted < 1000)
        ++sifted;
    CHECK(sifted == 32);
    CHECK(trust.is_given());
}

STORE_TEST_CASE("batches after one in which an append was refused are written whole, and refused as it was",
                "[journal]")
{
    Store& store = place.store();
    REQUIRE(append_one(store.journal(), append_to("a", 0)) == Appended::done);
    for (Version seen = 1; seen <= 40; ++seen) { // some sifted at once, some not
        CAPTURE(seen);
        Append next = keeping(append_to("a", seen), "a" + std::to_string(seen));
        next.rows = engine::shared(full_case("a", std::to_string(seen)));
        std::vector batch{next};
        if (seen % 20 == 1)
            batch.push_back(append_to("b", 7)); // nowhere near
        auto const outcomes = store.journal().append(batch);
        CHECK(outcomes.front() == Appended::done);
        CHECK(outcomes.back() == (batch.size() > 1 ? Appended::conflict : Appended::done));
        CHECK(store.journal().version_of({"a"}) == seen + 1);
        CHECK(store.journal().kept_answer({"p1"}, "a" + std::to_string(seen)));
    }
    for (std::string const& line : dumped(store))
        CHECK((says(line, "40") || !says(line, "-")));
    CHECK(store.journal().version_of({"b"}) == 0);
}
