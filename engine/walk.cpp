#include "engine/walk.hpp"

#include <algorithm>
#include <stdexcept>

namespace engine {
namespace {

constexpr std::uint32_t vacant = std::numeric_limits<std::uint32_t>::max();

std::size_t hash_of(Position const& position)
{
    std::uint64_t mixed = position.pieces * 0x9E3779B97F4A7C15U ^ (position.marks + 0x7F4A7C159E3779B9U);
    mixed ^= mixed >> 29;
    mixed *= 0xBF58476D1CE4E5B9U;
    return mixed ^ mixed >> 32;
}

} // namespace

Walk::Walk(Reduction const& reduction) : reduction_{&reduction}, is_broken_(reduction.model().properties.size())
{
    Model const& model = reduction.model();
    ends_ = test(model.ends);
    released_ = test(model.released);
    for (std::size_t i = 0; i < model.properties.size(); ++i) {
        property_tests_.push_back(test(model.properties[i].holds));
        if (model.properties[i].events.empty())
            standing_.push_back(i);
    }
    for (std::size_t table = 0; table < model.tables.size(); ++table) {
        fired_.emplace_back(model.tables[table].rows.size());
        for (std::size_t row = 0; row < model.tables[table].rows.size(); ++row)
            prepare_row(table, row);
    }
    for (std::size_t i = 0; i < model.occurrences.size(); ++i)
        prepare_occurrence(i);
    if (tests_.size() > 64 * std::tuple_size_v<Met>)
        throw std::logic_error{"too many conditions for one walk"};
    for (Move const& move : moves_) {
        Met needed{};
        for (std::size_t const one : move.needs)
            needed[one / 64] |= std::uint64_t{1} << one % 64;
        needed_.push_back(needed);
    }
}

// Conditions that read alike are asked once.
std::size_t Walk::test(Clause const& condition)
{
    auto const known = std::find(conditions_.begin(), conditions_.end(), condition);
    if (known != conditions_.end())
        return static_cast<std::size_t>(known - conditions_.begin());
    conditions_.push_back(condition);
    tests_.push_back(reduction_->test(condition));
    return tests_.size() - 1;
}

void Walk::add_outcomes(Move& move, EventId event)
{
    Model const& model = reduction_->model();
    TrackId const track = model.tables[move.table].id;
    for (Effect const& effect : model.effects)
        if (effect.event == event && (!effect.track || *effect.track == track) && !effect.when.is_never())
            move.outcomes.push_back({test(effect.when), effect.changes});
    for (std::size_t i = 0; i < model.properties.size(); ++i) {
        Property const& property = model.properties[i];
        if ((!property.track || *property.track == track)
            && std::find(property.events.begin(), property.events.end(), event) != property.events.end())
            move.properties.push_back(i);
    }
}

void Walk::prepare_row(std::size_t table, std::size_t index)
{
    Table const& one = reduction_->model().tables[table];
    Transition const& row = one.rows[index];
    if (!reduction_->is_open(table, row))
        return;
    Move move;
    move.table = table;
    move.row = index;
    move.slot = reduction_->slot_of(table);
    auto const& uncertain = reduction_->model().uncertain;
    move.is_exact =
        reduction_->is_exact(table, row) && std::find(uncertain.begin(), uncertain.end(), row.emits) == uncertain.end();
    if (row.by.any())
        for (GuardId const guard : row.guard)
            if (Clause const meant = reduction_->meaning(table, row, guard).when; !meant.is_always())
                move.needs.push_back(test(meant));
    add_outcomes(move, row.emits);
    if (move.slot) {
        move.from = std::uint64_t{1} << move.slot->class_of(row.from);
        move.to = move.slot->class_of(row.to);
    }
    auto const twin = std::find_if(moves_.begin(), moves_.end(), [&](Move const& known) {
        Transition const& other = one.rows[known.row];
        return known.table == table && move.slot && known.from == move.from && known.to == move.to
            && known.needs == move.needs && known.is_exact == move.is_exact && other.on == row.on && other.by == row.by
            && (other.emits == row.emits
                || (!reduction_->matters(table, other.emits) && !reduction_->matters(table, row.emits)));
    });
    if (twin != moves_.end()) {
        twin->same.push_back(index);
        return;
    }
    moves_.push_back(move);
    if (!one.repeatable || !move.slot || row.from != one.initial)
        return;
    // Beside the piece that stands for all of them, another may begin at any time.
    move.stays = true;
    move.from = ~move.from;
    moves_.push_back(std::move(move));
}

void Walk::prepare_occurrence(std::size_t index)
{
    Occurrence const& occurrence = reduction_->model().occurrences[index];
    if (occurrence.when.is_never())
        return;
    Move move;
    move.row = index;
    move.needs.push_back(test(occurrence.when));
    move.outcomes.push_back({test(Clause{}), occurrence.changes});
    moves_.push_back(std::move(move));
}

Walk::Met Walk::meet(Position const& position) const
{
    Met met{};
    for (std::size_t i = 0; i < tests_.size(); ++i)
        met[i / 64] |= std::uint64_t{tests_[i](position)} << i % 64;
    return met;
}

void Walk::run(bool first_only)
{
    slots_of_hash_.assign(1U << 12U, vacant);
    Position start;
    reach(start, Step{});
    first_edge_.push_back(0);
    for (std::uint32_t at = 0; at < positions_.size(); ++at) {
        if (first_only && !breaches_.empty())
            return;
        expand(at);
        first_edge_.push_back(edges_.size());
    }
    is_walked_ = true;
}

void Walk::expand(std::uint32_t at)
{
    Position const position = positions_[at];
    met_ = meet(position);
    bool const is_settled = holds(ends_) || holds(released_);
    for (std::size_t const property : standing_)
        look(at, std::nullopt, property);
    for (std::size_t i = 0; i < moves_.size(); ++i) {
        Move const& move = moves_[i];
        bool const is_idle = move.is_beside() && move.outcomes.empty() && move.properties.empty();
        if (move.slot ? (move.from >> move.slot->at(position) & 1U) == 0 : is_idle)
            continue; // out of place, or of no consequence and nobody's concern here
        bool open = true;
        for (std::size_t word = 0; word < met_.size(); ++word)
            open = open && (needed_[i][word] & ~met_[word]) == 0;
        if (open)
            follow(at, static_cast<std::uint16_t>(i), is_settled);
    }
}

void Walk::follow(std::uint32_t at, std::uint16_t index, bool is_settled)
{
    Move const& move = moves_[index];
    for (std::size_t const property : move.properties)
        look(at, index, property);
    if (!move.is_outside()) {
        fired_[move.table][move.row] = true;
        for (std::size_t const row : move.same)
            fired_[move.table][row] = true;
    }
    if (is_settled)
        return;
    Position next = positions_[at];
    if (move.slot && !move.stays)
        move.slot->put(next, move.to);
    // Every combination of what may come of it.
    std::size_t ways = 1;
    for (Move::Outcome const& outcome : move.outcomes)
        ways *= outcome.changes.size();
    for (std::size_t way = 0; way < ways; ++way) {
        Position after = next;
        std::size_t rest = way;
        bool is_idle = false; // an outcome that does not apply comes about in one way only
        for (Move::Outcome const& outcome : move.outcomes) {
            std::size_t const choice = rest % outcome.changes.size();
            rest /= outcome.changes.size();
            bool const applies = holds(outcome.when);
            is_idle = is_idle || (!applies && choice > 0);
            if (applies)
                after.marks = (after.marks & ~outcome.changes[choice].clear) | outcome.changes[choice].set;
        }
        if (!is_idle && after != positions_[at])
            reach(after, Step{at, index, static_cast<std::uint16_t>(way)});
    }
}

void Walk::reach(Position const& position, Step const& step)
{
    std::size_t const mask = slots_of_hash_.size() - 1;
    std::size_t slot = hash_of(position) & mask;
    while (slots_of_hash_[slot] != vacant && positions_[slots_of_hash_[slot]] != position)
        slot = (slot + 1) & mask;
    std::uint32_t found = slots_of_hash_[slot];
    if (found == vacant) {
        found = static_cast<std::uint32_t>(positions_.size());
        slots_of_hash_[slot] = found;
        positions_.push_back(position);
        steps_.push_back(step);
        if (positions_.size() * 2 > slots_of_hash_.size())
            grow();
    }
    if (found == 0 && positions_.size() == 1)
        return; // the beginning
    Move const& move = moves_[step.move];
    edges_.push_back({found & 0x3FFFFFFFU, move.is_beside() || !move.is_exact, move.is_outside()});
}

void Walk::grow()
{
    slots_of_hash_.assign(slots_of_hash_.size() * 2, vacant);
    std::size_t const mask = slots_of_hash_.size() - 1;
    for (std::uint32_t i = 0; i < positions_.size(); ++i) {
        std::size_t slot = hash_of(positions_[i]) & mask;
        while (slots_of_hash_[slot] != vacant)
            slot = (slot + 1) & mask;
        slots_of_hash_[slot] = i;
    }
}

void Walk::look(std::uint32_t at, std::optional<std::uint16_t> move, std::size_t property)
{
    std::size_t const test = property_tests_[property];
    if (is_broken_[property] || holds(test))
        return;
    is_broken_[property] = true; // the first is the nearest
    breaches_.push_back({property, at, move});
}

std::vector<Change> Walk::changes(Step const& step) const
{
    std::vector<Change> all;
    std::size_t rest = step.way;
    for (Move::Outcome const& outcome : moves_[step.move].outcomes) {
        std::size_t const choice = rest % outcome.changes.size();
        rest /= outcome.changes.size();
        if (tests_[outcome.when](positions_[step.from]))
            all.push_back(outcome.changes[choice]);
    }
    return all;
}

} // namespace engine
