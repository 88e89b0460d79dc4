#pragma once
// What a walk through a model has to tell apart, and no more. Tracks that no condition reads are walked beside the
// others; states of a track that nothing tells apart are one class: every act that matters is open from each of its
// states alike, so that a walk through classes finds what a walk through states would, in as many steps.

#include "engine/model.hpp"

#include <set>

namespace engine {

// The states and marks of a case, packed.
struct Position {
    std::uint64_t pieces = 0;
    Marks marks = 0;
    bool operator==(Position const&) const = default;
};

// A track in the product.
struct Slot {
    std::size_t table = 0;                     // in the model
    std::vector<std::vector<StateId>> classes; // the first holds the initial state
    unsigned shift = 0;                        // in Position::pieces
    unsigned width = 0;                        // bits

    std::size_t class_of(StateId state) const;
    std::size_t at(Position const& position) const
    {
        return position.pieces >> shift & ((std::uint64_t{1} << width) - 1);
    }
    void put(Position& position, std::size_t one) const
    {
        position.pieces &= ~(((std::uint64_t{1} << width) - 1) << shift);
        position.pieces |= static_cast<std::uint64_t>(one) << shift;
    }
};

// A condition as it is asked of a position.
class Test {
public:
    Test(Clause const& condition, Model const& model, std::vector<Slot> const& slots);
    bool operator()(Position const& position) const;

private:
    Clause::Form form_;
    bool is_;
    Marks mark_ = 0;
    unsigned shift_ = 0;
    std::uint64_t mask_ = 0;    // of the slot
    std::uint64_t classes_ = 0; // a bit a class
    std::vector<Test> parts_;
};

class Reduction {
public:
    explicit Reduction(Model const& model);

    Model const& model() const { return *model_; }
    std::vector<Slot> const& slots() const { return slots_; }
    Slot const* slot_of(std::size_t table) const;
    std::vector<std::size_t> const& beside() const { return beside_; } // tables out of the product
    Test test(Clause const& condition) const { return Test{condition, *model_, slots_}; }
    // Whether an event changes marks or is one that a property looks at.
    bool matters(std::size_t table, EventId event) const;
    Meaning meaning(std::size_t table, Transition const& row, GuardId guard) const;
    // What a row asks: all of its guards.
    Clause needs(std::size_t table, Transition const& row) const;
    bool is_exact(std::size_t table, Transition const& row) const;
    // Whether a row may be taken at all: its conditions are not ruled out, and rows that are not lead to where it starts.
    bool is_open(std::size_t table, Transition const& row) const;

private:
    void find_core();
    void find_open();
    Slot classify(std::size_t table) const;

    Model const* model_;
    std::vector<Clause> spoken_; // every condition of the model
    std::vector<Slot> slots_;
    std::vector<std::size_t> beside_;
    std::vector<std::set<StateId>> open_; // states that may be reached, by table
};

} // namespace engine
