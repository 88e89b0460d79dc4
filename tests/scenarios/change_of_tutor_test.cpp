// People change in the course of a year; the right to act follows the date, and what was written stays.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

TEST_CASE("the new tutor acts from his first day, the former one until the day before",
          "[scenario][s3-tutor][a-responsible-staff][s3-4-visits]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-12-01")
        .when(officer, Track::tutor, Command::replace,
              ReplaceTutor{grondin, "Mathématiques", "Collège des Mascareignes", day("2023-01-30"),
                           "Congé de M. Hoarau."},
              1)
        .then(State::appointed);
    year.on("2023-01-29")
        .when(hoarau, Track::formative_visit, Command::record_visit, visit("2023-01-28"))
        .then(State::recorded);
    year.when(grondin, Track::formative_visit, Command::record_visit, visit("2023-01-28"))
        .then_refused(ErrorCode::not_permitted);
    year.on("2023-01-30")
        .when(hoarau, Track::formative_visit, Command::record_visit, visit("2023-01-30"))
        .then_refused(ErrorCode::not_permitted);
    year.when(grondin, Track::formative_visit, Command::record_visit, visit("2023-01-30")).then(State::recorded);
}

TEST_CASE("two tutors may follow a trainee, and no third", "[scenario][u-two-tutors][s3-tutor][a-responsible-staff]")
{
    auto year = a_trainee_year().opened();
    AppointTutor const second{grondin, "Mathématiques", "Lycée Leconte-de-Lisle", day("2022-10-01")};
    AppointTutor third = second;
    third.tutor = morel;
    year.when(officer, Track::tutor, Command::appoint, second).then(State::appointed);
    year.when(officer, Track::tutor, Command::appoint, third)
        .then_refused(ErrorCode::guard_unmet, {"two-tutors-at-most"});
    year.when(officer, Track::tutor, Command::appoint, second)
        .then_refused(ErrorCode::guard_unmet, {"two-tutors-at-most"});
    year.on("2022-10-02")
        .when(officer, Track::tutor, Command::end_appointment, EndAppointment{day("2022-10-31"), "À sa demande."}, 2)
        .then(State::ended);
    third.from = day("2022-11-01");
    year.when(officer, Track::tutor, Command::appoint, third).then(State::appointed);
}

TEST_CASE("a year opened without a tutor gets one by appointment", "[scenario][s3-tutor]")
{
    OpenYear open = opening();
    open.tutor.reset();
    auto year = a_trainee_year(open).opened();
    CHECK(year.now().count(Track::tutor) == 0);
    year.when(delegate, Track::tutor, Command::appoint,
              AppointTutor{hoarau, "Mathématiques", "Collège des Mascareignes", day("2022-09-01")})
        .then(State::appointed);
    year.on("2022-09-12")
        .when(hoarau, Track::formative_visit, Command::record_visit, visit("2022-09-12"))
        .then(State::recorded);
}

TEST_CASE("the head of school who came in January files the final review",
          "[scenario][a-responsible-staff][s3-5-reviews]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-12-20")
        .when(officer, Track::year, Command::change_head, ChangePerson{morel, day("2023-01-01"), std::nullopt})
        .then(State::in_progress);
    year.on("2022-12-31")
        .when(roux, Track::interim_review, Command::file, review(Rating::to_work_on, "2022-12-15"))
        .then(State::filed);
    year.on("2023-04-20")
        .when(roux, Track::final_review, Command::file, review(Rating::sufficient, "2023-04-18"))
        .then_refused(ErrorCode::not_permitted);
    year.when(morel, Track::final_review, Command::file, review(Rating::sufficient, "2023-04-18")).then(State::filed);
}

TEST_CASE("an inspector designated later may consult and give his opinion", "[scenario][l1-5-i-1][a-responsible-staff]")
{
    OpenYear open = opening();
    open.inspector.reset();
    auto year = a_trainee_year(open).opened();
    year.on("2022-10-01")
        .when(delegate, Track::year, Command::designate_inspector, ChangePerson{payet, day("2022-10-01"), std::nullopt})
        .then(State::in_progress);
    year.reviewed().with_opinions();
}

} // namespace story
