#pragma once
// A case's tasks and tags, each as the one text in which the database keeps them (schema/*/0011_rows_packed.sql); and the
// drafts that an act ends, as the text in which it is told of them.

#include "engine/journal.hpp"
#include "engine/projection.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine::store {

// JSON, in the order of the rows' keys; of two rows with one key the later counts.
std::string packed(std::span<TaskRow const> tasks);
std::string packed(std::span<TagRow const> tags);
std::string packed(std::span<DraftKey const* const> drafts);

// A tag as it was packed, in the same order.
struct PackedTag {
    std::string name, value, audience;
};
std::vector<PackedTag> unpacked_tags(std::string_view tags);

} // namespace engine::store
