// What a reader owes, and waits for.

#include "tests/store/rows.hpp"

#include <catch2/catch.hpp>

using namespace tests;

namespace engine {

// What a list gives back is the row that was written, its words no longer those of a table.
static bool operator==(TaskLine::Task const& listed, TaskRow const& row)
{
    return std::tie(listed.piece, listed.due, listed.opens_on, listed.blocked, listed.waits_for)
        == std::tie(row.piece, row.due, row.opens_on, row.blocked, row.waits_for)
        && listed.track == row.track && listed.command == row.command && listed.role == row.role
        && listed.why == std::string_view{row.why};
}

} // namespace engine

STORE_TEST_CASE("tasks come to those whose role it is, nearest date first, undated last", "[tasks]")
{
    Store& store = place.store();
    enter(store, "p1", "Martin", "Camille");
    Projection rows = case_of("a", "p1", {grant("ann", "author"), grant("bob", "reader")}, {"campaign"});
    rows.tasks = {task("undated", "author"), task("later", "author", today + days{5}),
                  task("late", "author", today - days{1}), task("of_bob", "reader", today),
                  task("of_manager", "manager", today)};
    rows.tasks[1].piece = 7;
    tell(store, rows);
    tell(store,
         case_of("campaign", "", {grant("man", "manager"), grant("old", "manager", std::nullopt, today - days{1})}));
    auto const page = tasks_of(store, "ann");
    CHECK(commands(page) == Names{"late", "later", "undated"});
    TaskLine const& line = page.items[1];
    CHECK(line.id == CaseId{"a"});
    CHECK(line.workflow == "year");
    CHECK(line.subject_name == "MARTIN Camille");
    CHECK(line.task == rows.tasks[1]);
    CHECK(page.items[2].task == rows.tasks[0]);
    CHECK(commands(tasks_of(store, "bob")) == Names{"of_bob"});
    CHECK(commands(tasks_of(store, "man")) == Names{"of_manager"});
    CHECK(commands(tasks_of(store, "old")) == Names{});
    CHECK(commands(store.read_models().tasks({.reader = {"ann"}, .today = today, .only = CaseId{"campaign"}}))
          == Names{});
    CHECK(commands(store.read_models().tasks({.reader = {"ann"}, .today = today, .only = CaseId{"a"}})).size() == 3);
}

STORE_TEST_CASE("tasks are to do, upcoming, or waiting for somebody", "[tasks]")
{
    Store& store = place.store();
    Projection rows = case_of("a", "", {grant("ann", "author")});
    rows.tasks = {task("now", "author", today), task("late", "author", today - days{1}),
                  task("soon", "author"),       task("open_today", "author"),
                  task("waits", "author"),      task("waits_and_soon", "author")};
    rows.tasks[2].opens_on = today + days{1};
    rows.tasks[3].opens_on = today;
    rows.tasks[4].blocked = rows.tasks[5].blocked = true;
    rows.tasks[4].waits_for = "reader manager";
    rows.tasks[4].why = "Le rapport est déposé ; il ne l'est pas.";
    rows.tasks[5].opens_on = today + days{1};
    tell(store, rows);
    CHECK(commands(tasks_of(store, "ann")) == Names{"late", "now", "open_today"});
    CHECK(commands(tasks_of(store, "ann", TaskQuery::Group::upcoming)) == Names{"soon"});
    auto const waiting = tasks_of(store, "ann", TaskQuery::Group::waiting);
    CHECK(commands(waiting) == Names{"waits", "waits_and_soon"});
    CHECK(waiting.items[0].task == rows.tasks[4]);
    auto const counts = store.read_models().count_tasks({"ann"}, today);
    CHECK(counts.to_do == 3);
    CHECK(counts.late == 1);
    CHECK(counts.upcoming == 1);
    CHECK(counts.waiting == 2);
    auto const none = store.read_models().count_tasks({"eve"}, today);
    CHECK(none.to_do + none.late + none.upcoming + none.waiting == 0);
}

STORE_TEST_CASE("a task that two roles of one reader may do is one task, by the role that may do it first", "[tasks]")
{
    Store& store = place.store();
    // "author" twice: on the case and through the campaign.
    Projection rows = case_of("a", "", {grant("ann", "author"), grant("ann", "reader")}, {"campaign"});
    rows.tasks = {task("file", "author", today), task("file", "reader", today), task("sign", "author", today),
                  task("sign", "reader", today)};
    rows.tasks[2].blocked = true;
    tell(store, rows);
    tell(store, case_of("campaign", "", {grant("ann", "author")}));
    auto const page = tasks_of(store, "ann");
    CHECK(commands(page) == Names{"file", "sign"});
    CHECK(page.items[0].task.role == "author");
    CHECK(page.items[1].task.role == "reader");
    CHECK(tasks_of(store, "ann", TaskQuery::Group::waiting).items.empty());
    auto const counts = store.read_models().count_tasks({"ann"}, today);
    CHECK(counts.to_do == 2);
    CHECK(counts.waiting == 0);
}

STORE_TEST_CASE("pages of tasks give each task once", "[tasks]")
{
    Store& store = place.store();
    for (int i = 0; i < 5; ++i) {
        Projection rows = case_of("c" + std::to_string(i), "", {grant("ann", "author")});
        for (char const* const command : {"file", "sign"})
            rows.tasks.push_back(task(command, "author", i % 2 == 0 ? std::optional{today} : std::nullopt));
        tell(store, rows);
    }
    TaskQuery query{.reader = {"ann"}, .today = today, .limit = 3};
    Names found;
    for (int pages = 0; pages < 10; ++pages) {
        auto const page = store.read_models().tasks(query);
        for (TaskLine const& line : page.items)
            found.push_back(line.id.value + line.task.command);
        query.after = page.next;
        if (!page.next)
            break;
    }
    CHECK(found
          == Names{"c0file", "c0sign", "c2file", "c2sign", "c4file", "c4sign", "c1file", "c1sign", "c3file", "c3sign"});
}
