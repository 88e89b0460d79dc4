#include "engine/store/prepared_rows.hpp"

#include <stdexcept>

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

void Recorder::send_packed(RowStatement const& statement, std::string_view, std::size_t)
{
    throw std::logic_error{"packed twice: " + std::string{statement.name}};
}

void Recorder::end()
{
    if (into_.parts.empty())
        return;
    PreparedRows::Part& part = into_.parts.back();
    part.count = rows_.count();
    part.begin = into_.bytes.size();
    into_.bytes += rows_.rows();
    part.end = into_.bytes.size();
}

} // namespace engine::store
