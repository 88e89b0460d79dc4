#include "tests/support/story.hpp"

#include "tests/support/stand_ins.hpp"

#include "workflows/trainee_year/grids.hpp"
#include "workflows/trainee_year/words.hpp"

#include "engine/authority.hpp"
#include "engine/chain.hpp"
#include "engine/json_text.hpp"
#include "engine/projection.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace story {
namespace {

using engine::PersonId;

std::string told(std::optional<engine::Error> const& error)
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

} // namespace

Year::Year(OpenYear const& opening)
    : opening_{opening}, subject_{engine::blank_case(workflow(), *workflow().id_of(std::any{opening}))},
      campaign_{a_campaign()}, jury_{a_jury({}, subject_.id.value)}, today_{day("2022-09-01")}
{
}

TraineeYear const& Year::workflow()
{
    static TraineeYear const only;
    return only;
}

engine::Case& Year::campaign_to_change()
{
    campaign_ = std::make_shared<engine::Case>(*campaign_);
    return *campaign_;
}

Year& Year::on(std::string_view today)
{
    today_ = day(today);
    return *this;
}

Year& Year::policy(std::string const& name, std::string const& value)
{
    facts_of_campaign(campaign_to_change()).policies[name] = value;
    return *this;
}

Year& Year::deadline(std::string const& name, std::string_view text)
{
    facts_of_campaign(campaign_to_change()).deadlines[name] = day(text);
    return *this;
}

Year& Year::rule_set(std::string const& name)
{
    facts_of_campaign(campaign_to_change()).rule_set = name;
    facts_of_campaign(campaign_to_change()).traits.clear();
    return *this;
}

Year& Year::jury(JuryToday const& today)
{
    jury_ = a_jury(today, subject_.id.value);
    return *this;
}

Year& Year::close_campaign()
{
    facts_of_campaign(campaign_to_change()).is_open = false;
    return *this;
}

engine::Context Year::context(PersonId const& who) const
{
    engine::Context context{who, today_, engine::start_of(today_, "Indian/Reunion") + std::chrono::hours{8}, {}};
    context.now += std::chrono::seconds{instant_};
    context.linked = {campaign_, jury_};
    return context;
}

engine::Roles Year::roles(PersonId const& who) const
{
    auto const context = this->context(who);
    if (subject_.version > 0)
        return engine::roles_on(subject_, context, who, today_);
    engine::Case probe; // as the engine opens: rights come from the cases that the body names
    probe.workflow = &workflow();
    probe.links = {campaign_->id};
    return engine::roles_on(probe, context, who, today_);
}

Year& Year::given(Track track, Event what, boost::json::object const& body, std::uint16_t number)
{
    ++instant_;
    engine::Event event;
    event.stream = subject_.id;
    event.version = subject_.version + 1;
    event.type = workflow().name_of(engine::EventId{what});
    event.track = workflow().name_of(engine::TrackId{track});
    event.piece = number;
    event.body = engine::canonical_json(body);
    event.actor = people::officer;
    event.role = "case_officer";
    event.occurred_on = today_;
    event.recorded_at = context(people::officer).now;
    event.rule_set = facts_of_campaign(*campaign_).rule_set;
    event.hash = engine::chained(subject_.head, event);
    engine::apply(subject_, event);
    events_.push_back(std::move(event));
    return *this;
}

Year& Year::act(PersonId const& who, Track track, Command command, std::any body, std::uint16_t number)
{
    ++instant_;
    track_ = track;
    number_ = number;
    version_before_ = subject_.version;
    refused_.reset();
    auto const context = this->context(who);
    auto event = engine::decide(subject_, {track, number, command, &body}, roles(who), context);
    if (!event) {
        refused_ = event.error();
        return *this;
    }
    event->hash = engine::chained(subject_.head, *event);
    engine::apply(subject_, *event);
    number_ = event->piece;
    events_.push_back(*std::move(event));
    return *this;
}

Year& Year::then(State state)
{
    INFO(told(refused_));
    REQUIRE_FALSE(refused_);
    auto const* const piece = subject_.find(track_, number_);
    REQUIRE(piece != nullptr);
    CHECK(std::string{workflow().name_of(piece->state)} == std::string{workflow().name_of(engine::StateId{state})});
    return *this;
}

Year& Year::then_refused(engine::ErrorCode code, std::vector<std::string> const& rules)
{
    INFO(told(refused_));
    REQUIRE(refused_);
    CHECK(refused_->code == code);
    // Every condition told says on what ground, in full.
    for (engine::Condition const& condition : refused_->conditions) {
        INFO(condition.rule);
        REQUIRE(condition.source != nullptr);
        CHECK_FALSE(condition.source->text.empty());
        CHECK_FALSE(condition.source->article.empty());
        CHECK_FALSE(condition.source->says.empty());
        CHECK((condition.source->confidence != engine::Confidence::law || !condition.source->version.empty()));
        CHECK_FALSE(condition.fact.empty());
    }
    for (std::string const& rule : rules) {
        INFO("expected among the conditions: " << rule);
        CHECK(std::any_of(refused_->conditions.begin(), refused_->conditions.end(),
                          [&](engine::Condition const& condition) { return condition.rule == rule; }));
    }
    CHECK(subject_.version == version_before_);
    CHECK(events_.size() == version_before_);
    return *this;
}

engine::Error const& Year::refusal() const
{
    REQUIRE(refused_);
    return *refused_;
}

bool Year::may_read(PersonId const& who, Track track, std::uint16_t number) const
{
    auto const* const piece = subject_.find(track, number);
    REQUIRE(piece != nullptr);
    return workflow().may_read(subject_, *piece, roles(who), context(who));
}

std::string Year::tag(std::string const& name, PersonId const& who) const
{
    for (engine::Tag const& tag : workflow().overview(subject_).tags)
        if (tag.name == name && (!tag.audience.any() || tag.audience.both(roles(who)).any()))
            return tag.value;
    return {};
}

std::vector<std::string> Year::tasks(std::string_view role) const
{
    std::vector<std::string> all;
    for (engine::TaskRow const& task : engine::project(subject_, context({})).tasks)
        if (task.role == role)
            all.push_back(task.track + "/" + task.command + (task.blocked ? "!" : ""));
    return all;
}

} // namespace story
