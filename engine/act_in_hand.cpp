#include "engine/act_in_hand.hpp"

#include "engine/campaign.hpp"
#include "engine/failure.hpp"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

// Another node may append between our looking and our writing. With two of them each try goes through every second time;
// whoever still loses is asked to come again.
constexpr int conflicts_max = 64;

constexpr char const* drawn_from_is_gone = "what an answer was drawn from is not there";

AnswerOrigin origin_of(Case const& after, Context const& context)
{
    AnswerOrigin origin{after.id, after.version, context.now, {}};
    for (auto const& other : context.linked)
        origin.looked_at.push_back({other->id, other->version});
    return origin;
}

Answered::Made made_of(Case const& after, Piece const& piece)
{
    return {after.id, piece.track, piece.number, piece.version};
}

} // namespace

ActInHand::ActInHand(CaseService& service, Act act, Render render, CaseService::Done done, CaseService::Hop hop,
                     bool may_block)
    : service_{service}, act_{std::move(act)}, render_{std::move(render)}, done_{std::move(done)}, hop_{std::move(hop)},
      may_block_{may_block}
{
}

void ActInHand::hop(Step next)
{
    hop_([self = shared_from_this(), next] {
        self->may_block_ = true;
        self->take(next);
    });
}

void ActInHand::go_on(Step next)
{
    if (may_block_)
        take(next);
    else
        hop(next);
}

void ActInHand::take(Step next)
{
    if (auto failure = failure_of([&] { (this->*next)(); }))
        fail(std::move(failure));
}

void ActInHand::begin()
{
    runs_ = service_.mark_as_running(act_);
    if (!runs_)
        return end(tl::unexpected{still_running()});
    if (act_.id.empty())
        return go_on(&ActInHand::open);
    auto turn = [self = shared_from_this()] {
        self->has_strand_ = true;
        self->hop(&ActInHand::decide_at_leisure);
    };
    if (!service_.strands_.enter(act_.id, std::move(turn)))
        return; // his turn may have come by now, on another thread
    has_strand_ = true;
    decide_at_hand();
}

void ActInHand::decide_at_hand()
{
    std::optional<Result<Decided>> decided;
    try {
        decided = decide_on([this](CaseId const& id) {
            auto found = service_.cache_.find(id);
            is_missing_ = is_missing_ || !found;
            return found;
        });
        if (!is_missing_ && *decided)
            return commit(std::move(**decided));
    } catch (...) {
        return fail(std::current_exception());
    }
    is_fresh_ = !is_missing_; // what was refused is looked at anew
    go_on(&ActInHand::decide_at_leisure);
}

void ActInHand::decide_at_leisure()
{
    is_missing_ = false; // from here on the store is asked
    if (!service_.may_know_of(act_.id, act_.actor)) {
        refusal_ = unknown_case();
        return refuse_as_found();
    }
    for (;; is_fresh_ = true) {
        auto decided = decide_on(is_fresh_ ? service_.as_of_now({&act_.id, 1})
                                           : [this](CaseId const& id) { return service_.at_least(id, 1); });
        if (decided)
            return commit(std::move(*decided));
        if (is_fresh_) {
            refusal_ = std::move(decided.error());
            return refuse_as_found();
        }
    }
}

Result<ActInHand::Decided> ActInHand::decide_on(Sight const& sight)
{
    auto accepted = decision_.judge(sight);
    if (!accepted)
        return tl::unexpected{std::move(accepted.error())};
    if (accepted->event.type == erasing_event && !may_block_)
        is_missing_ = true; // what is to be erased is in the store
    if (is_missing_)
        return refuse(ErrorCode::unavailable, {});
    return decided(*std::move(accepted));
}

ActInHand::Decided ActInHand::decided(ActDecision::Accepted&& accepted)
{
    Decided decided;
    auto const before = accepted.subject;
    auto step = decision_.step(std::move(accepted), decided.append);
    service_.draw_rows(decided.append, *before, *step.after, step.context);
    Event const& told = decided.append.events.front();
    Piece const& piece = *step.after->find(act_.track, told.piece);
    decided.answered = {render_({*step.after, told, piece, step.roles, step.context, decided.append.rows->stage}),
                        false, made_of(*step.after, piece)};
    if (act_.repeat)
        decided.origin = origin_of(*step.after, step.context);
    decided.after = std::move(step.after);
    return decided;
}

void ActInHand::open()
{
    auto decided = decide_opening();
    if (decided)
        return commit(*std::move(decided));
    refusal_ = std::move(decided.error());
    refuse_as_found();
}

Result<ActInHand::Decided> ActInHand::decide_opening()
{
    auto opening = service_.decide_opening(*act_.workflow, act_.body, act_.actor);
    if (!opening)
        return tl::unexpected{opening.error()};
    Decided decided;
    decided.append = service_.append_of(opening->blank, opening->after, std::move(opening->event), opening->context);
    Event const& told = decided.append.events.front();
    Piece const& piece = *opening->after.find(act_.workflow->find_track(told.track)->id);
    // Rights as the case itself now gives them: the opener may have become somebody by opening it.
    Context const context = service_.context_for(act_.actor, opening->after.links);
    Roles const roles = roles_on(opening->after, context, act_.actor, opening->context.today);
    decided.answered = {render_({opening->after, told, piece, roles, context, decided.append.rows->stage}), false,
                        made_of(opening->after, piece)};
    if (act_.repeat)
        decided.origin = origin_of(opening->after, context);
    decided.after = std::make_shared<Case>(std::move(opening->after));
    return decided;
}

void ActInHand::commit(Decided&& decided)
{
    decided_ = std::move(decided);
    leaves_work_ = !decided_.append.pending.empty();
    if (act_.repeat)
        decided_.append.kept = KeptAnswer{act_.actor, act_.repeat->key, act_.repeat->request_digest,
                                          to_text(decided_.origin), decided_.origin.at};
    // From here on it is the writer's: nothing of this object is touched until it calls.
    service_.writer_.append(std::move(decided_.append), [self = shared_from_this()](JournalWriter::Written&& written) {
        self->written(std::move(written));
    });
}

void ActInHand::written(JournalWriter::Written&& written)
{
    if (written.failure)
        return fail(written.failure);
    switch (written.outcome) {
    case Appended::done:
        service_.cache_.remember(decided_.after,
                                 Drawn{std::move(written.append.rows), std::move(written.append.rests_on)});
        if (leaves_work_)
            service_.leave_work();
        return end(std::move(decided_.answered));
    case Appended::key_taken: return hop(&ActInHand::answer_as_kept);
    case Appended::conflict: break;
    }
    is_fresh_ = true;
    if (++conflicts_ < conflicts_max)
        return hop(act_.id.empty() ? &ActInHand::open : &ActInHand::decide_at_leisure);
    // No 412: as far as anybody knows, the piece stands as this person saw it.
    fail(std::make_exception_ptr(StoreUnavailable{"other nodes came first each time"}));
}

// A request that was carried out before is answered as it was then, even if it would be refused now.
void ActInHand::refuse_as_found()
{
    auto kept = act_.repeat ? service_.store_.journal().kept_answer(act_.actor, act_.repeat->key) : std::nullopt;
    end(kept ? as_kept(*std::move(kept)) : tl::unexpected{std::move(refusal_)});
}

void ActInHand::answer_as_kept()
{
    auto kept = service_.store_.journal().kept_answer(act_.actor, act_.repeat->key);
    end(kept ? as_kept(*std::move(kept)) // otherwise erased since
             : tl::unexpected{just_carried_out()});
}

Result<Answered> ActInHand::as_kept(KeptAnswer kept) const
{
    if (kept.request_digest != act_.repeat->request_digest)
        return tl::unexpected{key_reused()};
    auto const origin = parse_answer_origin(kept.answer);
    return origin ? drawn_again(*origin) : Answered{std::move(kept.answer), true, {}};
}

// Everything as it was looked at then, each case at its version of that time.
Result<Answered> ActInHand::drawn_again(AnswerOrigin const& origin) const
{
    Context context;
    context.actor = act_.actor;
    context.now = origin.at;
    for (RestsOn const& other : origin.looked_at) {
        auto past = service_.at_version(other.stream, other.at);
        if (!past)
            throw StoreUnavailable{drawn_from_is_gone};
        context.linked.push_back(std::move(past));
    }
    auto events = service_.store_.journal().load(origin.of);
    std::erase_if(events, [&](Event const& event) { return event.version > origin.version; });
    Workflow const* const workflow = service_.workflow_of(events);
    if (!workflow)
        throw StoreUnavailable{drawn_from_is_gone};
    Event const& event = events.back();
    bool const is_opening = events.size() == 1; // whose rights are those that the case itself gives
    Case after = fold(*workflow, origin.of, std::span{events}.first(is_opening ? 1 : events.size() - 1));
    context.today = service_.day_at(context.now, context);
    if (auto const* const own = dynamic_cast<Campaign const*>(after.facts.get()))
        context.today = local_day(context.now, own->zone);
    Roles const roles = roles_on(after, context, act_.actor, context.today);
    if (!is_opening)
        apply(after, event);
    Piece const* const piece = after.find(workflow->find_track(event.track)->id, event.piece);
    std::string const stage = workflow->overview(after).stage;
    return Answered{render_({after, event, *piece, roles, context, stage}), true, made_of(after, *piece)};
}

void ActInHand::let_go()
{
    if (std::exchange(has_strand_, false))
        service_.strands_.leave(act_.id);
    if (std::exchange(runs_, false))
        service_.unmark_as_running(act_);
}

void ActInHand::end(Result<Answered> answered)
{
    let_go();
    done_({std::move(answered), nullptr});
}

void ActInHand::fail(std::exception_ptr failure)
{
    let_go();
    done_({refuse(ErrorCode::unavailable, {}), std::move(failure)});
}

} // namespace engine
