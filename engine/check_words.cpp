#include "engine/check_words.hpp"

#include "engine/workflow.hpp"

#include <algorithm>
#include <map>

namespace engine::words {
namespace {

// How a position was first come to, from the beginning on.
std::vector<Walk::Step> way_to(Walk const& walk, std::uint32_t position)
{
    std::vector<Walk::Step> way;
    for (std::uint32_t at = position; at != 0; at = way.back().from)
        way.push_back(walk.steps()[at]);
    std::reverse(way.begin(), way.end());
    return way;
}

// The row of those alike that starts where the piece is.
Transition const& row_from(Table const& table, Move const& move, StateId state)
{
    for (std::size_t const row : move.same)
        if (table.rows[row].from == state)
            return table.rows[row];
    return table.rows[move.row];
}

std::string told(Model const& model, Move const& move, Transition const* row, std::vector<Change> const& changes)
{
    std::string text;
    if (row == nullptr)
        text = model.occurrences[move.row].what;
    else
        text = std::string{model.workflow->label_of(model.tables[move.table].id)} + " : "
            + std::string{model.workflow->words().events[row->emits.value].label} + " (" + roles(model, row->by) + ")";
    for (Change const& change : changes)
        if (!change.remark.empty())
            text += ", " + std::string{change.remark};
    return text + ".";
}

// Where the pieces that a story touches are, as it goes on: a class of states does not tell.
class Pieces {
public:
    explicit Pieces(Model const& model) : model_{model} {}

    // The row that is taken; null for an occurrence.
    Transition const* take(Move const& move)
    {
        if (move.is_outside())
            return nullptr;
        Table const& table = model_.tables[move.table];
        auto const known = states_.find(move.table);
        Transition const& row = row_from(table, move, known == states_.end() ? table.initial : known->second);
        if (move.slot && !move.stays)
            states_[move.table] = row.to;
        return &row;
    }
    std::map<std::size_t, StateId> const& states() const { return states_; }

private:
    Model const& model_;
    std::map<std::size_t, StateId> states_;
};

} // namespace

std::string roles(Model const& model, Roles roles)
{
    std::string text;
    for (Word const& word : model.workflow->words().roles)
        if (roles.has(RoleId{word.id}))
            text += (text.empty() ? "" : " ou ") + std::string{word.label};
    return text.empty() ? "personne" : text;
}

std::string state(Model const& model, TrackId track, StateId state)
{
    return "« " + std::string{model.workflow->label_of(track)} + " » dans l'état « "
        + std::string{model.workflow->label_of(state)} + " »";
}

std::string row(Model const& model, Table const& table, Transition const& row)
{
    return "« " + std::string{model.workflow->label_of(row.on)} + " », " + state(model, table.id, row.from) + ",";
}

std::vector<std::string> story(Walk const& walk, Model const& model, std::uint32_t position,
                               std::optional<std::uint16_t> last)
{
    std::vector<std::string> lines;
    Pieces pieces{model};
    for (Walk::Step const& step : way_to(walk, position)) {
        Move const& move = walk.moves()[step.move];
        lines.push_back(told(model, move, pieces.take(move), walk.changes(step)));
    }
    if (last)
        lines.push_back(told(model, walk.moves()[*last], pieces.take(walk.moves()[*last]), {}));
    return lines;
}

std::string place(Walk const& walk, Model const& model, std::uint32_t position)
{
    Pieces pieces{model};
    for (Walk::Step const& step : way_to(walk, position))
        pieces.take(walk.moves()[step.move]);
    std::string text;
    auto const add = [&](std::string const& one) { text += (text.empty() ? "" : " ; ") + one; };
    for (auto const& [table, state] : pieces.states())
        add(std::string{model.workflow->label_of(model.tables[table].id)} + " : "
            + std::string{model.workflow->label_of(state)});
    for (std::size_t i = 0; i < model.marks.size(); ++i)
        if ((walk.positions()[position].marks >> i & 1U) != 0)
            add(std::string{model.marks[i]});
    return (text.empty() ? "rien n'a commencé" : text) + ".";
}

} // namespace engine::words
