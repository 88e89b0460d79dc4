#pragma once
// What a row of the table in routes.cpp is made of, and how one is found. Between routes.cpp and answering.cpp.

#include "api/handlers/handlers.hpp"
#include "api/request.hpp"

#include <string>
#include <string_view>

namespace api {

// What a caller must bring: a session may do all that its person may, a token what its scopes name (tokens.hpp).
enum class Access {
    anyone,
    demonstration, // no such path in earnest
    read,
    file,
    administer,
    session, // a person before a browser, no token
};

// A row answers by itself, or reads an act.
struct Handle {
    constexpr Handle(Response (*function)(Call const&)) : answer{function} {} // NOLINT(google-explicit-constructor)
    constexpr Handle(handlers::ActAsked (*function)(Call const&))
        : read_act{function} {} // NOLINT(google-explicit-constructor)

    Response (*answer)(Call const&) = nullptr;
    handlers::ActAsked (*read_act)(Call const&) = nullptr;
};

inline constexpr std::string_view any = "*"; // parameters that another chooses: the provider may add what it likes

struct Route {
    Method method;
    std::string_view path;
    Handle handle;
    Access access;
    std::string_view parameters; // separated by spaces; "tag." stands for all that begin so
};

struct RouteFound {
    Route const* route = nullptr; // null: nothing there, or not by this verb
    std::string_view pattern{};   // empty: nothing there
    std::string allow{};          // the verbs that would do
    Place place{};
};
RouteFound find_route(Request const& request, engine::Workflows const& workflows, bool in_demonstration);

std::string_view name_of(Method method);

} // namespace api
