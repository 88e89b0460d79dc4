#pragma once
// Rows on their way into the database, table after table.

#include "engine/store/row_statements.hpp"
#include "engine/store/session.hpp"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace engine::store {

// What a row holds. A text or hash that has a name is looked at, not copied: it outlives the call it is sent with.
class Value {
public:
    Value() = default; // null
    Value(std::string const& text) : held_{std::string_view{text}} {}
    Value(std::string&& text) : held_{std::move(text)} {}
    Value(std::string const&& text) : held_{std::string{text}} {} // what "a ? b : std::string{}" is when b is const
    Value(Hash const& hash) : held_{std::string_view{reinterpret_cast<char const*>(hash.data()), hash.size()}} {}
    template <std::integral Number>
    Value(Number number) : held_{static_cast<std::int64_t>(number)}
    {
    }

    bool is_null() const { return held_.index() == 0; }
    std::optional<std::string_view> text() const // or bytes; nothing for a number
    {
        if (auto const* const own = std::get_if<std::string>(&held_))
            return *own;
        auto const* const other = std::get_if<std::string_view>(&held_);
        return other ? std::optional{*other} : std::nullopt;
    }
    std::int64_t number() const { return std::get<std::int64_t>(held_); }

private:
    std::variant<std::monostate, std::int64_t, std::string, std::string_view> held_;
};

// An append that a gate has not let through (row_statements.hpp).
struct Refused {
    int append = 0;
    bool key_taken = false;
};

// Which appends PostgreSQL lets through.
enum class Gates {
    all_or_nothing, // a clash when something is in the way of one
    sifting         // it leaves out those that something is in the way of; costs it half as much again an append
};

class Sender {
public:
    virtual ~Sender() = default;

    // A row, its values in the order of the statement's columns. It is left out when a gate refuses its append.
    virtual void send(RowStatement const& statement, int append, std::initializer_list<Value> values) = 0;
    // Rows that a RowArray has packed. PostgreSQL only.
    virtual void send_packed(RowStatement const& statement, std::string_view rows, std::size_t count);
    // All of it is on its way, and nobody waits for it.
    virtual void flush() = 0;
    // The same, and it was all: PostgreSQL commits, unless the caller has begun a transaction.
    virtual void end() = 0;
    // Waits until all of it is done. Throws DatabaseError for the first that failed; then nothing was written.
    virtual std::vector<Refused> finish() = 0;
};

// SQLite: each row is written as it is sent, in the caller's transaction, in which he has looked who is to be refused.
// PostgreSQL: rows in a row that are for the same statement go as one array (row_array.hpp), one that is alone column by
// column, and none waits for the one before it (libpq's pipeline, which SOCI has not). It is one round trip, and one
// transaction unless the caller has begun one.
std::unique_ptr<Sender> sender_for(Session& session, Gates gates);

} // namespace engine::store
