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
    if (into_.parts.empty() || into_.parts.back().statement != &statement) {
        end();
        rows_.begin(0, statement.columns); // the number of their type is the session's affair
        into_.parts.push_back({&statement});
    }
    rows_.add(append, values);
}

void Recorder::end()
{
    if (into_.parts.empty())
        return;
    into_.parts.back().rows = rows_.count();
    into_.parts.back().bytes = rows_.rows().size();
    into_.bytes += rows_.rows();
}

} // namespace engine::store
