#pragma once
// French letters for those who search and sort: "Élodie d'Œuvre" is found by "elodie oeuvre".

#include <string>
#include <string_view>

namespace engine::store {

// Small letters without accents, words separated by one space; apostrophes, hyphens and the like separate words.
// A letter that is not Latin stays as it is.
std::string folded(std::string_view text);

// Capitals, accents kept: "LÉVY-ŒUVRARD".
std::string in_capitals(std::string_view text);

} // namespace engine::store
