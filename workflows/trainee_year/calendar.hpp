#pragma once
// When a stage ends and when a titularisation takes effect, in true calendar days, with each step in words so that the
// case officer can follow it (decree 94-874, art. 22 and 26; section f.1 of the domain reference).

#include "workflows/trainee_year/terms.hpp"

#include "engine/body.hpp"

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

// Days of leave by what they do to the stage.
struct LeaveDays {
    int paid_other_than_birth = 0; // count as stage up to a tenth of it
    int birth = 0;                 // likewise, but never delay the effect
    int unpaid = 0;                // never count: unpaid, parental, suspension
};

struct StageDays {
    engine::Day start_on{};
    engine::Day base_end_on{}; // without any leave
    std::int64_t allowance_days = 0;
    std::int64_t paid_days = 0; // birth included
    std::int64_t birth_days = 0;
    std::int64_t unpaid_days = 0;
    std::int64_t extension_days = 0;
    engine::Day end_on{};
    engine::Day effective_on{}; // of the titularisation
    engine::List<std::string, 12> steps{};

    bool operator==(StageDays const&) const = default;
};

// What a rule set says of lengths.
struct StageLength {
    int years = 1;
    int allowance_divisor = 10; // a tenth
};

StageDays stage_of(engine::Day start_on, LeaveDays const& leave, StageLength length = {});

// Counts the days of the leaves that fall in the stage, extension included. Leaves do not overlap: a guard sees to it.
LeaveDays days_of(engine::Day start_on, std::span<Leave const> leaves, StageLength length = {});
StageDays stage_of(engine::Day start_on, std::span<Leave const> leaves, StageLength length = {});

} // namespace workflows::trainee_year
