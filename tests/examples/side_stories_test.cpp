// The stories lived beside the years, act by act through the real rights, tables and conditions: what the player will send
// is accepted, or refused for the reason that the story foresees.

#include "examples/player/side_story.hpp"

#include "engine/authority.hpp"
#include "engine/track.hpp"
#include "tests/support/shipped.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace examples::player;

namespace {

constexpr char const* administrator = "administration@academie.example";

// Ids are the addresses, without what an id may not hold.
engine::PersonId person_of(std::string email)
{
    std::erase_if(email, [](char c) { return c == '@' || c == '.'; });
    return engine::PersonId{email};
}

class Stage {
public:
    explicit Stage(SideStory const& story) : story_{story} {}

    // Nothing when it went as the story says.
    std::string play(SideAct const& act)
    {
        std::string const what = engine::to_text(act.day) + ' ' + act.on + ' ' + act.track + ' ' + act.command;
        auto const event = decide(act);
        if (!event.has_value())
            return foreseen(act, event.error()) ? "" : what + ": " + told(event.error());
        if (!act.refused_by.empty())
            return what + ": accepted";
        engine::apply(*cases_.at(act.on), *event);
        return {};
    }

    std::string title_of(std::string const& name) const
    {
        engine::Case const& subject = *cases_.at(name);
        return subject.workflow->overview(subject).title;
    }

private:
    static bool foreseen(SideAct const& act, engine::Error const& error)
    {
        return !act.refused_by.empty()
            && std::ranges::find(error.conditions, act.refused_by, &engine::Condition::rule) != error.conditions.end();
    }

    static std::string told(engine::Error const& error)
    {
        std::string text = error.detail;
        for (engine::Condition const& one : error.conditions)
            text += " " + one.rule + ": " + one.fact;
        for (engine::Fault const& one : error.faults)
            text += " " + one.pointer + ": " + one.message;
        return text;
    }

    // With the cases that the subject is linked to, and those that the body names: no other is looked at.
    engine::Context context(SideAct const& act, std::vector<engine::CaseId> const& linked) const
    {
        engine::Context context;
        context.actor = person_of(act.by);
        context.today = act.day;
        context.now = engine::Instant{act.day} + std::chrono::hours{4};
        for (engine::CaseId const& id : linked)
            for (auto const& [name, subject] : cases_)
                if (subject->id == id)
                    context.linked.push_back(subject);
        return context;
    }

    engine::Result<engine::Event> decide(SideAct const& act)
    {
        SideScene const scene{person_of, [&](std::string const& name) { return cases_.at(name)->id; }};
        auto const json = act.body ? act.body(scene) : boost::json::object{};
        if (act.track.empty())
            return open(act, json);
        engine::Case const& subject = *cases_.at(act.on);
        engine::Track const* const track = subject.workflow->find_track(engine::snake(act.track));
        auto const command = subject.workflow->find_command(engine::snake(act.command));
        if (!track || !command)
            return engine::refuse(engine::ErrorCode::unknown_case, "no such act");
        auto const body = subject.workflow->form(*command).read(json);
        if (!body)
            return tl::unexpected{body.error()};
        auto linked = subject.links;
        for (engine::CaseId const& named : subject.workflow->references(*command, *body))
            linked.push_back(named);
        auto const asked = context(act, linked);
        auto const roles = engine::roles_on(subject, asked, asked.actor, asked.today);
        return engine::decide(subject, {track->id, act.number, *command, &*body}, roles, asked);
    }

    // Whoever administers the installation opens campaigns; other cases, whoever the campaign says.
    engine::Result<engine::Event> open(SideAct const& act, boost::json::object const& json)
    {
        auto const wanted = std::ranges::find(story_.cases, act.on, &SideCase::name);
        engine::Workflow const* const workflow =
            wanted == story_.cases.end() ? nullptr : shipped_.all.find_collection(wanted->collection);
        if (!workflow)
            return engine::refuse(engine::ErrorCode::unknown_case, "no such case");
        auto const body = workflow->form(workflow->opening()).read(json);
        if (!body)
            return tl::unexpected{body.error()};
        engine::Case probe;
        probe.workflow = workflow;
        probe.links = workflow->references(workflow->opening(), *body);
        auto const asked = context(act, probe.links);
        auto const roles = workflow->name() == "campaign" && act.by == administrator
            ? engine::Roles{engine::RoleId{0}}
            : engine::roles_on(probe, asked, asked.actor, asked.today);
        auto const id = workflow->id_of(*body).value_or(engine::CaseId{"case-" + std::to_string(cases_.size())});
        auto subject = std::make_shared<engine::Case>(engine::blank_case(*workflow, id));
        engine::Track const& track = workflow->tracks().front();
        auto event = engine::decide(*subject, {track.id, 0, workflow->opening(), &*body}, roles, asked);
        if (event)
            cases_[act.on] = std::move(subject);
        return event;
    }

    SideStory const& story_;
    tests::Shipped shipped_;
    std::map<std::string, std::shared_ptr<engine::Case>> cases_;
};

} // namespace

TEST_CASE("every story lived beside the years goes as it says, act by act")
{
    auto const stories = side_stories(administrator);
    REQUIRE_FALSE(stories.empty());
    for (SideStory const& story : stories) {
        INFO(story.title);
        CHECK(std::ranges::is_sorted(story.acts, {}, &SideAct::day));
        CHECK(story.acts.front().day >= on_day("2022-09-01"));
        CHECK(story.acts.back().day <= on_day("2023-05-15")); // where ./run stops
        Stage stage{story};
        for (SideAct const& act : story.acts)
            CHECK(stage.play(act) == "");
        // Found again by its title, in the list of somebody who has it there.
        for (SideCase const& one : story.cases)
            CHECK(stage.title_of(one.name) == one.title);
    }
}

TEST_CASE("the people lived beside the years are nobody else's, and everybody who acts is one of them")
{
    std::set<std::string> everybody;
    for (SideStory const& story : side_stories(administrator)) {
        INFO(story.title);
        std::set<std::string> own{administrator};
        for (examples::Somebody const& somebody : story.people) {
            CHECK(everybody.insert(somebody.email).second);
            CHECK(somebody.email.ends_with(".example"));
            own.insert(somebody.email);
        }
        for (SideAct const& act : story.acts)
            CHECK(own.contains(act.by));
        for (SideCase const& one : story.cases)
            CHECK(own.contains(one.seen_by));
        CHECK(own.contains(story.request.by));
    }
}
