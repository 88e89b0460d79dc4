// What the ledger tells of a file: since when the trainee and the jury could read each version, what shows that it was
// read, and how long before the interview it was open (I14, I15, I16, I33).

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace story {
using namespace story::people;
using State = workflows::trainee_year::State;

namespace {

engine::Ledger ledger_of(Year const& year)
{
    return Year::workflow().ledger(year.now(), year.events(), year.context(officer));
}

engine::LedgerLine line_of(engine::Ledger const& ledger, Track track, engine::Version version)
{
    auto const found = std::find_if(ledger.lines.begin(), ledger.lines.end(), [&](engine::LedgerLine const& line) {
        return line.track == engine::TrackId{track} && line.version == version;
    });
    REQUIRE(found != ledger.lines.end());
    return *found;
}

engine::Access const& side(engine::LedgerLine const& line, std::string_view party)
{
    auto const found = std::find_if(line.access.begin(), line.access.end(),
                                    [&](engine::Access const& access) { return access.party == party; });
    REQUIRE(found != line.access.end());
    return *found;
}

engine::Lead const& lead(engine::LedgerLine const& line, std::string_view before)
{
    auto const found = std::find_if(line.leads.begin(), line.leads.end(),
                                    [&](engine::Lead const& one) { return one.before == before; });
    REQUIRE(found != line.leads.end());
    return *found;
}

} // namespace

TEST_CASE("a line for each version of each piece says who filed it, when it was sealed and when it was opened",
          "[scenario][d-equal-knowledge]")
{
    auto year = before_the_sitting();
    auto const ledger = ledger_of(year);
    CHECK(ledger.lines.size() == 7);
    auto const opinion = line_of(ledger, Track::head_opinion, 1);
    CHECK(opinion.is_current);
    CHECK(opinion.filed_by == roux);
    CHECK(opinion.role == "head_of_school");
    CHECK(opinion.filed_on == day("2023-05-12"));
    REQUIRE(opinion.sealed_at);
    CHECK(engine::to_text(*opinion.sealed_at).starts_with("2023-05-26"));
    CHECK(opinion.opened_on == day("2023-06-01"));
    CHECK_FALSE(side(opinion, "trainee").read_at);
}

TEST_CASE("I15 of every version the trainee could read no later than the jury",
          "[scenario][invariant][d-equal-knowledge]")
{
    auto year = before_the_sitting();
    CorrectOpinion correction;
    static_cast<GiveOpinion&>(correction) = opinion(OpinionValue::favourable);
    correction.reason = "Une coquille.";
    year.on("2023-06-08").when(roux, Track::head_opinion, Command::correct_opinion, correction).then(State::filed);
    for (engine::LedgerLine const& line : ledger_of(year).lines) {
        REQUIRE(side(line, "trainee").since);
        REQUIRE(side(line, "jury").since);
        CHECK(*side(line, "trainee").since <= *side(line, "jury").since);
    }
    auto const unsealed = ledger_of(a_trainee_year().opened().reviewed());
    CHECK_FALSE(side(unsealed.lines.front(), "jury").since); // the jury reads nothing before the seal
    CHECK(side(unsealed.lines.front(), "trainee").since);
}

TEST_CASE("I14 what the trainee read is shown by his mark or by the receipt of his consultation, whichever came first",
          "[scenario][invariant][a-reading][l1-7]")
{
    auto year = before_the_sitting();
    year.on("2023-06-03").when(camille, Track::head_opinion, Command::mark_as_read, MarkAsRead{}).then(State::read);
    year.on("2023-06-05").when(camille, Track::file, Command::consult).then(State::consulted);
    auto const ledger = ledger_of(year);
    auto const marked = side(line_of(ledger, Track::head_opinion, 1), "trainee");
    CHECK(marked.read_by == engine::EventId{Event::piece_read});
    CHECK(engine::to_text(*marked.read_at).starts_with("2023-06-03"));
    auto const consulted = side(line_of(ledger, Track::tutor_report, 1), "trainee");
    CHECK(consulted.read_by == engine::EventId{Event::file_consulted});
    CHECK(engine::to_text(*consulted.read_at).starts_with("2023-06-05"));
}

TEST_CASE(
    "I16 a version that came after the seal has a line of its own, unread until it is read, and says who was told",
    "[scenario][invariant][d-seal][a-change-noted]")
{
    auto year = before_the_sitting();
    year.on("2023-06-03").when(camille, Track::head_opinion, Command::mark_as_read, MarkAsRead{}).then(State::read);
    year.when(camille, Track::file, Command::consult).then(State::consulted);
    CorrectOpinion correction;
    static_cast<GiveOpinion&>(correction) = opinion(OpinionValue::favourable);
    correction.reason = "Une coquille.";
    year.on("2023-06-08").when(roux, Track::head_opinion, Command::correct_opinion, correction).then(State::filed);
    year.on("2023-06-09").when(secretary, Track::file, Command::take_note).then(State::consulted);
    auto ledger = ledger_of(year);
    auto const first = line_of(ledger, Track::head_opinion, 1);
    auto const second = line_of(ledger, Track::head_opinion, 2);
    CHECK_FALSE(first.is_current);
    CHECK(side(first, "trainee").read_at);
    CHECK(side(first, "trainee").read_by == engine::EventId{Event::piece_read});
    CHECK(second.is_current);
    CHECK_FALSE(second.sealed_at);
    CHECK_FALSE(second.opened_on);
    CHECK_FALSE(side(second, "trainee").read_at);
    CHECK_FALSE(side(second, "trainee").told_at);
    CHECK(engine::to_text(side(second, "jury").told_at.value()).starts_with("2023-06-09"));
    CHECK_FALSE(side(first, "jury").told_at);
    CHECK_FALSE(lead(second, "deliberation").days); // not open yet

    year.when(officer, Track::file, Command::seal_again, SealAgain{"Avis corrigé."}).then(State::sealed);
    year.on("2023-06-10").when(officer, Track::file, Command::open_to_trainee).then(State::accessible);
    year.on("2023-06-11").when(camille, Track::file, Command::consult).then(State::consulted);
    ledger = ledger_of(year);
    CHECK(line_of(ledger, Track::head_opinion, 2).opened_on == day("2023-06-10"));
    CHECK(engine::to_text(*side(line_of(ledger, Track::head_opinion, 2), "trainee").read_at).starts_with("2023-06-11"));
    CHECK(line_of(ledger, Track::tutor_report, 1).opened_on == day("2023-06-01")); // open all along
}

TEST_CASE("days before the interview are short or long by what the academy asks, and by nothing else",
          "[scenario][u-access-in-time]")
{
    auto year = before_the_sitting();
    CHECK(ledger_of(year).lines.front().leads.size() == 1); // nobody is convened yet
    year.heard();
    auto const before_interview = [&] { return lead(line_of(ledger_of(year), Track::head_opinion, 1), "interview"); };
    auto const usual = before_interview();
    CHECK(usual.on == day("2023-06-20"));
    CHECK(usual.days == 19);
    CHECK(usual.days_wanted == 7);
    CHECK(usual.is_short() == false);
    CHECK(Year::workflow().source(usual.source).id == "u-access-in-time");
    year.policy("access_days_before_interview", "30");
    CHECK(before_interview().is_short() == true);
    auto const deliberation = lead(line_of(ledger_of(year), Track::head_opinion, 1), "deliberation");
    CHECK(deliberation.on == day("2023-06-29"));
    CHECK(deliberation.days == 28);
    CHECK_FALSE(deliberation.is_short()); // no text gives a number
}

TEST_CASE("only the trainee, the academy and the jury have the ledger", "[scenario][d-equal-knowledge]")
{
    auto const readers = Year::workflow().ledger_readers();
    for (Role const role : {Role::trainee, Role::case_officer, Role::rector_delegate, Role::jury_secretary,
                            Role::jury_president, Role::jury_member})
        CHECK(readers.has(role));
    for (Role const role :
         {Role::tutor, Role::head_of_school, Role::inspector, Role::inspe_director, Role::training_officer})
        CHECK_FALSE(readers.has(role));
}

} // namespace story
