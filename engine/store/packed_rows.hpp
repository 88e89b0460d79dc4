#pragma once
// A case's tasks and tags, each as the one text in which the database keeps them (schema/*/0011_rows_packed.sql); and the
// drafts that an act ends, as the text in which it is told of them.

#include "engine/journal.hpp"
#include "engine/projection.hpp"

#include <span>
#include <string>

namespace engine::store {

// JSON, in the order of the rows' keys; of two rows with one key the later counts.
std::string packed(std::span<TaskRow const> tasks);
std::string packed(std::span<TagRow const> tags);
std::string packed(std::span<DraftKey const* const> drafts);

} // namespace engine::store
