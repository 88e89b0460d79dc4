#include "api/route_table.hpp"

#include "api/paths.hpp"
#include "api/routes.hpp"
#include "engine/campaign.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace api {
namespace {

using namespace handlers;

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
    Route{Method::post,    "/api/v1/bulk-acts",                            act_in_bulk,       Access::file,          ""},
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
    return false;
}

// A row with its path taken apart.
struct Pattern {
    Route const* route = nullptr;
    std::vector<std::string_view> words;
};

std::vector<Pattern> const& patterns()
{
    static std::vector<Pattern> const all = [] {
        std::vector<Pattern> made;
        for (Route const& route : routes) {
            Pattern pattern{&route, {}};
            for (std::string_view rest = route.path; !rest.empty();) {
                rest.remove_prefix(1);
                auto const end = std::min(rest.find('/'), rest.size());
                pattern.words.push_back(rest.substr(0, end));
                rest.remove_prefix(end);
            }
            made.push_back(std::move(pattern));
        }
        return made;
    }();
    return all;
}

bool is_variable(std::string_view word)
{
    return word.starts_with('{');
}

std::optional<Place> match(Pattern const& pattern, Request const& request, engine::Workflows const& workflows)
{
    auto const& segments = request.segments;
    if (pattern.words.size() != segments.size())
        return std::nullopt;
    for (std::size_t i = 0; i < segments.size(); ++i) // quick to tell: most rows end here
        if (!is_variable(pattern.words[i]) && pattern.words[i] != segments[i])
            return std::nullopt;
    Place place;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (is_variable(pattern.words[i]) && !fill_in(pattern.words[i], segments[i], workflows, place))
            return std::nullopt;
    return place;
}

} // namespace

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

RouteFound find_route(Request const& request, engine::Workflows const& workflows, bool in_demonstration)
{
    RouteFound found;
    for (Pattern const& each : patterns()) {
        if (each.route->access == Access::demonstration && !in_demonstration)
            continue;
        auto matched = match(each, request, workflows);
        if (!matched)
            continue;
        Route const& route = *each.route;
        if (route.method == request.method)
            return {.route = &route, .pattern = route.path, .allow = {}, .place = *std::move(matched)};
        found.allow += (found.allow.empty() ? "" : ", ") + std::string{name_of(route.method)}
            + (route.method == Method::get ? ", HEAD" : "");
        if (found.pattern.empty())
            found.pattern = route.path;
    }
    return found;
}

std::vector<std::string> routes_offered()
{
    std::vector<std::string> all;
    for (Route const& route : routes)
        all.push_back(std::string{name_of(route.method)} + " " + std::string{route.path});
    return all;
}

} // namespace api
