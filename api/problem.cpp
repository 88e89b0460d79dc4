#include "api/problem.hpp"

#include "api/json_views.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace api {

namespace json = boost::json;

namespace {

// What a kind of problem always says, whoever asked and for what.
struct Kind {
    unsigned status;
    std::string_view type;
    std::string_view title;
    std::string_view detail; // when the error brings none
};

Kind kind_of(engine::ErrorCode code)
{
    using enum engine::ErrorCode;
    unsigned const status = status_of(code);
    switch (code) {
    case malformed:
        return {status, "/problems/malformed-request", "Demande mal formée", "La demande n'a pas pu être lue."};
    case invalid:
        return {status, "/problems/invalid-values", "Certaines valeurs ne conviennent pas",
                "Corrigez les valeurs signalées."};
    case not_permitted:
        return {status, "/problems/not-permitted", "Cette action ne vous est pas ouverte",
                "Vous n'avez pas qualité pour faire cela."};
    case unknown_case:
        return {status, "/problems/unknown", "Page inaccessible ou inconnue",
                "Vous n'avez pas accès à cette page ou elle n'existe pas."};
    case wrong_state:
        return {status, "/problems/wrong-state", "L'état actuel ne permet pas cette action",
                "La situation a changé. Rechargez la page."};
    case stale_version:
        return {status, "/problems/stale-version", "La pièce a changé depuis que vous l'avez lue",
                "Relisez la pièce avant de recommencer."};
    case missing_version:
        return {status, "/problems/missing-version", "La version lue n'est pas indiquée",
                "Indiquez par If-Match la version que vous avez lue."};
    case guard_unmet: return {status, "/problems/conditions-unmet", "Des conditions ne sont pas remplies", ""};
    case key_reused:
        return {status, "/problems/key-reused", "Cette clé a déjà servi pour une autre demande",
                "Une clé d'idempotence ne vaut que pour une demande."};
    case still_running:
        return {status, "/problems/still-running", "La même demande est en cours", "Réessayez dans un instant."};
    case unavailable:
        return {status, "/problems/unavailable", "Service momentanément indisponible",
                "Rien n'a été enregistré. Réessayez dans un instant."};
    }
    return {status, "/problems/internal-error", "Le service a rencontré un problème", ""};
}

// Round brackets: braces would make a list of one.
json::value text_or_null(std::string_view text)
{
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value to_json(engine::Source const* source)
{
    if (source == nullptr)
        return nullptr;
    json::object document;
    document["id"] = source->id;
    document["text"] = source->text;
    document["article"] = source->article;
    document["version"] = source->version;
    document["confidence"] = name_of(source->confidence);
    document["says"] = source->says;
    document["valid_from"] = text_or_null(source->valid_from);
    document["valid_to"] = text_or_null(source->valid_to);
    return document;
}

json::object to_json(engine::Condition const& condition)
{
    json::array who;
    for (std::string const& role : condition.who_can_cure)
        who.emplace_back(role);
    json::object document;
    document["rule"] = condition.rule;
    document["title"] = condition.title;
    document["source"] = to_json(condition.source);
    document["fact"] = condition.fact;
    document["who_can_cure"] = std::move(who);
    document["until"] = day_or_null(condition.until);
    document["opens_on"] = day_or_null(condition.opens_on);
    return document;
}

json::object to_json(engine::Fault const& fault)
{
    json::object document;
    document["pointer"] = fault.pointer;
    document["message"] = fault.message;
    return document;
}

template <class Rows>
void add_rows(json::object& document, std::string_view name, Rows const& rows)
{
    if (rows.empty())
        return;
    json::array list;
    for (auto const& row : rows)
        list.emplace_back(to_json(row));
    document[name] = std::move(list);
}

json::object bare_document(Kind const& kind, std::string_view detail, Request const& request)
{
    json::object document;
    document["type"] = kind.type;
    document["title"] = kind.title;
    document["status"] = kind.status;
    document["detail"] = detail.empty() ? kind.detail : detail;
    if (!request.path.empty()) // empty when the request could not be read so far
        document["instance"] = request.path;
    if (!request.request_id.empty()) // empty when no request was refused: what is told beforehand
        document["request_id"] = request.request_id;
    return document;
}

Response as_response(unsigned status, json::object const& document)
{
    Response response{.status = status, .content_type = "application/problem+json", .body = json::serialize(document)};
    response.headers.emplace_back("Content-Language", "fr");
    return response;
}

Response bare_problem(Kind const& kind, Request const& request)
{
    return as_response(kind.status, bare_document(kind, {}, request));
}

std::string facts_of(engine::Error const& error)
{
    std::string facts;
    for (engine::Condition const& condition : error.conditions)
        facts += (facts.empty() ? "" : " ") + condition.fact;
    return facts;
}

// "1 Mio", "16 Kio", "100 octets": a limit in clear figures.
std::string size_in_french(std::uint64_t bytes)
{
    constexpr std::uint64_t kibibyte = 1024;
    constexpr std::uint64_t mebibyte = kibibyte * kibibyte;
    if (bytes >= mebibyte && bytes % mebibyte == 0)
        return std::to_string(bytes / mebibyte) + " Mio";
    if (bytes >= kibibyte && bytes % kibibyte == 0)
        return std::to_string(bytes / kibibyte) + " Kio";
    return std::to_string(bytes) + " octets";
}

} // namespace

json::object problem_document(engine::Error const& error, Request const& request)
{
    Kind const kind = kind_of(error.code);
    if (error.code == engine::ErrorCode::unknown_case)
        return bare_document(kind, {}, request);
    json::object document = bare_document(kind, error.detail.empty() ? facts_of(error) : error.detail, request);
    if (error.code == engine::ErrorCode::guard_unmet && error.conditions.size() == 1) {
        document["type"] = "/problems/guards/" + error.conditions.front().rule;
        document["title"] = error.conditions.front().title;
    }
    add_rows(document, "conditions", error.conditions);
    add_rows(document, "errors", error.faults);
    return document;
}

Response problem(engine::Error const& error, Request const& request)
{
    Response response = as_response(status_of(error.code), problem_document(error, request));
    if (error.code == engine::ErrorCode::stale_version && error.current)
        response.headers.emplace_back("ETag", '"' + std::to_string(*error.current) + '"');
    if (error.code == engine::ErrorCode::still_running)
        response.headers.emplace_back("Retry-After", "1");
    if (error.code == engine::ErrorCode::unavailable)
        response.headers.emplace_back("Retry-After", "2");
    return response;
}

Response not_found(Request const& request)
{
    return problem({.code = engine::ErrorCode::unknown_case, .detail = {}}, request);
}

Response unauthenticated(Request const& request)
{
    Response response = bare_problem(
        {401, "/problems/unauthenticated", "Votre session est terminée", "Identifiez-vous, puis recommencez."},
        request);
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

Response method_not_allowed(Request const& request, std::string_view allow)
{
    Response response = bare_problem(
        {405, "/problems/method-not-allowed", "Méthode non admise ici", "L'en-tête Allow donne celles qui le sont."},
        request);
    response.headers.emplace_back("Allow", allow);
    return response;
}

Response not_acceptable(Request const& request, std::string_view offered)
{
    std::string const detail = "Formats proposés : " + std::string{offered} + ".";
    return bare_problem({406, "/problems/not-acceptable", "Aucun des formats demandés n'est proposé", detail}, request);
}

Response request_timeout(Request const& request)
{
    return bare_problem({408, "/problems/request-timeout", "La demande a mis trop de temps à arriver",
                         "Vérifiez votre connexion, puis réessayez."},
                        request);
}

Response body_too_large(Request const& request, std::uint64_t bytes_max)
{
    std::string const detail = "La limite est de " + size_in_french(bytes_max) + ".";
    return bare_problem({413, "/problems/body-too-large", "La demande est trop volumineuse", detail}, request);
}

Response unsupported_media_type(Request const& request, std::string_view accepted)
{
    std::string const detail = "Formats admis : " + std::string{accepted} + ".";
    Response response = bare_problem(
        {415, "/problems/unsupported-media-type", "Le format envoyé n'est pas admis ici", detail}, request);
    response.headers.emplace_back("Accept", accepted);
    return response;
}

Response too_many_requests(Request const& request, std::chrono::seconds retry_after)
{
    std::string const seconds = std::to_string(retry_after.count());
    std::string const detail = "Réessayez dans " + seconds + " s.";
    Response response =
        bare_problem({429, "/problems/too-many-requests", "Trop de demandes en peu de temps", detail}, request);
    response.headers.emplace_back("Retry-After", seconds);
    return response;
}

Response headers_too_large(Request const& request, std::uint64_t bytes_max)
{
    std::string const detail = "La limite est de " + size_in_french(bytes_max) + ".";
    return bare_problem({431, "/problems/headers-too-large", "Les en-têtes de la demande sont trop longs", detail},
                        request);
}

Response internal_error(Request const& request)
{
    std::string const detail = "L'incident est noté. Référence : " + request.request_id;
    return bare_problem({500, "/problems/internal-error", "Le service a rencontré un problème", detail}, request);
}

Response overloaded(Request const& request)
{
    Response response = bare_problem({503, "/problems/overloaded", "Le service est très sollicité",
                                      "Rien n'a été enregistré. Réessayez dans un instant."},
                                     request);
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

// ---- Identity ----

Response foreign_request(Request const& request)
{
    return bare_problem({403, "/problems/foreign-request", "Cette demande ne vient pas d'une page du service",
                         "Rien n'a été fait. Rechargez la page, puis recommencez."},
                        request);
}

Response two_identities(Request const& request)
{
    return bare_problem({400, "/problems/two-identities", "La demande porte deux identités",
                         "Un cookie de session ou un jeton, pas les deux."},
                        request);
}

Response missing_scope(Request const& request)
{
    return bare_problem({403, "/problems/missing-scope", "Ce jeton n'a pas été fait pour cela",
                         "Demandez un jeton dont la portée comprend cette action."},
                        request);
}

Response session_needed(Request const& request)
{
    return bare_problem({403, "/problems/session-needed", "Cette action demande une session",
                         "Identifiez-vous dans un navigateur : un jeton n'y donne pas droit."},
                        request);
}

Response sign_in_failed(Request const& request)
{
    return bare_problem(
        {401, "/problems/sign-in-failed", "L'identification a échoué", "L'adresse ou le mot de passe ne convient pas."},
        request);
}

Response sign_on_failed(Request const& request)
{
    return bare_problem(
        {403, "/problems/sign-on-failed", "L'identification n'a pas abouti",
         "Recommencez depuis la page d'accueil. Si cela se répète, adressez-vous à votre gestionnaire."},
        request);
}

} // namespace api
