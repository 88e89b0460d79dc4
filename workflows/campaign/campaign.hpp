#pragma once
// A campaign: what an academy chooses for the cases of one workflow, one corps and one year. Its calendar, policies and
// people count for every case linked to it, whatever the workflow of those cases. Offered to the engine by api/main.cpp.

#include "workflows/free_text.hpp"

#include "engine/campaign.hpp"

namespace workflows::campaign {

// What the engine and linked cases read is the engine's Campaign; the rest serves the rights.
struct CampaignFacts final : engine::Campaign {
    bool is_open = false;
    std::vector<engine::Grant> administrators;          // the opener, then those to whom he handed over
    std::map<std::uint16_t, engine::Grant> staff;       // by piece of the staff track
    std::map<std::uint16_t, engine::Grant> delegations; // by piece of theirs

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<CampaignFacts>(*this); }
    // For all whom the campaign concerns: everything but its people.
    boost::json::object published() const override;
};

class CampaignWorkflow final : public engine::Workflow {
public:
    std::string_view name() const override { return "campaign"; }
    std::string_view collection() const override { return "campaigns"; }
    std::string_view title() const override { return "Campagne"; }
    std::string_view free_text_warning() const override { return workflows::free_text_warning; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;

    engine::Form form(engine::CommandId command) const override;
    std::unique_ptr<engine::Facts> blank_facts() const override { return std::make_unique<CampaignFacts>(); }
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override;
    std::optional<engine::Day> due(engine::DeadlineId, engine::Case const&, engine::Context const&) const override;
    engine::Overview overview(engine::Case const& subject) const override;
    boost::json::object reference(engine::Case const& subject) const override;
    bool is_read_by_linked_cases() const override { return true; }
    engine::CommandId opening() const override;
};

} // namespace workflows::campaign
