// What deciding hands over to folding, so that the text of a body is not read back at once, is what its text says.

#include "tests/support/story.hpp"

#include "workflows/trainee_year/pieces.hpp"

#include "engine/projection.hpp"
#include "engine/track.hpp"

#include <catch2/catch.hpp>

#include <tuple>

namespace story {
using namespace story::people;

namespace {

std::vector<std::tuple<std::string, std::int64_t, std::int64_t, std::string>> lines_of(Seal const& seal)
{
    std::vector<std::tuple<std::string, std::int64_t, std::int64_t, std::string>> lines;
    for (SealedPiece const& one : seal)
        lines.emplace_back(one.track, one.piece, one.version, engine::to_hex(one.digest));
    return lines;
}

// A year of which the journal holds nothing but texts: a copy of an event has nothing else.
engine::Case folded_from_journal(Year const& year)
{
    std::vector<engine::Event> const journal{year.events()};
    return engine::fold(Year::workflow(), year.now().id, journal);
}

void check_remembered(Year const& year)
{
    auto const folded = folded_from_journal(year);
    YearFacts const& is = year.facts();
    YearFacts const& read = facts_of(folded);
    CHECK(is.opening == read.opening);
    CHECK(is.tutors == read.tutors);
    CHECK(is.jury == read.jury);
    CHECK(is.hours_attended(Provider::inspe) == read.hours_attended(Provider::inspe));
    REQUIRE(is.opinions.size() == read.opinions.size());
    for (auto const& [track, given] : is.opinions) {
        CHECK(given.value == read.opinions.at(track).value);
        CHECK(given.second_year == read.opinions.at(track).second_year);
    }
    CHECK(is.rests_on == read.rests_on);
    CHECK(lines_of(is.seal) == lines_of(read.seal));
    CHECK(is.sealed == versions_of(year.now(), is.seal.all()));
    CHECK(read.sealed == is.sealed);
    CHECK(is.known_to_trainee == read.known_to_trainee);
    CHECK(is.known_to_jury == read.known_to_jury);
    CHECK(year.now().links == folded.links);
    CHECK(year.now().grants == folded.grants);
    CHECK(engine::project(year.now(), year.context(officer)) == engine::project(folded, year.context(officer)));
}

} // namespace

TEST_CASE("what a year remembers of its acts is what its journal says of them", "[year][folding]")
{
    auto year = a_trainee_year();
    year.on("2022-09-01").when(officer, Track::year, Command::open, opening()).then(State::in_progress);
    year.on("2022-09-20")
        .when(trainer, Track::training, Command::record_attendance,
              RecordAttendance{day("2022-09-14"), Provider::inspe, 6, true})
        .then(State::running);
    check_remembered(year);
    year.reviewed().with_opinions();
    check_remembered(year);
    year.sealed_and_open();
    check_remembered(year);
    year.before_the_jury();
    check_remembered(year);
    CHECK(year.facts().seal.size() >= 3);
    CHECK(year.facts().opinions.size() >= 2);

    CorrectReport correction;
    static_cast<FileReport&>(correction) = report("2023-05-30");
    correction.reason = "Une visite de plus.";
    year.on("2023-06-08").when(hoarau, Track::tutor_report, Command::correct_report, correction).then(State::filed);
    year.when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::confirm_opinion);
    year.when(camille, Track::file, Command::consult);
    year.when(secretary, Track::file, Command::take_note);
    CorrectOpinion other;
    static_cast<GiveOpinion&>(other) = opinion(OpinionValue::unfavourable);
    other.reason = "Une coquille.";
    year.on("2023-06-09").when(roux, Track::head_opinion, Command::correct_opinion, other).then(State::filed);
    check_remembered(year);
    CHECK(year.facts().opinions.at(Track::head_opinion).value == OpinionValue::unfavourable);
    CHECK_FALSE(year.facts().rests_on.empty());
}

TEST_CASE("a body written from the command and what it adds is the text of both together", "[year][folding]")
{
    CorrectOpinion asked;
    static_cast<GiveOpinion&>(asked) = opinion(OpinionValue::unfavourable, OpinionBasis::tutor_report);
    asked.reason = "Une coquille.";
    OpinionCorrected more;
    more.rests_on = {{1, "tutor_report", 0, 2, "abc"}};
    OpinionCorrected together = more;
    static_cast<CorrectOpinion&>(together) = asked;
    auto const text = engine::canonical_body_of(asked, more);
    CHECK(text == engine::canonical_body(together));
    CHECK(text.find("tutor_report") != std::string::npos);
    CHECK(text.find("Une coquille.") != std::string::npos);
}

TEST_CASE("what was handed over stays with the event that was decided, and no copy has it", "[year][folding]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions();
    std::any const nothing{engine::NoBody{}};
    year.on("2023-05-26");
    auto sealed = engine::decide(year.now(), {Track::file, 0, Command::seal, &nothing}, year.roles(officer),
                                 year.context(officer));
    REQUIRE(sealed);
    REQUIRE(sealed->said.find<Seal>());
    CHECK_FALSE(sealed->said.find<OpenYear>());
    engine::Event const copy{*sealed};
    CHECK_FALSE(copy.said.find<Seal>());
    CHECK(copy == *sealed);
    engine::Event const moved{*std::move(sealed)};
    CHECK(moved.said.find<Seal>());
}

} // namespace story
