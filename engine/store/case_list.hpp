#pragma once
// One page of the cases that a reader sees.

#include "engine/read_models.hpp"
#include "engine/store/session.hpp"

#include <chrono>
#include <mutex>
#include <unordered_map>

namespace engine::store {

// Readers who were found to see many cases. Counting them takes longer than a page, so it is done once a minute: it only
// chooses the way on which a list is read, never what it shows. Whoever sees few is soon counted, and may see many at any time.
class ManySeen {
public:
    bool knows(PersonId const& reader);
    void note(PersonId const& reader);

private:
    using Clock = std::chrono::steady_clock;

    std::mutex mutex_;
    std::unordered_map<PersonId, Clock::time_point> until_;
};

CasePage list_cases(Session& session, CaseQuery const& asked, ManySeen& many_seen);

} // namespace engine::store
