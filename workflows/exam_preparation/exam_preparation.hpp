#pragma once
// The preparation of one candidate for an exam, or several: national and tutored (Callisto), or regional. The tables are
// in tracks/, the conditions in guards/, the rules in rule_sets.cpp. Offered to the engine by api/main.cpp.

#include "workflows/free_text.hpp"
#include "workflows/sources.hpp"

#include "engine/workflow.hpp"

namespace workflows::exam_preparation {

class ExamPreparation final : public engine::Workflow {
public:
    std::string_view name() const override { return "exam_preparation"; }
    std::string_view collection() const override { return "exam-preparations"; }
    std::string_view title() const override { return "Préparation à un concours"; }
    std::string_view free_text_warning() const override { return workflows::free_text_warning; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;
    std::vector<engine::RuleSet> rule_sets() const override; // rule_sets.cpp

    engine::Form form(engine::CommandId command) const override; // forms.cpp
    std::vector<engine::CaseId> references(engine::CommandId command, std::any const& body) const override;
    std::string rule_set_for(std::any const& opening_body, engine::Context const& context) const override;
    std::vector<std::string_view> policies() const override;

    std::unique_ptr<engine::Facts> blank_facts() const override;
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override;
    engine::Result<engine::Recorded> record(engine::Transition const& row,
                                            engine::Question const& question) const override;
    std::optional<engine::Day> occurred_on(engine::CommandId command, std::any const& body) const override; // forms.cpp

    std::optional<engine::Day> due(engine::DeadlineId deadline, engine::Case const& subject,
                                   engine::Context const& context) const override;
    // A session, a test and a talk are due on their own days, an answer when its hours run out.
    std::optional<engine::Day> due_on(engine::DeadlineId deadline, engine::Case const& subject,
                                      engine::Piece const& piece, engine::Context const& context) const override;
    // Of whoever is to answer a question.
    std::optional<engine::ServiceClock> clock(engine::Case const& subject, engine::Piece const& piece,
                                              engine::Context const& context) const override;
    engine::Roles readers(engine::Case const& subject, engine::Piece const& piece,
                          engine::Context const& context) const override;
    bool is_required(engine::Case const& subject, engine::Track const& track) const override;

    engine::Overview overview(engine::Case const& subject) const override;
    engine::PersonId person_of(engine::Case const& subject) const override;
    engine::Roles consultation_readers() const override;
    boost::json::object reference(engine::Case const& subject) const override;
    std::vector<engine::Condition> defects(engine::Case const& subject, engine::Context const& context) const override;
    bool may_see_defects(engine::Case const& subject, engine::Roles roles,
                         engine::Context const& context) const override;

    std::vector<engine::Keeping> keeping(engine::Case const& subject,
                                         engine::Context const& context) const override; // retention.cpp

    engine::CommandId opening() const override;
    std::optional<engine::CaseId> id_of(std::any const& opening_body) const override;

    std::vector<std::string_view> roster_columns() const override; // roster.cpp
    std::vector<std::string_view> optional_roster_columns() const override;
    std::vector<engine::Fault> read_roster_row(std::map<std::string, std::string> const& row,
                                               engine::RosterEntry& entry) const override;
};

} // namespace workflows::exam_preparation
