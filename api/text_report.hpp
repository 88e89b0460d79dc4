#pragma once
// Texts for whoever reads a report in a terminal: refusals with all their conditions, and how far a long run is.

#include "engine/error.hpp"

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace api {

// A line a condition: the fact, then the rule, its text and how sure we are of it.
void print_conditions(std::vector<engine::Condition> const& conditions, std::string const& margin, std::ostream& out);
// The detail, then every fault and every condition.
void print_error(engine::Error const& error, std::string const& margin, std::ostream& out);

// "1 dossier", "12 dossiers".
std::string counted(std::size_t count, std::string const& one, std::string const& many);

// Says how many cases are done, at most once a second: a short run is silent.
class Progress {
public:
    explicit Progress(std::ostream& out) : out_{out}, last_{std::chrono::steady_clock::now()} {}
    void operator()(std::size_t done, std::size_t all);

private:
    std::ostream& out_;
    std::chrono::steady_clock::time_point last_;
};

} // namespace api
