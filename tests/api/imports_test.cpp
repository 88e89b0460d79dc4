// Many cases from one file: all of them or none, every fault told with its line.

#include "tests/api/town_hall.hpp"

#include <catch2/catch.hpp>

using api::Method;
using town::document;
using town::new_key;
using town::text_at;
using town::TownHall;
namespace json = boost::json;

namespace {

constexpr char const* header = "holder_email;family_name;given_name;examiner_email;kind\n";

struct Office : TownHall {
    std::string season = open_season();

    api::Response import(std::string body, std::string idempotency = new_key(), bool dry_run = false,
                         town::Person const* who = nullptr, std::string type = "text/csv; charset=utf-8")
    {
        std::string const target =
            "/api/v1/seasons/" + season + "/roster-imports?dry_run=" + (dry_run ? "true" : "false");
        return ask(who ? who : &clerk, Method::post, target, std::move(body),
                   {{"Content-Type", std::move(type)}, {"Idempotency-Key", std::move(idempotency)}});
    }
};

std::string rows(int count)
{
    std::string body = header;
    for (int i = 0; i < count; ++i)
        body += "h" + std::to_string(i) + "@x.test;N" + std::to_string(i) + ";P;examiner@town.test;pêche\n";
    return body;
}

} // namespace

TEST_CASE("a dry run tells what an import would do and writes nothing")
{
    Office office;
    auto const events = office.count_events();
    auto const people = office.store().directory().all().size();
    auto const response = office.import(rows(3), new_key(), true);
    CHECK(response.status == 200);
    auto const report = document(response);
    CHECK(report.at("rows") == 3);
    CHECK(report.at("opened") == 3);
    CHECK(report.at("cases").as_array().empty());
    CHECK(office.count_events() == events);
    CHECK(office.store().directory().all().size() == people);
}

TEST_CASE("an import opens every case, once for a key")
{
    Office office;
    auto const events = office.count_events();
    std::string const key = new_key();
    auto const response = office.import(rows(3), key);
    REQUIRE(response.status == 201);
    auto const cases = document(response).at("cases").as_array();
    CHECK(cases.size() == 3);
    CHECK(office.count_events() == events + 4); // and its trace in the season
    CHECK(office.get(office.clerk, "/api/v1/permits/" + std::string{cases[0].as_string()}).status == 200);
    auto const again = office.import(rows(3), key);
    CHECK(again.status == 201);
    CHECK(again.body == response.body);
    CHECK(again.header("Idempotency-Replayed") == "true");
    CHECK(office.import(rows(2), key).status == 422);
    CHECK(office.count_events() == events + 4);
}

TEST_CASE("a person is entered once, however often and in whichever letters a list names him")
{
    Office office;
    std::string body = header;
    for (int i = 0; i < 600; ++i) // more rows than are decided at once
        body += "h" + std::to_string(i) + "@x.test;N" + std::to_string(i) + ";P;"
            + (i % 2 == 0 ? "New.Examiner@x.test" : "new.examiner@X.test") + ";pêche\n";
    auto const people = office.store().directory().all().size();
    REQUIRE(office.import(body).status == 201);
    CHECK(office.store().directory().all().size() == people + 601);
    CHECK(office.import(body).status == 201);
    CHECK(office.store().directory().all().size() == people + 601);
}

TEST_CASE("one faulty row stops them all, and every fault is told with its line and its column")
{
    Office office;
    auto const events = office.count_events();
    auto const people = office.store().directory().all().size();
    std::string const body =
        std::string{header} + "a@x.test;A;P;examiner@town.test;pêche\n\n;B;P;examiner@town.test;\nc@x.test;C\n";
    auto const response = office.import(body);
    REQUIRE(response.status == 422);
    auto const problem = document(response);
    auto const& errors = problem.at("errors").as_array();
    REQUIRE(errors.size() == 3);
    CHECK(errors[0].at("line") == 4); // the blank line counts in the file, not among the rows
    CHECK(text_at(errors[0], "/column") == "holder_email");
    CHECK(text_at(errors[0], "/pointer") == "/rows/1/holder_email");
    CHECK(text_at(errors[1], "/column") == "kind");
    CHECK(errors[2].at("line") == 5);
    CHECK(office.count_events() == events);
    CHECK(office.store().directory().all().size() == people);
}

TEST_CASE("a fault in the last of many rows stops those that were decided long before")
{
    Office office;
    auto const events = office.count_events();
    auto const people = office.store().directory().all().size();
    auto const response = office.import(rows(600) + ";Last;P;examiner@town.test;pêche\n");
    REQUIRE(response.status == 422);
    auto const problem = document(response);
    auto const& errors = problem.at("errors").as_array();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].at("line") == 602);
    CHECK(office.count_events() == events);
    CHECK(office.store().directory().all().size() == people);
}

TEST_CASE("missing, unknown and repeated columns are all told at once")
{
    Office office;
    auto const response = office.import("holder_email;kind;kind;colour\na;b;c;d\n");
    REQUIRE(response.status == 422);
    auto const problem = document(response);
    std::vector<std::string> columns;
    for (json::value const& error : problem.at("errors").as_array()) {
        CHECK(error.at("line") == 1);
        columns.push_back(text_at(error, "/column"));
    }
    CHECK(columns == std::vector<std::string>{"family_name", "given_name", "examiner_email", "kind", "colour"});
}

TEST_CASE("only who may import is let in, and nobody else learns that there is a campaign")
{
    Office office;
    auto const events = office.count_events();
    CHECK(office.import(rows(1), new_key(), false, &office.administrator).status == 403);
    CHECK(office.import(rows(1), new_key(), false, &office.stranger).status == 404);
    CHECK(office.count_events() == events);
}

TEST_CASE("another media type, a missing key and an unknown parameter are refused")
{
    Office office;
    CHECK(office.import(rows(1), new_key(), false, nullptr, "application/json").status == 415);
    CHECK(office.import(rows(1), new_key(), false, nullptr, "text/csv; charset=iso-8859-1").status == 415);
    CHECK(office.import(rows(1), new_key(), false, nullptr, "text/csv").status == 201);
    CHECK(office.import(rows(1), "").status == 400);
    CHECK(office.import(rows(1), new_key()).status == 201); // the invented rules know no duplicates
    CHECK(office.import(std::string(8 * 1024 * 1024 + 1, 'a')).status == 413);
    std::string const target = "/api/v1/seasons/" + office.season + "/roster-imports";
    CHECK(office.ask(&office.clerk, Method::post, target + "?dryrun=true", rows(1)).status == 400);
    CHECK(office
              .ask(&office.clerk, Method::post, target + "?dry_run=maybe", rows(1),
                   {{"Content-Type", "text/csv"}, {"Idempotency-Key", new_key()}})
              .status
          == 400);
}
