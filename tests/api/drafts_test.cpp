// Drafts: beside the journal, with versions of their own, seen by the hand that writes them and by no other.

#include "tests/api/town_hall.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

using api::Method;
using town::document;
using town::text_at;
using town::TownHall;
namespace json = boost::json;

namespace {

std::string draft_path(std::string const& permit)
{
    return "/api/v1/permits/" + permit + "/site-report/draft";
}

TownHall::Headers seen(char const* tag)
{
    return {{"If-Match", tag}};
}

TownHall::Headers first()
{
    return {{"If-None-Match", "*"}};
}

} // namespace

TEST_CASE("a draft is saved again and again without an event, and ends with the act")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    std::string const path = draft_path(permit);
    auto const events = hall.count_events();
    CHECK(hall.get(hall.examiner, path).status == 404);
    auto const saved = hall.put(hall.examiner, path, {{"findings", "En"}}, first());
    CHECK(saved.status == 201);
    CHECK(saved.header("ETag") == "\"1\"");
    auto const again = hall.put(hall.examiner, path, {{"findings", 12}, {"any", json::array{nullptr}}}, seen("\"1\""));
    CHECK(again.status == 200);
    CHECK(again.header("ETag") == "\"2\"");
    auto const read = hall.get(hall.examiner, path);
    CHECK(read.header("ETag") == "\"2\"");
    CHECK(document(read).at("body") == json::value{{"findings", 12}, {"any", json::array{nullptr}}});
    CHECK(text_at(document(read), "/saved_by/name") == "Hoarau Zoé");
    CHECK(text_at(document(read), "/saved_at") == "2022-09-05T08:00:00.000000Z");
    CHECK(hall.count_events() == events);
    hall.post(hall.examiner, "/api/v1/permits/" + permit + "/site-report/write", {{"findings", "En ordre."}},
              seen("\"0\""));
    CHECK(hall.get(hall.examiner, path).status == 404);
}

TEST_CASE("a draft is saved over the version that was seen only")
{
    TownHall hall;
    std::string const path = draft_path(hall.open_permit());
    CHECK(hall.put(hall.examiner, path, json::object{}).status == 428);
    CHECK(hall.put(hall.examiner, path, json::object{}, seen("\"4\"")).status == 412);
    REQUIRE(hall.put(hall.examiner, path, json::object{}, first()).status == 201);
    auto const second_first = hall.put(hall.examiner, path, json::object{}, first());
    CHECK(second_first.status == 412);
    CHECK(second_first.header("ETag") == "\"1\"");
    auto const stale = hall.put(hall.examiner, path, json::object{}, seen("\"3\""));
    CHECK(stale.status == 412);
    CHECK(stale.header("ETag") == "\"1\"");
    CHECK(hall.put(hall.examiner, path, json::object{}, {{"If-Match", "\"1\""}, {"If-None-Match", "*"}}).status == 400);
    CHECK(hall.put(hall.examiner, path, json::object{}, seen("1")).status == 400);
    CHECK(hall.put(hall.examiner, path, json::object{}, {{"If-None-Match", "\"1\""}}).status == 400);
}

TEST_CASE("a draft may be dropped, once, by who saw its version")
{
    TownHall hall;
    std::string const path = draft_path(hall.open_permit());
    hall.put(hall.examiner, path, json::object{}, first());
    auto const drop = [&](TownHall::Headers headers) {
        return hall.ask(&hall.examiner, Method::delete_, path, {}, std::move(headers)).status;
    };
    CHECK(drop({}) == 428);
    CHECK(drop(seen("\"2\"")) == 412);
    CHECK(drop(seen("\"1\"")) == 204);
    CHECK(drop(seen("\"1\"")) == 404);
}

TEST_CASE("whoever reads a piece, or will answer it, never sees its author's draft")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    std::string const path = draft_path(permit);
    hall.put(hall.examiner, path, {{"findings", "secret"}}, first());
    for (auto const* who : {&hall.clerk, &hall.holder, &hall.stranger, &hall.administrator})
        CHECK(hall.get(*who, path).status == 404);
    CHECK(hall.put(hall.holder, path, json::object{}, first()).status == 403);
    CHECK(hall.put(hall.stranger, path, json::object{}, first()).status == 404);
    hall.post(hall.examiner, "/api/v1/permits/" + permit + "/site-report/write", {{"findings", "En ordre."}},
              seen("\"0\""));
    // Now both may write: the examiner a correction, the holder observations. Each has a draft of his own.
    hall.put(hall.examiner, path, {{"findings", "secret"}}, first());
    CHECK(hall.get(hall.holder, path).status == 404);
    CHECK(hall.put(hall.holder, path, {{"observations", "mine"}}, first()).status == 201);
    hall.post(hall.holder, "/api/v1/permits/" + permit + "/site-report/mark-as-read", json::object{}, seen("\"1\""));
    CHECK(hall.store().drafts().find(
              engine::draft_key(*hall.service().current(engine::CaseId{permit}), engine::TrackId{}, 0, "x"))
          == std::nullopt);
    auto const subject = hall.service().current(engine::CaseId{permit});
    auto const track = subject->workflow->find_track("site_report")->id;
    CHECK(hall.store().drafts().find(engine::draft_key(*subject, track, 0, "examiner")).has_value());
    CHECK(!hall.store().drafts().find(engine::draft_key(*subject, track, 0, "holder")).has_value());
}

TEST_CASE("the draft of a new piece ends when the piece is there")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    std::string const path = "/api/v1/permits/" + permit + "/note/draft";
    CHECK(hall.put(hall.examiner, path, {{"text", "À"}}, first()).status == 201);
    CHECK(hall.get(hall.clerk, path).status == 404);
    hall.post(hall.examiner, "/api/v1/permits/" + permit + "/note/take", {{"text", "À surveiller."}});
    CHECK(hall.get(hall.examiner, path).status == 404);
    CHECK(hall.put(hall.examiner, "/api/v1/permits/" + permit + "/note/1/draft", json::object{}, first()).status
          == 201);
    CHECK(hall.put(hall.examiner, "/api/v1/permits/" + permit + "/note/2/draft", json::object{}, first()).status
          == 404);
}

TEST_CASE("a draft is an object of at most 64 KB")
{
    TownHall hall;
    std::string const path = draft_path(hall.open_permit());
    CHECK(hall.put(hall.examiner, path, json::array{}, first()).status == 400);
    CHECK(hall.put(hall.examiner, path, {{"findings", std::string(65'000, 'a')}}, first()).status == 201);
    CHECK(hall.put(hall.examiner, path, {{"findings", std::string(65'536, 'a')}}, seen("\"1\"")).status == 413);
    CHECK(hall.ask(&hall.examiner, Method::put, path, "{}", {{"Content-Type", "text/plain"}, {"If-None-Match", "*"}})
              .status
          == 415);
    CHECK(
        hall.ask(&hall.examiner, Method::put, path, "{", {{"Content-Type", "application/json"}, {"If-Match", "\"1\""}})
            .status
        == 400);
}
