#pragma once
// Distance accompaniment and its pay: one contract of a trainer for a group. The tables are in tracks/, the conditions in
// guards*.cpp, the computation in pay.cpp. One contract a group and campaign, by the making of its id, so that what caps
// a group (V8) is counted in one place. Offered to the engine by api/main.cpp.

#include "workflows/distance_accompaniment/facts.hpp"
#include "workflows/free_text.hpp"

#include "engine/workflow.hpp"

namespace workflows::distance_accompaniment {

class DistanceAccompaniment final : public engine::Workflow {
public:
    std::string_view name() const override { return "distance_accompaniment"; }
    std::string_view collection() const override { return "distance-accompaniments"; }
    std::string_view title() const override { return "Accompagnement à distance"; }
    std::string_view free_text_warning() const override { return workflows::free_text_warning; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;
    std::vector<engine::RuleSet> rule_sets() const override; // rule_sets.cpp

    engine::Form form(engine::CommandId command) const override;
    std::vector<CaseId> references(engine::CommandId command, std::any const& body) const override;
    std::string rule_set_for(std::any const& opening_body, engine::Context const& context) const override;
    std::vector<std::string_view> policies() const override;

    std::unique_ptr<engine::Facts> blank_facts() const override { return std::make_unique<Accompaniment>(); }
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override;
    engine::Result<engine::Recorded> record(engine::Transition const& row,
                                            engine::Question const& question) const override;
    std::optional<Day> occurred_on(engine::CommandId command, std::any const& body) const override;

    std::optional<Day> due(engine::DeadlineId deadline, engine::Case const& subject,
                           engine::Context const& context) const override;
    engine::Roles readers(engine::Case const& subject, engine::Piece const& piece,
                          engine::Context const& context) const override;
    bool is_required(engine::Case const& subject, engine::Track const& track) const override;
    engine::Overview overview(engine::Case const& subject) const override;
    PersonId person_of(engine::Case const& subject) const override;
    engine::Roles consultation_readers() const override { return Role::training_officer; }
    // Choices in words, and the computation as the case stands, step by step.
    boost::json::object reference(engine::Case const& subject) const override;
    // What stands between the case and its pay.
    std::vector<engine::Condition> defects(engine::Case const& subject, engine::Context const& context) const override;

    std::vector<engine::Keeping> keeping(engine::Case const& subject,
                                         engine::Context const& context) const override; // retention.cpp

    engine::CommandId opening() const override;
    std::optional<CaseId> id_of(std::any const& opening_body) const override;

    std::vector<std::string_view> roster_columns() const override; // roster.cpp
    std::vector<std::string_view> optional_roster_columns() const override;
    std::vector<engine::Fault> read_roster_row(std::map<std::string, std::string> const& row,
                                               engine::RosterEntry& entry) const override;
};

} // namespace workflows::distance_accompaniment
