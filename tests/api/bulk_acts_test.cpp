// The same acts on a list of cases: on each what would come of them alone, and all that may be done by one commit.

#include "engine/bulk_act.hpp"
#include "tests/api/town_hall.hpp"
#include "tests/rights/seeded.hpp"

#include <boost/json/serialize.hpp>

#include <catch2/catch.hpp>

using api::Method;
using town::document;
using town::new_key;
using town::text_at;
using town::TownHall;
using town::type_of;
namespace json = boost::json;

namespace {

json::object to_write(char const* findings)
{
    return {{"command", "write"}, {"form", {{"findings", findings}}}};
}

json::object to_amend(char const* findings)
{
    return {{"command", "amend"}, {"form", {{"findings", findings}}}};
}

json::object as_seen(std::string const& id, int version = 0)
{
    return {{"id", id}, {"version", version}};
}

struct Secretariat : TownHall {
    std::string season = open_season();

    std::string permit() { return open_permit(season, holder); }
    std::vector<std::string> permits(int count)
    {
        std::vector<std::string> all;
        for (int i = 0; i < count; ++i)
            all.push_back(permit());
        return all;
    }
    static json::object list(json::array acts, json::array items)
    {
        return {{"collection", "permits"},
                {"track", "site_report"},
                {"acts", std::move(acts)},
                {"items", std::move(items)}};
    }
    static json::object reports(std::vector<std::string> const& permits, json::array acts)
    {
        json::array items;
        for (std::string const& id : permits)
            items.emplace_back(as_seen(id));
        return list(std::move(acts), std::move(items));
    }
    api::Response ask_for(json::object const& list, std::string sent_as = new_key())
    {
        return post(examiner, "/api/v1/bulk-acts", list, {{"Idempotency-Key", std::move(sent_as)}});
    }
    std::vector<engine::Event> journal_of(std::string const& permit)
    {
        return store().journal().load(engine::CaseId{permit});
    }
    std::size_t events_of(std::string const& permit) { return journal_of(permit).size(); }
};

} // namespace

TEST_CASE("a list does on every case what each act does alone, and tells of each in its order")
{
    Secretariat office;
    auto const permits = office.permits(3);
    std::string const alone = office.permit();
    auto const response = office.ask_for(office.reports(permits, {to_write("En ordre."), to_amend("En bon ordre.")}));
    REQUIRE(response.status == 201);
    auto const report = document(response);
    CHECK(report.at("dry_run") == false);
    CHECK(report.at("done") == 3);
    CHECK(report.at("refused") == 0);
    for (std::size_t i = 0; i < permits.size(); ++i) {
        auto const& item = report.at("items").as_array()[i].as_object();
        CHECK(item == json::object{{"id", permits[i]}, {"outcome", "done"}, {"version", 2}});
    }
    REQUIRE(office
                .post(office.examiner, town::report_path(alone) + "/write", {{"findings", "En ordre."}},
                      {{"If-Match", "\"0\""}})
                .status
            == 201);
    REQUIRE(office
                .post(office.examiner, town::report_path(alone) + "/amend", {{"findings", "En bon ordre."}},
                      {{"If-Match", "\"1\""}})
                .status
            == 201);
    for (std::string const& id : permits) {
        auto const by_list = office.journal_of(id), by_itself = office.journal_of(alone);
        REQUIRE(by_list.size() == 3);
        for (std::size_t i = 1; i < by_list.size(); ++i) {
            CHECK(by_list[i].type == by_itself[i].type);
            CHECK(by_list[i].body == by_itself[i].body);
            CHECK(by_list[i].actor == by_itself[i].actor);
            CHECK(by_list[i].role == by_itself[i].role);
            CHECK(by_list[i].piece == by_itself[i].piece);
        }
        CHECK(office.get(office.holder, town::report_path(id)).header("ETag") == "\"2\"");
    }
    engine::ChainVerifier verifier;
    office.store().journal().scan([&](engine::Event const& event) { verifier.read(event); });
    CHECK(verifier.finish(office.store().journal().heads()).empty());
}

TEST_CASE("the rows that a list leaves are those that the journal gives")
{
    Secretariat office;
    auto const permits = office.permits(3);
    REQUIRE(office.ask_for(office.reports(permits, {to_write("En ordre."), to_amend("En bon ordre.")})).status == 201);
    REQUIRE(office.ask_for(Secretariat::list({to_amend("Encore.")}, {as_seen(permits[1], 2)})).status == 201);
    auto const rows = [&] {
        std::vector<std::string> all;
        office.store().read_models().dump([&](std::string const& line) { all.push_back(line); });
        return all;
    };
    auto const as_left = rows();
    REQUIRE_FALSE(as_left.empty());
    office.service().rebuild([](std::size_t) {});
    CHECK(rows() == as_left);
}

TEST_CASE("a list of more cases than are drawn at once is one commit all the same")
{
    Secretariat office;
    auto const permits = office.permits(300);
    auto const events = office.count_events();
    auto const response = office.ask_for(office.reports(permits, {to_write("En ordre.")}));
    REQUIRE(response.status == 201);
    CHECK(document(response).at("done") == 300);
    CHECK(office.count_events() == events + 300);
    for (std::string const& id : permits)
        CHECK(office.events_of(id) == 2);
}

TEST_CASE("what cannot be done on a case is told for that case, nothing of it is written, and the others are done")
{
    Secretariat office;
    auto const permits = office.permits(3);
    town::write_report(office, permits[1]);
    auto const before = office.events_of(permits[1]);
    auto const response = office.ask_for(Secretariat::list(
        {to_write("En ordre."), to_amend("En bon ordre.")},
        {as_seen(permits[0]), as_seen(permits[1]), json::object{{"id", permits[2]}}, as_seen("nothing-of-that-name")}));
    REQUIRE(response.status == 201);
    auto const report = document(response);
    CHECK(report.at("done") == 1);
    CHECK(report.at("refused") == 3);
    auto const& items = report.at("items").as_array();
    CHECK(text_at(items[0], "/outcome") == "done");
    CHECK(text_at(items[1], "/problem/type") == "/problems/stale-version");
    CHECK(text_at(items[2], "/problem/type") == "/problems/missing-version");
    CHECK(text_at(items[3], "/problem/type") == "/problems/unknown");
    for (std::size_t i = 1; i < items.size(); ++i)
        CHECK(items[i].as_object().at("act") == 0);
    CHECK(office.events_of(permits[1]) == before);
    CHECK(office.events_of(permits[2]) == 1);
}

TEST_CASE("when the second act is refused, the first is not done either")
{
    Secretariat office;
    std::string const permit = office.permit();
    auto const events = office.count_events();
    auto const response = office.ask_for(office.reports({permit}, {to_write("En ordre."), to_write("Encore.")}));
    CHECK(response.status == 200); // nothing was written
    auto const report = document(response);
    CHECK(report.at("done") == 0);
    CHECK(report.at("items").as_array()[0].as_object().at("act") == 1);
    CHECK(text_at(report, "/items/0/problem/type") == "/problems/wrong-state");
    CHECK(office.count_events() == events);
}

TEST_CASE("conditions are told with their rule, as for the act alone")
{
    Secretariat office;
    std::string const permit = office.permit();
    json::object list = Secretariat::list({json::object{{"command", "grant"}}}, {as_seen(permit, 1)});
    list["track"] = "file";
    auto const response = office.post(office.clerk, "/api/v1/bulk-acts", list);
    CHECK(response.status == 200);
    auto const report = document(response);
    REQUIRE(report.at("items").as_array()[0].as_object().at("problem").as_object().at("conditions").as_array().size()
            == 2);
    auto const alone =
        office.post(office.clerk, "/api/v1/permits/" + permit + "/file/grant", json::object{}, {{"If-Match", "\"1\""}});
    CHECK(report.at("items").as_array()[0].as_object().at("problem").as_object().at("conditions")
          == document(alone).at("conditions"));
}

TEST_CASE("a dry run tells what would come of a list and writes nothing")
{
    Secretariat office;
    auto const permits = office.permits(2);
    town::write_report(office, permits[1]);
    auto const events = office.count_events();
    json::object list = office.reports(permits, {to_write("En ordre.")});
    list["dry_run"] = true;
    std::string const key = new_key();
    auto const response = office.ask_for(list, key);
    CHECK(response.status == 200);
    auto const report = document(response);
    CHECK(report.at("dry_run") == true);
    CHECK(report.at("done") == 1);
    CHECK(text_at(report, "/items/1/problem/type") == "/problems/stale-version");
    CHECK(office.count_events() == events);
    list["dry_run"] = false; // what was not written has taken no key
    CHECK(office.ask_for(list, key).status == 201);
}

TEST_CASE("a list that is sent again gets the same answer and does nothing twice")
{
    Secretariat office;
    auto const permits = office.permits(2);
    std::string const key = new_key();
    auto const list = office.reports(permits, {to_write("En ordre.")});
    auto const response = office.ask_for(list, key);
    REQUIRE(response.status == 201);
    auto const events = office.count_events();
    auto const again = office.ask_for(list, key);
    CHECK(again.status == 201);
    CHECK(again.body == response.body);
    CHECK(again.header("Idempotency-Replayed") == "true");
    CHECK(type_of(office.ask_for(office.reports(permits, {to_write("Autre chose.")}), key)) == "/problems/key-reused");
    // Even where some of it could be done by now.
    std::string const other_key = new_key();
    auto const half = Secretariat::list({to_amend("En bon ordre.")}, {as_seen(permits[0], 1), as_seen(permits[1], 2)});
    auto const half_done = office.ask_for(half, other_key);
    REQUIRE(document(half_done).at("done") == 1);
    REQUIRE(office.ask_for(Secretariat::list({to_amend("Encore.")}, {as_seen(permits[1], 1)})).status == 201);
    auto const half_again = office.ask_for(half, other_key);
    CHECK(half_again.body == half_done.body);
    CHECK(half_again.header("Idempotency-Replayed") == "true");
    CHECK(office.count_events() == events + 2);
}

TEST_CASE("a form at fault is told once, where it stands in the list")
{
    Secretariat office;
    auto const permits = office.permits(2);
    auto const events = office.count_events();
    auto const response = office.ask_for(office.reports(
        permits,
        {to_write("En ordre."),
         json::object{{"command", "amend"}, {"form", {{"findings", ""}, {"visited_on", "2022-02-30"}}}}}));
    CHECK(response.status == 422);
    auto const problem = document(response);
    auto const& errors = problem.at("errors").as_array();
    REQUIRE(errors.size() == 2);
    CHECK(text_at(errors[0], "/pointer") == "/acts/1/form/findings");
    CHECK(text_at(errors[1], "/pointer") == "/acts/1/form/visited_on");
    CHECK(office.count_events() == events);
}

TEST_CASE("who has no hand in the cases learns nothing of the form")
{
    Secretariat office;
    std::string const permit = office.permit();
    auto const list = office.reports({permit}, {json::object{{"command", "write"}, {"form", {{"nothing", 1}}}}});
    auto const response = office.post(office.stranger, "/api/v1/bulk-acts", list);
    CHECK(response.status == 200);
    CHECK(text_at(document(response), "/items/0/problem/type") == "/problems/unknown");
    auto const invented =
        office.post(office.stranger, "/api/v1/bulk-acts",
                    office.reports({"no-such-case"}, {json::object{{"command", "write"}, {"form", {{"nothing", 1}}}}}));
    auto const without_ids = [](json::object report) {
        auto& item = report["items"].as_array()[0].as_object();
        item.erase("id");
        item["problem"].as_object().erase("request_id");
        return report;
    };
    CHECK(without_ids(document(response)) == without_ids(document(invented)));
}

TEST_CASE("a list that is not one is refused whole, with all its faults")
{
    Secretariat office;
    std::string const permit = office.permit();
    auto const pointers = [&](json::object const& list) {
        auto const response = office.ask_for(list);
        INFO(response.body);
        CHECK(response.status / 100 == 4);
        auto const problem = document(response);
        std::vector<std::string> all;
        for (json::value const& error : problem.at("errors").as_array())
            all.push_back(text_at(error, "/pointer"));
        return all;
    };
    using Pointers = std::vector<std::string>;
    auto const with = [&](char const* member, json::value value) {
        json::object list = office.reports({permit}, {to_write("En ordre.")});
        list[member] = std::move(value);
        return list;
    };
    CHECK(pointers(with("collection", "licences")) == Pointers{"/collection"});
    CHECK(pointers(with("track", "attic")) == Pointers{"/track"});
    CHECK(pointers(with("acts", json::array{})) == Pointers{"/acts"});
    CHECK(pointers(with("acts", 3)) == Pointers{"/acts"});
    CHECK(pointers(with("acts", json::array{3})) == Pointers{"/acts/0"});
    CHECK(pointers(with(
              "acts",
              json::array{json::object{{"command", "fly"}}, to_write("x"), json::object{{"command", "acknowledge"}}}))
          == Pointers{"/acts/0/command", "/acts/2/command"});
    CHECK(pointers(with("items", json::array{as_seen(permit), as_seen(permit)})) == Pointers{"/items/1/id"});
    CHECK(pointers(with("items", json::array{json::object{{"id", permit}, {"number", 0}, {"version", -1}}}))
          == Pointers{"/items/0/number", "/items/0/version"});
    CHECK(pointers(with("until", "tomorrow")) == Pointers{"/until"});
    json::array many;
    for (int i = 0; i < 501; ++i)
        many.emplace_back(as_seen("case-" + std::to_string(i)));
    CHECK(pointers(with("items", std::move(many))) == Pointers{"/items"});
    CHECK(office.ask_for(office.reports({permit}, {to_write("En ordre.")}), "no key").status == 400);
    CHECK(office.events_of(permit) == 1);
}

TEST_CASE("a piece of its own is begun on every case of a list")
{
    Secretariat office;
    auto const permits = office.permits(2);
    json::object list = office.reports(
        permits,
        {json::object{{"command", "take"}, {"form", {{"text", "À revoir."}}}}, json::object{{"command", "withdraw"}}});
    list["track"] = "note";
    auto const report = document(office.ask_for(list));
    CHECK(report.at("done") == 2);
    for (json::value const& item : report.at("items").as_array()) {
        CHECK(item.as_object().at("number") == 1);
        CHECK(item.as_object().at("version") == 2);
    }
}

TEST_CASE("a list brings drafts to their end, as the acts do")
{
    Secretariat office;
    std::string const permit = office.permit();
    std::string const draft = town::report_path(permit) + "/draft";
    REQUIRE(office.put(office.examiner, draft, {{"findings", "En cours."}}, {{"If-None-Match", "*"}}).status / 100
            == 2);
    REQUIRE(office.ask_for(office.reports({permit}, {to_write("En ordre.")})).status == 201);
    CHECK(office.get(office.examiner, draft).status == 404);
}

namespace {

// The same store served by another process.
struct Elsewhere {
    explicit Elsewhere(Secretariat& office) : office_{office} {}

    api::Response post(std::string const& path, json::value const& body, std::string key = new_key(),
                       char const* version = nullptr)
    {
        api::Request request{.method = Method::post,
                             .path = path,
                             .segments = api::parse_target(path)->segments,
                             .query = {},
                             .headers = {{"Authorization", "Bearer " + office_.examiner.token},
                                         {"Content-Type", "application/json"},
                                         {"Idempotency-Key", std::move(key)}},
                             .body = json::serialize(body),
                             .request_id = "elsewhere"};
        if (version)
            request.headers.emplace_back("If-Match", version);
        return api_(request);
    }

private:
    Secretariat& office_;
    engine::CaseService service_{office_.workflows(), office_.store(), office_.clock, new_key};
    api::Api api_{service_, office_.key};
};

// A store that is away when it should write.
struct Away final : rights::WatchedJournal {
    using WatchedJournal::WatchedJournal;
    Together append_portions(Portions const& portions) override
    {
        if (!is_away)
            return WatchedJournal::append_portions(portions);
        portions([](std::span<engine::Append const>) { return true; });
        throw engine::StoreUnavailable{"away"};
    }
    bool is_away = true;
};

struct AwayStore final : rights::WatchedStore {
    explicit AwayStore(engine::Store& behind) : WatchedStore{behind}, away{behind.journal(), calls} {}
    engine::Journal& journal() override { return away; }
    Away away;
};

} // namespace

TEST_CASE("what another node did meanwhile is seen before a list is written")
{
    Secretariat office;
    auto const permits = office.permits(3);
    auto const list = office.reports(permits, {to_write("En ordre.")});
    json::object dry = list;
    dry["dry_run"] = true;
    REQUIRE(document(office.ask_for(dry)).at("done") == 3); // memory holds them from now on
    Elsewhere elsewhere{office};
    // The case of one has moved on, but not its report; of another the report is written.
    REQUIRE(elsewhere.post("/api/v1/permits/" + permits[0] + "/note/take", {{"text", "Vu."}}).status == 201);
    REQUIRE(
        elsewhere.post(town::report_path(permits[1]) + "/write", {{"findings", "En ordre."}}, new_key(), "\"0\"").status
        == 201);
    auto const report = document(office.ask_for(list));
    CHECK(report.at("done") == 2);
    CHECK(text_at(report, "/items/1/problem/type") == "/problems/stale-version");
    CHECK(office.events_of(permits[0]) == 3);
    CHECK(office.events_of(permits[1]) == 2);
    CHECK(office.events_of(permits[2]) == 2);
}

TEST_CASE("a list that is sent by way of two nodes is done once")
{
    Secretariat office;
    auto const permits = office.permits(3);
    auto list = office.reports(permits, {to_write("En ordre.")});
    list["dry_run"] = true;
    REQUIRE(office.ask_for(list).status == 200); // memory holds them from now on
    list["dry_run"] = false;
    Elsewhere elsewhere{office};
    std::string const key = new_key();
    auto const there = elsewhere.post("/api/v1/bulk-acts", list, key);
    REQUIRE(there.status == 201);
    auto const here = office.ask_for(list, key);
    CHECK(here.status == 201);
    CHECK(here.body == there.body);
    CHECK(here.header("Idempotency-Replayed") == "true");
    for (std::string const& id : permits)
        CHECK(office.events_of(id) == 2);
}

TEST_CASE("a list that the store did not take is done when it is sent again")
{
    Secretariat office;
    auto const permits = office.permits(2);
    AwayStore store{office.store()};
    engine::CaseService service{office.workflows(), store, office.clock, new_key};
    engine::Workflow const& workflow = *office.workflows().find("permit");
    engine::BulkAct bulk;
    bulk.acts.push_back({.id = {},
                         .workflow = &workflow,
                         .track = workflow.find_track("site_report")->id,
                         .command = permits::Command::write,
                         .body = {{"findings", "En ordre."}},
                         .actor = office.examiner.id,
                         .repeat = engine::Repeat{new_key(), "digest"}});
    for (std::string const& id : permits)
        bulk.items.push_back({.id = engine::CaseId{id}, .seen = 0});
    auto const render = [](engine::BulkReport const& report) { return std::to_string(report.done); };
    CHECK_THROWS_AS(engine::carry_out_in_bulk(service, bulk, render), engine::StoreUnavailable);
    for (std::string const& id : permits)
        CHECK(office.events_of(id) == 1);
    store.away.is_away = false;
    auto const done = engine::carry_out_in_bulk(service, bulk, render);
    REQUIRE(done);
    CHECK(done->is_written);
    CHECK(done->answer == "2");
    for (std::string const& id : permits)
        CHECK(office.events_of(id) == 2);
}
