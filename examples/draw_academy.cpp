// A mixed academy: a roster a corps, drawn so that from sixty trainees on somebody is there for every outcome.

#include "examples/draw_lines.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace examples {

namespace {

constexpr std::size_t academy_max = 2'600; // as a single roster, less what rounding adds in each corps

// How somebody comes to the year.
enum class Entry : std::uint8_t { full, half, experience, detached, qualified, elsewhere, without_master };

// clang-format off
constexpr std::array general_subjects{Discipline{"Lettres-histoire", "", 4}, Discipline{"Mathématiques-physique", "", 3}, Discipline{"Économie-gestion", "", 3}, Discipline{"Hôtellerie-restauration", "", 1}};
constexpr std::array sports{Discipline{"EPS", "", 1}};
constexpr std::array school_life{Discipline{"Éducation", "", 1}};
constexpr std::array every_subject{Discipline{"Polyvalence", "", 1}};
constexpr std::array development{Discipline{"EDA", "", 1}};
constexpr std::array guidance{Discipline{"EDO", "", 1}};

// Who is surely there, whatever the dice say of the others.
constexpr std::array certified{Entry::without_master, Entry::without_master, Entry::detached, Entry::elsewhere, Entry::qualified, Entry::full, Entry::full, Entry::half};
constexpr std::array primary{Entry::detached, Entry::qualified, Entry::half, Entry::full, Entry::full, Entry::full};
constexpr std::array vocational{Entry::qualified, Entry::full, Entry::full};
constexpr std::array aggregated{Entry::half, Entry::full, Entry::full, Entry::full};
constexpr std::array full_then_half{Entry::full, Entry::half};

struct CorpsShare {
    std::string_view corps;
    std::size_t per_hundred; // no source gives them: an assumption, to the size of the competitions
    std::span<Discipline const> disciplines;
    std::string_view school; // what a place of posting is called
    std::span<Entry const> surely;
    bool may_be_elsewhere; // the rules of the others have no line for it
};
// The first takes what rounding leaves.
CorpsShare const corps_shares[]{
    {"certifie",              36, disciplines(),            "",           certified,      true},
    {"professeur_des_ecoles", 22, every_subject,            "École",      primary,        false},
    {"agrege",                12, disciplines().subspan(1), "",           aggregated,     false},
    {"plp",                    9, general_subjects,         "Lycée professionnel", vocational, true},
    {"peps",                   6, sports,                   "",           full_then_half, true},
    {"cpe",                    6, school_life,              "",           full_then_half, true},
    {"psyen_eda",              4, development,              "École",      full_then_half, false},
    {"psyen_edo",              5, guidance,                 "CIO",        full_then_half, false},
};
// clang-format on

std::vector<std::size_t> sizes_of(std::size_t trainees)
{
    std::vector<std::size_t> sizes;
    std::size_t others = 0;
    for (CorpsShare const& share : corps_shares) {
        sizes.push_back(std::max<std::size_t>(1, (trainees * share.per_hundred + 50) / 100));
        others += sizes.size() == 1 ? 0 : sizes.back();
    }
    sizes.front() = trainees - others;
    return sizes;
}

Entry draw_entry(CorpsShare const& share, Dice& dice)
{
    auto const face = dice.below(100);
    if (share.may_be_elsewhere && face < 3)
        return Entry::elsewhere;
    return face < 45 ? Entry::half : face < 85 ? Entry::full : face < 95 ? Entry::experience : Entry::detached;
}

// A stage that was put off a year, so that the session is one whose master may still be awaited.
std::string session_before(std::string const& session)
{
    return std::to_string(std::stoi(session) - 1);
}

void enter_as(RosterLine& line, Entry entry, People& people)
{
    line.load = entry == Entry::half ? "half" : "full";
    line.titulaire_elsewhere = entry == Entry::detached;
    switch (entry) {
    case Entry::half: line.path = "adapted"; return;
    case Entry::experience: line.path = "experience"; return;
    case Entry::detached: line.path = "detached"; return;
    case Entry::qualified: line.path = "already_qualified"; return;
    case Entry::full: line.path = "master_meef"; return;
    case Entry::elsewhere:
        line.path = "master_meef";
        line.place = "elsewhere";
        line.authority = people.draw("autorites.example");
        return;
    case Entry::without_master:
        line.path = "master_meef";
        line.diploma_awaited = true;
        line.session = session_before(line.session);
        return;
    }
}

std::string school_called(std::string_view kind, std::string const& name)
{
    return kind.empty() ? name : std::string{kind} + name.substr(name.find(' '));
}

} // namespace

std::vector<std::vector<RosterLine>> draw_academy(RosterWish const& wish)
{
    if (wish.trainees < 2 * std::size(corps_shares) || wish.trainees > academy_max)
        throw std::invalid_argument{"entre " + std::to_string(2 * std::size(corps_shares)) + " et "
                                    + std::to_string(academy_max) + " stagiaires"};
    auto const starts_on = first_of_september(wish.school_year);
    People people{wish.seed};
    auto const inspe_director = people.draw("inspe.example");
    auto const sizes = sizes_of(wish.trainees);
    std::vector<std::vector<RosterLine>> rosters;
    std::size_t schools = 0;
    for (CorpsShare const& share : corps_shares) {
        Dice dice{wish.seed, "academy " + std::string{share.corps}};
        LinesWish const lines_wish{.trainees = sizes[rosters.size()],
                                   .corps = std::string{share.corps},
                                   .disciplines = share.disciplines,
                                   .first_school = schools,
                                   .starts_on = starts_on};
        auto lines = draw_lines(lines_wish, people, dice);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            lines[i].school_name = school_called(share.school, lines[i].school_name);
            lines[i].inspe_director = inspe_director;
            enter_as(lines[i], i < share.surely.size() ? share.surely[i] : draw_entry(share, dice), people);
        }
        schools += schools_of(lines.size());
        rosters.push_back(std::move(lines));
    }
    return rosters;
}

} // namespace examples
