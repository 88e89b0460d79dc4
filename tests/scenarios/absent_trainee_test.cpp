// Duly convened and absent: the jury may deliberate, on proof. Convened too late: it may not.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

Convene convocation(std::string_view interview_on, std::string_view sent_on)
{
    return {day(interview_on), "14:30", Channel::registered_letter, day(sent_on), "Rectorat, salle 12", std::nullopt};
}

Year to_be_heard()
{
    auto year = a_trainee_year()
                    .opened()
                    .reviewed()
                    .with_opinions(OpinionValue::unfavourable, OpinionValue::unfavourable)
                    .sealed_and_open()
                    .before_the_jury();
    year.when(president, Track::examination, Command::call_to_interview).then(State::to_be_heard);
    return year;
}

} // namespace

TEST_CASE("a trainee regularly convened and absent can be found not apt", "[scenario][l1-6][a-absent-from-interview]")
{
    auto year = to_be_heard();
    year.on("2023-06-05")
        .when(secretary, Track::examination, Command::convene, convocation("2023-06-20", "2023-06-05"))
        .then(State::convened);
    year.when(secretary, Track::examination, Command::record_absence,
              RecordAbsence{day("2023-06-20"), "Avis de réception signé.", std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"interview-day-has-come"});
    year.on("2023-06-20")
        .when(secretary, Track::examination, Command::record_absence,
              RecordAbsence{day("2023-06-20"), "Avis de réception signé le 8 juin.", std::nullopt})
        .then(State::absent);
    year.found_not_apt();
}

TEST_CASE("an interview less than seven days after access is refused, with the earliest day",
          "[scenario][l1-6][u-access-in-time]")
{
    auto year = to_be_heard();
    year.on("2023-06-05")
        .when(secretary, Track::examination, Command::convene, convocation("2023-06-07", "2023-06-05"))
        .then_refused(ErrorCode::guard_unmet, {"access-long-enough"});
    CHECK(year.refusal().conditions[0].fact.find("8 juin 2023") != std::string::npos);
    year.policy("access_days_before_interview", "14");
    year.when(secretary, Track::examination, Command::convene, convocation("2023-06-14", "2023-06-05"))
        .then_refused(ErrorCode::guard_unmet, {"access-long-enough"});
    year.when(secretary, Track::examination, Command::convene, convocation("2023-06-15", "2023-06-05"))
        .then(State::convened);
}

TEST_CASE("an absent trainee can be convened again", "[scenario][a-absent-from-interview]")
{
    auto year = to_be_heard();
    year.on("2023-06-05")
        .when(secretary, Track::examination, Command::convene, convocation("2023-06-12", "2023-06-05"))
        .then(State::convened);
    year.on("2023-06-12")
        .when(secretary, Track::examination, Command::record_absence,
              RecordAbsence{day("2023-06-12"), "Message lu.", "Vol retardé."})
        .then(State::absent);
    year.when(secretary, Track::examination, Command::convene, convocation("2023-06-22", "2023-06-12"))
        .then(State::convened);
}

TEST_CASE("the trainee sees his convocation and nothing else of the examination", "[scenario][l1-6]")
{
    auto year = to_be_heard();
    CHECK_FALSE(year.may_read(camille, Track::examination));
    year.on("2023-06-05")
        .when(secretary, Track::examination, Command::convene, convocation("2023-06-20", "2023-06-05"))
        .then(State::convened);
    CHECK(year.may_read(camille, Track::examination));
}

} // namespace story
