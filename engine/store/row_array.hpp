#pragma once
// Rows as one value for PostgreSQL: an array of a composite type, in the binary form that its array_recv and record_recv
// read. Whole numbers in network order. A column of a row is then as its own type's receive function reads it, too.

#include "engine/store/sender.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::store {

// A row of an array, behind what is in `bytes`. Before its columns stands n, the append that it belongs to.
// Throws std::logic_error when the values are more or fewer than the columns.
void pack_row(std::string& bytes, RowColumns const& columns, int append, std::initializer_list<Value> values);

class RowArray {
public:
    // A new one. `type`: of the rows, by its number in this database.
    void begin(std::uint32_t type);
    void add(RowColumns const& columns, int append, std::initializer_list<Value> values);
    void add(std::string_view rows, std::size_t count); // packed, of the same columns
    std::size_t count() const { return count_; }
    // The columns of the first row, n before them; nothing for a null. Good until the next begin().
    std::vector<std::optional<std::string_view>> first() const;
    // All of it, good until the next begin(); none is counted any more.
    std::string_view ended();

private:
    std::string bytes_;
    std::size_t count_ = 0;
};

} // namespace engine::store
