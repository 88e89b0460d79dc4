#pragma once
// What a case is told when it passes to another rule set. Workflows that allow it offer a command with this body
// (Workflow::moving); rule_moves.hpp moves a whole campaign.

#include "engine/body.hpp"

namespace engine {

struct MoveToRules {
    Text<64> rule_set{};
    std::optional<Text<64, 64>> plan{}; // digest of the plan that moves it with others; nothing when moved on its own
    Text<1000> reason{};
    bool operator==(MoveToRules const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveToRules, (), (rule_set, plan, reason))

} // namespace engine
