#pragma once
// A case told in tests: who asks what, what follows. Every act goes through the real rights, tables and fold; what the case
// is of, and under which campaign, the stories say that are made of this.

#include "engine/track.hpp"
#include "engine/workflow.hpp"

#include <any>
#include <optional>
#include <string>
#include <vector>

namespace telling {

// Everything that an error says, for a failure.
std::string in_full(std::optional<engine::Error> const& error);
// The rules of these conditions, in order.
std::vector<std::string> rules_of(std::vector<engine::Condition> const& conditions);

class ToldCase {
public:
    virtual ~ToldCase() = default;

    engine::Case const& now() const { return subject_; }
    engine::Error const& refusal() const; // of the latest act
    std::vector<engine::Event> const& events() const { return events_; }
    engine::Event const& last() const { return events_.back(); }
    virtual engine::Context context(engine::PersonId const& who) const = 0; // the campaign is linked first
    engine::Roles roles(engine::PersonId const& who) const;
    bool may_read(engine::PersonId const& who, engine::TrackId track, std::uint16_t number = 0) const;
    // Value of a tag, as far as this person may know it; empty otherwise.
    std::string tag(std::string const& name, engine::PersonId const& who) const;

protected:
    ToldCase(engine::Workflow const& workflow, engine::CaseId id)
        : subject_{engine::blank_case(workflow, std::move(id))}
    {
    }
    ToldCase(ToldCase const&) = default;
    ToldCase(ToldCase&&) = default;
    ToldCase& operator=(ToldCase const&) = delete;
    ToldCase& operator=(ToldCase&&) = default;

    void ask(engine::PersonId const& who, engine::TrackId track, engine::CommandId command, std::any const& body,
             std::uint16_t number);
    void believe(engine::Event event); // chained and folded
    void expect_state(engine::StateId state) const;
    // The rows drawn from it are those told plainly, and those of a case folded from its journal.
    void check_rows() const;
    // Refused, every condition with its ground, and the journal did not move.
    void expect_refused(engine::ErrorCode code) const;

    engine::Case subject_;

private:
    std::vector<engine::Event> events_;
    engine::TrackId track_{};
    std::uint16_t number_ = 0;
    engine::Version version_before_ = 0;
    std::optional<engine::Error> refused_;
};

} // namespace telling
