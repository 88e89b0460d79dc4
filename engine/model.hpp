#pragma once
// A finite picture of a kind of case, so that check.hpp can walk all that may happen in it. A workflow draws it beside
// its tables: the tables and rule sets go in as they are, and only what its guards, events and the world around mean is
// added, as data. A test holds these meanings against the real guards.

#include "engine/transition.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine {

class Workflow;

// A thing about a case that is so or not, and that no state of a piece tells: "a piece has changed since the seal".
// A workflow's enumeration of them says so with `constexpr bool is_mark(E) { return true; }`.
struct MarkId {
    std::uint8_t value = 0;

    constexpr MarkId() = default;
    template <class E>
        requires(is_mark(E{}))
    constexpr MarkId(E word) : value{static_cast<std::uint8_t>(word)} // NOLINT(google-explicit-constructor)
    {
    }
    constexpr bool operator==(MarkId const&) const = default;
};
using Marks = std::uint64_t; // at most 64 in a workflow

constexpr Marks bit(MarkId mark)
{
    return Marks{1} << mark.value;
}

// What can be said of a case as the check sees it: constants of its world, marks, states of pieces, and their
// combinations. Constants fold at once, so that what can never be met in a world shows.
struct Clause {
    enum class Form : std::uint8_t { constant, mark, piece, all, any };

    Form form = Form::constant;
    bool is = true;                // constant: its value; mark, piece: as said, or the contrary
    MarkId mark{};                 // of a mark
    TrackId track{};               // of a piece
    std::vector<StateId> states{}; // of a piece: one of these
    std::vector<Clause> parts{};   // of all and any
    bool operator==(Clause const&) const = default;

    Clause() = default;                     // satisfied
    Clause(bool constant) : is{constant} {} // NOLINT(google-explicit-constructor)
    bool is_never() const { return form == Form::constant && !is; }
    bool is_always() const { return form == Form::constant && is; }
};
Clause has(MarkId mark);
Clause in(TrackId track, std::vector<StateId> states);
Clause operator!(Clause one);
Clause operator&&(Clause one, Clause other);
Clause operator||(Clause one, Clause other);

// What happens to the marks. `remark` says in French which way it went, when there are several.
struct Change {
    Marks set = 0;
    Marks clear = 0;
    std::string_view remark{};
    bool operator==(Change const&) const = default;
};

// What an event does to the marks, on one track or on all; several changes: any of them may come about.
struct Effect {
    EventId event;
    std::optional<TrackId> track{};
    Clause when{};
    std::vector<Change> changes;
    bool operator==(Effect const&) const = default;
};

// What nobody does by a command of this workflow: a day comes, another case moves on.
struct Occurrence {
    std::string_view what; // French sentence
    Clause when;
    std::vector<Change> changes;
    bool operator==(Occurrence const&) const = default;
};

// What must hold when one of these events happens (on that track, if one is named), whatever the rows say; without
// events: at any time.
struct Property {
    std::string_view name;  // kebab-case
    std::string_view title; // French sentence
    std::vector<EventId> events{};
    std::optional<TrackId> track{};
    Clause holds{};
    std::optional<GuardId> carries{}; // a condition that their rows must have, where its meaning is not exact
    bool operator==(Property const&) const = default;
};

// A table, its own copy: a check may be asked about a table that is not in force, or that a test has spoilt.
struct Table {
    TrackId id;
    bool repeatable = false;
    StateId initial;
    std::vector<Transition> rows;
    std::vector<Waiting> waits;
    bool is_expected = true; // somebody is awaited from the start; otherwise only once the piece has begun
};

// A piece that the rules ask for.
struct Due {
    TrackId piece;
    Roles owner;
    DeadlineId by;
    bool operator==(Due const&) const = default;
};

// What a condition means. Some depend on what no picture of this size can hold, such as days counted one by one: of
// these it is said only when they are never met; they are walked as if met, and no way out may rest on them.
struct Meaning {
    Clause when{};
    bool is_exact = true;
    bool operator==(Meaning const&) const = default;
};

struct Model {
    Workflow const* workflow = nullptr; // its words
    std::string rule_set;
    std::string world; // French: for whom these constants stand
    std::vector<Table> tables;
    std::function<Meaning(TrackId, GuardId, CommandId)> meaning; // of a condition, on a track, for a command
    std::vector<std::string_view> marks;                         // French, by MarkId
    std::vector<Effect> effects;
    std::vector<Occurrence> occurrences;
    std::vector<EventId> uncertain; // that nobody here can bring about at will: no way out may rest on them
    // A proper end of the case; and where it was left without one, so that none is asked for. From either, what can be
    // done is looked at, and nothing is followed any further.
    Clause ends = false;
    Clause released = false;
    std::vector<std::pair<TrackId, StateId>> at_rest; // states to be left by right, not by duty
    std::vector<DeadlineId> calendar;                 // the deadlines in the order of their days
    std::vector<Due> dues;
    std::vector<Property> properties;
    std::vector<std::string_view> left_out; // French: what this picture does not show, and why that is sound

    Table const& table(TrackId id) const;
    Table& table(TrackId id);
};

} // namespace engine
