// What could void a file in court, told before the jury sits, with who can mend it.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace story;
using namespace story::people;

namespace {

std::set<std::string> defects_of(Year const& year)
{
    std::set<std::string> rules;
    for (engine::Condition const& one : Year::workflow().defects(year.now(), year.context(officer))) {
        CHECK(one.source != nullptr);
        CHECK_FALSE(one.who_can_cure.empty());
        rules.insert(one.rule);
    }
    return rules;
}

Year before_the_sitting()
{
    return a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury();
}

void read_everything(Year& year)
{
    for (Track const track :
         {Track::interim_review, Track::interim_tutor_review, Track::final_review, Track::final_tutor_review,
          Track::tutor_report, Track::head_opinion, Track::inspector_opinion})
        year.when(camille, track, Command::mark_as_read, MarkAsRead{}).then(State::read);
}

} // namespace

TEST_CASE("a file read, consulted and complete has no defect", "[scenario][l1-7][a-reading]")
{
    auto year = before_the_sitting();
    read_everything(year);
    year.when(camille, Track::file, Command::consult).then(State::consulted);
    CHECK(defects_of(year).empty());
}

TEST_CASE("pieces that the trainee never read and a file he never consulted are defects",
          "[scenario][a-reading][u-access-in-time]")
{
    auto year = before_the_sitting();
    CHECK(defects_of(year) == std::set<std::string>{"pieces-read-by-trainee", "file-consulted-by-trainee"});
}

TEST_CASE("an opinion older than the report it rests on is a defect", "[scenario][l1-5-i-1][a-corrections][d-seal]")
{
    auto year = before_the_sitting();
    read_everything(year);
    year.when(camille, Track::file, Command::consult).then(State::consulted);
    CorrectReport correction;
    static_cast<FileReport&>(correction) = report("2023-05-30");
    correction.reason = "Une visite de plus.";
    year.when(hoarau, Track::tutor_report, Command::correct_report, correction).then(State::filed);
    CHECK(defects_of(year)
          == std::set<std::string>{"opinion-rests-on-latest-report", "tutor-report-consulted", "seal-is-current",
                                   "pieces-read-by-trainee"});
}

TEST_CASE("a convocation that left too little time is a defect, even if it came through",
          "[scenario][u-access-in-time]")
{
    auto year = before_the_sitting();
    read_everything(year);
    year.when(camille, Track::file, Command::consult).then(State::consulted);
    year.heard();
    CHECK(defects_of(year).empty());
    year.policy("access_days_before_interview", "30");
    CHECK(defects_of(year) == std::set<std::string>{"convocation-was-regular"});
}
