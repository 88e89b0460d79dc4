#pragma once
// Tracks on which nothing else depends, each walked beside what the others let it see: the conditions of its rows, as
// they change along the walk of the product. A row found taken may be one that no single case takes; a row found never
// taken is never taken.

#include "engine/walk.hpp"

namespace engine {

// By table; empty for those in the product.
std::vector<std::vector<bool>> taken_beside(Reduction const& reduction, Walk const& walk);

} // namespace engine
