#include "api/handlers/handlers.hpp"
#include "api/problem.hpp"
#include "api/what_if_view.hpp"

namespace api::handlers {

Response suppose(Call const& call)
{
    if (auto refusal = media_type_fault(call.request, "application/json"))
        return *refusal;
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return problem(view.error(), call.request);
    if (!engine::may_change(*view->subject, view->roles))
        return problem({.code = engine::ErrorCode::not_permitted,
                        .detail = "Supposer un autre réglage revient à qui peut changer celui de la campagne."},
                       call.request);
    auto const workflow = engine::workflow_of_campaign(call.service, call.place.id);
    if (!workflow)
        return problem(workflow.error(), call.request);
    auto const body = json_body(call.request);
    if (!body)
        return problem(body.error(), call.request);
    auto alteration = engine::read_alteration(*body, **workflow);
    if (!alteration)
        return problem(alteration.error(), call.request);
    auto const report = engine::what_if(call.service, {call.place.id, *std::move(alteration), call.actor});
    if (!report)
        return problem(report.error(), call.request);
    auto const names = names_in(*report, call.service.store().directory());
    return json_response(200, what_if_json(*report, names, call.request));
}

} // namespace api::handlers
