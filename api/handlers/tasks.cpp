#include "api/handlers/handlers.hpp"
#include "api/handlers/paging.hpp"
#include "api/json_views.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"

namespace api::handlers {

namespace json = boost::json;

namespace {

using TaskGroup = engine::TaskQuery::Group;

TaskGroup group_in(QueryReader& reader)
{
    auto const word = reader.word("group", {"to_do", "upcoming", "waiting"}).value_or("to_do");
    return word == "upcoming" ? TaskGroup::upcoming : word == "waiting" ? TaskGroup::waiting : TaskGroup::to_do;
}

json::object position_of(engine::TaskQuery::After const& after)
{
    return {{"due", day_or_null(after.due)}, {"id", after.id.value},     {"track", after.track},
            {"piece", after.piece},          {"command", after.command}, {"role", after.role}};
}

engine::TaskQuery::After after_of(json::object const& position)
{
    auto const text = [&](char const* name) { return std::string{position.at(name).as_string()}; };
    engine::TaskQuery::After after;
    if (position.at("due").is_string())
        after.due = engine::parse_day(text("due"));
    after.id = engine::CaseId{text("id")};
    after.track = text("track");
    after.piece = position.at("piece").to_number<std::uint16_t>();
    after.command = text("command");
    after.role = text("role");
    return after;
}

} // namespace

Response list_tasks(Call const& call)
{
    QueryReader reader{call.request};
    engine::TaskQuery query;
    query.reader = call.actor;
    query.today = call.service.today({});
    query.group = group_in(reader);
    query.limit = reader.limit();
    if (auto const position = position_in(call, reader))
        query.after = after_of(*position);
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    auto& models = call.service.store().read_models();
    auto const found = models.tasks(query);
    auto const counts = models.count_tasks(call.actor, query.today);
    json::array items;
    for (engine::TaskLine const& line : found.items)
        items.push_back(task_line(call.service.workflows(), line, query.today));
    json::object document{{"counts",
                           json::object{{"to_do", counts.to_do},
                                        {"late", counts.late},
                                        {"upcoming", counts.upcoming},
                                        {"waiting", counts.waiting}}},
                          {"items", std::move(items)}};
    std::optional<json::object> next;
    if (found.next)
        next = position_of(*found.next);
    return page(call, std::move(document), next);
}

} // namespace api::handlers
