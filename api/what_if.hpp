#pragma once
// `titularis what-if`: a campaign replayed under other settings, told in French or as JSON. Nothing is written.

#include "engine/case_service.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace api {

struct Supposition {
    std::string campaign;
    std::string rule_set;               // empty: as it is
    std::vector<std::string> deadlines; // "interim_review=2022-11-15"; "interim_review=" lifts it
    std::vector<std::string> policies;  // "name=value", likewise
    std::string format = "text";        // or json
};

// 0 once told; 1 when the supposition is refused, and every fault is told.
int what_if(engine::CaseService& service, Supposition const& supposition, std::ostream& out, std::ostream& complaints);

} // namespace api
