#pragma once
// What the columns of the rule sets are written with. Nobody but the rule sets includes this.

#include "workflows/trainee_year/rule_sets.hpp"

#include <array>

namespace workflows::trainee_year::rules {

using enum Ref;
inline constexpr auto full = ServiceLoad::full;
inline constexpr auto half = ServiceLoad::half;
inline constexpr Scope everybody{Scope::Kind::ordinary};
inline constexpr Scope elsewhere{Scope::Kind::elsewhere};
inline constexpr Scope qualified{Scope::Kind::qualified};

constexpr Scope at(Scope scope, ServiceLoad load)
{
    scope.load = load;
    return scope;
}
constexpr Scope in_year(Scope scope, int rank)
{
    scope.year_rank = rank;
    return scope;
}
constexpr Scope of(Scope scope, Corps corps)
{
    scope.corps = corps;
    return scope;
}

inline constexpr bool compulsory = true;
inline constexpr bool expected = false;

inline constexpr StageLength one_year{.years = 1, .allowance_divisor = 10, .restart_years = 3};

} // namespace workflows::trainee_year::rules
