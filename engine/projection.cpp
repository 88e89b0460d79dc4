#include "engine/projection.hpp"

#include "engine/campaign.hpp"
#include "engine/known.hpp"
#include "engine/track.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace engine {
namespace {

Roles without(Roles roles, Roles others)
{
    roles.bits &= ~others.bits;
    return roles;
}

// In the order of the words, which is that of their ids.
template <class Do>
void for_each_role(Roles roles, Do act)
{
    for (; roles.any(); roles.bits &= roles.bits - 1)
        act(RoleId{static_cast<std::uint8_t>(std::countr_zero(roles.bits))});
}

// What stands between an owner and his act: somebody else's turn, or only time.
struct Obstacle {
    std::optional<Day> opens_on{};
    bool blocked = false;
    std::string waits_for{};
    Wording why{};
};

// A condition that neither anybody nor time can mend: the act is for another case (a second try where the first
// succeeded), so nobody owes it.
bool is_beside_the_point(Unmet const& one)
{
    return !one.who_can_cure.any() && !one.opens_on;
}

// Nothing when nobody owes the act.
std::optional<Obstacle> obstacle(Transition const& row, Question const& question)
{
    Workflow const& workflow = *question.subject.workflow;
    Obstacle found;
    Roles others; // told in the order in which the conditions name them
    for (UnmetGuard& of_row : workflow.check_all(row.guard, question)) {
        Unmet& one = of_row.unmet;
        if (is_beside_the_point(one))
            return std::nullopt;
        if (one.opens_on) {
            found.opens_on = std::max(found.opens_on.value_or(*one.opens_on), *one.opens_on);
            continue;
        }
        if (!std::exchange(found.blocked, true))
            found.why = std::move(one.fact);
        for_each_role(without(one.who_can_cure, others), [&](RoleId role) {
            found.waits_for.append(found.waits_for.empty() ? "" : " ").append(workflow.name_of(role));
        });
        others.add(one.who_can_cure);
    }
    return found;
}

// Those that an act brings are few: they are gathered here before they get a place of their own.
using Tasks = boost::container::small_vector<TaskRow, 16>;

void add_tasks(Case const& subject, Track const& track, Piece const& piece, Waiting const& waiting,
               Context const& context, Tasks& tasks)
{
    Workflow const& workflow = *subject.workflow;
    auto const row = std::ranges::find_if(track.rows, [&](Transition const& one) {
        return one.from == piece.state && one.on == waiting.expected;
    }); // further rows of the same command only vary its outcome
    if (row == track.rows.end())
        return;
    std::optional<std::optional<Day>> due; // looked up once somebody owes the act
    std::optional<Obstacle> found;
    bool is_for_all = false; // what was found holds for every role
    for_each_role(row->by.both(waiting.owner), [&](RoleId role) {
        if (!is_for_all) {
            Question const question{subject, piece, waiting.expected, role, nullptr, context};
            found = obstacle(*row, question);
            is_for_all = !question.by.was_looked_at();
        }
        if (!found)
            return;
        if (!due)
            due = workflow.due_on(waiting.due, subject, piece, context);
        tasks.push_back({.track = workflow.name_of(track.id),
                         .piece = piece.number,
                         .command = workflow.name_of(waiting.expected),
                         .role = workflow.name_of(role),
                         .due = *due,
                         .opens_on = found->opens_on,
                         .blocked = found->blocked,
                         .waits_for = found->waits_for,
                         .why = found->why});
    });
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

} // namespace

bool is_owed(Case const& subject, Track const& track, Piece const& piece, Waiting const& waiting,
             Context const& context)
{
    Tasks tasks;
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
                    .roles = workflow.names_of_roles(),
                    .bars = subject.bars,
                    .tags = {},
                    .tasks = {}};
    rows.tags.reserve(overview.tags.size());
    for (Tag& tag : overview.tags)
        rows.tags.push_back({tag.name, std::move(tag.value), workflow.audience_text(tag.audience)});
    Tasks tasks;
    for (Piece const& piece : subject.pieces) {
        Track const& track = workflow.track(piece.track);
        bool is_settled = false; // whether the piece is asked for at all
        for (Waiting const& waiting : track.waits) {
            if (waiting.in != piece.state)
                continue;
            if (!std::exchange(is_settled, true) && !workflow.is_required(subject, track))
                break;
            add_tasks(subject, track, piece, waiting, context, tasks);
        }
    }
    rows.tasks.assign(std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
    return rows;
}

} // namespace engine
