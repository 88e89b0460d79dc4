// A year opened from one line of a table: its columns, its faults all at once, and the body it becomes.

#include "workflows/roster_rows.hpp"
#include "workflows/trainee_year/commands.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include <charconv>

namespace workflows::trainee_year {
namespace {

namespace json = boost::json;

// clang-format off
constexpr std::array columns{
    std::string_view{"trainee_email"}, std::string_view{"trainee_family_name"}, std::string_view{"trainee_given_name"}, std::string_view{"trainee_title"},
    std::string_view{"corps"}, std::string_view{"discipline"}, std::string_view{"session"}, std::string_view{"load"}, std::string_view{"path"},
    std::string_view{"school_code"}, std::string_view{"school_name"}, std::string_view{"school_city"}, std::string_view{"start_on"},
    std::string_view{"head_email"}, std::string_view{"head_family_name"}, std::string_view{"head_given_name"}, std::string_view{"head_title"},
    std::string_view{"tutor_email"}, std::string_view{"tutor_family_name"}, std::string_view{"tutor_given_name"}, std::string_view{"tutor_title"},
    std::string_view{"inspector_email"}, std::string_view{"inspector_family_name"}, std::string_view{"inspector_given_name"}, std::string_view{"inspector_title"},
    std::string_view{"titulaire_elsewhere"},
};
// A roster that has no use for these leaves the columns out.
constexpr std::array optional_columns{
    std::string_view{"place"}, std::string_view{"diploma_awaited"},
    std::string_view{"inspe_director_email"}, std::string_view{"inspe_director_family_name"}, std::string_view{"inspe_director_given_name"}, std::string_view{"inspe_director_title"},
    std::string_view{"authority_email"}, std::string_view{"authority_family_name"}, std::string_view{"authority_given_name"}, std::string_view{"authority_title"},
};
// clang-format on

json::value session_of(std::string const& text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return json::value(text);
    return number;
}

json::value yes_or_no(std::string const& text)
{
    if (text.empty() || text == "non" || text == "false")
        return false;
    if (text == "oui" || text == "true")
        return true;
    return json::value(text);
}

// The body, with `id_of` to turn an e-mail into a person.
template <class IdOf>
json::object body_of(RosterRow const& row, std::string const& campaign, IdOf id_of)
{
    json::object body{{"campaign", campaign},
                      {"trainee", id_of(cell(row, "trainee_email"))},
                      {"head_of_school", id_of(cell(row, "head_email"))},
                      {"corps", cell(row, "corps")},
                      {"discipline", cell(row, "discipline")},
                      {"session", session_of(cell(row, "session"))},
                      {"load", cell(row, "load")},
                      {"path", cell(row, "path")},
                      {"school",
                       json::object{{"code", cell(row, "school_code")},
                                    {"name", cell(row, "school_name")},
                                    {"city", cell(row, "school_city")}}},
                      {"start_on", cell(row, "start_on")},
                      {"titulaire_elsewhere", yes_or_no(cell(row, "titulaire_elsewhere"))}};
    if (auto const email = cell(row, "tutor_email"); !email.empty())
        body.emplace("tutor", id_of(email));
    if (auto const email = cell(row, "inspector_email"); !email.empty())
        body.emplace("inspector", id_of(email));
    if (auto const email = cell(row, "inspe_director_email"); !email.empty())
        body.emplace("inspe_director", id_of(email));
    if (auto const email = cell(row, "authority_email"); !email.empty())
        body.emplace("authority", id_of(email));
    if (auto const place = cell(row, "place"); !place.empty())
        body.emplace("place", place);
    if (auto const awaited = cell(row, "diploma_awaited"); !awaited.empty())
        body.emplace("diploma_awaited", yes_or_no(awaited));
    return body;
}

json::object opening_of(std::map<std::string, PersonId> const& by_email, CaseId const& campaign, RosterRow const& row)
{
    return body_of(row, campaign.value, [&](std::string const& email) { return by_email.at(email).value; });
}

} // namespace

std::vector<std::string_view> TraineeYear::roster_columns() const
{
    return {columns.begin(), columns.end()};
}

std::vector<std::string_view> TraineeYear::optional_roster_columns() const
{
    return {optional_columns.begin(), optional_columns.end()};
}

std::vector<engine::Fault> TraineeYear::read_roster_row(RosterRow const& row, engine::RosterEntry& entry) const
{
    std::vector<engine::Fault> faults;
    for (auto const& [who, is_due] : {std::pair{"trainee", true},
                                      {"head", true},
                                      {"tutor", false},
                                      {"inspector", false},
                                      {"inspe_director", false},
                                      {"authority", false}})
        if (auto one = person_in(row, who, is_due, faults))
            entry.people.push_back(*std::move(one));
    // The form of the command finds the faults of every other column.
    auto const read =
        form(TraineeYear::opening()).read(body_of(row, "campaign", [](std::string const&) { return "person"; }));
    if (!read)
        for (engine::Fault const& fault : read.error().faults)
            faults.push_back({column_of(fault.pointer), fault.message});
    entry.opening = &opening_of;
    return faults;
}

} // namespace workflows::trainee_year
