#pragma once
// How a list goes on from page to page, for every handler that lists.

#include "api/cursor.hpp"
#include "api/query.hpp"
#include "api/request.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <optional>

namespace api::handlers {

// The position in "cursor", if there is one; a cursor that is not ours becomes one of the reader's faults.
inline std::optional<boost::json::object> position_in(Call const& call, QueryReader& query)
{
    auto const cursor = call.request.parameter("cursor");
    if (!cursor)
        return std::nullopt;
    auto position = call.cursors.open(*cursor, list_name(call.request, call.actor));
    if (!position)
        query.refuse("cursor", "Ce repère n'est pas de cette liste : reprenez la liste à son début.");
    return position;
}

// Adds "next" and its Link. Nothing is next: null.
inline Response page(Call const& call, boost::json::object document, std::optional<boost::json::object> const& next)
{
    document["next"] = nullptr;
    if (!next)
        return json_response(200, document);
    std::string const cursor = call.cursors.seal(*next, list_name(call.request, call.actor));
    document["next"] = cursor;
    Response response = json_response(200, document);
    response.headers.emplace_back("Link", next_link(call.request, cursor));
    return response;
}

} // namespace api::handlers
