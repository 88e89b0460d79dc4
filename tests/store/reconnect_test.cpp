// A database that goes away is a StoreUnavailable of the calls it spoils, and nothing more: what comes after works.

#include "tests/store/appends.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace engine;
using namespace engine::store;
using namespace tests;
using namespace std::chrono_literals;

namespace {

using Alone = Opened<PostgresqlDatabase>;

void end_all_sessions(std::string const& url)
{
    // Comes back once they are gone, or after so many milliseconds.
    run_sql(url,
            "select pg_terminate_backend(pid, 20000) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()");
}

// Uses sessions to read and to write, with statements prepared on them.
void use(Store& store, std::string const& stream)
{
    REQUIRE(append_one(store.journal(), append_to(stream, 0)) == Appended::done);
    REQUIRE(store.journal().load({stream}).size() == 1);
    REQUIRE(store.read_models().cases({.reader = {"p"}}).items.empty());
}

} // namespace

TEST_CASE("after every session was ended, the next call works", "[reconnect]")
{
    Alone place;
    use(place.store(), "a");
    for (char const* const stream : {"b", "c", "d"}) {
        end_all_sessions(place.url());
        use(place.store(), stream);
    }
    CHECK(place.journal().heads().size() == 4);
    CHECK(place.store().is_reachable());
}

TEST_CASE("of several hosts, the one that is there is found again after each loss", "[reconnect]")
{
    Alone place;
    // Nobody listens at the first.
    std::string const url = place.url() + " host=127.0.0.1," + keyword_in(place.url(), "host") + " port=1,"
        + keyword_in(place.url(), "port");
    auto const store = open_store(url);
    use(*store, "a");
    for (char const* const stream : {"b", "c"}) {
        end_all_sessions(place.url());
        use(*store, stream);
    }
    std::string const alter = "alter database " + keyword_in(url, "dbname");
    run_sql(url, alter + " set default_transaction_read_only = on"); // as a standby is
    end_all_sessions(place.url());
    CHECK_THROWS_AS(append_one(store->journal(), append_to("d", 0)), StoreUnavailable);
    CHECK(!store->is_reachable());
    run_sql(place.url(), "set transaction_read_only = off; " + alter + " reset default_transaction_read_only");
    use(*store, "d");
}

TEST_CASE("sessions ended under load spoil some calls, and no event is lost or doubled", "[reconnect]")
{
    Alone place;
    std::atomic<bool> stop = false;
    std::atomic<int> spoiled = 0, lost = 0, acknowledged = 0;
    std::vector<std::thread> clients;
    for (int client = 0; client < 4; ++client)
        clients.emplace_back([&, client] {
            std::string const stream = std::to_string(client);
            Version version = 0;
            Hash head{};
            while (!stop) {
                Append const append = append_to(stream, version, 1, head);
                try {
                    if (append_one(place.journal(), append) != Appended::done)
                        ++lost; // nobody else writes here: what was acknowledged is gone, or what was not is there
                    ++acknowledged;
                } catch (StoreUnavailable const& error) {
                    ++spoiled;
                    for (bool known = !error.outcome_unknown; !known;) {
                        try {
                            known = true;
                            if (place.journal().version_of({stream}) == version)
                                continue;
                            ++acknowledged;
                        } catch (StoreUnavailable const&) {
                            known = false;
                        }
                    }
                    if (place.journal().version_of({stream}) == version)
                        continue;
                }
                ++version;
                head = append.events.back().hash;
            }
        });
    for (int i = 0; i < 10; ++i) {
        std::this_thread::sleep_for(30ms);
        end_all_sessions(place.url());
    }
    stop = true;
    for (std::thread& client : clients)
        client.join();
    CHECK(lost == 0);
    ChainVerifier verifier;
    place.journal().scan([&](Event const& event) { verifier.read(event); });
    CHECK(verifier.finish(place.journal().heads()).empty());
    CHECK(verifier.events() == static_cast<std::size_t>(acknowledged));
}

TEST_CASE("a database that is not there is a store that is not reachable", "[reconnect]")
{
    auto const store = open_store("postgresql://host=/nowhere dbname=none");
    CHECK(!store->is_reachable());
    CHECK_THROWS_AS(store->journal().load({"a"}), StoreUnavailable);
    CHECK_THROWS_AS(append_one(store->journal(), append_to("a", 0)), StoreUnavailable);
    try {
        append_one(store->journal(), append_to("a", 0));
    } catch (StoreUnavailable const& error) {
        CHECK(!error.outcome_unknown);
    }
    auto const file = open_store("sqlite:///nowhere/at/all.db");
    CHECK(!file->is_reachable());
    CHECK_THROWS_AS(file->journal().load({"a"}), StoreUnavailable);
}

TEST_CASE("an error names our statement and the database's code, never a value", "[reconnect]")
{
    Postgresql place;
    run_sql(place.url(), "drop table setting cascade");
    try {
        place.store().settings().put("a", "a secret");
        FAIL("there is no such table");
    } catch (StoreUnavailable const& error) {
        CHECK(std::string{error.what()} == "put_setting: 42P01");
    }
    // And the session is good for the next.
    CHECK(append_one(place.journal(), append_to("a", 0)) == Appended::done);
}

STORE_TEST_CASE("when every session is in use, the next caller is told, not left waiting", "[reconnect]")
{
    auto const store = open_store(place.url(), {.sessions = 1, .lease_timeout = 50ms});
    REQUIRE(append_one(store->journal(), append_to("a", 0)) == Appended::done);
    bool refused = false;
    // A reader that is kept busy from within: the callback of a scan holds no session, that of a transaction would.
    store->journal().scan([&](Event const&) { refused = store->journal().version_of({"a"}) != 1; });
    CHECK(!refused);

    std::atomic<int> unavailable = 0;
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([&, i] {
            try {
                append_one(store->journal(), append_to("big" + std::to_string(i), 0, 20'000));
            } catch (StoreUnavailable const&) {
                ++unavailable;
            }
        });
    for (std::thread& writer : writers)
        writer.join();
    CHECK(unavailable >= 1);
    CHECK(append_one(store->journal(), append_to("b", 0)) == Appended::done);
}
