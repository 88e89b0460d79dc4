#pragma once
// How long things may take: what the campaign chose, or what the protocol says and what is assumed where it only says
// "quickly" or "regularly". Days are the campaign's.

#include "workflows/days_off.hpp"
#include "workflows/tutored_module/facts.hpp"

#include "engine/campaign.hpp"
#include "engine/inactivity.hpp"
#include "engine/service_clock.hpp"

namespace workflows::tutored_module {

using engine::Days;

struct Terms {
    std::chrono::hours answer{48}; // the most that the protocol gives; a campaign may only ask for less
    engine::CountedHours counted = engine::CountedHours::calendar;
    std::chrono::days inactivity{7};            // of silence that call for nothing
    std::chrono::days contact{2};               // then to reach who is silent
    std::chrono::days interval{30};             // from one positioning sheet to the next, at most
    std::chrono::days reply{7};                 // to fill in a sheet, to discuss its results
    std::chrono::days presence{7};              // from one connection of the tutor to the next, at most
    engine::Campaign const* campaign = nullptr; // whose zone and days off they are
    std::string zone() const { return campaign ? campaign->zone : "Europe/Paris"; }
};
// Numbers that a campaign's policy cannot be read as, or that the protocol rules out, leave the default.
Terms terms_of(engine::Campaign const* campaign);

// The policies that are asked for by name (a test reads them here).
inline constexpr std::array policy_names{
    std::string_view{"answer_hours"},     std::string_view{"answer_clock"},
    std::string_view{"inactivity_days"},  std::string_view{"contact_days"},
    std::string_view{"positioning_days"}, std::string_view{"reply_days"},
    std::string_view{"presence_days"},    days_off_policy,
};

// One clock an exchange, in their order: a question, and each time that it was taken up again.
std::vector<engine::ServiceClock> clocks_of(engine::Piece const& question, Terms const& terms);

// The learner, since he last connected or was last contacted. The tutor, since he last connected or was last reminded.
engine::Inactivity silence_of_learner(ModuleFacts const& facts, Terms const& terms);
engine::Inactivity silence_of_tutor(ModuleFacts const& facts, Terms const& terms);

// A silence of the learner that called for a contact.
struct Silence {
    Day since{};          // the last sign of him
    Day contact_due_on{}; // last day for a contact
    Day ended_on{};       // by a contact, by himself, or not yet
    bool is_contacted = false;
};
std::vector<Silence> silences(ModuleFacts const& facts, Terms const& terms, Day until);

// The longest stretches between two connections of the tutor in office, in days; the last one ends with `until`.
std::chrono::days longest_absence_of_tutor(ModuleFacts const& facts, Day until);

// The last day for the next positioning sheet: what is planned, and never more than an interval after the last one.
Day next_sheet_on(ModuleFacts const& facts, Terms const& terms);
// Stretches without a sheet that are longer than an interval, from the first day of the module or the last sheet on.
std::vector<Days> gaps_between_sheets(ModuleFacts const& facts, Terms const& terms, Day until);

// For the first tutor; who takes over is asked as long after he begins.
Day first_contact_due_on(ModuleFacts const& facts, engine::Campaign const* campaign);
std::optional<Day> deadline_of(Deadline deadline, ModuleFacts const& facts, engine::Campaign const* campaign);

} // namespace workflows::tutored_module
