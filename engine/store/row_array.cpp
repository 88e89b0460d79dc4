#include "engine/store/row_array.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <endian.h>

namespace engine::store {
namespace {

// The numbers of PostgreSQL's own types, the same in every database (its pg_type.dat).
constexpr std::uint32_t type_bytea = 17, type_bigint = 20, type_integer = 23, type_text = 25;
constexpr std::array<std::pair<std::string_view, std::uint32_t>, 4> types_by_name{
    {{"bytea", type_bytea}, {"bigint", type_bigint}, {"integer", type_integer}, {"text", type_text}}};

constexpr std::uint32_t size_of_integer = 4, size_of_bigint = 8;
constexpr std::uint32_t null = 0xffffffff;                    // as a size
constexpr std::size_t place_of_count = 12, size_of_head = 20; // of the array

std::uint32_t type_of(std::string_view name)
{
    auto const* const found =
        std::find_if(types_by_name.begin(), types_by_name.end(), [&](auto const& each) { return each.first == name; });
    if (found == types_by_name.end())
        throw std::logic_error{"no column of a row is " + std::string{name}};
    return found->second;
}

} // namespace

void RowArray::begin(std::uint32_t type, std::string_view columns)
{
    count_ = 0;
    types_.clear();
    for_each_column(columns, [this](std::string_view, std::string_view name) { types_.push_back(type_of(name)); });
    bytes_.clear();
    write(1); // dimension
    write(0); // of the rows none is null
    write(type);
    write(0); // how many: known in the end
    write(1); // the number of the first
}

void RowArray::add(int append, std::initializer_list<Value> values)
{
    std::size_t const start = bytes_.size();
    write(0); // size: known in the end
    write(static_cast<std::uint32_t>(types_.size() + 1));
    write(type_integer, append);
    auto type = types_.begin();
    for (Value const& value : values)
        write(*type++, value);
    write_at(start, static_cast<std::uint32_t>(bytes_.size() - start - size_of_integer));
    ++count_;
}

void RowArray::add(std::string_view rows, std::size_t count)
{
    bytes_.append(rows);
    count_ += count;
}

std::string_view RowArray::rows() const
{
    return std::string_view{bytes_}.substr(size_of_head);
}

std::string_view RowArray::ended()
{
    write_at(place_of_count, static_cast<std::uint32_t>(std::exchange(count_, 0)));
    return bytes_;
}

void RowArray::write(std::uint32_t number)
{
    number = htobe32(number);
    bytes_.append(reinterpret_cast<char const*>(&number), sizeof number);
}

void RowArray::write_at(std::size_t place, std::uint32_t number)
{
    number = htobe32(number);
    bytes_.replace(place, sizeof number, reinterpret_cast<char const*>(&number), sizeof number);
}

void RowArray::write(std::uint32_t type, Value const& value)
{
    write(type);
    if (value.is_null())
        return write(null);
    if (auto const text = value.text()) {
        write(static_cast<std::uint32_t>(text->size()));
        bytes_.append(*text);
    } else if (type == type_bigint) {
        std::uint64_t const number = htobe64(static_cast<std::uint64_t>(value.number()));
        write(size_of_bigint);
        bytes_.append(reinterpret_cast<char const*>(&number), sizeof number);
    } else {
        write(size_of_integer);
        write(static_cast<std::uint32_t>(value.number()));
    }
}

} // namespace engine::store
