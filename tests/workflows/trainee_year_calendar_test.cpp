// The end of a stage and the effect of a titularisation, by the published vectors (domain reference, f.1).

#include "workflows/trainee_year/calendar.hpp"

#include <catch2/catch.hpp>

using namespace workflows::trainee_year;
using engine::to_text;

namespace {

engine::Day day(char const* text)
{
    return *engine::parse_day(text);
}

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
        auto const stage = stage_of(day(one.start), LeaveDays{one.sick, one.birth, 0});
        CHECK(stage.allowance_days == 36);
        CHECK(stage.extension_days == one.extension);
        CHECK(to_text(stage.end_on) == one.end);
        CHECK(to_text(stage.effective_on) == one.effect);
    }
}

TEST_CASE("arithmetic slips of the published examples are not reproduced", "[calendar][d-stage-computed]")
{
    CHECK(stage_of(day("2022-09-01"), LeaveDays{0, 112, 0}).extension_days == 76);  // U12 writes 96
    CHECK(stage_of(day("2022-09-01"), LeaveDays{0, 182, 0}).extension_days == 146); // U12 writes 144
    // U27 forgets 29 February 2020 and writes 17 March and 13 May.
    CHECK(to_text(stage_of(day("2019-01-01"), LeaveDays{0, 112, 0}).end_on) == "2020-03-16");
    CHECK(to_text(stage_of(day("2019-01-01"), LeaveDays{57, 112, 0}).end_on) == "2020-05-12");
}

TEST_CASE("unpaid leave and suspension move the end and the effect by their whole length",
          "[calendar][l5-8][d-stage-computed]")
{
    std::vector<Leave> const leaves{leave(LeaveKind::unpaid, "2022-10-01", "2022-10-10"),
                                    leave(LeaveKind::suspension, "2022-12-01", "2022-12-05")};
    auto const stage = stage_of(day("2022-09-01"), leaves);
    CHECK(stage.unpaid_days == 15);
    CHECK(to_text(stage.end_on) == "2023-09-15");
    CHECK(to_text(stage.effective_on) == "2023-09-16");
}

TEST_CASE("annual leave moves nothing", "[calendar][l5-26]")
{
    std::vector<Leave> const leaves{leave(LeaveKind::annual, "2022-12-17", "2023-01-22")};
    CHECK(to_text(stage_of(day("2022-09-01"), leaves).end_on) == "2023-08-31");
}

TEST_CASE("days of leave before the stage do not count, nor leave taken once it is over", "[calendar]")
{
    std::vector<Leave> const leaves{leave(LeaveKind::birth, "2022-08-01", "2022-09-10"),
                                    leave(LeaveKind::paid_sick, "2023-09-15", "2023-12-15")};
    auto const days = days_of(day("2022-09-01"), leaves);
    CHECK(days.birth == 10);
    CHECK(days.paid_other_than_birth == 0);
}

TEST_CASE("leave in the extension prolongs it in turn", "[calendar][d-stage-computed]")
{
    std::vector<Leave> const leaves{leave(LeaveKind::paid_sick, "2023-03-01", "2023-05-09"), // 70 days: until 4 October
                                    leave(LeaveKind::paid_sick, "2023-10-01", "2023-10-10")};
    CHECK(to_text(stage_of(day("2022-09-01"), leaves).end_on) == "2023-10-14");
}

TEST_CASE("a stage begun on 29 February ends a year later on 28 February less a day at most", "[calendar]")
{
    CHECK(to_text(stage_of(day("2024-02-29"), LeaveDays{}).base_end_on) == "2025-02-27");
}

TEST_CASE("the computation is told step by step", "[calendar][d-stage-computed]")
{
    auto const stage = stage_of(day("2022-09-01"), LeaveDays{57, 112, 0});
    REQUIRE(stage.steps.size() == 9);
    CHECK(stage.steps.items.back().find("22 septembre 2023") != std::string::npos);
}
