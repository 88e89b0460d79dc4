#pragma once
// A case's tasks and tags, each as the one text in which the database keeps them (schema/*/0011_rows_packed.sql).

#include "engine/projection.hpp"

#include <span>
#include <string>

namespace engine::store {

// JSON, in the order of the rows' keys; of two rows with one key the later counts.
std::string packed(std::span<TaskRow const> tasks);
std::string packed(std::span<TagRow const> tags);

} // namespace engine::store
