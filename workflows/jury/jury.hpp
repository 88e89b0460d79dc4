#pragma once
// The academic jury of a campaign: who sits, when it met, whether it deliberates. What it decides about a trainee is not
// here but in that trainee's year, which is linked to this case and reads what it publishes. One jury a campaign, by the
// making of its id. Offered to the engine by api/main.cpp.

#include "workflows/free_text.hpp"
#include "workflows/jury/commands.hpp"

#include "engine/workflow.hpp"

#include <map>

namespace workflows::jury {

struct Minutes {
    std::string text;
    Day signed_on{};
};

struct Conflict {
    PersonId person;
    CaseId concerned_case;
    Tie tie{};
    std::optional<bool> recused{}; // nothing: not settled yet
};

struct Jury final : engine::Facts {
    State stage = State::unopened;
    CaseId campaign;
    std::string campaign_title, organisation, period; // as on the day of the appointment
    std::optional<Day> appointed_on{};
    std::string act_reference;
    std::optional<Member> president{};
    std::optional<Member> vice_president{}; // nobody once he has taken over the presidency
    std::vector<Member> members;            // the others
    std::vector<Group> groups;
    std::optional<Day> first_meeting_on{};
    std::optional<Day> deliberation_on{};        // the latest
    std::optional<Day> closed_on{};              // the first time: what was deliberated then stays deliberated
    std::vector<Minutes> minutes;                // every version, in the order of signing
    std::map<std::uint16_t, Conflict> conflicts; // by piece of the conflict track

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<Jury>(*this); }
    boost::json::object published() const override;

    std::vector<Member const*> seats() const; // presidency first
    // Whoever that is on the day the case stands at; grants tell of other days.
    bool is_presided_by(PersonId const& person) const;
    bool seats_person(PersonId const& person) const;
};

class JuryWorkflow final : public engine::Workflow {
public:
    std::string_view name() const override { return "jury"; }
    std::string_view collection() const override { return "juries"; }
    std::string_view title() const override { return "Jury académique"; }
    std::string_view free_text_warning() const override { return workflows::free_text_warning; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;

    engine::Form form(engine::CommandId command) const override;
    // The campaign of the jury, the trainee's year of a tie.
    std::vector<CaseId> references(engine::CommandId command, std::any const& body) const override;
    std::unique_ptr<engine::Facts> blank_facts() const override { return std::make_unique<Jury>(); }
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override;
    engine::Result<engine::Recorded> record(engine::Transition const& row,
                                            engine::Question const& question) const override;
    std::optional<Day> occurred_on(engine::CommandId command, std::any const& body) const override;
    std::optional<Day> due(engine::DeadlineId deadline, engine::Case const& subject,
                           engine::Context const& context) const override;
    engine::Overview overview(engine::Case const& subject) const override;
    boost::json::object reference(engine::Case const& subject) const override;
    std::vector<engine::Condition> defects(engine::Case const& subject, engine::Context const& context) const override;
    bool may_see_defects(engine::Case const& subject, engine::Roles roles,
                         engine::Context const& context) const override;
    // Of the files submitted to it.
    bool answers_for_linked_cases() const override { return true; }
    bool is_read_by_linked_cases() const override { return true; }
    engine::CommandId opening() const override;
    std::optional<CaseId> id_of(std::any const& opening_body) const override;
};

} // namespace workflows::jury
