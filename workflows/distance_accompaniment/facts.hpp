#pragma once
// What the events of an accompaniment leave behind.

#include "workflows/distance_accompaniment/events.hpp"

#include "engine/case.hpp"

#include <map>
#include <set>

namespace workflows::distance_accompaniment {

struct Activity {
    RecordActivity content;
    bool is_removed = false;
};

struct Accompaniment final : engine::Facts {
    Prepare contract; // as it reads now
    Choices choices;
    std::string campaign_title;
    std::set<PersonId> group;
    std::map<std::uint16_t, Activity> activities; // by piece of the activity track
    std::optional<Computation> granted{};         // while the decision stands
    std::optional<Day> archived_on{};

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<Accompaniment>(*this); }
    boost::json::object published() const override;

    bool has_work() const;
    bool took_part(PersonId const& person) const; // in whatever is recorded
};

inline Accompaniment const& facts_of(engine::Case const& subject)
{
    return static_cast<Accompaniment const&>(*subject.facts);
}

inline State state_of(engine::Case const& subject, Track track)
{
    return static_cast<State>(subject.find(track)->state.value);
}

inline bool is_in_force(engine::Case const& subject)
{
    return state_of(subject, Track::contract) == State::in_force;
}

inline bool is_report_sent(engine::Case const& subject)
{
    State const report = state_of(subject, Track::report);
    return report == State::filed || report == State::received;
}

// What the case is worth as it stands, under its own rules; by the first of those shipped when it names none of them.
// Once granted, what was granted: the pieces that it rests on are not kept for ever.
// `reported` supposes the report there, for the one that is being filed.
Computation computation_of(engine::Case const& subject, bool reported = false);

void evolve(engine::Case& subject, Event what, engine::Event const& event);

} // namespace workflows::distance_accompaniment
