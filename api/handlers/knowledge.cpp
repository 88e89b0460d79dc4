// What a workflow tells of the file that people decide on, to those whom it names. To anybody else, and where it tells
// nothing, there is no such thing.

#include "api/handlers/handlers.hpp"
#include "api/knowledge_json.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "engine/diagram.hpp"

#include <algorithm>

namespace api::handlers {

namespace json = boost::json;

namespace {

// All of them, whatever the reader may read: what he is not to see is left out of what is made of them.
std::vector<engine::Event> all_events(Call const& call, engine::Case const& subject)
{
    auto events = call.service.store().journal().load(subject.id);
    std::erase_if(events, [&](engine::Event const& event) { return event.version > subject.version; });
    return events;
}

bool may_read(engine::View const& view, engine::TrackId track, std::uint16_t number)
{
    engine::Piece const* const piece = view.subject->find(track, number);
    return piece && view.may_read(*piece);
}

// As far as the reader may read the voices; one voice alone, or voices that agree, are no divergence.
bool is_left(engine::View const& view, engine::Divergence& divergence)
{
    auto& answers = divergence.answers;
    std::erase_if(answers, [&](auto const& one) { return !may_read(view, one.track, one.number); });
    return std::ranges::any_of(answers, [&](auto const& one) { return one.answer != answers.front().answer; });
}

json::object source_json(engine::View const& view, engine::SourceId source)
{
    engine::Workflow const& workflow = *view.subject->workflow;
    return engine::to_json(workflow.source(workflow.in_force(source, view.context.today)));
}

} // namespace

Response show_ledger(Call const& call)
{
    QueryReader reader{call.request};
    auto const as_of = reader.instant("as_of");
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    engine::Workflow const& workflow = *call.place.workflow;
    auto const view = call.service.view(workflow, call.place.id, call.actor, as_of);
    if (!view)
        return problem(view.error(), call.request);
    if (!view->roles.both(workflow.ledger_readers()).any())
        return not_found(call.request);
    auto ledger = workflow.ledger(*view->subject, all_events(call, *view->subject), view->context);
    std::erase_if(ledger.lines, [&](auto const& line) { return !may_read(*view, line.track, line.number); });
    Names names{call.service.store().directory()};
    for (engine::LedgerLine const& line : ledger.lines) {
        names.will_need(line.filed_by);
        names.will_need(line.on_behalf_of.value_or(engine::PersonId{}));
    }
    names.fetch();
    json::array items;
    for (engine::LedgerLine const& line : ledger.lines)
        items.push_back(ledger_line_json(*view, line, names));
    return json_response(200, {{"source", source_json(*view, ledger.source)}, {"items", std::move(items)}});
}

Response list_divergences(Call const& call)
{
    engine::Workflow const& workflow = *call.place.workflow;
    auto const view = call.service.view(workflow, call.place.id, call.actor);
    if (!view)
        return problem(view.error(), call.request);
    if (!view->roles.both(workflow.divergence_readers()).any())
        return not_found(call.request);
    auto divergences = workflow.divergences(*view->subject, all_events(call, *view->subject), view->context);
    if (!divergences)
        return not_found(call.request);
    json::array items;
    for (engine::Divergence& one : divergences->items)
        if (is_left(*view, one))
            items.push_back(divergence_json(*view, one));
    return json_response(200, {{"source", source_json(*view, divergences->source)}, {"items", std::move(items)}});
}

} // namespace api::handlers
