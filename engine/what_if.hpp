#pragma once
// What if the calendar, the policies or the rule set had been others? The journals of a campaign's cases are read again:
// before each event the real table is asked, under the altered campaign, at the event's own instant, by the hand that
// acted. Nothing is written. Called by the API and by `titularis what-if`.
//
// What happened is always applied, refused or not, so that one refusal does not bring down all that follows; and rights
// are believed, for no alteration touches them.

#include "engine/alteration.hpp"
#include "engine/case_service.hpp"
#include "engine/comparison.hpp"
#include "engine/course.hpp"

namespace engine {

struct WhatIf {
    CaseId campaign;
    Alteration alteration{};
    // Only what this person may read is told; nobody: everything, for whoever holds the store itself.
    std::optional<PersonId> reader{};
};

struct RefusedAct {
    PastAct act;
    Error refusal;
};

// Late under one calendar and not under the other.
struct LateAct {
    PastAct act;
    bool is_late = false; // in the altered world; otherwise it no longer is
    std::optional<Day> due{}, due_before{};
};

struct CaseOutcome {
    CaseId id;
    PersonId subject;
    std::string title;
    std::vector<RefusedAct> refused{};
    std::vector<LateAct> late{};
    // Acts that today's tables refuse even in the unaltered world: the tables have changed since, or are wrong.
    std::vector<RefusedAct> refused_anyway{};
    Comparison today{}; // the case as it stands against the case as it would

    bool changes() const { return !refused.empty() || !late.empty() || !today.empty(); }
};

// What it would mean for one person: acts of theirs, and tasks that would fall to them.
struct Burden {
    PersonId person;
    std::size_t refused = 0, late = 0, no_longer_late = 0, new_tasks = 0;
};

struct WhatIfReport {
    Workflow const* workflow = nullptr;
    std::size_t cases = 0, acts = 0; // replayed
    std::vector<CaseOutcome> changed{};
    std::vector<CaseOutcome> refused_anyway{}; // cases with such acts; they may be among the changed too
    std::vector<Burden> people{};              // those most concerned first
};

// Over all cases: acts and tasks, each once, however many people may do it. `person` is nobody.
Burden total_of(WhatIfReport const& report);

// Whether these roles may change the campaign: only then is a supposition about it theirs to make.
bool may_change(Case const& campaign, Roles roles);

// As workflow_of_campaign when there is nothing to replay. `progress` gets the cases done and their number.
Result<WhatIfReport> what_if(CaseService& service, WhatIf const& supposed,
                             std::function<void(std::size_t, std::size_t)> const& progress = {});

} // namespace engine
