#pragma once
// Somebody is expected to be active every so often, and is quiet: from which day a contact is called for. Nothing is
// decided about him; a task opens.

#include "engine/day.hpp"

#include <chrono>
#include <vector>

namespace engine {

// Both days included.
struct Days {
    Day first{};
    Day last{};

    bool has(Day day) const { return first <= day && day <= last; }
    bool operator==(Days const&) const = default;
};

struct Inactivity {
    Day last_active_on{};        // or the day the watch began
    std::chrono::days allowed{}; // days of quiet that call for nothing
    std::vector<Days> pauses{};  // days on which nobody expects anything: they are no days of quiet

    // Days after the last activity and before `today`: what went by without any.
    std::chrono::days quiet_until(Day today) const;
    // The first day on which more quiet days than allowed have gone by.
    Day contact_from() const;
    bool calls_for_contact(Day today) const { return contact_from() <= today; }
};

} // namespace engine
