// PostgreSQL backs the rights: a query that forgets its filter finds its reader's rows only.

#include "tests/store/rows.hpp"

#include "engine/store/load_for.hpp"
#include "engine/store/pipeline.hpp"
#include "engine/store/query.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace tests;
using engine::store::Columns;
using engine::store::DatabaseError;
using engine::store::Declares;
using engine::store::Pipeline;
using engine::store::Query;
using engine::store::Session;
using engine::store::Transaction;

namespace {

std::vector<std::string> texts(Session& session, std::string const& sql)
{
    std::vector<std::string> all;
    std::string text;
    Query query{session, "test", sql};
    query.into(text);
    while (query.next())
        all.push_back(text);
    return all;
}

constexpr char const* every_line = "select case_id from case_line order by 1";

void tell_two_files(Store& store)
{
    Projection jury = case_of("jury", "", {grant("meg", "jury")});
    jury.bars = {{{"meg"}, {"a"}}};
    tell(store, jury);
    for (auto const& [id, author] : {std::pair{"a", "ann"}, {"b", "bob"}}) {
        Projection rows = case_of(id, author, {grant(author, "author")}, {"jury"});
        rows.tasks = {task("file", "author")};
        rows.tags = {{"corps", "plp", ""}};
        tell(store, rows);
        REQUIRE(store.drafts().save({{id}, "note", 0}, "{}", 0, {author}, Instant{}));
        Consultation const read{.of = {id}, .version = 1, .person = {"meg"}, .day = today};
        store.consultations().note(std::vector{read});
    }
}

} // namespace

TEST_CASE("a query without a filter finds the rows of its reader, and none when no reader is named", "[rights][rls]")
{
    Postgresql place;
    tell_two_files(place.store());
    Session session{engine::store::parse_address(place.server_url()), 5s, Declares::nothing};
    session.make_ready();
    std::vector<std::string> const tables{"event",         "stream_head", "kept_answer", "case_line", "case_link",
                                          "participation", "bar",         "delegation",  "case_tag",  "task",
                                          "draft",         "access",      "pending_work"};
    for (std::string const& table : tables) {
        INFO(table);
        CHECK(texts(session, "select cast(count(*) as text) from " + table) == Names{"0"});
    }
    {
        Transaction transaction{session, {"ann"}, today};
        CHECK(texts(session, every_line) == Names{"a"});
        CHECK(texts(session, "select stream from event") == Names{"a"});
        CHECK(texts(session, "select stream from stream_head") == Names{"a"});
        CHECK(texts(session, "select case_id from task") == Names{"a"});
        CHECK(texts(session, "select case_id from case_tag") == Names{"a"});
        CHECK(texts(session, "select person from participation") == Names{"ann"});
        CHECK(texts(session, "select stream from draft") == Names{"a"});
        CHECK(texts(session, "select case_id from access") == Names{"a"}); // it is about her
        CHECK(texts(session, "select distinct case_id from held_role") == Names{"a"});
        transaction.commit();
    }
    {
        Transaction transaction{session, {"meg"}, today}; // barred from one file
        CHECK(texts(session, every_line) == Names{"b", "jury"});
        CHECK(texts(session, "select case_id from access") == Names{});
        transaction.commit();
    }
    {
        Transaction transaction{session, {"ann"}, today - days{200}}; // before she was anybody
        CHECK(texts(session, every_line) == Names{});
        transaction.commit();
    }
    CHECK(texts(session, every_line) == Names{}); // what a transaction declared ends with it
}

TEST_CASE("a session that declares nothing writes nothing", "[rights][rls]")
{
    Postgresql place;
    tell_two_files(place.store());
    Session session{engine::store::parse_address(place.server_url()), 5s, Declares::nothing};
    session.make_ready();
    CHECK_THROWS_AS(
        session.run_script("test", "insert into participation values ('a', 'eve', 'author', '', '9999-12-31')"),
        DatabaseError);
    CHECK_THROWS_AS(session.run_script("test", "delete from case_line"), DatabaseError);
    CHECK(seen_by(place.store(), "ann") == Names{"a"});
}

TEST_CASE("a list is bound for whoever it is drawn: the tables' owner, an administrator of the database",
          "[rights][rls]")
{
    Postgresql place;
    tell_two_files(place.store());
    Session session{engine::store::parse_address(place.url()), 5s, Declares::nothing}; // a superuser's login
    session.make_ready();
    CHECK(texts(session, "select current_user::text") == Names{"titularis_reader"});
    session.run_script("test", "set titularis.work = 'engine'"); // says so, and does not become it
    CHECK(texts(session, every_line) == Names{});
    Transaction transaction{session, {"ann"}, today};
    CHECK(texts(session, every_line) == Names{"a"});
    CHECK_THROWS_AS(session.run_script("test", "insert into bar values ('a', 'ann', 'b')"), DatabaseError);
}

TEST_CASE("the server's role may add to the journal, and neither change nor delete it", "[rights][rls]")
{
    Postgresql place;
    tell_two_files(place.store());
    Session session{engine::store::parse_address(place.server_url()), 5s};
    session.make_ready();
    CHECK(texts(session, "select cast(count(*) as text) from event") == Names{"3"});
    for (char const* const sql : {"update event set actor = 'eve'", "delete from event", "truncate event",
                                  "alter table event disable trigger all", "delete from schema_step"}) {
        INFO(sql);
        try {
            session.run_script("test", sql);
            FAIL_CHECK("was let through");
        } catch (DatabaseError const& error) {
            CHECK(error.code == "42501"); // insufficient privilege
        }
    }
}

TEST_CASE("a reader's name is bound, whatever it holds", "[rights][rls]")
{
    Postgresql place;
    tell_two_files(place.store());
    for (std::string const name : {"ann', true), set_config('titularis.work', 'engine", "a\\'nn", "ann\"", "'"})
        CHECK(seen_by(place.store(), name) == Names{});
}

TEST_CASE("whether somebody has a hand in a case is asked as a reader, and the engine goes on as itself",
          "[rights][rls]")
{
    Postgresql place;
    tell_two_files(place.store());
    Session session{engine::store::parse_address(place.server_url()), 5s};
    session.make_ready();
    Names seen;
    {
        Pipeline pipeline{session};
        std::array<char const*, 2> const ann{"ann", "2024-03-15"};
        pipeline.prepare("as", std::string{engine::store::sql::read_as_person.text});
        pipeline.send("as", ann);
        pipeline.prepare("all",
                         "select distinct case_id || ' ' || current_setting('transaction_read_only') from held_role");
        pipeline.send("all", {});
        pipeline.finish([&](std::string const& name, Columns const& row) {
            if (name == "all")
                seen.emplace_back(row[0]);
        });
    }
    CHECK(seen == Names{"a on"}); // a question without its filter

    for (std::string const person : {"ann", "bob"}) {
        auto const found = engine::store::load_for(session, {person}, {"a"}, today, today);
        CHECK(found.empty() == (person == "bob"));
        CHECK(texts(session, "select current_setting('titularis.reader', true)") == Names{""});
        CHECK(texts(session, "select coalesce(current_setting('titularis.has_a_hand', true), '')") == Names{""});
        CHECK(texts(session, every_line) == Names{"a", "b", "jury"});
    }
}
