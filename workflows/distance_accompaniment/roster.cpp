// A contract prepared from one line of a table: its columns, its faults all at once, and the body it becomes.

#include "workflows/distance_accompaniment/distance_accompaniment.hpp"
#include "workflows/roster_rows.hpp"

#include <array>
#include <charconv>

namespace workflows::distance_accompaniment {
namespace {

namespace json = boost::json;

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

// What is no number stays a text, and the form says so.
json::value number_of(std::string const& text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? json::value(number) : json::value(text);
}

template <class IdOf>
json::object body_of(RosterRow const& row, std::string const& campaign, IdOf id_of)
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

json::object opening_of(std::map<std::string, PersonId> const& by_email, CaseId const& campaign, RosterRow const& row)
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

std::vector<engine::Fault> DistanceAccompaniment::read_roster_row(RosterRow const& row,
                                                                  engine::RosterEntry& entry) const
{
    std::vector<engine::Fault> faults;
    for (auto const& [who, is_due] : {std::pair{"trainer", true}, {"correspondent", false}})
        if (auto one = person_in(row, who, is_due, faults))
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
