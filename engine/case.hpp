#pragma once
// A case as it stands: the fold of its stream. The engine knows its pieces and who holds which role; what is proper
// to a workflow (a corps, a deadline) it keeps in facts that only that workflow reads.

#include "engine/event.hpp"
#include "engine/growing_list.hpp"
#include "engine/shared_list.hpp"
#include "engine/transition.hpp"

#include <boost/json/object.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

class Workflow;
struct Campaign;

// Who holds which role, from when to when (last day included). The role is a name: a case takes over grants from
// the cases it is linked to, whose vocabulary is another. On behalf of somebody it is a power lent: worth on each case
// what that person holds there himself, on that day, and not to be lent on.
struct Grant {
    PersonId person;
    std::string role;
    Day from{};
    std::optional<Day> to{};
    std::optional<PersonId> on_behalf_of{};

    bool holds_on(Day day) const { return from <= day && (!to || day <= *to); }
    bool operator==(Grant const&) const = default;
};

// Keeps a person from a case that is linked to this one: what this case would give him there, he has not, nor any power
// lent to him. What he is to that case by another way stays.
struct Bar {
    PersonId person;
    CaseId from;

    auto operator<=>(Bar const&) const = default;
};

// One event of a piece, without its body.
struct Entry {
    EventId event;
    Version version = 0; // in the stream
    PersonId actor;
    std::string role;
    Day occurred_on{};
    Instant recorded_at{};
    Hash hash{};
    std::optional<PersonId> on_behalf_of{};
    enum class Body {
        erasable,
        fixed, // of format 1: the chain holds it
        erased,
    } body = Body::fixed;
};

// What is said in place of a body that is gone.
struct ErasedBody {
    Version version = 0;
    Day on{};
    std::string policy; // French
};

// One track as it runs in this case; a repeatable track has several.
struct Piece {
    TrackId track;
    std::uint16_t number = 0; // 0 when the track is not repeatable
    StateId state;
    Version version = 0; // number of its events: what If-Match carries
    GrowingList<Entry> entries;

    // The latest entry of one of these events, or nothing.
    Entry const* latest(std::initializer_list<EventId> events) const;
};

// What a workflow remembers of a case. Copied when the case moves on, so that readers keep what they hold.
struct Facts {
    virtual ~Facts() = default;
    virtual std::unique_ptr<Facts> clone() const = 0;
    // What cases of other workflows may know of this one, by name.
    virtual boost::json::object published() const { return {}; }
    // These very facts, when the case is a campaign: nearly every condition asks.
    virtual Campaign const* as_campaign() const { return nullptr; }

protected:
    Facts() = default;
    Facts(Facts const&) = default;
    Facts& operator=(Facts const&) = default;
};

// What the facts of a case publish, drawn once however many conditions of other cases ask. A copy draws its own.
class Published {
public:
    Published() = default;
    Published(Published const&) noexcept {}
    Published(Published&& other) noexcept : drawn_{other.drawn_.exchange(nullptr)} {}
    Published& operator=(Published const&) noexcept
    {
        forget();
        return *this;
    }
    Published& operator=(Published&& other) noexcept
    {
        delete drawn_.exchange(other.drawn_.exchange(nullptr));
        return *this;
    }
    ~Published() { forget(); }

    boost::json::object const& of(Facts const* facts) const; // none: nothing is published
    void forget() { delete drawn_.exchange(nullptr); }

private:
    mutable std::atomic<boost::json::object const*> drawn_{nullptr};
};

struct Case {
    CaseId id;
    Workflow const* workflow = nullptr;
    Version version = 0;
    Hash head{};
    Instant last_recorded{};
    std::string rule_set;
    std::vector<CaseId> links; // the campaign first; then, say, the jury
    SharedList<Grant> grants;
    std::vector<Bar> bars;
    std::vector<Piece> pieces;
    std::vector<ErasedBody> erased;
    std::unique_ptr<Facts> facts;
    Published drawn;

    Case() = default;
    Case(Case const& other);
    Case& operator=(Case const&) = delete;
    Case(Case&&) = default;
    Case& operator=(Case&&) = default;

    inline Piece const* find(TrackId track, std::uint16_t number = 0) const; // in workflow.hpp
    Piece const* search(TrackId track, std::uint16_t number) const;          // the same, piece by piece
    Piece& at(TrackId track, std::uint16_t number); // made in the track's initial state when it is not there
    std::vector<Piece const*> all(TrackId track) const;
    // As of the last event: whoever changes the facts by himself asks these.
    boost::json::object const& published() const { return drawn.of(facts.get()); }
    std::uint16_t count(TrackId track) const;
};

// A case of this workflow before its first event: every single track in its initial state.
Case blank_case(Workflow const& workflow, CaseId id);

// Total: what was once written is believed. An event of a type or track no longer in the tables moves no piece, but
// still counts and still chains. An erased one still moves its piece; what its body said is not known any more. After an
// event that erases, a case is folded anew from a stream without the bodies: see is_folded_anew().
void apply(Case& subject, Event const& event);

// Whether these events change what earlier ones of the stream say.
bool is_folded_anew(std::span<Event const> events);

Case fold(Workflow const& workflow, CaseId id, std::span<Event const> events);

} // namespace engine
