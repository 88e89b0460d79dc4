#include "engine/store/sqlite_rows.hpp"

#include <sqlite3.h>

namespace engine::store {
namespace {

constexpr int rows_done = SQLITE_DONE;

// For each column of the statement the number of its value in the text; 0 when it says nothing of it.
std::vector<int> places_of(sqlite3_stmt* prepared, std::string_view columns)
{
    std::vector<int> places;
    while (!columns.empty()) {
        std::string_view const column = columns.substr(0, columns.find(", "));
        columns.remove_prefix(std::min(columns.size(), column.size() + 2));
        std::string const name = ":" + std::string{column.substr(0, column.find(' '))};
        places.push_back(sqlite3_bind_parameter_index(prepared, name.c_str()));
    }
    return places;
}

} // namespace

void write_row(Session& session, RowStatement const& statement, std::initializer_list<Value> values)
{
    if (statement.sqlite.empty())
        return;
    auto const fail = [&](int result) { session.raise_sqlite(statement.name, result); };
    auto& [prepared, places] = session.row_statement(statement.name);
    if (!prepared) {
        if (int const result =
                sqlite3_prepare_v3(session.sqlite(), statement.sqlite.data(), static_cast<int>(statement.sqlite.size()),
                                   SQLITE_PREPARE_PERSISTENT, &prepared, nullptr))
            fail(result);
        places = places_of(prepared, statement.columns);
    }
    auto place = places.begin();
    for (Value const& value : values) {
        if (*place > 0) {
            auto const* const text = value.text();
            if (text)
                sqlite3_bind_text64(prepared, *place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
            else
                sqlite3_bind_int64(prepared, *place, value.number());
        }
        ++place;
    }
    int const result = sqlite3_step(prepared);
    sqlite3_reset(prepared);
    if (result != rows_done)
        fail(result);
}

} // namespace engine::store
