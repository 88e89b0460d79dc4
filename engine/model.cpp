#include "engine/model.hpp"

#include <algorithm>
#include <stdexcept>

namespace engine {
namespace {

// All or any of two: constants fold, nested ones become one list.
Clause both(Clause::Form form, Clause one, Clause other)
{
    bool const neutral = form == Clause::Form::all;
    if (one.form == Clause::Form::constant)
        return one.is == neutral ? other : one;
    if (other.form == Clause::Form::constant)
        return other.is == neutral ? one : other;
    Clause result;
    result.form = form;
    for (Clause* const part : {&one, &other})
        if (part->form == form)
            std::move(part->parts.begin(), part->parts.end(), std::back_inserter(result.parts));
        else
            result.parts.push_back(std::move(*part));
    return result;
}

template <class Tables>
auto& table_in(Tables& tables, TrackId id)
{
    auto const found = std::find_if(tables.begin(), tables.end(), [&](Table const& one) { return one.id == id; });
    if (found == tables.end())
        throw std::logic_error{"a model without the track that it speaks of"};
    return *found;
}

} // namespace

Clause has(MarkId mark)
{
    Clause condition;
    condition.form = Clause::Form::mark;
    condition.mark = mark;
    return condition;
}

Clause in(TrackId track, std::vector<StateId> states)
{
    Clause condition;
    condition.form = Clause::Form::piece;
    condition.track = track;
    condition.states = std::move(states);
    return condition;
}

Clause operator!(Clause one)
{
    switch (one.form) {
    case Clause::Form::constant:
    case Clause::Form::mark:
    case Clause::Form::piece: one.is = !one.is; return one;
    case Clause::Form::all:
    case Clause::Form::any: break;
    }
    one.form = one.form == Clause::Form::all ? Clause::Form::any : Clause::Form::all;
    for (Clause& part : one.parts)
        part = !std::move(part);
    return one;
}

Clause operator&&(Clause one, Clause other)
{
    return both(Clause::Form::all, std::move(one), std::move(other));
}

Clause operator||(Clause one, Clause other)
{
    return both(Clause::Form::any, std::move(one), std::move(other));
}

Table const& Model::table(TrackId id) const
{
    return table_in(tables, id);
}

Table& Model::table(TrackId id)
{
    return table_in(tables, id);
}

} // namespace engine
