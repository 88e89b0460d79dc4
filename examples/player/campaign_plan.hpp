#pragma once
// The campaigns that a play lives, each with its rules, its calendar and its lives. Pure, as the lives are.

#include "examples/player/life.hpp"

#include <utility>

namespace examples::player {

struct CampaignPlan {
    std::string name{}; // begins the keys of its requests; empty when the play has but one
    std::string corps{};
    std::string title{};
    std::string rule_set{};
    Year year{};
    Day opened_on{};
    Day jury_on{}; // the day on which its jury is appointed
    bool has_jury = true;
    std::vector<std::pair<std::string, std::string>> policies{};
    std::vector<RosterLine> roster{}; // empty: its cases come from elsewhere
    std::vector<Life> lives{};
    std::optional<std::size_t> next{}; // which campaign takes its second years and its jury's succession

    bool judges_again() const; // somebody waits for a second session
};

// One corps at full time, by the guide of 2022-2023.
std::vector<CampaignPlan> plan_campaign(std::vector<RosterLine> roster, std::uint64_t seed);

// An academy: a campaign a corps, and for each the one of the following year, where second years are lived and deferred
// stages begin. From `shows_every_outcome` trainees on every outcome is met, whatever the seed.
// Throws std::runtime_error when the rosters, though large enough, hold nobody who could live one of them.
std::vector<CampaignPlan> plan_academy(std::vector<std::vector<RosterLine>> const& rosters, std::uint64_t seed);

} // namespace examples::player
