#pragma once
// Dated data: which pieces a year needs, from whom, on what ground, and who decides; by corps, load, path, place and
// rank. A year keeps the rule set of its campaign. The sets themselves are in rule_sets/, a file a text.

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
    Place place{};
};

// To whom a line of a rule set applies. Nothing said: to all of that kind.
struct Scope {
    enum class Kind : std::uint8_t {
        ordinary,  // in a public school of the degree
        elsewhere, // outside a public school of the second degree
        qualified, // already qualified, wherever
    } kind{};
    std::optional<ServiceLoad> load{};
    std::optional<int> year_rank{};
    std::optional<Corps> corps{};

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

// Who ends the stage of a trainee neither titularised nor authorised to a second year.
enum class EndedBy : std::uint8_t { minister, rector };
struct Ending {
    EndedBy by{};
    Ref source{};
};

// When a joint committee is heard before the decision.
struct Committee {
    enum class Before : std::uint8_t { nothing, adverse_decisions, every_decision } before{};
    Ref source{};
};

struct RuleSet {
    std::string_view name;
    std::string_view title;      // French
    std::string_view valid_from; // first day of a stage that they judge
    std::string_view valid_to;   // last such day, empty while in force
    Ref source;
    std::span<Corps const> corps;
    Route route;
    Ending ending;
    Committee committee;
    StageLength stage;
    std::span<Requirement const> requirements;

    std::vector<Requirement> required_of(Profile const& profile) const;
    std::optional<Requirement> find(Profile const& profile, Track piece) const;
    bool covers(Profile const& profile) const;
    bool is_valid_on(engine::Day start_of_stage) const;
    Route route_of(Profile const& profile) const;
};

std::span<RuleSet const> rule_sets();
RuleSet const* find_rule_set(std::string_view name);

} // namespace workflows::trainee_year
