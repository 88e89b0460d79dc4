#pragma once
// The lines of one corps, drawn alike for a roster of its own and for a whole academy.

#include "examples/names.hpp"
#include "examples/people.hpp"

#include <span>

namespace examples {

// Of one corps.
struct LinesWish {
    std::size_t trainees = 60;
    std::string corps;
    std::span<Discipline const> disciplines;
    std::size_t first_school = 0; // those before belong to another corps
    engine::Day starts_on{};
};

inline constexpr std::size_t trainees_max = 2'700; // a school for 2.25 of them, and 1,200 schools have names

std::size_t schools_of(std::size_t trainees);
// Throws std::invalid_argument.
engine::Day first_of_september(std::string const& school_year);

// Everybody at full time. `dice` draws what concerns posts, `people` who holds them.
std::vector<RosterLine> draw_lines(LinesWish const& wish, People& people, Dice& dice);

} // namespace examples
