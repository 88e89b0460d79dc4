#include "engine/course.hpp"

#include "engine/track.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace engine {
namespace {

std::optional<CommandId> command_of(Workflow const& workflow, Track const& track, Piece const* piece,
                                    Event const& event, RoleId role)
{
    auto const what = workflow.find_event(event.type);
    StateId const from = piece ? piece->state : track.initial;
    auto const row = std::ranges::find_if(
        track.rows, [&](Transition const& one) { return one.emits == what && one.from == from && one.by.has(role); });
    return row == track.rows.end() ? std::nullopt : std::optional{row->on};
}

} // namespace

std::shared_ptr<Case const> Supposed::of(std::shared_ptr<Case const> const& state)
{
    if (!alteration_ || state->id != campaign_)
        return state;
    auto& kept = altered_[state->version];
    if (!kept) {
        auto copy = std::make_shared<Case>(*state);
        if (auto* const facts = dynamic_cast<Campaign*>(copy->facts.get()))
            alter(*facts, *alteration_);
        kept = std::move(copy);
    }
    return kept;
}
std::optional<Reading> read(Case const& before, Event const& event)
{
    Workflow const& workflow = *before.workflow;
    Track const* const track = workflow.find_track(event.track);
    auto const role = workflow.find_role(event.role);
    if (!track || !role || event.erased)
        return std::nullopt;
    auto const command = command_of(workflow, *track, before.find(track->id, event.piece), event, *role);
    if (!command)
        return std::nullopt;
    PastAct act{event.version, track->id, event.piece, *command, event.actor, event.role, {}};
    return Reading{std::move(act), track, *role, workflow.form(*command).recall(boost::json::parse(event.body))};
}

void Course::take(Event const& event)
{
    apply(subject_, event);
    if (auto const rule_set = supposed_.rule_set())
        subject_.rule_set = *rule_set;
}

std::vector<Course::States> Course::others(Reading const& act, Instant instant)
{
    std::vector<CaseId> wanted = subject_.links;
    auto const named = subject_.workflow->references(act.act.command, act.body);
    wanted.insert(wanted.end(), named.begin(), named.end());
    std::vector<CaseId> seen;
    std::vector<States> all;
    auto const add = [&](CaseId const& id) {
        if (std::ranges::find(seen, id) != seen.end())
            return;
        seen.push_back(id);
        if (auto states = past_.at(id, instant); !states.empty())
            all.push_back(std::move(states));
    };
    for (CaseId const& id : wanted) {
        auto const count = all.size();
        add(id);
        // A jury brings its campaign along, as in CaseService::context_for.
        if (all.size() > count)
            for (CaseId const& further : std::vector<CaseId>{all.back().front()->links})
                add(further);
    }
    return all;
}

Context Course::context(std::vector<States> const& states, std::vector<std::size_t> const& chosen, Event const& event)
{
    Context context;
    context.actor = event.actor;
    context.now = event.recorded_at;
    for (std::size_t i = 0; i < states.size(); ++i)
        context.linked.push_back(supposed_.of(states[i][chosen[i]]));
    Campaign const* const campaign = campaign_among(context.linked);
    context.today =
        campaign ? local_day(context.now, campaign->zone) : std::chrono::floor<std::chrono::days>(context.now);
    return context;
}

std::optional<Day> Course::due(Reading const& act, Context const& context) const
{
    Piece const* const found = subject_.find(act.act.track, act.act.piece);
    Piece const piece = found ? *found : Piece{.track = act.track->id, .state = act.track->initial, .entries = {}};
    if (!subject_.workflow->is_required(subject_, *act.track))
        return std::nullopt;
    for (Waiting const& waiting : act.track->waits)
        if (waiting.in == piece.state && waiting.expected == act.act.command && waiting.owner.has(act.role))
            return subject_.workflow->due_on(waiting.due, subject_, piece, context);
    return std::nullopt;
}

// Moves to the next choice of states, the latest having come first; false when all were tried.
bool Course::next_choice(std::vector<States> const& states, std::vector<std::size_t>& chosen)
{
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (++chosen[i] < states[i].size())
            return true;
        chosen[i] = 0;
    }
    return false;
}

Course::Judgement Course::judge(Reading const& act, Event const& event)
{
    auto const states = others(act, event.recorded_at);
    std::vector<std::size_t> chosen(states.size(), 0);
    Judgement judgement;
    do {
        Context const context = this->context(states, chosen, event);
        auto const permission =
            permit(subject_, {act.act.track, act.act.piece, act.act.command, &act.body}, act.role, context);
        if (permission || !judgement.refusal) {
            judgement.due = due(act, context);
            judgement.today = context.today;
            judgement.refusal = permission ? std::nullopt : std::optional{permission.error()};
        }
    } while (judgement.refusal && next_choice(states, chosen));
    return judgement;
}

} // namespace engine
