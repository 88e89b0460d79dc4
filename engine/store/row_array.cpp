#include "engine/store/row_array.hpp"

#include <cstring>
#include <stdexcept>
#include <utility>

#include <endian.h>

namespace engine::store {
namespace {

constexpr std::uint32_t size_of_integer = 4, size_of_bigint = 8;
constexpr std::uint32_t null = 0xffffffff;                    // as a size
constexpr std::size_t place_of_count = 12, size_of_head = 20; // of the array
constexpr std::size_t head_of_row = 8, head_of_column = 8;

char* put(char* at, std::uint32_t number)
{
    number = htobe32(number);
    std::memcpy(at, &number, sizeof number);
    return at + sizeof number;
}

char* put(char* at, std::uint64_t number)
{
    number = htobe64(number);
    std::memcpy(at, &number, sizeof number);
    return at + sizeof number;
}

std::uint32_t number_at(char const* at)
{
    std::uint32_t number = 0;
    std::memcpy(&number, at, sizeof number);
    return be32toh(number);
}

char* put(char* at, std::string_view text)
{
    std::memcpy(at, text.data(), text.size());
    return at + text.size();
}

char* put(char* at, ColumnType type, Value const& value)
{
    at = put(at, static_cast<std::uint32_t>(type));
    if (value.is_null())
        return put(at, null);
    if (auto const text = value.text())
        return put(put(at, static_cast<std::uint32_t>(text->size())), *text);
    if (type == ColumnType::bigint)
        return put(put(at, size_of_bigint), static_cast<std::uint64_t>(value.number()));
    return put(put(at, size_of_integer), static_cast<std::uint32_t>(value.number()));
}

std::size_t bytes_at_most(Value const& value)
{
    auto const text = value.text();
    return head_of_column + (text ? text->size() : size_of_bigint);
}

} // namespace

void pack_row(std::string& bytes, RowColumns const& columns, int append, std::initializer_list<Value> values)
{
    if (values.size() != columns.types().size())
        throw std::logic_error{"a row has other columns: " + std::string{columns.text()}};
    std::size_t most = head_of_row + head_of_column + size_of_integer;
    for (Value const& value : values)
        most += bytes_at_most(value);
    std::size_t const start = bytes.size();
    bytes.resize(start + most);
    char* const row = bytes.data() + start;
    char* at = put(row + sizeof(std::uint32_t), static_cast<std::uint32_t>(values.size() + 1));
    at = put(at, ColumnType::integer, append);
    auto const* type = columns.types().data();
    for (Value const& value : values)
        at = put(at, *type++, value);
    auto const size = static_cast<std::size_t>(at - row);
    put(row, static_cast<std::uint32_t>(size - sizeof(std::uint32_t))); // of what follows
    bytes.resize(start + size);
}

void RowArray::begin(std::uint32_t type)
{
    count_ = 0;
    bytes_.resize(size_of_head);
    char* at = put(bytes_.data(), std::uint32_t{1}); // dimension
    at = put(at, std::uint32_t{0});                  // of the rows none is null
    at = put(at, type);
    at = put(at, std::uint32_t{0}); // how many: known in the end
    put(at, std::uint32_t{1});      // the number of the first
}

void RowArray::add(RowColumns const& columns, int append, std::initializer_list<Value> values)
{
    pack_row(bytes_, columns, append, values);
    ++count_;
}

void RowArray::add(std::string_view rows, std::size_t count)
{
    bytes_.append(rows);
    count_ += count;
}

std::vector<std::optional<std::string_view>> RowArray::first() const
{
    constexpr std::size_t place_of_size = head_of_column - sizeof(std::uint32_t); // behind the type
    char const* const row = bytes_.data() + size_of_head;
    std::vector<std::optional<std::string_view>> columns(number_at(row + sizeof(std::uint32_t)));
    char const* at = row + head_of_row;
    for (auto& column : columns) {
        std::uint32_t const size = number_at(at + place_of_size);
        at += head_of_column;
        if (size == null)
            continue;
        column.emplace(at, size);
        at += size;
    }
    return columns;
}

std::string_view RowArray::ended()
{
    put(bytes_.data() + place_of_count, static_cast<std::uint32_t>(std::exchange(count_, 0)));
    return bytes_;
}

} // namespace engine::store
