#pragma once
// The dated rules: one so far, the protocol with what is assumed where it says "quickly". What a campaign chooses is in
// calendar.hpp.

#include "workflows/sources.hpp"
#include "workflows/tutored_module/vocabulary.hpp"

#include <span>
#include <string_view>

namespace workflows::tutored_module {

struct Requirement {
    Track piece;
    Role owner;
    Deadline due;
    Ref source;
};

struct RuleSet {
    std::string_view name;
    std::string_view title;      // French
    std::string_view valid_from; // ISO days; empty when unknown
    std::string_view valid_to;
    Ref source;
    std::span<Requirement const> requirements;
};

std::span<RuleSet const> rule_sets();
RuleSet const* find_rule_set(std::string_view name); // nullptr when there is none

} // namespace workflows::tutored_module
