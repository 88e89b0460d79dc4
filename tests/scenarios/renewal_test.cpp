// Not apt in a first year: a second and last one, or the minister; each told with its reasons.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

Year before_jury()
{
    return a_trainee_year()
        .opened()
        .reviewed()
        .with_opinions(OpinionValue::unfavourable, OpinionValue::unfavourable)
        .sealed_and_open()
        .before_the_jury();
}

// The second year as the engine opens it after the first was renewed.
Year second_year()
{
    OpenYear second = opening();
    second.year_rank = 2;
    second.renewal_of = engine::CaseId{"first"};
    return Year{second};
}

} // namespace

TEST_CASE("a renewal that is notified opens the second year, once and for the same people",
          "[scenario][l1-9-second-year][d-one-renewal]")
{
    auto year = before_jury().heard().found_not_apt(OpinionValue::favourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::authorise_second_year, AuthoriseSecondYear{})
        .then(State::renewal);
    CHECK(year.workflow().follow_ups(year.now(), year.last()).empty());
    year.on("2023-07-10")
        .when(officer, Track::decision, Command::notify, notice("2023-07-10"))
        .then(State::renewal_notified);

    auto const next = year.workflow().follow_ups(year.now(), year.last());
    REQUIRE(next.size() == 1);
    auto const body = year.workflow().form(Command::open).read(next[0].body);
    REQUIRE(body);
    auto const& second = std::any_cast<OpenYear const&>(*body);
    CHECK(second.start_on == day("2023-09-01"));
    CHECK(**second.year_rank == 2);
    CHECK(second.trainee == camille);
    CHECK(second.tutor == hoarau);
    CHECK(second.renewal_of == year.now().id);
    CHECK(next[0].id == *year.workflow().id_of(*body));

    // The engine opens it with the first year at hand.
    engine::Context context = year.context(officer);
    context.linked.push_back(std::make_shared<engine::Case>(year.now()));
    auto const blank = engine::blank_case(year.workflow(), next[0].id);
    CHECK(engine::decide(blank, {Track::year, 0, Command::open, &*body}, Role::case_officer, context));
    year.close_campaign();
    CHECK(engine::decide(blank, {Track::year, 0, Command::open, &*body}, Role::case_officer, context));
}

TEST_CASE("nobody opens a second year by hand", "[scenario][d-one-renewal]")
{
    auto year = second_year();
    year.when(officer, Track::year, Command::open,
              [] {
                  OpenYear open = opening();
                  open.year_rank = 2;
                  return open;
              }())
        .then_refused(ErrorCode::guard_unmet, {"second-year-by-renewal"});
}

TEST_CASE("a decision that departs from the jury's opinion on a second year says why",
          "[scenario][l1-9-second-year][d-reasons]")
{
    auto year = before_jury().heard().found_not_apt(OpinionValue::unfavourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::authorise_second_year, AuthoriseSecondYear{})
        .then_refused(ErrorCode::guard_unmet, {"departure-is-reasoned"});
    year.when(delegate, Track::decision, Command::authorise_second_year,
              AuthoriseSecondYear{std::nullopt, "La progression du dernier trimestre."})
        .then(State::renewal);
}

TEST_CASE("neither titularised nor authorised, the trainee's file goes to the minister",
          "[scenario][l1-9-minister][a-appeal][a-signatory]")
{
    auto year = before_jury().heard().found_not_apt(OpinionValue::unfavourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::transmit_to_minister, TransmitToMinister{})
        .then(State::transmitted);
    year.on("2023-07-15")
        .when(officer, Track::decision, Command::notify, notice("2023-07-15"))
        .then(State::transmitted_notified);
    year.on("2023-09-05")
        .when(officer, Track::decision, Command::record_dismissal,
              RecordMinisterDecision{day("2023-08-31"), day("2023-09-01"), "Arrêté du 31 août 2023"})
        .then(State::dismissed);
    year.when(officer, Track::decision, Command::notify, notice("2023-09-05")).then(State::dismissed_notified);
    year.on("2023-10-01")
        .when(officer, Track::decision, Command::record_appeal,
              RecordAppeal{day("2023-09-30"), AppealKind::gracious, std::nullopt})
        .then(State::dismissed_notified);
    year.on("2023-12-01")
        .when(officer, Track::decision, Command::record_appeal,
              RecordAppeal{day("2023-11-06"), AppealKind::contentious, std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"within-time-for-appeal"});
}

TEST_CASE("leave that prolongs the stage postpones the titularisation of an apt trainee",
          "[scenario][l5-26][d-stage-computed][l1-9-apt][a-leave-record]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-01-09")
        .when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::paid_sick, day("2023-01-09"), day("2023-03-19")})
        .then(State::recorded);
    CHECK(boost::json::parse(year.last().body).at("stage").at("end_on").as_string() == "2023-10-04");
    year.reviewed().with_opinions().sealed_and_open().before_the_jury().proposed().found_apt();
    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-10-05")})
        .then_refused(ErrorCode::guard_unmet, {"stage-is-over"});
    CHECK(year.refusal().conditions[0].opens_on == day("2023-10-05"));
    year.when(delegate, Track::decision, Command::pronounce_extension,
              PronounceExtension{std::nullopt, "Congés au-delà d'un dixième."})
        .then(State::extended);
    year.when(officer, Track::decision, Command::notify, notice("2023-07-10")).then(State::extended_notified);
    year.on("2023-10-05")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-10-05")})
        .then(State::titularised);
    CHECK(year.tag("outcome", camille) == "extended");
    CHECK_FALSE(year.may_read(camille, Track::decision));
    year.when(officer, Track::decision, Command::notify, notice("2023-10-05")).then(State::titularised_notified);
}

TEST_CASE("a trainee too little present is extended, then judged by the next jury",
          "[scenario][a-not-evaluable][l1-4-competence]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury();
    year.when(president, Track::examination, Command::find_not_evaluable, FindNotEvaluable{"Six semaines de présence."})
        .then(State::not_evaluable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::pronounce_extension,
              PronounceExtension{day("2024-01-31"), "Présence insuffisante."})
        .then(State::extended);
    year.when(officer, Track::decision, Command::notify, notice("2023-07-05")).then(State::extended_notified);
    JuryToday next;
    next.campaign = "campaign-2";
    year.jury(next)
        .on("2024-02-02")
        .when(secretary, Track::examination, Command::submit, Submit{engine::CaseId{"jury-1"}})
        .then(State::submitted);
}

} // namespace story
