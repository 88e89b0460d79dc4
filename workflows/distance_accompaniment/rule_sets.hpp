#pragma once
// The dated numbers of the pay, and the rules in words. A campaign names its set; a contract keeps it.

#include "workflows/distance_accompaniment/vocabulary.hpp"

#include <span>
#include <string_view>

namespace workflows::distance_accompaniment {

struct PayRules {
    std::string_view name;
    std::string_view title; // French
    std::string_view valid_from;
    std::string_view valid_to;
    Ref source;
    std::int64_t minutes_per_vacation;
    std::int64_t per_participant;
    std::int64_t per_group;
};

std::span<PayRules const> pay_rules();
PayRules const* find_pay_rules(std::string_view name);

} // namespace workflows::distance_accompaniment
