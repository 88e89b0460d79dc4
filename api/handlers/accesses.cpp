// Who consulted a case about a person: told to that person, and to whom the workflow names. To anybody else, and where
// nothing is traced, there is no such thing.

#include "api/handlers/handlers.hpp"
#include "api/handlers/paging.hpp"
#include "api/json_views.hpp"
#include "api/problem.hpp"

#include <sstream>

namespace api::handlers {

namespace json = boost::json;
using engine::to_text;

namespace {

bool may_be_told(engine::View const& view)
{
    engine::Workflow const& workflow = *view.subject->workflow;
    engine::PersonId const person = workflow.person_of(*view.subject);
    return !person.empty() && (person == view.context.actor || view.roles.both(workflow.consultation_readers()).any());
}

json::array labels_of(std::string const& roles, engine::Workflow const& workflow)
{
    json::array labels;
    std::istringstream in{roles};
    for (std::string role; in >> role;)
        labels.push_back(json::value(label_in(workflow.words().roles, role)));
    return labels;
}

json::object line_json(engine::Consultation const& read, engine::Workflow const& workflow, Names const& names)
{
    json::object shown{{"track", nullptr}, {"track_label", "Page du dossier"}, {"version", nullptr}};
    if (!read.track.empty()) {
        shown["version"] = read.version;
        shown["track"] = read.track;
        shown["track_label"] = label_in(workflow.words().tracks, read.track);
    }
    if (read.piece > 0)
        shown["number"] = read.piece;
    shown["person"] = names.of(read.person);
    shown["on_behalf_of"] = names.or_null(read.on_behalf_of);
    shown["role_labels"] = labels_of(read.roles, workflow);
    shown["day"] = to_text(read.day);
    shown["first_at"] = to_text(read.first_at);
    shown["as_of"] = read.as_of ? json::value(to_text(*read.as_of)) : json::value(nullptr);
    return shown;
}

} // namespace

Response list_accesses(Call const& call)
{
    QueryReader reader{call.request};
    auto const limit = reader.limit();
    auto const position = position_in(call, reader);
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return problem(view.error(), call.request);
    if (!may_be_told(*view))
        return not_found(call.request);
    auto const before = position ? position->at("before").to_number<std::int64_t>() : 0;
    auto const found = call.service.store().consultations().of(call.place.id, before, limit);
    Names names{call.service.store().directory()};
    for (auto const& line : found.lines) {
        names.will_need(line.read.person);
        names.will_need(line.read.on_behalf_of.value_or(engine::PersonId{}));
    }
    names.fetch();
    json::array items;
    for (auto const& line : found.lines)
        items.push_back(line_json(line.read, *call.place.workflow, names));
    std::optional<json::object> next;
    if (found.has_more)
        next = json::object{{"before", found.lines.back().id}};
    return page(call, {{"items", std::move(items)}}, next);
}

} // namespace api::handlers
