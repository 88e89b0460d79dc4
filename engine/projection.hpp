#pragma once
// What lists and tasks are drawn from: rows computed from a folded case, written in the event's own transaction, and
// rebuilt from the first event whenever one wishes. Pure: the same case gives the same rows.

#include "engine/workflow.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace engine {

// Somebody owes something: one row for each role that may do it. Words are those of the workflow's tables, which outlive
// the rows.
struct TaskRow {
    std::string_view track;
    std::uint16_t piece = 0;
    std::string_view command;
    std::string_view role;
    std::optional<Day> due;
    std::optional<Day> opens_on; // before that day it is not to be done yet
    bool blocked = false;        // waits for somebody else first
    std::string waits_for;       // role names, separated by spaces
    Wording why;                 // French, what it waits for

    bool operator==(TaskRow const&) const = default;
};

struct TagRow {
    std::string_view name; // a literal of the workflow
    std::string value;
    std::string_view audience; // ",jury_secretary,rector_delegate," or empty for everyone who sees the case

    bool operator==(TagRow const&) const = default;
};

struct Projection {
    CaseId id;
    std::string workflow;
    Version version = 0;
    Hash head{};
    Instant changed_at{};
    PersonId subject;
    std::string title;
    std::string stage;
    std::string behind{}; // roles that do not know of its last event, see known.hpp
    std::vector<CaseId> links;
    SharedList<Grant> grants;
    SharedList<std::string_view> roles; // those that its workflow has a word for: no other counts here, whoever gave it
    std::vector<Bar> bars;
    std::vector<TagRow> tags;
    std::vector<TaskRow> tasks;

    bool operator==(Projection const&) const = default;
};

Projection project(Case const& subject, Context const& context);

// Rows once drawn stay as they are: whoever writes, keeps or compares them shares them. Null: none.
using SharedRows = std::shared_ptr<Projection const>;

inline SharedRows shared(Projection rows)
{
    return std::make_shared<Projection const>(std::move(rows));
}

// Whether anybody owes the awaited act as the piece stands. Not when its conditions are unmet and neither a person nor
// time can mend them: then the act has no object (nothing changed, so nothing is to be sealed again).
bool is_owed(Case const& subject, Track const& track, Piece const& piece, Waiting const& waiting,
             Context const& context);

} // namespace engine
