#include "api/person_data.hpp"

#include "api/handlers/handlers.hpp"
#include "api/problem.hpp"
#include "engine/chain.hpp"

#include <boost/json/serialize.hpp>

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
    auto data = person_data(call.service, *person, *cases, false);
    Response response = json_response(200, data);
    data.erase("made_at"); // the same data are the same, whenever they are asked for
    response.headers.emplace_back(
        "ETag", '"' + engine::to_hex(engine::sha256(boost::json::serialize(data))).substr(0, 20) + '"');
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"mes-donnees.json\"");
    return response;
}

} // namespace api::handlers
