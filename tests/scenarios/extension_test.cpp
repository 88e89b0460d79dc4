// An extension and what follows it: leave, a missing diploma, a second judgement (L1 art. 9; decree 94-874, art. 26).

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

Year judged(OpenYear const& open = opening(), std::string const& rules = "guide-2022-2023")
{
    return a_trainee_year(open).rule_set(rules).opened().reviewed().with_opinions().sealed_and_open().before_the_jury();
}

void extend(Year& year, std::string_view until, std::string_view today)
{
    year.on(today)
        .when(delegate, Track::decision, Command::pronounce_extension, PronounceExtension{day(until), "Absences."})
        .then(State::extended);
    year.when(officer, Track::decision, Command::notify, notice(today)).then(State::extended_notified);
}

void sick(Year& year, std::string_view first, std::string_view last)
{
    year.when(officer, Track::leave, Command::record_leave, RecordLeave{LeaveKind::paid_sick, day(first), day(last)})
        .then(State::recorded);
}

OpenYear without_master()
{
    OpenYear open = opening();
    open.session = 2021; // its stage was deferred
    open.diploma_awaited = true;
    return open;
}

} // namespace

TEST_CASE("found apt but too long on leave, the trainee is extended and then titularised on the computed day",
          "[l5-26]")
{
    auto year = judged();
    sick(year, "2022-12-01", "2023-02-08"); // 70 days
    year.proposed().found_apt();
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-10-05")})
        .then_refused(ErrorCode::guard_unmet, {"stage-is-over"});
    extend(year, "2023-10-04", "2023-07-05");
    year.on("2023-10-05")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-10-05")})
        .then(State::titularised);
}

TEST_CASE("a diploma is awaited only by winners of sessions before 2022", "[l1-9-diploma]")
{
    OpenYear open = opening();
    open.diploma_awaited = true;
    a_trainee_year(open)
        .when(officer, Track::year, Command::open, open)
        .then_refused(ErrorCode::guard_unmet, {"diploma-may-be-awaited"});
}

TEST_CASE("found apt without the master, the trainee is extended for a year and titularised once it is obtained",
          "[l1-9-diploma]")
{
    auto year = judged(without_master());
    year.proposed().found_apt();
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-01")})
        .then_refused(ErrorCode::guard_unmet, {"diploma-held"});
    extend(year, "2024-08-31", "2023-07-05");
    year.when(delegate, Track::decision, Command::pronounce_extension, PronounceExtension{day("2025-08-31"), "Encore."})
        .then_refused(ErrorCode::guard_unmet, {"extension-is-due"});
    year.on("2024-07-01")
        .when(officer, Track::diploma, Command::record_diploma, RecordDiploma{day("2024-06-30"), "Master MEEF"})
        .then(State::recorded);
    year.when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2024-09-01")})
        .then(State::titularised);
}

TEST_CASE("without the master at the end of that year the file goes to the minister", "[a-diploma-not-obtained]")
{
    auto year = judged(without_master());
    year.proposed().found_apt();
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::transmit_to_minister, TransmitToMinister{})
        .then_refused(ErrorCode::guard_unmet, {"found-not-apt"});
    extend(year, "2024-08-31", "2023-07-05");
    year.on("2024-09-02")
        .when(delegate, Track::decision, Command::transmit_to_minister, TransmitToMinister{})
        .then(State::transmitted);
}

TEST_CASE("who was not found apt and then extended is judged again", "[u-judged-again]")
{
    auto year = judged();
    sick(year, "2022-12-01", "2023-02-08");
    year.heard().found_not_apt();
    Submit const again{engine::CaseId{"jury-1"}};
    year.on("2023-07-05")
        .when(officer, Track::examination, Command::submit, again)
        .then_refused(ErrorCode::guard_unmet, {"stage-was-extended"});
    extend(year, "2023-10-04", "2023-07-05");
    year.jury({}).on("2023-10-06").when(officer, Track::examination, Command::submit, again).then(State::submitted);
    year.when(president, Track::examination, Command::propose_as_apt).then(State::proposed);
}

TEST_CASE("after more than four months of leave a second year is not imposed", "[u-long-leave]")
{
    auto year = judged();
    sick(year, "2022-10-01", "2023-01-29"); // 121 days
    year.heard().found_not_apt();
    AuthoriseSecondYear second{};
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::authorise_second_year, second)
        .then_refused(ErrorCode::guard_unmet, {"renewal-may-be-imposed"});
    second.trainee_consents = true;
    year.when(delegate, Track::decision, Command::authorise_second_year, second).then(State::renewal);
}

TEST_CASE("I24 a second year lasts one year, whatever leave made of the first", "[invariant][l5-5]")
{
    auto year = judged();
    sick(year, "2022-12-01", "2023-02-08");
    year.heard().found_not_apt();
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::authorise_second_year, AuthoriseSecondYear{})
        .then(State::renewal);
    year.when(officer, Track::decision, Command::notify, notice("2023-07-05")).then(State::renewal_notified);
    auto const second = engine::read_stored<OpenYear>(Year::workflow().follow_ups(year.now(), year.last()).at(0).body);
    CHECK(second.start_on == day("2024-09-01"));
    CHECK(engine::to_text(stage_of(second.start_on, Absences{}).end_on) == "2025-08-31");
    for (RuleSet const& set : rule_sets())
        CHECK(set.stage.years == 1);
}

} // namespace story
