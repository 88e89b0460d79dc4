#pragma once
// One course of things: a case as its journal builds it up, among other cases as they stood, under one supposition. Two
// of them side by side make a what_if.hpp: things as they were, and as they would have been.

#include "engine/alteration.hpp"
#include "engine/past_cases.hpp"

namespace engine {

// The campaign as one supposes it, for each state it ever was in.
class Supposed {
public:
    Supposed(CaseId campaign, Alteration const* alteration) : campaign_{std::move(campaign)}, alteration_{alteration} {}

    // The same state, altered when it is one of that campaign.
    std::shared_ptr<Case const> of(std::shared_ptr<Case const> const& state);
    // The rule set by which every case is judged from its opening on; nothing: its own.
    std::optional<std::string> rule_set() const { return alteration_ ? alteration_->rule_set : std::nullopt; }

private:
    CaseId campaign_;
    Alteration const* alteration_;
    std::map<Version, std::shared_ptr<Case const>> altered_;
};

// One act of the past, as its event tells it.
struct PastAct {
    Version version = 0; // in the stream
    TrackId track;
    std::uint16_t piece = 0;
    CommandId command;
    PersonId actor;
    std::string role;
    Day done_on{}; // the local day on which it was recorded: what a deadline is held against
};

// What an event was, in the words of today's tables; its piece is that of the case as it stood before.
struct Reading {
    PastAct act;
    Track const* track = nullptr;
    RoleId role;
    std::any body;
};

// Nothing when today's tables know no such act: the row that led to an event tells its command.
std::optional<Reading> read(Case const& before, Event const& event);

class Course {
public:
    Course(PastCases& past, Supposed& supposed, Workflow const& workflow, CaseId id)
        : past_{past}, supposed_{supposed}, subject_{blank_case(workflow, std::move(id))}
    {
    }

    struct Judgement {
        std::optional<Error> refusal{};
        std::optional<Day> due{};
        Day today{};
        bool is_late() const { return due && today > *due; }
    };
    // Asks the table as of the event's instant. Refused only if refused in whatever order the events of one instant came.
    Judgement judge(Reading const& act, Event const& event);

    void take(Event const& event);
    Case const& subject() const { return subject_; }

private:
    using States = std::vector<std::shared_ptr<Case const>>;
    // The cases that the act could rest on, those it is linked to first: each in all the states it may have been in.
    std::vector<States> others(Reading const& act, Instant instant);
    Context context(std::vector<States> const& states, std::vector<std::size_t> const& chosen, Event const& event);
    static bool next_choice(std::vector<States> const& states, std::vector<std::size_t>& chosen);
    std::optional<Day> due(Reading const& act, Context const& context) const;

    PastCases& past_;
    Supposed& supposed_;
    Case subject_;
};

} // namespace engine
