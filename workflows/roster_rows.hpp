#pragma once
// What every kind of case reads in one line of a table: cells, people, and faults under the columns that they are in.

#include "engine/body.hpp"
#include "engine/workflow.hpp"

#include <algorithm>

namespace workflows {

using RosterRow = std::map<std::string, std::string>;

inline std::string cell(RosterRow const& row, std::string const& column)
{
    auto const found = row.find(column);
    return found == row.end() ? std::string{} : found->second;
}

inline bool is_email(std::string_view text)
{
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size()
        && text.find('@', at + 1) == std::string_view::npos && text.find_first_of(" \t,;<>\"") == std::string_view::npos
        && text.find('.', at) != std::string_view::npos;
}

// As forms bound names, and mail its addresses. A list goes on after a name that has to fit into an address of ours.
inline constexpr std::size_t name_characters_max = 100;
inline constexpr std::size_t email_characters_max = 254;

// The four columns of a person; nothing when the person is left out.
inline std::optional<engine::RosterPerson> person_in(RosterRow const& row, std::string const& who, bool is_due,
                                                     std::vector<engine::Fault>& faults)
{
    engine::RosterPerson one{.email = cell(row, who + "_email"),
                             .family_name = cell(row, who + "_family_name"),
                             .given_name = cell(row, who + "_given_name"),
                             .title = cell(row, who + "_title")};
    if (one.email.empty() && one.family_name.empty() && one.given_name.empty() && !is_due)
        return std::nullopt;
    if (!is_email(one.email) || engine::count_characters(one.email) > email_characters_max)
        faults.push_back({who + "_email", "Une adresse électronique est attendue."});
    if (one.family_name.empty())
        faults.push_back({who + "_family_name", "Le nom manque."});
    if (one.given_name.empty())
        faults.push_back({who + "_given_name", "Le prénom manque."});
    for (auto const& [column, name] : {std::pair{"_family_name", &one.family_name}, {"_given_name", &one.given_name}})
        if (engine::count_characters(*name) > name_characters_max)
            faults.push_back({who + column, "Un nom de 100 caractères au plus est attendu."});
    if (!one.title.empty() && one.title != "M." && one.title != "Mme")
        faults.push_back({who + "_title", "« M. » ou « Mme » est attendu, ou rien."});
    return one;
}

// "/school/code" is the column school_code.
inline std::string column_of(std::string const& pointer)
{
    std::string column = pointer.starts_with('/') ? pointer.substr(1) : pointer;
    std::replace(column.begin(), column.end(), '/', '_');
    return column;
}

} // namespace workflows
