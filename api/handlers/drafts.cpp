#include "api/handlers/handlers.hpp"
#include "api/json_views.hpp"
#include "api/problem.hpp"
#include "engine/authority.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace api::handlers {

namespace json = boost::json;

namespace {

constexpr std::size_t draft_bytes_max = 64 * 1024;

// The draft that the caller may write here. Each hand has its own: whoever only reads a piece, or answers it, neither
// sees nor overwrites what its author prepares.
engine::Result<engine::DraftKey> key_of(Call const& call)
{
    auto const unknown = [] { return engine::refuse(engine::ErrorCode::unknown_case, {}); };
    auto const view = call.service.view(*call.place.workflow, call.place.id, call.actor);
    if (!view)
        return tl::unexpected{view.error()};
    engine::Workflow const& workflow = *call.place.workflow;
    engine::Track const& track = *call.place.track;
    bool const begins_new = track.repeatable && call.place.number == 0;
    engine::Piece const* const piece = view->subject->find(track.id, call.place.number);
    if (!begins_new && !piece)
        return unknown();
    engine::StateId const state = piece ? piece->state : track.initial;
    for (engine::Transition const& row : track.rows) {
        engine::Roles const hands = row.by.both(view->roles);
        if (row.from == state && hands.any() && row.on != workflow.opening())
            return engine::draft_key(*view->subject, track.id, call.place.number,
                                     engine::names_of(workflow, hands).front());
    }
    if (piece && view->may_read(*piece))
        return engine::refuse(engine::ErrorCode::not_permitted,
                              "Vous n'avez rien à rédiger sur cette pièce à ce jour.");
    return unknown();
}

Response shown(Call const& call, engine::Draft const& draft, unsigned status)
{
    Names names{call.service.store().directory()};
    names.will_need(draft.saved_by);
    names.fetch();
    Response response = json_response(status,
                                      {{"body", json::parse(draft.body)},
                                       {"version", draft.version},
                                       {"saved_by", names.of(draft.saved_by)},
                                       {"saved_at", engine::to_text(draft.saved_at)}});
    response.headers.emplace_back("ETag", tag_of(draft.version));
    return response;
}

Response stale(Call const& call, engine::DraftKey const& key)
{
    auto const present = call.service.store().drafts().find(key);
    engine::Version const version = present ? present->version : 0;
    return problem({.code = engine::ErrorCode::stale_version,
                    .detail = present ? "Ce brouillon a été modifié entre-temps." : "Ce brouillon n'existe plus.",
                    .current = version},
                   call.request);
}

// The version that the caller saw; 0 when the caller says that there was none.
engine::Result<engine::Version> seen_version(Request const& request)
{
    auto const match = if_match(request);
    if (!match)
        return tl::unexpected{match.error()};
    auto const none = if_none_exists(request);
    if (!none)
        return tl::unexpected{none.error()};
    if (*match && *none)
        return engine::refuse(engine::ErrorCode::malformed, "If-Match et If-None-Match ne vont pas ensemble.");
    if (!*match && !*none)
        return engine::refuse(engine::ErrorCode::missing_version,
                              "Indiquez par If-Match la version du brouillon que vous modifiez, ou par "
                              "If-None-Match: * que c'est le premier.");
    return match->value_or(0);
}

} // namespace

Response show_draft(Call const& call)
{
    auto const key = key_of(call);
    if (!key)
        return not_found(call.request); // also for readers of the piece: they have no draft here
    auto const draft = call.service.store().drafts().find(*key);
    return draft ? shown(call, *draft, 200) : not_found(call.request);
}

Response save_draft(Call const& call)
{
    if (auto refusal = media_type_fault(call.request, "application/json"))
        return *refusal;
    if (call.request.body.size() > draft_bytes_max)
        return body_too_large(call.request, draft_bytes_max);
    auto const seen = seen_version(call.request);
    if (!seen)
        return problem(seen.error(), call.request);
    auto const body = json_object_body(call.request);
    if (!body)
        return problem(body.error(), call.request);
    auto const key = key_of(call);
    if (!key)
        return problem(key.error(), call.request);
    auto const saved =
        call.service.store().drafts().save(*key, json::serialize(*body), *seen, call.actor, call.service.clock().now());
    return saved ? shown(call, *saved, *seen == 0 ? 201 : 200) : stale(call, *key);
}

Response drop_draft(Call const& call)
{
    auto const seen = if_match(call.request);
    if (!seen)
        return problem(seen.error(), call.request);
    auto const key = key_of(call);
    if (!key)
        return not_found(call.request);
    if (!*seen)
        return problem({.code = engine::ErrorCode::missing_version, .detail = {}}, call.request);
    if (call.service.store().drafts().remove(*key, **seen))
        return {.status = 204};
    return call.service.store().drafts().find(*key) ? stale(call, *key) : not_found(call.request);
}

} // namespace api::handlers
