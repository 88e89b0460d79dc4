// The exhaustive check, on tables small enough to hold in the head: the permit, whose report must be read before it is
// granted.

#include "tests/api/permits.hpp"

#include "engine/checker.hpp"
#include "engine/walk.hpp"

#include <catch2/catch.hpp>

using engine::Clause;
using engine::Model;
using engine::StateId;
using engine::TrackId;

namespace {

TrackId track(std::string_view name)
{
    return permits::workflow.find_track(name)->id;
}

StateId state(std::string_view name)
{
    for (engine::Word const& word : permits::workflow.words().states)
        if (word.name == name)
            return StateId{word.id};
    throw std::invalid_argument{std::string{name}};
}

Model model_of_a_permit()
{
    Model model;
    model.workflow = &permits::workflow;
    model.rule_set = "bylaw";
    model.world = "tout permis";
    for (engine::Track const& one : permits::workflow.tracks())
        model.tables.push_back({one.id,
                                one.repeatable,
                                one.initial,
                                {one.rows.begin(), one.rows.end()},
                                {one.waits.begin(), one.waits.end()}});
    model.meaning = [](TrackId, engine::GuardId guard, engine::CommandId) -> engine::Meaning {
        if (guard == engine::GuardId{permits::Guard::report_is_read})
            return {engine::in(track("site_report"), {state("read")})};
        if (guard == engine::GuardId{permits::Guard::findings_are_plain}) // of a permit that is asked for
            return {engine::in(track("file"), {state("opened")})};
        return {};
    };
    model.ends = engine::in(track("file"), {state("granted")});
    model.table(track("file")).waits = {{state("opened"), permits::Role::clerk, permits::Command::grant, {}}};
    model.at_rest = {
        {track("file"), state("unopened")}, {track("note"), state("none")}, {track("note"), state("taken")}};
    return model;
}

engine::Transition& row(Model& model, std::string_view name, std::string_view from, std::string_view to)
{
    for (engine::Transition& one : model.table(track(name)).rows)
        if (one.from == state(from) && one.to == state(to))
            return one;
    throw std::invalid_argument{std::string{name}};
}

} // namespace

TEST_CASE("a table in order is walked whole, and nothing is found against it", "[check]")
{
    auto const report = engine::check(model_of_a_permit());
    for (engine::Refusal const& refusal : report.refusals)
        FAIL_CHECK(engine::told(refusal));
    CHECK(report.beside == std::vector<TrackId>{track("note")});
    CHECK(report.positions == 5); // unopened, opened, written, read, granted
    CHECK(engine::unused(std::vector{model_of_a_permit()}, std::vector{report}).empty());
}

TEST_CASE("what nobody can leave is told by the shortest story", "[check]")
{
    Model model = model_of_a_permit();
    row(model, "site_report", "written", "read").to = state("written");
    model.table(track("site_report")).waits.pop_back();
    model.at_rest.emplace_back(track("site_report"), state("written"));
    auto const report = engine::check(model, engine::Thoroughness::first_refusal);
    REQUIRE(report.refusals.size() == 1);
    CHECK(report.refusals.front().name == "way-out");
    CHECK(report.refusals.front().story == std::vector<std::string>{"Dossier : Permis ouvert (Bureau)."});
}

TEST_CASE("a property is broken by the nearest act that breaks it", "[check]")
{
    Model model = model_of_a_permit();
    engine::Transition& grant = row(model, "file", "opened", "granted");
    grant.guard = engine::always;
    model.properties.push_back({"read-first",
                                "Un permis suit un rapport lu.",
                                {grant.emits},
                                {},
                                engine::in(track("site_report"), {state("read")})});
    auto const report = engine::check(model, engine::Thoroughness::first_refusal);
    REQUIRE(report.refusals.size() == 1);
    CHECK(report.refusals.front().name == "read-first");
    CHECK(report.refusals.front().story
          == std::vector<std::string>{"Dossier : Permis ouvert (Bureau).", "Dossier : Permis accordé (Bureau)."});
}

TEST_CASE("an act beside the rest that changes nothing is held to what is asked of it", "[check]")
{
    Model model = model_of_a_permit();
    REQUIRE(engine::check(model).beside == std::vector<TrackId>{track("note")});
    model.properties.push_back({"noted-once-opened",
                                "Une note suit l'ouverture.",
                                {row(model, "note", "none", "taken").emits},
                                {},
                                engine::in(track("file"), {state("opened"), state("granted")})});
    auto const report = engine::check(model, engine::Thoroughness::first_refusal);
    REQUIRE(report.refusals.size() == 1);
    CHECK(report.refusals.front().name == "noted-once-opened");
    CHECK(report.refusals.front().story.size() == 1);
}

TEST_CASE("states that nothing tells apart are one class", "[check]")
{
    Model model = model_of_a_permit();
    model.ends = engine::in(track("file"), {state("granted")});
    model.meaning = [](TrackId, engine::GuardId guard, engine::CommandId) -> engine::Meaning {
        if (guard == engine::GuardId{permits::Guard::report_is_read})
            return {!engine::in(track("site_report"), {state("awaited")})};
        return {};
    };
    engine::Reduction const reduction{model};
    auto const* const report = reduction.slot_of(1);
    REQUIRE(report != nullptr);
    CHECK(report->classes.size() == 2);
    CHECK(report->class_of(state("written")) == report->class_of(state("read")));
}

TEST_CASE("conditions fold their constants", "[check]")
{
    Clause const read = engine::in(track("site_report"), {state("read")});
    CHECK((Clause{false} && read).is_never());
    CHECK((Clause{true} || read).is_always());
    CHECK((Clause{true} && read) == read);
    CHECK((!!read) == read);
}

TEST_CASE("worlds that make one picture are walked once, and each is told under its own name", "[check]")
{
    Model const first = model_of_a_permit();
    Model second = model_of_a_permit();
    second.world = "un autre permis";
    engine::Checker checker;
    auto const one = checker.check(first);
    auto const other = checker.check(second);
    CHECK(checker.walked() == 1);
    CHECK(other.world == "un autre permis");
    CHECK(other.positions == one.positions);

    // Whatever a walk looks at makes another picture: a row, a wait, a meaning, an end.
    Model fewer = model_of_a_permit();
    fewer.table(track("file")).rows.pop_back();
    Model nobody_waits = model_of_a_permit();
    nobody_waits.table(track("file")).waits.clear();
    Model met_at_once = model_of_a_permit();
    met_at_once.meaning = [](TrackId, engine::GuardId, engine::CommandId) { return engine::Meaning{}; };
    Model endless = model_of_a_permit();
    endless.ends = false;
    std::size_t walked = 1;
    for (Model const* model : {&fewer, &nobody_waits, &met_at_once, &endless}) {
        auto const report = checker.check(*model);
        CHECK(checker.walked() == ++walked);
        CHECK(report.refusals.size() == engine::check(*model).refusals.size());
    }
}
