#include "engine/store/session.hpp"

#include "engine/store/mapped_file.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <poll.h>

#include <array>
#include <thread>
#include <utility>

namespace engine::store {
namespace {

using Kind = DatabaseError::Kind;

// The texts of statements that are put together from filters are many; past this number all are prepared anew.
constexpr std::size_t statements_max = 250;

constexpr int sqlite_busy = 5;
constexpr int sqlite_constraint = 19;
constexpr int sqlite_multithread = 2; // SQLITE_CONFIG_MULTITHREAD

// A commit writes about six pages an act into the log; after every 4,000 of them they go into the file itself, those that
// many acts have changed once for all, at the cost of 16 MiB beside it.
constexpr char const* settings_on_sqlite = "pragma journal_mode = wal; pragma synchronous = full;"
                                           "pragma foreign_keys = on; pragma wal_autocheckpoint = 4000";
// Whoever writes goes to a few pages of every index for each act, and would read them anew each time.
constexpr char const* settings_on_sqlite_to_write = "pragma cache_size = -16384"; // KiB
// All our statements start from a few keys and follow indexes. Left to choose, PostgreSQL would at times read a table
// through, because it was small when the plan was made or has grown since it was counted.
constexpr char const* settings_on_postgresql =
    "set time zone 'UTC'; set client_min_messages = warning; set jit = off; "
    "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; "
    "set plan_cache_mode = force_generic_plan";

sqlite_api::sqlite3* native(soci::session& sql) // SOCI has SQLite's header in a namespace of its own
{
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

Kind kind_of(std::string const& state)
{
    std::string_view const group = std::string_view{state}.substr(0, 2);
    // 57P..: the server is going down, or somebody ended our session.
    if (group.empty() || group == "08" || state.starts_with("57P"))
        return Kind::lost;
    // Unique violation, deadlock, serialisation failure, and our own of schema/postgresql/0001_journal.sql.
    for (std::string_view const clash : std::array{"23505", "40P01", "40001", "TI001"})
        if (state == clash)
            return Kind::clash;
    return Kind::refused;
}

void say_nothing(void*, PGresult const*) {}

// A session is for one thread at a time: SQLite need not lock it at each of its calls. Before the first connection.
void let_sqlite_trust_us()
{
    [[maybe_unused]] static int const done = sqlite_api::sqlite3_config(sqlite_multithread);
}

} // namespace

DatabaseError::DatabaseError(std::string_view label, std::string code_, Kind kind_)
    : StoreUnavailable{std::string{label} + ": " + (code_.empty() ? "no connection" : code_)}, code{std::move(code_)},
      kind{kind_}
{
}

Session::Session(Address address, std::chrono::seconds busy_timeout, Declares declares)
    : address_{std::move(address)}, busy_timeout_{busy_timeout}, declares_{declares}
{
}

Session::~Session()
{
    close();
}

void Session::open()
{
    try {
        if (address_.dialect == Dialect::postgresql) {
            auto const& hosts = address_.hosts;
            sql_ = std::make_unique<soci::session>(soci::postgresql, hosts ? hosts->target() : address_.target);
            PQsetNoticeReceiver(postgresql(), say_nothing, nullptr);
            if (hosts)
                hosts->reached(PQhost(postgresql()), PQport(postgresql()));
        } else {
            let_sqlite_trust_us();
            sql_ = std::make_unique<soci::session>(soci::sqlite3, "db=\"" + address_.target + "\"");
        }
    } catch (std::exception const&) {
        sql_.reset();
        throw DatabaseError{"connect", "", Kind::lost};
    }
    if (address_.dialect == Dialect::postgresql) {
        run_script("connect", settings_on_postgresql);
        if (declares_ != Declares::nothing)
            run_script("connect", "set titularis.work = 'engine'");
        else
            run_script("set role titularis_reader", "set role titularis_reader");
        return;
    }
    sqlite_api::sqlite3_busy_timeout(native(*sql_), static_cast<int>(std::chrono::milliseconds{busy_timeout_}.count()));
    set_up_sqlite();
}

// A file becomes a write-ahead log by a lock on all of it. While another program has just opened the same new file,
// SQLite answers at once that it is busy, whatever the busy timeout; so the wait is ours.
void Session::set_up_sqlite()
{
    auto const give_up = std::chrono::steady_clock::now() + busy_timeout_;
    for (;;) {
        int const result = sqlite_api::sqlite3_exec(native(*sql_), settings_on_sqlite, nullptr, nullptr, nullptr);
        if (result == 0)
            break;
        if (result != sqlite_busy || std::chrono::steady_clock::now() >= give_up) {
            close();
            throw DatabaseError{"connect", "SQLITE_" + std::to_string(result), Kind::lost};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    if (declares_ == Declares::engine_writing)
        run_script("connect", settings_on_sqlite_to_write);
    else if (declares_ == Declares::nothing) {
        run_script("connect", "pragma mmap_size = " + std::to_string(mapped_most));
        keep_mapped(sqlite());
    }
}

void Session::close()
{
    statements_.clear(); // they refer to the connection
    sent_statements_.clear();
    row_types_.clear();
    for (auto const& [name, row] : row_statements_)
        sqlite_api::sqlite3_finalize(reinterpret_cast<sqlite_api::sqlite3_stmt*>(row.prepared));
    row_statements_.clear();
    sql_.reset();
}

bool Session::looks_dead() const
{
    if (address_.dialect == Dialect::sqlite)
        return false;
    PGconn* const connection = postgresql();
    if (PQstatus(connection) != CONNECTION_OK)
        return true;
    // Nobody speaks to an idle session but to say farewell.
    pollfd idle{.fd = PQsocket(connection), .events = POLLIN, .revents = 0};
    return poll(&idle, 1, 0) != 0;
}

void Session::make_ready()
{
    if (sql_ && looks_dead())
        close();
    if (!sql_)
        open();
}

void Session::tidy()
{
    if (!sql_)
        return;
    bool const open_transaction = address_.dialect == Dialect::postgresql
        ? PQtransactionStatus(postgresql()) != PQTRANS_IDLE
        : sqlite_api::sqlite3_get_autocommit(native(*sql_)) == 0;
    if (!open_transaction)
        return;
    try {
        run_script("tidy", "rollback");
    } catch (DatabaseError const&) {
        close();
    }
}

void Session::run_script(std::string_view label, std::string const& sql)
{
    if (address_.dialect == Dialect::sqlite) {
        int const result = sqlite_api::sqlite3_exec(native(*sql_), sql.c_str(), nullptr, nullptr, nullptr);
        if (result != 0)
            throw DatabaseError{label, "SQLITE_" + std::to_string(result), Kind::refused};
        return;
    }
    PGconn* const connection = postgresql();
    std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQexec(connection, sql.c_str()), PQclear};
    ExecStatusType const status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return;
    char const* const state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    raise(label, state ? state : "");
}

std::string Session::quoted(std::string const& value) const
{
    std::unique_ptr<char, decltype(&PQfreemem)> const literal{PQescapeLiteral(postgresql(), value.data(), value.size()),
                                                              PQfreemem};
    if (!literal)
        throw DatabaseError{"quote", "22021", Kind::refused};
    return literal.get();
}

pg_conn* Session::postgresql() const
{
    return static_cast<soci::postgresql_session_backend*>(sql_->get_backend())->conn_;
}

int Session::socket() const
{
    return PQsocket(postgresql());
}

void Session::ask_for_row_types()
{
    if (!row_types_.empty())
        return;
    constexpr char const* composites = "select t.typname, t.oid from pg_type t join pg_class c on c.oid = t.typrelid"
                                       " where c.relkind = 'c' and pg_type_is_visible(t.oid)";
    std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQexec(postgresql(), composites), PQclear};
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
        char const* const state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        raise("row types", state ? state : "");
    }
    for (int i = 0; i < PQntuples(result.get()); ++i)
        row_types_.emplace(PQgetvalue(result.get(), i, 0),
                           static_cast<std::uint32_t>(std::stoul(PQgetvalue(result.get(), i, 1))));
}

std::uint32_t Session::row_type(std::string_view name) const
{
    auto const found = row_types_.find(name);
    if (found == row_types_.end())
        raise("row types", "42704"); // of a schema that is older than this program
    return found->second;
}

sqlite3* Session::sqlite() const
{
    return reinterpret_cast<sqlite3*>(native(*sql_));
}

void Session::raise_sqlite(std::string_view label, int code) const
{
    throw DatabaseError{label, "SQLITE_" + std::to_string(code),
                        code == sqlite_constraint ? Kind::clash : Kind::refused};
}

void Session::raise(std::string_view label, std::string const& state) const
{
    bool const lost = PQstatus(postgresql()) != CONNECTION_OK;
    throw DatabaseError{label, state, lost ? Kind::lost : kind_of(state)};
}

soci::statement& Session::prepared(std::string_view label, std::string_view sql)
{
    auto const known = statements_.find(sql);
    if (known != statements_.end())
        return *known->second;
    if (statements_.size() >= statements_max)
        statements_.clear();
    try {
        auto statement = std::make_unique<soci::statement>(*sql_);
        statement->alloc();
        statement->prepare(std::string{sql});
        return *statements_.emplace(sql, std::move(statement)).first->second;
    } catch (soci::soci_error const&) {
        rethrow(label);
    }
}

void Session::rethrow(std::string_view label)
{
    try {
        throw;
    } catch (soci::postgresql_soci_error const& error) {
        raise(label, error.sqlstate());
    } catch (soci::sqlite3_soci_error const& error) {
        raise_sqlite(label, error.result());
    } catch (soci::soci_error const&) {
        bool const lost = address_.dialect == Dialect::postgresql && PQstatus(postgresql()) != CONNECTION_OK;
        throw DatabaseError{label, "unnamed", lost ? Kind::lost : Kind::refused};
    }
}

Transaction::Transaction(Session& session) : session_{session}
{
    session_.run_script("begin", session_.dialect() == Dialect::sqlite ? "begin immediate" : "begin");
}

Transaction::Transaction(Session& session, PersonId const& reader, Day today) : session_{session}
{
    if (session_.dialect() == Dialect::sqlite) {
        session_.run_script("begin", "begin");
        return;
    }
    session_.run_script("begin",
                        "begin read only; select set_config('titularis.reader', " + session_.quoted(reader.value)
                            + ", true), set_config('titularis.today', " + session_.quoted(to_text(today)) + ", true)");
}

Transaction::~Transaction()
{
    if (open_)
        session_.tidy();
}

void Transaction::commit()
{
    session_.run_script("commit", "commit");
    open_ = false;
}

} // namespace engine::store
