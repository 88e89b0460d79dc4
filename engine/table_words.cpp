#include "engine/table_words.hpp"

#include <algorithm>

namespace engine {

std::vector<StateId> states_of(Track const& track)
{
    std::vector<StateId> states{track.initial};
    for (Transition const& row : track.rows)
        for (StateId const state : {row.from, row.to})
            if (std::find(states.begin(), states.end(), state) == states.end())
                states.push_back(state);
    return states;
}

bool is_last(Track const& track, StateId state)
{
    return std::none_of(track.rows.begin(), track.rows.end(),
                        [&](Transition const& row) { return row.from == state && row.to != state; });
}

std::vector<Word const*> words_of(Workflow const& workflow, Roles roles)
{
    std::vector<Word const*> found;
    auto const words = workflow.words();
    for (Word const& word : words.roles)
        if (roles.has(RoleId{word.id}))
            found.push_back(&word);
    return found;
}

std::string hands_of(Workflow const& workflow, Roles roles)
{
    std::string text;
    for (Word const* const word : words_of(workflow, roles))
        text += (text.empty() ? "" : ", ") + std::string{word->label};
    return text;
}

std::string sentence_of(Workflow const& workflow, Transition const& row)
{
    return std::string{workflow.label_of(row.on)} + " (" + hands_of(workflow, row.by) + ")";
}

std::string replaced(std::string_view text, std::initializer_list<std::pair<char, std::string_view>> table)
{
    std::string out;
    for (char const c : text) {
        auto const* const found =
            std::find_if(table.begin(), table.end(), [&](auto const& each) { return each.first == c; });
        if (found == table.end())
            out += c;
        else
            out += found->second;
    }
    return out;
}

} // namespace engine
