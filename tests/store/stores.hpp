#pragma once
// A store for one test, empty, gone at its end: a temporary file, or a schema of its own on the PostgreSQL server that
// tests/support/with_postgresql started. Tests may run at the same time.

#include "engine/memory_journal.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/session.hpp"
#include "engine/store/soci_store.hpp"
#include "tests/support/patience.hpp"

#include <boost/preprocessor/cat.hpp>
#include <boost/preprocessor/seq/for_each.hpp>
#include <boost/preprocessor/stringize.hpp>
#include <boost/preprocessor/tuple/elem.hpp>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>

namespace tests {

inline std::string unique_name()
{
    std::random_device random;
    return "titularis_test_" + std::to_string(random()) + "_" + std::to_string(random());
}

inline std::string postgresql_url()
{
    char const* const url = std::getenv("TITULARIS_TEST_POSTGRESQL"); // NOLINT(concurrency-mt-unsafe)
    if (!url)
        throw std::runtime_error{"TITULARIS_TEST_POSTGRESQL is not set: run ./test, or tests/support/with_postgresql"};
    return url;
}

// The value of a keyword in such a URL, which says none that has a blank in it. What is said last counts, as with libpq.
inline std::string keyword_in(std::string const& url, std::string const& name)
{
    auto const from = url.rfind(name + '=') + name.size() + 1;
    return url.substr(from, url.find(' ', from) - from);
}

// Statements as a database administrator would give them, past all ports.
inline void run_sql(std::string const& url, std::string const& sql)
{
    engine::store::Session session{engine::store::parse_address(url), std::chrono::seconds{5}};
    session.make_ready();
    session.run_script("test", sql);
}

// What a place offers: each test of several is compiled once, and told of each.
class DatabasePlace {
public:
    virtual ~DatabasePlace() = default;
    virtual std::string url() const = 0;
    virtual std::string server_url() const = 0; // as the server connects
};
class JournalPlace {
public:
    virtual ~JournalPlace() = default;
    virtual engine::Journal& journal() = 0;
};
class StorePlace : public DatabasePlace, public JournalPlace {
public:
    virtual engine::Store& store() = 0;
};

class SqliteFile final : public DatabasePlace {
public:
    SqliteFile() : path_{std::filesystem::temp_directory_path() / (unique_name() + ".db")} {}
    ~SqliteFile() override
    {
        std::error_code ignored;
        for (char const* const suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path_.string() + suffix, ignored);
    }
    SqliteFile(SqliteFile const&) = delete;
    SqliteFile& operator=(SqliteFile const&) = delete;

    std::string url() const override { return "sqlite://" + path_.string(); }
    std::string server_url() const override { return url(); }

private:
    std::filesystem::path path_;
};

class PostgresqlSchema final : public DatabasePlace {
public:
    PostgresqlSchema() { run_sql(postgresql_url(), "create schema " + name_); }
    ~PostgresqlSchema() override
    {
        try {
            run_sql(postgresql_url(), "drop schema " + name_ + " cascade");
        } catch (std::exception const&) {
            // The server goes at the end of the run, and this with it.
        }
    }
    PostgresqlSchema(PostgresqlSchema const&) = delete;
    PostgresqlSchema& operator=(PostgresqlSchema const&) = delete;

    std::string url() const override { return postgresql_url() + " options=-csearch_path=" + name_; }
    // Neither owner nor superuser, so that privileges and row-level security hold for it.
    std::string server_url() const override
    {
        run_sql(
            url(),
            "do $$ begin"
            " begin create role titularis_test login; exception when duplicate_object or unique_violation then null;"
            " end;"
            " begin grant titularis_server to titularis_test; exception when others then null; end; "
            "end $$");
        return url() + " user=titularis_test";
    }

private:
    std::string name_ = unique_name();
};

class PostgresqlDatabase final : public DatabasePlace { // where a test must not touch the sessions of others
public:
    PostgresqlDatabase() { run_sql(postgresql_url(), "create database " + name_); }
    ~PostgresqlDatabase() override
    {
        try {
            run_sql(postgresql_url(), "drop database " + name_ + " with (force)");
        } catch (std::exception const&) {
            // As above.
        }
    }
    PostgresqlDatabase(PostgresqlDatabase const&) = delete;
    PostgresqlDatabase& operator=(PostgresqlDatabase const&) = delete;

    std::string url() const override { return postgresql_url() + " dbname=" + name_; }
    std::string server_url() const override { return url(); } // what ends sessions must be allowed to

private:
    std::string name_ = unique_name();
};

// A migrated store in such a place.
template <class At>
class Opened final : public StorePlace {
public:
    Opened() : store_{migrated(place_)} {}

    engine::Store& store() override { return *store_; }
    engine::Journal& journal() override { return store_->journal(); }
    std::string url() const override { return place_.url(); }
    std::string server_url() const override { return place_.server_url(); }

private:
    static std::unique_ptr<engine::Store> migrated(At const& place)
    {
        engine::store::migrate(place.url());
        return engine::store::open_store(place.server_url(), patient);
    }
    At place_;
    std::unique_ptr<engine::Store> store_;
};

class Memory final : public JournalPlace {
public:
    engine::Journal& journal() override { return journal_; }

private:
    engine::MemoryJournal journal_;
};

using Sqlite = Opened<SqliteFile>;
using Postgresql = Opened<PostgresqlSchema>;

} // namespace tests

// A test of every place of a kind, which it knows as `place`: STORE_TEST_CASE("a sentence", "[tags]") { … }
// It is compiled once, as a template of Catch2's would not be, and counts as one test a place.
#define STORE_TEST_CASE(name, tags) TOLD_TEST_CASE(StorePlace, (Sqlite)(Postgresql), name, tags)
#define JOURNAL_TEST_CASE(name, tags) TOLD_TEST_CASE(JournalPlace, (Memory)(Sqlite)(Postgresql), name, tags)
#define DATABASE_TEST_CASE(name, tags) TOLD_TEST_CASE(DatabasePlace, (SqliteFile)(PostgresqlSchema), name, tags)

#define TOLD_TEST_CASE(Kind, places, name, tags)                                                                       \
    TOLD_TEST_CASE_BY(BOOST_PP_CAT(told_, __COUNTER__), Kind, places, name, tags)
#define TOLD_TEST_CASE_BY(function, Kind, places, name, tags)                                                          \
    static void function(tests::Kind& place);                                                                          \
    BOOST_PP_SEQ_FOR_EACH(TEST_CASE_AT, (function, name, tags), places)                                                \
    static void function(tests::Kind& place)
#define TEST_CASE_AT(next, told, Place)                                                                                \
    TEST_CASE(BOOST_PP_TUPLE_ELEM(1, told) " - " BOOST_PP_STRINGIZE(Place), BOOST_PP_TUPLE_ELEM(2, told))              \
    {                                                                                                                  \
        tests::Place own;                                                                                              \
        BOOST_PP_TUPLE_ELEM(0, told)(own);                                                                             \
    }
