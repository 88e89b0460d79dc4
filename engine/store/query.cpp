#include "engine/store/query.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace engine::store {

Query::Query(Session& session, Statement const& statement)
    : Query{session, statement.name, statement.in(session.dialect())}
{
}

Query::Query(Session& session, std::string_view name, std::string_view sql)
    : session_{session}, name_{name}, statement_{session.prepared(name, sql)}
{
}

Query::~Query()
{
    // Native, since SOCI would let go of them only at the next execution.
    if (session_.dialect() == Dialect::sqlite)
        sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_);
    else
        static_cast<soci::postgresql_statement_backend*>(statement_.get_backend())->result_.reset();
    statement_.bind_clean_up();
}

Query& Query::use(std::string const& name, std::string value)
{
    auto& kept = std::get<std::string>(values_.emplace_back(std::move(value)));
    statement_.exchange(soci::use(kept, name));
    return *this;
}

Query& Query::use(std::string const& name, std::int64_t value)
{
    auto& kept = std::get<long long>(values_.emplace_back(static_cast<long long>(value)));
    statement_.exchange(soci::use(kept, name));
    return *this;
}

void Query::execute()
{
    statement_.define_and_bind();
    statement_.execute(true);
    executed_ = true;
}

bool Query::next()
try {
    if (executed_)
        return statement_.fetch();
    execute();
    return statement_.got_data();
} catch (soci::soci_error const&) {
    session_.rethrow(name_);
}

std::size_t Query::run()
try {
    execute();
    return static_cast<std::size_t>(statement_.get_affected_rows());
} catch (soci::soci_error const&) {
    session_.rethrow(name_);
}

} // namespace engine::store
