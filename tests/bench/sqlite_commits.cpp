// What SQLite alone can do with the settings of the store: one row a transaction, one after the other. The table is the
// journal's in the main (a key of two columns, about 400 bytes of text).

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr double seconds_most = 600;
constexpr std::size_t body_bytes = 400;

void need(int outcome, sqlite3* database)
{
    if (outcome != SQLITE_OK)
        throw std::runtime_error{sqlite3_errmsg(database)};
}

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Prepared = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Database open(char const* file)
{
    sqlite3* raw = nullptr;
    need(sqlite3_open(file, &raw), raw);
    Database database{raw, &sqlite3_close};
    need(sqlite3_exec(raw,
                      "pragma journal_mode = wal; pragma synchronous = full;"
                      "create table if not exists event (stream text not null, version integer not null,"
                      " body text not null, primary key (stream, version)) strict",
                      nullptr, nullptr, nullptr),
         raw);
    return database;
}

Prepared prepare(sqlite3* database, char const* text)
{
    sqlite3_stmt* raw = nullptr;
    need(sqlite3_prepare_v2(database, text, -1, &raw, nullptr), database);
    return {raw, &sqlite3_finalize};
}

// Each insert is a transaction of its own. Latencies in microseconds.
std::vector<std::uint32_t> commit_rows(sqlite3* database, double seconds)
{
    auto const insert = prepare(database,
                                "insert into event select ?1, coalesce(max(version), 0) + 1, ?2 from event"
                                " where stream = ?1");
    std::string const body(body_bytes, 'x');
    std::vector<std::uint32_t> took;
    auto const start = Clock::now();
    for (auto now = start; std::chrono::duration<double>(now - start).count() < seconds;) {
        std::string const stream = "stream " + std::to_string(took.size() % 1'000);
        need(sqlite3_bind_text(insert.get(), 1, stream.c_str(), -1, SQLITE_TRANSIENT), database);
        need(sqlite3_bind_text(insert.get(), 2, body.c_str(), -1, SQLITE_STATIC), database);
        if (sqlite3_step(insert.get()) != SQLITE_DONE)
            throw std::runtime_error{sqlite3_errmsg(database)};
        need(sqlite3_reset(insert.get()), database);
        auto const done = Clock::now();
        took.push_back(
            static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::microseconds>(done - now).count()));
        now = done;
    }
    return took;
}

} // namespace

int main(int count, char** words)
{
    if (count != 3) {
        std::cerr << "usage: sqlite_commits FILE SECONDS\n";
        return 2;
    }
    try {
        double const seconds = std::min(std::stod(words[2]), seconds_most);
        auto const database = open(words[1]);
        auto took = commit_rows(database.get(), seconds);
        std::ranges::sort(took);
        auto const p99 = took[took.size() * 99 / 100];
        std::cout << "{\"per_second\": " << static_cast<double>(took.size()) / seconds << ", \"p99_ms\": " << p99 / 1e3
                  << "}\n";
        return 0;
    } catch (std::exception const& failure) {
        std::cerr << "sqlite_commits: " << failure.what() << '\n';
        return 1;
    }
}
