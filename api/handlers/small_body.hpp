#pragma once
// Bodies of a few short members, read whole before anything else is done: for sign-in, accounts and tokens.

#include "api/problem.hpp"
#include "api/request.hpp"

#include "engine/body.hpp"

#include <tl/expected.hpp>

namespace api::handlers {

inline constexpr std::size_t small_body_bytes_max = 8 * 1024;

template <class Body>
tl::expected<Body, Response> small_body(Request const& request)
{
    if (auto refusal = media_type_fault(request, "application/json"))
        return tl::unexpected{std::move(*refusal)};
    if (request.body.size() > small_body_bytes_max)
        return tl::unexpected{body_too_large(request, small_body_bytes_max)};
    auto const json = json_body(request);
    if (!json)
        return tl::unexpected{problem(json.error(), request)};
    auto body = engine::read_body<Body>(*json);
    if (!body)
        return tl::unexpected{problem(body.error(), request)};
    return std::move(*body);
}

} // namespace api::handlers
