// A campaign replayed under other settings: what would have been refused, late, asked for; and nothing is written.

#include "api/what_if.hpp"
#include "engine/campaign_cases.hpp"
#include "engine/move_to_rules.hpp"
#include "engine/what_if.hpp"
#include "tests/support/academy.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace story {
using academy::Academy;
using engine::Alteration;
using engine::CaseId;
using engine::Shift;
using namespace story::people;
namespace json = boost::json;

namespace {

struct SupposingOffice : Academy {
    using Academy::Academy;

    engine::WhatIfReport suppose(Alteration alteration)
    {
        auto const before = contents();
        auto report = engine::what_if(service(), {campaign, std::move(alteration), std::nullopt});
        REQUIRE(report);
        CHECK(contents() == before);
        CHECK(report->refused_anyway.empty());
        return *std::move(report);
    }
};

Alteration deadline(std::string const& name, char const* text)
{
    return {.rule_set = std::nullopt, .deadlines = {{name, day(text)}}, .policies = {}};
}

Alteration any_doubt_is_heard()
{
    return {.rule_set = std::nullopt, .deadlines = {}, .policies = {{"convene_on_unfavourable", "any"}}};
}

Alteration rules(char const* name)
{
    return {.rule_set = name, .deadlines = {}, .policies = {}};
}

engine::CaseOutcome const* find(engine::WhatIfReport const& report, CaseId const& id)
{
    auto const found = std::ranges::find(report.changed, id, &engine::CaseOutcome::id);
    return found == report.changed.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("an earlier deadline makes late exactly the reviews that were filed after it")
{
    SupposingOffice office;
    auto const camille = office.open_year("camille");
    auto const julie = office.open_year("julie");
    office.on("2022-11-10");
    office.act(roux, camille, "interim_review", "file", review(Rating::to_work_on, "2022-11-09"));
    office.file_interim_reviews(julie); // on 28 November
    auto const report = office.suppose(deadline("interim_review", "2022-11-15"));
    auto const* const hers = find(report, julie);
    REQUIRE(hers);
    REQUIRE(hers->late.size() == 2);
    CHECK(hers->late[0].is_late);
    CHECK(hers->late[0].act.actor == roux);
    CHECK(hers->late[0].act.done_on == day("2022-11-28"));
    CHECK(hers->late[0].due == day("2022-11-15"));
    CHECK(hers->late[0].due_before == day("2022-11-30"));
    CHECK(hers->late[1].act.actor == hoarau);
    CHECK(engine::total_of(report).refused == 0); // a deadline reminds; it does not close
    auto const* const his = find(report, camille);
    REQUIRE(his); // the tutor's is still to be filed, by an earlier day
    CHECK(his->late.empty());
    REQUIRE(his->today.tasks.size() == 1);
    CHECK(his->today.tasks[0].shift == Shift::moves);
    CHECK(his->today.tasks[0].holders == std::vector{hoarau});
    CHECK(his->today.tasks[0].due_before == day("2022-11-30"));
}

TEST_CASE("a later deadline makes a late review one in time")
{
    SupposingOffice office;
    auto const camille = office.open_year("camille");
    office.on("2022-12-05");
    office.act(roux, camille, "interim_review", "file", review(Rating::to_work_on, "2022-11-25"));
    auto const report = office.suppose(deadline("interim_review", "2022-12-09"));
    auto const* const his = find(report, camille);
    REQUIRE(his);
    REQUIRE(his->late.size() == 1);
    CHECK_FALSE(his->late[0].is_late);
    CHECK(engine::total_of(report).no_longer_late == 1);
}

TEST_CASE(
    "hearing every trainee on whom an opinion is unfavourable would have refused to propose that one, and says why")
{
    SupposingOffice office;
    auto const camille = office.open_year("camille");
    auto const julie = office.open_year("julie");
    office.complete(camille, OpinionValue::unfavourable);
    office.complete(julie);
    for (CaseId const& year : {camille, julie}) {
        office.submit(year);
        office.act(president, year, "examination", "propose_as_apt");
    }
    auto const report = office.suppose(any_doubt_is_heard());
    REQUIRE(report.changed.size() == 1);
    CHECK(report.changed[0].id == camille);
    REQUIRE(report.changed[0].refused.size() == 1);
    auto const& refused = report.changed[0].refused[0];
    CHECK(refused.act.actor == president);
    CHECK(report.workflow->name_of(refused.act.command) == "propose_as_apt");
    REQUIRE(refused.refusal.conditions.size() == 1);
    CHECK(refused.refusal.conditions[0].rule == "no-policy-asks-for-a-hearing");
    CHECK(refused.refusal.conditions[0].source->id == "u-interview-practice");
    REQUIRE(report.people.size() == 1);
    CHECK(report.people[0].person == president);
    CHECK(report.people[0].refused == 1);
}

TEST_CASE(
    "under the first wording the INSPE's opinion would be asked of everybody, and would have stopped what came after")
{
    SupposingOffice office;
    auto const camille = office.open_year("camille");
    auto const julie = office.open_year("julie");
    office.complete(julie);
    office.submit(julie);
    auto const report = office.suppose(rules("arrete-2014-origine"));
    CHECK(report.changed.size() == 2);
    for (CaseId const& year : {camille, julie}) {
        auto const* const one = find(report, year);
        REQUIRE(one);
        REQUIRE(one->today.pieces.size() == 1);
        CHECK(report.workflow->name_of(one->today.pieces[0].track) == "inspe_opinion");
        CHECK(one->today.pieces[0].is_missing);
        CHECK(std::ranges::any_of(one->today.tasks, [](engine::TaskShift const& task) {
            return task.shift == Shift::appears && task.task.role == "inspe_director"
                && task.holders == std::vector{lebon};
        }));
        CHECK(std::ranges::any_of(one->today.defects, [](engine::DefectShift const& defect) {
            return defect.shift == Shift::appears && defect.condition.source->id == "l1-5-i-3-all";
        }));
    }
    std::set<std::string_view> refused;
    for (engine::RefusedAct const& one : find(report, julie)->refused)
        refused.insert(report.workflow->name_of(one.act.command));
    CHECK(refused == std::set<std::string_view>{"open", "seal", "submit"}); // each for itself, and none twice
    REQUIRE(find(report, camille)->refused.size() == 1); // that wording judges no stage which begins in September 2022
    CHECK(find(report, camille)->refused[0].refusal.conditions.at(0).rule == "rule-set-covers");
}

TEST_CASE("what was accepted is accepted again: a random walk replayed with nothing supposed changes nothing")
{
    auto const seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 dice{seed};
    SupposingOffice office;
    std::vector<CaseId> const years{office.open_year("camille"), office.open_year("julie"), office.open_year("marc")};
    auto const pick = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>{0, count - 1}(dice); };
    std::vector<PersonId> const hands{hoarau,           roux, payet, lebon, officer, delegate, PersonId{"camille"},
                                      PersonId{"julie"}};
    auto const review_body = engine::write_body(review(Rating::to_work_on, "2022-11-05"));
    auto const leave = engine::write_body(RecordLeave{LeaveKind::paid_sick, day("2022-10-03"), day("2022-10-05")});
    struct Try {
        char const* track;
        char const* command;
        json::object body;
    };
    std::vector<Try> const tries{
        {"interim_review", "file", review_body},
        {"interim_tutor_review", "file", review_body},
        {"interim_review", "mark_as_read", {}},
        {"interim_tutor_review", "mark_as_read", {}},
        {"tutor_report", "file_report", engine::write_body(report("2022-11-05"))},
        {"tutor_report", "consult", {}},
        {"inspector_opinion", "give_opinion",
         engine::write_body(opinion(OpinionValue::unfavourable, OpinionBasis::tutor_report))},
        {"head_opinion", "give_opinion", engine::write_body(opinion(OpinionValue::favourable))},
        {"formative_visit", "record_visit", engine::write_body(visit("2022-11-05"))},
        {"leave", "record_leave", leave},
        {"file", "seal", {}},
        {"year", "move_to_rules",
         engine::write_body(engine::MoveToRules{"arrete-2014-2022-07-10", std::nullopt, "Essai."})},
    };
    std::size_t accepted = 0;
    constexpr std::size_t enough = 16;
    office.on("2022-11-10");
    for (int step = 0; step < 600 || (accepted < enough && step < 6000); ++step) {
        Try const& one = tries[pick(tries.size())];
        // Some acts bear the very same instant: streams give no order between them.
        auto const instant = office.clock.now();
        auto const answered =
            office.ask(hands[pick(hands.size())], years[pick(years.size())], one.track, one.command, one.body);
        accepted += answered ? 1 : 0;
        if (pick(4) == 0)
            office.clock.set(instant);
    }
    REQUIRE(accepted >= enough);
    auto const report = office.suppose({});
    CHECK(report.acts == accepted + years.size());
    CHECK(report.changed.empty());
    CHECK(report.people.empty());
}

TEST_CASE("a year moved to other rules replays as it was, and a supposed rule set leaves nothing to move")
{
    SupposingOffice office{"arrete-2014-origine", "2022-07-01"};
    auto const camille = office.open_year("camille");
    office.on("2022-10-03");
    office.act(officer, camille, "year", "move_to_rules",
               engine::MoveToRules{"arrete-2014-2022-07-10", std::nullopt, "Rédaction en vigueur."});
    office.complete(camille);
    office.submit(camille);
    CHECK(office.suppose({}).changed.empty());
    // Opened under the wording of 2022, the move to it would not have been asked; only the stage began too early for it.
    auto const report = office.suppose(rules("arrete-2014-2022-07-10"));
    REQUIRE(report.changed.size() == 1);
    REQUIRE(report.changed[0].refused.size() == 1);
    CHECK(report.workflow->name_of(report.changed[0].refused[0].act.command) == "open");
}

TEST_CASE("over HTTP: who may change the campaign may suppose, and is told no more than he may read")
{
    SupposingOffice office;
    auto const camille = office.open_year("camille");
    office.file_interim_reviews(camille);
    std::string const target = "/api/v1/campaigns/" + office.campaign.value + "/what-if";
    auto const body = json::parse(R"({"deadlines": {"interim_review": "2022-11-15"}})");
    auto const contents = office.contents();
    auto const answered = office.post(officer, target, body);
    REQUIRE(answered.status == 200);
    auto const report = json::parse(answered.body);
    CHECK(report.at("late") == 2);
    CHECK(report.at("people").as_array().size() == 2);
    CHECK(report.at("items").at(0).at("case").at("id").as_string() == camille.value);
    CHECK(report.at("items").at(0).at("late").at(0).at("due_on") == "2022-11-15");
    auto const administrator = office.post(PersonId{"anne"}, target, body); // has no hand in the years
    REQUIRE(administrator.status == 200);
    CHECK(json::parse(administrator.body).at("cases") == 0);
    CHECK(json::parse(administrator.body).at("items").as_array().empty());
    CHECK(office.post(secretary, target, body).status == 403);
    CHECK(office.post(roux, target, body).status == 404);
    CHECK(office.post(stranger, target, body).status == 404);
    CHECK(office.contents() == contents);
}

TEST_CASE("a reader is told nothing of pieces that he may not read yet")
{
    SupposingOffice office;
    office.open_year("camille");
    auto const supposed_by = [&](std::optional<PersonId> reader) {
        return *engine::what_if(office.service(), {office.campaign, rules("arrete-2014-origine"), std::move(reader)});
    };
    auto const everything = supposed_by(std::nullopt);
    REQUIRE(everything.changed.size() == 1);
    CHECK(everything.changed[0].today.pieces.size() == 1);
    auto const secretarys = supposed_by(secretary); // who reads no opinion before the file is sealed
    CHECK(secretarys.cases == 1);
    for (engine::CaseOutcome const& outcome : secretarys.changed) {
        CHECK(outcome.today.pieces.empty());
        CHECK(outcome.today.tasks.empty());
    }
}

TEST_CASE("over HTTP: every fault of a supposition is told at once, with its place")
{
    SupposingOffice office;
    std::string const target = "/api/v1/campaigns/" + office.campaign.value + "/what-if";
    auto const refused = office.post(officer, target, json::parse(R"({
        "rule_set": "arrete-de-demain",
        "deadlines": {"interim_review": "2022-02-30", "lunch": "2022-11-15"},
        "policies": {"be_kind": "always", "convene_on_unfavourable": 1},
        "weather": "fine"})"));
    REQUIRE(refused.status == 400);
    std::set<std::string> pointers;
    auto const problem = json::parse(refused.body);
    for (json::value const& fault : problem.at("errors").as_array())
        pointers.emplace(fault.at("pointer").as_string());
    CHECK(pointers
          == std::set<std::string>{"/rule_set", "/deadlines/interim_review", "/deadlines/lunch", "/policies/be_kind",
                                   "/policies/convene_on_unfavourable", "/weather"});
    CHECK(office.post(officer, target, json::parse(R"({"rule_set": "arrete-de-demain"})")).status == 422);
    CHECK(office.post(officer, target, json::array{}).status == 400);
}

TEST_CASE("on the command line: the summary comes first, then people, then cases, and a wrong name is refused")
{
    SupposingOffice office;
    auto const camille = office.open_year("camille");
    office.file_interim_reviews(camille);
    std::ostringstream out, complaints;
    api::Supposition supposition{
        .campaign = office.campaign.value, .rule_set = {}, .deadlines = {"interim_review=2022-11-15"}, .policies = {}};
    REQUIRE(api::what_if(office.service(), supposition, out, complaints) == 0);
    INFO(out.str());
    CHECK(out.str().starts_with("1 dossier, 3 actes rejoués : 1 dossier change.\n"));
    auto const people = out.str().find("Par personne");
    auto const item = out.str().find("camille (" + camille.value + ")");
    CHECK(people < item);
    CHECK(out.str().find("pour le 15 novembre 2022 (et non le 30 novembre 2022)") > item);
    supposition.format = "json";
    out.str({});
    REQUIRE(api::what_if(office.service(), supposition, out, complaints) == 0);
    CHECK(json::parse(out.str()).at("late") == 2);
    supposition.policies = {"be_kind=always"};
    CHECK(api::what_if(office.service(), supposition, out, complaints) == 1);
    CHECK(complaints.str().find("/policies/be_kind") != std::string::npos);
}

TEST_CASE("every policy that a condition asks for by name may be supposed")
{
    std::set<std::string> asked;
    constexpr std::string_view call{"policy(\""};
    for (auto const& entry :
         std::filesystem::recursive_directory_iterator{TITULARIS_SOURCE_DIR "/workflows/trainee_year"}) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream in{entry.path()};
        std::string const text{std::istreambuf_iterator<char>{in}, {}};
        for (auto at = text.find(call); at != std::string::npos; at = text.find(call, at)) {
            at += call.size();
            asked.insert(text.substr(at, text.find('"', at) - at));
        }
    }
    REQUIRE_FALSE(asked.empty());
    auto const offered = TraineeYear{}.policies();
    CHECK(std::set<std::string>{offered.begin(), offered.end()} == asked);
}

} // namespace story
