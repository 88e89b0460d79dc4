#include "engine/reduction.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

namespace engine {
namespace {

template <class Visit>
void visit_pieces(Clause const& condition, Visit const& visit)
{
    if (condition.form == Clause::Form::piece)
        visit(condition);
    for (Clause const& part : condition.parts)
        visit_pieces(part, visit);
}

std::size_t table_of(Model const& model, TrackId track)
{
    for (std::size_t i = 0; i < model.tables.size(); ++i)
        if (model.tables[i].id == track)
            return i;
    throw std::logic_error{"a condition on a track that the model does not have"};
}

std::vector<StateId> states_of(Table const& table)
{
    std::vector<StateId> states{table.initial};
    auto const add = [&](StateId state) {
        if (std::find(states.begin(), states.end(), state) == states.end())
            states.push_back(state);
    };
    for (Transition const& row : table.rows) {
        add(row.from);
        add(row.to);
    }
    return states;
}

bool holds(std::vector<StateId> const& states, StateId state)
{
    return std::find(states.begin(), states.end(), state) != states.end();
}

} // namespace

std::size_t Slot::class_of(StateId state) const
{
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (holds(classes[i], state))
            return i;
    throw std::logic_error{"a state that the table does not have"};
}

Test::Test(Clause const& condition, Model const& model, std::vector<Slot> const& slots)
    : form_{condition.form}, is_{condition.is}
{
    if (form_ == Clause::Form::mark)
        mark_ = bit(condition.mark);
    if (form_ == Clause::Form::piece) {
        std::size_t const table = table_of(model, condition.track);
        auto const slot = std::find_if(slots.begin(), slots.end(), [&](Slot const& one) { return one.table == table; });
        if (slot == slots.end())
            throw std::logic_error{"a condition on a track out of the product"};
        shift_ = slot->shift;
        mask_ = (std::uint64_t{1} << slot->width) - 1;
        for (std::size_t i = 0; i < slot->classes.size(); ++i)
            if (holds(condition.states, slot->classes[i].front()))
                classes_ |= std::uint64_t{1} << i;
    }
    for (Clause const& part : condition.parts)
        parts_.emplace_back(part, model, slots);
}

bool Test::operator()(Position const& position) const
{
    switch (form_) {
    case Clause::Form::constant: return is_;
    case Clause::Form::mark: return ((position.marks & mark_) != 0) == is_;
    case Clause::Form::piece: return ((classes_ >> (position.pieces >> shift_ & mask_) & 1U) != 0) == is_;
    case Clause::Form::all:
        for (Test const& part : parts_)
            if (!part(position))
                return false;
        return true;
    case Clause::Form::any:
        for (Test const& part : parts_)
            if (part(position))
                return true;
        return false;
    }
    return false;
}

Reduction::Reduction(Model const& model) : model_{&model}
{
    spoken_ = {model.ends, model.released};
    for (Effect const& effect : model.effects)
        spoken_.push_back(effect.when);
    for (Occurrence const& occurrence : model.occurrences)
        spoken_.push_back(occurrence.when);
    for (Property const& property : model.properties)
        spoken_.push_back(property.holds);
    for (std::size_t i = 0; i < model.tables.size(); ++i)
        for (Transition const& row : model.tables[i].rows)
            spoken_.push_back(needs(i, row));
    find_core();
    find_open();
}

Slot const* Reduction::slot_of(std::size_t table) const
{
    auto const found = std::find_if(slots_.begin(), slots_.end(), [&](Slot const& one) { return one.table == table; });
    return found == slots_.end() ? nullptr : &*found;
}

Meaning Reduction::meaning(std::size_t table, Transition const& row, GuardId guard) const
{
    return model_->meaning(model_->tables[table].id, guard, row.on);
}

bool Reduction::is_exact(std::size_t table, Transition const& row) const
{
    return std::all_of(row.guard.begin(), row.guard.end(),
                       [&](GuardId guard) { return meaning(table, row, guard).is_exact; });
}

Clause Reduction::needs(std::size_t table, Transition const& row) const
{
    Clause all = row.by.any(); // what is nobody's to do is never done
    for (GuardId const guard : row.guard)
        all = std::move(all) && meaning(table, row, guard).when;
    return all;
}

bool Reduction::is_open(std::size_t table, Transition const& row) const
{
    return open_[table].contains(row.from) && !needs(table, row).is_never();
}

void Reduction::find_open()
{
    for (std::size_t i = 0; i < model_->tables.size(); ++i) {
        Table const& table = model_->tables[i];
        open_.push_back({table.initial});
        for (std::size_t before = 0; before != open_[i].size();) {
            before = open_[i].size();
            for (Transition const& row : table.rows)
                if (is_open(i, row))
                    open_[i].insert(row.to);
        }
    }
}

bool Reduction::matters(std::size_t table, EventId event) const
{
    TrackId const track = model_->tables[table].id;
    auto const is_meant = [&](auto const& one) { return !one.track || *one.track == track; };
    return std::any_of(model_->effects.begin(), model_->effects.end(),
                       [&](Effect const& one) { return one.event == event && is_meant(one); })
        || std::any_of(model_->properties.begin(), model_->properties.end(), [&](Property const& one) {
               return is_meant(one) && std::find(one.events.begin(), one.events.end(), event) != one.events.end();
           });
}

void Reduction::find_core()
{
    std::set<std::size_t> core;
    for (Clause const& condition : spoken_)
        visit_pieces(condition, [&](Clause const& piece) { core.insert(table_of(*model_, piece.track)); });
    unsigned shift = 0;
    for (std::size_t i = 0; i < model_->tables.size(); ++i) {
        if (!core.contains(i)) {
            beside_.push_back(i);
            continue;
        }
        Slot slot = classify(i);
        slot.shift = shift;
        slot.width = static_cast<unsigned>(std::bit_width(slot.classes.size() - 1));
        shift += slot.width;
        slots_.push_back(std::move(slot));
    }
    if (shift > 64)
        throw std::logic_error{"the states of this model do not fit in 64 bits"};
}

// Refines classes until every state of one has the same acts that matter, under the same conditions, into the same
// classes. Acts that leave the class as it is and touch no mark do not matter: left out, no path gets shorter.
Slot Reduction::classify(std::size_t index) const
{
    Table const& table = model_->tables[index];
    auto const states = states_of(table);
    std::map<StateId, std::size_t> of;
    std::map<std::vector<bool>, std::size_t> labels;
    for (StateId const state : states) {
        std::vector<bool> label{table.repeatable && state == table.initial};
        for (Clause const& condition : spoken_)
            visit_pieces(condition, [&](Clause const& piece) {
                if (piece.track == table.id)
                    label.push_back(holds(piece.states, state));
            });
        of.emplace(state, labels.emplace(std::move(label), labels.size()).first->second);
    }
    // What is done, by whom, what it changes beside the state, under which conditions, and where it leads.
    using Act = std::tuple<CommandId, std::uint32_t, std::optional<EventId>, std::vector<std::uint8_t>, std::size_t>;
    for (std::size_t before = 0, count = labels.size(); count != before;) {
        before = count;
        std::map<std::pair<std::size_t, std::set<Act>>, std::size_t> finer;
        std::map<StateId, std::size_t> next;
        for (StateId const state : states) {
            std::set<Act> acts;
            for (Transition const& row : table.rows) {
                if (row.from != state || (of.at(row.to) == of.at(state) && !matters(index, row.emits)))
                    continue;
                std::vector<std::uint8_t> guards;
                for (GuardId const guard : row.guard)
                    if (Meaning const meant = meaning(index, row, guard); !meant.when.is_always() || !meant.is_exact)
                        guards.push_back(guard.value);
                auto const event = matters(index, row.emits) ? std::optional{row.emits} : std::nullopt;
                acts.emplace(row.on, row.by.bits, event, std::move(guards), of.at(row.to));
            }
            next.emplace(state, finer.emplace(std::pair{of.at(state), std::move(acts)}, finer.size()).first->second);
        }
        count = finer.size();
        of = std::move(next);
    }
    Slot slot;
    slot.table = index;
    for (StateId const state : states) {
        std::size_t const one = of.at(state);
        if (slot.classes.size() <= one)
            slot.classes.resize(one + 1);
        slot.classes[one].push_back(state);
    }
    return slot;
}

} // namespace engine
