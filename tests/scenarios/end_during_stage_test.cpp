// A stage that ends before its end: insufficiency, misconduct, and a long absence (decree 94-874, art. 7, 10, 13, 27).

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>

#include <chrono>

namespace story {
using namespace story::people;
using engine::ErrorCode;

namespace {

EndDuringStage const dismissal{day("2023-04-01"), "Décret du 7 octobre 1994, article 7.",
                               "Trois rapports décrivent l'absence de préparation et un danger pour les élèves."};
PronounceSanction const expulsion{Sanction::definitive_exclusion, "Faits établis et graves.", std::nullopt,
                                  std::nullopt};
OpenProcedure const procedure{day("2023-01-10"), "Absences injustifiées répétées.", true, true};

} // namespace

TEST_CASE("I20 before half of the stage is served nobody is dismissed for insufficiency",
          "[invariant][l5-7-insufficiency]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-03-01")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then_refused(ErrorCode::guard_unmet, {"half-of-stage-served"});
    CHECK(engine::to_text(*year.refusal().conditions.at(0).opens_on) == "2023-03-02");
    year.on("2023-03-02")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then(State::dismissed);
    year.on("2023-03-06")
        .when(officer, Track::decision, Command::notify, notice("2023-03-06"))
        .then(State::dismissed_notified);
    year.when(roux, Track::final_review, Command::file, review(Rating::sufficient, "2023-03-05"))
        .then_refused(ErrorCode::guard_unmet, {"year-in-progress"});
}

TEST_CASE("I20 days of suspension are not served, and half of the stage comes later by as many", "[invariant][l5-8]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-12-01")
        .when(delegate, Track::suspension, Command::suspend, Suspend{day("2022-12-01"), "Enquête en cours."})
        .then(State::suspended);
    year.when(delegate, Track::suspension, Command::suspend, Suspend{day("2022-12-02"), "Encore."})
        .then_refused(ErrorCode::guard_unmet, {"not-suspended"});
    year.on("2022-12-11")
        .when(delegate, Track::suspension, Command::lift_suspension, LiftSuspension{day("2022-12-10")}, 1)
        .then(State::ended);
    CHECK(boost::json::parse(year.last().body).at("stage").at("end_on").as_string() == "2023-09-10");
    year.on("2023-03-11")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then_refused(ErrorCode::guard_unmet, {"half-of-stage-served"});
    year.on("2023-03-12")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then(State::dismissed);
}

TEST_CASE("I20 an absence that puts half of the stage off by thousands of years is answered at once",
          "[invariant][l5-8]")
{
    auto year = a_trainee_year().opened();
    // As one was recorded before periods had a limit: looked for day by day, the answer took minutes, and nobody else
    // could act on the case meanwhile.
    year.given(Track::leave, Event::leave_recorded,
               RecordLeave{LeaveKind::unpaid, day("2022-10-01"), day("9999-12-31")}, 1);
    auto const started = std::chrono::steady_clock::now();
    year.on("2023-03-02")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then_refused(ErrorCode::guard_unmet, {"half-of-stage-served"});
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds{5});
    CHECK(*year.refusal().conditions.at(0).opens_on > day("9999-12-31"));
}

TEST_CASE("I21 a dismissal during the stage states its reasons in law and in fact",
          "[invariant][j-reasons-during-stage]")
{
    auto const read = Year::workflow().form(Command::dismiss_during_stage).read;
    boost::json::object body = engine::write_body(dismissal);
    CHECK(read(body).has_value());
    body.erase("reasons_in_fact");
    auto const refused = read(body);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().faults.at(0).pointer == "/reasons_in_fact");
    body["reasons_in_fact"] = "";
    CHECK_FALSE(read(body).has_value());
}

TEST_CASE("I19 during the stage too, who is titulaire elsewhere is reinstated", "[invariant][l5-7-reinstatement]")
{
    OpenYear open = opening();
    open.titulaire_elsewhere = true;
    auto year = a_trainee_year(open).opened();
    year.on("2023-04-01")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then_refused(ErrorCode::guard_unmet, {"titulaire-nowhere-else"});
    year.when(delegate, Track::decision, Command::reinstate_during_stage, dismissal).then(State::reinstated);
}

TEST_CASE("an agrégé is dismissed during the stage once the joint committee was heard", "[l5-7-committee]")
{
    OpenYear open = opening();
    open.corps = Corps::agrege;
    auto year = a_trainee_year(open).rule_set("agreges-2014-2022-07-10").opened();
    year.on("2023-04-01")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then_refused(ErrorCode::guard_unmet, {"committee-heard-unless-jury"});
    CHECK(year.refusal().conditions.at(0).source->id == "l5-7-committee");
    year.when(officer, Track::joint_committee, Command::record_committee,
              RecordCommittee{day("2023-03-30"), "Avis favorable."})
        .then(State::recorded);
    year.when(delegate, Track::decision, Command::dismiss_during_stage, dismissal).then(State::dismissed);
}

TEST_CASE("where a jury says who is apt, no joint committee is heard", "[l5-7-committee]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-04-01")
        .when(officer, Track::joint_committee, Command::record_committee, RecordCommittee{day("2023-03-30"), "Avis."})
        .then_refused(ErrorCode::guard_unmet, {"committee-is-provided-for"});
}

TEST_CASE("a stage that is over is decided, not interrupted", "[l5-7-insufficiency]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-09-01")
        .when(delegate, Track::decision, Command::dismiss_during_stage, dismissal)
        .then_refused(ErrorCode::guard_unmet, {"stage-still-runs"});
}

TEST_CASE("a definitive exclusion follows a procedure with its guarantees, and ends the year",
          "[l5-10][l5-13][a-discipline]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-01-12");
    OpenProcedure without = procedure;
    without.defender_offered = without.file_communicated = false;
    year.when(delegate, Track::discipline, Command::open_procedure, without)
        .then_refused(ErrorCode::guard_unmet, {"defence-is-offered"});
    CHECK(year.refusal().conditions.size() == 2);
    year.when(delegate, Track::decision, Command::exclude, Exclude{day("2023-02-01")})
        .then_refused(ErrorCode::guard_unmet, {"exclusion-was-sanctioned"});
    year.when(delegate, Track::discipline, Command::open_procedure, procedure).then(State::under_procedure);
    year.on("2023-02-01")
        .when(delegate, Track::discipline, Command::pronounce_sanction, expulsion, 1)
        .then(State::sanctioned);
    CHECK(year.tasks("rector_delegate").back() == "decision/exclude");
    year.when(delegate, Track::decision, Command::exclude, Exclude{day("2023-02-02")}).then(State::excluded);
    CHECK_FALSE(year.may_read(camille, Track::decision));
    year.when(officer, Track::decision, Command::notify, notice("2023-02-01")).then(State::excluded_notified);
    CHECK(year.tag("outcome", roux) == "excluded");
    year.on("2023-04-02")
        .when(officer, Track::decision, Command::record_appeal,
              RecordAppeal{day("2023-04-01"), AppealKind::contentious, std::nullopt})
        .then(State::excluded_notified);
}

TEST_CASE("a temporary exclusion has days, two months of them at most, and no other sanction has any", "[l5-10]")
{
    auto year = a_trainee_year().opened().on("2023-01-12");
    year.when(delegate, Track::discipline, Command::open_procedure, procedure).then(State::under_procedure);
    PronounceSanction exclusion{Sanction::temporary_exclusion, "Faits établis.", std::nullopt, std::nullopt};
    auto const refused = [&] {
        year.when(delegate, Track::discipline, Command::pronounce_sanction, exclusion, 1)
            .then_refused(ErrorCode::guard_unmet, {"exclusion-is-bounded"});
    };
    refused();
    exclusion.first_day = day("2023-02-01");
    exclusion.last_day = day("2023-04-01");
    refused();
    exclusion.sanction = Sanction::warning;
    refused();
    exclusion.sanction = Sanction::temporary_exclusion;
    exclusion.last_day = day("2023-03-31");
    year.when(delegate, Track::discipline, Command::pronounce_sanction, exclusion, 1).then(State::sanctioned);
    CHECK(year.tasks("rector_delegate")
          == std::vector<std::string>{"decision/pronounce_titularisation!"}); // it goes on
    CHECK_FALSE(year.may_read(roux, Track::discipline, 1));
}

TEST_CASE("after three years of leave the whole stage begins again as another year of the same rank",
          "[l5-27][a-restart]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-10-01")
        .when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::parental, day("2022-10-01"), day("2024-03-31")})
        .then(State::recorded);
    year.on("2024-04-01")
        .when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::unpaid, day("2024-04-01"), day("2025-09-29")})
        .then(State::recorded);
    year.on("2025-10-01")
        .when(delegate, Track::year, Command::restart, Restart{day("2025-10-02"), std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"interrupted-long-enough"});
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::unpaid, day("2025-09-30"), day("2025-09-30")})
        .then(State::recorded);
    year.when(delegate, Track::year, Command::restart, Restart{day("2025-10-02"), std::nullopt}).then(State::restarted);
    auto const follow_ups = Year::workflow().follow_ups(year.now(), year.last());
    REQUIRE(follow_ups.size() == 1);
    auto const again = engine::read_stored<OpenYear>(follow_ups.front().body);
    CHECK(again.start_on == day("2025-10-02"));
    CHECK(again.restart_of == year.now().id);
    CHECK_FALSE(again.renewal_of);
    year.when(roux, Track::interim_review, Command::file, review(Rating::to_work_on, "2025-10-01"))
        .then_refused(ErrorCode::guard_unmet, {"year-in-progress"});
}

} // namespace story
