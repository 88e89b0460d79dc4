// Tables: which row, in whose hands, and every condition that is missing at once.

#include "tests/api/permits.hpp"

#include "engine/chain.hpp"
#include "engine/track.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include <algorithm>

using engine::Asked;
using engine::ErrorCode;
using permits::Command;
using permits::Role;

namespace {

struct Desk {
    permits::Permit workflow;
    engine::Context context;
    engine::Case permit = engine::blank_case(workflow, engine::CaseId{"c"});

    Desk()
    {
        context.today = *engine::parse_day("2022-09-05");
        context.now = *engine::parse_instant("2022-09-05T08:00:00Z");
        context.actor = engine::PersonId{"actor"};
        act("file", 0, Command::open, Role::clerk,
            permits::OpenPermit{engine::CaseId{"s"}, engine::PersonId{"h"}, engine::PersonId{"e"}, "pêche"});
    }
    engine::TrackId track(char const* name) const { return workflow.find_track(name)->id; }

    template <class Body>
    engine::Result<engine::Event> decide(char const* name, std::uint16_t number, Command command, engine::Roles roles,
                                         Body body)
    {
        std::any const any{std::move(body)};
        return engine::decide(permit, Asked{track(name), number, command, &any}, roles, context);
    }
    template <class Body>
    void act(char const* name, std::uint16_t number, Command command, engine::Roles roles, Body body)
    {
        auto event = decide(name, number, command, roles, std::move(body));
        REQUIRE(event.has_value());
        event->hash = engine::chained(permit.head, *event);
        engine::apply(permit, *event);
    }
    engine::Error refusal(char const* name, std::uint16_t number, Command command, engine::Roles roles)
    {
        auto const permission = engine::permit(permit, Asked{track(name), number, command}, roles, context);
        REQUIRE(!permission.has_value());
        return permission.error();
    }
};

std::vector<std::string> rules(engine::Error const& error)
{
    std::vector<std::string> names;
    for (engine::Condition const& condition : error.conditions)
        names.push_back(condition.rule);
    return names;
}

} // namespace

TEST_CASE("a refusal names every condition that is missing, each with its ground, its fact and its cure")
{
    Desk desk;
    auto const refusal = desk.refusal("file", 0, Command::grant, Role::clerk);
    CHECK(refusal.code == ErrorCode::guard_unmet);
    CHECK(rules(refusal) == std::vector<std::string>{"report-is-read", "two-notes-are-taken"});
    for (engine::Condition const& condition : refusal.conditions) {
        CHECK(condition.source != nullptr);
        CHECK(!condition.fact.empty());
        CHECK(condition.who_can_cure.size() == 1);
    }
    CHECK(refusal.conditions[1].source->confidence == engine::Confidence::assumption);
}

TEST_CASE("as conditions are met they leave the refusal, and then there is none")
{
    Desk desk;
    desk.act("note", 0, Command::take, Role::examiner, permits::Note{"un"});
    desk.act("note", 0, Command::take, Role::examiner, permits::Note{"deux"});
    CHECK(rules(desk.refusal("file", 0, Command::grant, Role::clerk)) == std::vector<std::string>{"report-is-read"});
    desk.act("site_report", 0, Command::write, Role::examiner, permits::Report{"En ordre.", {}});
    desk.act("site_report", 0, Command::acknowledge, Role::holder, permits::Observations{});
    auto const permission =
        engine::permit(desk.permit, Asked{desk.track("file"), 0, Command::grant}, Role::clerk, desk.context);
    REQUIRE(permission.has_value());
    CHECK(permission->by == engine::RoleId{Role::clerk});
}

TEST_CASE("a condition on what is written is silent before it is written")
{
    Desk desk;
    CHECK(engine::permit(desk.permit, Asked{desk.track("site_report"), 0, Command::write}, Role::examiner, desk.context)
              .has_value());
    auto const written =
        desk.decide("site_report", 0, Command::write, Role::examiner, permits::Report{"Il est, nonobstant, sûr.", {}});
    REQUIRE(!written.has_value());
    CHECK(rules(written.error()) == std::vector<std::string>{"findings-are-plain"});
}

TEST_CASE("who may never do it, what has no place now and what is no command are told apart")
{
    Desk desk;
    CHECK(desk.refusal("site_report", 0, Command::write, Role::holder).code == ErrorCode::not_permitted);
    CHECK(desk.refusal("site_report", 0, Command::write, {}).code == ErrorCode::not_permitted);
    CHECK(desk.refusal("site_report", 0, Command::amend, Role::examiner).code == ErrorCode::wrong_state);
    CHECK(desk.refusal("site_report", 0, Command::grant, Role::clerk).code == ErrorCode::unknown_case);
}

TEST_CASE("of several roles, the one in whose hands the act is does it")
{
    Desk desk;
    auto const event = desk.decide("site_report", 0, Command::write, {Role::clerk, Role::examiner, Role::holder},
                                   permits::Report{"En ordre.", {}});
    REQUIRE(event.has_value());
    CHECK(event->role == "examiner");
}

TEST_CASE("an event says what was decided, when it happened and when it was learnt")
{
    Desk desk;
    auto const event = desk.decide("site_report", 0, Command::write, Role::examiner,
                                   permits::Report{"En ordre.", *engine::parse_day("2022-09-01")});
    REQUIRE(event.has_value());
    CHECK(event->type == "report_written");
    CHECK(event->version == 2);
    CHECK(engine::to_text(event->occurred_on) == "2022-09-01");
    CHECK(event->recorded_at == desk.context.now);
    CHECK(event->body == R"({"findings":"En ordre.","visited_on":"2022-09-01"})");
    CHECK(event->rule_set == "permit-1");
    auto const undated =
        desk.decide("site_report", 0, Command::write, Role::examiner, permits::Report{"En ordre.", {}});
    CHECK(undated->occurred_on == desk.context.today);
}

TEST_CASE("a clock set back does not make a journal run backwards")
{
    Desk desk;
    auto const before = desk.permit.last_recorded;
    desk.context.now -= std::chrono::hours{1};
    auto const event = desk.decide("note", 0, Command::take, Role::examiner, permits::Note{"un"});
    CHECK(event->recorded_at == before);
}

TEST_CASE("pieces of a repeatable track are numbered, and each has its own state")
{
    Desk desk;
    desk.act("note", 0, Command::take, Role::examiner, permits::Note{"un"});
    desk.act("note", 0, Command::take, Role::examiner, permits::Note{"deux"});
    desk.act("note", 1, Command::withdraw, Role::examiner, engine::NoBody{});
    CHECK(desk.permit.count(desk.track("note")) == 2);
    CHECK(desk.workflow.name_of(desk.permit.find(desk.track("note"), 1)->state) == "withdrawn");
    CHECK(desk.workflow.name_of(desk.permit.find(desk.track("note"), 2)->state) == "taken");
    CHECK(desk.refusal("note", 1, Command::withdraw, Role::examiner).code == ErrorCode::wrong_state);
}

TEST_CASE("offers list what a role may do: new pieces, pieces that are there, and why the rest is closed")
{
    Desk desk;
    desk.act("note", 0, Command::take, Role::examiner, permits::Note{"un"});
    std::vector<std::string> found;
    for (engine::Offer const& offer : engine::offers(desk.permit, Role::examiner, desk.context))
        found.push_back(std::string{desk.workflow.name_of(offer.command)} + " " + std::to_string(offer.number) + " v"
                        + std::to_string(offer.version) + (offer.closed ? " closed" : ""));
    CHECK(found == std::vector<std::string>{"write 0 v0", "amend 0 v0 closed", "take 0 v0", "withdraw 1 v1"});
    CHECK(engine::offers(desk.permit, {}, desk.context).empty());
}
