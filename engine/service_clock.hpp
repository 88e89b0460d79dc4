#pragma once
// An allowance of hours that runs from an instant: an answer is owed within forty-eight hours. A workflow says which hours
// count and what stops them; the API shows the clock on its piece, and the task on that piece is due the day it runs out.

#include "engine/day.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace engine {

enum class CountedHours {
    calendar, // every hour that passes
    working,  // those of working days alone
};

// Monday to Friday as a zone counts its days, but for those listed. A working day counts from midnight to midnight: no
// text of ours names the hours of an office.
struct WorkingDays {
    std::string zone{"Europe/Paris"};
    std::vector<Day> days_off{};

    bool has(Day day) const;
    bool operator==(WorkingDays const&) const = default;
};

struct ServiceClock {
    Instant started_at{};
    std::chrono::minutes allowed{};
    CountedHours counted = CountedHours::calendar;
    WorkingDays days{};
    std::optional<Instant> stopped_at{}; // what was owed has been done

    // The last instant at which it is not late yet.
    Instant due_at() const;
    // Its day in the zone: one that runs out at midnight is due on the day that ends.
    Day due_on() const;
    // Whole minutes that counted until `now`, or until it was stopped.
    std::chrono::minutes used(Instant now) const;
    bool is_late(Instant now) const;
    bool is_running() const { return !stopped_at; }
    bool operator==(ServiceClock const&) const = default;
};

} // namespace engine
