#pragma once
// How long what people wrote is kept. A workflow says of each piece until when and on what ground; what is due is then
// carried out like any act: an event of the case, by an office.

#include "engine/workflow.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

struct Keeping {
    enum class Then {
        archive, // closed to all but those who keep it and the person it is about
        erase,   // the bodies go, the chain stays
    };
    TrackId track;
    std::uint16_t number = 0;
    std::string_view kind; // French: "pièces formatives"
    Then then = Then::erase;
    Day until{};        // the last day on which it is kept as it is
    std::string policy; // French: on what ground, as it is said in place of the text
    SourceId source;
    struct Act {
        TrackId track;
        CommandId command;
    } act; // by which it is done

    bool is_due(Day today) const { return until < today; }
};

// The events of a piece that still hold a body: those that can be erased, and those of format 1, which cannot.
struct Bodies {
    std::vector<Version> erasable;
    std::vector<Version> fixed;
};
Bodies bodies_in(Piece const& piece);

// One line of a workflow's own dated terms. What is archived first and emptied later has two lines, in that order.
struct KeepingTerm {
    std::uint8_t purpose; // for which a piece was written, by the workflow's own enumeration
    Keeping::Then then;
    int months; // after the case was over
    SourceId source;
    std::string_view kind;   // French
    std::string_view policy; // French, as it is said in place of what was erased
};

// The same as a workflow writes it in its table, in its own words.
template <class Purpose, class Ref>
struct TermOf {
    Purpose purpose;
    Keeping::Then then;
    int months;
    Ref source;
    std::string_view kind;
    std::string_view policy;

    operator KeepingTerm() const // NOLINT(google-explicit-constructor)
    {
        return {static_cast<std::uint8_t>(purpose), then, months, source, kind, policy};
    }
};

// What the terms of one case are counted from.
struct KeepingTerms {
    std::vector<KeepingTerm> lines;
    std::function<std::optional<std::uint8_t>(Piece const&)> purpose_of; // nothing for what stays with the case
    std::optional<Day> over_since;                                       // nothing while the case goes on
    bool are_stopped = false;                                            // by a dispute
    bool is_archived = false;
    Keeping::Act archive, erase;
};

// What remains to be done, whenever it is due.
std::vector<Keeping> keepings(Case const& subject, KeepingTerms const& terms);
// Whether something of that kind is to be done that day; if not yet, from when on.
Verdict whether_due(Case const& subject, KeepingTerms const& terms, Keeping::Then then, Day today,
                    Roles who_can_release);
// The body of the event that erases what is due that day.
boost::json::object erasure_of(Case const& subject, KeepingTerms const& terms, Day today, std::string_view reason);

// Nothing that has a purpose holds a text that could be erased.
bool is_emptied(Case const& subject, KeepingTerms const& terms);
// Whoever holds another role on this case itself than that one holds it no longer than until that day.
void close_to_all_but(Case& subject, std::string_view role, Day last_day);
void close_to_all(Case& subject, Day last_day);

} // namespace engine
