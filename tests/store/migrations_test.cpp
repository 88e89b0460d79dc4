// The schema is applied once, in order, and guarded: by digests against edits, by triggers against changes of the journal.

#include "engine/chain.hpp"
#include "engine/store/address.hpp"
#include "engine/store/query.hpp"
#include "engine/store/schema.hpp"
#include "engine/store/statements.hpp"
#include "tests/store/appends.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <thread>

using namespace engine;
using namespace engine::store;
using namespace tests;

namespace {

std::vector<std::string> every_step()
{
    std::vector<std::string> names;
    for (SchemaStep const& step : schema_of(Dialect::sqlite))
        names.emplace_back(step.name);
    return names;
}

// As statements, what had been applied to a database before that step was.
std::string steps_before(std::string_view name, Dialect dialect)
{
    std::string applied{sql::create_schema_table.in(dialect)};
    for (SchemaStep const& step : schema_of(dialect))
        if (step.name < name)
            applied.append(";").append(step.sql).append(";insert into schema_step values ("
                                                        + std::to_string(step.number) + ", '" + std::string{step.name}
                                                        + "', '" + to_hex(sha256(step.sql)) + "', '2026-01-01')");
    return applied;
}

} // namespace

DATABASE_TEST_CASE("the first migration applies every step, the second none", "[migrations]")
{
    CHECK(!is_up_to_date(place.url()));
    CHECK(migrate(place.url()) == every_step());
    CHECK(is_up_to_date(place.url()));
    CHECK(migrate(place.url()).empty());
    CHECK(is_up_to_date(place.url()));
}

TEST_CASE("asking whether a SQLite file is up to date does not make it", "[migrations]")
{
    SqliteFile const place;
    CHECK(!is_up_to_date(place.url()));
    CHECK(!std::filesystem::exists(parse_address(place.url()).target));
}

DATABASE_TEST_CASE("an applied step that is not ours is refused", "[migrations]")
{
    migrate(place.url());
    run_sql(place.url(), "update schema_step set digest = 'altered' where number = 2");
    CHECK_THROWS_AS(migrate(place.url()), SchemaMismatch);
    CHECK_THROWS_WITH(migrate(place.url()), Catch::Contains("0002_read_models"));
    CHECK(!is_up_to_date(place.url()));
}

DATABASE_TEST_CASE("a database of a newer program is refused", "[migrations]")
{
    migrate(place.url());
    run_sql(place.url(), "insert into schema_step values (99, '0099_future', 'digest', '2099')");
    CHECK_THROWS_WITH(migrate(place.url()), Catch::Contains("0099_future"));
    CHECK(!is_up_to_date(place.url()));
}

DATABASE_TEST_CASE("steps that are missing are applied, and a failure leaves nothing half done", "[migrations]")
{
    run_sql(place.url(), "create table draft (stands integer, in_the integer, way integer)");
    CHECK_THROWS_AS(migrate(place.url()), StoreUnavailable);
    CHECK(!is_up_to_date(place.url()));
    run_sql(place.url(), "drop table draft");
    CHECK(migrate(place.url()) == every_step()); // the first two came to nothing with the third
}

DATABASE_TEST_CASE("two programs that migrate at once do it once", "[migrations]")
{
    std::size_t applied[4]{};
    std::vector<std::thread> programs;
    for (std::size_t& count : applied)
        programs.emplace_back([&] { count = migrate(place.url()).size(); });
    for (std::thread& program : programs)
        program.join();
    CHECK(applied[0] + applied[1] + applied[2] + applied[3] == every_step().size());
}

DATABASE_TEST_CASE("tasks and tags that had rows of their own are packed, and say what they said", "[migrations]")
{
    Dialect const dialect = parse_address(place.url()).dialect;
    std::string before = steps_before("0011_rows_packed", dialect);
    std::string const bytes = dialect == Dialect::sqlite ? "x'00'" : "'\\x00'";
    before += ";insert into stream_head values ('a', 2, 3, " + bytes + ", ''), ('b', 1, 4, " + bytes
        + ", ',reader=1:1,')"
          ";insert into case_line values ('a', 'year', 'p', 't', 's', 't', 'n'), ('b', 'year', 'p', 't', 's', 't', 'n')"
          ";insert into case_tag values ('a', 'corps', 'plp', ''), ('a', 'a \"quoted\"', 'é\\', ',jury,')"
          ";insert into task values ('a', 'visit', 1, 'file', 'reader', '2026-01-01', '', 1, 'tutor', 'Il manque "
          "l''avis.'),"
          " ('a', 'visit', 10, 'file', 'author', '9999-12-31', '2026-02-03', 0, '', '')";
    run_sql(place.url(), before);
    CHECK(migrate(place.url()).front() == "0011_rows_packed");
    auto const store = open_store(place.url());
    std::vector<std::string> lines;
    store->read_models().dump([&](std::string const& line) { lines.push_back(line); });
    CHECK(lines
          == std::vector<std::string>{
              R"(["case_line","a","year","p","t","s","t"])", R"(["case_line","b","year","p","t","s","t"])",
              R"(["known_case","b",",reader=1:1,"])", R"(["case_tag","a","a \"quoted\"","é\\",",jury,"])",
              R"(["case_tag","a","corps","plp",""])",
              R"(["task","a","author","visit","10","file","9999-12-31","2026-02-03","0","",""])",
              R"(["task","a","reader","visit","1","file","2026-01-01","","1","tutor","Il manque l'avis."])"});
    CHECK(store->journal().version_of({"a"}) == 2);
}

DATABASE_TEST_CASE("lines that bore no names are given them", "[migrations]")
{
    Address const address = parse_address(place.url());
    run_sql(
        place.url(),
        steps_before("0015_lines_bear_names", address.dialect)
            + ";insert into person (id, email, family_name, given_name, title, administrator, listed_name, sort_name)"
              " values ('p', '', 'Lévy', 'Élodie', '', 0, 'LÉVY Élodie', 'levy elodie')"
              ";insert into case_line (case_id, workflow, subject, title, stage, search_title, sort_name)"
              " values ('a', 'year', 'p', 't', 's', 't', 'levy elodie'), ('b', 'year', '', 't', 's', 't', 't')");
    CHECK(migrate(place.url()).front() == "0015_lines_bear_names");
    Session session{address, std::chrono::seconds{5}};
    session.make_ready();
    std::string name;
    std::vector<std::string> names;
    Query query{session, "test", "select listed_name from case_line order by case_id"};
    query.into(name);
    while (query.next())
        names.push_back(name);
    CHECK(names == std::vector<std::string>{"LÉVY Élodie", ""});
}

STORE_TEST_CASE("the journal refuses to be changed, even past the ports", "[migrations][journal]")
{
    REQUIRE(append_one(place.journal(), append_to("a", 0, 2)) == Appended::done);
    auto const before = place.journal().load({"a"});
    CHECK_THROWS_AS(run_sql(place.url(), "update event set body = '{}' where version = 1"), StoreUnavailable);
    CHECK_THROWS_AS(run_sql(place.url(), "delete from event where version = 2"), StoreUnavailable);
    CHECK_THROWS_AS(run_sql(place.url(), "delete from event"), StoreUnavailable);
    CHECK(place.journal().load({"a"}) == before);
}

TEST_CASE("the journal refuses to be emptied on PostgreSQL", "[migrations][journal]")
{
    Postgresql place;
    REQUIRE(append_one(place.journal(), append_to("a", 0)) == Appended::done);
    CHECK_THROWS_WITH(run_sql(place.url(), "truncate event"), Catch::Contains("TI002"));
    CHECK(place.journal().version_of({"a"}) == 1);
}

TEST_CASE("the journal refuses to be replaced on SQLite", "[migrations][journal]")
{
    Sqlite place;
    REQUIRE(append_one(place.journal(), append_to("a", 0)) == Appended::done);
    CHECK_THROWS_AS(run_sql(place.url(),
                            "insert or replace into event select stream, version, type, shape, track, piece,"
                            " '[]', actor, role, on_behalf_of, occurred_on, recorded_at, rule_set, hash"
                            " from event"),
                    StoreUnavailable);
    CHECK(place.journal().load({"a"}).front().body == "{}");
}

TEST_CASE("both dialects have the same steps", "[migrations]")
{
    auto const sqlite = schema_of(Dialect::sqlite), postgresql = schema_of(Dialect::postgresql);
    REQUIRE(sqlite.size() == postgresql.size());
    for (std::size_t i = 0; i < sqlite.size(); ++i) {
        CHECK(sqlite[i].number == postgresql[i].number);
        CHECK(sqlite[i].number > (i == 0 ? 0 : sqlite[i - 1].number));
        CHECK(sqlite[i].name == postgresql[i].name);
        CHECK(!sqlite[i].sql.empty());
    }
}

TEST_CASE("the address of a store is read in all its forms", "[address]")
{
    CHECK(parse_address("sqlite:///var/lib/x.db").target == "/var/lib/x.db");
    CHECK(parse_address("sqlite://x.db").target == "x.db");
    CHECK(parse_address("data/x = y.db").target == "data/x = y.db");
    CHECK(parse_address("x.db").dialect == Dialect::sqlite);
    CHECK(parse_address("1st://x.db").target == "1st://x.db"); // no scheme begins so
    CHECK(parse_address("old=new://x.db").target == "old=new://x.db");
    CHECK(parse_address("postgresql:// host = /tmp").target.starts_with(" host = /tmp"));
    CHECK(parse_address("postgresql://host/x=y").target.starts_with("postgresql://host/x=y"));
    CHECK(parse_address("postgresql://host=/tmp dbname=x").dialect == Dialect::postgresql);
    std::string const keepalives = " keepalives_idle=5 keepalives_interval=2 keepalives_count=3";
    std::string const of_uri = "&keepalives_idle=5&keepalives_interval=2&keepalives_count=3";
    CHECK(parse_address("postgresql://host=/tmp dbname=x").target
          == "host=/tmp dbname=x application_name=titularis connect_timeout=5 tcp_user_timeout=10000" + keepalives);
    CHECK(parse_address("postgresql://host=/tmp application_name=me connect_timeout=1").target
          == "host=/tmp application_name=me connect_timeout=1 tcp_user_timeout=10000" + keepalives);
    CHECK(parse_address("postgres://me@host:5433/x").target
          == "postgresql://me@host:5433/x?application_name=titularis&connect_timeout=5&tcp_user_timeout=10000"
              + of_uri);
    CHECK(parse_address("postgresql://host/x?sslmode=require").target
          == "postgresql://host/x?sslmode=require&application_name=titularis&connect_timeout=5&tcp_user_timeout=10000"
              + of_uri);
    CHECK(!parse_address("postgresql://host=a dbname=x").hosts);
    CHECK_THROWS_AS(parse_address(""), std::invalid_argument);
    CHECK_THROWS_AS(parse_address("sqlite://"), std::invalid_argument);
    CHECK_THROWS_AS(parse_address("mysql://host/x"), std::invalid_argument);
    CHECK_THROWS_AS(parse_address("postgresql://host=a colour=blue"), std::invalid_argument);
    CHECK_THROWS_AS(parse_address("postgresql://host=a,b,c port=1,2"), std::invalid_argument);
}

TEST_CASE("of several hosts, the one that takes writes is meant, and the one reached last comes first", "[address]")
{
    auto const address = parse_address("postgresql://host=a,b port=1,2 dbname=x password='it\\'s'");
    REQUIRE(address.hosts);
    CHECK(address.hosts->target().starts_with("host='a,b' port='1,2'"));
    for (std::string const said :
         {"dbname='x'", "password='it\\'s'", "target_session_attrs='read-write'", "connect_timeout='2'"})
        CHECK(address.hosts->target().find(said) != std::string::npos);
    address.hosts->reached("b", "2");
    CHECK(address.hosts->target().starts_with("host='b,a' port='2,1'"));
    address.hosts->reached("unknown", "2");
    address.hosts->reached("a", "2");
    CHECK(address.hosts->target().starts_with("host='b,a' port='2,1'"));
    address.hosts->reached("a", "1");
    CHECK(address.hosts->target().starts_with("host='a,b' port='1,2'"));
    auto const uri = parse_address("postgresql://a,b/x?target_session_attrs=any");
    REQUIRE(uri.hosts);
    CHECK(uri.hosts->target().starts_with("host='a,b' port=','"));
    CHECK(uri.hosts->target().find("target_session_attrs='any'") != std::string::npos);
    uri.hosts->reached("b", "5432");
    CHECK(uri.hosts->target().starts_with("host='b,a'"));
}

TEST_CASE("a path with spaces and an equals sign is a file like another", "[address]")
{
    auto const folder = std::filesystem::temp_directory_path() / (unique_name() + " a = b");
    std::filesystem::create_directory(folder);
    std::string const path = (folder / "my store.db").string();
    CHECK(migrate(path) == every_step());
    CHECK(std::filesystem::exists(path));
    CHECK(open_store("sqlite://" + path)->is_reachable());
    std::filesystem::remove_all(folder);
}
