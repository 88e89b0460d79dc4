// A module opened from one line of a table: its columns, its faults all at once, and the body it becomes.

#include "workflows/roster_rows.hpp"
#include "workflows/tutored_module/commands.hpp"
#include "workflows/tutored_module/tutored_module.hpp"

namespace workflows::tutored_module {
namespace {

namespace json = boost::json;

// clang-format off
constexpr std::array columns{
    std::string_view{"learner_email"}, std::string_view{"learner_family_name"}, std::string_view{"learner_given_name"}, std::string_view{"learner_title"},
    std::string_view{"tutor_email"}, std::string_view{"tutor_family_name"}, std::string_view{"tutor_given_name"}, std::string_view{"tutor_title"},
    std::string_view{"code"}, std::string_view{"title"}, std::string_view{"start_on"}, std::string_view{"end_on"},
};
constexpr std::array optional_columns{std::string_view{"group"}};
// clang-format on

// The body, with `id_of` to turn an e-mail into a person. An empty day is told by the form.
template <class IdOf>
json::object body_of(RosterRow const& row, std::string const& campaign, IdOf id_of)
{
    json::object body{{"campaign", campaign},
                      {"learner", id_of(cell(row, "learner_email"))},
                      {"tutor", id_of(cell(row, "tutor_email"))},
                      {"code", cell(row, "code")},
                      {"title", cell(row, "title")},
                      {"start_on", cell(row, "start_on")},
                      {"end_on", cell(row, "end_on")}};
    if (auto const group = cell(row, "group"); !group.empty())
        body.emplace("group", group);
    return body;
}

json::object opening_of(std::map<std::string, PersonId> const& by_email, CaseId const& campaign, RosterRow const& row)
{
    return body_of(row, campaign.value, [&](std::string const& email) { return by_email.at(email).value; });
}

} // namespace

std::vector<std::string_view> TutoredModule::roster_columns() const
{
    return {columns.begin(), columns.end()};
}

std::vector<std::string_view> TutoredModule::optional_roster_columns() const
{
    return {optional_columns.begin(), optional_columns.end()};
}

std::vector<engine::Fault> TutoredModule::read_roster_row(RosterRow const& row, engine::RosterEntry& entry) const
{
    std::vector<engine::Fault> faults;
    for (char const* const who : {"learner", "tutor"})
        if (auto one = person_in(row, who, true, faults))
            entry.people.push_back(*std::move(one));
    // The form of the command finds the faults of every other column.
    auto const read =
        form(TutoredModule::opening()).read(body_of(row, "campaign", [](std::string const&) { return "person"; }));
    if (!read)
        for (engine::Fault const& fault : read.error().faults)
            faults.push_back({column_of(fault.pointer), fault.message});
    entry.opening = &opening_of;
    return faults;
}

} // namespace workflows::tutored_module
