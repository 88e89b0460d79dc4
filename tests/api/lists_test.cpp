// Lists, tasks and reads: pages that hold while rows are added, the past, and what is told again only when it changed.

#include "api/base64url.hpp"
#include "tests/api/town_hall.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using town::document;
using town::report_path;
using town::text_at;
using town::TownHall;
namespace json = boost::json;

namespace {

std::vector<std::string> texts_at(json::object const& page, char const* pointer)
{
    std::vector<std::string> found;
    for (json::value const& item : page.at("items").as_array())
        found.push_back(text_at(item, pointer));
    return found;
}

} // namespace

TEST_CASE("pages of a list hold while cases are added: none twice, none that was there is missing")
{
    TownHall hall;
    std::string const season = hall.open_season();
    std::set<std::string> before;
    auto const open = [&](int number) {
        std::string const name(1, static_cast<char>('A' + number % 26));
        auto const holder = hall.enter("h" + std::to_string(number) + "@town.test", name, "X" + std::to_string(number));
        return hall.open_permit(season, holder);
    };
    for (int i = 0; i < 20; ++i)
        before.insert(open(i * 7));
    std::string target = "/api/v1/permits?limit=3&with_total=true";
    std::vector<std::string> seen;
    for (int page = 0; !target.empty(); ++page) {
        auto const response = hall.get(hall.clerk, target);
        REQUIRE(response.status == 200);
        auto const read = document(response);
        for (std::string const& id : texts_at(read, "/id"))
            seen.push_back(id);
        CHECK(read.at("total").to_number<int>() >= 20);
        if (read.at("next").is_null()) {
            CHECK(!response.header("Link"));
            break;
        }
        auto const link = response.header("Link").value_or("");
        REQUIRE(link.ends_with(">; rel=\"next\""));
        target = link.substr(1, link.find('>') - 1);
        CHECK(target.find("cursor=" + text_at(read, "/next")) != std::string::npos);
        open(1000 + page); // somebody opens one more while we read
    }
    std::set<std::string> const distinct{seen.begin(), seen.end()};
    CHECK(distinct.size() == seen.size());
    CHECK(std::ranges::includes(distinct, before));
}

TEST_CASE("a cursor is good for its own list, its own reader and nothing made up")
{
    TownHall hall;
    std::string const season = hall.open_season();
    for (int i = 0; i < 3; ++i)
        hall.open_permit(season,
                         hall.enter("h" + std::to_string(i) + "@town.test", "QUINTESSENCE" + std::to_string(i), ""));
    std::string const next = text_at(document(hall.get(hall.clerk, "/api/v1/permits?limit=1")), "/next");
    auto const status = [&](town::Person const& who, std::string const& rest) {
        return hall.get(who, "/api/v1/permits?" + rest).status;
    };
    // No name can be read in it, sealed or in base64 (the needle is long: a
    // short one would be met by chance in what is random).
    CHECK(next.find("quintessence") == std::string::npos);
    CHECK(next.find("QUINTESSENCE") == std::string::npos);
    std::string const plain = api::from_base64url(next).value_or("");
    CHECK_FALSE(plain.empty());
    CHECK(plain.find("quintessence") == std::string::npos);
    CHECK(plain.find("QUINTESSENCE") == std::string::npos);
    CHECK(status(hall.clerk, "limit=2&cursor=" + next) == 200);
    CHECK(status(hall.examiner, "limit=1&cursor=" + next) == 400);
    CHECK(status(hall.clerk, "stage=opened&cursor=" + next) == 400);
    std::string altered = next;
    altered[5] = altered[5] == 'A' ? 'B' : 'A';
    CHECK(status(hall.clerk, "cursor=" + altered) == 400);
    CHECK(status(hall.clerk, "cursor=" + next.substr(1)) == 400);
    CHECK(status(hall.clerk, "cursor=") == 400);
    CHECK(hall.get(hall.clerk, "/api/v1/tasks?cursor=" + next).status == 400);
}

TEST_CASE("a list shows the cases of its reader, in his roles, with the tags that he may know")
{
    TownHall hall;
    std::string const season = hall.open_season();
    std::string const permit = hall.open_permit(season, hall.holder);
    auto const seen_by_clerk = document(hall.get(hall.clerk, "/api/v1/permits")).at("items").at(0);
    CHECK(text_at(seen_by_clerk, "/id") == permit);
    CHECK(text_at(seen_by_clerk, "/subject/name") == "LÉVY Élodie");
    CHECK(text_at(seen_by_clerk, "/stage_label") == "Ouvert");
    CHECK(seen_by_clerk.at("tags") == json::value{{"kind", "pêche"}, {"watched", "yes"}});
    CHECK(seen_by_clerk.at("roles") == json::array{"clerk"});
    auto const seen_by_holder = document(hall.get(hall.holder, "/api/v1/permits")).at("items").at(0);
    CHECK(seen_by_holder.at("tags") == json::value{{"kind", "pêche"}});
    CHECK(seen_by_holder.at("roles") == json::array{"holder"});
    CHECK(document(hall.get(hall.stranger, "/api/v1/permits?with_total=true")).at("total") == 0);
}

TEST_CASE("filters narrow a list, and a tag that the reader may not know narrows it to nothing")
{
    TownHall hall;
    std::string const season = hall.open_season();
    std::string const permit = hall.open_permit(season, hall.holder);
    auto const count = [&](town::Person const& who, std::string const& query) {
        auto const response = hall.get(who, "/api/v1/permits?" + query);
        CHECK(response.status == 200);
        return document(response).at("items").as_array().size();
    };
    CHECK(count(hall.clerk, "search=levy+elodie") == 1);
    CHECK(count(hall.clerk, "search=nobody") == 0);
    CHECK(count(hall.clerk, "stage=opened&tag.kind=p%C3%AAche&linked_to=" + season) == 1);
    CHECK(count(hall.clerk, "stage=granted") == 0);
    CHECK(count(hall.clerk, "tag.watched=yes") == 1);
    CHECK(count(hall.holder, "tag.watched=yes") == 0);
    CHECK(count(hall.clerk, "changed_since=2022-09-05T08:00:00Z") == 1);
    CHECK(count(hall.clerk, "changed_since=2022-09-05T08:00:00.000001Z") == 0);
    auto const linked = document(hall.get(hall.clerk, "/api/v1/seasons/" + season + "/cases"));
    CHECK(texts_at(linked, "/id") == std::vector{permit});
    CHECK(texts_at(linked, "/collection") == std::vector<std::string>{"permits"});
}

TEST_CASE("a list is narrowed by so many tags and no more, each of a form that a tag can have")
{
    TownHall hall;
    hall.open_permit();
    auto const status = [&](std::string const& query) {
        return hall.get(hall.clerk, "/api/v1/permits?" + query).status;
    };
    std::string twenty = "tag.kind=x";
    for (int i = 1; i < 20; ++i)
        twenty += "&tag.t" + std::to_string(i) + "=x";
    CHECK(status(twenty) == 200);
    CHECK(status(twenty + "&tag.t20=x") == 400);
    CHECK(status("tag.kind=" + std::string(200, 'x')) == 200);
    CHECK(status("tag.kind=" + std::string(201, 'x')) == 400);
    CHECK(status("tag.Kind=x") == 400);
    CHECK(status("tag.%27=x") == 400);
}

TEST_CASE("an instant is written with small letters too, and in another zone")
{
    TownHall hall;
    hall.open_permit();
    for (char const* const instant : {"2022-09-05T08:00:00Z", "2022-09-05t08:00:00z", "2022-09-05T10:00:00%2B02:00"}) {
        CAPTURE(instant);
        CHECK(hall.get(hall.clerk, std::string{"/api/v1/permits?changed_since="} + instant).status == 200);
    }
    CHECK(hall.get(hall.clerk, "/api/v1/permits?changed_since=2022-09-05T08:00:00y").status == 400);
}

TEST_CASE("a reader is shown the pieces that he may read and no trace of the others")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    write_report(hall, permit);
    REQUIRE(hall.post(hall.examiner, "/api/v1/permits/" + permit + "/note/take", {{"text", "À surveiller."}}).status
            == 201);
    for (char const* const below : {"/note/1", "/note/1?as_of=2022-09-06T00:00:00Z"}) {
        CHECK(hall.get(hall.examiner, "/api/v1/permits/" + permit + below).status == 200);
        CHECK(hall.get(hall.holder, "/api/v1/permits/" + permit + below).status == 404);
    }
    CHECK(document(hall.get(hall.holder, "/api/v1/permits/" + permit + "/note")).at("items").as_array().empty());
    for (char const* const below : {"", "/journal", "/site-report", "/actions"}) {
        auto const response = hall.get(hall.holder, "/api/v1/permits/" + permit + below);
        CHECK(response.status == 200);
        CHECK(response.body.find("note") == std::string::npos);
        CHECK(response.body.find("surveiller") == std::string::npos);
    }
    auto const shown = document(hall.get(hall.holder, "/api/v1/permits/" + permit));
    CHECK(shown.at("pieces").as_array().size() == 2);
    CHECK(text_at(shown, "/subject/name") == "Lévy Élodie");
    CHECK(shown.at("linked").as_array().empty()); // the season is not for the holder
    CHECK(!shown.contains("facts"));
    CHECK(hall.get(hall.clerk, "/api/v1/permits/" + permit).body.find("for the rules alone") == std::string::npos);
}

TEST_CASE("a piece shows its latest text, whoever has read it since, and its history")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const empty = document(hall.get(hall.clerk, report_path(permit)));
    CHECK(empty.at("content").is_null());
    CHECK(text_at(empty, "/waiting/owners/0") == "examiner");
    CHECK(text_at(empty, "/waiting/due_on") == "2022-11-30");
    CHECK(text_at(empty, "/waiting/links/act") == report_path(permit) + "/write");
    write_report(hall, permit);
    hall.post(hall.examiner, report_path(permit) + "/amend", {{"findings", "Corrigé."}}, {{"If-Match", "\"1\""}});
    hall.post(hall.holder, report_path(permit) + "/mark-as-read", {{"observations", "Merci."}},
              {{"If-Match", "\"2\""}});
    auto const response = hall.get(hall.clerk, report_path(permit));
    CHECK(response.header("ETag") == "\"3\"");
    auto const piece = document(response);
    CHECK(text_at(piece, "/content/findings") == "Corrigé.");
    CHECK(piece.at("waiting").is_null());
    REQUIRE(piece.at("entries").as_array().size() == 3);
    CHECK(text_at(piece, "/entries/2/event") == "report_read");
    CHECK(text_at(piece, "/entries/2/actor/name") == "Lévy Élodie");
    CHECK(text_at(piece, "/entries/2/body/observations") == "Merci.");
    CHECK(piece.at("entries").at(2).at("piece_version") == 3);
}

TEST_CASE("a case, a piece and a journal are read as they were")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    hall.clock.set(*engine::parse_instant("2022-10-01T08:00:00Z"));
    write_report(hall, permit);
    char const* const then = "?as_of=2022-09-30T00:00:00Z";
    auto const piece = hall.get(hall.clerk, report_path(permit) + then);
    CHECK(piece.header("ETag") == "\"0\"");
    CHECK(document(piece).at("entries").as_array().empty());
    CHECK(document(hall.get(hall.clerk, "/api/v1/permits/" + permit + then)).at("version") == 1);
    CHECK(document(hall.get(hall.clerk, "/api/v1/permits/" + permit + "/journal" + then)).at("items").as_array().size()
          == 1);
    CHECK(document(hall.get(hall.clerk, report_path(permit) + "?as_of=2022-10-01T08:00:00Z"))
              .at("entries")
              .as_array()
              .size()
          == 1);
    CHECK(hall.get(hall.clerk, report_path(permit) + "?as_of=2022-01-01T00:00:00Z").status == 404);
    CHECK(hall.get(hall.clerk, report_path(permit) + "?as_of=yesterday").status == 400);
}

TEST_CASE("what the reader knows already is not told again")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    for (std::string const& target : {report_path(permit), "/api/v1/permits/" + permit, std::string{"/api/v1/permits"},
                                      std::string{"/api/v1/tasks"}, "/api/v1/permits/" + permit + "/actions"}) {
        CAPTURE(target);
        std::string const tag{hall.get(hall.examiner, target).header("ETag").value_or("")};
        auto const same = hall.get(hall.examiner, target, {{"If-None-Match", "\"x\", W/" + tag}});
        CHECK(same.status == 304);
        CHECK(same.header("ETag") == tag);
        CHECK(same.body.empty());
        CHECK(hall.get(hall.examiner, target, {{"If-None-Match", "\"x\""}}).status == 200);
    }
    CHECK(hall.get(hall.examiner, report_path(permit), {{"If-None-Match", "*"}}).status == 304);
    CHECK(hall.get(hall.examiner, report_path(permit), {{"If-None-Match", "3"}}).status == 400);
    std::string const tag{hall.get(hall.clerk, "/api/v1/permits/" + permit).header("ETag").value_or("")};
    CHECK(tag.starts_with("\"1-"));
    write_report(hall, permit);
    CHECK(hall.get(hall.clerk, "/api/v1/permits/" + permit, {{"If-None-Match", tag}}).status == 200);
}

TEST_CASE("why an act is closed is told beforehand, and reads the same for whoever asks again")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto const offered = document(hall.get(hall.clerk, "/api/v1/permits/" + permit + "/actions"));
    std::size_t closed = 0;
    for (json::value const& action : offered.at("items").as_array()) {
        if (!action.at("refusal").is_object())
            continue;
        ++closed;
        CHECK_FALSE(action.at("refusal").as_object().contains("request_id"));
    }
    CHECK(closed > 0);
}

TEST_CASE("a journal is read page by page, in order, each event once")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    for (int i = 0; i < 7; ++i)
        hall.post(hall.examiner, "/api/v1/permits/" + permit + "/note/take", {{"text", std::to_string(i)}});
    std::vector<int> versions;
    std::string query = "?limit=3";
    while (!query.empty()) {
        auto const page = document(hall.get(hall.clerk, "/api/v1/permits/" + permit + "/journal" + query));
        for (json::value const& event : page.at("items").as_array())
            versions.push_back(event.at("version").to_number<int>());
        query = page.at("next").is_null() ? "" : "?limit=3&cursor=" + text_at(page, "/next");
    }
    CHECK(versions == std::vector{1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("tasks come in groups, late ones are counted, and each says where to act")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    auto tasks = document(hall.get(hall.examiner, "/api/v1/tasks"));
    REQUIRE(tasks.at("items").as_array().size() == 1);
    auto const& task = tasks.at("items").at(0);
    CHECK(text_at(task, "/case/id") == permit);
    CHECK(text_at(task, "/case/collection") == "permits");
    CHECK(text_at(task, "/label") == "Déposer");
    CHECK(text_at(task, "/track_label") == "Rapport");
    CHECK(text_at(task, "/due_on") == "2022-11-30");
    CHECK(task.at("days_left") == 86);
    CHECK(task.at("late") == false);
    CHECK(text_at(task, "/links/act") == report_path(permit) + "/write");
    CHECK(tasks.at("counts").at("late") == 0);
    hall.clock.set(*engine::parse_instant("2022-12-02T08:00:00Z"));
    tasks = document(hall.get(hall.examiner, "/api/v1/tasks?group=to_do"));
    CHECK(tasks.at("items").at(0).at("late") == true);
    CHECK(tasks.at("items").at(0).at("days_left") == -2);
    CHECK(tasks.at("counts").at("late") == 1);
    CHECK(document(hall.get(hall.examiner, "/api/v1/tasks?group=upcoming")).at("items").as_array().empty());
    // The holder sees that somebody else is awaited, or nothing: never a task of his own.
    CHECK(document(hall.get(hall.holder, "/api/v1/tasks")).at("items").as_array().empty());
    write_report(hall, permit);
    CHECK(document(hall.get(hall.holder, "/api/v1/tasks")).at("items").as_array().size() == 1);
    CHECK(document(hall.get(hall.examiner, "/api/v1/tasks")).at("items").as_array().empty());
    CHECK(hall.get(hall.examiner, "/api/v1/tasks?group=all").status == 400);
}

TEST_CASE("tasks are read page by page, each once")
{
    TownHall hall;
    std::string const season = hall.open_season();
    for (int i = 0; i < 7; ++i)
        hall.open_permit(season, hall.enter("h" + std::to_string(i) + "@town.test", "N", std::to_string(i)));
    std::set<std::string> cases;
    std::size_t items = 0;
    std::string query = "?limit=2";
    while (!query.empty()) {
        auto const page = document(hall.get(hall.examiner, "/api/v1/tasks" + query));
        for (std::string const& id : texts_at(page, "/case/id"))
            cases.insert(id);
        items += page.at("items").as_array().size();
        query = page.at("next").is_null() ? "" : "?limit=2&cursor=" + text_at(page, "/next");
    }
    CHECK(items == 7);
    CHECK(cases.size() == 7);
}
