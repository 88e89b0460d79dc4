#pragma once
// The sessions that one person is offered, on their days, and those that he attended. A workflow keeps one in its facts,
// with its own kinds of session and its own keys: a piece's number, or the day itself.

#include "engine/day.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace engine {

template <class Kind>
struct Session {
    Kind kind{};
    Day held_on{};
    std::chrono::minutes length{};
    bool must_attend = false;
    std::optional<bool> attended{}; // nothing: not recorded yet

    bool operator==(Session const&) const = default;
};

template <class Kind, class Key = std::uint16_t>
class Attendance {
public:
    using Sessions = std::map<Key, Session<Kind>>;

    // Put on the calendar, moved, or recorded: what is told last counts.
    void put(Key const& key, Session<Kind> session) { sessions_[key] = std::move(session); }
    void move(Key const& key, Day held_on)
    {
        if (auto const found = sessions_.find(key); found != sessions_.end())
            found->second.held_on = held_on;
    }
    void record(Key const& key, bool attended)
    {
        if (auto const found = sessions_.find(key); found != sessions_.end())
            found->second.attended = attended;
    }
    void cancel(Key const& key) { sessions_.erase(key); }

    Sessions const& sessions() const { return sessions_; }
    Session<Kind> const* find(Key const& key) const
    {
        auto const found = sessions_.find(key);
        return found == sessions_.end() ? nullptr : &found->second;
    }
    // Time really spent in sessions of that kind.
    std::chrono::minutes attended(Kind kind) const
    {
        std::chrono::minutes total{0};
        for (auto const& [key, session] : sessions_)
            if (session.kind == kind && session.attended.value_or(false))
                total += session.length;
        return total;
    }
    // Those to be attended at which the person was not.
    std::vector<Key> missed() const
    {
        return keys([](auto const& session) { return session.must_attend && !session.attended.value_or(true); });
    }
    // Those whose day is over and of which nobody has said who came.
    std::vector<Key> unrecorded(Day today) const
    {
        return keys([&](auto const& session) { return !session.attended && session.held_on < today; });
    }
    // Those of a kind between two days, both included.
    std::vector<Key> between(Kind kind, Day first, Day last) const
    {
        return keys([&](auto const& session) {
            return session.kind == kind && first <= session.held_on && session.held_on <= last;
        });
    }

private:
    template <class Wanted>
    std::vector<Key> keys(Wanted wanted) const
    {
        std::vector<Key> all;
        for (auto const& [key, session] : sessions_)
            if (wanted(session))
                all.push_back(key);
        return all;
    }

    Sessions sessions_;
};

} // namespace engine
