// A contract prepared from one line of a table: its columns, its faults all at once, and the body it becomes.

#include "workflows/distance_accompaniment/distance_accompaniment.hpp"

#include <algorithm>
#include <charconv>

namespace workflows::distance_accompaniment {
namespace {

namespace json = boost::json;
using Row = std::map<std::string, std::string>;

// clang-format off
constexpr std::array columns{
    std::string_view{"trainer_email"}, std::string_view{"trainer_family_name"}, std::string_view{"trainer_given_name"}, std::string_view{"trainer_title"},
    std::string_view{"group_code"}, std::string_view{"group_title"}, std::string_view{"domain"},
    std::string_view{"starts_on"}, std::string_view{"ends_on"}, std::string_view{"planned_hours"},
};
constexpr std::array optional_columns{
    std::string_view{"correspondent_email"}, std::string_view{"correspondent_family_name"}, std::string_view{"correspondent_given_name"}, std::string_view{"correspondent_title"},
};
// clang-format on

std::string cell(Row const& row, std::string const& column)
{
    auto const found = row.find(column);
    return found == row.end() ? std::string{} : found->second;
}

// An address is something, "@", something with a dot, without a space.
bool is_email(std::string_view text)
{
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos
        && text.find_first_of(" \t,;<>\"") == std::string_view::npos && text.find('.', at) != std::string_view::npos;
}

// The four columns of a person; nothing when the person is left out.
std::optional<engine::RosterPerson> person(Row const& row, std::string const& who, bool is_due,
                                           std::vector<engine::Fault>& faults)
{
    engine::RosterPerson one{.email = cell(row, who + "_email"),
                             .family_name = cell(row, who + "_family_name"),
                             .given_name = cell(row, who + "_given_name"),
                             .title = cell(row, who + "_title")};
    if (one.email.empty() && one.family_name.empty() && one.given_name.empty() && !is_due)
        return std::nullopt;
    if (!is_email(one.email))
        faults.push_back({who + "_email", "Une adresse électronique est attendue."});
    if (one.family_name.empty())
        faults.push_back({who + "_family_name", "Le nom manque."});
    if (one.given_name.empty())
        faults.push_back({who + "_given_name", "Le prénom manque."});
    if (!one.title.empty() && one.title != "M." && one.title != "Mme")
        faults.push_back({who + "_title", "« M. » ou « Mme » est attendu, ou rien."});
    return one;
}

// What is no number stays a text, and the form says so.
json::value number_of(std::string const& text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? json::value(number) : json::value(text);
}

template <class IdOf>
json::object body_of(Row const& row, std::string const& campaign, IdOf id_of)
{
    json::object body{{"campaign", campaign},
                      {"trainer", id_of(cell(row, "trainer_email"))},
                      {"group", json::object{{"code", cell(row, "group_code")}, {"title", cell(row, "group_title")}}},
                      {"domain", cell(row, "domain")},
                      {"starts_on", cell(row, "starts_on")},
                      {"ends_on", cell(row, "ends_on")},
                      {"planned_hours", number_of(cell(row, "planned_hours"))}};
    if (auto const email = cell(row, "correspondent_email"); !email.empty())
        body.emplace("correspondent", id_of(email));
    return body;
}

// "/group/code" is the column group_code.
std::string column_of(std::string const& pointer)
{
    std::string column = pointer.starts_with('/') ? pointer.substr(1) : pointer;
    std::ranges::replace(column, '/', '_');
    return column;
}

json::object opening_of(std::map<std::string, PersonId> const& by_email, CaseId const& campaign, Row const& row)
{
    return body_of(row, campaign.value, [&](std::string const& email) { return by_email.at(email).value; });
}

} // namespace

std::vector<std::string_view> DistanceAccompaniment::roster_columns() const
{
    return {columns.begin(), columns.end()};
}

std::vector<std::string_view> DistanceAccompaniment::optional_roster_columns() const
{
    return {optional_columns.begin(), optional_columns.end()};
}

std::vector<engine::Fault> DistanceAccompaniment::read_roster_row(Row const& row, engine::RosterEntry& entry) const
{
    std::vector<engine::Fault> faults;
    for (auto const& [who, is_due] : {std::pair{"trainer", true}, {"correspondent", false}})
        if (auto one = person(row, who, is_due, faults))
            entry.people.push_back(*std::move(one));
    // The form of the command finds the faults of every other column.
    auto const read = form(DistanceAccompaniment::opening()).read(body_of(row, "campaign", [](std::string const&) {
        return "person";
    }));
    if (!read)
        for (engine::Fault const& fault : read.error().faults)
            faults.push_back({column_of(fault.pointer), fault.message});
    entry.opening = &opening_of;
    return faults;
}

} // namespace workflows::distance_accompaniment
