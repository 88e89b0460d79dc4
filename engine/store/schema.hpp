#pragma once
// The files of schema/, which the build puts into the program.

#include "engine/store/address.hpp"

#include <span>
#include <string_view>

namespace engine::store {

struct SchemaStep {
    int number;
    std::string_view name; // "0001_journal"
    std::string_view sql;
};

// In the order of their numbers.
std::span<SchemaStep const> schema_of(Dialect dialect);

} // namespace engine::store
