#pragma once
// Tables and rule sets spoilt on purpose, a line each: what is spoilt, the property that must tell it, how many steps
// the shortest story has and how its last one reads.

#include "workflows/trainee_year/model.hpp"

#include "engine/check.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace seeded {

// Where a defect is sown: in the tables of a model, or in the pieces that a rule set asks for.
struct Sown {
    std::function<void(engine::Model&)> in_tables{};
    std::function<void(std::vector<workflows::trainee_year::Requirement>&)> in_rules{};
};

enum class Of : std::uint8_t {
    first_year,
    second_year,
    half_time,
    hearing,
    titulaire,
    diploma,
    agrege,
    qualified,
    first_degree,
    first_degree_diploma
};

struct Defect {
    std::string_view what;
    Of world; // in which it is looked for
    Sown sown;
    std::string_view property;
    std::size_t steps; // of the story; 0: the table shows it
    std::string_view told;
};

std::vector<Defect> defects();

// What the check first says of that world with the defect in it.
std::optional<engine::Refusal> first_refusal(Defect const& defect);

} // namespace seeded
