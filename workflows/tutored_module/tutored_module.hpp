#pragma once
// The module of one learner, followed at a distance by a tutor: short tracks side by side. One case a learner and not a
// group, for questions, sheets, evaluation and rights are one person's; a group is a word under which modules are found
// together, and to which a contact or a stretch of time may be addressed. Offered to the engine by api/main.cpp.

#include "workflows/free_text.hpp"
#include "workflows/sources.hpp"

#include "engine/workflow.hpp"

namespace workflows::tutored_module {

class TutoredModule final : public engine::Workflow {
public:
    std::string_view name() const override { return "tutored_module"; }
    std::string_view collection() const override { return "tutored-modules"; }
    std::string_view title() const override { return "Module suivi par un tuteur"; }
    std::string_view free_text_warning() const override { return workflows::free_text_warning; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;
    std::vector<engine::RuleSet> rule_sets() const override; // rule_sets.cpp
    std::vector<std::string_view> policies() const override;

    engine::Form form(engine::CommandId command) const override;
    std::vector<engine::CaseId> references(engine::CommandId command, std::any const& body) const override;
    std::string rule_set_for(std::any const& opening_body, engine::Context const& context) const override;
    std::unique_ptr<engine::Facts> blank_facts() const override;
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override;
    engine::Result<engine::Recorded> record(engine::Transition const& row,
                                            engine::Question const& question) const override;
    std::optional<engine::Day> occurred_on(engine::CommandId command, std::any const& body) const override;

    std::optional<engine::Day> due(engine::DeadlineId deadline, engine::Case const& subject,
                                   engine::Context const& context) const override;
    std::optional<engine::ServiceClock> clock(engine::Case const& subject, engine::Piece const& piece,
                                              engine::Context const& context) const override;
    engine::Roles readers(engine::Case const& subject, engine::Piece const& piece,
                          engine::Context const& context) const override;
    bool is_required(engine::Case const& subject, engine::Track const& track) const override;

    engine::Overview overview(engine::Case const& subject) const override; // overview.cpp
    engine::PersonId person_of(engine::Case const& subject) const override;
    engine::Roles consultation_readers() const override;
    boost::json::object reference(engine::Case const& subject) const override;
    std::vector<engine::Condition> defects(engine::Case const& subject, engine::Context const& context) const override;
    bool may_see_defects(engine::Case const& subject, engine::Roles roles,
                         engine::Context const& context) const override;
    // The time given and what was acquired, by whoever reckons with them.
    bool is_read_by_linked_cases() const override { return true; }

    std::vector<engine::Keeping> keeping(engine::Case const& subject,
                                         engine::Context const& context) const override; // retention.cpp

    engine::CommandId opening() const override;
    std::optional<engine::CaseId> id_of(std::any const& opening_body) const override;

    std::vector<std::string_view> roster_columns() const override; // roster.cpp
    std::vector<std::string_view> optional_roster_columns() const override;
    std::vector<engine::Fault> read_roster_row(std::map<std::string, std::string> const& row,
                                               engine::RosterEntry& entry) const override;
};

} // namespace workflows::tutored_module
