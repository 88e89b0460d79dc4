#pragma once
// An ordinary trainee's year, from its opening to the notice of titularisation, as the acts of its people: what the
// programs in memory decide and fold again and again. Forms, campaign and jury are those of the tests' stories.

#include "tests/support/story.hpp"

namespace bench {

struct Act {
    engine::TrackId track;
    std::uint16_t number = 0;
    engine::CommandId command;
    std::any body;
    engine::Context context;
};

struct LivedYear {
    engine::CaseId id; // derived from a name, which is no part of deciding
    std::vector<Act> acts;
    std::vector<engine::Event> events; // what they became, chained

    engine::Case blank() const;
};

// Throws std::logic_error when an act is refused.
LivedYear live();

} // namespace bench
