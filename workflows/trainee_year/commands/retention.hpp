#pragma once
// What the academy's office says when the terms of a file stop, run again or have come.

#include "workflows/trainee_year/commands/people.hpp"

namespace workflows::trainee_year {

struct StopTerms {
    Reason reason{};
    bool operator==(StopTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(StopTerms, (), (reason))

// What is archived or erased follows from the terms, not from the form.
struct CarryOutTerms {
    Reason reason{};
    bool operator==(CarryOutTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CarryOutTerms, (), (reason))

} // namespace workflows::trainee_year
