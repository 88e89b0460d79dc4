#include "engine/what_if.hpp"

#include "engine/campaign_cases.hpp"
#include "engine/course.hpp"

#include <algorithm>

namespace engine {
namespace {

// The replay of one case.
class Replay {
public:
    Replay(CaseService& service, PastCases& past, Supposed& as_it_is, Supposed& as_supposed)
        : service_{service}, past_{past}, as_it_is_{as_it_is}, as_supposed_{as_supposed}
    {
    }

    // Nothing when the reader has no hand in the case.
    std::optional<CaseOutcome> of(Case const& present, std::optional<PersonId> const& reader, std::size_t& acts);

private:
    void replay(Event const& event, Course& is, Course& would_be, CaseOutcome& outcome) const;
    Comparison compare_today(Case const& present, Course const& would_be, Context const& context);

    CaseService& service_;
    PastCases& past_;
    Supposed& as_it_is_;
    Supposed& as_supposed_;
};

Error no_such_act(Workflow const& workflow, Event const& event)
{
    auto const what = workflow.find_event(event.type);
    std::string const label{what ? workflow.words().events[what->value].label : std::string_view{event.type}};
    return {.code = ErrorCode::wrong_state, .detail = "Aucune règle d'aujourd'hui ne mène à « " + label + " »."};
}

void Replay::replay(Event const& event, Course& is, Course& would_be, CaseOutcome& outcome) const
{
    Workflow const& workflow = *is.subject().workflow;
    auto act = read(is.subject(), event);
    if (!act) {
        outcome.refused_anyway.push_back(
            {PastAct{.version = event.version, .track = {}, .command = {}, .actor = event.actor, .role = event.role},
             no_such_act(workflow, event)});
        return;
    }
    auto const now = is.judge(*act, event);
    act->act.done_on = now.today;
    // Supposing a rule set from the opening on leaves nothing to move.
    if (as_supposed_.rule_set() && workflow.moving() == act->act.command)
        return;
    auto const then = would_be.judge(*act, event);
    if (now.refusal)
        outcome.refused_anyway.push_back({act->act, *now.refusal});
    else if (then.refusal)
        outcome.refused.push_back({act->act, *then.refusal});
    if (now.is_late() != then.is_late())
        outcome.late.push_back({act->act, then.is_late(), then.due, now.due});
}

Comparison Replay::compare_today(Case const& present, Course const& would_be, Context const& context)
{
    Context supposed = context;
    for (auto& other : supposed.linked)
        other = as_supposed_.of(other);
    return compare({present, context}, {would_be.subject(), supposed});
}

// Leaves what the reader may not read out of an outcome.
void withhold(CaseOutcome& outcome, Case const& present, Roles roles, Context const& context)
{
    Workflow const& workflow = *present.workflow;
    auto const may_read = [&](TrackId track, std::uint16_t number) {
        Piece const blank{track, number, workflow.track(track).initial, 0, {}};
        Piece const* const piece = present.find(track, number);
        return workflow.may_read(present, piece ? *piece : blank, roles, context);
    };
    auto const is_hidden = [&](auto const& one) { return !may_read(one.act.track, one.act.piece); };
    std::erase_if(outcome.refused, is_hidden);
    std::erase_if(outcome.refused_anyway, is_hidden);
    std::erase_if(outcome.late, is_hidden);
    std::erase_if(outcome.today.pieces, [&](PieceShift const& shift) { return !may_read(shift.track, 0); });
    std::erase_if(outcome.today.tasks, [&](TaskShift const& shift) {
        return !may_read(workflow.find_track(shift.task.track)->id, shift.task.piece);
    });
}

std::optional<CaseOutcome> Replay::of(Case const& present, std::optional<PersonId> const& reader, std::size_t& acts)
{
    Context const context = service_.context_for(reader.value_or(PersonId{}), present.links);
    Roles const roles = reader ? roles_on(present, context, *reader, context.today) : Roles{};
    if (reader && !roles.any())
        return std::nullopt;
    Overview const overview = present.workflow->overview(present);
    CaseOutcome outcome{.id = present.id, .subject = overview.subject, .title = overview.title};
    Course is{past_, as_it_is_, *present.workflow, present.id};
    Course would_be{past_, as_supposed_, *present.workflow, present.id};
    for (Event const& event : service_.store().journal().load(present.id)) {
        if (event.version > present.version)
            break; // came while we were reading
        replay(event, is, would_be, outcome);
        is.take(event);
        would_be.take(event);
        ++acts;
    }
    outcome.today = compare_today(present, would_be, context);
    if (reader)
        withhold(outcome, present, roles, context);
    return outcome;
}

void add_burdens(CaseOutcome const& outcome, std::map<PersonId, Burden>& people)
{
    auto const of = [&](PersonId const& person) -> Burden& {
        Burden& burden = people[person];
        burden.person = person;
        return burden;
    };
    for (RefusedAct const& refused : outcome.refused)
        ++of(refused.act.actor).refused;
    for (LateAct const& late : outcome.late)
        ++(late.is_late ? of(late.act.actor).late : of(late.act.actor).no_longer_late);
    for (TaskShift const& task : outcome.today.tasks)
        if (task.shift == Shift::appears)
            for (PersonId const& holder : task.holders)
                ++of(holder).new_tasks;
}

} // namespace

Burden total_of(WhatIfReport const& report)
{
    Burden total;
    for (CaseOutcome const& outcome : report.changed) {
        total.refused += outcome.refused.size();
        for (LateAct const& late : outcome.late)
            ++(late.is_late ? total.late : total.no_longer_late);
        for (TaskShift const& task : outcome.today.tasks)
            total.new_tasks += task.shift == Shift::appears ? 1 : 0;
    }
    return total;
}

bool may_change(Case const& campaign, Roles roles)
{
    Workflow const& workflow = *campaign.workflow;
    return std::ranges::any_of(workflow.tracks(), [&](Track const& track) {
        return std::ranges::any_of(track.rows, [&](Transition const& row) {
            return row.on != workflow.opening() && row.by.both(roles).any();
        });
    });
}

Result<WhatIfReport> what_if(CaseService& service, WhatIf const& supposed,
                             std::function<void(std::size_t, std::size_t)> const& progress)
{
    auto const workflow = workflow_of_campaign(service, supposed.campaign);
    if (!workflow)
        return tl::unexpected{workflow.error()};
    PastCases past{service};
    Supposed as_it_is{supposed.campaign, nullptr};
    Supposed as_supposed{supposed.campaign, &supposed.alteration};
    Replay replay{service, past, as_it_is, as_supposed};
    WhatIfReport report{.workflow = *workflow};
    std::map<PersonId, Burden> people;
    auto const ids = cases_of_campaign(service, supposed.campaign, **workflow);
    std::size_t done = 0;
    for (CaseId const& id : ids) {
        if (auto const present = service.current(**workflow, id)) {
            if (auto outcome = replay.of(*present, supposed.reader, report.acts)) {
                ++report.cases;
                add_burdens(*outcome, people);
                if (!outcome->refused_anyway.empty())
                    report.refused_anyway.push_back(*outcome);
                if (outcome->changes())
                    report.changed.push_back(*std::move(outcome));
            }
        }
        if (progress)
            progress(++done, ids.size());
    }
    for (auto& [person, burden] : people)
        report.people.push_back(std::move(burden));
    std::ranges::stable_sort(report.people, std::greater{}, [](Burden const& one) {
        return one.refused + one.late + one.no_longer_late + one.new_tasks;
    });
    return report;
}

} // namespace engine
