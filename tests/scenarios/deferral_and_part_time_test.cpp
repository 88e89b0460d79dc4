// A stage that begins later, lasts longer or is interrupted (domain reference, f.2).

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

OpenYear next_september()
{
    OpenYear open = opening();
    open.start_on = day("2023-09-01");
    return open;
}

} // namespace

TEST_CASE("a deferral is granted before the stage begins, and nothing is filed until it is taken up", "[u-deferral]")
{
    auto year = a_trainee_year(next_september()).rule_set("arrete-2014-2022-07-10").opened();
    year.on("2023-06-15")
        .when(officer, Track::year, Command::defer, Defer{DeferralGround::maternity, day("2024-02-01"), std::nullopt})
        .then(State::deferred);
    CHECK(year.tasks("tutor").empty());
    CHECK(year.tasks("case_officer") == std::vector<std::string>{"year/take_up"});
    year.when(hoarau, Track::formative_visit, Command::record_visit, visit("2023-06-10"))
        .then_refused(ErrorCode::guard_unmet, {"year-in-progress"});
    year.when(officer, Track::year, Command::take_up, TakeUp{day("2024-01-08"), std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"day-of-taking-up"});
    year.on("2024-02-01")
        .when(officer, Track::year, Command::take_up, TakeUp{day("2024-02-01"), std::nullopt})
        .then(State::in_progress);
    CHECK(year.facts().opening.start_on == day("2024-02-01"));
    CHECK(engine::to_text(year.facts().stage(nullptr).end_on) == "2025-01-31");
}

TEST_CASE("a stage that has begun is no longer deferred, nor one for more than a year",
          "[u-deferral][a-deferral-length]")
{
    auto begun = a_trainee_year().opened();
    begun.when(officer, Track::year, Command::defer, Defer{DeferralGround::maternity, day("2023-01-01"), std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"stage-not-begun"});
    auto year = a_trainee_year(next_september()).rule_set("arrete-2014-2022-07-10").opened();
    year.when(officer, Track::year, Command::defer,
              Defer{DeferralGround::doctoral_studies, day("2024-09-02"), std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"deferral-as-allowed"});
    CHECK(year.refusal().conditions.size() == 2); // too long, and for agrégés only
}

TEST_CASE("part time is for full-time trainees, and each lengthens the stage", "[l5-15]")
{
    RecordPartTime const half{day("2022-10-01"), day("2022-12-31"), 50};
    OpenYear open = opening();
    open.load = ServiceLoad::half;
    open.path = Path::adapted;
    auto training = a_trainee_year(open).rule_set("arrete-2014-2022-07-10").opened();
    training.when(officer, Track::part_time, Command::record_part_time, half)
        .then_refused(ErrorCode::guard_unmet, {"part-time-is-open"});
    auto year = a_trainee_year().opened();
    year.when(officer, Track::part_time, Command::record_part_time, half).then(State::recorded);
    CHECK(boost::json::parse(year.last().body).at("stage").at("end_on").as_string()
          == "2023-10-16"); // 92 days count for 46
    year.when(officer, Track::part_time, Command::record_part_time, half)
        .then_refused(ErrorCode::guard_unmet, {"leaves-do-not-overlap"});
    year.when(officer, Track::part_time, Command::cancel, Cancel{"Erreur de saisie."}, 1).then(State::cancelled);
    CHECK(boost::json::parse(year.last().body).at("stage").at("end_on").as_string() == "2023-08-31");
}

TEST_CASE("a trainee is never on availability", "[l5-6]")
{
    auto year = a_trainee_year().opened();
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::availability, day("2022-11-01"), day("2022-12-31")})
        .then_refused(ErrorCode::guard_unmet, {"leave-is-open-to-trainees"});
    CHECK(year.refusal().conditions.at(0).source->id == "l5-6");
}

TEST_CASE("leave for personal reasons lasts three months at most", "[l5-23]")
{
    auto year = a_trainee_year().opened();
    RecordLeave leave{LeaveKind::personal, day("2022-11-30"), day("2023-02-28")};
    year.when(officer, Track::leave, Command::record_leave, leave)
        .then_refused(ErrorCode::guard_unmet, {"personal-leave-is-short"});
    leave.last_day = day("2023-02-27");
    year.when(officer, Track::leave, Command::record_leave, leave).then(State::recorded);
}

TEST_CASE("I25 a suspended trainee is not titularised until the suspension is over and its days are served",
          "[invariant][l5-8]")
{
    auto year =
        a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury().proposed().found_apt();
    year.on("2023-07-01")
        .when(delegate, Track::suspension, Command::suspend, Suspend{day("2023-07-01"), "Enquête."})
        .then(State::suspended);
    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-01")})
        .then_refused(ErrorCode::guard_unmet, {"stage-is-over"});
    CHECK(year.refusal().conditions.at(0).source->id == "l5-8");
    year.on("2023-07-12")
        .when(delegate, Track::suspension, Command::lift_suspension, LiftSuspension{day("2023-07-11")}, 1)
        .then(State::ended);
    year.when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-12")})
        .then_refused(ErrorCode::guard_unmet, {"stage-is-over"});
    year.on("2023-09-12")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-11")})
        .then_refused(ErrorCode::guard_unmet, {"effect-as-computed"});
    year.when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-12")})
        .then(State::titularised);
}

} // namespace story
