// A tutored module over HTTP and in a store, by the routes and services that every workflow has: tasks, clock, defects,
// what was known then, what would have been, a roster, the chain.

#include "engine/verification.hpp"
#include "engine/what_if.hpp"
#include "tests/support/centres.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>

namespace module_story {
using api::Method;
using engine::PersonId;
using Centre = academy::ModuleCentre;
namespace json = boost::json;

namespace {

Ask a_question()
{
    return {SupportKind::instructions, "Consigne 2", "Faut-il rendre un scénario ?"};
}

Answer an_answer()
{
    return {"Oui.", std::nullopt, TimeSpent{15, Mode::asynchronous}};
}

std::vector<std::string> commands_in(json::object const& tasks)
{
    std::vector<std::string> all;
    for (json::value const& task : tasks.at("items").as_array()) {
        auto const* const due = task.as_object().if_contains("due_on");
        all.push_back(std::string{task.at("command").as_string()} + " "
                      + (due && due->is_string() ? std::string{due->get_string()} : "-"));
    }
    return all;
}

bool contains(std::vector<std::string> const& all, std::string const& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

} // namespace

TEST_CASE("a question shows its clock over HTTP, and the task is due the day it runs out", "[tutoring][s2-answers]")
{
    Centre centre;
    auto const path = centre.open_module();
    centre.on("2023-01-20", 17);
    auto const asked = centre.post(people::lea, path + "/question/ask", a_question());
    CHECK(asked.at("piece").at("clock").at("counted") == "calendar_hours");
    centre.on("2023-01-21", 17);
    auto const piece = centre.get(people::theo, path + "/question/1");
    CHECK(piece.at("clock").at("minutes_allowed") == 48 * 60);
    CHECK(piece.at("clock").at("minutes_used") == 24 * 60);
    CHECK(piece.at("clock").at("late") == false);
    CHECK(contains(commands_in(centre.get(people::theo, "/api/v1/tasks?group=to_do&limit=50")), "answer 2023-01-22"));
    centre.on("2023-01-23");
    CHECK(centre.get(people::theo, path + "/question/1").at("clock").at("late") == true);
    auto const then = centre.get(people::theo, path + "/question/1?as_of=2023-01-21T16:00:02Z");
    CHECK(then.at("clock").at("late") == false);
    CHECK(then.at("clock").at("minutes_used") == 24 * 60);
    // Nobody else knows that there is a question.
    CHECK(centre.ask(people::marc, Method::get, path + "/question/1").status == 404);
    CHECK(centre.ask(people::stranger, Method::get, path).status == 404);
    centre.post(people::theo, path + "/question/1/answer", an_answer(), "1");
    auto const answered = centre.get(people::theo, path + "/question/1");
    CHECK(answered.at("clock").at("late") == true);
    CHECK(answered.at("clock").at("stopped_at").is_string());
}

TEST_CASE("a contact refused over HTTP names the protocol and all that is missing", "[tutoring][s2-welcome]")
{
    Centre centre;
    auto opening = module_story::opening();
    opening.campaign = centre.modules;
    auto const opened = centre.post(people::marc, "/api/v1/tutored-modules", opening);
    std::string const path = "/api/v1/tutored-modules/" + std::string{opened.at("case").at("id").as_string()};
    json::object const bare{{"made_on", "2023-01-09"}, {"addressed_to", "group"}, {"channel", "Courriel"}};
    auto const response =
        centre.ask(people::theo, Method::post, path + "/welcome/make-contact", json::serialize(bare), "0");
    CHECK(response.status == 422);
    auto const problem = json::parse(response.body).as_object();
    CHECK(problem.at("conditions").as_array().size() == 6);
    CHECK(problem.at("conditions").at(0).at("source").at("id") == "s2-welcome");
}

TEST_CASE("a neglected module tells its defects to the centre, and what it was before", "[tutoring][s2-regularity]")
{
    Centre centre;
    auto const path = centre.open_module();
    centre.on("2023-02-20");
    auto const defects = centre.get(people::marc, path + "/defects").at("items").as_array();
    CHECK(defects.size() == 3); // silent learner, no sheet, silent tutor
    CHECK(centre.ask(people::lea, Method::get, path + "/defects").status == 404);
    auto const before = centre.get(people::marc, path + "?as_of=2023-01-09T12:00:00Z");
    CHECK(before.at("stage") == "welcoming");
    CHECK(centre.get(people::marc, path).at("stage") == "accompanied");
}

TEST_CASE("modules are listed by group, with what each reader may know", "[tutoring][s2-grid]")
{
    Centre centre;
    auto const path = centre.open_module();
    centre.post(people::theo, path + "/support/record-support", support("2023-01-10", 45));
    auto const of = [&](PersonId const& who, std::string const& query) {
        return centre.get(who, "/api/v1/tutored-modules" + query).at("items").as_array();
    };
    REQUIRE(of(people::marc, "?tag.module=M1").size() == 1);
    CHECK(of(people::marc, "?tag.module=M1").at(0).at("tags").at("minutes") == "45");
    CHECK_FALSE(of(people::lea, "").at(0).at("tags").as_object().contains("minutes"));
    CHECK(of(people::lea, "?tag.minutes=45").empty());
    CHECK(of(people::stranger, "").empty());
    CHECK(of(people::nora, "").empty());
}

TEST_CASE("what if answers were due within a day: those that came later would have been late", "[tutoring][s2-answers]")
{
    Centre centre;
    auto const path = centre.open_module();
    centre.on("2023-01-20", 17);
    centre.post(people::lea, path + "/question/ask", a_question());
    centre.on("2023-01-22", 9);
    centre.post(people::theo, path + "/question/1/answer", an_answer(), "1");
    auto const heads = centre.store().journal().heads();
    auto const suppose = [&](std::string const& policy, std::string const& value) {
        engine::Alteration alteration;
        alteration.policies[policy] = value;
        auto report = engine::what_if(centre.service(), {centre.modules, alteration, std::nullopt});
        REQUIRE(report);
        CHECK(report->refused_anyway.empty());
        return *std::move(report);
    };
    auto const shorter = suppose("answer_hours", "24");
    REQUIRE(shorter.changed.size() == 1);
    REQUIRE(shorter.changed.front().late.size() == 1);
    CHECK(shorter.changed.front().late.front().act.actor == people::theo);
    CHECK(shorter.changed.front().late.front().due == day("2023-01-21"));
    CHECK(shorter.changed.front().late.front().due_before == day("2023-01-22"));
    CHECK(suppose("answer_clock", "working").changed.empty());
    CHECK(centre.store().journal().heads().size() == heads.size());
    // A policy that these rules do not look at is told, not believed.
    unsigned const status =
        centre
            .ask(people::gaelle, Method::post, "/api/v1/campaigns/" + centre.modules.value + "/what-if",
                 R"({"policies":{"answer_in_hours":"24"}})")
            .status;
    CHECK((status == 400 || status == 422));
}

TEST_CASE("a list of learners opens their modules, each once", "[tutoring][a-module-opening]")
{
    Centre centre;
    std::string const header =
        "learner_email;learner_family_name;learner_given_name;learner_title;tutor_email;tutor_family_"
        "name;tutor_given_name;tutor_title;code;title;start_on;end_on;group\n";
    std::string const lines = header
        + "ana@x.test;Payet;Ana;Mme;theo@centre.test;Marchand;Théo;M.;M1;Concevoir;2023-01-09;2023-03-31;G1\n"
          "luc@x.test;Hoarau;Luc;M.;theo@centre.test;Marchand;Théo;M.;M1;Concevoir;2023-01-09;2023-03-31;G1\n";
    auto const import = [&](std::string const& csv, PersonId const& who) {
        return centre.ask(who, Method::post, "/api/v1/campaigns/" + centre.modules.value + "/roster-imports", csv, {},
                          "text/csv; charset=utf-8");
    };
    auto const done = import(lines, people::gaelle);
    INFO(done.body);
    REQUIRE(done.status == 201);
    CHECK(json::parse(done.body).at("opened") == 2);
    CHECK(centre.get(people::theo, "/api/v1/tutored-modules?tag.group=G1").at("items").as_array().size() == 2);
    auto const wrong =
        import(header + "x;;Luc;Dr;theo@centre.test;Marchand;Théo;M.;;Concevoir;soon;2023-03-31;\n", people::gaelle);
    CHECK(wrong.status == 422);
    for (std::string_view const column : {"learner_email", "learner_family_name", "learner_title", "code", "start_on"})
        CHECK(wrong.body.find(column) != std::string::npos);
    CHECK(import(lines, people::theo).status == 404); // the campaign is none of his
}

TEST_CASE("the journal of a module is whole, and its rows are drawn again alike", "[tutoring]")
{
    Centre centre;
    auto const path = centre.open_module();
    centre.on("2023-01-20", 17);
    centre.post(people::lea, path + "/question/ask", a_question());
    centre.post(people::theo, path + "/question/1/answer", an_answer(), "1");
    auto const report = engine::verify(centre.store().journal());
    CHECK(report.sound());
    CHECK(report.events > 5);
    auto const before = centre.contents();
    centre.on("2023-06-01"); // months later: no row may depend on the day on which it is drawn
    centre.service().rebuild([](std::size_t) {});
    CHECK(centre.contents() == before);
}

} // namespace module_story
