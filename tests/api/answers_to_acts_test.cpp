// The answer to an act, which is written at once, says to the byte what the pages of the case say, which go through trees.

#include "tests/api/town_hall.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

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
