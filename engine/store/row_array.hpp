#pragma once
// Rows as one value for PostgreSQL: an array of a composite type, in the binary form that its array_recv and record_recv
// read. Whole numbers in network order.

#include "engine/store/sender.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace engine::store {

class RowArray {
public:
    // A new one. `type`: of the rows, by its number in this database. `columns`: as a RowStatement names them; before them
    // stands n, the append that a row belongs to.
    void begin(std::uint32_t type, std::string_view columns);
    void add(int append, std::initializer_list<Value> values);
    void add(std::string_view rows, std::size_t count); // those of another one, of the same columns
    std::size_t count() const { return count_; }
    std::string_view rows() const; // without what stands before them in an array; good until the next begin()
    // All of it, good until the next begin(); none is counted any more.
    std::string_view ended();

private:
    void write(std::uint32_t number);
    void write_at(std::size_t place, std::uint32_t number);
    void write(std::uint32_t type, Value const& value);

    std::string bytes_;
    std::vector<std::uint32_t> types_; // of the columns
    std::size_t count_ = 0;
};

} // namespace engine::store
