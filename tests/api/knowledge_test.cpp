// Who knew what, over HTTP: for whom, and as far as each may read.

#include "tests/api/pieces.hpp"
#include "tests/api/town_hall.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

using town::document;
using town::text_at;
using town::TownHall;
namespace json = boost::json;

namespace {

std::string at(std::string const& permit, std::string const& below)
{
    return "/api/v1/permits/" + permit + below;
}

void amend_report(TownHall& hall, std::string const& permit)
{
    REQUIRE(hall.post(hall.examiner, at(permit, "/site-report/amend"), {{"findings", "Presque en ordre."}},
                      {{"If-Match", "\"1\""}})
                .status
            == 201);
}

void take_note(TownHall& hall, std::string const& permit)
{
    REQUIRE(hall.post(hall.examiner, at(permit, "/note/take"), {{"text", "À revoir."}}).status == 201);
}

std::string open_permit(TownHall& hall, std::string const& season, std::string const& kind)
{
    return text_at(document(hall.post(hall.clerk, "/api/v1/permits",
                                      {{"season", season},
                                       {"holder", hall.holder.id.value},
                                       {"examiner", hall.examiner.id.value},
                                       {"kind", kind}})),
                   "/case/id");
}

// The same for all who are told that there is no such thing.
std::string without_instance(api::Response const& response)
{
    auto problem = document(response);
    problem.erase("instance");
    return std::to_string(response.status) + json::serialize(problem);
}

} // namespace

TEST_CASE("a piece says where it stands against the seal, on its own page and among the others")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    CHECK_FALSE(piece_in(document(hall.get(hall.holder, at(permit, ""))), "site_report").contains("since_seal"));
    write_report(hall, permit);
    CHECK(text_at(document(hall.get(hall.holder, at(permit, "/site-report"))), "/since_seal/state") == "unchanged");
    amend_report(hall, permit);
    for (town::Person const* const reader : {&hall.holder, &hall.clerk}) {
        auto const since = piece_in(document(hall.get(*reader, at(permit, ""))), "site_report").at("since_seal");
        CHECK(text_at(since, "/state") == "changed");
        CHECK(since.at("sealed_version") == 1);
        CHECK(since.at("current_version") == 2);
        CHECK(document(hall.get(*reader, at(permit, "/site-report"))).at("since_seal") == since);
    }
}

TEST_CASE("a piece names the versions that it rests on, and says when one has moved on")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    write_report(hall, permit);
    take_note(hall, permit);
    auto note = document(hall.get(hall.clerk, at(permit, "/note/1")));
    CHECK(note.at("basis_is_current") == true);
    REQUIRE(note.at("rests_on").as_array().size() == 1);
    CHECK(note.at("rests_on").at(0).at("is_current") == true);
    amend_report(hall, permit);
    note = document(hall.get(hall.clerk, at(permit, "/note/1")));
    CHECK(note.at("basis_is_current") == false);
    auto const& basis = note.at("rests_on").at(0);
    CHECK(text_at(basis, "/track") == "site_report");
    CHECK(basis.at("version") == 1);
    CHECK(basis.at("current_version") == 2);
    CHECK(basis.at("is_current") == false);
    CHECK_FALSE(document(hall.get(hall.clerk, at(permit, "/site-report"))).contains("rests_on"));
}

TEST_CASE("the ledger is for those whom the workflow names, each line as far as they may read its piece")
{
    TownHall hall;
    std::string const permit = hall.open_permit();
    write_report(hall, permit);
    auto const before = engine::to_text(hall.clock.now());
    hall.clock.set(hall.clock.now() + std::chrono::hours{1});
    take_note(hall, permit);
    auto const all = document(hall.get(hall.clerk, at(permit, "/ledger")));
    CHECK(text_at(all, "/source/id") == "bylaw");
    REQUIRE(all.at("items").as_array().size() == 2);
    auto const& line = all.at("items").at(0);
    CHECK(text_at(line, "/track") == "site_report");
    CHECK(text_at(line, "/filed_by/name") == "Hoarau Zoé");
    CHECK(text_at(line, "/access/0/party") == "holder");
    CHECK(line.at_pointer("/leads/0/is_short") == true);
    CHECK(text_at(line, "/leads/0/source/id") == "habit");
    // The holder never reads a note.
    auto const his = document(hall.get(hall.holder, at(permit, "/ledger")));
    REQUIRE(his.at("items").as_array().size() == 1);
    CHECK(his.at("items").at(0) == line);
    CHECK(document(hall.get(hall.clerk, at(permit, "/ledger?as_of=" + before))).at("items").as_array().size() == 1);
    // The examiner is somebody on the case, and there is no ledger for her.
    auto const refused = hall.get(hall.examiner, at(permit, "/ledger"));
    CHECK(refused.status == 404);
    CHECK(without_instance(refused) == without_instance(hall.get(hall.stranger, at(permit, "/ledger"))));
    CHECK(hall.get(hall.clerk, "/api/v1/seasons/" + hall.open_season() + "/ledger").status == 404);
}

TEST_CASE("divergences are there where they are wanted, for those whom the workflow names, of what they may read")
{
    TownHall hall;
    std::string const season = hall.open_season();
    std::string const plain = open_permit(hall, season, "pêche");
    std::string const compared = open_permit(hall, season, "chasse");
    for (std::string const& permit : {plain, compared}) {
        write_report(hall, permit);
        take_note(hall, permit);
    }
    auto const nothing = without_instance(hall.get(hall.stranger, at(compared, "/divergences")));
    CHECK(without_instance(hall.get(hall.clerk, at(plain, "/divergences"))) == nothing);
    CHECK(without_instance(hall.get(hall.holder, at(compared, "/divergences"))) == nothing);
    CHECK(without_instance(hall.get(hall.examiner, at(compared, "/divergences"))) == nothing);
    auto const shown = document(hall.get(hall.clerk, at(compared, "/divergences")));
    REQUIRE(shown.at("items").as_array().size() == 1);
    auto const& item = shown.at("items").at(0).as_object();
    CHECK(item.size() == 4); // item, label, block, answers: no count, no verdict
    CHECK(text_at(item, "/answers/0/answer_label") == "Oui");
    CHECK(text_at(item, "/answers/1/answer_label") == "Non");
    CHECK(item.at("answers").at(0).as_object().contains("role_label"));
}

TEST_CASE("whoever answers for many cases gets their defects at once, by case, with the days left, and counted")
{
    TownHall hall; // 5 September; reports are due on 30 November
    std::string const season = hall.open_season();
    for (char const* const name : {"Zora", "Ali", "Mona"})
        hall.open_permit(season, hall.enter(std::string{name} + "@town.test", name, "X"));
    std::string const path = "/api/v1/seasons/" + season + "/defects";
    auto const all = document(hall.get(hall.clerk, path));
    CHECK(all.at("counts") == json::value{{"cases", 3}, {"defects", 6}, {"too_late", 0}});
    REQUIRE(all.at("items").as_array().size() == 3);
    auto const& first = all.at("items").at(0);
    CHECK(text_at(first, "/case/subject_name") == "ALI X");
    CHECK(text_at(first, "/case/collection") == "permits");
    CHECK(first.at("days_left") == 86);
    CHECK(text_at(first, "/defects/0/rule") == "report-is-read");
    CHECK(first.at_pointer("/defects/0/days_left") == 86);
    CHECK(first.at_pointer("/defects/1/days_left").is_null());

    std::vector<std::string> seen;
    std::string target = path + "?limit=1";
    for (bool more = true; more;) {
        auto const page = document(hall.get(hall.clerk, target));
        CHECK(page.at("counts") == all.at("counts"));
        REQUIRE(page.at("items").as_array().size() == 1);
        seen.push_back(text_at(page, "/items/0/case/subject_name"));
        more = page.at("next").is_string();
        if (more)
            target = path + "?limit=1&cursor=" + text_at(page, "/next");
    }
    CHECK(seen == std::vector<std::string>{"ALI X", "MONA X", "ZORA X"});

    hall.clock.set(*engine::parse_instant("2022-12-02T08:00:00Z"));
    auto const late = document(hall.get(hall.clerk, path));
    CHECK(late.at("counts").at("too_late") == 3);
    CHECK(late.at("items").at(0).at("days_left") == -2);
}

TEST_CASE("of many cases a reader is told those whose defects he may see, and no more are counted")
{
    TownHall hall;
    std::string const season = hall.open_season();
    std::string const permit = hall.open_permit(season, hall.holder);
    std::string const path = "/api/v1/seasons/" + season + "/defects";
    // He holds a role on the season and on its permits, and their defects are not his business.
    auto const his = document(hall.get(hall.administrator, path));
    CHECK(his.at("counts").at("cases") == 0);
    CHECK(his.at("items").as_array().empty());
    CHECK(hall.get(hall.holder, at(permit, "/defects")).status == 404);
    CHECK(hall.get(hall.examiner, at(permit, "/defects")).status == 200);
    CHECK(hall.get(hall.examiner, path).status == 404);                        // no role on the season
    CHECK(hall.get(hall.clerk, at(permit, "/defects?limit=1")).status == 400); // one case has no pages
}
