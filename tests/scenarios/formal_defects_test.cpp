// What could void a file in court, told before the jury sits, with who can mend it.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace story {
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
          == std::set<std::string>{"opinions-rest-on-current-pieces", "tutor-report-consulted", "seal-is-current",
                                   "pieces-read-by-trainee", "jury-knows-later-pieces"});
    auto const defects = Year::workflow().defects(year.now(), year.context(officer));
    auto const of_opinions = [](engine::Condition const& one) { return one.rule == "opinions-rest-on-current-pieces"; };
    // Each author mends his own, until the jury deliberates; of the inspector a text asks it.
    REQUIRE(std::count_if(defects.begin(), defects.end(), of_opinions) == 2);
    auto const heads = std::find_if(defects.begin(), defects.end(), of_opinions);
    auto const inspectors = std::find_if(std::next(heads), defects.end(), of_opinions);
    CHECK(heads->who_can_cure == std::vector<std::string>{"head_of_school"});
    CHECK(heads->source->id == "a-opinion-basis");
    CHECK(inspectors->who_can_cure == std::vector<std::string>{"inspector"});
    CHECK(inspectors->source->id == "l1-5-i-1");
    CHECK(inspectors->until == day("2023-06-29"));

    year.when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::confirm_opinion).then(State::read);
    year.when(roux, Track::head_opinion, Command::confirm_opinion).then(State::read);
    year.when(secretary, Track::file, Command::take_note).then(State::consulted);
    CHECK(defects_of(year) == std::set<std::string>{"seal-is-current", "pieces-read-by-trainee"});
}

TEST_CASE("the jury's people see the defects of a file that they may read, the trainee's own people see them too",
          "[scenario]")
{
    auto const may_see = [](Year const& year, engine::PersonId const& who) {
        return Year::workflow().may_see_defects(year.now(), year.roles(who), year.context(who));
    };
    auto year = before_the_sitting();
    for (auto const& who : {camille, hoarau, roux, payet, officer, delegate, secretary, president, member})
        CHECK(may_see(year, who));
    CHECK_FALSE(may_see(year, trainer)); // keeps the attendance of training days, and reads no piece of the file
    JuryToday with_a_tie;
    with_a_tie.recused = {member};
    year.jury(with_a_tie);
    CHECK_FALSE(may_see(year, member));
    CHECK_FALSE(year.may_read(member, Track::head_opinion));
    CHECK(may_see(year, president));
    CHECK(year.may_read(president, Track::head_opinion));
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

} // namespace story
