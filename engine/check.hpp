#pragma once
// The exhaustive check: before a rule set may be used, every position that its tables allow is walked, and what must
// never be is looked for. What is found is told as the shortest story that leads to it. Knows no workflow: `titularis
// check` and the tests hand it models.

#include "engine/model.hpp"

#include <set>
#include <span>

namespace engine {

// What is wrong with a table or a rule set.
struct Refusal {
    std::string name;               // kebab-case, of the property
    std::string title;              // French: what should hold
    std::string world;              // French: for whom
    std::vector<std::string> story; // French, a step each; empty when the table itself shows it
    std::string fact;               // French: what is so instead
};
std::string told(Refusal const& refusal); // French, several lines

struct Report {
    std::string rule_set, world;
    std::size_t positions = 0; // that were walked, each once
    std::size_t moves = 0;     // from one to another
    std::size_t classes = 0;   // of states, on the tracks in the product
    std::vector<TrackId> product, beside;
    // What happens in this world: rows that are taken, states that are reached; by table.
    std::vector<std::vector<bool>> taken;
    std::vector<std::set<StateId>> reached;
    std::vector<Refusal> refusals; // a broken property once, with its shortest story
};

enum class Thoroughness {
    whole,        // every broken property
    first_refusal // and no further
};

// One world.
Report check(Model const& model, Thoroughness thoroughness = Thoroughness::whole);

// What no world makes use of: rows that are never taken, states that are never reached. The models share their tables.
std::vector<Refusal> unused(std::span<Model const> models, std::span<Report const> reports);

// The properties that hold of every model, in French: what a check proves beside the model's own.
std::vector<std::string_view> general_properties();

// What the tables show by themselves: hands, owners, deadlines.
std::vector<Refusal> check_tables(Model const& model);

} // namespace engine
