#pragma once
// A prepared statement put to use once: values in by name, columns out by position, rows one after the other.

#include "engine/store/session.hpp"
#include "engine/store/statements.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <variant>

namespace engine::store {

class Query {
public:
    Query(Session& session, Statement const& statement);
    // A statement put together from named parts; `name` stands for it in errors.
    Query(Session& session, std::string_view name, std::string_view sql);
    // Lets go of the rows: on SQLite they would hold back what others have written since.
    ~Query();
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;

    // Values are copied: they may be temporaries.
    Query& use(std::string const& name, std::string value);
    Query& use(std::string const& name, std::int64_t value);

    // Columns in their order, filled by each next(). The variable must outlive the query.
    template <class T>
    Query& into(T& column)
    {
        statement_.exchange(soci::into(column));
        return *this;
    }

    // Executes at the first call; false when there is no row, or no further one.
    bool next();
    // For a statement without rows: executes it and says how many it touched.
    std::size_t run();

private:
    void execute();

    Session& session_;
    std::string_view name_;
    soci::statement& statement_;
    std::deque<std::variant<std::string, long long>> values_; // where SOCI looks for them until the execution
    bool executed_ = false;
};

} // namespace engine::store
