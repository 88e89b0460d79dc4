// A deadline reminds; it does not close. And a review that is corrected is read again.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

namespace story {
using namespace story::people;

TEST_CASE("an interim review filed in January is late and still filed", "[scenario][s3-5-reviews]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-01-17")
        .when(roux, Track::interim_review, Command::file, review(Rating::to_work_on, "2023-01-16"))
        .then(State::filed);
    CHECK(year.last().occurred_on == day("2023-01-16"));
}

TEST_CASE("a review missing at the end leaves a formal defect and does not hold the file", "[scenario][s3-5-reviews]")
{
    auto year = a_trainee_year().opened().with_opinions();
    year.on("2023-05-26").when(officer, Track::file, Command::seal).then(State::sealed);
    auto const defects = year.workflow().defects(year.now(), year.context(officer));
    CHECK(std::count_if(defects.begin(), defects.end(), [](auto const& one) { return one.rule == "reviews-filed"; })
          == 4);
    auto const head = std::find_if(defects.begin(), defects.end(), [](auto const& one) {
        return one.rule == "reviews-filed" && one.until == day("2022-11-30");
    });
    REQUIRE(head != defects.end());
    CHECK(head->who_can_cure == std::vector<std::string>{"head_of_school"});
    CHECK(head->source->id == "s3-5-reviews");
}

TEST_CASE("a corrected review is a new version, to be read again", "[scenario][a-corrections][a-reading]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-11-28")
        .when(roux, Track::interim_review, Command::file, review(Rating::to_work_on, "2022-11-25"))
        .then(State::filed);
    year.when(camille, Track::interim_review, Command::mark_as_read, MarkAsRead{}).then(State::read);
    CorrectReview correction;
    static_cast<FileReview&>(correction) = review(Rating::to_maintain, "2022-11-25");
    correction.reason = "Erreur de colonne.";
    year.when(roux, Track::interim_review, Command::correct, correction).then(State::filed);
    CHECK(year.tasks("trainee") == std::vector<std::string>{"interim_review/mark_as_read"});
}

TEST_CASE("a piece corrected after sealing is a new version, sealed and opened again",
          "[scenario][d-seal][a-corrections]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open();
    year.when(camille, Track::file, Command::consult).then(State::consulted);
    year.when(officer, Track::file, Command::seal_again, SealAgain{"Rien n'a changé."})
        .then_refused(engine::ErrorCode::guard_unmet, {"piece-changed-since-sealing"});
    CorrectOpinion correction;
    static_cast<GiveOpinion&>(correction) = opinion(OpinionValue::unfavourable);
    correction.reason = "Nouveaux faits.";
    year.on("2023-06-02").when(roux, Track::head_opinion, Command::correct_opinion, correction).then(State::filed);
    year.when(secretary, Track::examination, Command::submit, Submit{engine::CaseId{"jury-1"}})
        .then_refused(engine::ErrorCode::guard_unmet, {"seal-is-current"});
    year.when(officer, Track::file, Command::seal_again, SealAgain{"Avis corrigé."}).then(State::sealed);
    year.when(secretary, Track::examination, Command::submit, Submit{engine::CaseId{"jury-1"}})
        .then_refused(engine::ErrorCode::guard_unmet, {"file-is-accessible"});
    year.when(officer, Track::file, Command::open_to_trainee).then(State::accessible);
    year.before_the_jury();
}

TEST_CASE("reading a piece after sealing changes nothing in the seal", "[scenario][d-seal][a-reading]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open();
    year.when(camille, Track::head_opinion, Command::mark_as_read, MarkAsRead{}).then(State::read);
    year.before_the_jury();
}

} // namespace story
