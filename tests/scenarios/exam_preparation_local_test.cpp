// The local organisation of a distance preparation, rule by rule (X1 to X8): who does what, and from whose hands to whose.

#include "tests/support/preparation.hpp"

#include <catch2/catch.hpp>

namespace preparing {
using namespace preparing::people;

namespace {

ScheduleTest a_test(std::string_view held_on, char const* where = "0590349J")
{
    return {TestKind::on_table, Exam::bibas, "Devoir n° 1 : note de synthèse", day(held_on), where};
}

// A preparation at work, with a test on 14 October.
Story with_a_test()
{
    Story story;
    story.enrolled().active().tutored().with_trainer();
    story.when(nora, Track::paper_test, Command::schedule_test, a_test("2025-10-14")).then(State::scheduled);
    return story;
}

Story with_a_copy_sat()
{
    Story story = with_a_test();
    story.on("2025-10-14").when(carla, Track::paper_test, Command::record_sitting, 1).then(State::sat);
    return story;
}

} // namespace

TEST_CASE("X1 coordinator, correspondent, tutor and candidate each have their part", "[preparation][s0-roles]")
{
    Story story;
    story.enrolled().active().tutored();
    using enum Role;
    CHECK(story.roles(nora).has(national_coordinator));
    CHECK(story.roles(carla).has(training_correspondent));
    CHECK(story.roles(maud).has(tutor));
    CHECK(story.roles(lou).has(candidate));
    CHECK_FALSE(story.roles(stranger).any());
    // Nobody does another's part.
    story.when(maud, Track::paper_test, Command::schedule_test, a_test("2025-10-14"))
        .then_refused(engine::ErrorCode::not_permitted);
    story.when(carla, Track::tutor, Command::appoint_tutor, tutor_for()).then_refused(engine::ErrorCode::not_permitted);
}

TEST_CASE("X2 the coordinator enrols, follows the copies and evaluates the scheme", "[preparation][s0-coordinator]")
{
    Story story;
    story.when(nora, Track::preparation, Command::enrol, enrolment()).then(State::enrolled);
    story.when(nora, Track::preparation, Command::issue_credentials, IssueCredentials{day("2025-09-08")})
        .then(State::enrolled);
    story.active();
    story.when(nora, Track::evaluation, Command::evaluate, Write{"Utile."}).then_unmet({"preparation-has-ended"});
    story.on("2026-05-29")
        .when(nora, Track::preparation, Command::end_preparation, EndPreparation{"Épreuves passées."});
    story.then(State::ended);
    CHECK(story.tasks("national_coordinator") == Rules{"evaluation/evaluate"});
    CHECK(story.due("national_coordinator", "evaluation/evaluate") == day("2026-07-03"));
    story.when(lou, Track::evaluation, Command::evaluate, Write{"Utile."})
        .then_refused(engine::ErrorCode::not_permitted);
    story.when(nora, Track::evaluation, Command::evaluate, Write{"Utile."}).then(State::evaluated);
}

TEST_CASE("X3 the correspondent receives all information and ships the copies", "[preparation][s0-correspondent]")
{
    Story story = with_a_copy_sat();
    story.when(denis, Track::session, Command::schedule_session,
               ScheduleSession{SessionKind::workshop, "Atelier d'octobre", day("2025-10-21"), 60});
    for (Track const track : {Track::preparation, Track::progress, Track::connection})
        CHECK(story.may_read(carla, track));
    CHECK(story.may_read(carla, Track::session, 1));
    CHECK(story.may_read(carla, Track::paper_test, 1));
    story.when(carla, Track::paper_test, Command::collect, 1).then(State::collected);
    story.when(nora, Track::paper_test, Command::ship, Ship{day("2025-10-14"), "Scan déposé"}, 1)
        .then_refused(engine::ErrorCode::not_permitted);
    story.when(carla, Track::paper_test, Command::ship, Ship{day("2025-10-15"), "Scan déposé"}, 1)
        .then_unmet({"day-is-not-to-come"});
    story.when(carla, Track::paper_test, Command::ship, Ship{day("2025-10-14"), "Scan déposé"}, 1).then(State::shipped);
    // Where there are tests there is a correspondent.
    Enrol alone = enrolment();
    alone.correspondent.reset();
    Story other;
    other.when(denis, Track::preparation, Command::enrol, alone).then_unmet({"correspondent-is-named"});
}

TEST_CASE("X4 the tutor receives the same information as the correspondent", "[preparation][s0-tutor]")
{
    Story story = with_a_copy_sat();
    story.when(denis, Track::session, Command::schedule_session,
               ScheduleSession{SessionKind::workshop, "Atelier d'octobre", day("2025-10-21"), 60});
    for (engine::Piece const& piece : story.now().pieces)
        if (story.may_read(carla, static_cast<Track>(piece.track.value), piece.number))
            CHECK(story.may_read(maud, static_cast<Track>(piece.track.value), piece.number));
    CHECK(story.may_read(maud, Track::paper_test, 1));
    CHECK(story.may_read(maud, Track::session, 1));
}

TEST_CASE("X5 without e-mail and access to the internet nobody is enrolled", "[preparation][d-access]")
{
    Story story;
    Enrol opening = enrolment();
    opening.candidate_access = {.has_email = false, .has_internet = true};
    opening.correspondent_access = Access{.has_email = true, .has_internet = false};
    story.when(denis, Track::preparation, Command::enrol, opening)
        .then_unmet({"everyone-has-access", "everyone-has-access"});
    CHECK(story.refusal().conditions[0].fact == "Le candidat n'a pas d'adresse électronique.");
    CHECK(story.refusal().conditions[1].fact == "Le correspondant n'a pas d'accès à internet.");
    // Of whom nothing is said, nothing is known.
    opening.candidate_access = reachable;
    opening.correspondent_access.reset();
    story.when(denis, Track::preparation, Command::enrol, opening)
        .then_unmet({"everyone-has-access", "everyone-has-access"});
    story.enrolled().active();
    AppointTutor tutor = tutor_for();
    tutor.tutor_access = {};
    story.when(denis, Track::tutor, Command::appoint_tutor, tutor)
        .then_unmet({"everyone-has-access", "everyone-has-access"});
    story
        .when(denis, Track::preparation, Command::change_correspondent,
              ChangeCorrespondent{stranger, {true, false}, day("2025-10-01")})
        .then_unmet({"everyone-has-access"});
}

TEST_CASE("X6 a test is sat in the candidate's establishment, on its day", "[preparation][s0-calendar]")
{
    Story story = with_a_test();
    story.when(nora, Track::paper_test, Command::schedule_test, a_test("2025-11-18", "0750001A"))
        .then_unmet({"held-in-the-establishment"});
    CHECK(story.due("training_correspondent", "paper_test/record_sitting") == day("2025-10-14"));
    CHECK(story.opens("training_correspondent", "paper_test/record_sitting") == day("2025-10-14"));
    story.on("2025-10-13").when(carla, Track::paper_test, Command::record_sitting, 1).then_unmet({"test-day-has-come"});
    story.when(nora, Track::paper_test, Command::move_test, Move{day("2025-10-13"), "Salle prise."}, 1)
        .then(State::scheduled);
    story.when(carla, Track::paper_test, Command::record_sitting, 1).then(State::sat);
    // Who was not there has no copy to collect.
    Story absent = with_a_test();
    absent.on("2025-10-14").when(carla, Track::paper_test, Command::record_no_show, 1).then(State::not_sat);
    absent.when(carla, Track::paper_test, Command::collect, 1).then_refused(engine::ErrorCode::wrong_state);
}

TEST_CASE("X7 whoever does not connect for a week is contacted", "[preparation][s0-weekly]")
{
    Story story;
    story.enrolled();
    story.when(lou, Track::connection, Command::connect, Connect{}).then_unmet({"terms-accepted-first"});
    story.active().tutored(); // 15 September
    story.on("2025-09-22").when(lou, Track::connection, Command::connect, Connect{"Séance 2"}).then(State::watched);
    CHECK(story.opens("tutor", "connection/contact") == day("2025-10-01"));
    story.on("2025-09-30")
        .when(maud, Track::connection, Command::contact, Write{"Tout va bien ?"})
        .then_unmet({"quiet-for-too-long"});
    CHECK(story.refusal().conditions[0].opens_on == day("2025-10-01"));
    story.on("2025-10-01").when(maud, Track::connection, Command::contact, Write{"Tout va bien ?"});
    story.then(State::contacted);
    // A week for an answer; then a connection sets all right.
    CHECK(story.opens("training_correspondent", "connection/contact") == day("2025-10-10"));
    story.on("2025-10-03").when(lou, Track::connection, Command::connect, Connect{}).then(State::watched);
    // The centre's holidays are no days of quiet, and a campaign may watch closer, never less.
    story.policy("holidays", "2025-10-18/2025-11-02");
    story.on("2025-10-15").when(lou, Track::connection, Command::connect, Connect{});
    CHECK(story.opens("tutor", "connection/contact") == day("2025-11-09"));
    story.policy("quiet_days", "2").when(lou, Track::connection, Command::connect, Connect{});
    CHECK(story.opens("tutor", "connection/contact") == day("2025-11-04"));
    story.policy("quiet_days", "30").when(lou, Track::connection, Command::connect, Connect{});
    CHECK(story.opens("tutor", "connection/contact") == day("2025-11-09"));
}

TEST_CASE("X8 a copy passes from hand to hand, and changes owner when it is shipped", "[preparation][d-test-owner]")
{
    Story story = with_a_copy_sat();
    auto const owes = [&](std::string_view role) {
        Rules all = story.tasks(role);
        std::erase_if(all, [](std::string const& task) { return !task.starts_with("paper_test/"); });
        return all;
    };
    CHECK(owes("training_correspondent") == Rules{"paper_test/collect"});
    CHECK(owes("national_coordinator").empty());
    story.when(nora, Track::paper_test, Command::receive, 1).then_refused(engine::ErrorCode::wrong_state);
    story.when(carla, Track::paper_test, Command::collect, 1);
    CHECK(owes("training_correspondent") == Rules{"paper_test/ship"});
    story.when(carla, Track::paper_test, Command::ship, Ship{day("2025-10-14"), "Courrier suivi"}, 1);
    CHECK(owes("training_correspondent").empty());
    CHECK(owes("national_coordinator") == Rules{"paper_test/receive"});
    // What does not arrive is the correspondent's again, who kept a scan.
    story.when(nora, Track::paper_test, Command::report_missing, Cancel{"Rien reçu."}, 1).then(State::collected);
    CHECK(owes("training_correspondent") == Rules{"paper_test/ship"});
    story.when(carla, Track::paper_test, Command::ship, Ship{day("2025-10-14"), "Scan"}, 1).then(State::shipped);
    story.when(igor, Track::paper_test, Command::mark, MarkCopy{1250, "Plan à revoir."}, 1)
        .then_refused(engine::ErrorCode::wrong_state);
    story.when(nora, Track::paper_test, Command::receive, 1).then(State::received);
    story.when(igor, Track::paper_test, Command::mark, MarkCopy{1250, "Plan à revoir."}, 1).then(State::marked);
    CHECK_FALSE(story.may_read(lou, Track::paper_test, 1)); // told by returning it
    CHECK(story.may_read(maud, Track::paper_test, 1));
    story.when(nora, Track::paper_test, Command::return_copy, 1).then(State::returned);
    CHECK(story.may_read(lou, Track::paper_test, 1));
    story.when(lou, Track::paper_test, Command::mark_as_read, 1).then(State::read);
}

} // namespace preparing
