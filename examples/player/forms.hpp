#pragma once
// The body of each step: what a person would write in the form that day. Built from the structs of the workflow itself,
// so that a form that changes there no longer compiles here.

#include "examples/player/life.hpp"

#include "engine/ids.hpp"

#include <boost/json/object.hpp>

#include <vector>

namespace examples::player {

// What forms name beside the trainee.
struct Scene {
    Year year{};
    std::uint64_t seed = 0;
    engine::CaseId jury{};
    std::vector<engine::PersonId> jury_present{};
    engine::CaseId campaign{};
    engine::CaseId next_campaign{}; // empty: the same
};

boost::json::object form_of(Step const& step, Life const& life, Scene const& scene);

} // namespace examples::player
