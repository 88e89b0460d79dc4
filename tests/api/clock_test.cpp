// Hours that are owed, as readers see them: on the piece, on the task, and never as they stood some time ago.

#include "tests/api/town_hall.hpp"

#include <catch2/catch.hpp>

using town::document;
using town::text_at;
using town::TownHall;
namespace json = boost::json;

namespace {

// An urgent permit whose report was written on Friday 9 September 2022 at 16 h in Paris.
struct Urgent {
    TownHall hall{{}, "2022-09-09T14:00:00Z"};
    std::string path;

    Urgent()
    {
        auto const permit = hall.post(hall.clerk, "/api/v1/permits",
                                      json::object{{"season", hall.open_season()},
                                                   {"holder", hall.holder.id.value},
                                                   {"examiner", hall.examiner.id.value},
                                                   {"kind", "urgent"}});
        REQUIRE(permit.status == 201);
        path = "/api/v1/permits/" + text_at(document(permit), "/case/id") + "/site-report";
        REQUIRE(hall.post(hall.examiner, path + "/write", json::object{{"findings", "Tout est en ordre."}},
                          {{"If-Match", "\"0\""}})
                    .status
                == 201);
    }
    void on(std::string_view instant) { hall.clock.set(*engine::parse_instant(instant)); }
    json::object piece() { return document(hall.get(hall.holder, path)); }
};

} // namespace

TEST_CASE("a piece on which hours are counted shows its clock, as of the answer", "[clock]")
{
    Urgent urgent;
    urgent.on("2022-09-12T10:00:00Z");
    auto const clock = urgent.piece().at("clock").as_object();
    CHECK(clock.at("started_at") == "2022-09-09T14:00:00.000000Z");
    CHECK(clock.at("due_at") == "2022-09-13T14:00:00.000000Z"); // the weekend does not count
    CHECK(clock.at("stopped_at").is_null());
    CHECK(clock.at("counted") == "working_hours");
    CHECK(clock.at("minutes_allowed") == 48 * 60);
    CHECK(clock.at("minutes_used") == (8 + 12) * 60);
    CHECK(clock.at("late") == false);
    urgent.on("2022-09-13T14:00:01Z");
    CHECK(urgent.piece().at("clock").at("late") == true);
}

TEST_CASE("the task is due the day the clock runs out, on the piece and in the list", "[clock]")
{
    Urgent urgent;
    CHECK(text_at(urgent.piece(), "/waiting/due_on") == "2022-09-13");
    auto const tasks = document(urgent.hall.get(urgent.hall.holder, "/api/v1/tasks"));
    REQUIRE(tasks.at("items").as_array().size() == 1);
    CHECK(text_at(tasks, "/items/0/due_on") == "2022-09-13");
}

TEST_CASE("whoever has the piece is told the hours anew, until the clock stops", "[clock]")
{
    Urgent urgent;
    TownHall::Headers const known{{"If-None-Match", "\"1\""}};
    urgent.on("2022-09-12T10:00:00Z");
    CHECK(urgent.hall.get(urgent.hall.holder, urgent.path, known).status == 200);
    REQUIRE(urgent.hall.post(urgent.hall.holder, urgent.path + "/mark-as-read", json::object{}, {{"If-Match", "\"1\""}})
                .status
            == 201);
    auto const clock = urgent.piece().at("clock").as_object();
    CHECK(clock.at("stopped_at") == "2022-09-12T10:00:00.000000Z");
    CHECK(clock.at("minutes_used") == (8 + 12) * 60);
    CHECK(urgent.hall.get(urgent.hall.holder, urgent.path, {{"If-None-Match", "\"2\""}}).status == 304);
}

TEST_CASE("a piece on which none are counted has no clock", "[clock]")
{
    TownHall hall;
    auto const path = "/api/v1/permits/" + hall.open_permit() + "/site-report";
    REQUIRE(hall.post(hall.examiner, path + "/write", json::object{{"findings", "Tout est en ordre."}},
                      {{"If-Match", "\"0\""}})
                .status
            == 201);
    CHECK_FALSE(document(hall.get(hall.holder, path)).contains("clock"));
    CHECK(hall.get(hall.holder, path, {{"If-None-Match", "\"1\""}}).status == 304);
}
