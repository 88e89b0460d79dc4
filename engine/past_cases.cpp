#include "engine/past_cases.hpp"

#include <algorithm>

namespace engine {

PastCases::Stream& PastCases::stream_of(CaseId const& id)
{
    auto const [place, is_new] = streams_.try_emplace(id);
    Stream& stream = place->second;
    if (!is_new)
        return stream;
    if (auto const current = service_.current(id)) {
        stream.workflow = current->workflow;
        stream.events = service_.store().journal().load(id);
    }
    return stream;
}

std::shared_ptr<Case const> PastCases::fold_to(Stream& stream, CaseId const& id, Version version)
{
    auto const next = stream.folded.upper_bound(version);
    auto const nearest = next == stream.folded.begin() ? stream.folded.end() : std::prev(next);
    if (nearest != stream.folded.end() && nearest->first == version)
        return nearest->second;
    auto state = nearest == stream.folded.end() ? std::make_shared<Case>(blank_case(*stream.workflow, id))
                                                : std::make_shared<Case>(*nearest->second);
    for (Version at = state->version; at < version; ++at)
        apply(*state, stream.events[at]);
    stream.folded.emplace(version, state);
    return state;
}

std::vector<std::shared_ptr<Case const>> PastCases::at(CaseId const& id, Instant instant)
{
    Stream& stream = stream_of(id);
    auto const before = std::ranges::lower_bound(stream.events, instant, {}, &Event::recorded_at);
    auto const after = std::ranges::upper_bound(stream.events, instant, {}, &Event::recorded_at);
    auto const earliest = std::max<std::ptrdiff_t>(before - stream.events.begin(), 1);
    std::vector<std::shared_ptr<Case const>> states;
    for (auto version = after - stream.events.begin(); version >= earliest; --version)
        states.push_back(fold_to(stream, id, static_cast<Version>(version)));
    return states;
}

} // namespace engine
