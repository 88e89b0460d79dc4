#include "engine/act_decision.hpp"

#include "engine/campaign.hpp"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

// The caller saw a version of the piece; it must be the one that stands.
std::optional<Error> version_fault(Act const& act, Piece const* piece)
{
    if (!piece)
        return std::nullopt; // a new piece of a repeatable track: nothing was seen
    if (!act.seen)
        return Error{.code = ErrorCode::missing_version,
                     .detail =
                         "Cet acte demande la version de la pièce que vous avez vue : l'en-tête If-Match, ou version "
                         "pour un dossier d'une liste.",
                     .current = piece->version};
    if (*act.seen != piece->version)
        return Error{.code = ErrorCode::stale_version,
                     .detail = "La pièce a changé depuis que vous l'avez vue : vous aviez la version "
                         + std::to_string(*act.seen) + ", elle en est à la version " + std::to_string(piece->version)
                         + ".",
                     .current = piece->version};
    return std::nullopt;
}

// What somebody may not read is as good as not there for him, unless the act is his to do where it stands.
bool may_now(Track const& track, CommandId command, Roles roles, StateId from)
{
    return std::any_of(track.rows.begin(), track.rows.end(), [&](Transition const& row) {
        return row.on == command && row.from == from && row.by.both(roles).any();
    });
}

} // namespace

bool has_command(Track const& track, CommandId command)
{
    return std::any_of(track.rows.begin(), track.rows.end(), [&](Transition const& row) { return row.on == command; });
}

bool may_ever(Track const& track, CommandId command, Roles roles)
{
    return std::any_of(track.rows.begin(), track.rows.end(),
                       [&](Transition const& row) { return row.on == command && row.by.both(roles).any(); });
}

Error unknown_case()
{
    return Error{.code = ErrorCode::unknown_case, .detail = "Aucun dossier de ce nom ne vous est accessible."};
}

Error still_running()
{
    return Error{.code = ErrorCode::still_running, .detail = "La même demande est en cours de traitement."};
}

Error just_carried_out()
{
    return Error{.code = ErrorCode::still_running,
                 .detail = "La même demande vient d'être traitée : répétez-la pour sa réponse."};
}

Error key_reused()
{
    return Error{.code = ErrorCode::key_reused, .detail = "Cette clé d'idempotence a déjà servi à une autre demande."};
}

std::optional<Error> ActDecision::fault_before_body(Case const& subject, Piece const* piece, Roles roles,
                                                    Context const& context) const
{
    Track const& track = act_.workflow->track(act_.track);
    if (!roles.any() || !has_command(track, act_.command) || (act_.number > 0 && !piece))
        return unknown_case();
    if (piece && !may_now(track, act_.command, roles, piece->state)
        && !subject.workflow->may_read(subject, *piece, roles, context))
        return unknown_case();
    if (may_ever(track, act_.command, roles))
        return std::nullopt;
    return permit(subject, Asked{act_.track, act_.number, act_.command, nullptr}, roles, context).error();
}

Result<std::any> const& ActDecision::body()
{
    if (!body_)
        body_ = act_.workflow->form(act_.command).read(act_.body);
    return *body_;
}

Result<ActDecision::Accepted> ActDecision::judge(Sight const& sight)
{
    auto subject = sight(act_.id);
    if (!subject || subject->workflow != act_.workflow)
        return tl::unexpected{unknown_case()};
    Context context = service_.context_on(act_.actor, subject->links, sight);
    if (auto const* const own = dynamic_cast<Campaign const*>(subject->facts.get()))
        context.today = local_day(context.now, own->zone);
    Roles const roles = roles_on(*subject, context, act_.actor, context.today);
    Piece const* const piece = subject->find(act_.track, act_.number);
    if (auto fault = fault_before_body(*subject, piece, roles, context))
        return tl::unexpected{*std::move(fault)};
    auto const& form = body();
    if (!form)
        return tl::unexpected{form.error()};
    if (auto fault = version_fault(act_, piece))
        return tl::unexpected{*std::move(fault)};
    for (CaseId const& named : act_.workflow->references(act_.command, *form))
        if (!context.find(named))
            if (auto other = sight(named))
                context.linked.push_back(std::move(other));
    auto event = decide(*subject, Asked{act_.track, act_.number, act_.command, &*form}, roles, context);
    if (!event)
        return tl::unexpected{event.error()};
    return Accepted{std::move(subject), *std::move(event), roles, std::move(context)};
}

ActDecision::Step ActDecision::step(Accepted&& accepted, Append& append, std::shared_ptr<Case> own) const
{
    auto& [subject, event, roles, context] = accepted;
    chain_after(subject->head, event, service_.draw_salt());
    append.stream = subject->id;
    if (append.events.empty())
        append.expected = subject->version;
    DraftKey draft = draft_key(*subject, act_.track, act_.number, event.role);
    if (std::ranges::find(append.finished_drafts, draft) == append.finished_drafts.end())
        append.finished_drafts.push_back(std::move(draft));
    if (own && event.type != erasing_event)
        apply(*own, event);
    else
        own = service_.after_event(*subject, event, append.erasing);
    CaseService::add_event(append, *own, std::move(event), context);
    return {std::move(own), roles, std::move(context)};
}

} // namespace engine
