// A year as most are: opened in September, visited, reviewed twice, three voices, a jury, a decree (guide 2022-2023).

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

namespace story {
using namespace story::people;

TEST_CASE("a full-time certifié goes from September to titularisation",
          "[scenario][a-opening][s3-4-visits][s3-5-reviews][s3-2-training][a-private-notes][u-final-report][s3-"
          "opinions][l1-5-i-1][l1-5-i-2][l1-7][l1-8][l1-9-apt][l1-10][d-told-of-success]")
{
    auto year = a_trainee_year();
    year.on("2022-09-01").when(officer, Track::year, Command::open, opening()).then(State::in_progress);
    CHECK(year.tag("complete", officer) == "no");
    CHECK(year.workflow().overview(year.now()).stage == "opened");

    year.on("2022-09-20")
        .when(hoarau, Track::formative_visit, Command::record_visit, visit("2022-09-19"))
        .then(State::recorded);
    year.when(camille, Track::formative_visit, Command::mark_as_read, MarkAsRead{"Je préparerai mes consignes."}, 1)
        .then(State::read);
    year.when(camille, Track::observation_visit, Command::record_observation,
              RecordObservation{day("2022-09-15"), "M. Hoarau", "5e C", "L'entrée en classe", std::nullopt})
        .then(State::recorded);
    year.when(hoarau, Track::observation_visit, Command::comment, Comment{"Discuté le soir même."}, 1)
        .then(State::commented);
    year.when(camille, Track::self_positioning, Command::record_positioning,
              RecordPositioning{day("2022-09-18"), {{"CC4", Degree::degree_1, std::nullopt}}})
        .then(State::recorded);
    year.when(trainer, Track::training, Command::record_attendance,
              RecordAttendance{day("2022-09-14"), Provider::inspe, 6, true})
        .then(State::running);
    CHECK(year.tag("training_inspe_hours", officer) == "6");

    year.on("2022-11-28")
        .when(roux, Track::interim_review, Command::file, review(Rating::to_work_on, "2022-11-25"))
        .then(State::filed);
    year.when(camille, Track::interim_review, Command::mark_as_read, MarkAsRead{}).then(State::read);
    year.when(hoarau, Track::interim_tutor_review, Command::file, review(Rating::to_maintain, "2022-11-25"))
        .then(State::filed);
    CHECK(year.workflow().overview(year.now()).stage == "interim_review");
    year.on("2023-04-20")
        .when(roux, Track::final_review, Command::file, review(Rating::sufficient, "2023-04-18"))
        .then(State::filed);
    year.when(hoarau, Track::final_tutor_review, Command::file, review(Rating::sufficient, "2023-04-18"))
        .then(State::filed);

    year.on("2023-05-04")
        .when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03"))
        .then(State::filed);
    year.on("2023-05-09").when(payet, Track::tutor_report, Command::consult).then(State::filed);
    year.when(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::tutor_report))
        .then(State::filed);
    year.on("2023-05-12")
        .when(roux, Track::head_opinion, Command::give_opinion, opinion(OpinionValue::favourable))
        .then(State::filed);
    CHECK(year.tag("complete", officer) == "yes");

    year.on("2023-05-26").when(officer, Track::file, Command::seal).then(State::sealed);
    CHECK(year.facts().seal.size() == 7);
    year.on("2023-06-01").when(officer, Track::file, Command::open_to_trainee).then(State::accessible);
    year.on("2023-06-02").when(camille, Track::file, Command::consult).then(State::consulted);

    year.when(secretary, Track::examination, Command::submit, Submit{engine::CaseId{"jury-1"}}).then(State::submitted);
    year.when(president, Track::examination, Command::propose_as_apt).then(State::proposed);
    year.in_deliberation()
        .when(secretary, Track::examination, Command::deliberate_apt,
              DeliberateApt{day("2023-06-29"), {president, member}})
        .then(State::apt);
    CHECK(year.workflow().overview(year.now()).stage == "jury");

    year.on("2023-07-10")
        .when(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-01")})
        .then(State::titularised);
    CHECK(year.last().body.find("CAPES") != std::string::npos);
    CHECK(year.tag("outcome", roux).empty());
    year.on("2023-07-20")
        .when(officer, Track::decision, Command::notify, notice("2023-07-20"))
        .then(State::titularised_notified);
    CHECK(year.tag("outcome", camille) == "titularised");
    CHECK(year.workflow().overview(year.now()).stage == "decided");
}

TEST_CASE("whoever has a turn finds it among the tasks, and the others see whom they wait for",
          "[scenario][s3-opinions]")
{
    auto year = a_trainee_year().opened();
    CHECK(year.tasks("head_of_school")
          == std::vector<std::string>{"interim_review/file", "final_review/file", "head_opinion/give_opinion"});
    CHECK(year.tasks("inspector") == std::vector<std::string>{"inspector_opinion/give_opinion!"});
    CHECK(year.tasks("inspe_director").empty());
    CHECK(year.tasks("case_officer") == std::vector<std::string>{"file/seal!", "examination/submit!"});
    CHECK(year.tasks("rector_delegate") == std::vector<std::string>{"decision/pronounce_titularisation!"});

    year.reviewed().with_opinions();
    CHECK(year.tasks("inspector").empty());
    CHECK(year.tasks("case_officer") == std::vector<std::string>{"file/seal", "examination/submit!"});
    year.sealed_and_open().before_the_jury().proposed().found_apt();
    CHECK(year.tasks("rector_delegate") == std::vector<std::string>{"decision/pronounce_titularisation"});
}

TEST_CASE("an alert is help: the year goes on to titularisation with it or without it",
          "[scenario][s3-alert][u-alert-is-help]")
{
    auto year = a_trainee_year().opened();
    year.on("2022-10-10")
        .when(hoarau, Track::alert, Command::raise,
              RaiseAlert{
                  day("2022-10-10"), AlertTrigger::difficulties, "Des séances non préparées.", {"P3"}, std::nullopt})
        .then(State::raised);
    CHECK(year.tag("alert", hoarau) == "open");
    CHECK(year.tag("alert", president).empty());
    CHECK(year.tag("alert", secretary).empty());
    year.when(camille, Track::alert, Command::comment, Comment{"Je demande une aide pour préparer."}, 1)
        .then(State::raised);
    year.when(payet, Track::alert, Command::plan_support, PlanSupport{"Deux visites de plus.", day("2022-12-01"), true},
              1)
        .then(State::supported);
    year.on("2022-12-01")
        .when(hoarau, Track::alert, Command::review_support,
              ReviewSupport{day("2022-12-01"), "Net progrès.", std::nullopt}, 1)
        .then(State::supported);
    year.when(payet, Track::alert, Command::lift, LiftAlert{"Les séances sont préparées."}, 1).then(State::lifted);
    CHECK(year.tag("alert", hoarau).empty());
    year.when(camille, Track::alert, Command::mark_as_read, MarkAsRead{}, 1).then(State::closed);
    year.reviewed().with_opinions().sealed_and_open().before_the_jury().proposed().found_apt();
}

} // namespace story
