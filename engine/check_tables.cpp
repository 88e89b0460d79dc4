// What is wrong with tables and rule sets before anybody takes a step.

#include "engine/check.hpp"
#include "engine/check_words.hpp"
#include "engine/workflow.hpp"

#include <algorithm>
#include <map>

namespace engine {
namespace {

class Tables {
public:
    explicit Tables(Model const& model) : model_{model}
    {
        for (std::size_t i = 0; i < model.calendar.size(); ++i)
            order_.emplace(model.calendar[i], i);
    }

    std::vector<Refusal> check()
    {
        for (Table const& table : model_.tables) {
            check_hands(table);
            check_owners(table);
            check_exits(table);
            check_rest(table);
            check_order(table);
        }
        for (Due const& due : model_.dues)
            check_due(due);
        for (Property const& property : model_.properties)
            if (property.carries)
                check_carried(property);
        return std::move(refusals_);
    }

private:
    void refuse(words::General property, std::string fact)
    {
        refusals_.push_back(
            {std::string{property.name}, std::string{property.title}, model_.world, {}, std::move(fact)});
    }

    void check_hands(Table const& table)
    {
        for (Transition const& row : table.rows)
            if (!row.by.any())
                refuse(words::hands, words::row(model_, table, row) + " ne revient à personne.");
    }

    void check_owners(Table const& table)
    {
        for (Waiting const& wait : table.waits) {
            bool const can =
                wait.owner.any() && std::any_of(table.rows.begin(), table.rows.end(), [&](Transition const& row) {
                    return row.from == wait.in && row.on == wait.expected && row.by.both(wait.owner) == wait.owner;
                });
            if (!can)
                refuse(words::owners,
                       words::state(model_, table.id, wait.in) + " attend « "
                           + std::string{model_.workflow->label_of(wait.expected)} + " », que "
                           + words::roles(model_, wait.owner) + " ne peut pas faire de là.");
        }
    }

    // Whoever waits does not wait for ever: some row leads out of the state.
    void check_exits(Table const& table)
    {
        for (Waiting const& wait : table.waits)
            if (std::none_of(table.rows.begin(), table.rows.end(),
                             [&](Transition const& row) { return row.from == wait.in && row.to != wait.in; }))
                refuse(words::exits,
                       words::state(model_, table.id, wait.in) + " attend toujours : rien n'en fait sortir.");
    }

    // A state that can be left is awaited by somebody, or declared to be left by right.
    void check_rest(Table const& table)
    {
        for (Transition const& row : table.rows) {
            bool const is_awaited = std::any_of(table.waits.begin(), table.waits.end(),
                                                [&](Waiting const& one) { return one.in == row.from; });
            bool const rests = std::find(model_.at_rest.begin(), model_.at_rest.end(), std::pair{table.id, row.from})
                != model_.at_rest.end();
            if (is_awaited != rests || is_told_[{table.id, row.from}]++ > 0)
                continue;
            refuse(words::rest,
                   words::state(model_, table.id, row.from)
                       + (rests ? " n'attend personne par déclaration, et attend pourtant quelqu'un."
                                : " n'attend personne, et n'est pas déclaré comme pouvant rester ainsi."));
        }
    }

    bool is_after(DeadlineId one, DeadlineId other) const
    {
        auto const first = order_.find(one);
        auto const second = order_.find(other);
        return first != order_.end() && second != order_.end() && first->second > second->second;
    }

    std::string label(DeadlineId deadline) const
    {
        return "« " + std::string{model_.workflow->words().deadlines[deadline.value].label} + " »";
    }

    // What an awaited act waits for on other tracks is due no later than the act.
    void check_order(Table const& table)
    {
        for (Waiting const& wait : table.waits)
            for (Transition const& row : table.rows)
                if (row.from == wait.in && row.on == wait.expected && counts(table, wait))
                    for (GuardId const guard : row.guard)
                        check_needed(table, wait, model_.meaning(table.id, guard, row.on).when);
    }

    void check_needed(Table const& table, Waiting const& wait, Clause const& needed)
    {
        for (Clause const& part : needed.parts)
            if (needed.form == Clause::Form::all) // one of several alternatives need not come first
                check_needed(table, wait, part);
        if (needed.form != Clause::Form::piece || needed.track == table.id)
            return;
        Table const& other = model_.table(needed.track);
        auto const stands_in_the_way = [&](StateId state) {
            bool const is_named = std::find(needed.states.begin(), needed.states.end(), state) != needed.states.end();
            return is_named != needed.is;
        };
        for (Waiting const& before : other.waits)
            if (stands_in_the_way(before.in) && counts(other, before) && is_after(before.due, wait.due))
                refuse_order(table, wait, other.id, before.due);
        for (Due const& due : model_.dues)
            if (due.piece == other.id && stands_in_the_way(other.initial) && is_after(due.by, wait.due))
                refuse_order(table, wait, other.id, due.by);
    }

    static bool counts(Table const& table, Waiting const& wait)
    {
        return table.is_expected || wait.in != table.initial;
    }

    void refuse_order(Table const& table, Waiting const& wait, TrackId needed, DeadlineId late)
    {
        refuse(words::dates,
               "« " + std::string{model_.workflow->label_of(wait.expected)} + " » ("
                   + std::string{model_.workflow->label_of(table.id)} + ") est attendu pour " + label(wait.due)
                   + ", avant " + label(late) + " dont dépend « " + std::string{model_.workflow->label_of(needed)}
                   + " ».");
    }

    // Where the meaning of a condition is not exact, the row must carry it.
    void check_carried(Property const& property)
    {
        for (Table const& table : model_.tables)
            for (Transition const& row : table.rows)
                if ((!property.track || *property.track == table.id)
                    && std::find(property.events.begin(), property.events.end(), row.emits) != property.events.end()
                    && std::find(row.guard.begin(), row.guard.end(), *property.carries) == row.guard.end())
                    refusals_.push_back(
                        {std::string{property.name},
                         std::string{property.title},
                         model_.world,
                         {},
                         words::row(model_, table, row) + " ne demande pas : "
                             + std::string{model_.workflow->words().guards[property.carries->value].title}});
    }

    // A required piece has an owner who can begin it, and the day that the rules give is the day its track gives.
    void check_due(Due const& due)
    {
        Table const& table = model_.table(due.piece);
        std::string const piece = "« " + std::string{model_.workflow->label_of(due.piece)} + " »";
        bool const can =
            due.owner.any() && std::any_of(table.rows.begin(), table.rows.end(), [&](Transition const& row) {
                return row.from == table.initial && row.by.both(due.owner) == due.owner;
            });
        if (!can)
            refuse(words::owners,
                   piece + " est demandé à " + words::roles(model_, due.owner) + ", qui ne peut pas l'établir.");
        for (Waiting const& wait : table.waits)
            if (wait.in == table.initial && wait.due != due.by)
                refuse(words::dates,
                       piece + " est dû pour " + label(due.by) + " par les règles, pour " + label(wait.due)
                           + " par sa table.");
    }

    Model const& model_;
    std::map<DeadlineId, std::size_t> order_;
    std::map<std::pair<TrackId, StateId>, int> is_told_;
    std::vector<Refusal> refusals_;
};

} // namespace

std::vector<Refusal> check_tables(Model const& model)
{
    return Tables{model}.check();
}

} // namespace engine
