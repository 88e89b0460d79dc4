#include "engine/store/soci_read_models.hpp"

#include "engine/store/case_list.hpp"
#include "engine/store/load_for.hpp"
#include "engine/store/query.hpp"
#include "engine/store/task_list.hpp"
#include "engine/store/write.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace engine::store {
namespace {

constexpr int dump_chunk = 500; // cases of a table in memory at once

std::string with(std::string_view text, sql::dump::Table const& table)
{
    std::string key;
    for (int i = 1; i <= table.key_count; ++i)
        key += (key.empty() ? "" : ", ") + std::to_string(i);
    std::string out;
    for (char const c : text) {
        if (c == '#')
            out += table.name;
        else if (c == '@')
            out += table.columns;
        else if (c == '%')
            out += key;
        else
            out += c;
    }
    return out;
}

std::string last_of_chunk(Session& session, sql::dump::Table const& table, std::string const& after)
{
    std::string last;
    Query query{session, "dump_chunk", with(sql::dump::last_of_chunk, table)};
    query.use("after", after).use("limit", dump_chunk).into(last).next();
    return last;
}

std::vector<std::string> lines_of(Session& session, sql::dump::Table const& table, std::string const& after,
                                  std::string const& last)
{
    std::vector<std::string> columns(static_cast<std::size_t>(table.column_count));
    std::vector<std::string> lines;
    Query query{session, "dump_rows", with(sql::dump::rows, table)};
    query.use("after", after).use("last", last);
    for (std::string& column : columns)
        query.into(column);
    while (query.next()) {
        boost::json::array row{table.name};
        row.insert(row.end(), columns.begin(), columns.end());
        lines.push_back(boost::json::serialize(row));
    }
    return lines;
}

// The version of a stream, which stays so until the end of the transaction.
Version locked_version(Session& session, CaseId const& stream)
{
    int version = 0;
    Query query{session, sql::lock_head};
    query.use("stream", stream.value).into(version);
    return query.next() ? static_cast<Version>(version) : Version{0};
}

} // namespace

CasePage SociReadModels::cases(CaseQuery const& query)
{
    return database_.read_as(query.reader, query.today,
                             [&](Session& session) { return list_cases(session, query, many_seen_); });
}

TaskPage SociReadModels::tasks(TaskQuery const& query)
{
    return database_.read_as(query.reader, query.today, [&](Session& session) { return list_tasks(session, query); });
}

TaskCounts SociReadModels::count_tasks(PersonId const& reader, Day today)
{
    return database_.read_as(reader, today,
                             [&](Session& session) { return store::count_tasks(session, reader, today); });
}

std::vector<Event> SociReadModels::load_for(PersonId const& person, CaseId const& id, Day first, Day last)
{
    return database_.read([&](Session& session) { return store::load_for(session, person, id, first, last); });
}

std::vector<CaseId> SociReadModels::linked_to(CaseId const& id)
{
    return database_.read([&](Session& session) {
        std::vector<CaseId> cases;
        std::string found;
        Query query{session, sql::cases_linked_to};
        query.use("linked", id.value).into(found);
        while (query.next())
            cases.push_back(CaseId{found});
        return cases;
    });
}

void SociReadModels::replace(Projection const& rows)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    if (rows.version == 0 || locked_version(*lease, rows.id) != rows.version)
        return;
    Commit commit;
    commit.purged.push_back({0, rows.id});
    commit.rows.push_back({0, changes_between(nullptr, rows)});
    commit.redrawn.push_back({0, &rows});
    write(*lease, commit, Gates::all_or_nothing);
    transaction.commit();
}

void SociReadModels::clear()
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    Statement const& statement = sql::clear_read_models;
    lease->run_script(statement.name, std::string{statement.in(lease->dialect())});
    transaction.commit();
}

void SociReadModels::dump(std::function<void(std::string const&)> const& line)
{
    for (sql::dump::Table const& table : sql::dump::tables) {
        for (std::string after;;) {
            std::string last;
            auto const lines = database_.read([&](Session& session) {
                last = last_of_chunk(session, table, after);
                return last.empty() ? std::vector<std::string>{} : lines_of(session, table, after, last);
            });
            if (last.empty())
                break;
            for (std::string const& text : lines)
                line(text);
            after = last;
        }
    }
}

} // namespace engine::store
