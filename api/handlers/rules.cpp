#include "api/handlers/handlers.hpp"
#include "api/json_views.hpp"
#include "api/paths.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "engine/diagram.hpp"

namespace api::handlers {

namespace json = boost::json;

namespace {

std::string rules_path(engine::Workflow const& workflow, std::string_view what)
{
    return std::string{base_path} + "/rules/" + std::string{workflow.collection()} + "/" + std::string{what};
}

} // namespace

Response list_rules(Call const& call)
{
    json::array items;
    for (engine::Workflow const* const workflow : call.service.workflows().all()) {
        json::array tracks;
        for (engine::Track const& track : workflow->tracks()) {
            auto const name = workflow->name_of(track.id);
            tracks.push_back(json::object{{"track", name},
                                          {"label", workflow->label_of(track.id)},
                                          {"repeatable", track.repeatable},
                                          {"links", self_link(rules_path(*workflow, engine::kebab(name)))}});
        }
        items.push_back(json::object{{"collection", workflow->collection()},
                                     {"workflow", workflow->name()},
                                     {"title", workflow->title()},
                                     {"tracks", std::move(tracks)},
                                     {"links", json::object{{"sources", rules_path(*workflow, "sources")}}}});
    }
    return json_response(200, {{"items", std::move(items)}});
}

Response show_sources(Call const& call)
{
    json::array items;
    for (engine::Source const& source : call.place.workflow->sources()) {
        json::object shown = engine::to_json(source);
        shown["assumption"] = source.confidence == engine::Confidence::assumption;
        items.push_back(std::move(shown));
    }
    return json_response(200, {{"items", std::move(items)}});
}

Response show_rules(Call const& call)
{
    QueryReader reader{call.request};
    auto const format = reader.word("format", {"json", "mermaid", "svg"}).value_or("json");
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    engine::Workflow const& workflow = *call.place.workflow;
    engine::Track const& track = *call.place.track;
    if (format == "mermaid")
        return {.status = 200, .content_type = "text/plain; charset=utf-8", .body = engine::mermaid(workflow, track)};
    if (format == "svg")
        return {.status = 200, .content_type = "image/svg+xml", .body = engine::svg(workflow, track)};
    return json_response(200, engine::rules_of(workflow, track));
}

} // namespace api::handlers
