#pragma once
// What every drawing and list of a table is made of. For diagram.cpp and svg.cpp.

#include "engine/workflow.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine {

// In the order in which the rows first name them, the initial one before all.
std::vector<StateId> states_of(Track const& track);
bool is_last(Track const& track, StateId state);
std::vector<Word const*> words_of(Workflow const& workflow, Roles roles);
// "chef d'établissement, inspecteur"
std::string hands_of(Workflow const& workflow, Roles roles);
// "Déposer (chef d'établissement)"
std::string sentence_of(Workflow const& workflow, Transition const& row);

// The text with some characters written otherwise.
std::string replaced(std::string_view text, std::initializer_list<std::pair<char, std::string_view>> table);

} // namespace engine
