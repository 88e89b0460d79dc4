// Rows that go to PostgreSQL as one value.

#include "engine/store/migrations.hpp"
#include "engine/store/pipeline.hpp"
#include "engine/store/row_array.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>
#include <vector>

using namespace engine;
using namespace engine::store;

namespace {

// A migrated schema, and a session in it.
struct Place {
    Place()
    {
        migrate(schema.url());
        session.make_ready();
        session.ask_for_row_types();
    }

    using Sent = std::optional<std::string_view>;
    std::vector<std::string> rows(std::string const& sql, Sent value) { return rows(sql, std::vector{value}); }
    std::vector<std::string> rows(std::string const& sql, std::vector<Sent> const& values)
    {
        Pipeline pipeline{session};
        pipeline.prepare(sql, sql);
        pipeline.send_binary(sql, values);
        std::vector<std::string> rows;
        pipeline.finish([&](std::string const&, Columns const& row) { rows.emplace_back(row[0]); });
        return rows;
    }
    std::string type(RowStatement const& statement)
    {
        Pipeline pipeline{session};
        std::string const sql{
            "select string_agg(a.attname || ' ' || format_type(a.atttypid, null), ', ' order by a.attnum)"
            " from pg_attribute a where a.attrelid = cast($1 as regclass)"};
        pipeline.prepare("type", sql);
        std::string const name{statement.type};
        char const* const value = name.c_str();
        pipeline.send("type", std::span{&value, 1});
        std::string columns;
        pipeline.finish([&](std::string const&, Columns const& row) { columns = row[0]; });
        session.sent_statements().erase("type");
        session.run_script("forget", "deallocate type");
        return columns;
    }

    tests::PostgresqlSchema schema;
    Session session{parse_address(schema.url()), std::chrono::seconds{5}};
};

} // namespace

TEST_CASE("rows arrive at PostgreSQL as they were sent", "[row_array]")
{
    Place place;
    RowArray rows;
    std::string const empty, words{"é \"quoted\", {braces} \\ and\nlines"};
    Hash hash{};
    for (std::size_t i = 0; i < hash.size(); ++i)
        hash[i] = static_cast<unsigned char>(i * 9);
    constexpr auto least = std::numeric_limits<std::int64_t>::min(), most = std::numeric_limits<std::int64_t>::max();
    constexpr auto smallest = std::numeric_limits<std::int32_t>::min();
    auto const& columns = sql::rows::head_columns;
    rows.begin(place.session.row_type("head_row"));
    rows.add(columns, 0, {words, -1, smallest, least, hash, empty, {}, {}});
    std::string other;
    pack_row(other, columns, 7, {empty, 1, 2, most, Hash{}, std::string(5000, 'x'), words, std::string{"[]"}});
    rows.add(other, 1);
    CHECK(rows.count() == 2);
    std::string const as_text =
        "select concat_ws('|', n, stream, expected, version, changed_at, encode(hash, 'hex'),"
        " length(behind), coalesce(tasks, 'null'), coalesce(drafts, 'null')) from unnest(cast($1 as head_row[]))";
    CHECK(place.rows(as_text, rows.ended())
          == std::vector<std::string>{
              "0|" + words + "|-1|-2147483648|" + std::to_string(least) + "|" + to_hex(hash) + "|0|null|null",
              "7||1|2|" + std::to_string(most) + "|" + std::string(64, '0') + "|5000|" + words + "|[]"});
    CHECK(rows.count() == 0);
    rows.begin(place.session.row_type("case_row")); // another, in the same place
    rows.add("case_id text", 3, {words});
    CHECK(place.rows("select case_id from unnest(cast($1 as case_row[]))", rows.ended()) == std::vector{words});
}

TEST_CASE("a row's columns arrive one by one as they do in an array", "[row_array]")
{
    Place place;
    RowArray rows;
    std::string const empty, words{"é \"quoted\", {braces} \\ and\nlines"};
    Hash hash{};
    hash[0] = 0xff;
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    rows.begin(place.session.row_type("head_row"));
    rows.add(sql::rows::head_columns, 7, {words, -1, 2, least, hash, empty, {}, std::string(5000, 'x')});
    rows.add(sql::rows::head_columns, 8, {empty, 3, 4, 5, Hash{}, empty, empty, empty});
    CHECK(place.rows(
              "select concat_ws('|', cast($1 as integer), cast($2 as text), cast($3 as integer), cast($4 as integer),"
              " cast($5 as bigint), encode(cast($6 as bytea), 'hex'), cast($7 as text),"
              " coalesce(cast($8 as text), 'null'), length(cast($9 as text)))",
              rows.first())
          == std::vector{"7|" + words + "|-1|2|" + std::to_string(least) + '|' + to_hex(hash) + "||null|5000"});
    CHECK(rows.count() == 2);
}

TEST_CASE("a text that PostgreSQL cannot keep is refused, and not cut off", "[row_array]")
{
    Place place;
    RowArray rows;
    rows.begin(place.session.row_type("case_row"));
    rows.add("case_id text", 0, {std::string{"before\0after", 12}});
    CHECK_THROWS_AS(place.rows("select case_id from unnest(cast($1 as case_row[]))", rows.ended()), DatabaseError);
    CHECK_THROWS_AS(place.session.row_type("no_such_row"), DatabaseError);
}

TEST_CASE("a row has as many values as columns", "[row_array]")
{
    std::string bytes;
    CHECK_THROWS_AS(pack_row(bytes, "case_id text, title text", 0, {std::string{"a"}}), std::logic_error);
    CHECK_THROWS_AS(pack_row(bytes, "case_id text", 0, {std::string{"a"}, 1}), std::logic_error);
    CHECK(bytes.empty());
}

TEST_CASE("the types of rows are those that the statements fill", "[row_array]")
{
    Place place;
    namespace all = sql::rows;
    for (RowStatement const* each :
         {&all::hold_rest,       &all::hold_rests,        &all::sift_rests,         &all::open_head,
          &all::move_head,       &all::sift_openings,     &all::sift_moves,         &all::insert_event,
          &all::erase_body,      &all::erase_drafts,      &all::erase_answers,      &all::keep_answer,
          &all::add_pending,     &all::drop_draft,        &all::put_line,           &all::move_line,
          &all::drop_link,       &all::put_link,          &all::drop_bar,           &all::put_bar,
          &all::drop_delegation, &all::put_delegation,    &all::drop_participation, &all::put_participation,
          &all::put_tasks,       &all::purge_line,        &all::purge_links,        &all::purge_participations,
          &all::purge_bars,      &all::purge_delegations, &all::note_access}) {
        INFO(each->name);
        CHECK(place.type(*each) == "n integer, " + std::string{each->columns.text()});
    }
}
