#pragma once
// What differs between two states of one case: as it stands, and as it would stand under other rules or another
// calendar. Asked by rule_moves.hpp before a case is moved and by what_if.hpp at the end of a replay. Pure.

#include "engine/projection.hpp"

namespace engine {

enum class Shift { appears, vanishes, moves };
std::string_view name_of(Shift shift);

// A piece that is due in one state and not in the other.
struct PieceShift {
    TrackId track;
    Shift shift{};
    bool is_missing = false; // and nothing was written of it yet
};

// A formal defect. Only time may tell them apart: the same rule and fact are the same defect.
struct DefectShift {
    Shift shift{}; // never moves
    Condition condition;
};

struct TaskShift {
    Shift shift{};                   // moves: other days, or no longer (or now) in wait of somebody else
    TaskRow task;                    // as it would be; as it is when it vanishes
    std::optional<Day> due_before{}; // when it moves
    std::vector<PersonId> holders;   // who hold the role
};

struct Comparison {
    std::vector<PieceShift> pieces;
    std::vector<DefectShift> defects;
    std::vector<TaskShift> tasks;

    bool empty() const { return pieces.empty() && defects.empty() && tasks.empty(); }
};

// A case under the circumstances in which it is looked at.
struct Situation {
    Case const& subject;
    Context const& context;
};

Comparison compare(Situation is, Situation would_be);

} // namespace engine
