#pragma once
// Cases as they stood at an instant, for whoever replays the acts of others that rested on them: a campaign, a jury.
// Every state is folded once and kept.

#include "engine/case_service.hpp"

#include <map>

namespace engine {

class PastCases {
public:
    explicit PastCases(CaseService& service) : service_{service} {}

    // The states in which a case may have been at an instant, the latest first; none: there was no such case yet.
    // Usually one. An event that bears the very instant may have come before or after what is asked about: streams are
    // ordered each for itself, and nothing tells which came first.
    std::vector<std::shared_ptr<Case const>> at(CaseId const& id, Instant instant);

private:
    struct Stream {
        Workflow const* workflow = nullptr;
        std::vector<Event> events;
        std::map<Version, std::shared_ptr<Case const>> folded;
    };
    Stream& stream_of(CaseId const& id);
    static std::shared_ptr<Case const> fold_to(Stream& stream, CaseId const& id, Version version);

    CaseService& service_;
    std::map<CaseId, Stream> streams_;
};

} // namespace engine
