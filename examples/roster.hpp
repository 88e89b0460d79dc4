#pragma once
// A roster: one line a trainee, with the people around. Drawn by the generator, written as the CSV that an academy
// would import, and read back by the player.

#include "engine/day.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

struct Somebody {
    std::string email;
    std::string family_name;
    std::string given_name;
    std::string title;

    bool operator==(Somebody const&) const = default;
};

struct RosterLine {
    Somebody trainee;
    std::string corps;      // "certifie"
    std::string discipline; // "DOC"
    std::string session;    // of the competition: "2022"
    std::string load;       // "full", "half"
    std::string path;       // "master_meef", "experience", "detached", "adapted", "already_qualified"
    std::string school_code;
    std::string school_name;
    std::string school_city;
    engine::Day starts_on{};
    Somebody head;
    Somebody tutor;
    Somebody inspector;
    bool titulaire_elsewhere = false; // reinstated, never dismissed
    // Columns that a roster has only when one of its lines needs them.
    std::string place{};          // "elsewhere": outside a public school of the second degree
    bool diploma_awaited = false; // the master, of a session before 2022
    Somebody inspe_director{};
    Somebody authority{}; // where the stage is elsewhere: gives the one opinion

    bool operator==(RosterLine const&) const = default;
};

struct RosterWish {
    std::size_t trainees = 60;
    std::uint64_t seed = 1;
    std::string school_year{"2022-2023"};
    std::string corps{"certifie"};
};

// Throws std::invalid_argument when the wish cannot be met: no trainee, more than the names allow, no school year.
std::vector<RosterLine> draw_roster(RosterWish const& wish);

// From this size on a mixed academy has somebody for every outcome that a year may have.
inline constexpr std::size_t shows_every_outcome = 60;

// A whole academy, corps by corps: full and half time, every path, people who are titulaires elsewhere, already qualified,
// outside a public school or without their master yet. Throws as above.
std::vector<std::vector<RosterLine>> draw_academy(RosterWish const& wish);

std::string roster_csv(std::vector<RosterLine> const& roster);
// What roster_csv wrote, with or without BOM, LF or CRLF. Throws std::runtime_error naming the line otherwise.
std::vector<RosterLine> read_roster(std::string_view csv);

} // namespace examples
