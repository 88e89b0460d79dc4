// What is refused, with every reason at once; the journal does not move.

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

namespace story {
using namespace story::people;
using engine::ErrorCode;

TEST_CASE("a review with an item unanswered is refused", "[scenario][u-grid-form]")
{
    auto year = a_trainee_year().opened();
    FileReview incomplete = review(Rating::to_work_on, "2022-11-25");
    incomplete.grid = one_item_unanswered(Rating::to_work_on);
    year.on("2022-11-28")
        .when(roux, Track::interim_review, Command::file, incomplete)
        .then_refused(ErrorCode::guard_unmet, {"every-item-answered"});
    CHECK(year.refusal().conditions.size() == 1);
}

TEST_CASE("a final review answered on the interim scale is refused", "[scenario][u-grid-form]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-04-20")
        .when(roux, Track::final_review, Command::file, review(Rating::to_invest, "2023-04-18"))
        .then_refused(ErrorCode::guard_unmet, {"scale-of-the-instrument"});
}

TEST_CASE("several faults of one form are told together", "[scenario][u-grid-form][a-plausible-days][l8-annex]")
{
    auto year = a_trainee_year().opened();
    FileReview bad = review(Rating::sufficient, "2022-12-25");
    bad.grid = one_item_unanswered(Rating::sufficient);
    bad.training_axes = {{"Débuts hésitants.", std::nullopt, std::nullopt, {"C3", "P1"}}};
    year.on("2022-11-28")
        .when(roux, Track::interim_review, Command::file, bad)
        .then_refused(
            ErrorCode::guard_unmet,
            {"every-item-answered", "scale-of-the-instrument", "day-is-plausible", "competences-of-the-framework"});
}

TEST_CASE("a file with pieces missing is not sealed, and each missing piece is named with its owner",
          "[scenario][s3-opinions][l1-5-i-1][l1-5-i-2]")
{
    auto year = a_trainee_year().opened().reviewed();
    year.on("2023-05-26")
        .when(officer, Track::file, Command::seal)
        .then_refused(ErrorCode::guard_unmet, {"every-required-piece-filed"});
    auto const& conditions = year.refusal().conditions;
    REQUIRE(conditions.size() == 3);
    CHECK(conditions[0].who_can_cure == std::vector<std::string>{"tutor"});
    CHECK(conditions[0].until == day("2023-05-05"));
    CHECK(conditions[0].source->id == "s3-opinions");
    CHECK(conditions[1].source->id == "l1-5-i-2");
    CHECK(conditions[2].source->id == "l1-5-i-1");
}

TEST_CASE("a stranger, and even a colleague, is not the one who may", "[scenario]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-11-28")
        .when(stranger, Track::interim_review, Command::file, review(Rating::to_work_on, "2022-11-25"))
        .then_refused(ErrorCode::not_permitted);
    year.when(hoarau, Track::interim_review, Command::file, review(Rating::to_work_on, "2022-11-25"))
        .then_refused(ErrorCode::not_permitted);
    year.when(camille, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::birth, day("2022-11-01"), day("2022-11-10")})
        .then_refused(ErrorCode::not_permitted);
}

TEST_CASE("the file is not opened before the day the academy chose", "[scenario][u-access-in-time][d-local-dates]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions();
    year.on("2023-05-26").when(officer, Track::file, Command::seal).then(State::sealed);
    year.on("2023-05-31")
        .when(officer, Track::file, Command::open_to_trainee)
        .then_refused(ErrorCode::guard_unmet, {"access-has-opened"});
    CHECK(year.refusal().conditions[0].opens_on == day("2023-06-01"));
}

TEST_CASE("a year opens only in an open campaign of its corps whose rules know it", "[scenario][a-opening][s3-2-paths]")
{
    auto closed = a_trainee_year();
    closed.close_campaign()
        .when(officer, Track::year, Command::open, opening())
        .then_refused(ErrorCode::guard_unmet, {"campaign-is-open"});

    auto other = opening();
    other.corps = Corps::plp;
    a_trainee_year(other)
        .when(officer, Track::year, Command::open, other)
        .then_refused(ErrorCode::guard_unmet, {"corps-is-the-campaigns"});

    auto half = opening();
    half.load = ServiceLoad::half;
    a_trainee_year(half)
        .when(officer, Track::year, Command::open, half)
        .then_refused(ErrorCode::guard_unmet, {"rule-set-covers"});

    a_trainee_year()
        .rule_set("règles inconnues")
        .when(officer, Track::year, Command::open, opening())
        .then_refused(ErrorCode::guard_unmet, {"rule-set-covers"});
}

TEST_CASE("a resignation is unequivocal, can be withdrawn, and ends the year once accepted",
          "[scenario][a-resignation][u-resignation]")
{
    auto year = a_trainee_year().opened();
    year.when(camille, Track::year, Command::resign, Resign{"Je m'interroge.", false, std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"resignation-is-unequivocal"});
    year.when(camille, Track::year, Command::resign, Resign{"Je quitte mes fonctions.", true, std::nullopt})
        .then(State::resigning);
    year.when(camille, Track::year, Command::withdraw_resignation).then(State::in_progress);
    year.when(camille, Track::year, Command::resign, Resign{"Je quitte mes fonctions.", true, std::nullopt})
        .then(State::resigning);
    year.when(delegate, Track::year, Command::accept_resignation, AcceptResignation{day("2022-10-01")})
        .then(State::resigned);
    year.on("2022-10-02")
        .when(hoarau, Track::formative_visit, Command::record_visit, visit("2022-09-30"))
        .then_refused(ErrorCode::guard_unmet, {"year-in-progress"});
    year.when(officer, Track::file, Command::seal)
        .then_refused(ErrorCode::guard_unmet, {"year-in-progress", "every-required-piece-filed"});
    CHECK(year.tasks("head_of_school").empty());
    CHECK(year.tasks("case_officer").empty());
}

TEST_CASE("leaves do not overlap and fall in the stage", "[scenario][a-leave-record]")
{
    auto year = a_trainee_year().opened();
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::paid_sick, day("2022-10-01"), day("2022-10-10")})
        .then(State::recorded);
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::unpaid, day("2022-10-10"), day("2022-10-12")})
        .then_refused(ErrorCode::guard_unmet, {"leaves-do-not-overlap"});
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::unpaid, day("2022-11-12"), day("2022-11-10")})
        .then_refused(ErrorCode::guard_unmet, {"days-in-order"});
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::unpaid, day("2022-11-12"), day("9999-12-31")})
        .then_refused(ErrorCode::guard_unmet, {"days-in-order"});
    year.when(officer, Track::leave, Command::cancel, Cancel{"Erreur de saisie."}, 1).then(State::cancelled);
    year.when(officer, Track::leave, Command::record_leave,
              RecordLeave{LeaveKind::unpaid, day("2022-10-10"), day("2022-10-12")})
        .then(State::recorded);
}

TEST_CASE("a new head of school does not come before the one he follows", "[scenario][a-responsible-staff]")
{
    auto year = a_trainee_year().opened();
    year.when(officer, Track::year, Command::change_head, ChangePerson{morel, day("2022-08-15"), std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"follows-the-former"});
    year.when(officer, Track::year, Command::change_head, ChangePerson{roux, day("2022-10-01"), std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"follows-the-former"});
    year.when(officer, Track::tutor, Command::end_appointment, EndAppointment{day("2022-08-15"), "Erreur."}, 1)
        .then_refused(ErrorCode::guard_unmet, {"follows-the-former"});
}

TEST_CASE("an inspector says on what he bases his opinion, and an inspection he cites is in the file",
          "[scenario][l1-5-i-1]")
{
    auto year = a_trainee_year().opened();
    year.on("2023-05-04")
        .when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03"))
        .then(State::filed);
    year.when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::give_opinion, opinion(OpinionValue::favourable))
        .then_refused(ErrorCode::guard_unmet, {"basis-is-stated"});
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::both))
        .then_refused(ErrorCode::guard_unmet, {"basis-is-stated"});
}

TEST_CASE("the jury finds nothing before its first meeting nor outside its deliberation", "[scenario][l1-6][l1-8]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury();
    JuryToday later;
    later.first_meeting_on = "2023-06-08";
    year.jury(later)
        .when(president, Track::examination, Command::propose_as_apt)
        .then_refused(ErrorCode::guard_unmet, {"first-meeting-has-come"});
    CHECK(year.refusal().conditions[0].opens_on == day("2023-06-08"));
    year.on("2023-06-08").proposed();
    year.on("2023-06-29")
        .when(secretary, Track::examination, Command::deliberate_apt,
              DeliberateApt{day("2023-06-29"), {president, member}})
        .then_refused(ErrorCode::guard_unmet, {"jury-in-session"});
}

TEST_CASE("a reinstatement supposes a corps to go back to", "[scenario][l5-7-reinstatement]")
{
    auto year =
        a_trainee_year().opened().reviewed().with_opinions().sealed_and_open().before_the_jury().heard().found_not_apt(
            OpinionValue::unfavourable);
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::transmit_to_minister, TransmitToMinister{})
        .then(State::transmitted);
    year.on("2023-09-05")
        .when(officer, Track::decision, Command::record_reinstatement,
              RecordMinisterDecision{day("2023-08-31"), day("2023-09-01"), "Arrêté"})
        .then_refused(ErrorCode::guard_unmet, {"titulaire-elsewhere"});
}

TEST_CASE("the campaign named for a second year exists and is one of trainee years",
          "[scenario][a-opening][l1-9-second-year]")
{
    auto year = a_trainee_year()
                    .opened()
                    .reviewed()
                    .with_opinions()
                    .sealed_and_open()
                    .before_the_jury()
                    .heard()
                    .found_not_apt();
    year.on("2023-07-05")
        .when(delegate, Track::decision, Command::authorise_second_year,
              AuthoriseSecondYear{engine::CaseId{"jury-1"}, std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"next-campaign-is-fit"});
    year.when(delegate, Track::decision, Command::authorise_second_year,
              AuthoriseSecondYear{engine::CaseId{"campaign-1"}, std::nullopt})
        .then(State::renewal);
}

} // namespace story
