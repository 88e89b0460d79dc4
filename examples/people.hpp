#pragma once
// Whoever a generator draws: addresses and full names told apart over all the rosters of one academy.

#include "examples/dice.hpp"
#include "examples/roster.hpp"

#include <set>
#include <string>
#include <string_view>

namespace examples {

// Everybody drawn so far: addresses are never given twice, and a full name only once the names run out.
class People {
public:
    explicit People(std::uint64_t seed) : dice_{seed, "people"} {}

    Somebody draw(std::string_view organisation);

private:
    Dice dice_;
    std::set<std::string> full_names_;
    std::set<std::string> emails_;
};

} // namespace examples
