#pragma once
// A trainee's year as a workflow: short tracks side by side. The tables are in tracks/, the conditions in
// guards/, the dated rules in rule_sets.cpp. Offered to the engine by api/main.cpp.

#include "workflows/sources.hpp"

#include "engine/workflow.hpp"

namespace workflows::trainee_year {

class TraineeYear final : public engine::Workflow {
public:
    std::string_view name() const override { return "trainee_year"; }
    std::string_view collection() const override { return "trainee-years"; }
    std::string_view title() const override { return "Année de stage"; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;
    std::vector<engine::RuleSet> rule_sets() const override; // rule_set_words.cpp

    engine::Form form(engine::CommandId command) const override;
    std::vector<engine::CaseId> references(engine::CommandId command, std::any const& body) const override;
    std::string rule_set_for(std::any const& opening_body, engine::Context const& context) const override;

    std::vector<std::string_view> policies() const override;
    std::optional<engine::CommandId> moving() const override;

    std::unique_ptr<engine::Facts> blank_facts() const override;
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override;
    engine::Verdicts check_all(engine::Guards const& guards, engine::Question const& question) const override;
    engine::Result<engine::Recorded> record(engine::Transition const& row,
                                            engine::Question const& question) const override;
    std::optional<engine::Day> occurred_on(engine::CommandId command, std::any const& body) const override;

    std::optional<engine::Day> due(engine::DeadlineId deadline, engine::Case const& subject,
                                   engine::Context const& context) const override;
    std::vector<engine::Keeping> keeping(engine::Case const& subject, engine::Context const& context) const override;
    std::string_view free_text_warning() const override;
    engine::Roles readers(engine::Case const& subject, engine::Piece const& piece,
                          engine::Context const& context) const override;
    bool is_required(engine::Case const& subject, engine::Track const& track) const override;

    engine::SourceId in_force(engine::SourceId id, engine::Day day) const override
    {
        return workflows::in_force(static_cast<Ref>(id.value), day);
    }

    engine::Overview overview(engine::Case const& subject) const override;
    engine::PersonId person_of(engine::Case const& subject) const override;
    engine::Roles consultation_readers() const override; // reading.cpp
    boost::json::object reference(engine::Case const& subject) const override;
    std::vector<engine::FollowUp> follow_ups(engine::Case const& after, engine::Event const& event) const override;
    std::vector<engine::Condition> defects(engine::Case const& subject, engine::Context const& context) const override;
    bool may_see_defects(engine::Case const& subject, engine::Roles roles,
                         engine::Context const& context) const override;

    std::optional<engine::SinceSeal> since_seal(engine::Case const& subject, engine::Piece const& piece) const override;
    std::vector<engine::Basis> rests_on(engine::Case const& subject, engine::Piece const& piece) const override;
    engine::Roles ledger_readers() const override;
    engine::Ledger ledger(engine::Case const& subject, std::span<engine::Event const> events,
                          engine::Context const& context) const override;
    engine::Roles divergence_readers() const override;
    // Off unless the academy's policy `divergence_view` is "on".
    std::optional<engine::Divergences> divergences(engine::Case const& subject, std::span<engine::Event const> events,
                                                   engine::Context const& context) const override;

    engine::CommandId opening() const override;
    std::optional<engine::CaseId> id_of(std::any const& opening_body) const override;

    bool may_be_in_bulk(engine::TrackId track, engine::CommandId command) const override;
    std::vector<std::string_view> roster_columns() const override;
    std::vector<std::string_view> optional_roster_columns() const override;
    std::vector<engine::Fault> read_roster_row(std::map<std::string, std::string> const& row,
                                               engine::RosterEntry& entry) const override;
};

} // namespace workflows::trainee_year
