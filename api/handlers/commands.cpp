#include "api/handlers/handlers.hpp"
#include "api/json_views.hpp"
#include "api/problem.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace api::handlers {

namespace json = boost::json;

namespace {

// Headers follow from the answer, so that a repeated request gets them again too.
Response answered(engine::Answered answer, char const* what_was_made)
{
    json::object const document = json::parse(answer.answer).as_object();
    auto const& made = document.at(what_was_made).as_object();
    auto const version = document.at("piece").at("version").to_number<engine::Version>();
    Response response{.status = 201, .content_type = "application/json", .body = std::move(answer.answer)};
    response.headers.emplace_back("Location", made.at("links").at("self").as_string());
    response.headers.emplace_back("ETag", tag_of(version));
    if (answer.repeated)
        response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

Response act_on(Call const& call, engine::Act act, char const* what_is_made)
{
    if (auto refusal = media_type_fault(call.request, "application/json"))
        return *refusal;
    auto repeat = repeat_of(call.request);
    if (!repeat)
        return problem(repeat.error(), call.request);
    auto const seen = if_match(call.request);
    if (!seen)
        return problem(seen.error(), call.request);
    auto body = json_body(call.request);
    if (!body)
        return problem(body.error(), call.request);
    act.workflow = call.place.workflow;
    act.body = std::move(*body);
    act.seen = *seen;
    act.actor = call.actor;
    act.repeat = std::move(*repeat);
    auto answer = call.service.carry_out(
        std::move(act), [](engine::Outcome const& outcome) { return json::serialize(outcome_json(outcome)); });
    if (!answer)
        return problem(answer.error(), call.request);
    return answered(std::move(*answer), what_is_made);
}

} // namespace

Response open_case(Call const& call)
{
    engine::Act act;
    act.command = call.place.workflow->opening();
    return act_on(call, std::move(act), "case");
}

Response carry_out(Call const& call)
{
    engine::Act act;
    act.id = call.place.id;
    act.track = call.place.track->id;
    act.number = call.place.number;
    act.command = *call.place.command;
    return act_on(call, std::move(act), "piece");
}

} // namespace api::handlers
