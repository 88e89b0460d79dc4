#include "examples/player/parts.hpp"

#include "examples/dice.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace examples::player {

namespace {

using std::chrono::days;

// Whom a part suits.
enum class Suits : std::uint8_t {
    ordinary, // in a public school of the corps, with no other corps behind and no master awaited
    full_time,
    half_time,
    titulaire_elsewhere,
    already_qualified,
    outside_a_school,
    without_master,
};

struct Part {
    std::string_view corps;
    Fate fate;
    Suits suits;
    Incident incident = Incident::none;
    Fate second_year = Fate::titularised;
};

// clang-format off
constexpr std::array parts{
    Part{"certifie", Fate::extended_for_diploma,   Suits::without_master},
    Part{"certifie", Fate::without_diploma,        Suits::without_master},
    Part{"certifie", Fate::dismissed,              Suits::titulaire_elsewhere},
    Part{"certifie", Fate::titularised,            Suits::already_qualified},
    Part{"certifie", Fate::titularised,            Suits::outside_a_school},
    Part{"certifie", Fate::titularised,            Suits::half_time},
    Part{"certifie", Fate::extended,               Suits::full_time, Incident::part_time},
    Part{"certifie", Fate::extended,               Suits::ordinary},
    Part{"certifie", Fate::extended,               Suits::ordinary,  Incident::personal_leave},
    Part{"certifie", Fate::renewed,                Suits::ordinary},
    Part{"certifie", Fate::renewed,                Suits::ordinary,  Incident::none, Fate::dismissed},
    Part{"certifie", Fate::dismissed,              Suits::ordinary},
    Part{"certifie", Fate::not_evaluable,          Suits::ordinary},
    Part{"certifie", Fate::titularised,            Suits::ordinary,  Incident::temporary_exclusion},
    Part{"certifie", Fate::titularised,            Suits::ordinary,  Incident::deferral},
    Part{"professeur_des_ecoles", Fate::dismissed,                   Suits::titulaire_elsewhere},
    Part{"professeur_des_ecoles", Fate::titularised,                 Suits::already_qualified},
    Part{"professeur_des_ecoles", Fate::titularised,                 Suits::half_time},
    Part{"professeur_des_ecoles", Fate::dismissed,                   Suits::ordinary},
    Part{"professeur_des_ecoles", Fate::renewed,                     Suits::ordinary, Incident::none, Fate::dismissed},
    Part{"professeur_des_ecoles", Fate::titularised_after_interview, Suits::ordinary},
    Part{"professeur_des_ecoles", Fate::not_evaluable,               Suits::ordinary},
    Part{"agrege",    Fate::titularised,                 Suits::half_time},
    Part{"agrege",    Fate::renewed,                     Suits::ordinary}, // an unfavourable opinion, then the committee
    Part{"agrege",    Fate::dismissed,                   Suits::ordinary},
    Part{"agrege",    Fate::dismissed_during_stage,      Suits::ordinary},
    Part{"plp",       Fate::titularised,                 Suits::already_qualified},
    Part{"plp",       Fate::extended,                    Suits::ordinary, Incident::suspension},
    Part{"plp",       Fate::excluded,                    Suits::ordinary},
    Part{"peps",      Fate::titularised_after_interview, Suits::ordinary},
    Part{"cpe",       Fate::resigned,                    Suits::ordinary},
    Part{"cpe",       Fate::dismissed_during_stage,      Suits::ordinary},
    Part{"psyen_edo", Fate::extended,                    Suits::ordinary},
};
// clang-format on

bool is_ordinary(Life const& life)
{
    auto const& who = life.who;
    return who.place.empty() && !who.titulaire_elsewhere && !who.diploma_awaited && who.path != "already_qualified";
}

bool fits(Suits suits, Life const& life)
{
    auto const& who = life.who;
    switch (suits) {
    case Suits::ordinary: return is_ordinary(life);
    case Suits::full_time: return is_ordinary(life) && who.load == "full";
    case Suits::half_time: return is_ordinary(life) && who.load == "half";
    case Suits::titulaire_elsewhere: return who.titulaire_elsewhere;
    case Suits::already_qualified: return who.path == "already_qualified";
    case Suits::outside_a_school: return who.place == "elsewhere";
    case Suits::without_master: return who.diploma_awaited;
    }
    return false;
}

// Those for whom no part was written.
Fate draw_fate(Life const& life, Dice& dice)
{
    auto const face = dice.below(1'000);
    if (life.who.diploma_awaited)
        return Fate::extended_for_diploma;
    if (!is_ordinary(life))
        return Fate::titularised;
    if (face < 25)
        return Fate::resigned;
    if (face < 60)
        return Fate::extended;
    if (!life.goes_before_a_jury())
        return Fate::titularised;
    return face < 110 ? Fate::titularised_after_interview : face < 140 ? Fate::renewed : Fate::titularised;
}

void draw_doubts(Life& life, Dice& dice)
{
    if (life.fate != Fate::renewed && life.fate != Fate::dismissed && life.fate != Fate::titularised_after_interview)
        return;
    // Somebody doubts, among those whom the rules ask.
    bool const inspector_is_asked = life.requires_piece(Track::inspector_opinion);
    life.inspector_in_favour = !inspector_is_asked;
    life.head_in_favour = inspector_is_asked && life.fate != Fate::dismissed && dice.happens(0.4);
}

void draw_absences(Life& life, Dice& dice, Year const& year)
{
    auto const from = [&](int least, int most) { return year.starts_on + days{dice.between(least, most)}; };
    if (life.fate == Fate::not_evaluable)
        life.leaves = {leave_of(LeaveKind::paid_sick, from(100, 130), dice.between(150, 170))};
    switch (life.incident) {
    case Incident::none:
        if (life.fate == Fate::extended)
            life.leaves = {leave_of(life.who.trainee.title == "Mme" && dice.happens(0.35) ? LeaveKind::birth
                                                                                          : LeaveKind::paid_sick,
                                    from(60, 130), dice.between(45, 112))};
        return;
    case Incident::personal_leave: life.leaves = {leave_of(LeaveKind::personal, from(70, 80), 58)}; return;
    case Incident::suspension: {
        auto const first = from(80, 95);
        life.suspensions = {Suspension{.first_day = first, .last_day = first + days{20}}};
        return;
    }
    case Incident::part_time: {
        auto const first = year.starts_on + days{40};
        life.part_times = {PartTime{.first_day = first, .last_day = first + days{67}, .percent = 50}};
        return;
    }
    case Incident::temporary_exclusion: {
        auto const first = from(150, 165);
        life.exclusion = Suspension{.first_day = first, .last_day = first + days{13}};
        return;
    }
    case Incident::deferral: return;
    }
}

void draw_life(Life& life, std::uint64_t seed, Year const& year)
{
    Dice dice{seed, "life " + life.who.trainee.email};
    draw_doubts(life, dice);
    draw_absences(life, dice, year);
    life.goes_past_the_year = true;
    life.alert = life.fate == Fate::dismissed || life.fate == Fate::dismissed_during_stage
        || (life.fate == Fate::renewed && dice.happens(0.6)) || dice.happens(0.03);
    life.inspected = life.fate != Fate::not_evaluable
        && (life.requires_piece(Track::inspection) || life.who.path == "already_qualified" || life.alert
            || !life.inspector_in_favour || dice.happens(0.2));
    life.absent_from_interview = life.fate == Fate::renewed && life.goes_before_a_jury() && dice.happens(0.5);
}

} // namespace

std::vector<PlayedLife> assign_parts(std::vector<RosterLine> const& roster, RuleSet const& rules, std::uint64_t seed,
                                     Year const& year, bool must_show_all)
{
    std::vector<PlayedLife> all(roster.size());
    std::vector<bool> is_taken(roster.size());
    for (std::size_t i = 0; i < roster.size(); ++i) {
        all[i].life.who = roster[i];
        all[i].life.rules = &rules;
    }
    auto const corps = roster.empty() ? std::string{} : roster.front().corps;
    for (Part const& part : parts) {
        if (part.corps != corps)
            continue;
        auto i = std::size_t{0};
        while (i < all.size() && (is_taken[i] || !fits(part.suits, all[i].life)))
            ++i;
        if (i < all.size()) {
            is_taken[i] = true;
            all[i].life.fate = part.fate;
            all[i].life.incident = part.incident;
            all[i].second_year = part.second_year;
        } else if (must_show_all) {
            throw std::runtime_error{"la liste du corps « " + corps + " » n'a personne pour l'une des années à vivre"};
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        Dice dice{seed, "fate " + roster[i].trainee.email};
        if (!is_taken[i])
            all[i].life.fate = draw_fate(all[i].life, dice);
        draw_life(all[i].life, seed, year);
    }
    return all;
}

} // namespace examples::player
