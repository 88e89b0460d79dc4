#pragma once
// Two invented workflows, small enough to hold in the head: a season in which a town grants permits, and one permit.
// A clerk opens it for a holder; an examiner writes a report, which the holder then reads, and takes notes that the
// holder never sees; the clerk grants it. A report counts as sealed once written; a note rests on the report as it then
// was; "chasse" is a kind of permit for which a clerk may compare report and notes, and the holder of an "urgent" one has
// 48 working hours to read the report. What examiner and clerk do may be asked for by a list. What the API and the engine
// do is tested on these, not on the shipped ones.

#include "engine/campaign.hpp"
#include "engine/workflow.hpp"

namespace permits {

using engine::Day;
using engine::PersonId;
using engine::Text;

enum class Role : std::uint8_t { administrator, clerk, examiner, holder };
enum class Command : std::uint8_t { open, write, amend, acknowledge, take, withdraw, grant };
enum class Guard : std::uint8_t { report_is_read, two_notes_are_taken, findings_are_plain };

constexpr engine::Kind kind_of(Role)
{
    return engine::Kind::role;
}
constexpr engine::Kind kind_of(Command)
{
    return engine::Kind::command;
}
constexpr engine::Kind kind_of(Guard)
{
    return engine::Kind::guard;
}

struct OpenPermit {
    engine::CaseId season{};
    PersonId holder{};
    PersonId examiner{};
    Text<40> kind{};
};
BOOST_DESCRIBE_STRUCT(OpenPermit, (), (season, holder, examiner, kind))

struct Report {
    Text<2000> findings{};
    std::optional<Day> visited_on{};
};
BOOST_DESCRIBE_STRUCT(Report, (), (findings, visited_on))

struct Note {
    Text<500> text{};
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

struct Observations {
    std::optional<Text<500>> observations{};
};
BOOST_DESCRIBE_STRUCT(Observations, (), (observations))

class Permit final : public engine::Workflow {
public:
    std::string_view name() const override { return "permit"; }
    std::string_view collection() const override { return "permits"; }
    std::string_view title() const override { return "Permis"; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;
    engine::Form form(engine::CommandId command) const override;
    std::vector<engine::CaseId> references(engine::CommandId command, std::any const& body) const override;
    std::unique_ptr<engine::Facts> blank_facts() const override;
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override;
    std::optional<Day> occurred_on(engine::CommandId command, std::any const& body) const override;
    std::optional<Day> due(engine::DeadlineId, engine::Case const&, engine::Context const&) const override;
    std::optional<engine::ServiceClock> clock(engine::Case const& subject, engine::Piece const& piece,
                                              engine::Context const& context) const override;
    engine::Overview overview(engine::Case const& subject) const override;
    std::vector<engine::Condition> defects(engine::Case const& subject, engine::Context const& context) const override;
    bool may_see_defects(engine::Case const& subject, engine::Roles roles,
                         engine::Context const& context) const override;
    std::optional<engine::SinceSeal> since_seal(engine::Case const& subject, engine::Piece const& piece) const override;
    std::vector<engine::Basis> rests_on(engine::Case const& subject, engine::Piece const& piece) const override;
    engine::Roles ledger_readers() const override { return {Role::clerk, Role::holder}; }
    engine::Ledger ledger(engine::Case const& subject, std::span<engine::Event const> events,
                          engine::Context const& context) const override;
    engine::Roles divergence_readers() const override { return Role::clerk; }
    std::optional<engine::Divergences> divergences(engine::Case const& subject, std::span<engine::Event const> events,
                                                   engine::Context const& context) const override;
    engine::CommandId opening() const override;
    bool may_be_in_bulk(engine::TrackId track, engine::CommandId command) const override;
    std::vector<std::string_view> roster_columns() const override;
    std::vector<engine::Fault> read_roster_row(std::map<std::string, std::string> const& row,
                                               engine::RosterEntry& entry) const override;
};

struct OpenSeason {
    Text<100> title{};
    Day report_due{};
    PersonId clerk{};
};
BOOST_DESCRIBE_STRUCT(OpenSeason, (), (title, report_due, clerk))

struct Import {
    engine::Number<0, 100'000> lines{};
    engine::Number<0, 100'000> opened{};
    Text<64> digest{};
};
BOOST_DESCRIBE_STRUCT(Import, (), (lines, opened, digest))

class Season final : public engine::Workflow {
public:
    std::string_view name() const override { return "season"; }
    std::string_view collection() const override { return "seasons"; }
    std::string_view title() const override { return "Saison"; }
    std::span<engine::Track const> tracks() const override;
    engine::Words words() const override;
    std::span<engine::Source const> sources() const override;
    engine::Form form(engine::CommandId command) const override;
    std::unique_ptr<engine::Facts> blank_facts() const override { return std::make_unique<engine::Campaign>(); }
    void evolve(engine::Case& subject, engine::Event const& event) const override;
    engine::Verdict check(engine::GuardId, engine::Question const&) const override { return {}; }
    std::optional<Day> due(engine::DeadlineId, engine::Case const&, engine::Context const&) const override;
    engine::Overview overview(engine::Case const& subject) const override;
    bool answers_for_linked_cases() const override { return true; }
    engine::CommandId opening() const override;
};

inline Permit const workflow;

} // namespace permits
