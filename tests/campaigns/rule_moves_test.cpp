// A campaign passes to other rules: a plan that lists every case, then that very plan, all of it or nothing.

#include "api/command_line.hpp"
#include "api/rule_moves.hpp"
#include "engine/campaign.hpp"
#include "engine/rule_moves.hpp"
#include "engine/verification.hpp"
#include "tests/support/academy.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

#include <fstream>
#include <sstream>

namespace story {
using academy::Academy;
using engine::CaseId;
using namespace story::people;

namespace {

constexpr char const* before_2022 = "arrete-2014-origine";
constexpr char const* since_2022 = "arrete-2014-2022-07-10";

struct MovingOffice : Academy {
    MovingOffice() : Academy{before_2022, "2022-07-01"} {} // a stage that the first wording judges

    CaseId const camille = open_year("camille");
    CaseId const julie = open_year("julie", ServiceLoad::half);
    CaseId const marc = open_year("marc");
    std::ostringstream out, complaints;

    api::MoveOrder order()
    {
        return {.campaign = campaign.value,
                .to = since_2022,
                .reason = "La campagne a été ouverte sous une rédaction qui n'est plus en vigueur.",
                .cases = {},
                .as = "officer@academie.test",
                .plan = file("plan.json").string(),
                .carry_out = false};
    }
    int run(api::MoveOrder const& order)
    {
        out.str({});
        complaints.str({});
        return api::migrate_rules(service(), order, out, complaints);
    }
    int carry_out()
    {
        api::MoveOrder again;
        again.as = "officer@academie.test";
        again.plan = file("plan.json").string();
        again.carry_out = true;
        return run(again);
    }
    // The INSPE's opinion has no place for a full-time trainee under the wording of 2022: Marc cannot move.
    void give_inspe_opinion_on_marc()
    {
        on("2023-05-10");
        act(lebon, marc, "inspe_opinion", "give_inspe_opinion",
            GiveInspeOpinion{OpinionValue::favourable, "Parcours suivi.", true, "Assidu.", std::nullopt});
    }
    bool says(std::string const& text) const { return out.str().find(text) != std::string::npos; }
};

} // namespace

TEST_CASE("a plan lists every case, says what becomes of it and why not, and writes nothing to the store")
{
    MovingOffice office;
    office.give_inspe_opinion_on_marc();
    auto const contents = office.contents();
    REQUIRE(office.run(office.order()) == 0);
    INFO(office.out.str());
    CHECK(office.says("3 dossiers : 2 passent, 1 ne peut pas, 0 suit déjà ces règles."));
    CHECK(
        office.says("camille (" + office.camille.value + ") : de arrete-2014-origine à arrete-2014-2022-07-10, passe"));
    CHECK(office.says("ne demande plus : Avis du directeur de l'INSPE"));
    CHECK(
        office.says("marc (" + office.marc.value + ") : de arrete-2014-origine à arrete-2014-2022-07-10, ne peut pas"));
    CHECK(office.says("- Est au dossier et n'y aurait plus sa place : Avis du directeur de l'INSPE."));
    CHECK(office.says("[Hypothèse du produit, passage à d'autres règles ; hypothèse]"));
    CHECK(office.contents() == contents);
}

TEST_CASE("a plan is carried out whole: cases that can move, the campaign's trace, and the rules of cases to come")
{
    MovingOffice office;
    office.give_inspe_opinion_on_marc();
    REQUIRE(office.run(office.order()) == 0);
    INFO(office.complaints.str());
    REQUIRE(office.carry_out() == 0);
    CHECK(office.says("Fait : 2 dossiers ont changé de règles"));
    CHECK(office.now(office.camille)->rule_set == since_2022);
    CHECK(office.now(office.julie)->rule_set == since_2022);
    CHECK(office.now(office.marc)->rule_set == before_2022);

    auto const last = office.store().journal().load(office.campaign).back();
    CHECK(last.type == "rules_migrated");
    CHECK(last.actor == officer);
    auto const body = boost::json::parse(last.body);
    CHECK(body.at("from") == before_2022);
    CHECK(body.at("to") == since_2022);
    CHECK(body.at("moved") == 2);
    CHECK(body.at("kept") == 1);
    auto const moved = office.store().journal().load(office.camille).back();
    CHECK(moved.type == "rules_changed");
    CHECK(moved.rule_set == before_2022);
    CHECK(boost::json::parse(moved.body).at("plan") == body.at("plan"));

    office.first_day = day("2022-09-01");
    auto const paul = office.open_year("paul");
    CHECK(office.now(paul)->rule_set == since_2022);
}

TEST_CASE("after a migration the chains hold, the lists can be drawn anew, and the past is seen under its own rules")
{
    MovingOffice office;
    office.on("2022-10-03");
    REQUIRE(office.run(office.order()) == 0);
    auto const before = office.clock.now();
    office.on("2022-10-04");
    REQUIRE(office.carry_out() == 0);
    CHECK(engine::verify(office.store().journal()).sound());
    auto const contents = office.contents();
    office.service().rebuild([](std::size_t) {});
    CHECK(office.contents() == contents);
    auto const& years = *office.service().workflows().find("trainee_year");
    auto const then = office.service().view(years, office.camille, officer, before);
    auto const now = office.service().view(years, office.camille, officer);
    REQUIRE(then);
    REQUIRE(now);
    CHECK(then->subject->rule_set == before_2022);
    CHECK(now->subject->rule_set == since_2022);
    CHECK(years.reference(*then->subject).at("pieces").as_array().size()
          == years.reference(*now->subject).at("pieces").as_array().size() + 1);
}

TEST_CASE("a plan that no longer says the same is refused, one that a mere visit came upon is not")
{
    MovingOffice office;
    REQUIRE(office.run(office.order()) == 0);
    SECTION("an opinion given meanwhile keeps a case where it is")
    {
        office.give_inspe_opinion_on_marc();
        auto const contents = office.contents();
        CHECK(office.carry_out() == 1);
        CHECK(office.complaints.str().find("Ce plan n'est plus vrai") != std::string::npos);
        CHECK(office.contents() == contents);
    }
    SECTION("a case opened meanwhile was not in the plan")
    {
        office.open_year("paul");
        CHECK(office.carry_out() == 1);
    }
    SECTION("a plan is carried out once")
    {
        CHECK(office.carry_out() == 0);
        CHECK(office.carry_out() == 1);
    }
    SECTION("a visit changes nothing of what the plan says")
    {
        office.on("2022-10-10");
        office.act(hoarau, office.camille, "formative_visit", "record_visit", visit("2022-10-07"));
        CHECK(office.carry_out() == 0);
    }
}

TEST_CASE("a plan that somebody wrote in is refused, and so is one that is not what was asked for")
{
    MovingOffice office;
    REQUIRE(office.run(office.order()) == 0);
    auto const contents = office.contents();
    SECTION("another reason in the file")
    {
        std::ifstream in{office.file("plan.json")};
        std::string text{std::istreambuf_iterator<char>{in}, {}};
        text.replace(text.find("en vigueur"), 10, "de mon goût");
        std::ofstream{office.file("plan.json")} << text;
        CHECK(office.carry_out() == 1);
        CHECK(office.complaints.str().find("Ce plan a été modifié") != std::string::npos);
    }
    SECTION("other rules on the command line")
    {
        auto order = office.order();
        order.to = "guide-2022-2023";
        order.carry_out = true;
        CHECK(office.run(order) == 1);
    }
    CHECK(office.contents() == contents);
}

TEST_CASE("cases named one by one move alone, and the campaign keeps its rules for those to come")
{
    MovingOffice office;
    auto order = office.order();
    order.cases = {office.julie.value};
    REQUIRE(office.run(order) == 0);
    CHECK(office.says("1 dossier : 1 passe"));
    REQUIRE(office.carry_out() == 0);
    CHECK(office.now(office.julie)->rule_set == since_2022);
    CHECK(office.now(office.camille)->rule_set == before_2022);
    CHECK(office.now(office.open_year("paul"))->rule_set == before_2022);
    order.cases = {"nobody", office.campaign.value};
    CHECK(office.run(order) == 1);
    CHECK(office.complaints.str().find("« nobody »") != std::string::npos);
    CHECK(office.complaints.str().find("« " + office.campaign.value + " »") != std::string::npos);
}

TEST_CASE("unknown rules, an unknown campaign, and whoever may not are refused before any case is looked at")
{
    MovingOffice office;
    auto const contents = office.contents();
    auto order = office.order();
    order.to = "arrete-de-demain";
    CHECK(office.run(order) == 1);
    CHECK(office.complaints.str().find("guide-2022-2023") != std::string::npos); // those that are known
    order = office.order();
    order.campaign = "nowhere";
    CHECK(office.run(order) == 1);
    order = office.order();
    order.as = "roux@academie.test"; // a head of school
    CHECK(office.run(order) == 1);
    CHECK_FALSE(office.says("camille"));
    order.as = "nobody@academie.test";
    CHECK(office.run(order) == 1);
    CHECK(office.contents() == contents);
}

TEST_CASE("the command line asks for the campaign, the rules and the reason, unless a plan is carried out")
{
    auto const parsed = [](std::vector<std::string> words) {
        words.insert(words.begin(), {"titularis", "migrate-rules", "--as", "officer@academie.test"});
        std::vector<char*> pointers;
        for (std::string& word : words)
            pointers.push_back(word.data());
        api::Arguments in;
        auto const ended = api::parse(static_cast<int>(pointers.size()), pointers.data(), in);
        return ended ? -*ended : in.command == api::Command::migrate_rules ? 1 : 0;
    };
    CHECK(parsed({"--campaign", "c", "--to", "r", "--reason", "Motif."}) == 1);
    CHECK(parsed({"--carry-out", "--plan", "plan.json"}) == 1);
    CHECK(parsed({"--campaign", "c", "--to", "r"}) == -2);
    CHECK(parsed({"--carry-out"}) == -2);
}

TEST_CASE("a migration that would move nobody is refused by the campaign itself")
{
    MovingOffice office;
    REQUIRE(office.run(office.order()) == 0);
    REQUIRE(office.carry_out() == 0);
    CHECK(office.run(office.order()) == 1);
    CHECK(office.complaints.str().find("Aucun dossier ne changerait de règles") != std::string::npos);
}

} // namespace story
