#pragma once
// What one may suppose of a campaign: other deadlines, other policies, another rule set. Read for what_if.hpp, and laid
// over a campaign's facts.

#include "engine/campaign.hpp"

#include <boost/json/value.hpp>

namespace engine {

struct Alteration {
    std::optional<std::string> rule_set{};
    std::map<std::string, std::optional<Day>> deadlines{};        // no day: the deadline is lifted
    std::map<std::string, std::optional<std::string>> policies{}; // no value: the law's rule alone holds
};

// {"rule_set": "…", "deadlines": {"name": "2022-11-15" or null}, "policies": {"name": "value" or null}}, each optional.
// Names are those of the workflow whose cases the campaign holds: a wrong one would quietly change nothing. Every fault
// at once.
Result<Alteration> read_alteration(boost::json::value const& json, Workflow const& workflow);

void alter(Campaign& campaign, Alteration const& alteration);

} // namespace engine
