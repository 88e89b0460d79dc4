// The rights of expected_rights.md, on every route, for every person and case.

#include "tests/rights/seeded.hpp"
#include "tests/rights/walk.hpp"

#include "workflows/campaign/commands.hpp"

#include <boost/json/parse.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rights;
namespace json = boost::json;

TEST_CASE("every route gives every person what the table of rights says, and no more", "[rights]")
{
    Cast cast;
    Door door{cast.academy().service()};
    auto const lists = walk_lists(cast, door, expected());
    INFO(told(lists));
    CHECK(lists.wrong.empty());
    auto const cases = walk_cases(cast, door, expected());
    INFO(told(cases));
    CHECK(cases.wrong.empty());
    CHECK(lists.cells + cases.cells > 20'000);
    CHECK(cases.by_lists > 100);
    WARN(std::to_string(lists.cells + cases.cells) + " cells");
}

TEST_CASE("the walk finds a list that forgets its reader", "[rights]")
{
    Cast cast;
    WatchedStore leaky{cast.academy().store()};
    engine::CaseService service{cast.academy().workflows(), leaky, cast.academy().clock, api::opaque_id};
    Door door{service};
    CHECK(walk_lists(cast, door, expected()).wrong.empty());
    leaky.lists.forgets_reader = true;
    CHECK(walk_lists(cast, door, expected()).wrong.size() > 100);
}

TEST_CASE("the walk finds a workflow that shows a piece too many", "[rights]")
{
    Cast cast;
    auto const& shipped = cast.academy().workflows();
    Indiscreet const years{*shipped.find("trainee_year")};
    engine::Workflows workflows;
    for (engine::Workflow const* const one : shipped.all())
        workflows.add(one->name() == "trainee_year" ? years : *one);
    engine::CaseService service{workflows, cast.academy().store(), cast.academy().clock, api::opaque_id};
    Door door{service};
    auto const walked = walk_cases(cast, door, expected(), "GET /api/v1/{collection}/{id}/{track}");
    auto const about = [&](std::string const& start) {
        return std::any_of(walked.wrong.begin(), walked.wrong.end(),
                           [&](std::string const& line) { return line.starts_with(start); });
    };
    CHECK(about("camille GET /api/v1/{collection}/{id}/{track} /api/v1/trainee-years/ID/decision of camille"));
    CHECK(about("member GET /api/v1/{collection}/{id}/{track} /api/v1/trainee-years/ID/formative-visit of camille"));
    CHECK(about("hoarau GET /api/v1/{collection}/{id}/{track} /api/v1/trainee-years/ID/leave of camille"));
    CHECK_FALSE(about("hugo GET /api/v1/{collection}/{id}/{track} /api/v1/trainee-years/ID/decision of camille"));
}

TEST_CASE("a route without a line in the table is told", "[rights]")
{
    auto const offered = api::routes_offered();
    CHECK(offered.size() == expected().routes().size()); // and no line is left of a route that is gone
    for (std::string const& route : offered)
        CHECK(expected().routes().contains(route));
}

TEST_CASE("what is for the administration of the service is refused to everybody else", "[rights]")
{
    Cast cast;
    Door door{cast.academy().service()};
    std::size_t walked = 0;
    for (auto const& [route, object] : expected().routes()) {
        if (object != "administration")
            continue;
        ++walked;
        std::string target = route.substr(route.find(' ') + 1);
        if (auto const at = target.find("{id}"); at != std::string::npos)
            target.replace(at, 4, "anne"); // one's own are one's own to end
        auto const method = route.starts_with("GET") ? api::Method::get
            : route.starts_with("POST")              ? api::Method::post
                                                     : api::Method::delete_;
        std::string const body = method == api::Method::post ? R"({"email":"camille@academie.example"})" : "";
        for (rights::Person const& person : expected().people()) {
            INFO(person.id << " " << route);
            unsigned const status = door.ask(person.id, method, target, body).status;
            CHECK((status == 403 || status == 404) == (person.id != "anne"));
        }
        CHECK(door.ask("", method, target, body).status == 401);
    }
    CHECK(walked == 3);
}

TEST_CASE("what is another's and what is nobody's cost the store the same", "[rights]")
{
    Cast cast;
    WatchedStore watched{cast.academy().store()};
    engine::CaseService service{cast.academy().workflows(), watched, cast.academy().clock, api::opaque_id};
    Door door{service};
    auto const calls_for = [&](std::string const& who, api::Method method, std::string const& target) {
        watched.calls = 0;
        auto const response =
            door.ask(who, method, target, method == api::Method::get || method == api::Method::delete_ ? "" : "{}");
        CHECK(response.status == 404);
        return watched.calls.load();
    };
    std::string const camille = cast.at("camille").value;
    using api::Method;
    for (bool const is_cached : {false, true}) {
        if (is_cached)
            door.ask("officer", Method::get, "/api/v1/trainee-years/" + camille);
        for (auto const& [method, rest] : {std::pair{Method::get, ""},
                                           {Method::get, "/journal"},
                                           {Method::get, "/ledger"},
                                           {Method::get, "/defects"},
                                           {Method::get, "/actions"},
                                           {Method::get, "/accesses"},
                                           {Method::get, "/cases"},
                                           {Method::get, "/decision"},
                                           {Method::get, "/formative-visit/1"},
                                           {Method::put, "/head-opinion/draft"},
                                           {Method::delete_, "/head-opinion/draft"},
                                           {Method::post, "/head-opinion/give-opinion"},
                                           {Method::post, "/formative-visit/1/annex"},
                                           {Method::get, "?as_of=2023-01-01T00%3A00%3A00Z"}})
            for (std::string const who : {"stranger", "hugo", "noel", "ancien-tuteur"}) {
                INFO(who << " " << rest << " cached: " << is_cached);
                CHECK(calls_for(who, method, "/api/v1/trainee-years/" + camille + rest)
                      == calls_for(who, method,
                                   "/api/v1/trainee-years/00000000-0000-4000-8000-000000000000" + std::string{rest}));
            }
    }
}

TEST_CASE("the person a file is about reads who has consulted it", "[rights][consultations]")
{
    Cast cast;
    Door door{cast.academy().service()};
    std::string const file = "/api/v1/trainee-years/" + cast.at("camille").value;
    auto const told = [&] {
        std::vector<std::string> lines;
        auto const page = json::parse(door.ask("camille", api::Method::get, file + "/accesses").body);
        for (auto const& item : page.at("items").as_array())
            lines.push_back(std::string{item.at("person").at("id").as_string()} + " "
                            + std::string{item.at("track_label").as_string()});
        return lines;
    };
    CHECK(told().empty()); // one's own file is one's own to read
    door.ask("member", api::Method::get, file + "/head-opinion");
    door.ask("member", api::Method::get, file + "/head-opinion");
    door.ask("stranger", api::Method::get, file + "/head-opinion"); // has read nothing
    door.ask("hugo", api::Method::get, file);
    CHECK(told() == std::vector<std::string>{"member Avis du chef d'établissement", "member Page du dossier"});
    door.ask("adjointe", api::Method::get, file);
    auto const items =
        json::parse(door.ask("camille", api::Method::get, file + "/accesses").body).at("items").as_array();
    CHECK(items.front().at("person").at("id") == "adjointe");
    CHECK(items.front().at("on_behalf_of").at("id") == "roux");
    // The defects of all the files before a jury are read in one go, and leave as many traces.
    door.ask("victor", api::Method::get, "/api/v1/juries/" + cast.at("jury").value + "/defects");
    CHECK(told().front() == "victor Page du dossier");
    CHECK(door.ask("roux", api::Method::get, file + "/accesses").status == 404);
    CHECK(door.ask("officer", api::Method::get, file + "/accesses").status == 200);
}

TEST_CASE("a delegate acts in another's name, and the file says so", "[rights][a-delegation]")
{
    Cast cast;
    Door door{cast.academy().service()};
    std::string const zoe = cast.at("zoe").value;
    auto const ask = [&](std::string const& who, std::string const& held_on) {
        return cast.academy().ask(engine::PersonId{who}, cast.at("zoe"), "interim_review", "file",
                                  engine::write_body(story::review(story::Rating::to_work_on, held_on)));
    };
    cast.academy().on("2023-08-25");
    // The form bears a day on which the delegation did not run yet: that is for the head to tell.
    auto const too_early = ask("adjointe", "2023-05-10");
    REQUIRE_FALSE(too_early);
    CHECK(too_early.error().code == engine::ErrorCode::not_permitted);
    CHECK_FALSE(ask("ancien-adjoint", "2023-03-10"));
    REQUIRE(ask("adjointe", "2023-08-24"));
    auto const event = cast.academy().store().journal().load(cast.at("zoe")).back();
    CHECK(event.actor == engine::PersonId{"adjointe"});
    CHECK(event.role == "head_of_school");
    CHECK(event.on_behalf_of == engine::PersonId{"roux"});
    auto const piece =
        json::parse(door.ask("zoe", api::Method::get, "/api/v1/trainee-years/" + zoe + "/interim-review").body);
    CHECK(piece.at("entries").at(0).at("on_behalf_of").at("id") == "roux");
    auto const page = json::parse(door.ask("adjointe", api::Method::get, "/api/v1/trainee-years/" + zoe).body);
    CHECK(page.at("delegations").at(0).at("on_behalf_of").at("id") == "roux");
}

TEST_CASE("nobody delegates to himself, beyond his own power, or what was lent to him", "[rights][a-delegation]")
{
    namespace campaigns = workflows::campaign;
    using enum campaigns::DelegableRole;
    Cast cast;
    auto const rules = [&](std::string const& who, campaigns::Delegate const& delegate) {
        auto const asked = cast.academy().ask(engine::PersonId{who}, cast.at("campagne"), "delegation", "delegate",
                                              engine::write_body(delegate));
        std::vector<std::string> names;
        if (!asked)
            for (engine::Condition const& one : asked.error().conditions)
                names.push_back(one.rule);
        return names;
    };
    auto const of = [](char const* holder, campaigns::DelegableRole role, char const* person) {
        return campaigns::Delegate{engine::PersonId{holder}, role,
                                   engine::PersonId{person}, story::day("2023-09-04"),
                                   story::day("2023-10-04"), "Acte n° 13"};
    };
    using Rules = std::vector<std::string>;
    CHECK(rules("officer", of("roux", head_of_school, "officer")) == Rules{"delegates-to-another"});
    CHECK(rules("officer", of("roux", head_of_school, "roux")) == Rules{"delegates-to-another"});
    CHECK(rules("officer", of("ancienne-gestion", case_officer, "stranger")) == Rules{"within-own-power"});
    CHECK(rules("suppleante", of("roux", head_of_school, "stranger")) == Rules{"acts-in-person"});
    CHECK(rules("officer", of("roux", head_of_school, "stranger")).empty());
    // What was lent ends when it is taken back.
    auto const sees = [&](std::string const& who, std::string const& when = "") {
        Door door{cast.academy().service()};
        return door.ask(who, api::Method::get, "/api/v1/trainee-years/" + cast.at("zoe").value + when).status == 200;
    };
    std::string const while_it_ran = "?as_of=2023-09-01T00%3A00%3A00Z";
    CHECK(sees("adjointe"));
    CHECK(sees("adjointe", while_it_ran));
    cast.academy().act(engine::PersonId{"officer"}, cast.at("campagne"), "delegation", "revoke",
                       campaigns::Revoke{story::day("2023-09-03"), "Changement de service."}, 1);
    CHECK_FALSE(sees("adjointe"));
    CHECK_FALSE(sees("adjointe", while_it_ran)); // rights are those of today
}
