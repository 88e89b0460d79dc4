#pragma once
// `titularis migrate-rules`: the running cases of a campaign pass to another rule set. Without --carry-out it prints the
// plan, every case with what becomes of it, and writes nothing to the store.

#include "engine/case_service.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace api {

struct MoveOrder {
    std::string campaign, to, reason; // with --carry-out they are the plan's, and may be left out
    std::vector<std::string> cases;   // ids; none: the whole campaign
    std::string as;                   // e-mail of the person who answers for it
    std::string plan;                 // file: written, or read and carried out
    bool carry_out = false;
};

// 0 done; 1 refused, and nothing was written to the store.
int migrate_rules(engine::CaseService& service, MoveOrder const& order, std::ostream& out, std::ostream& complaints);

} // namespace api
