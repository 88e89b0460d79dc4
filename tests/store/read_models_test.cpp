// Lists of cases. Rights are part of every query.

#include "tests/store/rows.hpp"

#include "engine/known.hpp"

#include <catch2/catch.hpp>

using namespace tests;

STORE_TEST_CASE("a reader sees the cases where he holds a role that day, and no other", "[lists]")
{
    Store& store = place.store();
    tell(store, case_of("a", "", {grant("ann", "author", today - days{10}, today)}));
    tell(store, case_of("b", "", {grant("bob", "author"), grant("ann", "reader", today + days{1})}));
    CHECK(seen_by(store, "ann") == Names{"a"});
    CHECK(seen_by(store, "ann", today + days{1}) == Names{"b"}); // the last day is included
    CHECK(seen_by(store, "ann", today - days{11}) == Names{});
    CHECK(seen_by(store, "bob") == Names{"b"});
    CHECK(seen_by(store, "eve") == Names{});
    CHECK(store.read_models().cases({.reader = {"eve"}, .today = today, .with_total = true}).total == 0U);
}

STORE_TEST_CASE("a role on a linked case opens the cases that link to it, not the reverse", "[lists]")
{
    Store& store = place.store();
    tell(store, case_of("campaign", "", {grant("ann", "manager")}));
    tell(store, case_of("a", "", {grant("bob", "author")}, {"campaign", "jury"}));
    tell(store, case_of("b", "", {grant("bob", "author")}, {"jury"}));
    CHECK(seen_by(store, "ann") == Names{"a", "campaign"});
    CHECK(seen_by(store, "bob") == Names{"a", "b"});
    auto const page = store.read_models().cases({.reader = {"ann"}, .today = today, .linked_to = CaseId{"campaign"}});
    CHECK(ids(page) == Names{"a"}); // a case is not linked to itself
    CHECK(page.items[0].roles == Names{"manager"});
    CHECK(store.read_models().linked_to({"jury"}) == std::vector<CaseId>{{"a"}, {"b"}});
    CHECK(store.read_models().linked_to({"campaign"}) == std::vector<CaseId>{{"a"}});
    CHECK(store.read_models().linked_to({"a"}).empty());
}

STORE_TEST_CASE("a line tells the name, the stage, the version and the roles of the reader", "[lists]")
{
    Store& store = place.store();
    enter(store, "p1", "Lévy-Œuvrard", "Élodie");
    Projection rows = case_of("a", "p1", {grant("ann", "reader"), grant("ann", "author"), grant("bob", "author")});
    rows.title = "Année";
    tell(store, rows);
    auto const page = store.read_models().cases({.reader = {"ann"}, .today = today, .with_total = true});
    REQUIRE(page.items.size() == 1);
    CaseLine const& line = page.items[0];
    CHECK(line.workflow == "year");
    CHECK(line.subject == PersonId{"p1"});
    CHECK(line.subject_name == "LÉVY-ŒUVRARD Élodie");
    CHECK(line.title == "Année");
    CHECK(line.stage == "running");
    CHECK(line.version == 1);
    CHECK(line.changed_at == store.journal().load({"a"}).back().recorded_at);
    CHECK(line.roles == Names{"author", "reader"});
    CHECK(page.total == 1U);
    CHECK(!page.next);

    enter(store, "p1", "Martin", "Élodie"); // a name that is corrected is corrected at once
    auto const name = [&] {
        return store.read_models().cases({.reader = {"ann"}, .today = today}).items[0].subject_name;
    };
    CHECK(name() == "MARTIN Élodie");
    enter(store, "p1", "Martin", "Elodie"); // though it is sorted as before
    CHECK(name() == "MARTIN Elodie");
}

STORE_TEST_CASE("whoever is entered after his case is named on its line", "[lists]")
{
    Store& store = place.store();
    tell(store, case_of("a", "p1", {grant("ann", "reader")}));
    auto const line = [&] { return store.read_models().cases({.reader = {"ann"}, .today = today}).items[0]; };
    CHECK(line().subject_name.empty());
    enter(store, "p1", "Martin", "Élodie");
    CHECK(line().subject_name == "MARTIN Élodie");
}

STORE_TEST_CASE("a tag is seen and filtered by its audience only", "[lists][tags]")
{
    Store& store = place.store();
    Projection rows =
        case_of("a", "", {grant("ann", "jury_secretary"), grant("bob", "author"), grant("eve", "jury")}, {"campaign"});
    rows.tags = {{"opinion", "unfavourable", ",jury_secretary,delegate,"}, {"corps", "plp", ""}};
    tell(store, rows);
    tell(store, case_of("campaign", "", {grant("del", "delegate"), grant("man", "manager")}));
    auto const tags_for = [&](std::string const& reader) {
        return store.read_models().cases({.reader = {reader}, .today = today, .workflow = "year"}).items[0].tags;
    };
    auto const found_by = [&](std::string const& reader, std::string const& value) {
        return ids(store.read_models().cases({.reader = {reader}, .today = today, .tags = {{"opinion", value}}}));
    };
    std::pair<std::string, std::string> const corps{"corps", "plp"}, opinion{"opinion", "unfavourable"};
    CHECK(tags_for("ann") == std::vector{corps, opinion});
    CHECK(tags_for("del") == std::vector{corps, opinion}); // through the campaign
    CHECK(tags_for("bob") == std::vector{corps});
    CHECK(tags_for("eve") == std::vector{corps}); // "jury" is no part of "jury_secretary"
    CHECK(found_by("ann", "unfavourable") == Names{"a"});
    CHECK(found_by("del", "unfavourable") == Names{"a"});
    CHECK(found_by("bob", "unfavourable") == Names{});
    CHECK(found_by("eve", "unfavourable") == Names{});
    CHECK(found_by("ann", "favourable") == Names{});
    auto const both = store.read_models().cases(
        {.reader = {"ann"}, .today = today, .tags = {opinion, {"corps", "plp"}}, .with_total = true});
    CHECK(both.total == 1U);
}

STORE_TEST_CASE("filters add up", "[lists]")
{
    Store& store = place.store();
    tell(store, case_of("a", "", {grant("ann", "author")}));
    Projection decided = case_of("b", "", {grant("ann", "author")});
    decided.stage = "decided";
    tell(store, decided);
    Projection other = decided;
    other.id = {"c"};
    other.workflow = "jury";
    tell(store, other);
    tell(store, other); // a second event: version 2, recorded later
    auto const with = [&](auto change) {
        CaseQuery query{.reader = {"ann"}, .today = today};
        change(query);
        return ids(store.read_models().cases(query));
    };
    CHECK(with([](CaseQuery& q) { q.workflow = "year"; }) == Names{"a", "b"});
    CHECK(with([](CaseQuery& q) { q.stage = "decided"; }) == Names{"b", "c"});
    CHECK(with([](CaseQuery& q) { q.stage = "decided", q.workflow = "year"; }) == Names{"b"});
    auto const changed_at = store.journal().load({"c"}).back().recorded_at;
    CHECK(with([&](CaseQuery& q) { q.changed_since = changed_at; }) == Names{"c"});
    CHECK(with([&](CaseQuery& q) { q.changed_since = changed_at + 1us; }) == Names{});
}

STORE_TEST_CASE("a list tells of a case, and when it changed, no more than its reader knows", "[lists][known]")
{
    Store& store = place.store();
    Projection rows = case_of("a", "",
                              {grant("ann", "author"), grant("bob", "jury"), grant("eve", "jury_secretary"),
                               grant("kim", "jury"), grant("kim", "author")});
    tell(store, rows);
    auto const opened_at = store.journal().load({"a"}).back().recorded_at;
    // What comes next is for authors alone.
    std::string const since_opening = "=" + instant_text(opened_at) + ":1,";
    rows.behind = ",jury" + since_opening + "jury_secretary" + since_opening;
    tell(store, rows, case_of("a", "", rows.grants.all()));
    auto const changed_at = store.journal().load({"a"}).back().recorded_at;
    REQUIRE(changed_at > opened_at);
    for (auto const& [who, knows_all] : {std::pair{"ann", true}, {"bob", false}, {"eve", false}, {"kim", true}}) {
        INFO(who);
        CaseQuery query{.reader = {who}, .today = today, .with_total = true};
        auto const line = store.read_models().cases(query).items.at(0);
        CHECK(line.version == (knows_all ? 2U : 1U));
        CHECK(line.changed_at == (knows_all ? changed_at : opened_at));
        CHECK(line.tags.empty());
        query.changed_since = opened_at;
        CHECK(store.read_models().cases(query).total == 1U);
        query.changed_since = opened_at + 1us;
        CHECK(store.read_models().cases(query).total == (knows_all ? 1U : 0U));
        CHECK(ids(store.read_models().cases(query)).size() == (knows_all ? 1U : 0U));
    }
}

STORE_TEST_CASE("a search finds words of the name or the title, without accents and capitals", "[lists][search]")
{
    Store& store = place.store();
    enter(store, "p1", "Lévy-Dœuvre", "Élodie");
    enter(store, "p2", "d'Hérouville", "Zoé");
    tell(store, case_of("a", "p1", {grant("ann", "author")}));
    tell(store, case_of("b", "p2", {grant("ann", "author")}));
    Projection jury = case_of("c", "", {grant("ann", "author")});
    jury.title = "Jury académique 100 % certifiés_EPS";
    tell(store, jury);
    auto const found = [&](std::string const& words) {
        return ids(store.read_models().cases({.reader = {"ann"}, .today = today, .search = words}));
    };
    CHECK(found("elodie") == Names{"a"});
    CHECK(found("ÉLODIE levy") == Names{"a"});
    CHECK(found("Lévy-Dœuvre") == Names{"a"});
    CHECK(found("doeuv") == Names{"a"});
    CHECK(found("d’hérouville") == Names{"b"});
    CHECK(found("zoe levy") == Names{});
    CHECK(found("certifies academique") == Names{"c"});
    CHECK(found("%") == Names{"b", "c", "a"}); // nothing to look for
    CHECK(found("le%oeuvre") == Names{"a"});   // two words
    CHECK(found("zoe%levy") == Names{});
    CHECK(found("\\") == Names{"b", "c", "a"});
    CHECK(found("' or 1=1 --") == Names{});
    CHECK(store.read_models().cases({.reader = {"eve"}, .today = today, .search = "elodie"}).items.empty());
}

STORE_TEST_CASE("pages of cases follow names, and keep their place while cases come and go", "[lists]")
{
    Store& store = place.store();
    char const* const families[]{"Zola", "Éluard", "Martin", "Ezra", "Martin", "Duras"};
    for (int i = 0; i < 6; ++i) {
        std::string const id = std::to_string(i);
        enter(store, "p" + id, families[i], i < 3 ? "Anne" : "Bruno");
        tell(store, case_of(id, "p" + id, {grant("ann", "author")}));
    }
    CaseQuery query{.reader = {"ann"}, .today = today, .limit = 2, .with_total = true};
    auto page = store.read_models().cases(query);
    CHECK(ids(page) == Names{"5", "1"});
    CHECK(page.total == 6U);
    REQUIRE(page.next);
    query.after = page.next;
    enter(store, "p6", "Aragon", "Louis"); // before the cursor: not seen again
    tell(store, case_of("6", "p6", {grant("ann", "author")}));
    enter(store, "p7", "Eze", "Zoé"); // after it
    tell(store, case_of("7", "p7", {grant("ann", "author")}));
    page = store.read_models().cases(query);
    CHECK(ids(page) == Names{"7", "3"});
    query.after = page.next;
    page = store.read_models().cases(query);
    CHECK(ids(page) == Names{"2", "4"});
    query.after = page.next;
    page = store.read_models().cases(query);
    CHECK(ids(page) == Names{"0"});
    CHECK(!page.next);
}

namespace {

std::string four_digits(int number)
{
    std::string text = std::to_string(number);
    return std::string(4 - text.size(), '0') + text;
}

// Every page, to the end.
std::vector<std::string> all_pages(Store& store, CaseQuery query)
{
    std::vector<std::string> all;
    for (;;) {
        auto const page = store.read_models().cases(query);
        for (CaseLine const& line : page.items) {
            CHECK(line.roles == Names{"manager"});
            all.push_back(line.id.value);
        }
        if (!page.next)
            return all;
        query.after = page.next;
    }
}

// Of so many cases a reader sees all but every eleventh. Lists are read another way then (engine/store/case_list.cpp); what
// they tell is the same.
void tells_in_order(Store& store, int cases)
{
    tell(store,
         case_of("season", "", {grant("ann", "manager"), grant("gone", "manager", today - days{9}, today - days{1})}));
    std::vector<Person> people;
    std::vector<Append> appends;
    std::vector<std::string> expected;
    for (int i = 0; i < cases; ++i) {
        std::string const id = "c" + std::to_string(i);
        bool const is_seen = i % 11 != 0;
        people.push_back({.id = {"p" + id}, .email = "", .family_name = four_digits(i), .given_name = "", .title = ""});
        Append append = append_to(id, 0);
        Projection rows = case_of(id, "p" + id, {grant("p" + id, "reader")}, is_seen ? Names{"season"} : Names{});
        rows.version = 1;
        append.rows = engine::shared(std::move(rows));
        appends.push_back(std::move(append));
        if (is_seen)
            expected.push_back(id);
    }
    store.directory().put(people);
    REQUIRE(store.journal().append_together(appends).outcome == Appended::done);
    CaseQuery query{.reader = {"ann"}, .today = today, .workflow = "year", .limit = 200, .with_total = true};
    auto listed = all_pages(store, query);
    CHECK(std::erase(listed, "season") == 1); // about nobody: by its title
    CHECK(listed == expected);
    CHECK(store.read_models().cases(query).total == expected.size() + 1);

    // One gets another name, and is found in its place.
    std::string const last = "c" + std::to_string(cases - 1);
    tests::enter(store, "p" + last, "0", "");
    auto const page = store.read_models().cases(query);
    CHECK(std::ranges::count(ids(page), last) == 1);
    for (char const* const other : {"gone", "pc3", "nobody"}) {
        query.reader = {other};
        CHECK(store.read_models().cases(query).items.size() == (std::string{other} == "pc3" ? 1U : 0U));
    }
    // That she was just found to see many shows her nothing of what is hers no more.
    tell(store, case_of("season", "", {grant("ann", "manager", today - days{9}, today - days{1})}));
    query.reader = {"ann"};
    CHECK(store.read_models().cases(query).items.empty());
}

} // namespace

STORE_TEST_CASE("whoever sees very many cases is told them in the same order, and those of others no more", "[lists]")
{
    tells_in_order(place.store(), 1'300);
}

STORE_TEST_CASE("so is whoever sees most of some hundred", "[lists]")
{
    tells_in_order(place.store(), 321);
}
