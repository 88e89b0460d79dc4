#pragma once
// What an office says when the terms of a file stop, run again or have come: the same for every kind of case.

#include "engine/body.hpp"

namespace workflows {

struct StopTerms {
    engine::Text<1000> reason{};
    bool operator==(StopTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(StopTerms, (), (reason))

// What is archived or erased follows from the terms, not from the form.
struct CarryOutTerms {
    engine::Text<1000> reason{};
    bool operator==(CarryOutTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CarryOutTerms, (), (reason))

} // namespace workflows
