#pragma once
// What a row of a table is made of. A workflow writes its rules as constant arrays of Transition; the engine, the
// explanations, the drawings and the checks all read the same array.
//
// Rows hold small ids rather than names or pointers: they compare at compile time, also under sanitizers, and a
// table of fifty rows fits in a few cache lines. A workflow's vocabulary enumerations become ids through kind_of().

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace engine {

enum class Kind : std::uint8_t { state, command, role, guard, event, source, track, deadline };

// One word of a workflow's vocabulary. A vocabulary enumeration E says what it is with a function found beside it:
//     constexpr engine::Kind kind_of(E) { return engine::Kind::state; }
// so that a state cannot stand in the column of commands.
template <Kind K>
struct Id {
    std::uint8_t value = 0;

    constexpr Id() = default;
    constexpr explicit Id(std::uint8_t raw) : value{raw} {}
    template <class E>
        requires(kind_of(E{}) == K)
    constexpr Id(E word) : value{static_cast<std::uint8_t>(word)} // NOLINT(google-explicit-constructor)
    {
    }
    constexpr bool operator==(Id const&) const = default;
    constexpr auto operator<=>(Id const&) const = default;
};

using StateId = Id<Kind::state>;
using CommandId = Id<Kind::command>;
using RoleId = Id<Kind::role>;
using GuardId = Id<Kind::guard>;
using EventId = Id<Kind::event>;
using SourceId = Id<Kind::source>;
using TrackId = Id<Kind::track>;
using DeadlineId = Id<Kind::deadline>;

// A set of roles; at most 32 in a workflow.
struct Roles {
    std::uint32_t bits = 0;

    constexpr Roles() = default;
    constexpr Roles(RoleId role) : bits{std::uint32_t{1} << role.value} {} // NOLINT(google-explicit-constructor)
    template <class E>
        requires(kind_of(E{}) == Kind::role)
    constexpr Roles(E word) : Roles{RoleId{word}} // NOLINT(google-explicit-constructor)
    {
    }
    constexpr Roles(std::initializer_list<Roles> sets)
    {
        for (Roles const set : sets)
            bits |= set.bits;
    }

    constexpr bool any() const { return bits != 0; }
    constexpr bool has(RoleId role) const { return (bits >> role.value & 1U) != 0; }
    constexpr Roles both(Roles other) const
    {
        Roles shared;
        shared.bits = bits & other.bits;
        return shared;
    }
    constexpr Roles& add(Roles other)
    {
        bits |= other.bits;
        return *this;
    }
    constexpr bool operator==(Roles const&) const = default;
};

// Conditions of a row: all of them must hold, and all those that do not are reported.
class Guards {
public:
    constexpr Guards() = default;
    template <class... G>
        requires(sizeof...(G) > 0 && sizeof...(G) <= 10)
    constexpr Guards(G... guards) // NOLINT(google-explicit-constructor)
        : ids_{GuardId{guards}...}, count_{sizeof...(G)}
    {
    }
    constexpr GuardId const* begin() const { return ids_.data(); }
    constexpr GuardId const* end() const { return ids_.data() + count_; }
    constexpr std::size_t size() const { return count_; }

private:
    std::array<GuardId, 10> ids_{};
    std::size_t count_ = 0;
};

inline constexpr Guards always{};

// One row, one sentence: from `from`, on `on` by one of `by`, provided `guard`, the journal says `emits` and the
// piece is `to`; on the ground of `source`.
struct Transition {
    StateId from;
    CommandId on;
    Roles by;
    Guards guard;
    EventId emits;
    StateId to;
    SourceId source;
};

// A state in which somebody is awaited: whom, to do what, by when.
struct Waiting {
    StateId in;
    Roles owner;
    CommandId expected;
    DeadlineId due;
};

// One short story of a case. A year is several of them side by side.
struct Track {
    TrackId id;
    bool repeatable = false; // visits, alerts: as many pieces as there are
    StateId initial;         // before anything happened
    std::span<Transition const> rows;
    std::span<Waiting const> waits;
    Roles readers; // who may read its pieces, whatever else a workflow restricts
};

// A word as the code, the API and people say it.
struct Word {
    std::uint8_t id = 0;
    std::string_view name;  // snake_case, in the journal and in the API
    std::string_view label; // French, for people

    template <class E>
    constexpr Word(E word, std::string_view code, std::string_view french)
        : id{static_cast<std::uint8_t>(word)}, name{code}, label{french}
    {
    }
};

// What a guard asks, in words, and on what ground.
struct GuardWord {
    std::uint8_t id = 0;
    std::string_view rule;  // kebab-case: /problems/guards/<rule>
    std::string_view title; // French sentence: the condition as it should be
    SourceId source;

    template <class E>
    constexpr GuardWord(E word, std::string_view code, std::string_view french, SourceId ground)
        : id{static_cast<std::uint8_t>(word)}, rule{code}, title{french}, source{ground}
    {
    }
};

// Every list of words stands in the order of its enumeration; workflows assert it.
template <class W, std::size_t N>
constexpr bool in_order(std::array<W, N> const& words)
{
    for (std::size_t i = 0; i < N; ++i)
        if (words[i].id != i)
            return false;
    return true;
}

} // namespace engine
