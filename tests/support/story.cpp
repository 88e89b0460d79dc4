#include "tests/support/story.hpp"

#include "tests/support/stand_ins.hpp"

#include "workflows/trainee_year/grids.hpp"
#include "workflows/trainee_year/words.hpp"

#include "engine/json_text.hpp"
#include "engine/projection.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace story {
namespace {

using engine::PersonId;

} // namespace

Year::Year(OpenYear const& opening)
    : ToldCase{workflow(), *workflow().id_of(std::any{opening})}, opening_{opening}, campaign_{a_campaign()},
      jury_{a_jury({}, subject_.id.value)}, today_{day("2022-09-01")}
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
    facts_of_campaign(campaign_to_change()).set_deadline(name, day(text));
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
    believe(std::move(event));
    return *this;
}

Year& Year::act(PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number)
{
    ++instant_;
    ask(who, track, command, body, number);
    return *this;
}

Year& Year::then(State state)
{
    expect_state(state);
    return *this;
}

Year& Year::then_refused(engine::ErrorCode code, std::vector<std::string> const& rules)
{
    expect_refused(code);
    auto const unmet = telling::rules_of(refusal().conditions);
    for (std::string const& rule : rules) {
        INFO("expected among the conditions: " << rule);
        CHECK(std::ranges::find(unmet, rule) != unmet.end());
    }
    return *this;
}

std::vector<std::string> Year::tasks(std::string_view role) const
{
    std::vector<std::string> all;
    for (engine::TaskRow const& task : engine::project(subject_, context({})).tasks)
        if (task.role == role)
            all.push_back(std::string{task.track} + "/" + std::string{task.command} + (task.blocked ? "!" : ""));
    return all;
}

} // namespace story
