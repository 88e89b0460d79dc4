#include "api/handlers/handlers.hpp"
#include "api/json_views.hpp"
#include "api/paths.hpp"
#include "api/problem.hpp"

#include <boost/json/parse.hpp>

namespace api::handlers {

namespace json = boost::json;

namespace {

ActAsked read_act(Call const& call, engine::Act act)
{
    if (auto refusal = media_type_fault(call.request, "application/json"))
        return tl::unexpected{*std::move(refusal)};
    auto repeat = repeat_of(call.request);
    if (!repeat)
        return tl::unexpected{problem(repeat.error(), call.request)};
    auto const seen = if_match(call.request);
    if (!seen)
        return tl::unexpected{problem(seen.error(), call.request)};
    auto body = json_body(call.request);
    if (!body)
        return tl::unexpected{problem(body.error(), call.request)};
    act.workflow = call.place.workflow;
    act.body = std::move(*body);
    act.seen = *seen;
    act.actor = call.actor;
    act.repeat = std::move(*repeat);
    return act;
}

struct WhereMade {
    std::string location;
    engine::Version version = 0; // of the piece
};

// Of an answer that was kept: it tells itself where.
WhereMade read_in(std::string const& answer, char const* what_was_made)
{
    json::object const document = json::parse(answer).as_object();
    return {std::string{document.at(what_was_made).at("links").at("self").as_string()},
            document.at("piece").at("version").to_number<engine::Version>()};
}

} // namespace

ActAsked open_case(Call const& call)
{
    engine::Act act;
    act.command = call.place.workflow->opening();
    return read_act(call, std::move(act));
}

ActAsked carry_out(Call const& call)
{
    engine::Act act;
    act.id = call.place.id;
    act.track = call.place.track->id;
    act.number = call.place.number;
    act.command = *call.place.command;
    return read_act(call, std::move(act));
}

Told told_to(Request const& request)
{
    return prefers_minimal(request) ? Told::receipt : Told::outcome;
}

std::string render_outcome(engine::Outcome const& outcome)
{
    return outcome_text(outcome);
}

engine::Render render_for(Told told)
{
    return told == Told::receipt ? receipt_text : render_outcome;
}

// Headers follow from the answer, so that a repeated request gets them again too.
Response act_answered(engine::Result<engine::Answered> answered, bool is_opening, engine::Workflow const& workflow,
                      Told told, Request const& request)
{
    if (!answered)
        return problem(answered.error(), request);
    WhereMade where;
    if (auto const& made = answered->made)
        where = {is_opening ? case_path(workflow, made->id) : piece_path(workflow, made->id, made->track, made->number),
                 made->version};
    else
        where = read_in(answered->answer, is_opening ? "case" : "piece");
    Response response{.status = 201, .content_type = "application/json", .body = std::move(answered->answer)};
    response.headers.emplace_back("Location", std::move(where.location));
    response.headers.emplace_back("ETag", tag_of(where.version));
    if (answered->made && told == Told::receipt) // what was kept as text is told as it was
        response.headers.emplace_back("Preference-Applied", "return=minimal");
    if (answered->repeated)
        response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

} // namespace api::handlers
