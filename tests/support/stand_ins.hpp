#pragma once
// A campaign and a jury as a trainee's year sees them: their names, their people and what they publish.

#include "tests/support/story.hpp"

namespace story {

struct CampaignToday final : engine::Campaign {
    bool is_open = true;

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<CampaignToday>(*this); }
    boost::json::object published() const override { return {{"open", is_open}}; }
};

std::shared_ptr<engine::Case> a_campaign();
std::shared_ptr<engine::Case> a_jury(JuryToday const& today, std::string const& year);

inline CampaignToday& facts_of_campaign(engine::Case& campaign)
{
    return static_cast<CampaignToday&>(*campaign.facts);
}

} // namespace story
