// Bars, powers lent, and the trace of who consulted what.

#include "tests/store/rows.hpp"

#include <catch2/catch.hpp>

using namespace tests;

namespace {

Grant lent(std::string const& person, std::string const& role, std::string const& by,
           std::optional<Day> to = std::nullopt)
{
    Grant grant = tests::grant(person, role, std::nullopt, to);
    grant.on_behalf_of = PersonId{by};
    return grant;
}

std::vector<std::string> all_tasks(Store& store, std::string const& reader)
{
    return commands(tasks_of(store, reader));
}

} // namespace

STORE_TEST_CASE("a bar leaves a case out of lists, counts and tasks, until it ends", "[lists][bars]")
{
    Store& store = place.store();
    Projection jury = case_of("jury", "", {grant("ann", "jury"), grant("bob", "jury")});
    jury.bars = {{{"ann"}, {"a"}}};
    tell(store, jury);
    for (std::string const id : {"a", "b"}) {
        Projection rows = case_of(id, "", {grant("tom", "author"), grant("ann", "reader", today + days{5})}, {"jury"});
        rows.tasks = {task("judge_" + id, "jury")};
        rows.tags = {{"corps", "plp", ""}};
        tell(store, rows);
    }
    auto const total = [&](std::string const& reader) {
        return *store.read_models()
                    .cases({.reader = {reader},
                            .today = today,
                            .workflow = {},
                            .tags = {{"corps", "plp"}},
                            .with_total = true})
                    .total;
    };
    CHECK(seen_by(store, "ann") == Names{"b", "jury"});
    CHECK(seen_by(store, "bob") == Names{"a", "b", "jury"});
    CHECK(total("ann") == 1);
    CHECK(total("bob") == 2);
    CHECK(all_tasks(store, "ann") == Names{"judge_b"});
    CHECK(store.read_models().load_for({"ann"}, {"a"}, today, today).empty());
    CHECK(store.read_models().load_for({"bob"}, {"a"}, today, today).size() == 1);
    // What she is to the case by another way stays.
    CHECK(seen_by(store, "ann", today + days{5}) == Names{"a", "b", "jury"});

    Projection open = jury;
    open.bars.clear();
    tell(store, open, jury);
    CHECK(seen_by(store, "ann") == Names{"a", "b", "jury"});
    CHECK(all_tasks(store, "ann") == Names{"judge_a", "judge_b"});
}

STORE_TEST_CASE("a power lent opens what its lender holds himself, for as long as both last", "[lists][delegation]")
{
    Store& store = place.store();
    Projection campaign = case_of("campaign", "",
                                  {lent("dan", "author", "tom", today), lent("eve", "author", "dan"),
                                   lent("fay", "manager", "tom"), lent("gus", "author", "zed")});
    tell(store, campaign);
    Projection rows = case_of("a", "", {grant("tom", "author", std::nullopt, today + days{1})}, {"campaign"});
    rows.tasks = {task("file", "author")};
    tell(store, rows);
    tell(store, case_of("b", "", {grant("tim", "author")}, {"campaign"})); // not the lender's
    CHECK(seen_by(store, "dan") == Names{"a"});
    CHECK(all_tasks(store, "dan") == Names{"file"});
    CHECK(store.read_models().cases({.reader = {"dan"}, .today = today}).items[0].roles == Names{"author"});
    CHECK(seen_by(store, "dan", today + days{1}) == Names{}); // the power has run out
    CHECK(seen_by(store, "eve") == Names{});                  // what is lent is not lent on
    CHECK(seen_by(store, "fay") == Names{});                  // nobody lends what he does not hold
    CHECK(seen_by(store, "gus") == Names{});
    CHECK(seen_by(store, "tom", today + days{2}) == Names{});
}

STORE_TEST_CASE("no power lent leads around a bar", "[lists][delegation][bars]")
{
    Store& store = place.store();
    Projection jury = case_of("jury", "",
                              {grant("sam", "jury_secretary"), grant("ann", "jury"),
                               lent("ann", "jury_secretary", "sam"), lent("bob", "jury", "cat"), grant("cat", "jury")});
    jury.bars = {{{"ann"}, {"a"}}, {{"cat"}, {"a"}}};
    tell(store, jury);
    tell(store, case_of("a", "", {}, {"jury"}));
    tell(store, case_of("b", "", {}, {"jury"}));
    CHECK(seen_by(store, "ann") == Names{"b", "jury"});
    CHECK(seen_by(store, "bob") == Names{"b", "jury"}); // who lends is barred
    CHECK(seen_by(store, "sam") == Names{"a", "b", "jury"});
}

STORE_TEST_CASE("a role that a case has no word for opens nothing, whoever gave it", "[lists]")
{
    Store& store = place.store();
    tell(store, case_of("campaign", "", {grant("ann", "manager")}));
    Projection rows = case_of("a", "", {}, {"campaign"});
    rows.roles = {"author"};
    tell(store, rows);
    CHECK(seen_by(store, "ann") == Names{"campaign"});
    // And a list of what is linked to a case is for those who see that case.
    tell(store, case_of("b", "", {grant("tom", "author")}, {"campaign"}));
    CHECK(ids(store.read_models().cases({.reader = {"tom"}, .today = today, .linked_to = CaseId{"campaign"}}))
          == Names{});
    CHECK(ids(store.read_models().cases({.reader = {"ann"}, .today = today, .linked_to = CaseId{"campaign"}}))
          == Names{"b"});
}

STORE_TEST_CASE("a consultation is kept once a person, piece, version and day, and listed from the latest",
                "[consultations]")
{
    Consultations& trace = place.store().consultations();
    Consultation read{.of = {"a"},
                      .track = "opinion",
                      .piece = 2,
                      .version = 3,
                      .person = {"ann"},
                      .roles = "head",
                      .on_behalf_of = PersonId{"tom"},
                      .day = today,
                      .first_at = Instant{std::chrono::microseconds{1'700'000'000'000'000}}};
    Consultation page = read, later = read, other = read;
    page.track.clear();
    page.piece = 0;
    later.version = 4;
    other.of = {"b"};
    trace.note(std::vector{read, page, other});
    trace.note(std::vector{read, later});
    auto const all = trace.of({"a"}, 0, 10);
    REQUIRE(all.lines.size() == 3);
    CHECK_FALSE(all.has_more);
    CHECK(all.lines[0].read.version == 4);
    CHECK(all.lines[1].read.track.empty());
    Consultation const& kept = all.lines[2].read;
    CHECK(kept.track == "opinion");
    CHECK(kept.piece == 2);
    CHECK(kept.person == PersonId{"ann"});
    CHECK(kept.roles == "head");
    CHECK(kept.on_behalf_of == PersonId{"tom"});
    CHECK(kept.day == today);
    CHECK(kept.first_at == read.first_at);
    CHECK_FALSE(kept.as_of);
    auto const first = trace.of({"a"}, 0, 2);
    CHECK(first.has_more);
    CHECK(trace.of({"a"}, first.lines.back().id, 2).lines.size() == 1);
}

STORE_TEST_CASE("a case is loaded for whoever has a hand in it on one of the days, as the journal holds it", "[rights]")
{
    Store& store = place.store();
    auto const load_for = [&](std::string const& person, std::string const& id, Day first, Day last) {
        return store.read_models().load_for({person}, {id}, first, last);
    };
    Projection const rows = case_of("a", "", {tests::grant("ann", "author", today, today + days{5})});
    tell(store, rows);
    tell(store, rows, rows);
    tell(store, case_of("b", "", {tests::grant("bob", "author")}));

    auto const loaded = load_for("ann", "a", today, today);
    auto const written = store.journal().load({"a"});
    REQUIRE(loaded.size() == 2);
    CHECK((loaded == written)); // and no account of it: a body may be long
    CHECK(load_for("ann", "a", today - days{1}, today + days{9}).size() == 2);
    CHECK(load_for("ann", "a", today - days{1}, today).size() == 2);
    CHECK(load_for("ann", "a", today + days{5}, today + days{6}).size() == 2);
    CHECK(load_for("ann", "a", today - days{2}, today - days{1}).empty());
    CHECK(load_for("ann", "a", today + days{6}, today + days{7}).empty());
    CHECK(load_for("ann", "b", today, today).empty());
    CHECK(load_for("ann", "c", today, today).empty());
    CHECK(load_for("bob", "a", today, today).empty());
    CHECK(load_for("", "a", today, today).empty());
    CHECK(load_for("ann', true), set_config('role', 'none", "a", today, today).empty());
    CHECK(load_for("bob", "b", today, today).size() == 1);
}
