// What engine and API do for a trainee's year they do for an accompaniment, without knowing either: one store, two kinds
// of case, one list of tasks.

#include "api/administration.hpp"
#include "api/rules_pages.hpp"
#include "engine/what_if.hpp"
#include "tests/support/centres.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace academy {
using engine::PersonId;
using story::day;
namespace json = boost::json;
using namespace story::people;

namespace {

struct Centre : academy::AccompanimentOffice {
    // "collection track/command", of every task that this person is shown.
    std::set<std::string> tasks_of(PersonId const& who, std::string const& group)
    {
        std::set<std::string> found;
        auto const page = get(who, "/api/v1/tasks?group=" + group + "&limit=200");
        for (json::value const& item : page.at("items").as_array())
            found.insert(std::string{item.at("case").at("collection").as_string()} + ' '
                         + std::string{item.at("track").as_string()} + '/'
                         + std::string{item.at("command").as_string()});
        return found;
    }
};

} // namespace

TEST_CASE("a person with roles in several workflows sees one list of tasks", "[accompaniment]")
{
    Centre centre;
    centre.open_year("camille");
    CHECK(centre.tasks_of(hoarau, "to_do")
          == std::set<std::string>{"distance-accompaniments contract/sign_as_trainer",
                                   "trainee-years interim_tutor_review/file", "trainee-years final_tutor_review/file",
                                   "trainee-years tutor_report/file_report"});
    CHECK(centre.tasks_of(hoarau, "waiting").contains("distance-accompaniments report/file_report"));
    CHECK(centre.tasks_of(carole, "to_do").empty());
    // The nearest day first, whatever it is of.
    auto const items = centre.get(hoarau, "/api/v1/tasks?group=to_do").at("items").as_array();
    std::vector<std::string> days;
    for (json::value const& item : items)
        if (item.at("due_on").is_string())
            days.emplace_back(item.at("due_on").as_string());
    CHECK(days.size() == items.size());
    CHECK(std::ranges::is_sorted(days));
    CHECK(items.front().at("case").at("collection") == "distance-accompaniments");
    CHECK(items.front().at("due_on") == "2022-09-12");
    // What is done leaves the list, the rest stays.
    centre.work();
    CHECK(centre.tasks_of(hoarau, "to_do").contains("distance-accompaniments report/file_report"));
    CHECK(centre.tasks_of(hoarau, "to_do").contains("trainee-years interim_tutor_review/file"));
    CHECK_FALSE(centre.tasks_of(hoarau, "to_do").contains("distance-accompaniments contract/sign_as_trainer"));
}

TEST_CASE("an accompaniment is verified, rebuilt and read as it stood like any other case", "[accompaniment]")
{
    Centre centre;
    centre.work();
    auto const before = engine::to_text(centre.clock.now());
    centre.pay();
    std::ostringstream told;
    CHECK(api::verify_store(centre.store(), "", told) == 0);
    CHECK(api::rebuild(centre.service(), true, told) == 0);
    auto const stage = [&](std::string const& query) {
        return std::string{centre.get(hoarau, centre.path() + query).at("stage").as_string()};
    };
    std::string escaped = before;
    for (auto at = escaped.find(':'); at != std::string::npos; at = escaped.find(':', at))
        escaped.replace(at, 1, "%3A");
    CHECK(stage("") == "granted");
    CHECK(stage("?as_of=" + escaped) == "in_force");
    auto const page = centre.get(hoarau, centre.path() + "/reference");
    CHECK(page.at("computation").at("vacations") == 2);
    CHECK(page.at("computation").at("steps").as_array().size() == 6);
    auto const decision = centre.get(trainer, centre.path() + "/decision");
    CHECK(decision.at("entries").as_array().back().at("body").at("computation") == page.at("computation"));
}

TEST_CASE("what stands between an accompaniment and its pay is told over the API", "[accompaniment]")
{
    Centre centre;
    auto const rules = [&] {
        std::vector<std::string> names;
        auto const page = centre.get(officer, centre.path() + "/defects");
        for (json::value const& one : page.at("items").as_array())
            names.emplace_back(one.at("rule").as_string());
        return names;
    };
    CHECK(rules()
          == std::vector<std::string>{"contract-in-force", "contract-in-force", "group-is-listed", "work-recorded",
                                      "report-sent", "report-consulted"});
    centre.work();
    CHECK(rules() == std::vector<std::string>{"report-sent", "report-consulted"});
    centre.pay();
    CHECK(rules().empty());
}

TEST_CASE("an earlier deadline makes late the report that was filed after it, and nothing else", "[accompaniment]")
{
    Centre centre;
    centre.open_year("camille");
    centre.work();
    centre.pay();
    auto const before = centre.contents();
    auto const report = engine::what_if(
        centre.service(),
        {centre.of, {.rule_set = std::nullopt, .deadlines = {{"report", day("2022-12-01")}}, .policies = {}}, {}});
    REQUIRE(report);
    CHECK(centre.contents() == before);
    CHECK(report->refused_anyway.empty());
    CHECK(report->cases == 1);
    REQUIRE(report->changed.size() == 1);
    CHECK(report->changed.front().id == centre.contract);
    REQUIRE(report->changed.front().late.size() == 1);
    CHECK(report->changed.front().late.front().is_late);
    CHECK(report->changed.front().late.front().act.actor == hoarau);
}

TEST_CASE("engine and API have no word for an accompaniment", "[accompaniment]")
{
    std::size_t read = 0;
    for (char const* const room : {"/engine", "/api"})
        for (auto const& entry :
             std::filesystem::recursive_directory_iterator{std::string{TITULARIS_SOURCE_DIR} + room}) {
            auto const extension = entry.path().extension();
            if ((extension != ".cpp" && extension != ".hpp") || entry.path().filename() == "main.cpp")
                continue;
            std::ifstream in{entry.path()};
            std::string const text{std::istreambuf_iterator<char>{in}, {}};
            CAPTURE(entry.path().string());
            for (char const* const word : {"accompaniment", "vacation", "Accompagnement"})
                CHECK(text.find(word) == std::string::npos);
            ++read;
        }
    CHECK(read > 100);
}

} // namespace academy
