#pragma once
// Evaluation grids and their scales: six blocks, 27 items, one grid a profession. A scale belongs to an instrument; an
// answer is never turned into a number (I26). The wording of the items is ours (Ref::a_grid_items).

#include "workflows/trainee_year/terms.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace workflows::trainee_year {

struct Item {
    std::string_view code; // "b1-1"
    std::string_view label;
};

struct Block {
    std::string_view code; // "b1"
    std::string_view title;
    std::string_view competences; // codes, separated by spaces
    std::span<Item const> items;
};

std::span<Block const> grid_of(Profession profession);
// The codes of all its items, each once, in the order of the grid.
std::vector<std::string_view> const& items_of(Profession profession);

// The answers that the instrument of a track knows; none when it has no grid.
std::span<Rating const> scale_of(Track track);

} // namespace workflows::trainee_year
