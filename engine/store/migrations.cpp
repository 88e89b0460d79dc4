#include "engine/store/migrations.hpp"

#include "engine/chain.hpp"
#include "engine/store/query.hpp"
#include "engine/store/schema.hpp"

#include <filesystem>
#include <map>

namespace engine::store {
namespace {

constexpr std::chrono::seconds busy_timeout{30};

struct Applied {
    std::string name, digest;
};
using AppliedSteps = std::map<int, Applied>;

bool has_schema_table(Session& session)
{
    long long tables = 0;
    Query query{session, sql::schema_table_exists};
    query.into(tables).next();
    return tables > 0;
}

AppliedSteps applied_steps(Session& session)
{
    AppliedSteps steps;
    int number = 0;
    Applied applied;
    Query query{session, sql::schema_steps};
    query.into(number).into(applied.name).into(applied.digest);
    while (query.next())
        steps[number] = applied;
    return steps;
}

std::string digest_of(SchemaStep const& step)
{
    return to_hex(sha256(step.sql));
}

// Why the steps applied are not ours; empty when they are.
std::string mismatch(Dialect dialect, AppliedSteps applied)
{
    for (SchemaStep const& step : schema_of(dialect)) {
        auto const found = applied.find(step.number);
        if (found != applied.end() && found->second.digest != digest_of(step))
            return "step " + std::string{step.name} + " is applied, but was another when it was";
        applied.erase(step.number);
    }
    if (!applied.empty())
        return "step " + applied.begin()->second.name + " is applied, but unknown to this program: is it too old?";
    return {};
}

// Of schema/postgresql/0007_reading_role.sql: who migrates may not make the roles that it needs.
constexpr std::string_view roles_missing = "TI007";
constexpr char const* make_the_roles =
    "the roles of the server are missing, and this login may not make them. Let an administrator of the database do so"
    " first: create role titularis_server nologin noinherit; create role titularis_reader nologin;"
    " grant titularis_reader to titularis_server; and grant titularis_reader to the login that migrates";

void run(Session& session, SchemaStep const& step)
{
    try {
        session.run_script(step.name, std::string{step.sql});
    } catch (DatabaseError const& error) {
        if (error.code == roles_missing)
            throw SchemaMismatch{make_the_roles};
        throw;
    }
}

void apply(Session& session, SchemaStep const& step)
{
    run(session, step);
    Query{session, sql::remember_step}
        .use("number", step.number)
        .use("name", std::string{step.name})
        .use("digest", digest_of(step))
        .run();
}

} // namespace

std::vector<std::string> migrate(std::string const& url)
{
    Session session{parse_address(url), busy_timeout};
    Dialect const dialect = session.dialect();
    session.make_ready();
    Transaction transaction{session};
    if (dialect == Dialect::postgresql)
        session.run_script(sql::lock_schema.name, std::string{sql::lock_schema.postgresql});
    if (!has_schema_table(session))
        session.run_script(sql::create_schema_table.name, std::string{sql::create_schema_table.in(dialect)});
    AppliedSteps const applied = applied_steps(session);
    if (std::string const why = mismatch(dialect, applied); !why.empty())
        throw SchemaMismatch{why};
    std::vector<std::string> done;
    for (SchemaStep const& step : schema_of(dialect)) {
        if (applied.contains(step.number))
            continue;
        apply(session, step);
        done.emplace_back(step.name);
    }
    transaction.commit();
    return done;
}

bool is_up_to_date(std::string const& url)
{
    auto const address = parse_address(url);
    if (address.dialect == Dialect::sqlite && !std::filesystem::exists(address.target))
        return false; // SQLite would make the file
    Session session{address, busy_timeout};
    session.make_ready();
    if (!has_schema_table(session))
        return false;
    AppliedSteps const applied = applied_steps(session);
    return applied.size() == schema_of(session.dialect()).size() && mismatch(session.dialect(), applied).empty();
}

} // namespace engine::store
