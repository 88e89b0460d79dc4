#pragma once
// When a stage ends and when a titularisation takes effect, in true calendar days, each date with its reasons: base, what
// moved it, by how much, on what ground (decree 94-874, art. 8, 15, 22, 26 and 27; section f of the domain reference).

#include "workflows/sources.hpp"
#include "workflows/trainee_year/terms.hpp"

#include "engine/body.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace workflows::trainee_year {

struct Leave {
    LeaveKind kind{};
    engine::Day first_day{};
    engine::Day last_day{}; // included

    bool operator==(Leave const&) const = default;
};

// A time of less service: the stage grows by what was not served.
struct PartTime {
    engine::Day first_day{};
    engine::Day last_day{};    // included
    std::int64_t percent = 50; // of a full service

    bool operator==(PartTime const&) const = default;
};

struct Suspension {
    engine::Day first_day{};
    std::optional<engine::Day> last_day{}; // included; nothing while it runs
};

// What may move the end of a stage.
struct Absences {
    std::vector<Leave> leaves{};
    std::vector<PartTime> part_times{};
    std::vector<Suspension> suspensions{};
};

// Days of absence by what they do to the stage.
struct AbsenceDays {
    int paid_other_than_birth = 0; // count as stage up to a tenth of it
    int birth = 0;                 // likewise, but never delay the effect
    int unpaid = 0;                // never count: unpaid, personal, parental leave
    int suspended = 0;             // never count
    int not_served = 0;            // of part time
};

// One step of a computation, as people read it.
struct DateStep {
    std::string text{};
    std::optional<std::int64_t> days{}; // by how much it moves the date; nothing when it tells a date
    engine::Wording source{};           // id of the ground, empty for an addition

    bool operator==(DateStep const&) const = default;
};

struct StageDays {
    engine::Day start_on{};
    engine::Day base_end_on{}; // without any absence
    std::int64_t allowance_days = 0;
    std::int64_t paid_days = 0; // birth included
    std::int64_t birth_days = 0;
    std::int64_t unpaid_days = 0;
    std::int64_t suspended_days = 0;
    std::int64_t not_served_days = 0;
    std::int64_t extension_days = 0;
    engine::Day end_on{};
    engine::Day effective_on{}; // of the titularisation
    engine::List<DateStep, 16> steps{};

    bool operator==(StageDays const&) const = default;
};

// What a rule set says of lengths.
struct StageLength {
    int years = 1;
    int allowance_divisor = 10; // a tenth
    int restart_years = 3;      // of unbroken interruption, after which the whole stage begins again
};

StageDays stage_of(engine::Day start_on, AbsenceDays const& absent, StageLength length = {});
// The days alone, not told step by step: what conditions ask.
StageDays stage_days_of(engine::Day start_on, AbsenceDays const& absent, StageLength length = {});

// Counts the days of the absences that fall in the stage, extension included. Leaves do not overlap: a guard sees to it.
AbsenceDays days_of(engine::Day start_on, Absences const& absences, StageLength length = {});
StageDays stage_of(engine::Day start_on, Absences const& absences, StageLength length = {});
StageDays stage_days_of(engine::Day start_on, Absences const& absences, StageLength length = {});

// Half of the normal duration has been served by the end of that day (art. 7); absences do not count as served.
bool half_is_served(engine::Day start_on, Absences const& absences, engine::Day on, StageLength length = {});

// The longest run of leaves without a day between them, annual leave apart; first and last day.
struct Interruption {
    engine::Day first_day{};
    engine::Day last_day{};
};
std::optional<Interruption> longest_interruption(std::span<Leave const> leaves);
// Whether it reaches so many years, from a day to the eve of its anniversary.
bool lasts_years(Interruption const& interruption, int years);

// The last day of so many years from a day on; a year that begins on 29 February ends on 28 February.
engine::Day last_day_of_years(engine::Day start, int years);

} // namespace workflows::trainee_year
