#pragma once
// Dated data: which pieces a year needs, from whom, on what ground, and who decides; by corps, load, path and rank.
// A year keeps the rule set of its campaign.

#include "workflows/sources.hpp"
#include "workflows/trainee_year/calendar.hpp"
#include "workflows/trainee_year/terms.hpp"
#include "workflows/trainee_year/vocabulary.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace workflows::trainee_year {

// What the rules look at in a trainee.
struct Profile {
    Corps corps{};
    ServiceLoad load{};
    Path path{};
    int year_rank = 1;
};

// To whom a line of a rule set applies. Nothing said: to all.
struct Scope {
    enum class Kind : std::uint8_t {
        second_degree, // certifiés, PEPS, PLP, CPE: the order of 22 August 2014, second degree
        agrege,
        qualified, // already qualified, whatever the corps
    } kind{};
    std::optional<ServiceLoad> load{};
    std::optional<int> year_rank{};

    bool includes(Profile const& profile) const;
};

struct Requirement {
    Scope to;
    Track piece;
    Role owner;
    Deadline due;
    bool compulsory; // for the jury or the Rector; otherwise expected, and listed when missing
    Ref source;
};

// Who finds the trainee apt.
enum class Route : std::uint8_t {
    jury,   // then the Rector pronounces
    rector, // on the opinions alone: agrégés, already qualified
};

struct RuleSet {
    std::string_view name;
    std::string_view title; // French
    std::string_view valid_from;
    std::string_view valid_to;
    Ref source;
    StageLength stage;
    std::span<Requirement const> requirements;

    std::vector<Requirement> required_of(Profile const& profile) const;
    std::optional<Requirement> find(Profile const& profile, Track piece) const;
    bool covers(Profile const& profile) const;
    Route route_of(Profile const& profile) const;
};

std::span<RuleSet const> rule_sets();
RuleSet const* find_rule_set(std::string_view name);

} // namespace workflows::trainee_year
