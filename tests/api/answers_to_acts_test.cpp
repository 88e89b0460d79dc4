// The answer to an act, which is written at once, says to the byte what the pages of the case say, which go through trees.

#include "tests/api/town_hall.hpp"
#include "tests/store/appends.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <array>
#include <vector>

using town::document;
using town::text_at;
using town::TownHall;
namespace json = boost::json;

namespace {

// A permit that is urgent, so that hours are counted on its report.
class Permit {
public:
    Permit()
    {
        opened = hall.post(hall.clerk, "/api/v1/permits",
                           {{"season", hall.open_season()},
                            {"holder", hall.holder.id.value},
                            {"examiner", hall.examiner.id.value},
                            {"kind", "urgent"}});
        path = "/api/v1/permits/" + text_at(document(opened), "/case/id");
    }

    json::array listed(town::Person const& who, std::string const& what, char const* where)
    {
        return document(hall.get(who, path + what)).at(where).as_array();
    }

    TownHall hall;
    api::Response opened;
    std::string path;
};

// Those of the members that the answer has too, as they stand there.
json::object as_answered(json::object const& shown, json::object const& answered)
{
    json::object same;
    for (auto const& [name, value] : answered)
        same[name] = shown.at(name);
    return same;
}

void check_against_pages(Permit& permit, town::Person const& who, api::Response const& response)
{
    REQUIRE(response.status == 201);
    auto const answer = document(response);
    CHECK(json::serialize(answer) == response.body);

    json::array open;
    for (json::value const& action : permit.listed(who, "/actions", "items"))
        if (action.at("open") == true)
            open.push_back(action);
    CHECK(json::serialize(answer.at("actions")) == json::serialize(open));

    auto const self = text_at(answer, "/piece/links/self");
    json::array pieces;
    for (json::value const& piece : permit.listed(who, "", "pieces"))
        if (text_at(piece, "/links/self") == self)
            pieces.push_back(piece);
    CHECK(json::serialize(json::array{answer.at("piece")}) == json::serialize(pieces));

    auto const event = permit.listed(who, "/journal", "items").back().as_object();
    auto const& receipt = answer.at("event").as_object();
    CHECK(json::serialize(receipt) == json::serialize(as_answered(event, receipt)));
    CHECK(json::serialize(answer.at("body")) == json::serialize(event.at("body")));
}

} // namespace

TEST_CASE("the answer to an act says to the byte what the pages say")
{
    Permit permit;
    auto& hall = permit.hall;
    check_against_pages(permit, hall.clerk, permit.opened);
    check_against_pages(permit, hall.examiner,
                        hall.post(hall.examiner, permit.path + "/site-report/write",
                                  {{"findings", "Une ligne,\n\t\"l'autre\" \\u0041 é €"}, {"visited_on", "2022-09-01"}},
                                  {{"If-Match", "\"0\""}}));
    auto const note = hall.post(hall.examiner, permit.path + "/note/take", {{"text", "D'\"abord\" \\une note."}});
    CHECK(document(note).at("piece").as_object().contains("basis_is_current"));
    check_against_pages(permit, hall.examiner, note);
    auto const amended =
        hall.post(hall.examiner, permit.path + "/site-report/amend", {{"findings", "Rien."}}, {{"If-Match", "\"1\""}});
    CHECK(document(amended).at("piece").as_object().contains("since_seal"));
    CHECK(document(amended).at("piece").as_object().contains("clock"));
    check_against_pages(permit, hall.examiner, amended);
    check_against_pages(
        permit, hall.holder,
        hall.post(hall.holder, permit.path + "/site-report/mark-as-read", json::object{}, {{"If-Match", "\"2\""}}));
}

// ---- Prefer: return=minimal (RFC 7240) ----

namespace {

constexpr char const* least = "return=minimal";

using Headers = town::TownHall::Headers;

// One act, asked for again and again by whoever prefers something.
class Report {
public:
    api::Response ask(std::vector<std::string> const& preferred = {})
    {
        Headers headers{{"If-Match", "\"0\""}, {"Idempotency-Key", key}};
        for (std::string const& each : preferred)
            headers.emplace_back("Prefer", each);
        return permit.hall.post(permit.hall.examiner, permit.path + "/site-report/write", {{"findings", "Rien."}},
                                std::move(headers));
    }

    Permit permit;
    std::string key = town::new_key();
};

// The bytes of the member, as they stand in the whole answer.
std::string receipt_alone(api::Response const& whole)
{
    std::string_view const name = "\"event\":";
    auto const begin = whole.body.find(name);
    REQUIRE(begin != std::string::npos);
    return "{" + whole.body.substr(begin, whole.body.find('}', begin) + 1 - begin) + "}";
}

Headers without(Headers headers, std::string_view name)
{
    std::erase_if(headers, [&](auto const& each) { return each.first == name; });
    return headers;
}

void check_least(api::Response const& answer, api::Response const& whole)
{
    CHECK(answer.status == 201);
    CHECK(answer.content_type == "application/json");
    CHECK(answer.body == receipt_alone(whole));
    CHECK(answer.header("Preference-Applied") == least);
    CHECK(!whole.header("Preference-Applied"));
    auto const others = [](api::Response const& each) {
        return without(without(each.headers, "Preference-Applied"), "Idempotency-Replayed");
    };
    CHECK(others(answer) == others(whole));
}

} // namespace

TEST_CASE("whoever prefers the least is answered with the receipt alone, and can ask for the whole later")
{
    Report report;
    auto const answer = report.ask({least});
    CHECK(!answer.header("Idempotency-Replayed"));
    auto const whole = report.ask();
    CHECK(whole.header("Idempotency-Replayed") == "true");
    check_least(answer, whole);
    CHECK(document(whole).contains("actions"));
    CHECK(report.permit.hall.count_events() == 3); // a season, its permit, this report
}

TEST_CASE("who was answered in full is answered with the receipt when he repeats his act so")
{
    Report report;
    auto const whole = report.ask();
    REQUIRE(whole.status == 201);
    auto const again = report.ask({least});
    CHECK(again.header("Idempotency-Replayed") == "true");
    check_least(again, whole);
    CHECK(report.ask().body == whole.body);
}

TEST_CASE("an opening is answered with its receipt, and with where the case is")
{
    TownHall hall;
    json::object const asked{{"season", hall.open_season()},
                             {"holder", hall.holder.id.value},
                             {"examiner", hall.examiner.id.value},
                             {"kind", "pêche"}};
    Headers const key{{"Idempotency-Key", town::new_key()}};
    Headers preferring = key;
    preferring.emplace_back("Prefer", least);
    auto const answer = hall.post(hall.clerk, "/api/v1/permits", asked, preferring);
    auto const whole = hall.post(hall.clerk, "/api/v1/permits", asked, key);
    check_least(answer, whole);
    CHECK(answer.header("Location") == text_at(document(whole), "/case/links/self"));
    check_least(hall.post(hall.clerk, "/api/v1/permits", asked, preferring), whole);
}

TEST_CASE("a refusal is told whole, whatever was preferred")
{
    Report report;
    auto& hall = report.permit.hall;
    auto const refused = [&](Headers headers) {
        headers.emplace_back("If-Match", "\"7\"");
        return hall.post(hall.examiner, report.permit.path + "/site-report/write", {{"findings", "a"}}, headers);
    };
    auto const plain = refused({});
    auto const preferring = refused({{"Prefer", least}});
    CHECK(plain.status == 412);
    CHECK(preferring.status == plain.status);
    CHECK(preferring.headers == plain.headers);
    CHECK(preferring.body == plain.body);
}

TEST_CASE("an answer that was kept as text is given as it was, and nobody is told that it is the least")
{
    Report report;
    auto const whole = report.ask();
    auto& hall = report.permit.hall;
    auto append = tests::append_to("elsewhere", 0);
    append.kept = *hall.store().journal().kept_answer(hall.examiner.id, report.key);
    append.kept->answer = whole.body;
    append.kept->key = report.key = town::new_key();
    REQUIRE(hall.store().journal().append(std::array{append}).front() == engine::Appended::done);
    auto const again = report.ask({least});
    CHECK(again.body == whole.body);
    CHECK(again.header("Idempotency-Replayed") == "true");
    CHECK(!again.header("Preference-Applied"));
}

TEST_CASE("of what is preferred, the first word on the form of the answer counts, and no other")
{
    Report report;
    std::string const whole = report.ask().body;
    std::string const receipt = receipt_alone(report.ask());
    for (std::vector<std::string> const& minimal : std::vector<std::vector<std::string>>{
             {"return=minimal"},
             {"RETURN = Minimal"},
             {"return=\"minimal\""},
             {"return=\"min\\imal\""},
             {"return=minimal; level=\"a, b\"; x"},
             {"respond-async, wait=10,return=minimal,, handling=lenient"},
             {"note=\"return=representation, \\\", return=representation\", return=minimal"},
             {"respond-async", "return=minimal"},
             {"return=minimal, return=representation"},
             {"return=minimal", "return=representation"},
         }) {
        CAPTURE(minimal);
        auto const answer = report.ask(minimal);
        CHECK(answer.body == receipt);
        CHECK(answer.header("Preference-Applied") == least);
    }
    for (std::vector<std::string> const& other : std::vector<std::vector<std::string>>{
             {""},
             {"return"},
             {"return="},
             {"return=\"\""},
             {"return=representation"},
             {"return=minimum"},
             {"return=minimal-ish"},
             {"return=\"minimal"},
             {"returns=minimal"},
             {"minimal"},
             {"wait=10; return=minimal"},
             {"note=\"a, return=minimal\""},
             {"note=\"open, return=minimal"},
             {"return=representation, return=minimal"},
             {"return=other", "return=minimal"},
             {";,=,\"\\"},
         }) {
        CAPTURE(other);
        auto const answer = report.ask(other);
        CHECK(answer.status == 201);
        CHECK(answer.body == whole);
        CHECK(!answer.header("Preference-Applied"));
    }
}
