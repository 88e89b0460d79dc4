#pragma once
// libpq's pipeline: statements are sent without waiting for the answer to the one before. What is sent between two
// synchronisations is one transaction.

#include "engine/store/session.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct pg_result; // of libpq

namespace engine::store {

// A row of an answer: its columns as texts, empty for null. Good for as long as the row is at hand.
class Columns {
public:
    Columns(pg_result const* result, int row) : result_{result}, row_{row} {}
    std::string_view operator[](int column) const;

private:
    pg_result const* result_;
    int row_;
};

class Pipeline {
public:
    explicit Pipeline(Session& session);
    ~Pipeline(); // one that was not finished leaves no usable connection: it is closed
    Pipeline(Pipeline const&) = delete;
    Pipeline& operator=(Pipeline const&) = delete;

    // Statements stay prepared on the connection, under a name.
    bool knows(std::string const& name) const { return session_.sent_statements().contains(name); }
    void prepare(std::string const& name, std::string const& sql);
    // Values as texts, or null.
    void send(std::string const& name, std::span<char const* const> values);
    // Values in binary; nothing for null.
    void send_binary(std::string const& name, std::span<std::optional<std::string_view> const> values);
    // What was sent so far goes out: the database begins while the next is made.
    void flush();

    // What was sent so far is a transaction, and goes out. finish() does it when nobody has.
    void synchronise();

    // Waits for all the answers; the rows among them, of which the first two columns count, and are whole numbers.
    // Throws DatabaseError for the first answer that is an error.
    using Row = std::pair<int, int>;
    std::vector<Row> finish();
    // The same for rows that say more, with the name of the statement that each answers. What `each` throws ends the
    // connection.
    using Each = std::function<void(std::string const& name, Columns const& row)>;
    void finish(Each const& each);

private:
    struct Sent {
        std::string name;
        bool is_preparation = false;
    };

    bool read_results(Each const& each);
    void note_failure(char const* state, std::size_t done);
    void forget_preparation(std::size_t done);

    Session& session_;
    pg_conn* connection_;
    std::vector<Sent> sent_;
    std::optional<std::string> failure_; // SQLSTATE of the first
    std::string failed_;                 // its statement
    bool synchronised_ = false;
    bool finished_ = false;
};

} // namespace engine::store
