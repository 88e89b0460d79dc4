#include "tests/support/plain_rows.hpp"

#include "engine/campaign.hpp"

#include <algorithm>

namespace telling {
namespace {

using namespace engine;

// As of the case's last event, whose day it is for the rows.
Context as_of_last_event(Case const& subject, Context context)
{
    Campaign const* const campaign = campaign_of(subject, context);
    context.now = subject.last_recorded;
    context.today =
        campaign ? local_day(context.now, campaign->zone) : std::chrono::floor<std::chrono::days>(context.now);
    return context;
}

void weigh(Workflow const& workflow, std::vector<Unmet> const& unmet, TaskRow& task)
{
    std::vector<RoleId> others;
    for (Unmet const& one : unmet) {
        if (one.opens_on) {
            task.opens_on = std::max(task.opens_on.value_or(*one.opens_on), *one.opens_on);
            continue;
        }
        task.blocked = true;
        if (task.why.empty())
            task.why = one.fact;
        for (Word const& word : workflow.words().roles)
            if (RoleId const role{word.id};
                one.who_can_cure.has(role) && std::find(others.begin(), others.end(), role) == others.end())
                others.push_back(role);
    }
    for (RoleId const role : others)
        task.waits_for.append(task.waits_for.empty() ? "" : " ").append(workflow.name_of(role));
}

void add_task(Case const& subject, Piece const& piece, Waiting const& waiting, Transition const& row, RoleId role,
              Context const& context, std::vector<TaskRow>& tasks)
{
    Workflow const& workflow = *subject.workflow;
    std::vector<Unmet> unmet;
    for (GuardId const guard : row.guard)
        for (Unmet const& one :
             workflow.check(guard, Question{subject, piece, waiting.expected, role, nullptr, context}))
            unmet.push_back(one);
    if (std::ranges::any_of(unmet, [](Unmet const& one) { return !one.who_can_cure.any() && !one.opens_on; }))
        return;
    TaskRow task{.track = workflow.name_of(piece.track),
                 .piece = piece.number,
                 .command = workflow.name_of(waiting.expected),
                 .role = workflow.name_of(role),
                 .due = workflow.due_on(waiting.due, subject, piece, context),
                 .opens_on = std::nullopt,
                 .waits_for = {},
                 .why = {}};
    weigh(workflow, unmet, task);
    tasks.push_back(task);
}

} // namespace

std::vector<TaskRow> plain_tasks(Case const& subject, Context const& asked_in)
{
    Context const context = as_of_last_event(subject, asked_in);
    Workflow const& workflow = *subject.workflow;
    std::vector<TaskRow> tasks;
    for (Piece const& piece : subject.pieces) {
        Track const& track = workflow.track(piece.track);
        if (!workflow.is_required(subject, track))
            continue;
        for (Waiting const& waiting : track.waits) {
            auto const row = std::ranges::find_if(track.rows, [&](Transition const& one) {
                return waiting.in == piece.state && one.from == piece.state && one.on == waiting.expected;
            });
            if (row == track.rows.end())
                continue;
            for (Word const& word : workflow.words().roles)
                if (RoleId const role{word.id}; row->by.has(role) && waiting.owner.has(role))
                    add_task(subject, piece, waiting, *row, role, context, tasks);
        }
    }
    return tasks;
}

std::vector<Behind> plainly_behind(Case const& subject, Context const& asked_in)
{
    Context const context = as_of_last_event(subject, asked_in);
    std::vector<Behind> all;
    for (Word const& word : subject.workflow->words().roles) {
        RoleId const role{word.id};
        Known const known = known_to(Roles{role}, subject, subject, context);
        if (known.version == subject.version)
            continue;
        auto const same = std::ranges::find(all, known, &Behind::known);
        if (same == all.end())
            all.push_back({known, Roles{role}});
        else
            same->roles.add(role);
    }
    return all;
}

} // namespace telling
