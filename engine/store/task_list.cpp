#include "engine/store/task_list.hpp"

#include "engine/store/query.hpp"
#include "engine/store/row_changes.hpp"

namespace engine::store {
namespace {

std::string_view part_for(TaskQuery::Group group)
{
    switch (group) {
    case TaskQuery::Group::to_do: return sql::tasks::to_do;
    case TaskQuery::Group::upcoming: return sql::tasks::upcoming;
    case TaskQuery::Group::waiting: return sql::tasks::waiting;
    }
    return sql::tasks::to_do;
}

std::string text_for(TaskQuery const& asked)
{
    std::string text{sql::tasks::mine_begin};
    if (asked.only)
        text += sql::tasks::only;
    text += sql::tasks::mine_end;
    text += sql::tasks::page;
    text += part_for(asked.group);
    if (asked.after)
        text += sql::tasks::after;
    text += sql::tasks::page_end;
    return text;
}

void bind(Query& query, TaskQuery const& asked)
{
    query.use("reader", asked.reader.value).use("today", to_text(asked.today));
    if (asked.only)
        query.use("only", asked.only->value);
    if (asked.after) {
        TaskQuery::After const& after = *asked.after;
        query.use("after_due", day_or_never(after.due)).use("after_id", after.id.value);
        query.use("after_track", after.track).use("after_piece", after.piece);
        query.use("after_command", after.command).use("after_role", after.role);
    }
    query.use("limit", static_cast<std::int64_t>(asked.limit) + 1);
}

TaskQuery::After cursor_at(TaskLine const& line)
{
    return {line.task.due, line.id, line.task.track, line.task.piece, line.task.command, line.task.role};
}

} // namespace

TaskPage list_tasks(Session& session, TaskQuery const& asked)
{
    TaskPage page;
    Query query{session, "list_tasks", text_for(asked)};
    bind(query, asked);
    TaskLine line;
    TaskLine::Task& task = line.task;
    std::string due, opens_on;
    int piece = 0, blocked = 0;
    query.into(line.id.value).into(line.workflow).into(line.subject_name).into(line.title);
    query.into(task.track).into(piece).into(task.command).into(task.role).into(due).into(opens_on).into(blocked);
    query.into(task.waits_for).into(task.why);
    while (query.next()) {
        if (page.items.size() == asked.limit) {
            if (!page.items.empty())
                page.next = cursor_at(page.items.back());
            break;
        }
        task.piece = static_cast<std::uint16_t>(piece);
        task.due = day_from(due);
        task.opens_on = day_from(opens_on);
        task.blocked = blocked != 0;
        page.items.push_back(line);
    }
    return page;
}

TaskCounts count_tasks(Session& session, PersonId const& reader, Day today)
{
    std::string text{sql::tasks::mine_begin};
    text += sql::tasks::mine_end;
    text += sql::tasks::counts;
    Query query{session, "count_tasks", text};
    query.use("reader", reader.value).use("today", to_text(today));
    long long to_do = 0, late = 0, upcoming = 0, waiting = 0;
    query.into(to_do).into(late).into(upcoming).into(waiting).next();
    return {.to_do = static_cast<std::size_t>(to_do),
            .late = static_cast<std::size_t>(late),
            .upcoming = static_cast<std::size_t>(upcoming),
            .waiting = static_cast<std::size_t>(waiting)};
}

} // namespace engine::store
