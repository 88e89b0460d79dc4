#include "api/handlers/handlers.hpp"
#include "api/knowledge_json.hpp"
#include "api/paths.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "api/that_time.hpp"
#include "engine/authority.hpp"
#include "engine/service_clock.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace api::handlers {

namespace json = boost::json;

namespace {

// The roles that write an event of this type.
engine::Roles hands_of(engine::Track const& track, std::string_view type, engine::Workflow const& workflow)
{
    engine::Roles hands;
    for (engine::Transition const& row : track.rows)
        if (workflow.name_of(row.emits) == type)
            hands.add(row.by);
    return hands;
}

bool share_a_member(json::object const& one, json::object const& other)
{
    return std::ranges::any_of(one, [&](auto const& member) { return other.contains(member.key()); });
}

// What the piece says: the latest text by those who first wrote it. Who only reads or countersigns it adds entries, not
// content.
json::value content_of(engine::View const& view, engine::Track const& track, std::vector<engine::Event> const& events)
{
    engine::Workflow const& workflow = *view.subject->workflow;
    json::value content = nullptr;
    json::object first;
    engine::Roles authors;
    for (engine::Event const& event : events) {
        json::object body = body_json(event);
        if (body.empty())
            continue;
        engine::Roles const hands = hands_of(track, event.type, workflow);
        bool const begins = content.is_null();
        if (begins) {
            first = body;
            authors = hands;
        }
        if (begins || (hands.both(authors).any() && share_a_member(body, first)))
            content = std::move(body);
    }
    return content;
}

json::value waiting_json(engine::View const& view, engine::Track const& track, engine::Piece const& piece)
{
    engine::Workflow const& workflow = *view.subject->workflow;
    if (!workflow.is_required(*view.subject, track))
        return nullptr;
    for (engine::Waiting const& waiting : track.waits) {
        if (waiting.in != piece.state || !engine::is_owed(*view.subject, track, piece, waiting, view.context))
            continue;
        auto const due = workflow.due_on(waiting.due, *view.subject, piece, view.context);
        return json::object{
            {"command", workflow.name_of(waiting.expected)},
            {"label", workflow.label_of(waiting.expected)},
            {"owners", texts(engine::names_of(workflow, waiting.owner))},
            {"due_on", day_or_null(due)},
            {"links",
             json::object{
                 {"act", command_path(workflow, view.subject->id, track.id, piece.number, waiting.expected)}}}};
    }
    return nullptr;
}

bool is_erased(engine::Event const& event)
{
    return event.erased.has_value();
}

json::object piece_json(Call const& call, engine::View const& view, engine::Piece const& piece)
{
    engine::Track const& track = *call.place.track;
    auto const events = call.service.events(view, &piece);
    Names names{call.service.store().directory()};
    for (engine::Event const& event : events)
        names.will_need(event);
    names.fetch();
    json::array entries;
    for (engine::Event const& event : events) {
        json::object entry = event_json(*view.subject, event, names);
        entry["event"] = event.type;
        entries.push_back(std::move(entry));
    }
    json::object shown = piece_summary(*view.subject, piece, at_that_time(view));
    shown["content"] = content_of(view, track, events);
    if (auto const gone = std::ranges::find_if(events.rbegin(), events.rend(), is_erased);
        shown["content"].is_null() && gone != events.rend())
        shown["erased"] = erased_json(*view.subject, gone->version);
    if (auto rests_on = rests_on_json(view, piece); !rests_on.empty())
        shown["rests_on"] = std::move(rests_on);
    shown["waiting"] = waiting_json(view, track, piece);
    shown["entries"] = std::move(entries);
    return shown;
}

engine::Result<engine::View> view_of(Call const& call)
{
    QueryReader reader{call.request};
    auto const as_of = reader.instant("as_of");
    if (auto fault = reader.error())
        return tl::unexpected{std::move(*fault)};
    return call.service.view(*call.place.workflow, call.place.id, call.actor, as_of);
}

Response show(Call const& call, engine::View const& view)
{
    engine::Piece const* const piece = view.subject->find(call.place.track->id, call.place.number);
    if (!piece || !view.may_read(*piece))
        return not_found(call.request);
    Response response = json_response(200, piece_json(call, view, *piece));
    response.headers.emplace_back("ETag", tag_of(piece->version));
    // Its version says nothing of the hours that went by.
    auto const clock = view.subject->workflow->clock(*view.subject, *piece, view.context);
    response.is_told_anew = clock && clock->is_running();
    return response;
}

} // namespace

Response show_track(Call const& call)
{
    auto const view = view_of(call);
    if (!view)
        return problem(view.error(), call.request);
    if (!call.place.track->repeatable)
        return show(call, *view);
    json::array items;
    auto const then = at_that_time(*view);
    for (engine::Piece const* const piece : view->subject->all(call.place.track->id))
        if (view->may_read(*piece))
            items.push_back(piece_summary(*view->subject, *piece, then));
    return json_response(200, {{"items", std::move(items)}});
}

Response show_piece(Call const& call)
{
    auto const view = view_of(call);
    return view ? show(call, *view) : problem(view.error(), call.request);
}

} // namespace api::handlers
