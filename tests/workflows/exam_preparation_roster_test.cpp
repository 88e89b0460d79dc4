// Preparations opened from a table: its columns, its faults all at once, and the body a line becomes.

#include "tests/support/preparation.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace preparing {
namespace {

using Cells = std::map<std::string, std::string>;

Cells a_line()
{
    return {{"candidate_email", "lou.payet@bu.example"},
            {"candidate_family_name", "Payet"},
            {"candidate_given_name", "Lou"},
            {"candidate_title", "Mme"},
            {"candidate_has_internet", "oui"},
            {"exams", "bibas:external bibliothecaire:internal"},
            {"session", "2026"},
            {"establishment_code", "0590349Q"},
            {"establishment_name", "SCD de Lille"},
            {"establishment_city", "Lille"},
            {"correspondent_email", "carla.robert@bu.example"},
            {"correspondent_family_name", "Robert"},
            {"correspondent_given_name", "Carla"},
            {"correspondent_has_internet", "oui"}};
}

std::vector<std::string> faults_of(Cells const& cells)
{
    engine::RosterEntry entry;
    std::vector<std::string> columns;
    for (engine::Fault const& fault : Story::workflow().read_roster_row(cells, entry))
        columns.push_back(fault.pointer);
    std::sort(columns.begin(), columns.end());
    return columns;
}

} // namespace

TEST_CASE("a line of a table opens a preparation", "[preparation][roster]")
{
    engine::RosterEntry entry;
    REQUIRE(Story::workflow().read_roster_row(a_line(), entry).empty());
    REQUIRE(entry.people.size() == 2);
    CHECK(entry.people[0].email == "lou.payet@bu.example");
    auto const body = entry.opening({{"lou.payet@bu.example", people::lou}, {"carla.robert@bu.example", people::carla}},
                                    engine::CaseId{"campaign-1"}, a_line());
    auto const read = engine::read_body<Enrol>(body);
    REQUIRE(read);
    Enrol expected = enrolment();
    expected.exams = {{Exam::bibas, Way::external}, {Exam::bibliothecaire, Way::internal}};
    expected.establishment.code = "0590349Q";
    CHECK(*read == expected);
}

TEST_CASE("every fault of a line is told at once, by its column", "[preparation][roster]")
{
    Cells line = a_line();
    line["candidate_email"] = "lou";
    line["candidate_title"] = "Dr";
    line["candidate_has_internet"] = "peut-être";
    line["exams"] = "bibas:externe";
    line["session"] = "l'an prochain";
    line["correspondent_given_name"] = "";
    CHECK(faults_of(line)
          == std::vector<std::string>{"candidate_email", "candidate_has_internet", "candidate_title",
                                      "correspondent_given_name", "exams", "session"});
    line = a_line();
    line["exams"] = "";
    CHECK(faults_of(line) == std::vector<std::string>{"exams"});
}

TEST_CASE("where there is no correspondent his columns are left out", "[preparation][roster]")
{
    Cells line = a_line();
    for (char const* const column :
         {"correspondent_email", "correspondent_family_name", "correspondent_given_name", "correspondent_has_internet"})
        line.erase(column);
    engine::RosterEntry entry;
    CHECK(Story::workflow().read_roster_row(line, entry).empty());
    CHECK(entry.people.size() == 1);
    auto const body = entry.opening({{"lou.payet@bu.example", people::lou}}, engine::CaseId{"campaign-1"}, line);
    CHECK_FALSE(engine::read_body<Enrol>(body)->correspondent);
}

} // namespace preparing
