#include "api/person_data.hpp"

#include "api/handlers/handlers.hpp"
#include "api/problem.hpp"

namespace api::handlers {
namespace {

// Each is a stream to read: past it the answer is made by the controller, on paper of his.
constexpr std::size_t cases_max = 200;

} // namespace

Response show_my_data(Call const& call)
{
    auto const person = call.service.store().directory().find(call.actor);
    if (!person)
        return unauthenticated(call.request); // erased since the token was made
    auto const cases = cases_seen_by(call.service, call.actor, cases_max);
    if (!cases)
        return problem({.code = engine::ErrorCode::wrong_state,
                        .detail = "Vous suivez plus de " + std::to_string(cases_max)
                            + " dossiers : vos données sont trop nombreuses pour une réponse. Demandez-les au "
                              "responsable du traitement, qui les extrait avec « titularis export-person »."},
                       call.request);
    Response response = json_response(200, person_data(call.service, *person, *cases, false));
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"mes-donnees.json\"");
    return response;
}

} // namespace api::handlers
