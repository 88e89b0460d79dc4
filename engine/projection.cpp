#include "engine/projection.hpp"

#include "engine/campaign.hpp"
#include "engine/known.hpp"
#include "engine/track.hpp"

#include <algorithm>
#include <iterator>

namespace engine {
namespace {

// What stands between an owner and his act: somebody else's turn, or only time.
void weigh(Workflow const& workflow, Verdict unmet, TaskRow& task)
{
    std::vector<RoleId> others; // in the order in which they are told
    for (Unmet& one : unmet) {
        if (one.opens_on) {
            task.opens_on = std::max(task.opens_on.value_or(*one.opens_on), *one.opens_on);
            continue;
        }
        task.blocked = true;
        if (task.why.empty())
            task.why = std::move(one.fact);
        for (Word const& word : workflow.words().roles)
            if (RoleId const role{word.id};
                one.who_can_cure.has(role) && std::find(others.begin(), others.end(), role) == others.end())
                others.push_back(role);
    }
    for (RoleId const role : others)
        task.waits_for.append(task.waits_for.empty() ? "" : " ").append(workflow.name_of(role));
}

// A condition that neither anybody nor time can mend: the act is for another case (a second try where the first
// succeeded), so nobody owes it.
bool is_beside_the_point(Verdict const& unmet)
{
    return std::any_of(unmet.begin(), unmet.end(),
                       [](Unmet const& one) { return !one.who_can_cure.any() && !one.opens_on; });
}

Verdict unmet_of(Transition const& row, Question const& question)
{
    Verdict all;
    for (GuardId const guard : row.guard) {
        auto some = question.subject.workflow->check(guard, question);
        if (all.empty())
            all = std::move(some);
        else
            std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

void add_tasks(Case const& subject, Track const& track, Piece const& piece, Waiting const& waiting,
               Context const& context, std::vector<TaskRow>& tasks)
{
    Workflow const& workflow = *subject.workflow;
    for (Transition const& row : track.rows) {
        if (row.from != piece.state || row.on != waiting.expected)
            continue;
        for (Word const& word : workflow.words().roles) {
            RoleId const role{word.id};
            if (!row.by.has(role) || !waiting.owner.has(role))
                continue;
            auto unmet = unmet_of(row, Question{subject, piece, waiting.expected, role, nullptr, context});
            if (is_beside_the_point(unmet))
                continue;
            TaskRow task{.track = std::string{workflow.name_of(track.id)},
                         .piece = piece.number,
                         .command = std::string{workflow.name_of(waiting.expected)},
                         .role = std::string{word.name},
                         .due = workflow.due_on(waiting.due, subject, piece, context),
                         .opens_on = std::nullopt,
                         .waits_for = {},
                         .why = {}};
            weigh(workflow, std::move(unmet), task);
            tasks.push_back(std::move(task));
        }
        return; // further rows of the same command only vary its outcome
    }
}

// Rows must not depend on the day on which they are drawn, or a rebuild would differ from what was written: guards are
// asked as of the case's last event, and what only time will change is kept as a day (opens_on, due).
Context as_of_last_event(Case const& subject, Context context)
{
    Campaign const* const campaign = campaign_of(subject, context);
    context.now = subject.last_recorded;
    context.today =
        campaign ? local_day(context.now, campaign->zone) : std::chrono::floor<std::chrono::days>(context.now);
    return context;
}

std::string audience_of(Workflow const& workflow, Roles audience)
{
    if (!audience.any())
        return {};
    std::string out{","};
    for (Word const& word : workflow.words().roles)
        if (audience.has(RoleId{word.id}))
            out.append(word.name).append(",");
    return out;
}

} // namespace

bool is_owed(Case const& subject, Track const& track, Piece const& piece, Waiting const& waiting,
             Context const& context)
{
    std::vector<TaskRow> tasks;
    add_tasks(subject, track, piece, waiting, context, tasks);
    return !tasks.empty();
}

Projection project(Case const& subject, Context const& asked_in)
{
    Workflow const& workflow = *subject.workflow;
    Context const context = as_of_last_event(subject, asked_in);
    Overview overview = workflow.overview(subject);
    Projection rows{.id = subject.id,
                    .workflow = std::string{workflow.name()},
                    .version = subject.version,
                    .head = subject.head,
                    .changed_at = subject.last_recorded,
                    .subject = std::move(overview.subject),
                    .title = std::move(overview.title),
                    .stage = std::move(overview.stage),
                    .behind = to_text(who_is_behind(subject, context), workflow),
                    .links = subject.links,
                    .grants = subject.grants,
                    .roles = {},
                    .bars = subject.bars,
                    .tags = {},
                    .tasks = {}};
    rows.roles.reserve(workflow.words().roles.size());
    for (Word const& word : workflow.words().roles)
        rows.roles.push_back(word.name);
    rows.tags.reserve(overview.tags.size());
    for (Tag& tag : overview.tags)
        rows.tags.push_back({std::move(tag.name), std::move(tag.value), audience_of(workflow, tag.audience)});
    for (Piece const& piece : subject.pieces) {
        Track const& track = workflow.track(piece.track);
        if (!workflow.is_required(subject, track))
            continue;
        for (Waiting const& waiting : track.waits)
            if (waiting.in == piece.state)
                add_tasks(subject, track, piece, waiting, context, rows.tasks);
    }
    return rows;
}

} // namespace engine
