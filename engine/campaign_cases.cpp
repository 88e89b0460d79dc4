#include "engine/campaign_cases.hpp"

#include "engine/campaign.hpp"

#include <algorithm>

namespace engine {

Result<Workflow const*> workflow_of_campaign(CaseService& service, CaseId const& campaign)
{
    auto const found = service.current(campaign);
    auto const* const facts = found ? dynamic_cast<Campaign const*>(found->facts.get()) : nullptr;
    if (!facts)
        return refuse(ErrorCode::unknown_case, "Aucune campagne ne porte cet identifiant.");
    Workflow const* const workflow = service.workflows().find(facts->workflow);
    if (!workflow)
        return refuse(ErrorCode::wrong_state,
                      "Cette campagne porte sur un parcours que cette installation n'offre pas.");
    return workflow;
}

std::vector<CaseId> cases_of_campaign(CaseService& service, CaseId const& campaign, Workflow const& workflow)
{
    auto ids = service.store().read_models().linked_to(campaign);
    std::erase_if(ids, [&](CaseId const& id) { return !service.current(workflow, id); });
    std::ranges::sort(ids);
    return ids;
}

} // namespace engine
