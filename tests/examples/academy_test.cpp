// A mixed academy: rosters that its rules accept, and a plan in which every end that the law knows is met.

#include "examples/player/campaign_plan.hpp"
#include "examples/roster.hpp"

#include "workflows/trainee_year/trainee_year.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

using namespace examples;
using namespace examples::player;

namespace {

std::vector<std::vector<RosterLine>> academy(std::size_t trainees, std::uint64_t seed)
{
    return draw_academy({.trainees = trainees, .seed = seed});
}

std::vector<CampaignPlan> const& plans()
{
    static auto const all = plan_academy(academy(60, 974), 974);
    return all;
}

std::vector<Life const*> lives()
{
    std::vector<Life const*> all;
    for (CampaignPlan const& plan : plans())
        for (Life const& life : plan.lives)
            all.push_back(&life);
    return all;
}

bool has_step(Life const& life, Command command)
{
    return std::ranges::any_of(
        life.steps, [command](Step const& step) { return step.command == command && step.refused_by.empty(); });
}

std::map<Outcome, std::size_t> ends_of(std::vector<CampaignPlan> const& all)
{
    std::map<Outcome, std::size_t> ends;
    for (CampaignPlan const& plan : all)
        for (Life const& life : plan.lives)
            for (Step const& step : life.steps)
                if (step.reaches)
                    ++ends[*step.reaches];
    return ends;
}

} // namespace

TEST_CASE(
    "a mixed academy has a roster for each of the eight corps, as many trainees as wished and no stranger to its rules",
    "[academy]")
{
    auto const seed = static_cast<std::uint64_t>(GENERATE(1, 974));
    auto const rosters = academy(60, seed);
    std::size_t trainees = 0;
    std::set<std::string> corps;
    std::set<std::string> emails;
    for (auto const& roster : rosters) {
        corps.insert(roster.front().corps);
        trainees += roster.size();
        for (RosterLine const& line : roster) {
            CHECK(line.corps == roster.front().corps);
            CHECK(emails.insert(line.trainee.email).second);
            CHECK(line.diploma_awaited == (line.session == "2021"));
            CHECK(line.titulaire_elsewhere == (line.path == "detached"));
            CHECK(line.authority.email.empty() == line.place.empty());
        }
    }
    CHECK(corps.size() == 8);
    CHECK(trainees == 60);
    for (CampaignPlan const& plan : plan_academy(rosters, seed)) {
        auto const& rules = rules_named(plan.rule_set);
        for (Life const& life : plan.lives)
            CHECK(rules.covers(life.profile()));
        for (RosterLine const& line : plan.roster)
            CHECK(rules.is_valid_on(line.starts_on));
    }
}

TEST_CASE("a mixed roster is read back as it was drawn, and as the workflow reads a roster", "[academy]")
{
    workflows::trainee_year::TraineeYear const workflow;
    auto const known = [&](std::string_view column) {
        auto const required = workflow.roster_columns();
        auto const optional = workflow.optional_roster_columns();
        return std::ranges::find(required, column) != required.end()
            || std::ranges::find(optional, column) != optional.end();
    };
    for (auto const& roster : academy(60, 974)) {
        auto const csv = roster_csv(roster);
        CHECK(read_roster(csv) == roster);
        auto header = csv.substr(0, csv.find('\n')) + ';';
        for (std::size_t end = 0; (end = header.find(';')) != std::string::npos; header.erase(0, end + 1))
            CHECK(known(header.substr(0, end)));
    }
}

TEST_CASE("the same seed draws the same academy, another seed another one", "[academy]")
{
    CHECK(academy(60, 7) == academy(60, 7));
    CHECK(academy(60, 7) != academy(60, 8));
}

TEST_CASE("an academy too small or too large is refused", "[academy]")
{
    CHECK_THROWS_AS(academy(15, 1), std::invalid_argument);
    CHECK_THROWS_AS(academy(2'601, 1), std::invalid_argument);
    CHECK(plan_academy(academy(16, 1), 1).size() > 8);
}

TEST_CASE("from sixty trainees on every end that the law knows is met, whatever the seed", "[academy]")
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed)
        CHECK(ends_of(plan_academy(academy(60, seed), seed)).size() == outcomes);
    CHECK(ends_of(plan_academy(academy(400, 3), 3)).size() == outcomes);
}

TEST_CASE("each corps ends a stage by its own hand", "[academy]")
{
    for (CampaignPlan const& plan : plans())
        for (Life const& life : plan.lives) {
            bool const by_rector = plan.corps == "professeur_des_ecoles";
            if (has_step(life, Command::transmit_to_minister))
                CHECK_FALSE(by_rector);
            if (has_step(life, Command::pronounce_dismissal) || has_step(life, Command::pronounce_reinstatement))
                CHECK(by_rector);
        }
}

TEST_CASE("agrégés and those already qualified meet no jury, and an agrégé is refused only after the committee",
          "[academy]")
{
    std::size_t refused = 0;
    for (Life const* life : lives()) {
        if (life->goes_before_a_jury())
            continue;
        CHECK_FALSE(has_step(*life, Command::submit));
        if (life->fate != Fate::renewed && life->fate != Fate::dismissed)
            continue;
        ++refused;
        CHECK_FALSE(life->inspector_in_favour);
        CHECK(has_step(*life, Command::record_committee));
    }
    CHECK(refused >= 2);
}

TEST_CASE("every renewal is lived on in the following year, by the rules and in the campaign of that year", "[academy]")
{
    std::map<std::string, Life const*> second;
    for (Life const* life : lives())
        if (life->year_rank == 2)
            second[life->who.trainee.email] = life;
    std::size_t renewed = 0;
    for (Life const* life : lives())
        if (life->fate == Fate::renewed && life->year_rank == 1) {
            ++renewed;
            REQUIRE(second.contains(life->who.trainee.email));
            auto const& next = *second.at(life->who.trainee.email);
            CHECK(has_step(next, Command::record_inspection));
            CHECK(next.fate != Fate::renewed);
            CHECK(next.steps.front().day > life->stage().end_on);
        }
    CHECK(renewed == second.size());
    CHECK(renewed >= 4);
}

TEST_CASE("whoever is not evaluable is judged once the stage is over, by a jury that sits again", "[academy]")
{
    std::size_t judged = 0;
    for (CampaignPlan const& plan : plans())
        for (Life const& life : plan.lives)
            if (life.fate == Fate::not_evaluable) {
                ++judged;
                CHECK(plan.judges_again());
                CHECK(life.stage().end_on < plan.year.second_deliberation);
                CHECK(has_step(life, Command::pronounce_titularisation));
            }
    CHECK(judged >= 2);
}

TEST_CASE("suspension, part time, personal leave and a deferral are lived, and move the end of the stage", "[academy]")
{
    std::set<Incident> met;
    for (Life const* life : lives()) {
        met.insert(life->incident);
        bool const moves = life->incident == Incident::suspension || life->incident == Incident::part_time
            || life->incident == Incident::personal_leave;
        if (moves)
            CHECK(life->stage().extension_days > 0);
        if (life->incident == Incident::temporary_exclusion)
            CHECK(life->stage().extension_days == 0);
    }
    CHECK(met.size() == 6);
}

TEST_CASE("a step in an academy has one name in all the years of a trainee", "[academy]")
{
    std::set<std::string> names;
    for (Life const* life : lives()) {
        CHECK(std::ranges::is_sorted(life->steps, {}, &Step::day));
        for (Step const& step : life->steps)
            CHECK(names.insert(life->who.trainee.email + ' ' + step.name).second);
    }
}

TEST_CASE("a roster that holds nobody for a part is refused when it is large enough", "[academy]")
{
    auto rosters = academy(60, 974);
    for (RosterLine& line : rosters.front())
        line.diploma_awaited = false;
    CHECK_THROWS_AS(plan_academy(rosters, 974), std::runtime_error);
}

TEST_CASE("what is asked in vain is refused by a condition that the tables know", "[academy]")
{
    std::set<std::string_view> known;
    for (engine::GuardWord const& guard : workflows::trainee_year::TraineeYear{}.words().guards)
        known.insert(guard.rule);
    std::set<std::string_view> asked;
    for (Life const* life : lives())
        for (Step const& step : life->steps)
            if (!step.refused_by.empty()) {
                CHECK(known.contains(step.refused_by));
                asked.insert(step.refused_by);
            }
    CHECK(asked.size() >= 20);
}
