// What could void a file, for one case, or for all those that a case answers for.

#include "api/handlers/handlers.hpp"
#include "api/handlers/paging.hpp"
#include "api/knowledge_json.hpp"
#include "api/paths.hpp"
#include "api/problem.hpp"
#include "engine/linked_views.hpp"

#include <algorithm>
#include <compare>

namespace api::handlers {

namespace json = boost::json;

namespace {

// The defects of one case among many, and where it stands in their list: the most urgent first, then by name.
struct Group {
    struct Place {
        engine::Day until = engine::Day::max(); // when nothing is urgent
        std::string name;
        std::string id;
        auto operator<=>(Place const&) const = default;
    } place;
    engine::Case const* subject = nullptr;
    std::string subject_name;
    std::string title;
    std::vector<engine::Condition> defects;
};

void add_group(engine::View const& view, std::string subject_name, std::string title, std::vector<Group>& groups)
{
    engine::Case const& subject = *view.subject;
    if (!subject.workflow->may_see_defects(subject, view.roles, view.context))
        return;
    Group group{.place = {},
                .subject = &subject,
                .subject_name = std::move(subject_name),
                .title = std::move(title),
                .defects = subject.workflow->defects(subject, view.context)};
    if (group.defects.empty())
        return;
    for (engine::Condition const& one : group.defects)
        group.place.until = std::min(group.place.until, one.until.value_or(engine::Day::max()));
    group.place.name = group.subject_name.empty() ? group.title : group.subject_name;
    group.place.id = subject.id.value;
    groups.push_back(std::move(group));
}

json::value day_unless_last(engine::Day day)
{
    return api::day_or_null(day == engine::Day::max() ? std::nullopt : std::optional{day});
}

json::object group_json(Group const& group, engine::Day today, Request const& request)
{
    engine::Workflow const& workflow = *group.subject->workflow;
    bool const is_dated = group.place.until != engine::Day::max();
    return json::object{
        {"case",
         json::object{{"id", group.subject->id.value},
                      {"collection", workflow.collection()},
                      {"subject_name", group.subject_name},
                      {"title", group.title}}},
        {"until", day_unless_last(group.place.until)},
        {"days_left", is_dated ? json::value((group.place.until - today).count()) : json::value(nullptr)},
        {"defects", defects_json(group.defects, today, request)},
        {"links", self_link(case_path(workflow, group.subject->id))}};
}

json::object counts_of(std::vector<Group> const& groups, engine::Day today)
{
    std::size_t defects = 0, too_late = 0;
    for (Group const& group : groups) {
        defects += group.defects.size();
        too_late += static_cast<std::size_t>(std::ranges::count_if(
            group.defects, [&](engine::Condition const& one) { return one.until && *one.until < today; }));
    }
    return {{"cases", groups.size()}, {"defects", defects}, {"too_late", too_late}};
}

json::object position_of(Group::Place const& place)
{
    return {{"until", day_unless_last(place.until)}, {"name", place.name}, {"id", place.id}};
}

Group::Place place_of(json::object const& position)
{
    Group::Place place;
    if (auto const* const until = position.at("until").if_string())
        place.until = engine::parse_day(*until).value_or(place.until);
    place.name = std::string{position.at("name").as_string()};
    place.id = std::string{position.at("id").as_string()};
    return place;
}

Response list_all(Call const& call, engine::View const& view)
{
    QueryReader reader{call.request};
    auto const limit = reader.limit();
    auto const position = position_in(call, reader);
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    engine::Day const today = view.context.today;
    std::vector<Group> groups;
    auto const linked = engine::linked_views(call.service, view);
    add_group(view, {}, view.subject->workflow->overview(*view.subject).title, groups);
    for (engine::LinkedView const& one : linked)
        add_group(one.view, one.subject_name, one.title, groups);
    std::ranges::sort(groups, {}, &Group::place);
    json::object document{{"counts", counts_of(groups, today)}};
    auto first = groups.begin();
    if (position)
        first = std::ranges::upper_bound(groups, place_of(*position), {}, &Group::place);
    auto const left = static_cast<std::size_t>(groups.end() - first);
    auto const last = first + static_cast<std::ptrdiff_t>(std::min(limit, left));
    json::array items;
    for (auto group = first; group != last; ++group)
        items.push_back(group_json(*group, today, call.request));
    document["items"] = std::move(items);
    std::optional<json::object> next;
    if (left > limit)
        next = position_of(std::prev(last)->place);
    return page(call, std::move(document), next);
}

} // namespace

Response list_defects(Call const& call)
{
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return problem(view.error(), call.request);
    engine::Workflow const& workflow = *call.place.workflow;
    if (workflow.answers_for_linked_cases())
        return list_all(call, *view);
    if (auto const fault = parameter_fault(call.request, ""))
        return problem(*fault, call.request);
    if (!workflow.may_see_defects(*view->subject, view->roles, view->context))
        return not_found(call.request);
    auto const defects = workflow.defects(*view->subject, view->context);
    return json_response(200, {{"items", defects_json(defects, view->context.today, call.request)}});
}

} // namespace api::handlers
