#include "api/handlers/handlers.hpp"
#include "api/handlers/paging.hpp"
#include "api/json_views.hpp"
#include "api/kept_pages.hpp"
#include "api/paths.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "api/that_time.hpp"
#include "engine/authority.hpp"
#include "engine/campaign.hpp"
#include "engine/chain.hpp"
#include "engine/known.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace api::handlers {

namespace json = boost::json;
using engine::to_text;

namespace {

std::vector<std::string_view> stages_of(engine::Workflows const& workflows, engine::Workflow const* only)
{
    std::vector<std::string_view> names;
    for (engine::Workflow const* const workflow : workflows.all())
        if (!only || workflow == only)
            for (std::string_view const name : names_in(workflow->words().states))
                if (std::ranges::find(names, name) == names.end())
                    names.push_back(name);
    return names;
}

engine::CaseQuery read_list_query(Call const& call, engine::Workflow const* workflow, QueryReader& reader)
{
    engine::CaseQuery query;
    query.reader = call.actor;
    query.today = call.service.today({});
    if (workflow)
        query.workflow = workflow->name();
    query.limit = reader.limit();
    query.search = reader.text("search").value_or("");
    query.stage = reader.word("stage", stages_of(call.service.workflows(), workflow));
    query.linked_to = reader.id("linked_to");
    query.changed_since = reader.instant("changed_since");
    query.with_total = reader.flag("with_total").value_or(false);
    query.tags = reader.tags();
    if (auto const position = position_in(call, reader))
        query.after = engine::CaseCursor{std::string{position->at("name").as_string()},
                                         engine::CaseId{std::string{position->at("id").as_string()}}};
    return query;
}

Response list(Call const& call, engine::CaseQuery const& query)
{
    auto const found = call.service.store().read_models().cases(query);
    json::array items;
    for (engine::CaseLine const& line : found.items)
        items.push_back(case_line(call.service.workflows(), line));
    json::object document{{"items", std::move(items)}};
    if (found.total)
        document["total"] = *found.total;
    std::optional<json::object> next;
    if (found.next)
        next = json::object{{"name", found.next->sort_name}, {"id", found.next->id.value}};
    return page(call, std::move(document), next);
}

// Cases that this one is linked to, as far as the reader sees them too.
json::array linked_json(engine::View const& view)
{
    json::array linked;
    for (engine::CaseId const& id : view.subject->links) {
        engine::Case const* const other = view.context.find(id);
        if (!other || !engine::roles_on(*other, view.context, view.context.actor, view.context.today).any())
            continue;
        linked.push_back(json::object{{"id", id.value},
                                      {"collection", other->workflow->collection()},
                                      {"title", other->workflow->overview(*other).title},
                                      {"links", self_link(case_path(*other->workflow, id))}});
    }
    return linked;
}

engine::Known known_to(engine::View const& view)
{
    return engine::known_to(view.roles, *view.subject, *view.present, view.context);
}

json::array pieces_json(engine::View const& view)
{
    json::array pieces;
    auto const then = at_that_time(view);
    for (engine::Piece const& piece : view.subject->pieces)
        if (view.may_read(piece))
            pieces.push_back(piece_summary(*view.subject, piece, then));
    return pieces;
}

// Powers that the reader uses here in another's name.
json::array lent_json(engine::View const& view, std::vector<engine::Lent> const& lent, Names const& names)
{
    json::array shown;
    for (engine::Lent const& one : lent)
        shown.push_back(json::object{{"role", view.subject->workflow->name_of(one.role)},
                                     {"on_behalf_of", names.of(one.by)},
                                     {"from", to_text(one.from)},
                                     {"to", day_or_null(one.to)}});
    return shown;
}

json::object case_json(engine::View const& view, Names& names)
{
    engine::Case const& subject = *view.subject;
    engine::Workflow const& workflow = *subject.workflow;
    engine::Overview const overview = workflow.overview(subject);
    engine::Known const known = known_to(view);
    names.will_need(overview.subject);
    auto const lent = engine::powers_lent(*view.present, view.context, view.context.actor, view.context.today);
    for (engine::Lent const& one : lent)
        names.will_need(one.by);
    names.fetch();
    json::object shown{{"id", subject.id.value},
                       {"workflow", workflow.name()},
                       {"collection", workflow.collection()},
                       {"subject", nullptr},
                       {"title", overview.title},
                       {"stage", overview.stage},
                       {"stage_label", label_in(workflow.words().states, overview.stage)},
                       {"version", known.version},
                       {"changed_at", to_text(known.changed_at)},
                       {"rule_set", subject.rule_set},
                       {"roles", texts(engine::names_of(workflow, view.roles))},
                       {"delegations", lent_json(view, lent, names)},
                       {"linked", linked_json(view)},
                       {"pieces", pieces_json(view)},
                       {"links", self_link(case_path(workflow, subject.id))}};
    if (!overview.subject.empty())
        shown["subject"] = names.of(overview.subject);
    // A campaign's choices are for all whom it concerns. What other cases publish to each other is for the rules alone:
    // it may tell more than a reader may know.
    if (dynamic_cast<engine::Campaign const*>(subject.facts.get()))
        shown["facts"] = subject.facts->published();
    return shown;
}

std::shared_ptr<engine::DrawnFrom> drawn_from(engine::View const& view, Names const& names)
{
    auto from = std::make_shared<engine::DrawnFrom>();
    from->cases = {{view.subject->id, view.subject->version}};
    from->people = {names.all().begin(), names.all().end()};
    for (auto const& other : view.context.linked)
        from->cases.push_back({other->id, other->version});
    return from;
}

} // namespace

Response list_cases(Call const& call)
{
    QueryReader reader{call.request};
    auto const query = read_list_query(call, call.place.workflow, reader);
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    return list(call, query);
}

Response list_linked_cases(Call const& call)
{
    QueryReader reader{call.request};
    auto query = read_list_query(call, nullptr, reader);
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return problem(view.error(), call.request);
    if (query.linked_to && *query.linked_to != call.place.id)
        return page(call, {{"items", json::array{}}}, std::nullopt); // of two links, the store asks for one
    query.linked_to = call.place.id;
    return list(call, query);
}

Response show_case(Call const& call)
{
    QueryReader reader{call.request};
    auto const as_of = reader.instant("as_of");
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor, as_of);
    if (!view)
        return problem(view.error(), call.request);
    Names names{call.service.store().directory()};
    Response response = json_response(200, case_json(*view, names));
    // The version alone does not tell two readings apart: a day that opens a piece changes what is shown.
    std::string const digest = engine::to_hex(engine::sha256(response.body)).substr(0, 16);
    std::string const tag = '"' + std::to_string(known_to(*view).version) + "-" + digest + '"';
    response.headers.emplace_back("ETag", tag);
    if (!as_of)
        call.pages.keep(call.actor, view->subject->id,
                        {view->subject->workflow, drawn_from(*view, names), view->context.now, response.body, tag});
    return response;
}

Response list_actions(Call const& call)
{
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return problem(view.error(), call.request);
    return json_response(200, {{"items", actions_json(*view, engine::Offered::all)}});
}

Response list_events(Call const& call)
{
    QueryReader reader{call.request};
    auto const limit = reader.limit();
    auto const as_of = reader.instant("as_of");
    auto const position = position_in(call, reader);
    if (auto const fault = reader.error())
        return problem(*fault, call.request);
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor, as_of);
    if (!view)
        return problem(view.error(), call.request);
    auto events = call.service.events(*view);
    if (position)
        std::erase_if(events, [&, after = position->at("after").to_number<engine::Version>()](auto const& event) {
            return event.version <= after;
        });
    std::optional<json::object> next;
    if (events.size() > limit) {
        events.resize(limit);
        next = json::object{{"after", events.back().version}};
    }
    Names names{call.service.store().directory()};
    for (engine::Event const& event : events)
        names.will_need(event);
    names.fetch();
    json::array items;
    for (engine::Event const& event : events)
        items.push_back(event_json(*view->subject, event, names));
    return page(call, {{"items", std::move(items)}}, next);
}

Response show_reference(Call const& call)
{
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return problem(view.error(), call.request);
    engine::Workflow const& workflow = *view->subject->workflow;
    json::object reference = workflow.reference(*view->subject);
    if (auto const warning = workflow.free_text_warning(); !warning.empty())
        reference["free_text_warning"] = warning; // to stand beside every field where words are free
    return json_response(200, reference);
}

} // namespace api::handlers
