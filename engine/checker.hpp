#pragma once
// Many worlds checked one after the other. Rule sets have most of what they say in common: worlds of which nothing that a
// walk looks at differs are walked once, and each is told under its own name.

#include "engine/check.hpp"

namespace engine {

class Checker {
public:
    // As check() of the whole. The model outlives the checker.
    Report check(Model const& model);

    std::size_t walked() const { return walked_.size(); }

private:
    struct Walked {
        Model const* model;
        std::vector<Meaning> meanings; // of every condition of every row, in their order
        Report report;
    };
    std::vector<Walked> walked_;
};

} // namespace engine
