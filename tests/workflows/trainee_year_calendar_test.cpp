// The end of a stage and the effect of a titularisation, by the published vectors (domain reference, f.1).

#include "tests/support/day.hpp"
#include "workflows/trainee_year/calendar.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

namespace workflows::trainee_year {
using engine::to_text;
using telling::day;

namespace {

struct Vector {
    char const* start;
    int sick, birth;
    int extension;
    char const* end;
    char const* effect;
};

constexpr Vector vectors[]{
    {"2022-09-01", 36, 0, 0, "2023-08-31", "2023-09-01"},    {"2022-09-01", 37, 0, 1, "2023-09-01", "2023-09-02"},
    {"2022-09-01", 70, 0, 34, "2023-10-04", "2023-10-05"},   {"2022-09-01", 0, 112, 76, "2023-11-15", "2023-09-01"},
    {"2023-09-01", 0, 182, 146, "2025-01-24", "2024-09-01"}, {"2022-09-01", 57, 112, 133, "2024-01-11", "2023-09-22"},
    {"2023-03-01", 69, 0, 33, "2024-04-02", "2024-04-03"},   {"2019-01-01", 57, 0, 21, "2020-01-21", "2020-01-22"},
};

Leave leave(LeaveKind kind, char const* first, char const* last)
{
    return {kind, day(first), day(last)};
}

} // namespace

TEST_CASE("every published vector is met", "[calendar][l5-22][l5-26][d-stage-computed]")
{
    for (Vector const& one : vectors) {
        CAPTURE(one.start, one.sick, one.birth);
        auto const stage = stage_of(day(one.start), AbsenceDays{one.sick, one.birth});
        CHECK(stage.allowance_days == 36);
        CHECK(stage.extension_days == one.extension);
        CHECK(to_text(stage.end_on) == one.end);
        CHECK(to_text(stage.effective_on) == one.effect);
    }
}

TEST_CASE("arithmetic slips of the published examples are not reproduced", "[calendar][d-stage-computed]")
{
    CHECK(stage_of(day("2022-09-01"), AbsenceDays{0, 112}).extension_days == 76);  // U12 writes 96
    CHECK(stage_of(day("2022-09-01"), AbsenceDays{0, 182}).extension_days == 146); // U12 writes 144
    // U27 forgets 29 February 2020 and writes 17 March and 13 May.
    CHECK(to_text(stage_of(day("2019-01-01"), AbsenceDays{0, 112}).end_on) == "2020-03-16");
    CHECK(to_text(stage_of(day("2019-01-01"), AbsenceDays{57, 112}).end_on) == "2020-05-12");
}

TEST_CASE("unpaid leave and suspension move the end and the effect by their whole length",
          "[calendar][l5-8][d-stage-computed][u-unpaid-leave]")
{
    Absences const absences{.leaves = {leave(LeaveKind::unpaid, "2022-10-01", "2022-10-10")},
                            .suspensions = {{day("2022-12-01"), day("2022-12-05")}, {day("2023-05-01"), std::nullopt}}};
    auto const stage = stage_of(day("2022-09-01"), absences);
    CHECK(stage.unpaid_days == 10);
    CHECK(stage.suspended_days == 5); // one that runs has no length yet
    CHECK(to_text(stage.end_on) == "2023-09-15");
    CHECK(to_text(stage.effective_on) == "2023-09-16");
}

TEST_CASE("annual leave moves nothing", "[calendar][l5-26]")
{
    Absences const absences{.leaves = {leave(LeaveKind::annual, "2022-12-17", "2023-01-22")}};
    CHECK(to_text(stage_of(day("2022-09-01"), absences).end_on) == "2023-08-31");
}

TEST_CASE("days of leave before the stage do not count, nor leave taken once it is over", "[calendar]")
{
    Absences const absences{.leaves = {leave(LeaveKind::birth, "2022-08-01", "2022-09-10"),
                                       leave(LeaveKind::paid_sick, "2023-09-15", "2023-12-15")}};
    auto const days = days_of(day("2022-09-01"), absences);
    CHECK(days.birth == 10);
    CHECK(days.paid_other_than_birth == 0);
}

TEST_CASE("leave in the extension prolongs it in turn", "[calendar][d-stage-computed]")
{
    Absences const absences{
        .leaves = {leave(LeaveKind::paid_sick, "2023-03-01", "2023-05-09"), // 70 days: until 4 October
                   leave(LeaveKind::paid_sick, "2023-10-01", "2023-10-10")}};
    CHECK(to_text(stage_of(day("2022-09-01"), absences).end_on) == "2023-10-14");
}

TEST_CASE("a stage begun on 29 February ends a year later on 28 February less a day at most", "[calendar]")
{
    CHECK(to_text(stage_of(day("2024-02-29"), AbsenceDays{}).base_end_on) == "2025-02-27");
}

TEST_CASE("the computation is told step by step", "[calendar][d-stage-computed][l5-26][l5-22][u-unpaid-leave]")
{
    auto const stage = stage_of(day("2022-09-01"), AbsenceDays{57, 112});
    REQUIRE(stage.steps.size() == 8);
    CHECK(stage.steps.items.back().text.find("22 septembre 2023") != std::string::npos);
    // What moves a date says by how much, and on what ground.
    std::map<std::string, std::int64_t> moved;
    for (DateStep const& step : stage.steps)
        if (step.days)
            moved[std::string{step.source}] = *step.days;
    CHECK(moved == std::map<std::string, std::int64_t>{{"l5-26", 133}, {"u-unpaid-leave", 0}, {"l5-22", 21}});
}

TEST_CASE("a stage that ends under the code cites the code, and the decree before",
          "[calendar][l5-26][l6-paid-leave][l6-birth-leave]")
{
    auto const sources = [](char const* start) {
        std::set<std::string> all;
        for (DateStep const& step : stage_of(day(start), AbsenceDays{57, 112}).steps)
            all.emplace(std::string_view{step.source});
        return all;
    };
    CHECK(sources("2023-09-01").contains("l5-26"));
    CHECK(sources("2024-11-01").contains("l6-paid-leave"));
    CHECK_FALSE(sources("2024-11-01").contains("l5-22"));
}

TEST_CASE("part time lengthens the stage by what was not served", "[calendar][l5-15]")
{
    // The published vector: half time from 1 June to 31 December 2022, 214 days that count for 107.
    Absences const absences{.part_times = {{day("2022-06-01"), day("2022-12-31"), 50}}};
    auto const stage = stage_of(day("2022-06-01"), absences);
    CHECK(stage.not_served_days == 107);
    CHECK(to_text(stage.end_on) == "2023-09-15");
    CHECK(to_text(stage.effective_on) == "2023-09-16");
}

TEST_CASE("a fraction of a day served does not shorten the stage", "[calendar][a-part-time-record]")
{
    Absences const absences{.part_times = {{day("2022-10-01"), day("2022-10-03"), 80}}};
    CHECK(stage_of(day("2022-09-01"), absences).not_served_days == 1); // 2.4 days served count for 2
}

TEST_CASE("half of the stage is served after half its days, absences apart", "[calendar][l5-7-insufficiency][l5-8]")
{
    auto const start = day("2022-09-01");
    CHECK_FALSE(half_is_served(start, {}, day("2023-03-01"))); // 182 days of 365
    CHECK(half_is_served(start, {}, day("2023-03-02")));
    Absences const suspended{.suspensions = {{day("2022-10-01"), day("2022-10-10")}}};
    CHECK_FALSE(half_is_served(start, suspended, day("2023-03-11")));
    CHECK(half_is_served(start, suspended, day("2023-03-12")));
    Absences const still_suspended{.suspensions = {{day("2023-01-01"), std::nullopt}}};
    CHECK_FALSE(half_is_served(start, still_suspended, day("2023-08-01")));
}

TEST_CASE("an interruption is long when leaves follow each other for three years", "[calendar][l5-27]")
{
    std::vector<Leave> leaves{leave(LeaveKind::parental, "2020-01-01", "2021-06-30"),
                              leave(LeaveKind::unpaid, "2021-07-01", "2022-12-30")};
    CHECK_FALSE(lasts_years(*longest_interruption(leaves), 3));
    leaves.back().last_day = day("2022-12-31");
    CHECK(lasts_years(*longest_interruption(leaves), 3));
    leaves.back().first_day = day("2021-07-02"); // a day at work between them
    CHECK_FALSE(lasts_years(*longest_interruption(leaves), 3));
    CHECK_FALSE(longest_interruption({}));
}

} // namespace workflows::trainee_year
