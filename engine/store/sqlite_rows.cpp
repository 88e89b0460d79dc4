#include "engine/store/sqlite_rows.hpp"

#include <sqlite3.h>

namespace engine::store {
namespace {

// For each column of the statement the number of its value in the text; 0 when it says nothing of it.
std::vector<int> places_of(sqlite3_stmt* prepared, RowColumns const& columns)
{
    std::vector<int> places;
    columns.for_each([&](std::string_view name, std::string_view) {
        places.push_back(sqlite3_bind_parameter_index(prepared, (":" + std::string{name}).c_str()));
    });
    return places;
}

// Executed up to its first row, if it has any: SQLITE_ROW or SQLITE_DONE.
int step(Session& session, RowStatement const& statement, std::initializer_list<Value> values, sqlite3_stmt*& prepared)
{
    auto& kept = session.row_statement(statement.name);
    if (!kept.prepared) {
        if (int const result =
                sqlite3_prepare_v3(session.sqlite(), statement.sqlite.data(), static_cast<int>(statement.sqlite.size()),
                                   SQLITE_PREPARE_PERSISTENT, &kept.prepared, nullptr))
            session.raise_sqlite(statement.name, result);
        kept.places = places_of(kept.prepared, statement.columns);
    }
    prepared = kept.prepared;
    auto place = kept.places.begin();
    for (Value const& value : values) {
        int const number = *place++;
        auto const text = value.text();
        if (number == 0)
            continue; // PostgreSQL's alone
        if (value.is_null())
            sqlite3_bind_null(prepared, number);
        else if (text)
            sqlite3_bind_text64(prepared, number, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        else
            sqlite3_bind_int64(prepared, number, value.number());
    }
    int const result = sqlite3_step(prepared);
    if (result == SQLITE_ROW || result == SQLITE_DONE)
        return result;
    sqlite3_reset(prepared);
    session.raise_sqlite(statement.name, result);
}

} // namespace

void write_row(Session& session, RowStatement const& statement, std::initializer_list<Value> values)
{
    if (statement.sqlite.empty())
        return;
    sqlite3_stmt* prepared = nullptr;
    step(session, statement, values, prepared);
    sqlite3_reset(prepared);
}

std::optional<std::int64_t> read_number(Session& session, RowStatement const& statement,
                                        std::initializer_list<Value> values)
{
    sqlite3_stmt* prepared = nullptr;
    std::optional<std::int64_t> number;
    if (step(session, statement, values, prepared) == SQLITE_ROW)
        number = sqlite3_column_int64(prepared, 0);
    sqlite3_reset(prepared);
    return number;
}

} // namespace engine::store
