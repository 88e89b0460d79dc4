#include "engine/track.hpp"

#include "engine/json_text.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <bitset>

namespace engine {
namespace {

// What stands for the piece before it is there: a new one on a repeatable track.
Piece const& piece_of(Case const& subject, Track const& track, std::uint16_t number, Piece& fresh)
{
    if (Piece const* const found = subject.find(track.id, number))
        return *found;
    fresh = Piece{track.id, static_cast<std::uint16_t>(subject.count(track.id) + 1), track.initial, 0, {}};
    return fresh;
}

Condition condition_of(Workflow const& workflow, GuardWord const& word, Unmet const& unmet, Day today)
{
    return Condition{.rule = std::string{word.rule},
                     .title = std::string{word.title},
                     .source = &workflow.source(workflow.in_force(unmet.source.value_or(word.source), today)),
                     .fact = std::string{std::string_view{unmet.fact}},
                     .who_can_cure = names_of(workflow, unmet.who_can_cure),
                     .until = unmet.until,
                     .opens_on = unmet.opens_on};
}

Condition condition_of(GuardId guard, Unmet const& unmet, Question const& question)
{
    Workflow const& workflow = *question.subject.workflow;
    return condition_of(workflow, workflow.words().guards[guard.value], unmet, question.context.today);
}

std::vector<Condition> conditions_of(Verdicts const& unmet, Question const& question)
{
    std::vector<Condition> conditions;
    for (UnmetGuard const& one : unmet)
        conditions.push_back(condition_of(one.guard, one.unmet, question));
    return conditions;
}

Error wrong_state(Workflow const& workflow, Track const& track, Piece const& piece, CommandId command)
{
    std::string detail = "« " + std::string{workflow.label_of(command)} + " » n'est pas possible : « "
        + std::string{workflow.label_of(track.id)} + " » est dans l'état « "
        + std::string{workflow.label_of(piece.state)} + " ».";
    return Error{.code = ErrorCode::wrong_state, .detail = std::move(detail)};
}

Error not_permitted(Workflow const& workflow, CommandId command, Roles allowed)
{
    std::string who;
    for (Word const& word : workflow.words().roles)
        if (allowed.has(RoleId{word.id}))
            who += (who.empty() ? "" : ", ") + std::string{word.label};
    return Error{.code = ErrorCode::not_permitted,
                 .detail = "« " + std::string{workflow.label_of(command)} + " » revient à : " + who + "."};
}

std::string plural_detail(std::size_t count)
{
    return count == 1 ? "Une condition n'est pas remplie."
                      : std::to_string(count) + " conditions ne sont pas remplies.";
}

RoleId first_of(Roles roles)
{
    std::uint8_t role = 0;
    while (!roles.has(RoleId{role}))
        ++role;
    return RoleId{role};
}

Result<Permission> permit(Case const& subject, Track const& track, Piece const& piece, Asked const& asked, Roles roles,
                          Context const& context)
{
    Workflow const& workflow = *subject.workflow;
    Roles allowed;         // by any row of this command
    bool in_place = false; // a row of one of the caller's roles starts from here
    std::optional<Error> refusal;
    for (Transition const& row : track.rows) {
        if (row.on != asked.command)
            continue;
        allowed.add(row.by);
        Roles const hands = row.by.both(roles);
        if (!hands.any() || row.from != piece.state)
            continue;
        in_place = true;
        RoleId const by = first_of(hands);
        Question const question{subject, piece, asked.command, by, asked.body, context};
        auto const unmet = workflow.check_all(row.guard, question);
        if (unmet.empty())
            return Permission{&row, by};
        auto conditions = conditions_of(unmet, question);
        if (!refusal || conditions.size() < refusal->conditions.size())
            refusal = Error{.code = ErrorCode::guard_unmet,
                            .detail = plural_detail(conditions.size()),
                            .conditions = std::move(conditions)};
    }
    if (!allowed.any())
        return refuse(ErrorCode::unknown_case, "Acte inconnu.");
    if (!allowed.both(roles).any())
        return tl::unexpected{not_permitted(workflow, asked.command, allowed)};
    if (!in_place)
        return tl::unexpected{wrong_state(workflow, track, piece, asked.command)};
    return tl::unexpected{std::move(*refusal)};
}

// As permit() says, without a word on why not: ends at the first condition that is unmet.
bool is_open(Case const& subject, Track const& track, Piece const& piece, CommandId command, Roles roles,
             Context const& context)
{
    Workflow const& workflow = *subject.workflow;
    return std::any_of(track.rows.begin(), track.rows.end(), [&](Transition const& row) {
        Roles const hands = row.by.both(roles);
        if (row.on != command || !hands.any() || row.from != piece.state)
            return false;
        Question const question{subject, piece, command, first_of(hands), nullptr, context};
        return std::all_of(row.guard.begin(), row.guard.end(),
                           [&](GuardId guard) { return workflow.check(guard, question).empty(); });
    });
}

// Why it is refused; otherwise what it becomes is in the event.
std::optional<Error> decide_as(Event& event, Case const& subject, Asked const& asked, Roles roles,
                               Context const& context)
{
    Workflow const& workflow = *subject.workflow;
    Track const& track = workflow.track(asked.track);
    Piece fresh;
    Piece const& piece = piece_of(subject, track, asked.number, fresh);
    auto permission = permit(subject, track, piece, asked, roles, context);
    if (!permission)
        return std::move(permission.error());
    auto const [row, by] = *permission;
    auto body = workflow.record(*row, Question{subject, piece, asked.command, by, asked.body, context});
    if (!body)
        return std::move(body.error());

    event.version = subject.version + 1;
    event.type = workflow.name_of(row->emits);
    event.track = workflow.name_of(asked.track);
    event.piece = piece.number;
    event.body = std::move(body->text);
    event.said = std::move(body->said);
    event.said.say({asked.track, row->emits});
    event.actor = context.actor;
    event.role = workflow.name_of(by);
    auto const on_form = asked.body ? workflow.occurred_on(asked.command, *asked.body) : std::nullopt;
    event.occurred_on = on_form.value_or(context.today);
    // A clock set back must not make the journal run backwards.
    event.recorded_at = std::max(context.now, subject.last_recorded);
    event.rule_set =
        subject.version == 0 && asked.body ? workflow.rule_set_for(*asked.body, context) : subject.rule_set;
    return act_for(event, subject, by, context);
}

} // namespace

std::vector<Condition> unmet_conditions(GuardId guard, Question const& question)
{
    std::vector<Condition> conditions;
    for (Unmet const& unmet : question.subject.workflow->check(guard, question))
        conditions.push_back(condition_of(guard, unmet, question));
    return conditions;
}

std::vector<Condition> unmet_conditions(Transition const& row, Question const& question)
{
    return conditions_of(question.subject.workflow->check_all(row.guard, question), question);
}

Result<Permission> permit(Case const& subject, Asked const& asked, Roles roles, Context const& context)
{
    Track const& track = subject.workflow->track(asked.track);
    Piece fresh;
    return permit(subject, track, piece_of(subject, track, asked.number, fresh), asked, roles, context);
}

std::vector<Offer> offers(Case const& subject, Roles roles, Context const& context, Offered wanted)
{
    std::vector<Offer> all;
    auto const add = [&](Track const& track, Piece const& piece, std::uint16_t number, CommandId command) {
        if (wanted == Offered::open_ones) {
            if (is_open(subject, track, piece, command, roles, context))
                all.push_back({track.id, number, command, piece.version, std::nullopt});
            return;
        }
        auto permission = permit(subject, Asked{track.id, number, command}, roles, context);
        Offer offer{track.id, number, command, piece.version, std::nullopt};
        if (!permission)
            offer.closed = std::move(permission.error());
        all.push_back(std::move(offer));
    };
    for (Track const& track : subject.workflow->tracks()) {
        std::bitset<256> seen;
        for (Transition const& row : track.rows) {
            if (!row.by.both(roles).any() || seen[row.on.value])
                continue;
            seen.set(row.on.value);
            bool const makes_new = track.repeatable && row.from == track.initial;
            if (makes_new) {
                Piece fresh;
                add(track, piece_of(subject, track, 0, fresh), 0, row.on);
                continue;
            }
            for (Piece const& piece : subject.pieces)
                if (piece.track == track.id)
                    add(track, piece, piece.number, row.on);
        }
    }
    return all;
}

std::optional<Error> act_for(Event& event, Case const& subject, RoleId role, Context const& context)
{
    auto const power = power_used(subject, context, context.actor, role, context.today);
    if (!power)
        return std::nullopt;
    if (event.occurred_on < power->from || (power->to && event.occurred_on > *power->to))
        return Error{.code = ErrorCode::not_permitted,
                     .detail = "Vous agissez par délégation depuis le " + in_french(power->from)
                         + (power->to ? ", jusqu'au " + in_french(*power->to) : std::string{}) + " : un acte du "
                         + in_french(event.occurred_on) + " n'en relève pas."};
    event.on_behalf_of = power->by;
    return std::nullopt;
}

Result<Event> decide(Case const& subject, Asked const& asked, Roles roles, Context const& context)
{
    Result<Event> decided{tl::in_place, subject.id}; // made where it is handed over: it is too much to be carried about
    if (auto refused = decide_as(*decided, subject, asked, roles, context))
        decided = tl::unexpected{*std::move(refused)};
    return decided;
}

} // namespace engine
