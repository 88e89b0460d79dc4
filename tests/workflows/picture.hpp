#pragma once
// What a model sees of a case that is lived: by it the random walks hold models against real cases.

#include "engine/case.hpp"
#include "engine/model.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace picture {

using engine::Marks;

struct Picture {
    std::map<engine::TrackId, engine::StateId> states;
    Marks marks = 0;
    bool operator==(Picture const&) const = default;
};

inline bool holds(engine::Clause const& clause, Picture const& seen)
{
    using Form = engine::Clause::Form;
    auto const part_holds = [&](engine::Clause const& part) { return holds(part, seen); };
    switch (clause.form) {
    case Form::constant: return clause.is;
    case Form::mark: return ((seen.marks & engine::bit(clause.mark)) != 0) == clause.is;
    case Form::piece: {
        bool const is_there = std::ranges::find(clause.states, seen.states.at(clause.track)) != clause.states.end();
        return is_there == clause.is;
    }
    case Form::all: return std::ranges::all_of(clause.parts, part_holds);
    case Form::any: return std::ranges::any_of(clause.parts, part_holds);
    }
    return false;
}

// Every condition of the row holds, as the model means it.
inline bool is_open(engine::Model const& model, engine::TrackId track, engine::Transition const& row,
                    Picture const& seen)
{
    return std::ranges::all_of(
        row.guard, [&](engine::GuardId guard) { return holds(model.meaning(track, guard, row.on).when, seen); });
}

// Whether what a real condition says is what the model means by it: where that is not exact, it may be unmet besides.
inline bool agrees(engine::Meaning const& meaning, Picture const& seen, bool is_met)
{
    bool const is_meant = holds(meaning.when, seen);
    return is_met == is_meant || (is_meant && !meaning.is_exact);
}

// The marks that may stand after an event of that row.
inline std::set<Marks> outcomes(engine::Model const& model, engine::TrackId track, engine::Transition const& row,
                                Picture const& before)
{
    std::set<Marks> all{before.marks};
    for (engine::Effect const& effect : model.effects) {
        if (effect.event != row.emits || (effect.track && *effect.track != track) || !holds(effect.when, before))
            continue;
        std::set<Marks> after;
        for (Marks const marks : all)
            for (engine::Change const& change : effect.changes)
                after.insert((marks & ~change.clear) | change.set);
        all = std::move(after);
    }
    return all;
}

// The marks that may stand after some time, by what nobody does.
inline std::set<Marks> in_time(engine::Model const& model, Picture const& before)
{
    std::set<Marks> known{before.marks};
    for (std::size_t size = 0; size != known.size();) {
        size = known.size();
        for (Marks const marks : std::set<Marks>{known})
            for (engine::Occurrence const& one : model.occurrences)
                if (holds(one.when, Picture{before.states, marks}))
                    for (engine::Change const& change : one.changes)
                        known.insert((marks & ~change.clear) | change.set);
    }
    return known;
}

// Pieces from which a row may start: those in its state, and one that is not there yet on a track of many.
inline std::vector<engine::Piece> pieces_from(engine::Case const& subject, engine::Table const& table,
                                              engine::Transition const& row)
{
    std::vector<engine::Piece> all;
    for (engine::Piece const* const one : subject.all(table.id))
        if (one->state == row.from)
            all.push_back(*one);
    if (table.repeatable && row.from == table.initial)
        all.push_back({table.id, static_cast<std::uint16_t>(subject.count(table.id) + 1), table.initial, 0, {}});
    return all;
}

} // namespace picture
