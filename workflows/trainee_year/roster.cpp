// A year opened from one line of a table: its columns, its faults all at once, and the body it becomes.

#include "workflows/trainee_year/commands.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include <algorithm>
#include <charconv>

namespace workflows::trainee_year {
namespace {

namespace json = boost::json;
using Row = std::map<std::string, std::string>;

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

std::string cell(Row const& row, std::string const& column)
{
    auto const found = row.find(column);
    return found == row.end() ? std::string{} : found->second;
}

bool is_email(std::string_view text)
{
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size()
        && text.find('@', at + 1) == std::string_view::npos && text.find_first_of(" \t,;<>\"") == std::string_view::npos
        && text.find('.', at) != std::string_view::npos;
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
        faults.push_back({who + "_title", "« M. » ou « Mme » est attendu, ou rien."});
    return one;
}

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
json::object body_of(Row const& row, std::string const& campaign, IdOf id_of)
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

// "/school/code" is the column school_code.
std::string column_of(std::string const& pointer)
{
    std::string column = pointer.starts_with('/') ? pointer.substr(1) : pointer;
    std::replace(column.begin(), column.end(), '/', '_');
    return column;
}

json::object opening_of(std::map<std::string, PersonId> const& by_email, CaseId const& campaign, Row const& row)
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

std::vector<engine::Fault> TraineeYear::read_roster_row(Row const& row, engine::RosterEntry& entry) const
{
    std::vector<engine::Fault> faults;
    for (auto const& [who, is_due] : {std::pair{"trainee", true},
                                      {"head", true},
                                      {"tutor", false},
                                      {"inspector", false},
                                      {"inspe_director", false},
                                      {"authority", false}})
        if (auto one = person(row, who, is_due, faults))
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
