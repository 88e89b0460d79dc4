#pragma once
// One connection, with the statements prepared on it. For one thread at a time. SOCI says what it can do; what it
// cannot (several statements at once, telling a dead connection, a transaction that writes from its start) is here.

#include "engine/journal.hpp"
#include "engine/store/address.hpp"

#include <soci/soci.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct pg_conn; // of libpq
struct sqlite3; // and of SQLite
struct sqlite3_stmt;

namespace engine::store {

// What a database refused. Says which statement of ours and the database's code, never a value that was bound: those
// are people's data. Whoever does not catch it lets a StoreUnavailable through.
struct DatabaseError : StoreUnavailable {
    enum class Kind {
        lost,    // the connection is gone, and with it the answer
        clash,   // two writers met: a key is there already, or one of two deadlocked was chosen
        refused, // anything else
    };
    DatabaseError(std::string_view label, std::string code_, Kind kind_);

    std::string code; // SQLSTATE, or "SQLITE_19"
    Kind kind;
};

// What a session says of itself. On SQLite one that writes holds more of the file in memory. On PostgreSQL: that it does
// the engine's own work, or nothing; and then it takes the role titularis_reader, and sees nothing until a transaction
// names a reader (schema/postgresql/0007_reading_role.sql).
enum class Declares { engine_work, engine_writing, nothing };

class Session {
public:
    Session(Address address, std::chrono::seconds busy_timeout, Declares declares = Declares::engine_work);
    ~Session();
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    Dialect dialect() const { return address_.dialect; }

    // Opens the connection, or opens it anew when the server has let go of it meanwhile. Costs no round trip when all
    // is well. Throws DatabaseError.
    void make_ready();
    // Closes; the next make_ready opens anew. Statements prepared before are forgotten.
    void close();
    // Prepared on this connection, by whichever way.
    std::size_t known_statements() const { return statements_.size() + sent_statements_.size(); }
    // Whether make_ready() would find all well, and ask_for_row_types() nothing to ask. PostgreSQL only.
    bool is_warm() const { return sql_ && !row_types_.empty() && !looks_dead(); }
    // Ends a transaction that was left open, and closes a connection that is no longer good.
    void tidy();

    // Several statements without values; for schema, settings and transactions. Throws DatabaseError.
    void run_script(std::string_view label, std::string const& sql);
    // A value as such a script may hold it; PostgreSQL only.
    std::string quoted(std::string const& value) const;

    // The statement of that text, prepared at its first use.
    soci::statement& prepared(std::string_view label, std::string_view sql);

    // PostgreSQL only. libpq's own connection, and the names of the statements that were prepared on it by the pipeline.
    pg_conn* postgresql() const;
    int socket() const; // of that connection
    std::unordered_set<std::string>& sent_statements() { return sent_statements_; }
    // PostgreSQL only. The number of a type of rows (schema/postgresql/0012_rows_as_arrays.sql); known once they were asked
    // for, which costs a round trip a connection. Both throw DatabaseError.
    void ask_for_row_types();
    std::uint32_t row_type(std::string_view name) const;

    // SQLite only. Its own connection, and what is kept of a row statement; empty before its first use.
    sqlite3* sqlite() const;
    struct PreparedRow {
        sqlite3_stmt* prepared = nullptr;
        std::vector<int> places; // of its values
    };
    PreparedRow& row_statement(std::string_view name) { return row_statements_[name]; }

    // Throws the DatabaseError of this SQLSTATE.
    [[noreturn]] void raise(std::string_view label, std::string const& state) const;
    // The same, of SQLite's code.
    [[noreturn]] void raise_sqlite(std::string_view label, int code) const;
    // Rethrows what SOCI has thrown while we did `label`, without what it quotes.
    [[noreturn]] void rethrow(std::string_view label);

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Statements = std::unordered_map<std::string, std::unique_ptr<soci::statement>, TextHash, std::equal_to<>>;

    void open();
    void set_up_sqlite();
    bool looks_dead() const;

    Address address_;
    std::chrono::seconds busy_timeout_;
    Declares declares_;
    std::unique_ptr<soci::session> sql_;
    Statements statements_; // die before sql_
    std::unordered_set<std::string> sent_statements_;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> row_types_; // by name
    std::unordered_map<std::string_view, PreparedRow> row_statements_;                    // by names that are constants
};

// A unit of work: commits when told so, otherwise comes to nothing. SQLite takes the right to write at its start, so
// that what is read stays true until it is written. Never one inside another.
class Transaction {
public:
    explicit Transaction(Session& session);
    // One that only reads, for a person and a day: see Declares.
    Transaction(Session& session, PersonId const& reader, Day today);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;

    void commit();

private:
    Session& session_;
    bool open_ = true;
};

} // namespace engine::store
