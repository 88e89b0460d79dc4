// How many vacations: every combination on the boundaries, written out; the examples of the document; and what holds of
// any work whatever.

#include "workflows/distance_accompaniment/pay.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <array>

namespace workflows::distance_accompaniment {
namespace {

PayRules const& rules()
{
    return *find_pay_rules("accompagnement-1");
}

Computation of(std::int64_t minutes, std::int64_t participants, std::int64_t group_size, Choices const& choices = {})
{
    return compute({.minutes = minutes, .participants = participants, .group_size = group_size}, rules(), choices);
}

constexpr std::array<std::int64_t, 6> hours{0, 1, 2, 15, 16, 17};
constexpr std::array<std::int64_t, 5> counts{0, 1, 7, 8, 9};

// clang-format off
// By hours; in each, a line a number of participants (0, 1, 7, 8, 9), a column a size of the group (0, 1, 7, 8, 9).
constexpr std::array<std::array<std::array<std::int64_t, 5>, 5>, 6> vacations{{
    {{ // no hour
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
    }},
    {{ // 1 hour: no whole vacation
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
        {{0, 0, 0, 0, 0}},
    }},
    {{ // 2 hours
        {{0, 0, 0, 0, 0}},
        {{0, 1, 1, 1, 1}},
        {{0, 1, 1, 1, 1}},
        {{0, 1, 1, 1, 1}},
        {{0, 1, 1, 1, 1}},
    }},
    {{ // 15 hours: seven, and an hour that is dropped
        {{0, 0, 0, 0, 0}},
        {{0, 1, 1, 1, 1}},
        {{0, 1, 7, 7, 7}},
        {{0, 1, 7, 7, 7}},
        {{0, 1, 7, 7, 7}},
    }},
    {{ // 16 hours
        {{0, 0, 0, 0, 0}},
        {{0, 1, 1, 1, 1}},
        {{0, 1, 7, 7, 7}},
        {{0, 1, 7, 8, 8}},
        {{0, 1, 7, 8, 8}},
    }},
    {{ // 17 hours
        {{0, 0, 0, 0, 0}},
        {{0, 1, 1, 1, 1}},
        {{0, 1, 7, 7, 7}},
        {{0, 1, 7, 8, 8}},
        {{0, 1, 7, 8, 8}},
    }},
}};
// clang-format on

} // namespace

TEST_CASE("V6 V7 V8 V9 every combination of hours, participants and group size on the boundaries",
          "[accompaniment][s4-least]")
{
    for (std::size_t h = 0; h < hours.size(); ++h)
        for (std::size_t p = 0; p < counts.size(); ++p)
            for (std::size_t g = 0; g < counts.size(); ++g) {
                CAPTURE(hours[h], counts[p], counts[g]);
                CHECK(of(hours[h] * 60, counts[p], counts[g]).vacations == vacations[h][p][g]);
            }
}

TEST_CASE("V9 the examples of the document", "[accompaniment][s4-least]")
{
    CHECK(of(10 * 60, 12, 12).vacations == 5);
    CHECK(of(20 * 60, 6, 6).vacations == 6);
    CHECK(of(40 * 60, 15, 15).vacations == 8);
    CHECK(of(3 * 60, 5, 5).vacations == 1);
    CHECK(of(8 * 60, 0, 12).vacations == 0);
    auto const without_contract =
        compute({.minutes = 600, .participants = 12, .group_size = 12, .has_contract = false}, rules());
    CHECK(without_contract.vacations == 0);
    CHECK(*without_contract.limited_by == std::vector{Limit::contract});
    auto const without_report =
        compute({.minutes = 600, .participants = 12, .group_size = 12, .has_report = false}, rules());
    CHECK(without_report.vacations == 0);
    CHECK(*without_report.limited_by == std::vector{Limit::report});
}

TEST_CASE("V9 what caps the number is told, all of it when several agree", "[accompaniment][s4-least]")
{
    CHECK(*of(600, 12, 12).limited_by == std::vector{Limit::time});
    CHECK(*of(1200, 6, 9).limited_by == std::vector{Limit::participants});
    CHECK(*of(2400, 15, 15).limited_by == std::vector{Limit::group});
    CHECK(*of(960, 8, 8).limited_by == std::vector{Limit::time, Limit::participants, Limit::group});
    CHECK(
        (*of(960, 8, 8).steps).back().says
        == "8 vacations ; ce qui limite : le temps d'intervention, le nombre de participants et le plafond du groupe.");
}

TEST_CASE("V9 the steps of a computation, as people read them", "[accompaniment][s4-least]")
{
    auto const made =
        compute({.minutes = 990, .synchronous_minutes = 125, .participants = 7, .group_size = 9}, rules());
    std::vector<std::string> told;
    for (Step const& step : made.steps)
        told.push_back(step.says);
    CHECK(told
          == std::vector<std::string>{
              "Temps d'intervention à distance : 16 h 30.",
              "Classes virtuelles, non comptées : 2 h 05.",
              "Une vacation pour 2 h : 8 vacations.",
              "Il reste 30 min, compté à l'inférieur.",
              "Stagiaires du groupe qui ont effectivement participé : 7 sur 9, soit 7 vacations au plus.",
              "Plafond du groupe : 8 vacations.",
              "7 vacations ; ce qui limite : le nombre de participants.",
          });
}

TEST_CASE("V6 V7 V8 no computation goes over a cap, and more work or more people never bring less", "[accompaniment]")
{
    constexpr std::array ways{OddHours::down, OddHours::nearest, OddHours::up};
    CHECK(rc::check([&] {
        auto const below = [](std::int64_t limit) { return *rc::gen::inRange<std::int64_t>(0, limit); };
        auto const minutes = below(4000);
        auto const participants = below(40);
        auto const group = below(40);
        Choices const choices{ways.at(static_cast<std::size_t>(below(3))), std::nullopt};
        auto const made = of(minutes, participants, group, choices);
        RC_ASSERT(made.vacations >= 0);
        RC_ASSERT(made.vacations <= participants);
        RC_ASSERT(made.vacations <= group);
        RC_ASSERT(made.vacations <= 8);
        // Never a whole vacation more than the time, and by default not a minute more.
        RC_ASSERT((made.vacations - (choices.odd_hours == OddHours::down ? 0 : 1)) * 120 <= minutes);
        RC_ASSERT(!(*made.limited_by).empty());
        auto const longer = of(minutes + below(500), participants, group, choices);
        auto const fuller = of(minutes, participants + below(9), group, choices);
        auto const bigger = of(minutes, participants, group + below(9), choices);
        RC_ASSERT(longer.vacations >= made.vacations);
        RC_ASSERT(fuller.vacations >= made.vacations);
        RC_ASSERT(bigger.vacations >= made.vacations);
        auto const rounded_up = of(minutes, participants, group, {OddHours::up, std::nullopt});
        RC_ASSERT(rounded_up.vacations >= made.vacations);
    }));
}

TEST_CASE("the numbers of the pay are whole: no fraction is held anywhere", "[accompaniment]")
{
    CHECK(std::is_same_v<decltype(Computation::vacations), std::int64_t>);
    auto const json = engine::write_body(of(990, 7, 9, {OddHours::nearest, 4005}));
    for (auto const& member : json)
        CHECK_FALSE(member.value().is_double());
    CHECK(json.at("amount_cents") == 7 * 4005);
}

} // namespace workflows::distance_accompaniment
