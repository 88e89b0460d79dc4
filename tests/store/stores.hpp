#pragma once
// A store for one test, empty, gone at its end: a temporary file, or a schema of its own on the PostgreSQL server that
// tests/support/with_postgresql started. Tests may run at the same time.

#include "engine/memory_journal.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/session.hpp"
#include "engine/store/soci_store.hpp"
#include "tests/support/patience.hpp"

#include <cstdlib>
#include <filesystem>
#include <random>
#include <regex>
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

// Statements as a database administrator would give them, past all ports.
inline void run_sql(std::string const& url, std::string const& sql)
{
    engine::store::Session session{engine::store::parse_address(url), std::chrono::seconds{5}};
    session.make_ready();
    session.run_script("test", sql);
}

class SqliteFile {
public:
    SqliteFile() : path_{std::filesystem::temp_directory_path() / (unique_name() + ".db")} {}
    ~SqliteFile()
    {
        std::error_code ignored;
        for (char const* const suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path_.string() + suffix, ignored);
    }
    SqliteFile(SqliteFile const&) = delete;
    SqliteFile& operator=(SqliteFile const&) = delete;

    std::string url() const { return "sqlite://" + path_.string(); }
    std::string server_url() const { return url(); }

private:
    std::filesystem::path path_;
};

class PostgresqlSchema {
public:
    PostgresqlSchema() { run_sql(postgresql_url(), "create schema " + name_); }
    ~PostgresqlSchema()
    {
        try {
            run_sql(postgresql_url(), "drop schema " + name_ + " cascade");
        } catch (std::exception const&) {
            // The server goes at the end of the run, and this with it.
        }
    }
    PostgresqlSchema(PostgresqlSchema const&) = delete;
    PostgresqlSchema& operator=(PostgresqlSchema const&) = delete;

    std::string url() const { return postgresql_url() + " options=-csearch_path=" + name_; }
    // As the server connects: neither owner nor superuser, so that privileges and row-level security hold for it.
    std::string server_url() const
    {
        run_sql(
            url(),
            "do $$ begin"
            " begin create role titularis_test login; exception when duplicate_object or unique_violation then null;"
            " end;"
            " begin grant titularis_server to titularis_test; exception when others then null; end; "
            "end $$");
        return std::regex_replace(url(), std::regex{"user=\\S+"}, "user=titularis_test");
    }

private:
    std::string name_ = unique_name();
};

class PostgresqlDatabase { // where a test must not touch the sessions of others
public:
    PostgresqlDatabase() { run_sql(postgresql_url(), "create database " + name_); }
    ~PostgresqlDatabase()
    {
        try {
            run_sql(postgresql_url(), "drop database " + name_ + " with (force)");
        } catch (std::exception const&) {
            // As above.
        }
    }
    PostgresqlDatabase(PostgresqlDatabase const&) = delete;
    PostgresqlDatabase& operator=(PostgresqlDatabase const&) = delete;

    std::string url() const
    {
        return std::regex_replace(postgresql_url(), std::regex{"dbname=\\S+"}, "dbname=" + name_);
    }
    std::string server_url() const { return url(); } // what ends sessions must be allowed to

private:
    std::string name_ = unique_name();
};

// A migrated store in such a place.
template <class Place>
class Opened {
public:
    Opened() : store_{migrated(place_)} {}

    engine::Store& store() { return *store_; }
    engine::Journal& journal() { return store_->journal(); }
    std::string url() const { return place_.url(); }
    std::string server_url() const { return place_.server_url(); }

private:
    static std::unique_ptr<engine::Store> migrated(Place const& place)
    {
        engine::store::migrate(place.url());
        return engine::store::open_store(place.server_url(), patient);
    }
    Place place_;
    std::unique_ptr<engine::Store> store_;
};

class Memory {
public:
    engine::Journal& journal() { return journal_; }

private:
    engine::MemoryJournal journal_;
};

using Sqlite = Opened<SqliteFile>;
using Postgresql = Opened<PostgresqlSchema>;

} // namespace tests
