#include "tests/support/told_case.hpp"

#include "tests/support/plain_rows.hpp"

#include "engine/authority.hpp"
#include "engine/chain.hpp"
#include "engine/projection.hpp"

#include <catch2/catch.hpp>

namespace telling {

std::string in_full(std::optional<engine::Error> const& error)
{
    if (!error)
        return "accepted";
    std::string text = error->detail;
    for (engine::Condition const& condition : error->conditions)
        text += "\n  " + condition.rule + ": " + condition.fact;
    for (engine::Fault const& fault : error->faults)
        text += "\n  " + fault.pointer + ": " + fault.message;
    return text;
}

std::vector<std::string> rules_of(std::vector<engine::Condition> const& conditions)
{
    std::vector<std::string> rules;
    for (engine::Condition const& condition : conditions)
        rules.push_back(condition.rule);
    return rules;
}

engine::Error const& ToldCase::refusal() const
{
    REQUIRE(refused_);
    return *refused_;
}

engine::Roles ToldCase::roles(engine::PersonId const& who) const
{
    auto const asked_in = context(who);
    if (subject_.version > 0)
        return engine::roles_on(subject_, asked_in, who, asked_in.today);
    engine::Case probe; // as the engine opens: rights come from the cases that the body names
    probe.workflow = subject_.workflow;
    probe.links = {asked_in.linked.front()->id};
    return engine::roles_on(probe, asked_in, who, asked_in.today);
}

bool ToldCase::may_read(engine::PersonId const& who, engine::TrackId track, std::uint16_t number) const
{
    auto const* const piece = subject_.find(track, number);
    REQUIRE(piece != nullptr);
    return subject_.workflow->may_read(subject_, *piece, roles(who), context(who));
}

std::string ToldCase::tag(std::string const& name, engine::PersonId const& who) const
{
    for (engine::Tag const& tag : subject_.workflow->overview(subject_).tags)
        if (tag.name == name && (!tag.audience.any() || tag.audience.both(roles(who)).any()))
            return tag.value;
    return {};
}

void ToldCase::ask(engine::PersonId const& who, engine::TrackId track, engine::CommandId command, std::any const& body,
                   std::uint16_t number)
{
    track_ = track;
    number_ = number;
    version_before_ = subject_.version;
    refused_.reset();
    auto event = engine::decide(subject_, {track, number, command, &body}, roles(who), context(who));
    if (!event) {
        refused_ = event.error();
        return;
    }
    number_ = event->piece;
    believe(*std::move(event));
}

void ToldCase::believe(engine::Event event)
{
    event.hash = engine::chained(subject_.head, event);
    engine::apply(subject_, event);
    events_.push_back(std::move(event));
}

void ToldCase::expect_state(engine::StateId state) const
{
    INFO(in_full(refused_));
    REQUIRE_FALSE(refused_);
    auto const* const piece = subject_.find(track_, number_);
    REQUIRE(piece != nullptr);
    engine::Workflow const& workflow = *subject_.workflow;
    CHECK(std::string{workflow.name_of(piece->state)} == std::string{workflow.name_of(state)});
    check_rows();
}

void ToldCase::check_rows() const
{
    auto const rows = engine::project(subject_, context({}));
    CHECK(rows.tasks == plain_tasks(subject_, context({})));
    CHECK(rows.behind == engine::to_text(plainly_behind(subject_, context({})), *subject_.workflow));
    // What deciding handed over is what the journal says: a copy of an event holds nothing else.
    std::vector<engine::Event> const kept{events_};
    CHECK(engine::project(engine::fold(*subject_.workflow, subject_.id, kept), context({})) == rows);
}

void ToldCase::expect_refused(engine::ErrorCode code) const
{
    INFO(in_full(refused_));
    REQUIRE(refused_);
    CHECK(refused_->code == code);
    for (engine::Condition const& condition : refused_->conditions) {
        INFO(condition.rule);
        REQUIRE(condition.source != nullptr);
        CHECK_FALSE(condition.source->text.empty());
        CHECK_FALSE(condition.source->article.empty());
        CHECK_FALSE(condition.source->says.empty());
        CHECK((condition.source->confidence != engine::Confidence::law || !condition.source->version.empty()));
        CHECK_FALSE(condition.fact.empty());
    }
    CHECK(subject_.version == version_before_);
    CHECK(events_.size() == version_before_);
}

} // namespace telling
