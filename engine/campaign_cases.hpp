#pragma once
// The cases that a campaign holds, whatever their workflow: for what is done to all of them.

#include "engine/case_service.hpp"

namespace engine {

// Of the campaign's cases. unknown_case when there is no such campaign, wrong_state when this installation does not
// offer that workflow.
Result<Workflow const*> workflow_of_campaign(CaseService& service, CaseId const& campaign);

// In the order of their ids; other cases that are linked to the campaign (its jury) are not among them.
std::vector<CaseId> cases_of_campaign(CaseService& service, CaseId const& campaign, Workflow const& workflow);

} // namespace engine
