#include "api/demonstration.hpp"
#include "api/handlers/handlers.hpp"
#include "api/openapi.hpp"
#include "api/problem.hpp"
#include "api/readiness.hpp"
#include "api/routes.hpp"
#include "engine/body.hpp"

namespace api {

namespace {

template <class IsReady>
Response health_of(Request const& request, IsReady const& is_ready)
{
    bool const live = request.segments == std::vector<std::string>{"live"};
    bool const ready = request.segments == std::vector<std::string>{"ready"};
    if (!live && !ready)
        return not_found(request);
    if (request.method != Method::get)
        return method_not_allowed(request, "GET, HEAD");
    bool const fine = live || is_ready();
    return {.status = fine ? 200U : 503U, .content_type = "text/plain; charset=utf-8", .body = fine ? "ok\n" : "no\n"};
}

} // namespace

Response health(Request const& request, engine::Store& store)
{
    return health_of(request, [&] { return store.is_reachable(); });
}

Response health(Request const& request, Readiness& readiness)
{
    return health_of(request, [&] { return readiness.is_ready(); });
}

namespace handlers {

namespace {

struct ClockMove {
    engine::Instant now{};
};
BOOST_DESCRIBE_STRUCT(ClockMove, (), (now))

Response clock_response(engine::Clock const& clock)
{
    return json_response(200, {{"now", engine::to_text(clock.now())}});
}

} // namespace

Response show_me(Call const& call)
{
    auto const person = call.service.store().directory().find(call.actor);
    if (!person)
        return unauthenticated(call.request); // erased since the token was made
    return json_response(200,
                         {{"id", person->id.value},
                          {"name", person->name()},
                          {"family_name", person->family_name},
                          {"given_name", person->given_name},
                          {"title", person->title},
                          {"email", person->email},
                          {"administrator", person->administrator}});
}

Response show_contract(Call const&)
{
    return {.status = 200,
            .content_type = "application/json",
            .headers = {{"ETag", openapi_tag()}},
            .lasting = openapi_json()};
}

Response show_version(Call const&)
{
    return json_response(200, {{"name", "titularis"}, {"version", TITULARIS_VERSION}});
}

Response show_health(Call const& call)
{
    return health(call.request, call.service.store());
}

Response show_clock(Call const& call)
{
    return clock_response(*call.demonstration);
}

Response set_clock(Call const& call)
{
    if (auto refusal = media_type_fault(call.request, "application/json"))
        return *refusal;
    auto const json = json_body(call.request);
    if (!json)
        return problem(json.error(), call.request);
    auto const move = engine::read_body<ClockMove>(*json);
    if (!move)
        return problem(move.error(), call.request);
    if (!call.demonstration->put_forward(move->now))
        return problem({.code = engine::ErrorCode::invalid,
                        .detail = "L'horloge de démonstration ne recule jamais.",
                        .faults = {{"/now", "Cet instant est déjà passé."}}},
                       call.request);
    return clock_response(*call.demonstration);
}

} // namespace handlers

} // namespace api
