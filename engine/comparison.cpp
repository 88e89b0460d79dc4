#include "engine/comparison.hpp"

#include "engine/authority.hpp"

#include <algorithm>

namespace engine {
namespace {

bool is_same_act(TaskRow const& one, TaskRow const& other)
{
    return one.track == other.track && one.piece == other.piece && one.command == other.command
        && one.role == other.role;
}

bool is_same_defect(Condition const& one, Condition const& other)
{
    return one.rule == other.rule && one.fact == other.fact;
}

template <class T, class Same>
T const* find_in(std::vector<T> const& all, T const& wanted, Same same)
{
    auto const found = std::ranges::find_if(all, [&](T const& one) { return same(one, wanted); });
    return found == all.end() ? nullptr : &*found;
}

std::vector<PieceShift> pieces_that_shift(Case const& is, Case const& would_be)
{
    std::vector<PieceShift> shifts;
    Workflow const& workflow = *is.workflow;
    for (Track const& track : workflow.tracks()) {
        bool const now = workflow.is_required(is, track);
        if (now == workflow.is_required(would_be, track))
            continue;
        auto const pieces = would_be.all(track.id);
        bool const is_missing =
            std::ranges::none_of(pieces, [](Piece const* piece) { return piece->version > 0; }) && !now;
        shifts.push_back({track.id, now ? Shift::vanishes : Shift::appears, is_missing});
    }
    return shifts;
}

std::vector<DefectShift> defects_that_shift(Situation is, Situation would_be)
{
    std::vector<DefectShift> shifts;
    auto const now = is.subject.workflow->defects(is.subject, is.context);
    auto const then = would_be.subject.workflow->defects(would_be.subject, would_be.context);
    for (Condition const& condition : then)
        if (!find_in(now, condition, is_same_defect))
            shifts.push_back({Shift::appears, condition});
    for (Condition const& condition : now)
        if (!find_in(then, condition, is_same_defect))
            shifts.push_back({Shift::vanishes, condition});
    return shifts;
}

std::vector<PersonId> holders(Situation where, TaskRow const& task)
{
    auto const role = where.subject.workflow->find_role(task.role);
    return role ? holders_of(where.subject, where.context, *role, where.context.today) : std::vector<PersonId>{};
}

std::vector<TaskShift> tasks_that_shift(Situation is, Situation would_be)
{
    std::vector<TaskShift> shifts;
    auto const now = project(is.subject, is.context).tasks;
    auto const then = project(would_be.subject, would_be.context).tasks;
    for (TaskRow const& task : then) {
        TaskRow const* const before = find_in(now, task, is_same_act);
        if (before && before->due == task.due && before->opens_on == task.opens_on && before->blocked == task.blocked)
            continue;
        shifts.push_back({before ? Shift::moves : Shift::appears, task, before ? before->due : std::nullopt,
                          holders(would_be, task)});
    }
    for (TaskRow const& task : now)
        if (!find_in(then, task, is_same_act))
            shifts.push_back({Shift::vanishes, task, std::nullopt, holders(is, task)});
    return shifts;
}

} // namespace

std::string_view name_of(Shift shift)
{
    switch (shift) {
    case Shift::appears: return "appears";
    case Shift::vanishes: return "vanishes";
    case Shift::moves: return "moves";
    }
    return "moves";
}

Comparison compare(Situation is, Situation would_be)
{
    return {pieces_that_shift(is.subject, would_be.subject), defects_that_shift(is, would_be),
            tasks_that_shift(is, would_be)};
}

} // namespace engine
