// The plan of a year: the same lives for the same seed, in the shares that are published, and nothing done out of turn.

#include "examples/player/plan.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace examples;
using namespace examples::player;

namespace {

constexpr std::size_t many = 1'200;

std::vector<Life> lives_of(std::size_t trainees, std::uint64_t seed)
{
    auto const roster = draw_roster({.trainees = trainees, .seed = seed});
    return plan_year(roster, seed, year_starting(roster.front().starts_on));
}

std::vector<Life> const& many_lives()
{
    static auto const lives = lives_of(many, 5);
    return lives;
}

Year const& the_year()
{
    static auto const year = year_starting(*engine::parse_day("2022-09-01"));
    return year;
}

std::vector<Step> steps_of(Life const& life, Command command)
{
    std::vector<Step> found;
    std::ranges::copy_if(life.steps, std::back_inserter(found),
                         [command](Step const& step) { return step.command == command && step.refused_by.empty(); });
    return found;
}

std::size_t count(Command command)
{
    std::size_t steps = 0;
    for (Life const& life : many_lives())
        steps += steps_of(life, command).size();
    return steps;
}

double per_cent(std::size_t part, std::size_t of)
{
    return 100.0 * static_cast<double>(part) / static_cast<double>(of);
}

std::size_t lives_that(bool (*is_so)(Life const&))
{
    return static_cast<std::size_t>(std::ranges::count_if(many_lives(), is_so));
}

void check_between(double value, double least, double most)
{
    CHECK(value >= least);
    CHECK(value <= most);
}

// Nothing when the life has no such step.
std::optional<Day> day_of(Life const& life, Command command)
{
    auto const steps = steps_of(life, command);
    return steps.empty() ? std::nullopt : std::optional{steps.front().day};
}

} // namespace

TEST_CASE("the same roster and seed give the same plan, another seed another one", "[plan]")
{
    auto const told = [](std::vector<Life> const& lives) {
        std::vector<std::string> lines;
        for (Life const& life : lives)
            for (Step const& step : life.steps)
                lines.push_back(life.who.trainee.email + ' ' + engine::to_text(step.day) + ' ' + step.name);
        return lines;
    };
    CHECK(told(lives_of(60, 5)) == told(lives_of(60, 5)));
    CHECK(told(lives_of(60, 5)) != told(lives_of(60, 6)));
}

TEST_CASE("a step has one name in its life, and the days follow one another", "[plan]")
{
    for (Life const& life : many_lives()) {
        std::set<std::string> names;
        for (Step const& step : life.steps)
            CHECK(names.insert(step.name).second);
        CHECK(std::ranges::is_sorted(life.steps, {}, &Step::day));
    }
}

TEST_CASE("nothing is done after a resignation but to accept it", "[plan]")
{
    for (Life const& life : many_lives()) {
        if (life.fate != Fate::resigned)
            continue;
        REQUIRE(life.steps.size() >= 2);
        auto const last = life.steps.end() - 1;
        CHECK(last->command == Command::accept_resignation);
        CHECK((last - 1)->command == Command::resign);
        CHECK(std::all_of(life.steps.begin(), last - 1, [&](Step const& step) { return step.day < (last - 1)->day; }));
    }
}

TEST_CASE("the fates come in the published shares", "[plan]")
{
    auto const share = [](auto is_so) { return per_cent(lives_that(is_so), many); };
    check_between(share([](Life const& life) { return life.fate == Fate::resigned; }), 2, 3);
    check_between(share([](Life const& life) { return life.fate == Fate::dismissed; }), 1.5, 2);
    check_between(share([](Life const& life) {
                      return life.fate == Fate::renewed || life.fate == Fate::extended
                          || life.fate == Fate::not_evaluable;
                  }),
                  7, 9);
    check_between(share([](Life const& life) {
                      return life.fate == Fate::titularised || life.fate == Fate::titularised_after_interview;
                  }),
                  85, 89);
    check_between(share([](Life const& life) { return life.is_heard(); }), 8, 15);
    check_between(share([](Life const& life) { return life.alert; }), 3, 8);
}

TEST_CASE("a small roster meets every fate", "[plan]")
{
    std::set<Fate> met;
    for (Life const& life : lives_of(60, 974))
        met.insert(life.fate);
    CHECK(met.size() == 7);
}

TEST_CASE("visits are as many as they are in an ordinary year, and close together at first", "[plan]")
{
    std::size_t before_the_summer = 0;
    for (Life const& life : many_lives()) {
        auto const visits = steps_of(life, Command::record_visit);
        CHECK(visits.size() <= 12);
        if (life.fate == Fate::titularised) {
            CHECK(visits.size() >= 7);
            check_between(static_cast<double>(steps_of(life, Command::record_observation).size()), 5, 8);
            CHECK(steps_of(life, Command::record_attendance).size() == 12);
        }
        before_the_summer += static_cast<std::size_t>(std::ranges::count_if(
            visits, [](Step const& visit) { return visit.day < *engine::parse_day("2022-12-17"); }));
    }
    check_between(per_cent(before_the_summer, count(Command::record_visit)), 50, 75);
}

TEST_CASE("one review in twenty is late, most come in the last ten days", "[plan]")
{
    std::size_t late = 0;
    std::size_t last_days = 0;
    std::size_t all = 0;
    for (Life const& life : many_lives())
        for (Step const& step : steps_of(life, Command::file)) {
            bool const is_interim = step.track == Track::interim_review || step.track == Track::interim_tutor_review;
            auto const due = is_interim ? the_year().interim_review : the_year().final_review;
            ++all;
            late += step.day > due ? 1 : 0;
            last_days += step.day <= due && step.day > due - std::chrono::days{10} ? 1 : 0;
        }
    check_between(per_cent(late, all), 3.5, 6.5);
    check_between(per_cent(last_days, all), 65, 80);
}

TEST_CASE("nobody is refused unheard, and nobody is decided before the jury", "[plan]")
{
    for (Life const& life : many_lives()) {
        if (auto const refused = day_of(life, Command::deliberate_not_apt)) {
            auto const heard = day_of(life, life.absent_from_interview ? Command::record_absence : Command::hear);
            REQUIRE(heard);
            CHECK(*heard <= *refused);
            CHECK((!life.head_in_favour || !life.inspector_in_favour));
        }
        auto const sealed = day_of(life, Command::seal);
        for (Step const& step : life.steps) {
            if (step.command == Command::give_opinion || step.command == Command::file_report)
                CHECK(step.day <= *sealed);
            if (step.track == Track::decision)
                CHECK(step.day > the_year().deliberation);
        }
    }
}

TEST_CASE("an inspector consults the report before the opinion, and a refusal planned comes before the act", "[plan]")
{
    std::size_t too_early = 0;
    for (Life const& life : many_lives()) {
        auto const opinion = std::ranges::find(life.steps, "inspector's opinion", &Step::name);
        auto const consulted = std::ranges::find(life.steps, "tutor report consulted", &Step::name);
        auto const refused = std::ranges::find(life.steps, "inspector's opinion, too early", &Step::name);
        CHECK((opinion == life.steps.end() || consulted < opinion));
        if (refused == life.steps.end())
            continue;
        ++too_early;
        CHECK(refused < consulted);
        CHECK(refused->refused_by == "tutor-report-consulted");
    }
    CHECK(too_early > 40);
}

TEST_CASE("visits wait until a leave is over", "[plan]")
{
    for (Life const& life : many_lives())
        for (Step const& step : life.steps)
            if (step.command == Command::record_visit || step.command == Command::record_inspection)
                CHECK_FALSE(life.is_on_leave(step.day));
}

TEST_CASE("an extended stage is over before the titularisation is pronounced", "[plan]")
{
    for (Life const& life : many_lives()) {
        if (life.fate != Fate::extended)
            continue;
        CHECK(life.stage().extension_days > 0);
        CHECK(*day_of(life, Command::pronounce_titularisation) > life.stage().end_on);
    }
}

TEST_CASE("twelve training days of which four at the academy's school, all on school days", "[plan]")
{
    auto const all = training_days(the_year());
    CHECK(all.size() == 12);
    CHECK(std::ranges::count(all, true, &TrainingDay::at_inspe) == 8);
    CHECK(std::ranges::all_of(all, [](TrainingDay const& training) { return is_school_day(training.day); }));
}
