// The national and the regional preparations of the network, rule by rule (Q1 to Q12).

#include "tests/support/preparation.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace preparing {
using namespace preparing::people;

namespace {

Story at_work()
{
    Story story;
    story.enrolled().active().tutored().with_trainer();
    return story;
}

Ask about(char const* theme, Nature nature = Nature::course, Means means = Means::platform_messages)
{
    return {nature, theme, "Je ne comprends pas.", means};
}

std::vector<std::string> courses_of(Enrol const& opening)
{
    Story story;
    story.enrolled(opening);
    std::vector<std::string> names;
    auto const recorded = story.last_body();
    for (auto const& course : recorded.at("courses").as_array())
        names.emplace_back(course.as_string());
    return names;
}

ScheduleSession session(SessionKind kind, std::string_view held_on, int minutes = 60)
{
    return {kind, "Séance", day(held_on), minutes};
}

bool owes(Story const& story, std::string_view role, std::string_view task)
{
    auto const tasks = story.tasks(role);
    return std::find(tasks.begin(), tasks.end(), task) != tasks.end();
}

} // namespace

TEST_CASE("Q1 a regional preparation has no tutor", "[preparation][s1-types]")
{
    Story story{regional};
    Enrol opening = enrolment();
    opening.correspondent.reset();
    opening.correspondent_access.reset();
    story.enrolled(opening).active();
    story.when(denis, Track::tutor, Command::appoint_tutor, tutor_for()).then_unmet({"tutored-preparation"});
    CHECK(story.refusal().conditions[0].who_can_cure.empty()); // nobody makes a tutored one of it
    story.when(lou, Track::question, Command::ask, about("Dewey"))
        .then_unmet({"tutored-preparation", "tutor-in-office", "by-agreed-means"});
    story
        .when(nora, Track::paper_test, Command::schedule_test,
              ScheduleTest{TestKind::on_table, Exam::bibas, "Devoir", day("2025-10-14"), "0590349J"})
        .then_unmet({"tests-are-provided"});
    // A trainer answers; in the national one the tutor comes first.
    story.with_trainer().when(lou, Track::question, Command::ask_trainer,
                              AskElsewhere{Nature::course, "Dewey", "Je ne comprends pas."});
    story.then(State::referred);
    Story national_one = at_work();
    national_one.when(lou, Track::question, Command::ask_trainer, AskElsewhere{Nature::course, "Dewey", "Pourquoi ?"})
        .then_unmet({"untutored-preparation"});
}

TEST_CASE("Q2 the manager enrols, sends credentials, answers practical questions and links people",
          "[preparation][s1-manager]")
{
    Story story;
    story.when(lou, Track::preparation, Command::enrol, enrolment()).then_refused(engine::ErrorCode::not_permitted);
    story.enrolled();
    story.when(denis, Track::preparation, Command::issue_credentials, IssueCredentials{day("2025-09-09")})
        .then_unmet({"day-is-not-to-come"});
    story.when(denis, Track::preparation, Command::issue_credentials, IssueCredentials{day("2025-09-08")})
        .then(State::enrolled);
    // Before the first login already: he may not manage to log in.
    story
        .when(lou, Track::question, Command::ask_manager,
              AskElsewhere{Nature::practical, "Connexion", "Mon mot de passe ne passe pas."})
        .then(State::with_manager);
    CHECK(story.tasks("pedagogical_manager") == Rules{"question/answer_as_manager"});
    story.when(denis, Track::question, Command::answer_as_manager, Write{"Le voici."}, 1).then(State::settled);
    story.active().tutored().with_trainer();
    CHECK(story.roles(maud).has(Role::tutor));
    CHECK(story.roles(igor).has(Role::trainer));
}

TEST_CASE("Q3 the first login is by one of three ways, and needs the terms to be accepted", "[preparation][s1-login]")
{
    Story story;
    story.enrolled();
    CHECK(story.tasks("candidate") == Rules{"preparation/accept_terms"});
    CHECK(story.due("candidate", "preparation/accept_terms") == day("2025-09-30"));
    story.when(lou, Track::preparation, Command::accept_terms, AcceptTerms{Login::sesame, "2025-1", false})
        .then_unmet({"terms-are-accepted"});
    story.when(lou, Track::preparation, Command::accept_terms, AcceptTerms{Login::issued_credentials, "2025-1", true})
        .then_unmet({"credentials-were-issued"});
    CHECK(story.refusal().conditions[0].who_can_cure == Rules{"pedagogical_manager", "national_coordinator"});
    story.when(denis, Track::preparation, Command::accept_terms, AcceptTerms{Login::sesame, "2025-1", true})
        .then_refused(engine::ErrorCode::not_permitted);
    story.when(denis, Track::preparation, Command::issue_credentials, IssueCredentials{day("2025-09-08")});
    story.when(lou, Track::preparation, Command::accept_terms, AcceptTerms{Login::issued_credentials, "2025-1", true})
        .then(State::active);
    CHECK(story.facts().login == Login::issued_credentials);
    story.when(lou, Track::preparation, Command::accept_terms, AcceptTerms{Login::sesame, "2025-1", true})
        .then_refused(engine::ErrorCode::wrong_state);
}

TEST_CASE("Q4 courses follow the exams that are prepared", "[preparation][s1-courses]")
{
    CHECK(courses_of(enrolment(Exam::bibas, Way::external)) == Rules{"fundamentals", "workshops", "bibas"});
    CHECK(courses_of(enrolment(Exam::magasinier, Way::professional))
          == Rules{"fundamentals", "workshops", "magasinier", "raep"});
    CHECK(courses_of(enrolment(Exam::conservateur, Way::internal))
          == Rules{"fundamentals", "workshops", "conservateur", "raep"});
    Enrol two = enrolment();
    two.exams = {{Exam::bibas, Way::external}, {Exam::bibliothecaire, Way::external}};
    CHECK(courses_of(two)
          == Rules{"fundamentals", "workshops", "conservateur", "bibliothecaire", "bibas", "magasinier", "raep"});
    Story story;
    two.exams = {{Exam::bibas, Way::external}, {Exam::bibas, Way::internal}};
    story.when(denis, Track::preparation, Command::enrol, two).then_unmet({"exams-are-prepared"});
    story.enrolled().when(denis, Track::preparation, Command::change_exams,
                          ChangeExams{{{Exam::bibas, Way::internal}}, "Passe en interne."});
    CHECK(story.facts().courses == Courses{Course::fundamentals, Course::workshops, Course::bibas, Course::raep});
}

TEST_CASE("Q5 a workshop lasts an hour, once a month", "[preparation][s1-workshop]")
{
    Story story = at_work();
    story.when(denis, Track::session, Command::schedule_session, session(SessionKind::workshop, "2025-10-07", 120))
        .then_unmet({"workshop-as-planned"});
    story.when(denis, Track::session, Command::schedule_session, session(SessionKind::workshop, "2025-10-07"))
        .then(State::scheduled);
    story.when(denis, Track::session, Command::schedule_session, session(SessionKind::workshop, "2025-10-31", 90))
        .then_unmet({"workshop-as-planned", "workshop-as-planned"});
    story.when(denis, Track::session, Command::schedule_session, session(SessionKind::workshop, "2025-12-09"));
    story.then(State::scheduled);
    story.when(denis, Track::session, Command::move_session, Move{day("2025-10-14"), "Salle."}, 2)
        .then_unmet({"workshop-as-planned"});
    story.when(denis, Track::session, Command::move_session, Move{day("2025-10-14"), "Salle."}, 1)
        .then(State::scheduled); // its own month is not taken by itself
    // A month that went by without one is told.
    CHECK(story.defects().empty());
    story.on("2025-12-01");
    CHECK(story.defects() == Rules{"must-attend-sessions-attended", "workshops-every-month"});
}

TEST_CASE("Q6 opening meeting, courses of method and workshops are to be attended", "[preparation][s1-must-attend]")
{
    Story story = at_work();
    for (auto const& [kind, must] : {std::pair{SessionKind::opening_meeting, true},
                                     {SessionKind::written_method, true},
                                     {SessionKind::workshop, true},
                                     {SessionKind::other, false}}) {
        story.when(denis, Track::session, Command::schedule_session, session(kind, "2025-09-23"));
        CHECK(story.last_body().at("must_attend").as_bool() == must);
    }
    CHECK(story.due("trainer", "session/record_presence") == day("2025-09-23"));
    story.when(igor, Track::session, Command::record_presence, 1).then_unmet({"session-day-has-come"});
    story.on("2025-09-23").when(igor, Track::session, Command::record_absence, 1).then(State::missed);
    story.when(igor, Track::session, Command::record_absence, 4).then(State::missed);
    story.when(igor, Track::session, Command::record_presence, 2).then(State::attended);
    story.when(lou, Track::session, Command::record_presence, 3).then_refused(engine::ErrorCode::not_permitted);
    CHECK(story.defects() == Rules{"must-attend-sessions-attended"}); // the opening meeting alone
    CHECK(story.tag("missed_sessions", denis) == "1");
    CHECK(story.tag("missed_sessions", igor).empty());
    story.when(denis, Track::session, Command::record_presence, 1).then(State::attended); // seen later, on a recording
    CHECK(story.defects().empty());
    // Nothing has to be attended in a regional preparation.
    Story other{regional};
    other.enrolled().when(denis, Track::session, Command::schedule_session,
                          session(SessionKind::workshop, "2025-09-23"));
    CHECK_FALSE(other.last_body().at("must_attend").as_bool());
}

TEST_CASE("Q7 the candidate ticks what he has finished, the tutor sees how far he is", "[preparation][s1-progress]")
{
    Story story = at_work();
    Tick const tick{Course::bibas, "Fiche 1", true};
    story.when(lou, Track::progress, Command::tick, tick).then_unmet({"activity-of-programme"});
    story.when(igor, Track::progress, Command::set_programme,
               SetProgramme{{{Course::bibas, "Fiche 1"}, {Course::bibas, "Fiche 2"}, {Course::raep, "Dossier"}}});
    story.then(State::running);
    story.when(lou, Track::progress, Command::tick, tick).then(State::running);
    CHECK(story.tag("progress", maud) == "1/3");
    CHECK(story.tag("progress", officer).empty());
    story.when(lou, Track::progress, Command::tick, Tick{Course::bibas, "Fiche 9", true})
        .then_unmet({"activity-of-programme"});
    story.when(lou, Track::progress, Command::tick, Tick{Course::raep, "Dossier", true})
        .then_unmet({"activity-of-programme"}); // an external exam opens no such course
    story.when(maud, Track::progress, Command::tick, tick).then_refused(engine::ErrorCode::not_permitted);
    story.when(lou, Track::progress, Command::tick, Tick{Course::bibas, "Fiche 1", false});
    CHECK(story.tag("progress", maud) == "0/3");
}

TEST_CASE("Q8 two exchanges on a theme are the tutor's, the third a trainer's",
          "[preparation][s1-exchanges][d-third-exchange]")
{
    Story story = at_work();
    story.when(lou, Track::question, Command::ask, about("Classification Dewey")).then(State::asked);
    story.when(lou, Track::question, Command::ask, about(" classification dewey")).then_unmet({"theme-not-taken"});
    story.when(maud, Track::question, Command::answer, Write{"Voyez la fiche 3."}, 1).then(State::answered);
    story.when(lou, Track::question, Command::ask_again, Write{"Et pour les romans ?"}, 1).then(State::asked_again);
    story.when(maud, Track::question, Command::answer, Write{"800."}, 1).then(State::answered_again);
    story.when(lou, Track::question, Command::ask_again, Write{"Pourquoi ?"}, 1)
        .then_refused(engine::ErrorCode::wrong_state);
    story.when(lou, Track::question, Command::refer, Write{"Pourquoi ?"}, 1).then(State::referred);
    story.when(maud, Track::question, Command::answer, Write{"Parce que."}, 1)
        .then_refused(engine::ErrorCode::wrong_state);
    CHECK(story.tasks("trainer") == Rules{"question/answer_as_trainer"});
    story.when(igor, Track::question, Command::answer_as_trainer, Write{"Histoire de la classification."}, 1)
        .then(State::settled);
    // The tutor may call on a trainer at once; without one, somebody has to link one.
    story.when(lou, Track::question, Command::ask, about("UNIMARC"));
    story.when(maud, Track::question, Command::refer, Write{"Cela me dépasse."}, 2).then(State::referred);
    Story alone;
    alone.enrolled().active().tutored().when(lou, Track::question, Command::ask, about("UNIMARC"));
    alone.when(maud, Track::question, Command::refer, Write{"Cela me dépasse."}, 1).then_unmet({"trainer-is-linked"});
    // He may remind, too.
    story.when(maud, Track::connection, Command::remind, Write{"Fiche 4 avant lundi."}).then(State::watched);
}

TEST_CASE("Q8 the hours of an answer run from Monday to Friday",
          "[preparation][s1-exchanges][a-answer-time][a-days-off]")
{
    Story story = at_work();
    story.at("2025-10-03T14:00:00Z"); // a Friday, 16 h in Paris
    story.when(lou, Track::question, Command::ask, about("Dewey", Nature::method)).then(State::asked);
    CHECK(story.clock(1).allowed == std::chrono::hours{48});
    CHECK(story.clock(1).due_on() == day("2025-10-07"));
    CHECK(story.due("tutor", "question/answer") == day("2025-10-07"));
    story.at("2025-10-07T14:00:01Z").when(maud, Track::question, Command::answer, Write{"Ainsi."}, 1);
    CHECK_FALSE(story.clock(1).is_running());
    CHECK(story.clock(1).is_late(story.context(maud).now)); // by a second
    story.at("2025-11-10T08:00:00Z").when(lou, Track::question, Command::ask_again, Write{"Et après ?"}, 1);
    CHECK(story.clock(1).due_on() == day("2025-11-13")); // the 11th is a holiday
    story.policy("days_off", "2025-11-12");
    CHECK(story.clock(1).due_on() == day("2025-11-14"));
    story.when(lou, Track::question, Command::ask, about("UNIMARC"));
    CHECK(story.clock(2).allowed == std::chrono::hours{72}); // a course takes longer
}

TEST_CASE("Q9 the tutor is a library professional who prepared and passed that exam", "[preparation][s1-tutor-passed]")
{
    Story story;
    story.enrolled().active();
    AppointTutor tutor = tutor_for(Exam::conservateur);
    tutor.library_professional = false;
    tutor.prepared_that_exam = false;
    tutor.passed_that_exam_in.reset();
    story.when(denis, Track::tutor, Command::appoint_tutor, tutor)
        .then_unmet(
            {"tutor-passed-that-exam", "tutor-passed-that-exam", "tutor-passed-that-exam", "tutor-passed-that-exam"});
    tutor = tutor_for();
    tutor.passed_that_exam_in.reset();
    story.when(denis, Track::tutor, Command::appoint_tutor, tutor).then_unmet({"tutor-passed-that-exam"});
    CHECK(story.defects() == Rules{"every-exam-has-its-tutor"});
    story.tutored();
    CHECK(story.defects().empty());
    story.when(denis, Track::tutor, Command::appoint_tutor, tutor_for()).then_unmet({"one-tutor-an-exam"});
    story.when(denis, Track::tutor, Command::end_tutoring, EndTutoring{day("2025-10-31"), "Mutation."}, 1)
        .then(State::ended);
    CHECK(story.on("2025-10-31").roles(maud).has(Role::tutor));
    CHECK_FALSE(story.on("2025-11-01").roles(maud).any());
}

TEST_CASE("Q10 how candidate and tutor write to each other is agreed at their first talk", "[preparation][s1-means]")
{
    Story story;
    story.enrolled().active();
    story.when(lou, Track::question, Command::ask, about("Dewey")).then_unmet({"tutor-in-office", "by-agreed-means"});
    story.when(denis, Track::tutor, Command::appoint_tutor, tutor_for());
    CHECK(owes(story, "tutor", "tutor/agree_on_means"));
    story.when(lou, Track::question, Command::ask, about("Dewey")).then_unmet({"by-agreed-means"});
    CHECK(story.refusal().conditions[0].who_can_cure == Rules{"tutor"});
    story.when(maud, Track::tutor, Command::agree_on_means, AgreeOnMeans{day("2025-09-16"), {Means::email}, {}}, 1)
        .then_unmet({"day-is-not-to-come"});
    story.when(maud, Track::tutor, Command::agree_on_means, AgreeOnMeans{day("2025-09-15"), {Means::email}, {}}, 1);
    story.when(lou, Track::question, Command::ask, about("Dewey", Nature::course, Means::telephone))
        .then_unmet({"by-agreed-means"});
    story.when(lou, Track::question, Command::ask, about("Dewey", Nature::course, Means::email)).then(State::asked);
}

TEST_CASE("Q11 a difficulty is told early, to all who are due", "[preparation][s1-dropout]")
{
    Story story = at_work();
    story.when(lou, Track::difficulty, Command::raise, RaiseDifficulty{"Je n'ai plus le temps."}).then(State::raised);
    CHECK(story.tag("difficulty", maud) == "open");
    CHECK(story.tag("difficulty", carla).empty());
    CHECK_FALSE(story.may_read(carla, Track::difficulty, 1));
    story.when(maud, Track::difficulty, Command::plan_help, Write{"Un planning allégé."}, 1).then(State::helped);
    story.when(maud, Track::difficulty, Command::take_note, 1).then_unmet({"still-to-be-told"}); // he helps already
    story.when(maud, Track::difficulty, Command::settle, Write{"Repris."}, 1).then_unmet({"due-people-told"});
    CHECK(story.refusal().conditions[0].who_can_cure == Rules{"pedagogical_manager"});
    story.when(denis, Track::difficulty, Command::take_note, 1).then(State::helped);
    story.when(maud, Track::difficulty, Command::settle, Write{"Repris."}, 1).then(State::settled);
    CHECK(story.tag("difficulty", maud).empty());
    // The correspondent sees it first, sometimes: he says so, and does not read on.
    story.when(carla, Track::difficulty, Command::raise, RaiseDifficulty{"Absente au devoir."}).then(State::raised);
}

TEST_CASE("Q11 who drops out tells the manager and the tutor, and is offered a talk", "[preparation][s1-dropout]")
{
    Story story = at_work();
    story.when(lou, Track::dropout, Command::announce_dropout, Write{"J'arrête."}).then(State::announced);
    CHECK(owes(story, "pedagogical_manager", "dropout/offer_talk"));
    story.when(lou, Track::dropout, Command::confirm_dropout, Write{"Sûre."})
        .then_refused(engine::ErrorCode::wrong_state);
    story.when(denis, Track::dropout, Command::offer_talk, OfferTalk{day("2025-09-18"), Means::telephone});
    story.then(State::offered);
    CHECK(story.due("pedagogical_manager", "dropout/hold_talk") == day("2025-09-18"));
    story.when(denis, Track::dropout, Command::hold_talk, HoldTalk{day("2025-09-18"), {}})
        .then_unmet({"talk-day-has-come"});
    story.when(lou, Track::dropout, Command::decline_talk, Write{"Non merci."}).then(State::declined);
    story.when(lou, Track::dropout, Command::confirm_dropout, Write{"Sûre."}).then_unmet({"due-people-told"});
    story.when(maud, Track::dropout, Command::take_note).then(State::declined);
    story.when(maud, Track::dropout, Command::take_note).then_unmet({"still-to-be-told"});
    story.when(lou, Track::dropout, Command::confirm_dropout, Write{"Sûre."}).then(State::withdrawn);
    CHECK(ExamPreparation{}.overview(story.now()).stage == "withdrawn");
    CHECK(story.tasks("pedagogical_manager").empty());
    story.when(lou, Track::connection, Command::connect, Connect{}).then_unmet({"preparation-is-open"});

    Story other = at_work(); // heard, she goes on
    other.when(denis, Track::dropout, Command::record_dropout, Write{"Dit au téléphone."});
    other.when(denis, Track::dropout, Command::offer_talk, OfferTalk{day("2025-09-15"), Means::telephone});
    other.when(denis, Track::dropout, Command::hold_talk, HoldTalk{day("2025-09-15"), {}}).then(State::heard);
    other.when(lou, Track::dropout, Command::resume).then(State::resumed);
    other.when(lou, Track::connection, Command::connect, Connect{}).then(State::watched);
    other.when(lou, Track::dropout, Command::announce_dropout, Write{"Encore."}).then(State::announced);
    CHECK(other.facts().told_of_dropout == std::set<std::string>{"candidate"}); // told anew

    Story regional_one{regional}; // where there is no tutor, the manager alone
    regional_one.enrolled().active().when(lou, Track::dropout, Command::announce_dropout, Write{"J'arrête."});
    regional_one.when(denis, Track::dropout, Command::offer_talk, OfferTalk{day("2025-09-15"), Means::email});
    regional_one.when(lou, Track::dropout, Command::decline_talk, Write{"Non."});
    regional_one.when(denis, Track::dropout, Command::confirm_dropout, Write{"Pris acte."}).then(State::withdrawn);
}

TEST_CASE("Q12 contents are updated at least once a year", "[preparation][s1-contents]")
{
    Story story;
    story.policy("contents_updated_on", "2024-09-07");
    story.when(denis, Track::preparation, Command::enrol, enrolment()).then_unmet({"contents-are-current"});
    CHECK(story.refusal().conditions[0].who_can_cure == Rules{"national_coordinator", "case_officer"});
    story.policy("contents_updated_on", "l'an dernier");
    story.when(denis, Track::preparation, Command::enrol, enrolment()).then_unmet({"contents-are-current"});
    story.policy("contents_updated_on", "2024-09-08").enrolled().active().tutored(); // a year ago to the day
    CHECK(story.defects() == Rules{"contents-are-current"});
    story.policy("contents_updated_on", "2025-09-10");
    CHECK(story.defects().empty());
}

TEST_CASE("Q12 errors are reported on the forum, which can be left, and personal matters go to the manager",
          "[preparation][s1-contents]")
{
    Story story = at_work();
    CHECK(state_of(story.now(), Track::forum) == State::subscribed); // by default
    ReportError const error{Course::bibas, "Fiche 2 : le lien est mort."};
    story.when(lou, Track::content_error, Command::report_error, error).then(State::reported);
    CHECK(story.tasks("trainer") == Rules{"content_error/correct_content"});
    story.when(igor, Track::content_error, Command::correct_content, Write{"Corrigé."}, 1).then(State::corrected);
    story.when(lou, Track::forum, Command::leave_forum).then(State::left);
    story.when(lou, Track::content_error, Command::report_error, error).then_unmet({"on-the-forum"});
    story.when(maud, Track::content_error, Command::report_error, error).then(State::reported);
    story.when(lou, Track::forum, Command::join_forum).then(State::subscribed);

    story.when(lou, Track::question, Command::ask, about("Mon congé", Nature::personal))
        .then_unmet({"matter-for-the-tutor"});
    story
        .when(lou, Track::question, Command::ask_manager,
              AskElsewhere{Nature::personal, "Mon absence", "Je serai absente en mars."})
        .then(State::with_manager);
    CHECK(story.may_read(denis, Track::question, 1));
    CHECK_FALSE(story.may_read(maud, Track::question, 1));
    CHECK_FALSE(story.may_read(igor, Track::question, 1));
    story.when(lou, Track::question, Command::ask_manager, AskElsewhere{Nature::method, "Le plan", "Comment ?"})
        .then_unmet({"matter-for-the-manager"});
}

TEST_CASE("a preparation is opened in an open campaign, and closed at its last day", "[preparation][a-preparation]")
{
    Story closed;
    closed.close_campaign()
        .when(denis, Track::preparation, Command::enrol, enrolment())
        .then_unmet({"campaign-is-open"});
    Enrol elsewhere = enrolment();
    elsewhere.campaign = CaseId{"campaign-2"};
    Story story;
    story.when(denis, Track::preparation, Command::enrol, elsewhere).then_unmet({"campaign-is-open"});
    story.enrolled().active();
    CHECK(story.opens("pedagogical_manager", "preparation/end_preparation") == day("2026-05-29"));
    story.on("2026-05-28")
        .when(denis, Track::preparation, Command::end_preparation, EndPreparation{"Terme."})
        .then_unmet({"preparation-is-over"});
    story.on("2026-05-29")
        .when(denis, Track::preparation, Command::end_preparation, EndPreparation{"Terme."})
        .then(State::ended);
    story.when(lou, Track::connection, Command::connect, Connect{}).then_unmet({"preparation-is-open"});
    CHECK(story.refusal().conditions[0].who_can_cure.empty());
}

TEST_CASE("whoever takes over as correspondent does so from a day on", "[preparation][s0-correspondent]")
{
    Story story;
    story.enrolled().active();
    story.when(denis, Track::preparation, Command::change_correspondent,
               ChangeCorrespondent{stranger, reachable, day("2025-10-01")});
    story.then(State::active);
    CHECK(story.on("2025-09-30").roles(carla).has(Role::training_correspondent));
    CHECK_FALSE(story.roles(stranger).any());
    CHECK_FALSE(story.on("2025-10-01").roles(carla).any());
    CHECK(story.roles(stranger).has(Role::training_correspondent));
}

TEST_CASE("a mark is read by the candidate once the copy is returned, by the tutor before",
          "[preparation][s1-progress]")
{
    Story story;
    story.enrolled().active().tutored();
    story.when(nora, Track::paper_test, Command::schedule_test,
               ScheduleTest{TestKind::on_table, Exam::bibas, "Devoir", day("2025-10-14"), "0590349J"});
    story.on("2025-10-14").when(carla, Track::paper_test, Command::record_sitting, 1);
    story.when(carla, Track::paper_test, Command::collect, 1);
    story.when(carla, Track::paper_test, Command::ship, Ship{day("2025-10-14"), "Scan"}, 1);
    story.when(nora, Track::paper_test, Command::receive, 1);
    CHECK(story.may_read(lou, Track::paper_test, 1));
    story.when(nora, Track::paper_test, Command::mark, MarkCopy{875, "Hors sujet."}, 1).then(State::marked);
    CHECK_FALSE(story.may_read(lou, Track::paper_test, 1));
    CHECK(story.may_read(maud, Track::paper_test, 1));
    story.when(nora, Track::paper_test, Command::return_copy, 1);
    CHECK(story.may_read(lou, Track::paper_test, 1));
}

} // namespace preparing
