#pragma once
// Walks every position that a model can come to, nearest first, so that the way told to any of them is a shortest one.

#include "engine/reduction.hpp"

#include <array>
#include <functional>
#include <limits>

namespace engine {

// One of the things that can happen: a row of a table, or an occurrence.
struct Move {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    std::size_t table = none;        // none: an occurrence
    std::size_t row = 0;             // of the table, or among the occurrences
    std::vector<std::size_t> same{}; // rows that do the same from states of the same class
    Slot const* slot = nullptr;      // none when the table is beside the product
    std::uint64_t from = 0;          // classes, a bit each
    std::size_t to = 0;
    bool is_exact = true;             // every condition is, and the event is at somebody's will
    bool stays = false;               // the piece stands for many: another one begins
    std::vector<std::size_t> needs{}; // tests
    struct Outcome {
        std::size_t when; // a test
        std::vector<Change> changes;
    };
    std::vector<Outcome> outcomes{};
    std::vector<std::size_t> properties{}; // that look at it

    bool is_outside() const { return table == none; }
    bool is_beside() const { return !is_outside() && slot == nullptr; }
};

class Walk {
public:
    explicit Walk(Reduction const& reduction);

    struct Step {
        std::uint32_t from = 0;
        std::uint16_t move = 0;
        std::uint16_t way = 0; // which of the outcomes
    };
    // One thing that must never be, and the shortest way to it.
    struct Breach {
        std::size_t property = 0;
        std::uint32_t at = 0;
        std::optional<std::uint16_t> move{}; // by which it is broken, when it is not broken at rest
    };
    struct Edge {
        std::uint32_t to : 30;
        std::uint32_t is_granted : 1; // taken for possible, and perhaps not so
        std::uint32_t is_outside : 1;
    };

    // Until all is walked, or a first breach when `first_only`.
    void run(bool first_only);

    std::vector<Position> const& positions() const { return positions_; }
    std::vector<Step> const& steps() const { return steps_; } // how each was first come to
    std::vector<Move> const& moves() const { return moves_; }
    std::vector<Breach> const& breaches() const { return breaches_; }
    std::span<Edge const> edges(std::size_t position) const
    {
        return {edges_.data() + first_edge_[position], edges_.data() + first_edge_[position + 1]};
    }
    std::size_t edge_count() const { return edges_.size(); }
    bool is_walked() const { return is_walked_; }
    // Whether a row was open somewhere, its piece being in any state of the class. Not asked of tracks beside.
    bool fired(std::size_t table, std::size_t row) const { return fired_[table][row]; }
    // The changes by which a step came about.
    std::vector<Change> changes(Step const& step) const;

private:
    using Met = std::array<std::uint64_t, 4>; // which tests hold, a bit each

    std::size_t test(Clause const& condition);
    void prepare_row(std::size_t table, std::size_t row);
    void prepare_occurrence(std::size_t index);
    void add_outcomes(Move& move, EventId event);
    void expand(std::uint32_t at);
    void follow(std::uint32_t at, std::uint16_t index, bool is_settled);
    bool holds(std::size_t test) const { return (met_[test / 64] >> test % 64 & 1U) != 0; }
    void reach(Position const& position, Step const& step);
    void look(std::uint32_t at, std::optional<std::uint16_t> move, std::size_t property);
    Met meet(Position const& position) const;
    void grow();

    Reduction const* reduction_;
    std::vector<Clause> conditions_;
    std::vector<Test> tests_;
    std::vector<Move> moves_;
    std::vector<Met> needed_;             // by move
    std::size_t ends_ = 0, released_ = 0; // tests
    std::vector<std::size_t> standing_;   // properties that look at every position
    std::vector<std::size_t> property_tests_;
    std::vector<Position> positions_;
    std::vector<Step> steps_;
    std::vector<Edge> edges_;
    std::vector<std::size_t> first_edge_;
    std::vector<std::uint32_t> slots_of_hash_;
    std::vector<std::vector<bool>> fired_;
    std::vector<bool> is_broken_;
    std::vector<Breach> breaches_;
    bool is_walked_ = false;
    Met met_{}; // of the position that is being left
};

} // namespace engine
