// One opinion against two: neither a veto nor a right. The jury says what it finds, and hears whom it doubts.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

namespace story {
using namespace story::people;

namespace {

Year split()
{
    return a_trainee_year()
        .opened()
        .reviewed()
        .with_opinions(OpinionValue::unfavourable, OpinionValue::favourable)
        .sealed_and_open()
        .before_the_jury();
}

} // namespace

TEST_CASE("with one unfavourable opinion the jury may propose as apt without a hearing",
          "[scenario][d-opinion-no-veto][l1-8]")
{
    split().proposed().found_apt();
}

TEST_CASE("an academy that hears on any unfavourable opinion does not propose before it has heard",
          "[scenario][u-interview-practice][d-policies-enlarge]")
{
    auto year = split();
    year.policy("convene_on_unfavourable", "any");
    year.when(president, Track::examination, Command::propose_as_apt)
        .then_refused(engine::ErrorCode::guard_unmet, {"no-policy-asks-for-a-hearing"});
    year.heard().found_apt();
}

TEST_CASE("after a hearing the jury may go either way", "[scenario][l1-6][l1-8]")
{
    split().heard().found_apt();
    split().heard().found_not_apt();
}

TEST_CASE("a trainee whom the jury doubted can be proposed after all", "[scenario][l1-6]")
{
    auto year = split();
    year.when(president, Track::examination, Command::call_to_interview).then(State::to_be_heard);
    year.when(president, Track::examination, Command::propose_as_apt).then(State::proposed);
}

} // namespace story
