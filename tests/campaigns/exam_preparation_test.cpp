// An exam preparation over HTTP and in a store, by the routes and services that every workflow has: tasks, clock, defects,
// what was known then, what would have been, a roster, the chain.

#include "api/administration.hpp"
#include "engine/what_if.hpp"
#include "tests/support/centres.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace preparing {
using academy::PreparationNetwork;
using api::Method;
using engine::PersonId;
namespace json = boost::json;

namespace {

// "track/command day", of every task that this person is shown.
std::set<std::string> tasks_of(PreparationNetwork& network, PersonId const& who, std::string const& group)
{
    std::set<std::string> found;
    auto const page = network.get(who, "/api/v1/tasks?group=" + group + "&limit=200");
    for (json::value const& item : page.at("items").as_array()) {
        auto const* const due = item.as_object().if_contains("due_on");
        found.insert(std::string{item.at("track").as_string()} + '/' + std::string{item.at("command").as_string()} + ' '
                     + (due && due->is_string() ? std::string{due->get_string()} : "-"));
    }
    return found;
}

std::vector<std::string> defects_told(PreparationNetwork& network, PersonId const& who)
{
    std::vector<std::string> facts;
    auto const page = network.get(who, network.path() + "/defects");
    for (json::value const& one : page.at("items").as_array())
        facts.push_back(std::string{one.at("rule").as_string()} + ": " + std::string{one.at("fact").as_string()});
    return facts;
}

std::string for_query(std::string instant)
{
    for (auto at = instant.find(':'); at != std::string::npos; at = instant.find(':', at))
        instant.replace(at, 1, "%3A");
    return instant;
}

} // namespace

TEST_CASE("whoever has a hand in a preparation finds his turn in his tasks, on its day", "[preparation][s0-calendar]")
{
    PreparationNetwork network;
    CHECK(tasks_of(network, people::lou, "to_do") == std::set<std::string>{"preparation/accept_terms 2025-09-30"});
    network.begin();
    CHECK(tasks_of(network, people::lou, "to_do").empty());
    network.on("2025-09-16");
    network.act(people::nora, network.preparation, "paper_test", "schedule_test",
                ScheduleTest{TestKind::on_table, Exam::bibas, "Devoir", day("2025-10-14"), "0590349J"});
    network.act(people::lou, network.preparation, "question", "ask",
                Ask{Nature::course, "Dewey", "Comment ?", Means::videoconference});
    // Three working days from Tuesday on.
    CHECK(tasks_of(network, people::maud, "to_do").contains("question/answer 2025-09-19"));
    auto const question = network.get(people::maud, network.path() + "/question/1");
    CHECK(question.at("clock").at("counted") == "working_hours");
    CHECK(question.at("clock").at("late") == false);
    network.on("2025-10-14");
    CHECK(tasks_of(network, people::carla, "to_do").contains("paper_test/record_sitting 2025-10-14"));
    CHECK(network.get(people::maud, network.path() + "/question/1").at("clock").at("late") == true);
    CHECK(tasks_of(network, people::stranger, "to_do").empty());
    // The next hand, once the first has done its part.
    network.act(people::carla, network.preparation, "paper_test", "record_sitting", engine::NoBody{}, 1);
    network.act(people::carla, network.preparation, "paper_test", "collect", engine::NoBody{}, 1);
    network.act(people::carla, network.preparation, "paper_test", "ship", Ship{day("2025-10-14"), "Scan"}, 1);
    CHECK(tasks_of(network, people::nora, "to_do").contains("paper_test/receive -"));
    CHECK_FALSE(tasks_of(network, people::carla, "to_do").contains("paper_test/ship -"));
}

TEST_CASE("a preparation is verified, rebuilt and read as it stood like any other case", "[preparation]")
{
    PreparationNetwork network;
    auto const before = for_query(engine::to_text(network.clock.now()));
    network.begin();
    network.follow();
    auto const during = for_query(engine::to_text(network.clock.now()));
    network.end();
    std::ostringstream told;
    CHECK(api::verify_store(network.store(), "", told) == 0);
    network.on("2026-09-01"); // months later: no row may depend on the day on which it is drawn
    CHECK(api::rebuild(network.service(), true, told) == 0);
    INFO(told.str());
    auto const stage = [&](std::string const& query) {
        return std::string{network.get(people::lou, network.path() + query).at("stage").as_string()};
    };
    CHECK(stage("") == "ended");
    CHECK(stage("?as_of=" + during) == "active");
    CHECK(stage("?as_of=" + before) == "enrolled");
    auto const copy = [&](std::string const& query) {
        return network.request(people::lou, Method::get, network.path() + "/paper-test/1" + query).status;
    };
    CHECK(copy("") == 200);
    CHECK(copy("?as_of=" + before) == 404);
}

TEST_CASE("what is missing in a preparation is told over the API, and cured by whoever can", "[preparation]")
{
    PreparationNetwork network;
    CHECK(defects_told(network, people::denis)
          == std::vector<std::string>{
              "every-exam-has-its-tutor: Le concours « Bibliothécaire assistant spécialisé » n'a pas de tuteur."});
    network.begin();
    CHECK(defects_told(network, people::denis).empty());
    network.on("2025-10-07");
    network.act(people::denis, network.preparation, "session", "schedule_session",
                ScheduleSession{SessionKind::workshop, "Atelier", day("2025-10-07"), 60});
    network.act(people::igor, network.preparation, "session", "record_absence", engine::NoBody{}, 1);
    network.on("2025-12-01");
    CHECK(defects_told(network, people::lou)
          == std::vector<std::string>{
              "must-attend-sessions-attended: Atelier mensuel du 7 octobre 2025 : le candidat n'y était pas.",
              "workshops-every-month: novembre 2025 s'est passé sans atelier."});
    CHECK(network.request(people::igor, Method::get, network.path() + "/defects").status == 404);
    network.act(people::igor, network.preparation, "session", "record_presence", engine::NoBody{}, 1);
    CHECK(defects_told(network, people::lou).size() == 1);
    // Contents that have aged are the campaign's to renew.
    network.on("2026-07-01");
    CHECK(defects_told(network, people::nora).front() == "contents-are-current: Les contenus datent du 30 juin 2025.");
}

TEST_CASE("an earlier day makes late the terms that were accepted after it, and nothing else",
          "[preparation][s1-login]")
{
    PreparationNetwork network;
    network.begin();
    network.follow();
    auto const before = network.contents();
    auto const report =
        engine::what_if(network.service(),
                        {network.of,
                         {.rule_set = std::nullopt, .deadlines = {{"first_login", day("2025-09-12")}}, .policies = {}},
                         {}});
    REQUIRE(report);
    CHECK(network.contents() == before);
    CHECK(report->refused_anyway.empty());
    CHECK(report->cases == 1);
    REQUIRE(report->changed.size() == 1);
    CHECK(report->changed.front().refused.empty());
    REQUIRE(report->changed.front().late.size() == 1);
    CHECK(report->changed.front().late.front().is_late);
    CHECK(report->changed.front().late.front().act.actor == people::lou);
}

TEST_CASE("what if the preparation were regional: tutor, question and test would have been refused",
          "[preparation][s1-types]")
{
    PreparationNetwork network;
    network.begin();
    network.follow();
    auto const report = engine::what_if(
        network.service(), {network.of, {.rule_set = "callisto-regionale", .deadlines = {}, .policies = {}}, {}});
    REQUIRE(report);
    REQUIRE(report->changed.size() == 1);
    std::set<std::string> rules;
    for (engine::RefusedAct const& act : report->changed.front().refused)
        for (engine::Condition const& one : act.refusal.conditions)
            rules.insert(one.rule);
    CHECK(rules.contains("tutored-preparation"));
    CHECK(rules.contains("tests-are-provided"));
}

TEST_CASE("a list of candidates opens their preparations, each once, and names every faulty column", "[preparation]")
{
    PreparationNetwork network;
    std::string const header = "candidate_email;candidate_family_name;candidate_given_name;candidate_title;"
                               "candidate_has_internet;exams;session;establishment_code;establishment_name;"
                               "establishment_city;correspondent_email;correspondent_family_name;"
                               "correspondent_given_name;correspondent_title;correspondent_has_internet\n";
    std::string const place = "0590349J;SCD de Lille;Lille;carla@academie.test;Carla;Carla;Mme;oui\n";
    std::string const lines = header + "ana@x.test;Payet;Ana;Mme;oui;bibas:external;2026;" + place
        + "luc@x.test;Hoarau;Luc;M.;oui;bibas:internal magasinier:external;2026;" + place;
    auto const import = [&](std::string const& csv, PersonId const& who) {
        return network.request(who, Method::post, "/api/v1/campaigns/" + network.of.value + "/roster-imports", csv, {},
                               "text/csv; charset=utf-8");
    };
    auto const done = import(lines, people::officer);
    INFO(done.body);
    REQUIRE(done.status == 201);
    CHECK(json::parse(done.body).at("opened") == 2);
    auto const again = import(lines, people::officer);
    CHECK(network.get(people::denis, "/api/v1/exam-preparations").at("items").as_array().size() == 3);
    auto const wrong = import(header + "x;;Ana;Dr;peut-être;bibas;bientôt;" + place, people::officer);
    CHECK(wrong.status == 422);
    for (std::string_view const column :
         {"candidate_email", "candidate_family_name", "candidate_title", "candidate_has_internet", "exams", "session"})
        CHECK(wrong.body.find(column) != std::string::npos);
    CHECK(import(lines, people::maud).status == 404); // the campaign is none of hers
}

} // namespace preparing
