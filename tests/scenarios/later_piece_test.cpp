// A piece that comes, or changes, once the file is sealed: it is marked, both sides are told, each takes note, and the
// trainee consults the file again (I16).

#include "tests/support/story.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include <algorithm>

namespace story {
using namespace story::people;
using engine::ErrorCode;
using State = workflows::trainee_year::State;
using Since = engine::SinceSeal::State;

namespace {

void correct_head_opinion(Year& year)
{
    CorrectOpinion correction;
    static_cast<GiveOpinion&>(correction) = opinion(OpinionValue::favourable);
    correction.reason = "Une coquille.";
    year.when(roux, Track::head_opinion, Command::correct_opinion, correction).then(State::filed);
}

bool owes(Year const& year, std::string_view role, std::string const& task)
{
    auto const tasks = year.tasks(role);
    return std::find(tasks.begin(), tasks.end(), task) != tasks.end();
}

std::optional<engine::SinceSeal> since_seal(Year const& year, Track track, std::uint16_t number = 0)
{
    return Year::workflow().since_seal(year.now(), *year.now().find(track, number));
}

} // namespace

TEST_CASE("a piece corrected after the seal is marked, and both sides are told until each has taken note",
          "[scenario][invariant][a-change-noted][d-seal]")
{
    auto year = before_the_sitting();
    year.on("2023-06-05").when(camille, Track::file, Command::consult).then(State::consulted);
    CHECK_FALSE(owes(year, "trainee", "file/take_note"));
    CHECK_FALSE(owes(year, "jury_secretary", "file/take_note"));
    CHECK(year.tag("changed_since_seal", camille).empty());

    correct_head_opinion(year.on("2023-06-08"));
    auto const since = since_seal(year, Track::head_opinion);
    REQUIRE(since);
    CHECK(since->state == Since::changed);
    CHECK(since->sealed_version == 1);
    CHECK(since->current_version == 2);
    CHECK(since_seal(year, Track::inspector_opinion)->state == Since::unchanged);
    CHECK_FALSE(since_seal(year, Track::decision));

    CHECK(owes(year, "trainee", "file/take_note"));
    CHECK(owes(year, "jury_secretary", "file/take_note"));
    CHECK(owes(year, "case_officer", "file/seal_again"));
    CHECK(year.tag("changed_since_seal", camille) == "yes");
    CHECK(year.tag("changed_since_seal", member) == "yes");
    // Who may not read the file is told nothing of it.
    for (char const* const role : {"tutor", "head_of_school", "inspector", "training_officer"})
        CHECK_FALSE(owes(year, role, "file/take_note"));
    CHECK(year.tag("changed_since_seal", hoarau).empty());
    year.when(hoarau, Track::file, Command::take_note).then_refused(ErrorCode::not_permitted);

    year.when(camille, Track::file, Command::take_note).then(State::consulted);
    auto const noted = boost::json::parse(year.last().body).at("pieces").as_array();
    REQUIRE(noted.size() == 1);
    CHECK(noted[0].at("track") == "head_opinion");
    CHECK(noted[0].at("version") == 2);
    CHECK_FALSE(owes(year, "trainee", "file/take_note"));
    CHECK(owes(year, "jury_secretary", "file/take_note")); // one side does not speak for the other
    year.when(camille, Track::file, Command::take_note).then_refused(ErrorCode::guard_unmet, {"change-to-note"});
    year.when(secretary, Track::file, Command::take_note).then(State::consulted);
    CHECK_FALSE(owes(year, "jury_secretary", "file/take_note"));
}

TEST_CASE("once the changed file is sealed and opened again the trainee consults it again",
          "[scenario][invariant][d-seal][l1-7]")
{
    auto year = before_the_sitting();
    year.on("2023-06-05").when(camille, Track::file, Command::consult).then(State::consulted);
    correct_head_opinion(year.on("2023-06-08"));
    year.when(officer, Track::file, Command::seal_again, SealAgain{"Avis corrigé."}).then(State::sealed);
    CHECK(since_seal(year, Track::head_opinion)->state == Since::unchanged);
    // Sealed again before anybody looked: nobody has been told for all that.
    CHECK(owes(year, "trainee", "file/take_note"));
    CHECK(owes(year, "jury_secretary", "file/take_note"));
    year.on("2023-06-09").when(officer, Track::file, Command::open_to_trainee).then(State::accessible);
    CHECK_FALSE(owes(year, "trainee", "file/take_note")); // the opening says it, and asks for more:
    CHECK(owes(year, "trainee", "file/consult"));
    CHECK(owes(year, "jury_secretary", "file/take_note"));
    year.when(camille, Track::file, Command::consult).then(State::consulted);
    auto const receipt = boost::json::parse(year.last().body).at("pieces").as_array();
    CHECK(std::any_of(receipt.begin(), receipt.end(), [](boost::json::value const& piece) {
        return piece.at("track") == "head_opinion" && piece.at("version") == 2;
    }));
}

TEST_CASE("before the trainee and the jury have the file there is nothing to take note of",
          "[scenario][a-change-noted]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions();
    year.on("2023-05-26").when(officer, Track::file, Command::seal).then(State::sealed);
    correct_head_opinion(year.on("2023-05-28"));
    CHECK(since_seal(year, Track::head_opinion)->state == Since::changed);
    CHECK(owes(year, "case_officer", "file/seal_again"));
    CHECK_FALSE(owes(year, "trainee", "file/take_note"));
    CHECK_FALSE(owes(year, "jury_secretary", "file/take_note"));
    for (auto const& who : {camille, secretary})
        year.when(who, Track::file, Command::take_note).then_refused(ErrorCode::guard_unmet, {"change-to-note"});
}

TEST_CASE("a piece that was not there when the file was sealed is new, and told of like any other",
          "[scenario][a-change-noted][a-numbering]")
{
    auto year = before_the_sitting();
    year.on("2023-06-08")
        .when(payet, Track::inspection, Command::record_inspection, inspection("2023-06-07"))
        .then(State::recorded);
    auto const since = since_seal(year, Track::inspection, 1);
    REQUIRE(since);
    CHECK(since->state == Since::added);
    CHECK(since->sealed_version == 0);
    CHECK(owes(year, "trainee", "file/take_note"));
    CHECK(owes(year, "jury_secretary", "file/take_note"));
    // I33: sealed again, the pieces are numbered without a gap, the new one among them.
    year.when(officer, Track::file, Command::seal_again, SealAgain{"Une inspection de plus."}).then(State::sealed);
    REQUIRE(year.facts().seal.size() == 8);
    for (std::size_t i = 0; i < year.facts().seal.size(); ++i)
        CHECK(year.facts().seal[i].number == static_cast<std::int64_t>(i) + 1);
}

TEST_CASE("an author whose opinion rests on a piece that changed confirms it or corrects it",
          "[scenario][a-opinion-basis][l1-5-i-1]")
{
    auto year = before_the_sitting();
    for (auto const& [who, track] : {std::pair{payet, Track::inspector_opinion}, std::pair{roux, Track::head_opinion}})
        year.when(who, track, Command::confirm_opinion).then_refused(ErrorCode::guard_unmet, {"basis-has-changed"});
    CorrectReport correction;
    static_cast<FileReport&>(correction) = report("2023-06-05");
    correction.reason = "Une visite de plus.";
    year.on("2023-06-06").when(hoarau, Track::tutor_report, Command::correct_report, correction).then(State::filed);

    auto const rests_on = Year::workflow().rests_on(year.now(), *year.now().find(Track::inspector_opinion));
    REQUIRE(rests_on.size() == 1);
    CHECK(rests_on[0].track == engine::TrackId{Track::tutor_report});
    CHECK(rests_on[0].version == 1);
    CHECK(rests_on[0].current_version == 2);
    CHECK_FALSE(rests_on[0].is_current());

    // The inspector consults the report first (I4); the head may stand by his opinion at once.
    CHECK(owes(year, "inspector", "inspector_opinion/confirm_opinion!"));
    CHECK(owes(year, "head_of_school", "head_opinion/confirm_opinion"));
    year.when(payet, Track::inspector_opinion, Command::confirm_opinion)
        .then_refused(ErrorCode::guard_unmet, {"tutor-report-consulted"});
    year.when(payet, Track::tutor_report, Command::consult).then(State::filed);
    auto const before = year.facts().seal.size();
    year.when(payet, Track::inspector_opinion, Command::confirm_opinion).then(State::filed);
    auto const confirmed = boost::json::parse(year.last().body).at("now_rests_on").as_array();
    REQUIRE(confirmed.size() == 1);
    CHECK(confirmed[0].at("version") == 2);
    CHECK(Year::workflow().rests_on(year.now(), *year.now().find(Track::inspector_opinion))[0].is_current());
    CHECK_FALSE(owes(year, "inspector", "inspector_opinion/confirm_opinion"));
    // What the opinion says has not changed: it is the same piece, in the same version.
    CHECK(year.facts().seal.size() == before);
    CHECK(since_seal(year, Track::inspector_opinion)->state == Since::unchanged);

    correct_head_opinion(year);
    CHECK(Year::workflow().rests_on(year.now(), *year.now().find(Track::head_opinion))[0].is_current());
    CHECK_FALSE(owes(year, "head_of_school", "head_opinion/confirm_opinion"));
}

TEST_CASE("no opinion is confirmed once the jury deliberates", "[scenario][a-opinion-basis]")
{
    auto year = before_the_sitting();
    CorrectReport correction;
    static_cast<FileReport&>(correction) = report("2023-06-05");
    correction.reason = "Une visite de plus.";
    year.on("2023-06-06").when(hoarau, Track::tutor_report, Command::correct_report, correction).then(State::filed);
    year.in_deliberation()
        .when(roux, Track::head_opinion, Command::confirm_opinion)
        .then_refused(ErrorCode::guard_unmet, {"not-yet-deliberated"});
}

} // namespace story
