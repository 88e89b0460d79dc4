// A preparation opened from one line of a table: its columns, its faults all at once, and the body it becomes.

#include "workflows/exam_preparation/commands.hpp"
#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/roster_rows.hpp"

#include <charconv>

namespace workflows::exam_preparation {
namespace {

namespace json = boost::json;

// clang-format off
constexpr std::array columns{
    std::string_view{"candidate_email"}, std::string_view{"candidate_family_name"}, std::string_view{"candidate_given_name"}, std::string_view{"candidate_title"}, std::string_view{"candidate_has_internet"},
    std::string_view{"exams"}, std::string_view{"session"},
    std::string_view{"establishment_code"}, std::string_view{"establishment_name"}, std::string_view{"establishment_city"},
};
// Where there are no tests on table there is no correspondent.
constexpr std::array optional_columns{
    std::string_view{"correspondent_email"}, std::string_view{"correspondent_family_name"}, std::string_view{"correspondent_given_name"}, std::string_view{"correspondent_title"}, std::string_view{"correspondent_has_internet"},
};
// clang-format on

json::value number(std::string const& text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return json::value(text);
    return value;
}

json::value yes_or_no(std::string const& text)
{
    if (text == "oui" || text == "true")
        return true;
    if (text == "non" || text == "false")
        return false;
    return json::value(text);
}

// "bibas:external bibliothecaire:internal".
json::array exams_of(std::string const& text)
{
    json::array all;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find(' ', start), text.size());
        std::string const one = text.substr(start, end - start);
        auto const colon = std::min(one.find(':'), one.size());
        if (!one.empty())
            all.push_back(json::object{{"exam", one.substr(0, colon)},
                                       {"way", colon < one.size() ? one.substr(colon + 1) : std::string{}}});
        start = end + 1;
    }
    return all;
}

// Whoever has a line in a table has the address by which he is found there.
json::object access(RosterRow const& row, std::string const& who)
{
    return {{"has_email", is_email(cell(row, who + "_email"))},
            {"has_internet", yes_or_no(cell(row, who + "_has_internet"))}};
}

// The body, with `id_of` to turn an e-mail into a person.
template <class IdOf>
json::object body_of(RosterRow const& row, std::string const& campaign, IdOf id_of)
{
    json::object body{{"campaign", campaign},
                      {"candidate", id_of(cell(row, "candidate_email"))},
                      {"candidate_access", access(row, "candidate")},
                      {"exams", exams_of(cell(row, "exams"))},
                      {"session", number(cell(row, "session"))},
                      {"establishment",
                       json::object{{"code", cell(row, "establishment_code")},
                                    {"name", cell(row, "establishment_name")},
                                    {"city", cell(row, "establishment_city")}}}};
    if (auto const email = cell(row, "correspondent_email"); !email.empty()) {
        body.emplace("correspondent", id_of(email));
        body.emplace("correspondent_access", access(row, "correspondent"));
    }
    return body;
}

// "/candidate_access/has_internet" is the column candidate_has_internet; "/exams/0/way" is exams.
std::string column_at(std::string const& pointer)
{
    if (pointer.starts_with("/exams"))
        return "exams";
    std::string column = column_of(pointer);
    if (auto const at = column.find("_access_"); at != std::string::npos)
        column.erase(at + 1, std::string_view{"access_"}.size());
    return column;
}

json::object opening_of(std::map<std::string, PersonId> const& by_email, CaseId const& campaign, RosterRow const& row)
{
    return body_of(row, campaign.value, [&](std::string const& email) { return by_email.at(email).value; });
}

} // namespace

std::vector<std::string_view> ExamPreparation::roster_columns() const
{
    return {columns.begin(), columns.end()};
}

std::vector<std::string_view> ExamPreparation::optional_roster_columns() const
{
    return {optional_columns.begin(), optional_columns.end()};
}

std::vector<engine::Fault> ExamPreparation::read_roster_row(RosterRow const& row, engine::RosterEntry& entry) const
{
    std::vector<engine::Fault> faults;
    for (auto const& [who, is_due] : {std::pair{"candidate", true}, {"correspondent", false}})
        if (auto one = person_in(row, who, is_due, faults))
            entry.people.push_back(*std::move(one));
    // The form of the command finds the faults of every other column.
    auto const read =
        form(ExamPreparation::opening()).read(body_of(row, "campaign", [](std::string const&) { return "person"; }));
    if (!read)
        for (engine::Fault const& fault : read.error().faults)
            faults.push_back({column_at(fault.pointer), fault.message});
    entry.opening = &opening_of;
    return faults;
}

} // namespace workflows::exam_preparation
