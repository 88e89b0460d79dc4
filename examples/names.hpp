#pragma once
// Invented people and places for the generator of rosters. Any likeness is chance: family names are
// put together from two halves, schools and towns do not exist, and no real school code can end with the letters used here.

#include <span>
#include <string>
#include <string_view>

namespace examples {

struct GivenName {
    std::string_view text;
    std::string_view title; // "Mme" or "M."
};

struct Discipline {
    std::string_view code;
    std::string_view label;
    int weight; // among a hundred trainees, about
};

std::span<GivenName const> given_names();
inline constexpr std::size_t family_names_max = 224;
std::string family_name(std::size_t index);

// DOC first: even the smallest roster has a documentalist, who is judged on another grid.
std::span<Discipline const> disciplines();

struct SchoolName {
    std::string text;
    std::string city;
};
// Distinct for every index below `school_names_max`.
inline constexpr std::size_t school_names_max = 1'200;
SchoolName school_name(std::size_t index);
// "9749001Q": the key of a true code is a letter among 23, and Q is none of them.
std::string school_code(std::size_t index);

// "Éloïse" → "eloise", "Grand-Bois" → "grand-bois": what an address may hold.
std::string in_address(std::string_view name);

} // namespace examples
