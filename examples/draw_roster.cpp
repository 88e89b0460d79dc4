#include "examples/draw_lines.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace examples {

namespace {

std::size_t share(std::size_t of, std::size_t per_hundred)
{
    return std::max<std::size_t>(1, (of * per_hundred + 50) / 100);
}

struct School {
    std::string code;
    SchoolName name;
    Somebody head;
};

std::vector<School> draw_schools(std::size_t first, std::size_t count, People& people)
{
    std::vector<School> schools;
    for (auto i = first; i < first + count; ++i)
        schools.push_back({school_code(i), school_name(i), people.draw("etablissements.example")});
    return schools;
}

// As many disciplines as there are inspectors, the commonest first: every discipline has one, the larger ones more.
struct Inspection {
    std::vector<Discipline> disciplines;
    std::map<std::string_view, std::vector<Somebody>> inspectors;
    int weight = 0;
};

Inspection draw_inspection(std::span<Discipline const> disciplines, std::size_t inspectors, People& people)
{
    Inspection inspection;
    for (Discipline const& discipline : disciplines) {
        if (inspection.disciplines.size() == inspectors)
            break;
        inspection.disciplines.push_back(discipline);
        inspection.weight += discipline.weight;
    }
    for (std::size_t i = 0; i < inspectors; ++i) {
        // The next goes where one of them would answer for most; first where there is none.
        auto const load = [&](Discipline const& discipline) {
            auto const there = inspection.inspectors[discipline.code].size();
            return there == 0 ? 1'000'000 : discipline.weight * 1'000 / static_cast<int>(there);
        };
        auto const neediest = std::ranges::max_element(inspection.disciplines, {}, load);
        inspection.inspectors[neediest->code].push_back(people.draw("inspection.example"));
    }
    return inspection;
}

Discipline const& draw_discipline(Inspection const& inspection, Dice& dice)
{
    auto face = static_cast<int>(dice.below(static_cast<std::uint64_t>(inspection.weight)));
    for (Discipline const& discipline : inspection.disciplines) {
        face -= discipline.weight;
        if (face < 0)
            return discipline;
    }
    return inspection.disciplines.back();
}

// Why the year is full time (guide, 2.1).
std::string draw_path(Dice& dice)
{
    auto const face = dice.below(100);
    return face < 70 ? "master_meef" : face < 95 ? "experience" : "detached";
}

// The line already drawn whose tutor can take a second trainee, or none.
RosterLine const* tutor_to_share(std::vector<RosterLine> const& roster, std::string_view discipline,
                                 std::map<std::string, int> const& trainees_of)
{
    auto const found = std::ranges::find_if(roster, [&](RosterLine const& line) {
        return line.discipline == discipline && trainees_of.at(line.tutor.email) == 1;
    });
    return found == roster.end() ? nullptr : &*found;
}

} // namespace

std::size_t schools_of(std::size_t trainees)
{
    return share(trainees, 42);
}

engine::Day first_of_september(std::string const& school_year)
{
    if (school_year.size() == 9)
        if (auto const day = engine::parse_day(school_year.substr(0, 4) + "-09-01"))
            return *day;
    throw std::invalid_argument{"une année scolaire s'écrit « 2022-2023 » : " + school_year};
}

std::vector<RosterLine> draw_lines(LinesWish const& wish, People& people, Dice& dice)
{
    auto const schools = draw_schools(wish.first_school, schools_of(wish.trainees), people);
    auto const inspection = draw_inspection(wish.disciplines, share(wish.trainees, 10), people);
    std::map<std::string, int> trainees_of; // by tutor
    std::vector<RosterLine> roster;
    for (std::size_t i = 0; i < wish.trainees; ++i) {
        auto const& discipline = draw_discipline(inspection, dice);
        // Every school first, in order, then by chance: none is left without a trainee.
        auto const& school = i < schools.size() ? schools[i] : dice.one_of(schools);
        RosterLine line{.trainee = people.draw("academie.example"),
                        .corps = wish.corps,
                        .discipline = std::string{discipline.code},
                        .session = engine::to_text(wish.starts_on).substr(0, 4),
                        .load = "full",
                        .path = draw_path(dice),
                        .school_code = school.code,
                        .school_name = school.name.text,
                        .school_city = school.name.city,
                        .starts_on = wish.starts_on,
                        .head = school.head,
                        .tutor = {},
                        .inspector = dice.one_of(inspection.inspectors.at(discipline.code))};
        line.titulaire_elsewhere = line.path == "detached";
        // Nineteen tutors for twenty trainees.
        auto const* shared =
            trainees_of.size() * 20 >= (i + 1) * 19 ? tutor_to_share(roster, line.discipline, trainees_of) : nullptr;
        line.tutor = shared != nullptr ? shared->tutor : people.draw("etablissements.example");
        ++trainees_of[line.tutor.email];
        roster.push_back(std::move(line));
    }
    return roster;
}

std::vector<RosterLine> draw_roster(RosterWish const& wish)
{
    if (wish.trainees < 1 || wish.trainees > trainees_max)
        throw std::invalid_argument{"entre 1 et " + std::to_string(trainees_max) + " stagiaires"};
    auto const starts_on = first_of_september(wish.school_year);
    Dice dice{wish.seed, "roster"};
    People people{wish.seed};
    return draw_lines({.trainees = wish.trainees,
                       .corps = wish.corps,
                       .disciplines = disciplines(),
                       .first_school = 0,
                       .starts_on = starts_on},
                      people, dice);
}

} // namespace examples
