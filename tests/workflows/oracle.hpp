#pragma once
// A second opinion on the tables. Each is compiled into a Boost.MSM machine, whose reading of a table owes nothing to
// ours (oracle_machine.hpp), and walked beside the engine: every state that can be reached, every command and role of
// the table, conditions met and unmet. Both must accept the same acts and come to the same states.

#include "engine/workflow.hpp"

#include <bitset>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace oracle {

// Who asks, and which conditions hold. Both readings are answered from it.
struct Valuation {
    std::bitset<256> met; // by guard
    engine::Roles caller;
};

// A table as somebody else reads it.
class Machine {
public:
    virtual ~Machine() = default;
    virtual std::unique_ptr<Machine> clone() const = 0;
    virtual engine::StateId state() const = 0;
    virtual bool process(engine::CommandId command, Valuation const& valuation) = 0; // true: accepted
};
using Machines = std::map<engine::TrackId, std::unique_ptr<Machine>>;

// A machine for every track, in groups that take about as long to compile.
void compile_year_followed(Machines& machines); // the year, its people, its visits and its reviews
void compile_year_judged(Machines& machines);   // opinions, the file, the jury, the decision
void compile_jury(Machines& machines);
void compile_campaign(Machines& machines);
void compile_exam_preparation(Machines& machines);
void compile_module(Machines& machines);
void compile_accompaniment(Machines& machines);

struct Walk {
    std::size_t tries = 0;
    std::set<engine::StateId> states;         // that both came to
    std::set<engine::Transition const*> rows; // by which they came
    std::vector<std::string> differences;     // in words; the walk goes on where both agree
};
Walk walk(engine::Workflow const& workflow, engine::Track const& track, Machine const& compiled);
// Whether a walk finds any difference: stops at the first.
bool differs(engine::Workflow const& workflow, engine::Track const& track, Machine const& compiled);

} // namespace oracle
