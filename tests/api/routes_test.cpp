// The door: which paths there are, who gets in, what is asked of every request, and how acts are answered.

#include "tests/api/town_hall.hpp"

#include "api/demonstration.hpp"
#include "api/openapi.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <memory>
#include <optional>

using api::Method;
using town::document;
using town::new_key;
using town::report_path;
using town::text_at;
using town::TownHall;
using town::type_of;
namespace json = boost::json;

namespace {

constexpr char const* plain_report = R"({"findings":"Tout est en ordre."})";

// Pointers of the faults, in order.
std::vector<std::string> faults_of(api::Response const& response)
{
    std::vector<std::string> pointers;
    auto const problem = document(response);
    for (json::value const& fault : problem.at("errors").as_array())
        pointers.push_back(text_at(fault, "/pointer"));
    return pointers;
}

TownHall::Headers act_headers(std::string key = new_key(), char const* seen = "\"0\"")
{
    return {{"Content-Type", "application/json"}, {"Idempotency-Key", std::move(key)}, {"If-Match", seen}};
}

} // namespace

TEST_CASE("a path that is none is unknown, whoever asks")
{
    TownHall hall;
    std::string const permit = "/api/v1/permits/" + hall.open_permit();
    REQUIRE(hall.post(hall.examiner, permit + "/note/take", {{"text", "un"}}).status == 201);
    REQUIRE(hall.get(hall.clerk, permit + "/note/1").status == 200);
    for (std::string const& path :
         {std::string{"/"}, std::string{"/api"}, std::string{"/api/v1"}, std::string{"/api/v1/"},
          std::string{"/api/v1/nothing"}, std::string{"/api/v1/permits/"}, std::string{"/api/v2/permits"},
          std::string{"/api/v1/demonstration/clock"}, std::string{"/live/"}, std::string{"/ready/x"}, permit + "/",
          permit + "/nothing", permit + "/site_report", permit + "/file/1", permit + "/note/0", permit + "/note/01",
          permit + "/note/65537", permit + "/note/1/", permit + "/roster-imports"}) {
        CAPTURE(path);
        auto const response = hall.ask(&hall.clerk, Method::get, path);
        CHECK(response.status == 404);
        CHECK(type_of(response) == "/problems/unknown");
    }
}

TEST_CASE("a verb that a path does not know is told those it knows")
{
    TownHall hall;
    auto const allow = [&](Method method, char const* path) {
        auto const response = hall.ask(&hall.clerk, method, path);
        CHECK(response.status == 405);
        return std::string{response.header("Allow").value_or("")};
    };
    CHECK(allow(Method::delete_, "/api/v1/permits") == "GET, HEAD, POST");
    CHECK(allow(Method::patch, "/api/v1/permits/x") == "GET, HEAD");
    CHECK(allow(Method::get, "/api/v1/permits/x/site-report/write") == "POST");
    CHECK(allow(Method::post, "/api/v1/permits/x/note/3/draft") == "GET, HEAD, PUT, DELETE");
    CHECK(allow(Method::options, "/live") == "GET, HEAD");
    CHECK(allow(Method::get, "/api/v1/seasons/x/roster-imports") == "POST");
}

TEST_CASE("neither an opening nor the trace of an import can be posted on a case")
{
    TownHall hall;
    std::string const season = hall.open_season();
    std::string const permit = hall.open_permit(season, hall.holder);
    CHECK(hall.post(hall.clerk, "/api/v1/permits/" + permit + "/file/open", json::object{}).status == 404);
    CHECK(hall.post(hall.clerk, "/api/v1/seasons/" + season + "/roster/record-import", json::object{}).status == 404);
}

TEST_CASE("without a token, or with one of another store, nobody gets in")
{
    TownHall hall;
    TownHall elsewhere;
    town::Person forged{hall.clerk.id, elsewhere.token_for(hall.clerk.id)};
    CHECK(hall.ask(nullptr, Method::get, "/api/v1/permits").status == 401);
    CHECK(hall.ask(&forged, Method::get, "/api/v1/permits").status == 401);
    hall.clock.set(hall.clock.now() + std::chrono::hours{10'001});
    CHECK(hall.ask(&hall.clerk, Method::get, "/api/v1/permits").status == 401);
}

TEST_CASE("the contract, the version and health ask for no token")
{
    TownHall hall;
    for (char const* const path : {"/api/v1/openapi.json", "/api/v1/version", "/live", "/ready"})
        CHECK(hall.ask(nullptr, Method::get, path).status == 200);
}

TEST_CASE("no answer holds a copy of the contract, and who has it already is not sent it again")
{
    TownHall hall;
    auto const first = hall.ask(nullptr, Method::get, "/api/v1/openapi.json");
    CHECK(first.body.empty());
    CHECK(first.text() == api::openapi_json());
    auto const second = hall.ask(nullptr, Method::get, "/api/v1/openapi.json", {},
                                 {{"If-None-Match", std::string{first.header("ETag").value()}}});
    CHECK(second.status == 304);
    CHECK(second.text().empty());
}

TEST_CASE("somebody erased since the token was made is no longer signed in")
{
    TownHall hall;
    engine::PersonId const gone{"gone"};
    town::Person const ghost{gone, hall.token_for(gone)};
    CHECK(hall.get(ghost, "/api/v1/me").status == 401);
    CHECK(text_at(document(hall.get(hall.clerk, "/api/v1/me")), "/email") == "clerk@town.test");
}

TEST_CASE("all parameters that are not admitted are told at once")
{
    TownHall hall;
    auto const response =
        hall.get(hall.clerk, "/api/v1/permits?lmit=3&stage=opened&stage=opened&x=&tag.kind=p%C3%AAche");
    CHECK(response.status == 400);
    CHECK(faults_of(response) == std::vector<std::string>{"/query/lmit", "/query/stage", "/query/x"});
}

TEST_CASE("all parameters with a value that does not fit are told at once")
{
    TownHall hall;
    auto const response = hall.get(
        hall.clerk,
        "/api/v1/"
        "permits?limit=0&stage=nowhere&linked_to=..&changed_since=2022-02-30T00:00:00Z&with_total=yes&cursor=abc");
    CHECK(response.status == 400);
    CHECK(faults_of(response)
          == std::vector<std::string>{"/query/limit", "/query/stage", "/query/linked_to", "/query/changed_since",
                                      "/query/with_total", "/query/cursor"});
    for (char const* const limit : {"201", "-1", "1.5", "007", "+5", "99999999999999999999", ""})
        CHECK(hall.get(hall.clerk, "/api/v1/permits?limit=" + std::string{limit}).status == 400);
    CHECK(hall.get(hall.clerk, "/api/v1/permits?limit=200").status == 200);
}

TEST_CASE("a reader who accepts none of our formats is told which there are")
{
    TownHall hall;
    auto const ask = [&](char const* accept) {
        return hall.get(hall.clerk, "/api/v1/permits", {{"Accept", accept}}).status;
    };
    CHECK(ask("text/html") == 406);
    CHECK(ask("application/json;q=0, */*") == 406);
    CHECK(ask("text/html, application/json;q=0.9") == 200);
    CHECK(ask("application/*") == 200);
    CHECK(ask("*/*;q=0.1") == 200);
}

TEST_CASE("a write is not carried out for somebody who could not read its answer")
{
    TownHall hall;
    auto const events = hall.count_events();
    auto const response = hall.post(hall.administrator, "/api/v1/seasons",
                                    {{"title", "Saison"}, {"report_due", "2022-11-30"}, {"clerk", hall.clerk.id.value}},
                                    {{"Accept", "text/csv"}});
    CHECK(response.status == 406);
    CHECK(hall.count_events() == events);
}

TEST_CASE("an act is answered with its receipt, the piece's new version and what may follow")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const response =
        hall.post(hall.examiner, report_path(permit) + "/write",
                  {{"findings", "Tout va bien."}, {"visited_on", "2022-09-01"}}, {{"If-Match", "\"0\""}});
    REQUIRE(response.status == 201);
    CHECK(response.header("ETag") == "\"1\"");
    CHECK(response.header("Location") == report_path(permit));
    CHECK(!response.header("Idempotency-Replayed"));
    auto const answer = document(response);
    CHECK(answer.at("case").at("version") == 2);
    CHECK(text_at(answer, "/case/stage") == "opened");
    CHECK(text_at(answer, "/piece/state") == "written");
    CHECK(text_at(answer, "/piece/links/self") == report_path(permit));
    CHECK(text_at(answer, "/event/type") == "report_written");
    CHECK(text_at(answer, "/event/occurred_on") == "2022-09-01");
    CHECK(text_at(answer, "/event/recorded_at") == "2022-09-05T08:00:00.000000Z");
    CHECK(text_at(answer, "/event/hash").size() == 64);
    CHECK(text_at(answer, "/body/findings") == "Tout va bien.");
    std::vector<std::string> open;
    for (json::value const& action : answer.at("actions").as_array()) {
        CHECK(action.at("open") == true);
        open.push_back(text_at(action, "/href"));
    }
    CHECK(open == std::vector<std::string>{report_path(permit) + "/amend", "/api/v1/permits/" + permit + "/note/take"});
}

TEST_CASE("opening a case says where it is")
{
    TownHall hall;
    std::string const season = hall.open_season();
    auto const response = hall.post(hall.clerk, "/api/v1/permits",
                                    {{"season", season},
                                     {"holder", hall.holder.id.value},
                                     {"examiner", hall.examiner.id.value},
                                     {"kind", "chasse"}});
    REQUIRE(response.status == 201);
    std::string const id = text_at(document(response), "/case/id");
    CHECK(response.header("Location") == "/api/v1/permits/" + id);
    CHECK(response.header("ETag") == "\"1\"");
    CHECK(hall.get(hall.holder, *response.header("Location")).status == 200);
}

TEST_CASE("a body of the wrong shape is malformed, a wrong value is told by its pointer, and nothing is written")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const events = hall.count_events();
    auto const write = [&](std::string body) {
        auto const response =
            hall.ask(&hall.examiner, Method::post, report_path(permit) + "/write", std::move(body), act_headers());
        CHECK(hall.count_events() == events);
        return response;
    };
    std::string const deep = std::string(40, '[') + std::string(40, ']');
    for (std::string const& body :
         {std::string{}, std::string{"{"}, std::string{R"({"findings":"a","findings":"b"})"}, deep,
          std::string{R"({"findings":"\u0000"})"}, std::string{"{\"findings\":\"\xff\"}"},
          std::string{R"({"findings":1e999})"}, std::string{R"({"findings":"a"} x)"},
          std::string{R"({"findings":{"a":1}})"}, std::string{"[]"}, std::string{"null"}}) {
        CAPTURE(body);
        auto const response = write(body);
        CHECK(response.status == 400);
        CHECK(response.content_type == "application/problem+json");
    }
    auto const several = write(R"({"visited_on":"2022-02-30","colour":"red","size":1})");
    CHECK(several.status == 400);
    CHECK(faults_of(several).size() == 4);
    auto const late = write(R"({"findings":"a","visited_on":"2022-02-30"})");
    CHECK(late.status == 422);
    CHECK(faults_of(late) == std::vector<std::string>{"/visited_on"});
    auto const empty = write(R"({"findings":"  "})");
    CHECK(empty.status == 422);
    CHECK(faults_of(empty) == std::vector<std::string>{"/findings"});
    CHECK(write(R"({"findings":")" + std::string(2001, 'a') + R"("})").status == 422);
    CHECK(write(R"({"findings":")" + std::string(1'000'001, 'a') + R"("})").status >= 400);
}

TEST_CASE("an act in another media type is refused with the one that is admitted")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const events = hall.count_events();
    for (char const* const type : {"text/plain", "application/json; charset=latin1", "application/jsonp", ""}) {
        auto headers = act_headers();
        headers.front().second = type;
        auto const response =
            hall.ask(&hall.examiner, Method::post, report_path(permit) + "/write", plain_report, headers);
        CHECK(response.status == 415);
        CHECK(response.header("Accept") == "application/json");
    }
    CHECK(hall.count_events() == events);
    auto headers = act_headers();
    headers.front().second = "Application/JSON; charset=UTF-8";
    CHECK(hall.ask(&hall.examiner, Method::post, report_path(permit) + "/write", plain_report, headers).status == 201);
}

TEST_CASE("an act on a piece says which version was seen, and it must be the one that stands")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    std::string const write = report_path(permit) + "/write";
    auto const events = hall.count_events();
    auto const missing = hall.post(hall.examiner, write, {{"findings", "a"}});
    CHECK(missing.status == 428);
    auto const stale = hall.post(hall.examiner, write, {{"findings", "a"}}, {{"If-Match", "\"7\""}});
    CHECK(stale.status == 412);
    CHECK(stale.header("ETag") == "\"0\"");
    for (char const* const tag :
         {"0", "\"\"", "\"x\"", "W/\"0\"", "*", "\"0\", \"1\"", "\"00\"", "\"-1\"", "\"99999999999\""})
        CHECK(hall.post(hall.examiner, write, {{"findings", "a"}}, {{"If-Match", tag}}).status == 400);
    CHECK(hall.post(hall.examiner, write, {{"findings", "a"}}, {{"If-Match", "\"0\""}, {"if-match", "\"0\""}}).status
          == 400);
    CHECK(hall.count_events() == events);
    CHECK(hall.post(hall.examiner, write, {{"findings", "a"}}, {{"If-Match", "\"0\""}}).status == 201);
}

TEST_CASE("a key is asked for, is a UUID, serves one request and gives its answer again")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    std::string const write = report_path(permit) + "/write";
    auto const ask = [&](std::optional<std::string> key, std::string body) {
        auto headers = act_headers(key.value_or(""));
        if (!key)
            headers.erase(headers.begin() + 1);
        return hall.ask(&hall.examiner, Method::post, write, std::move(body), std::move(headers));
    };
    auto const before = hall.count_events();
    for (char const* const key : {"", "7", "7f0c1de2-3b4a-4c5d-8e6f-708192a3b4cx", "7f0c1de23b4a4c5d8e6f708192a3b4c5"})
        CHECK(ask(key, plain_report).status == 400);
    CHECK(ask(std::nullopt, plain_report).status == 400);
    CHECK(hall.count_events() == before);

    std::string const key = new_key();
    auto const first = ask(key, plain_report);
    REQUIRE(first.status == 201);
    hall.clock.set(hall.clock.now() + std::chrono::hours{2});
    std::string upper = key;
    std::ranges::transform(upper, upper.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    for (std::string const& again : {key, upper}) {
        auto const repeated = ask(again, plain_report);
        CHECK(repeated.status == 201);
        CHECK(repeated.body == first.body);
        CHECK(repeated.header("ETag") == first.header("ETag"));
        CHECK(repeated.header("Location") == first.header("Location"));
        CHECK(repeated.header("Idempotency-Replayed") == "true");
    }
    auto const other = ask(key, R"({"findings":"Autre chose."})");
    CHECK(other.status == 422);
    CHECK(type_of(other) == "/problems/key-reused");
    CHECK(hall.count_events() == before + 1);
    // Another person's same key is another key.
    CHECK(hall.post(hall.holder, report_path(permit) + "/mark-as-read", json::object{},
                    {{"If-Match", "\"1\""}, {"Idempotency-Key", key}})
              .status
          == 201);
}

TEST_CASE("what does not exist and what is not for the caller are told in the same words")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const shape = [&](api::Response const& response) {
        auto problem = document(response);
        problem.erase("instance");
        return std::pair{response.status, json::serialize(problem)};
    };
    for (char const* const below : {"", "/actions", "/journal", "/defects", "/ledger", "/divergences", "/cases",
                                    "/site-report", "/note", "/note/1", "/note/draft", "/site-report/draft"}) {
        CAPTURE(below);
        auto const foreign = shape(hall.get(hall.stranger, "/api/v1/permits/" + permit + below));
        auto const unknown =
            shape(hall.get(hall.stranger, "/api/v1/permits/0123456789abcdef0123456789abcdef" + std::string{below}));
        CHECK(foreign.first == 404);
        CHECK(foreign == unknown);
    }
    auto const events = hall.count_events();
    auto const act = [&](std::string const& id) {
        return shape(hall.post(hall.stranger, "/api/v1/permits/" + id + "/site-report/write", {{"findings", "a"}},
                               {{"If-Match", "\"0\""}}));
    };
    CHECK(act(permit).first == 404);
    CHECK(act(permit) == act("0123456789abcdef0123456789abcdef"));
    CHECK(hall.count_events() == events);
    // A case of another workflow is not found under this one.
    CHECK(hall.get(hall.clerk, "/api/v1/seasons/" + permit).status == 404);
}

TEST_CASE("somebody on the case who may not do it is told whose act it is")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const events = hall.count_events();
    auto const response =
        hall.post(hall.holder, report_path(permit) + "/write", {{"findings", "a"}}, {{"If-Match", "\"0\""}});
    CHECK(response.status == 403);
    CHECK(text_at(document(response), "/detail").find("Examinateur") != std::string::npos);
    CHECK(hall.count_events() == events);
}

TEST_CASE("an act out of its place is refused as such")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const response =
        hall.post(hall.holder, report_path(permit) + "/mark-as-read", json::object{}, {{"If-Match", "\"0\""}});
    CHECK(response.status == 409);
    CHECK(type_of(response) == "/problems/wrong-state");
}

TEST_CASE("all the conditions that are missing are told at once, before the act and after it")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const response =
        hall.post(hall.clerk, "/api/v1/permits/" + permit + "/file/grant", json::object{}, {{"If-Match", "\"1\""}});
    REQUIRE(response.status == 422);
    auto const refusal = document(response);
    auto const& conditions = refusal.at("conditions").as_array();
    REQUIRE(conditions.size() == 2);
    CHECK(text_at(conditions[0], "/rule") == "report-is-read");
    CHECK(text_at(conditions[0], "/source/article") == "art. 3");
    CHECK(text_at(conditions[0], "/who_can_cure/0") == "holder");
    CHECK(text_at(conditions[1], "/rule") == "two-notes-are-taken");

    auto const offered = document(hall.get(hall.clerk, "/api/v1/permits/" + permit + "/actions"));
    REQUIRE(offered.at("items").as_array().size() == 1);
    auto const& action = offered.at("items").as_array()[0];
    CHECK(action.at("open") == false);
    CHECK(text_at(action, "/if_match") == "\"1\"");
    CHECK(action.at("refusal").at("conditions") == refusal.at("conditions"));
    CHECK(text_at(action, "/refusal/instance") == "/api/v1/permits/" + permit + "/file/grant");

    auto const defects = document(hall.get(hall.clerk, "/api/v1/permits/" + permit + "/defects"));
    REQUIRE(defects.at("items").as_array().size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        auto defect = defects.at("items").at(i).as_object();
        CHECK(defect.erase("days_left") == 1);
        CHECK(defect == conditions[i]);
    }
}

TEST_CASE("the clock of a demonstration goes forward only, and is there in a demonstration only")
{
    TownHall other; // lends its settings
    api::DemonstrationClock simulated{other.store().settings(), *engine::parse_instant("2022-09-05T08:00:00Z")};
    TownHall hall{{.demonstration = &simulated, .answered = {}, .store_failed = {}}};
    char const* const path = "/api/v1/demonstration/clock";
    CHECK(hall.ask(nullptr, Method::get, path).status == 200); // anyone's: tokens depend on it
    CHECK(hall.put(hall.clerk, path, {{"now", "2022-10-01T00:00:00Z"}}).status == 200);
    CHECK(text_at(document(hall.get(hall.clerk, path)), "/now").starts_with("2022-10-01T00:00:00"));
    CHECK(engine::to_text(*api::DemonstrationClock::kept_in(other.store().settings()))
          == "2022-10-01T00:00:00.000000Z");
    auto const back = hall.put(hall.clerk, path, {{"now", "2022-09-30T00:00:00Z"}});
    CHECK(back.status == 422);
    CHECK(faults_of(back) == std::vector<std::string>{"/now"});
    CHECK(hall.put(hall.clerk, path, {{"now", "2022-13-01T00:00:00Z"}}).status == 422);
    CHECK(hall.put(hall.clerk, path, {{"then", "2022-12-01T00:00:00Z"}}).status == 400);
}

TEST_CASE("what is noted of a request is its route, never its path")
{
    std::vector<std::string> noted;
    TownHall hall{{.demonstration = nullptr,
                   .answered =
                       [&](api::Answered const& answered) {
                           noted.push_back(std::string{answered.method} + " " + std::string{answered.route} + " "
                                           + std::to_string(answered.status));
                       },
                   .store_failed = {}}};
    hall.get(hall.clerk, "/api/v1/permits/secret-id?as_of=2022-09-05T08:00:00Z");
    hall.get(hall.clerk, "/nowhere/secret-name");
    CHECK(noted == std::vector<std::string>{"GET /api/v1/{collection}/{id} 404", "GET  404"});
}

TEST_CASE("rules are read in words, as drawings and with their sources")
{
    TownHall hall;
    auto const rules = document(hall.get(hall.clerk, "/api/v1/rules"));
    CHECK(text_at(rules, "/items/1/tracks/1/links/self") == "/api/v1/rules/permits/site-report");
    CHECK(document(hall.get(hall.clerk, "/api/v1/rules/permits/site-report")).at("rows").as_array().size() == 3);
    auto const svg = hall.get(hall.clerk, "/api/v1/rules/permits/site-report?format=svg");
    CHECK(svg.content_type == "image/svg+xml");
    CHECK(svg.body.starts_with("<svg "));
    CHECK(hall.get(hall.clerk, "/api/v1/rules/permits/site-report?format=mermaid").body.starts_with("stateDiagram-v2"));
    CHECK(hall.get(hall.clerk, "/api/v1/rules/permits/site-report?format=pdf").status == 400);
    auto const sources = document(hall.get(hall.clerk, "/api/v1/rules/permits/sources"));
    CHECK(sources.at("items").at(1).at("assumption") == true);
    CHECK(hall.get(hall.clerk, "/api/v1/rules/permits/site-report?format=svg", {{"Accept", "application/json"}}).status
          == 406);
}
