#include "api/routes.hpp"

#include "api/handlers/handlers.hpp"
#include "api/paths.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "engine/campaign.hpp"
#include "engine/chain.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace api {
namespace {

using namespace handlers;

// What a caller must bring: a session may do all that its person may, a token what its scopes name (tokens.hpp).
enum class Access {
    anyone,
    demonstration, // no such path in earnest
    read,
    file,
    administer,
    session, // a person before a browser, no token
};

struct Route {
    Method method;
    std::string_view path;
    Response (*handle)(Call const&);
    Access access;
    std::string_view parameters; // separated by spaces; "tag." stands for all that begin so
};

constexpr std::string_view any = "*"; // the provider may add what it likes
constexpr std::string_view of_a_list = "limit cursor with_total search stage linked_to changed_since tag.";

// {track} is any track, {list} a repeatable one; {command} is a command of the table in that place; {campaigns} is a
// collection whose cases are campaigns. The first row that fits is taken.
// clang-format off
constexpr std::array routes{
    //    verb             path                                            handler            open to                parameters
    Route{Method::get,     "/live",                                        show_health,       Access::anyone,        ""},
    Route{Method::get,     "/ready",                                       show_health,       Access::anyone,        ""},
    Route{Method::get,     "/api/v1/openapi.json",                         show_contract,     Access::anyone,        ""},
    Route{Method::get,     "/api/v1/version",                              show_version,      Access::anyone,        ""},
    Route{Method::get,     "/api/v1/me",                                   show_me,           Access::read,          ""},
    Route{Method::get,     "/api/v1/me/data",                              show_my_data,      Access::read,          ""},
    Route{Method::put,     "/api/v1/me/password",                          change_password,   Access::session,       ""},
    Route{Method::get,     "/api/v1/session",                              show_session,      Access::session,       ""},
    Route{Method::post,    "/api/v1/session",                              sign_in,           Access::anyone,        ""},
    Route{Method::delete_, "/api/v1/session",                              sign_out,          Access::session,       ""},
    Route{Method::get,     "/api/v1/sign-in",                              leave_for_provider, Access::anyone,       "return_to"},
    Route{Method::get,     "/api/v1/sign-in/callback",                     come_back,         Access::anyone,        any},
    Route{Method::post,    "/api/v1/passwords",                            set_password,      Access::anyone,        ""},
    Route{Method::post,    "/api/v1/invitations",                          invite,            Access::administer,    ""},
    Route{Method::get,     "/api/v1/tokens",                               list_tokens,       Access::administer,    "limit cursor everybody"},
    Route{Method::post,    "/api/v1/tokens",                               mint_token,        Access::administer,    ""},
    Route{Method::delete_, "/api/v1/tokens/{id}",                          revoke_token,      Access::administer,    ""},
    Route{Method::delete_, "/api/v1/people/{id}/sessions",                 end_sessions,      Access::administer,    ""},
    Route{Method::get,     "/api/v1/identity-events",                      list_identity_events, Access::administer, "limit cursor"},
    Route{Method::get,     "/api/v1/tasks",                                list_tasks,        Access::read,          "group limit cursor"},
    Route{Method::get,     "/api/v1/rules",                                list_rules,        Access::read,          ""},
    Route{Method::get,     "/api/v1/rules/{collection}/sources",           show_sources,      Access::read,          ""},
    Route{Method::get,     "/api/v1/rules/{collection}/{track}",           show_rules,        Access::read,          "format"},
    Route{Method::get,     "/api/v1/demonstration/clock",                  show_clock,        Access::demonstration, ""},
    Route{Method::put,     "/api/v1/demonstration/clock",                  set_clock,         Access::demonstration, ""},

    Route{Method::get,     "/api/v1/{collection}",                         list_cases,        Access::read,          of_a_list},
    Route{Method::post,    "/api/v1/{collection}",                         open_case,         Access::file,          ""},
    Route{Method::get,     "/api/v1/{collection}/{id}",                    show_case,         Access::read,          "as_of"},
    Route{Method::get,     "/api/v1/{collection}/{id}/actions",            list_actions,      Access::read,          ""},
    Route{Method::get,     "/api/v1/{collection}/{id}/journal",            list_events,       Access::read,          "limit cursor as_of"},
    Route{Method::get,     "/api/v1/{collection}/{id}/defects",            list_defects,      Access::read,          "limit cursor"},
    Route{Method::get,     "/api/v1/{collection}/{id}/ledger",             show_ledger,       Access::read,          "as_of"},
    Route{Method::get,     "/api/v1/{collection}/{id}/divergences",        list_divergences,  Access::read,          ""},
    Route{Method::get,     "/api/v1/{collection}/{id}/accesses",           list_accesses,     Access::read,          "limit cursor"},
    Route{Method::get,     "/api/v1/{collection}/{id}/reference",          show_reference,    Access::read,          ""},
    Route{Method::get,     "/api/v1/{collection}/{id}/cases",              list_linked_cases, Access::read,          of_a_list},
    Route{Method::post,    "/api/v1/{campaigns}/{id}/roster-imports",      import_roster,     Access::administer,    "dry_run"},
    Route{Method::post,    "/api/v1/{campaigns}/{id}/what-if",             suppose,           Access::read,          ""},

    Route{Method::get,     "/api/v1/{collection}/{id}/{track}",            show_track,        Access::read,          "as_of"},
    Route{Method::get,     "/api/v1/{collection}/{id}/{track}/draft",      show_draft,        Access::read,          ""},
    Route{Method::put,     "/api/v1/{collection}/{id}/{track}/draft",      save_draft,        Access::file,          ""},
    Route{Method::delete_, "/api/v1/{collection}/{id}/{track}/draft",      drop_draft,        Access::file,          ""},
    Route{Method::post,    "/api/v1/{collection}/{id}/{track}/{command}",  carry_out,         Access::file,          ""},
    Route{Method::get,     "/api/v1/{collection}/{id}/{list}/{number}",    show_piece,        Access::read,          "as_of"},
    Route{Method::get,     "/api/v1/{collection}/{id}/{list}/{number}/draft", show_draft,     Access::read,          ""},
    Route{Method::put,     "/api/v1/{collection}/{id}/{list}/{number}/draft", save_draft,     Access::file,          ""},
    Route{Method::delete_, "/api/v1/{collection}/{id}/{list}/{number}/draft", drop_draft,     Access::file,          ""},
    Route{Method::post,    "/api/v1/{collection}/{id}/{list}/{number}/{command}", carry_out,  Access::file,          ""},
};
// clang-format on

std::string_view name_of(Method method)
{
    switch (method) {
    case Method::get: return "GET";
    case Method::put: return "PUT";
    case Method::post: return "POST";
    case Method::delete_: return "DELETE";
    case Method::patch: return "PATCH";
    case Method::head: return "HEAD";
    case Method::options: return "OPTIONS";
    case Method::other: break;
    }
    return "other";
}

// ---- From a path to what it stands for ----

engine::Track const* find_track(engine::Workflow const& workflow, std::string const& segment)
{
    return segment.find('_') == std::string::npos ? workflow.find_track(engine::snake(segment)) : nullptr;
}

std::optional<engine::CommandId> find_command(Place const& place, std::string const& segment)
{
    auto const command =
        segment.find('_') == std::string::npos ? place.workflow->find_command(engine::snake(segment)) : std::nullopt;
    if (!command || !is_posted(*place.workflow, place.track->id, *command))
        return std::nullopt;
    bool const here = std::ranges::any_of(place.track->rows, [&](engine::Transition const& row) {
        bool const numbered = place.track->repeatable && row.from != place.track->initial;
        return row.on == *command && numbered == (place.number > 0);
    });
    return here ? command : std::nullopt;
}

bool is_of_campaigns(engine::Workflow const& workflow)
{
    auto const facts = workflow.blank_facts();
    return dynamic_cast<engine::Campaign const*>(facts.get()) != nullptr;
}

std::uint16_t piece_number(std::string const& segment) // 0: none
{
    std::uint16_t number = 0;
    char const* const last = segment.data() + segment.size();
    auto const [end, fault] = std::from_chars(segment.data(), last, number);
    return fault == std::errc{} && end == last && segment.front() != '0' ? number : std::uint16_t{0};
}

bool fill_in(std::string_view word, std::string const& segment, engine::Workflows const& workflows, Place& place)
{
    if (word == "{collection}" || word == "{campaigns}") {
        place.workflow = workflows.find_collection(segment);
        return place.workflow && (word == "{collection}" || is_of_campaigns(*place.workflow));
    }
    if (word == "{id}") {
        place.id = engine::CaseId{segment};
        return !segment.empty() && segment.size() <= 64;
    }
    if (word == "{track}" || word == "{list}") {
        place.track = find_track(*place.workflow, segment);
        return place.track && (word == "{track}" || place.track->repeatable);
    }
    if (word == "{number}") {
        place.number = segment.empty() ? std::uint16_t{0} : piece_number(segment);
        return place.number > 0;
    }
    if (word == "{command}") {
        place.command = find_command(place, segment);
        return place.command.has_value();
    }
    return word == segment;
}

std::optional<Place> match(Route const& route, Request const& request, engine::Workflows const& workflows)
{
    Place place;
    std::string_view rest = route.path.substr(1);
    for (std::size_t i = 0; i < request.segments.size(); ++i) {
        auto const end = rest.find('/');
        if (!fill_in(rest.substr(0, end), request.segments[i], workflows, place))
            return std::nullopt;
        bool const last = i + 1 == request.segments.size();
        if (end == std::string_view::npos)
            return last ? std::optional{std::move(place)} : std::nullopt;
        rest.remove_prefix(end + 1);
    }
    return std::nullopt;
}

// ---- Who asks ----

// Nothing when the caller may go on. A demonstration's clock is anyone's: there is nothing in earnest in such a store,
// and tokens depend on the clock.
std::optional<Response> admit(Request const& request, Access access, Callers& callers, Caller& caller)
{
    if (access == Access::anyone || access == Access::demonstration)
        return std::nullopt;
    auto known = callers.identify(request);
    if (!known)
        return std::move(known.error());
    caller = std::move(*known);
    if (access == Access::session)
        return caller.session ? std::nullopt : std::optional{session_needed(request)};
    Scope const needed = access == Access::administer ? Scope::administer
        : access == Access::file                      ? Scope::file
                                                      : Scope::read;
    return caller.scopes.has(needed) ? std::nullopt : std::optional{missing_scope(request)};
}

// ---- What every read has in common ----

void add_tag(Response& response)
{
    if (response.status == 200 && !response.header("ETag"))
        response.headers.emplace_back("ETag",
                                      '"' + engine::to_hex(engine::sha256(response.text())).substr(0, 20) + '"');
}

Response unless_known(Response response, Request const& request)
{
    add_tag(response);
    auto const tag = response.header("ETag");
    if (response.status != 200 || !tag)
        return response;
    auto const known = matches_if_none_match(request, *tag);
    if (!known)
        return problem(known.error(), request);
    if (*known && !response.is_told_anew) {
        response.status = 304;
        response.content_type.clear();
        response.body.clear();
        response.lasting = {};
        std::erase_if(response.headers, [](auto const& header) { return header.first == "Content-Disposition"; });
    }
    return response;
}

Response away(Request const& request, engine::StoreUnavailable const& failure)
{
    engine::Error error{.code = engine::ErrorCode::unavailable, .detail = {}};
    if (failure.outcome_unknown)
        error.detail = "On ne sait pas encore si votre demande est enregistrée : répétez-la telle quelle, avec la même "
                       "clé, et vous aurez sa réponse.";
    return problem(error, request);
}

} // namespace

std::vector<std::string> routes_offered()
{
    std::vector<std::string> all;
    for (Route const& route : routes)
        all.push_back(std::string{name_of(route.method)} + " " + std::string{route.path});
    return all;
}

Api::Api(engine::CaseService& service, TokenKey const& key, ApiOptions options)
    : service_{service}, cursors_{key}, options_{std::move(options)},
      callers_{service.store(), service.clock(), key, options_.identity}
{
}

Response Api::answer(Request const& request, std::string_view& pattern, std::optional<Quotas::Standing>& quota)
{
    Route const* route = nullptr;
    Place place;
    std::string allow;
    for (Route const& each : routes) {
        if (each.access == Access::demonstration && !options_.demonstration)
            continue;
        auto matched = match(each, request, service_.workflows());
        if (!matched)
            continue;
        allow += (allow.empty() ? "" : ", ") + std::string{name_of(each.method)}
            + (each.method == Method::get ? ", HEAD" : "");
        if (pattern.empty())
            pattern = each.path;
        if (!route && each.method == request.method) {
            route = &each;
            pattern = each.path;
            place = std::move(*matched);
        }
    }
    if (allow.empty())
        return not_found(request);
    if (!route)
        return method_not_allowed(request, allow);
    Caller caller;
    if (auto refusal = admit(request, route->access, callers_, caller))
        return std::move(*refusal);
    if (options_.persons && !caller.person.empty()) {
        quota = options_.persons->take(caller.person.value);
        if (quota && !quota->admitted)
            return too_many_requests(request, quota->retry_after);
    }
    auto const fault = route->parameters == any ? std::nullopt : parameter_fault(request, route->parameters);
    if (fault)
        return problem(*fault, request);
    if (request.method != Method::get && !accepts(request, "application/json"))
        return not_acceptable(request, "application/json"); // before the act, not after
    Call const call{request,       service_,         cursors_, options_.demonstration,
                    caller.person, std::move(place), callers_, caller};
    Response response = route->handle(call);
    if (request.method != Method::get)
        return response;
    std::string const type = response.content_type.substr(0, response.content_type.find(';'));
    if (response.status == 200 && !accepts(request, type))
        return not_acceptable(request, type);
    return unless_known(std::move(response), request);
}

Response Api::operator()(Request const& request)
{
    auto const started = std::chrono::steady_clock::now();
    std::string_view route;
    std::optional<Quotas::Standing> quota;
    Response response;
    try {
        response = answer(request, route, quota);
    } catch (engine::StoreUnavailable const& failure) {
        if (options_.store_failed)
            options_.store_failed(request.request_id, failure.outcome_unknown);
        response = away(request, failure);
    }
    if (quota)
        tell(*quota, response);
    if (options_.answered)
        options_.answered(
            {request.request_id, name_of(request.method), route, response.status,
             std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started)});
    return response;
}

} // namespace api
