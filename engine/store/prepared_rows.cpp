#include "engine/store/prepared_rows.hpp"

namespace engine::store {
namespace {

// What most acts need.
constexpr std::size_t statements_expected = 8, bytes_expected = 2'048;

} // namespace

Recorder::Recorder(PreparedRows& into) : into_{into}
{
    into_.parts.reserve(statements_expected);
    into_.bytes.reserve(bytes_expected);
}

void Recorder::send(RowStatement const& statement, int append, std::initializer_list<Value> values)
{
    if (into_.parts.empty() || into_.parts.back().statement != &statement)
        into_.parts.push_back({&statement});
    std::size_t const before = into_.bytes.size();
    pack_row(into_.bytes, statement.columns, append, values);
    auto& part = into_.parts.back();
    ++part.rows;
    part.bytes += into_.bytes.size() - before;
}

} // namespace engine::store
