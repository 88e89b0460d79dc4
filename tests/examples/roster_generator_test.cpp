// The generator of rosters: the same people for the same seed, in the proportions of an academy.

#include "examples/names.hpp"
#include "examples/roster.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

using namespace examples;

namespace {

std::vector<RosterLine> roster_of(std::size_t trainees, std::uint64_t seed = 1)
{
    return draw_roster({.trainees = trainees, .seed = seed});
}

std::set<std::string> emails(std::vector<RosterLine> const& roster, Somebody RosterLine::*who)
{
    std::set<std::string> found;
    for (RosterLine const& line : roster)
        found.insert((line.*who).email);
    return found;
}

} // namespace

TEST_CASE("the same seed draws the same roster, another seed another one", "[roster]")
{
    CHECK(roster_of(60, 7) == roster_of(60, 7));
    CHECK(roster_of(60, 7) != roster_of(60, 8));
}

TEST_CASE("an address belongs to one person only", "[roster]")
{
    auto const trainees = GENERATE(60, 1'200);
    auto const roster = roster_of(static_cast<std::size_t>(trainees));
    std::map<std::string, Somebody> known;
    for (RosterLine const& line : roster)
        for (Somebody const* somebody : {&line.trainee, &line.head, &line.tutor, &line.inspector})
            CHECK(known.try_emplace(somebody->email, *somebody).first->second == *somebody);
    CHECK(emails(roster, &RosterLine::trainee).size() == roster.size());
    for (auto const& [email, somebody] : known)
        CHECK((email.ends_with(".example") && email.find(' ') == std::string::npos
               && std::ranges::all_of(email, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; })));
}

TEST_CASE("heads, tutors and inspectors are as many as in an academy", "[roster]")
{
    auto const trainees = static_cast<std::size_t>(GENERATE(60, 400, 1'200));
    auto const roster = roster_of(trainees);
    auto const heads = emails(roster, &RosterLine::head).size();
    CHECK(heads * 2 <= trainees);
    CHECK(heads * 3 >= trainees);
    auto const tutors = emails(roster, &RosterLine::tutor).size();
    CHECK(tutors * 100 >= trainees * 93);
    CHECK(tutors * 100 <= trainees * 97);
    auto const inspectors = emails(roster, &RosterLine::inspector).size();
    CHECK(inspectors * 12 >= trainees);
    CHECK(inspectors * 9 <= trainees);
}

TEST_CASE("documentalists are many, and everybody is a certifié at full time from the first of September", "[roster]")
{
    auto const roster = roster_of(400);
    auto const documentalists = std::ranges::count(roster, "DOC", &RosterLine::discipline);
    CHECK(documentalists > 60);
    CHECK(documentalists < 140);
    for (RosterLine const& line : roster) {
        CHECK(line.corps == "certifie");
        CHECK(line.load == "full");
        CHECK(line.starts_on == engine::parse_day("2022-09-01"));
        CHECK(line.titulaire_elsewhere == (line.path == "detached"));
    }
}

TEST_CASE("an inspector keeps to one discipline, a head to one school, a tutor to two trainees at most", "[roster]")
{
    auto const roster = roster_of(1'200);
    std::map<std::string, std::string> discipline_of;
    std::map<std::string, std::string> school_of;
    std::map<std::string, int> trainees_of;
    for (RosterLine const& line : roster) {
        CHECK(discipline_of.try_emplace(line.inspector.email, line.discipline).first->second == line.discipline);
        CHECK(school_of.try_emplace(line.head.email, line.school_code).first->second == line.school_code);
        CHECK(++trainees_of[line.tutor.email] <= 2);
    }
}

TEST_CASE("schools are told apart and cannot be taken for real ones", "[roster]")
{
    std::set<std::string> names;
    for (std::size_t i = 0; i < school_names_max; ++i) {
        auto const school = school_name(i);
        names.insert(school.text + ", " + school.city);
    }
    CHECK(names.size() == school_names_max);
    CHECK(school_code(0) == "9749001Q");
}

TEST_CASE("a roster is read back as it was drawn, with or without BOM, LF or CRLF", "[roster]")
{
    auto roster = roster_of(60);
    roster[3].school_name = "Collège « Les deux ; points » et \"guillemets\"";
    auto const csv = roster_csv(roster);
    CHECK(read_roster(csv) == roster);
    CHECK(read_roster("\xEF\xBB\xBF" + csv) == roster);
    std::string crlf;
    for (char const letter : csv)
        crlf.append(letter == '\n' ? "\r\n" : std::string{letter});
    CHECK(read_roster(crlf) == roster);
    CHECK_THROWS_AS(read_roster(csv + "une;ligne;courte\n"), std::runtime_error);
}

TEST_CASE("the roster in the tree is what the generator prints", "[roster]")
{
    std::ifstream in{TITULARIS_SOURCE_DIR "/examples/rosters/la_reunion_2022_2023.csv", std::ios::binary};
    std::string const kept{std::istreambuf_iterator<char>{in}, {}};
    CHECK(roster_csv(roster_of(60, 974)) == kept);
}

TEST_CASE("a wish that cannot be met is refused", "[roster]")
{
    CHECK_THROWS_AS(roster_of(0), std::invalid_argument);
    CHECK_THROWS_AS(roster_of(100'000), std::invalid_argument);
    CHECK_THROWS_AS(draw_roster({.school_year = "2022"}), std::invalid_argument);
}
