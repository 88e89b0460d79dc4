// A year opened from one line of a table.

#include "workflows/trainee_year/commands.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace workflows::trainee_year {
namespace {

using Row = std::map<std::string, std::string>;

TraineeYear const workflow;

Row a_row()
{
    return {{"trainee_email", "camille.martin@ac-reunion.fr"},
            {"trainee_family_name", "MARTIN"},
            {"trainee_given_name", "Camille"},
            {"trainee_title", ""},
            {"corps", "certifie"},
            {"discipline", "Mathématiques"},
            {"session", "2022"},
            {"load", "full"},
            {"path", "master_meef"},
            {"school_code", "9740001A"},
            {"school_name", "Collège des Mascareignes"},
            {"school_city", "Saint-Denis"},
            {"start_on", "2022-09-01"},
            {"head_email", "m.roux@ac-reunion.fr"},
            {"head_family_name", "ROUX"},
            {"head_given_name", "Marie"},
            {"head_title", "Mme"},
            {"tutor_email", "p.hoarau@ac-reunion.fr"},
            {"tutor_family_name", "HOARAU"},
            {"tutor_given_name", "Paul"},
            {"tutor_title", "M."},
            {"inspector_email", ""},
            {"inspector_family_name", ""},
            {"inspector_given_name", ""},
            {"inspector_title", ""},
            {"titulaire_elsewhere", "non"}};
}

} // namespace

TEST_CASE("a line without fault becomes the body that opens the year", "[roster]")
{
    engine::RosterEntry entry;
    auto const row = a_row();
    auto const faults = workflow.read_roster_row(row, entry);
    for (engine::Fault const& fault : faults)
        UNSCOPED_INFO(fault.pointer << ": " << fault.message);
    REQUIRE(faults.empty());
    REQUIRE(entry.people.size() == 3);
    auto const body = entry.opening({{"camille.martin@ac-reunion.fr", engine::PersonId{"p1"}},
                                     {"m.roux@ac-reunion.fr", engine::PersonId{"p2"}},
                                     {"p.hoarau@ac-reunion.fr", engine::PersonId{"p3"}}},
                                    engine::CaseId{"c1"}, row);
    auto const read = workflow.form(Command::open).read(body);
    REQUIRE(read);
    auto const& open = std::any_cast<OpenYear const&>(*read);
    CHECK(open.trainee == engine::PersonId{"p1"});
    CHECK(open.tutor == engine::PersonId{"p3"});
    CHECK_FALSE(open.inspector);
    CHECK(workflow.id_of(*read) == workflow.id_of(*read));
}

TEST_CASE("all faults of a line are told at once, each with its column", "[roster]")
{
    auto row = a_row();
    row["trainee_email"] = "camille";
    row["corps"] = "certifié";
    row["session"] = "deux mille";
    row["start_on"] = "2022-02-30";
    row["school_city"] = "";
    row["tutor_given_name"] = "";
    row["head_title"] = "Maître";
    row["titulaire_elsewhere"] = "peut-être";
    engine::RosterEntry entry;
    std::set<std::string> columns;
    for (engine::Fault const& fault : workflow.read_roster_row(row, entry))
        columns.insert(fault.pointer);
    CHECK(columns
          == std::set<std::string>{"trainee_email", "corps", "session", "start_on", "school_city", "tutor_given_name",
                                   "head_title", "titulaire_elsewhere"});
    auto const known = workflow.roster_columns();
    for (std::string const& column : columns)
        CHECK(std::find(known.begin(), known.end(), column) != known.end());
}

TEST_CASE("a name may be as long as in a form, and no longer", "[roster]")
{
    auto const faults_with = [](std::string const& column, std::string const& text) {
        auto row = a_row();
        row[column] = text;
        engine::RosterEntry entry;
        std::set<std::string> found;
        for (engine::Fault const& fault : workflow.read_roster_row(row, entry))
            found.insert(fault.pointer);
        return found;
    };
    using Found = std::set<std::string>;
    std::string hundred;
    for (int i = 0; i < 100; ++i)
        hundred += "É";
    for (char const* const column : {"trainee_family_name", "tutor_given_name"}) {
        CHECK(faults_with(column, hundred) == Found{});
        CHECK(faults_with(column, hundred + "e") == Found{column});
    }
    std::string const at = "@ac-reunion.fr";
    CHECK(faults_with("head_email", std::string(254 - at.size(), 'a') + at) == Found{});
    CHECK(faults_with("head_email", std::string(255 - at.size(), 'a') + at) == Found{"head_email"});
}

} // namespace workflows::trainee_year
