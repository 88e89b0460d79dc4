// The rules V1 to V10 of an accompaniment and its pay, each accepted where it should be and refused where it should not.

#include "tests/support/accompaniment.hpp"

#include "engine/authority.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace accompaniment {
using namespace accompaniment::people;
using engine::ErrorCode;
using Names = std::vector<std::string>;

namespace {

Story in_force(int group = 9)
{
    return Story{}.signed_by_both().with_group(group);
}

boost::json::object body_of(engine::Event const& event)
{
    return boost::json::parse(event.body).as_object();
}

RecordActivity virtual_class(int minutes, int participants)
{
    auto session = help(minutes, participants);
    session.kind = ActivityKind::virtual_class;
    session.moment.reset();
    return session;
}

} // namespace

TEST_CASE("V1 a virtual class is on record and is not paid, work at a distance is", "[accompaniment][s4-asynchronous]")
{
    Story story = in_force();
    story.on("2023-01-16").then(agnes, Track::activity, Command::record_activity, virtual_class(600, 9));
    CHECK(story.computation().minutes == 0);
    CHECK(story.computation().synchronous_minutes == 600);
    CHECK(story.computation().participants == 0); // who was there only then took part in nothing that is paid here
    story.worked(240, 2).reported().consulted();
    CHECK(story.computation().vacations == 2);
    story.then(odile, Track::decision, Command::grant, GrantPay{2});
    auto const computation = body_of(story.events().back()).at("computation");
    CHECK(computation.at("synchronous_minutes") == 600);
    CHECK(computation.at("minutes") == 240);
}

TEST_CASE("V2 work at a distance is of three kinds, before, between or after the sessions",
          "[accompaniment][s4-activities]")
{
    Story story = in_force();
    story.on("2023-02-01");
    for (ActivityKind const kind :
         {ActivityKind::collaborative_work, ActivityKind::individual_help, ActivityKind::continued_training})
        for (Moment const moment : {Moment::before_sessions, Moment::between_sessions, Moment::after_sessions}) {
            auto activity = help(60, 1);
            activity.kind = kind;
            activity.moment = moment;
            story.then(agnes, Track::activity, Command::record_activity, activity);
        }
    CHECK(story.computation().minutes == 540);
    auto nowhere = help(60, 1);
    nowhere.moment.reset();
    CHECK(story.unmet(agnes, Track::activity, Command::record_activity, nowhere) == Names{"moment-is-told"});
    auto const form = Story::workflow().form(Command::record_activity);
    auto other = form.write(std::any{help(60, 1)});
    other["kind"] = "marking";
    CHECK_FALSE(form.read(other).has_value());
}

TEST_CASE("V3 no work before the contract is signed by both", "[accompaniment][s4-contract]")
{
    Story story;
    story.prepared().with_group(3).on("2023-01-09");
    auto const record = [&] {
        auto const error = story.refused(agnes, Track::activity, Command::record_activity, help(60, 1, "2023-01-09"));
        CHECK(error.code == ErrorCode::guard_unmet);
        Names who;
        for (auto const& condition : error.conditions)
            if (condition.rule == "contract-in-force")
                who.push_back(condition.who_can_cure.at(0));
        return who;
    };
    CHECK(record() == Names{"trainer", "training_officer"});
    story.then(odile, Track::contract, Command::sign_for_academy);
    CHECK(record() == Names{"trainer"});
    story.then(agnes, Track::contract, Command::sign_as_trainer);
    story.then(agnes, Track::activity, Command::record_activity, help(60, 1, "2023-01-09"));
}

TEST_CASE("V3 a contract is signed before the start, by the trainer and by the academy, in any order",
          "[accompaniment][s4-contract]")
{
    Story story;
    story.prepared();
    CHECK(story.refused(paul, Track::contract, Command::sign_for_academy, engine::NoBody{}).code
          == ErrorCode::not_permitted);
    CHECK(story.refused(odile, Track::contract, Command::sign_as_trainer, engine::NoBody{}).code
          == ErrorCode::not_permitted);
    story.then(agnes, Track::contract, Command::sign_as_trainer);
    CHECK(story.state(Track::contract) == State::signed_by_trainer);
    story.on("2023-01-10"); // a day too late
    CHECK(story.unmet(odile, Track::contract, Command::sign_for_academy) == Names{"signed-before-start"});
    Postpone const later{day("2023-01-12"), day("2023-03-31"), "Signature tardive."};
    CHECK(Story{story}.then(paul, Track::contract, Command::postpone, later).state(Track::contract) == State::prepared);
    // Another wording, for a day to come, is signed anew by both.
    Amend amend{agnes, "Numérique éducatif", day("2023-01-09"), day("2023-03-31"), 16, "Signature tardive."};
    CHECK(story.unmet(paul, Track::contract, Command::amend, amend) == Names{"start-is-ahead"});
    amend.starts_on = day("2023-01-16");
    amend.ends_on = day("2023-01-12");
    CHECK(story.unmet(paul, Track::contract, Command::amend, amend) == Names{"days-in-order"});
    amend.ends_on = day("2023-03-31");
    story.then(paul, Track::contract, Command::amend, amend);
    CHECK(story.state(Track::contract) == State::prepared);
    story.then(odile, Track::contract, Command::sign_for_academy)
        .then(agnes, Track::contract, Command::sign_as_trainer);
    CHECK(story.state(Track::contract) == State::in_force);
}

TEST_CASE("V3 work is done on days that the contract covers, and not before they come", "[accompaniment][s4-contract]")
{
    Story story = in_force();
    story.on("2023-02-01");
    for (char const* const held_on : {"2023-01-08", "2023-04-01", "2023-02-02"})
        CHECK(story.unmet(agnes, Track::activity, Command::record_activity, help(60, 1, held_on))
              == Names{"day-of-the-contract"});
    for (char const* const held_on : {"2023-01-09", "2023-02-01"})
        story.then(agnes, Track::activity, Command::record_activity, help(60, 1, held_on));
    CHECK(story.events().back().occurred_on == day("2023-02-01"));
}

TEST_CASE("V3 nobody signs his own contract for the academy, or decides of it",
          "[accompaniment][a-accompaniment-signatures]")
{
    auto opening = contract();
    opening.trainer = odile;
    Story story{opening};
    story.prepared();
    CHECK(story.unmet(odile, Track::contract, Command::sign_for_academy) == Names{"parties-are-two"});
}

TEST_CASE("V4 a report of the work goes to the domain's training correspondent", "[accompaniment][s4-report]")
{
    Story story = in_force();
    CHECK(story.unmet(agnes, Track::report, Command::file_report, FileReport{"Rien."}) == Names{"work-recorded"});
    story.worked(120, 1).reported();
    CHECK(story.state(Track::report) == State::filed);
    CHECK(body_of(story.events().back()).at("sent_to").as_array().at(0) == "carole");
    CHECK(story.tasks("training_correspondent") == Names{"report/acknowledge"});
    CHECK(story.refused(odile, Track::report, Command::acknowledge, engine::NoBody{}).code == ErrorCode::not_permitted);
    story.then(carole, Track::report, Command::acknowledge);
    CHECK(story.state(Track::report) == State::received);

    auto nobody = contract();
    nobody.correspondent.reset();
    Story alone{nobody};
    alone.signed_by_both().with_group(1).worked(120, 1).on("2023-04-03");
    CHECK(alone.unmet(agnes, Track::report, Command::file_report, FileReport{"Fait."})
          == Names{"correspondent-in-office"});
    alone.then(paul, Track::contract, Command::designate_correspondent,
               DesignateCorrespondent{carole, day("2023-04-03")});
    alone.reported();
    CHECK(body_of(alone.events().back()).at("sent_to").as_array().at(0) == "carole");
}

TEST_CASE("V4 what is reported changes only once the report is taken back or sent back",
          "[accompaniment][s4-report][a-accompaniment-corrections]")
{
    Story story = in_force();
    story.worked(120, 1).reported();
    CorrectActivity correction;
    static_cast<RecordActivity&>(correction) = help(240, 2);
    correction.reason = "Oubli.";
    CHECK(story.unmet(agnes, Track::activity, Command::correct_activity, correction, 1) == Names{"report-not-sent"});
    CHECK(story.unmet(agnes, Track::activity, Command::remove_activity, Undo{"Erreur."}, 1)
          == Names{"report-not-sent"});
    CHECK(story.unmet(agnes, Track::activity, Command::record_activity, help(60, 1)) == Names{"report-not-sent"});
    story.then(carole, Track::report, Command::send_back, Undo{"Il manque une séance."});
    CHECK(story.tasks("trainer") == Names{"report/file_report"});
    story.then(agnes, Track::activity, Command::correct_activity, correction, 1);
    CHECK(story.computation().minutes == 240);
    story.reported();
    story.then(agnes, Track::report, Command::take_back, Undo{"Encore un oubli."});
    story.then(agnes, Track::activity, Command::remove_activity, Undo{"N'a pas eu lieu."}, 1);
    CHECK(story.computation().minutes == 0);
    CHECK(story.unmet(agnes, Track::report, Command::file_report, FileReport{"Rien."}) == Names{"work-recorded"});
}

TEST_CASE("V5 pay is decided by the academy's manager on sight of the report, in its latest version",
          "[accompaniment][s4-decision]")
{
    Story story = in_force();
    story.worked(240, 3).reported();
    CHECK(story.unmet(odile, Track::decision, Command::grant, GrantPay{2}) == Names{"report-consulted"});
    story.consulted();
    CHECK(story.unmet(odile, Track::report, Command::consult) == Names{"report-to-consult"});
    // Sent back and filed again, it is another version.
    story.then(odile, Track::report, Command::send_back, Undo{"À préciser."}).reported().on("2023-04-12");
    CHECK(story.unmet(odile, Track::decision, Command::grant, GrantPay{2}) == Names{"report-consulted"});
    story.then(odile, Track::report, Command::consult);
    for (PersonId const& who : {agnes, paul, carole, rene})
        CHECK(story.refused(who, Track::decision, Command::grant, GrantPay{2}).code == ErrorCode::not_permitted);
    story.then(odile, Track::decision, Command::grant, GrantPay{2});
    CHECK(story.state(Track::decision) == State::granted);
    CHECK(facts_of(story.now()).granted->vacations == 2);
}

TEST_CASE("V3 V4 V5 without contract and report nothing is granted, and all that misses is told at once",
          "[accompaniment][s4-contract][s4-report][s4-decision]")
{
    Story story;
    story.prepared();
    auto const error = story.refused(odile, Track::decision, Command::grant, GrantPay{0});
    CHECK(error.code == ErrorCode::guard_unmet);
    CHECK(Story::rules_of(error) == Names{"contract-in-force", "contract-in-force", "report-sent", "report-consulted"});
    for (auto const& condition : error.conditions)
        CHECK(condition.source != nullptr);
    CHECK(error.conditions.at(0).until == day("2023-01-09"));
    CHECK(story.computation().vacations == 0);
    CHECK(*story.computation().limited_by == std::vector{Limit::contract, Limit::report});
}

TEST_CASE("V5 a decision is undone by being withdrawn, and another takes its place",
          "[accompaniment][s4-decision][a-accompaniment-corrections]")
{
    Story story = in_force();
    story.worked(240, 3).reported().consulted();
    story.then(odile, Track::decision, Command::refuse, RefusePay{"Le compte rendu ne dit pas qui a participé."});
    CHECK(story.state(Track::decision) == State::refused);
    CHECK_FALSE(facts_of(story.now()).granted);
    CHECK(story.refused(odile, Track::decision, Command::grant, GrantPay{2}).code == ErrorCode::wrong_state);
    CHECK(story.unmet(agnes, Track::report, Command::take_back, Undo{"Oubli."}) == Names{"pay-not-decided"});
    CHECK(story.unmet(paul, Track::contract, Command::cancel, Undo{"Erreur."}) == Names{"pay-not-decided"});
    CHECK(story.unmet(paul, Track::group, Command::list_group, ListGroup{trainees(9)}) == Names{"pay-not-decided"});
    story.then(odile, Track::decision, Command::withdraw, Undo{"La liste est arrivée."});
    story.then(odile, Track::decision, Command::grant, GrantPay{2});
    CHECK(facts_of(story.now()).granted->vacations == 2);
    story.then(odile, Track::decision, Command::withdraw, Undo{"Erreur de groupe."});
    CHECK_FALSE(facts_of(story.now()).granted);
    auto const types = [&] {
        Names names;
        for (engine::Event const& event : story.events())
            if (event.track == "decision")
                names.push_back(event.type);
        return names;
    };
    CHECK(
        types()
        == Names{"pay_refused", "pay_decision_withdrawn", "pay_granted", "pay_decision_withdrawn"}); // all of it stays
}

TEST_CASE("V6 one vacation for two hours of intervention in all", "[accompaniment][s4-two-hours]")
{
    Story story = in_force();
    story.on("2023-01-16");
    for (int i = 0; i < 4; ++i) // half hours add up
        story.then(agnes, Track::activity, Command::record_activity, help(30, 9));
    CHECK(story.computation().by_time == 1);
    story.then(agnes, Track::activity, Command::record_activity, help(119, 9));
    CHECK(story.computation().by_time == 1);
    story.then(agnes, Track::activity, Command::record_activity, help(1, 9));
    CHECK(story.computation().by_time == 2);
}

TEST_CASE("V7 at most one vacation for each trainee of the group who really took part",
          "[accompaniment][s4-participants][a-accompaniment-group]")
{
    Story story = in_force(5);
    story.on("2023-01-16");
    auto const stranger = help(60, 6);
    CHECK(story.unmet(agnes, Track::activity, Command::record_activity, stranger) == Names{"participants-of-group"});
    story.worked(1200, 2);
    CHECK(story.computation().by_participants == 2); // of five in the group, two took part
    auto again = help(60, 2);                        // the same two, one of them named twice
    again.participants.items.push_back(trainee(1));
    story.then(agnes, Track::activity, Command::record_activity, again);
    CHECK(story.computation().by_participants == 2);
    // Who took part stays on the list; the trainer is not on it.
    CHECK(story.unmet(paul, Track::group, Command::list_group, ListGroup{trainees(1)})
          == Names{"participants-of-group"});
    auto with_trainer = trainees(5);
    with_trainer.items.push_back(agnes);
    CHECK(story.unmet(paul, Track::group, Command::list_group, ListGroup{with_trainer})
          == Names{"participants-of-group"});
    story.then(paul, Track::group, Command::list_group, ListGroup{trainees(2)});
    CHECK(story.computation().by_participants == 2);
}

TEST_CASE("V7 before there is a list of the group nobody took part", "[accompaniment][a-accompaniment-group]")
{
    Story story;
    story.signed_by_both().on("2023-01-16");
    CHECK(story.unmet(agnes, Track::activity, Command::record_activity, help(60, 0)) == Names{"group-is-listed"});
}

TEST_CASE("V8 at most eight vacations for a group, and one contract a group and campaign",
          "[accompaniment][s4-group][a-accompaniment-opening]")
{
    Story story = in_force(15);
    story.worked(2400, 15).reported().consulted();
    CHECK(story.computation().vacations == 8);
    CHECK(*story.computation().limited_by == std::vector{Limit::group});
    // What would be a second contract for the group is the same case.
    auto second = contract();
    second.trainer = paul;
    CHECK(Story::workflow().id_of(std::any{second}) == story.now().id);
    second.group.code = "22A0975";
    CHECK_FALSE(Story::workflow().id_of(std::any{second}) == story.now().id);
}

TEST_CASE("V9 the least of the three is granted, no more and no less, and the form shows the steps",
          "[accompaniment][s4-least]")
{
    Story story = in_force(12);
    story.worked(600, 12).reported().consulted();
    for (int const wrong : {0, 4, 6, 8}) {
        auto const error = story.refused(odile, Track::decision, Command::grant, GrantPay{wrong});
        CHECK(Story::rules_of(error) == Names{"vacations-as-computed"});
        auto const& fact = error.conditions.at(0).fact;
        CAPTURE(fact);
        for (char const* const part : {"Le formulaire en dit", "10 h", "5 vacations", "12 sur 12", "8 vacations",
                                       "ce qui limite : le temps d'intervention"})
            CHECK(fact.find(part) != std::string::npos);
    }
    story.then(odile, Track::decision, Command::grant, GrantPay{5});
    auto const computation = body_of(story.events().back()).at("computation").as_object();
    CHECK(computation.at("vacations") == 5);
    CHECK(computation.at("limited_by").as_array().at(0) == "time");
    // Every step stands on a source.
    std::set<std::string> ids;
    for (engine::Source const& source : Story::workflow().sources())
        ids.emplace(source.id);
    auto const& steps = computation.at("steps").as_array();
    CHECK(steps.size() == 5);
    for (auto const& step : steps)
        CHECK(ids.contains(std::string{step.at("source").as_string()}));
    // The page of the case says the same before and after.
    auto const page = Story::workflow().reference(story.now());
    CHECK(page.at("computation") == computation);
}

TEST_CASE("V9 what makes no whole vacation is dropped, unless the academy chose otherwise in the contract",
          "[accompaniment][s4-least][a-odd-hours]")
{
    auto const vacations = [](std::vector<std::pair<std::string, std::string>> const& policies, int minutes) {
        Story story{contract(), policies};
        story.signed_by_both().with_group(9).worked(minutes, 9);
        return story.computation().by_time;
    };
    CHECK(vacations({}, 180) == 1);
    CHECK(vacations({{"odd_hours", "down"}}, 239) == 1);
    CHECK(vacations({{"odd_hours", "nearest"}}, 179) == 1);
    CHECK(vacations({{"odd_hours", "nearest"}}, 180) == 2);
    CHECK(vacations({{"odd_hours", "up"}}, 121) == 2);
    CHECK(vacations({{"odd_hours", "up"}}, 120) == 1);
    CHECK(vacations({{"odd_hours", "sideways"}}, 180) == 1); // no word of ours: as by default
    // A contract keeps what it said when it was prepared.
    Story story{contract(), {{"odd_hours", "up"}}};
    story.signed_by_both().with_group(9).worked(180, 9);
    dynamic_cast<engine::Campaign&>(*story.campaign().facts).policies["odd_hours"] = "down";
    CHECK(story.computation().by_time == 2);
    CHECK(body_of(story.events().front()).at("choices").at("odd_hours") == "up");
}

TEST_CASE("V10 the amount is the service's to set: none is told unless the campaign has one, in whole cents",
          "[accompaniment][l13-amounts]")
{
    auto const amount = [](std::string const& cents) {
        Story story{contract(), {{"vacation_cents", cents}}};
        story.signed_by_both().with_group(9).worked(360, 9).reported().consulted();
        return story.computation();
    };
    CHECK_FALSE(in_force().computation().amount_cents);
    CHECK(amount("4005").amount_cents == 3 * 4005);
    CHECK((*amount("4005").steps).back().says == "À 40,05 € la vacation, montant fixé par le service : 120,15 €.");
    for (char const* const none : {"40.05", "40,05", "-1", "0", "", "beaucoup"})
        CHECK_FALSE(amount(none).amount_cents);
}

TEST_CASE("a contract that is cancelled is taken up again by another wording, as long as nothing was done",
          "[accompaniment][a-accompaniment-corrections]")
{
    Story story = in_force();
    CHECK(story.tasks("training_officer") == Names{"decision/grant!"});
    story.then(paul, Track::contract, Command::cancel, Undo{"Groupe fermé."});
    for (std::string_view const role : {"trainer", "training_officer", "training_correspondent", "case_officer"})
        CHECK(story.tasks(role).empty());
    CHECK(story.computation().vacations == 0);
    Amend const amend{paul, "Numérique éducatif", day("2023-02-01"), day("2023-03-31"), 16, "Autre formateur."};
    story.then(odile, Track::contract, Command::amend, amend);
    CHECK(story.roles(paul).has(Role::trainer));
    CHECK_FALSE(story.roles(agnes).any());
    CHECK(story.tasks("trainer") == Names{"contract/sign_as_trainer", "report/file_report!"});

    Story done = in_force();
    done.worked(60, 1).then(paul, Track::contract, Command::cancel, Undo{"Erreur."});
    CHECK(done.unmet(paul, Track::contract, Command::amend, amend) == Names{"no-work-recorded"});
    done.then(agnes, Track::activity, Command::remove_activity, Undo{"N'a pas eu lieu."}, 1);
    done.then(paul, Track::contract, Command::amend, amend);
}

TEST_CASE("a contract is prepared in an open campaign of its kind, under rules that are known",
          "[accompaniment][a-accompaniment-opening]")
{
    Story story;
    CHECK(story.refused(agnes, Track::contract, Command::prepare, contract()).code == ErrorCode::not_permitted);
    auto late = contract();
    late.starts_on = day("2023-01-03");
    late.ends_on = day("2023-01-02");
    CHECK(story.unmet(paul, Track::contract, Command::prepare, late) == Names{"start-is-ahead", "days-in-order"});
    auto& campaign = dynamic_cast<engine::Campaign&>(*story.campaign().facts);
    campaign.rule_set = "guide-2022-2023";
    CHECK(story.unmet(paul, Track::contract, Command::prepare, contract()) == Names{"rules-are-known"});
    campaign.workflow = "trainee_year";
    CHECK(story.unmet(odile, Track::contract, Command::prepare, contract())
          == Names{"campaign-is-open", "rules-are-known"});
}

TEST_CASE("no group is listed for a contract that is cancelled", "[accompaniment][a-accompaniment-group]")
{
    Story story;
    story.prepared().then(paul, Track::contract, Command::cancel, Undo{"Groupe fermé."});
    CHECK(story.unmet(paul, Track::group, Command::list_group, ListGroup{trainees(3)})
          == Names{"contract-not-cancelled"});
}

TEST_CASE("who is awaited, and by when", "[accompaniment]")
{
    Story story;
    story.prepared();
    CHECK(story.tasks("trainer") == Names{"contract/sign_as_trainer", "report/file_report!"});
    CHECK(story.tasks("training_officer")
          == Names{"contract/sign_for_academy", "contract/postpone", "group/list_group", "decision/grant!"});
    CHECK(story.tasks("case_officer") == Names{"contract/postpone", "group/list_group"}); // upcoming, if nobody signs
    CHECK(story.unmet(paul, Track::contract, Command::postpone, Postpone{day("2023-02-01"), day("2023-03-01"), "Vite."})
          == Names{"start-has-passed"});
    story.signed_by_both().with_group(4).worked(240, 4).reported();
    CHECK(story.tasks("training_officer") == Names{"report/consult", "decision/grant!"});
    story.consulted();
    CHECK(story.tasks("training_officer") == Names{"decision/grant"});
    auto const due = [&](Deadline deadline) {
        return Story::workflow().due(deadline, story.now(), story.context(paul));
    };
    CHECK(due(Deadline::start) == day("2023-01-09"));
    CHECK(due(Deadline::report) == day("2023-04-14"));
    CHECK(due(Deadline::decision) == day("2023-05-12"));
    story.then(odile, Track::decision, Command::grant, GrantPay{2});
    for (std::string_view const role : {"trainer", "training_officer", "training_correspondent", "case_officer"})
        CHECK(story.tasks(role).empty());
    auto const line = Story::workflow().overview(story.now());
    CHECK(line.subject == agnes);
    CHECK(line.stage == "granted");
    CHECK(std::ranges::find(line.tags, std::string{"vacations"}, &engine::Tag::name)->value == "2");
}

TEST_CASE("the correspondent reads the report and not what is paid", "[accompaniment]")
{
    Story story = in_force();
    story.worked(240, 4).reported().consulted().then(odile, Track::decision, Command::grant, GrantPay{2});
    auto const reads = [&](PersonId const& who, Track track) {
        return Story::workflow().may_read(story.now(), *story.now().find(track), story.roles(who), story.context(who));
    };
    for (PersonId const& who : {agnes, odile, paul, rene}) {
        CHECK(reads(who, Track::report));
        CHECK(reads(who, Track::decision));
    }
    CHECK(reads(carole, Track::report));
    CHECK_FALSE(reads(carole, Track::decision));
    CHECK_FALSE(story.roles(trainee(1)).any());
}

TEST_CASE("what stands between a contract and its pay is told with who can mend it", "[accompaniment]")
{
    Story story;
    story.prepared();
    auto const rules = [&] {
        Names names;
        for (auto const& one : Story::workflow().defects(story.now(), story.context(paul)))
            names.push_back(one.rule);
        return names;
    };
    CHECK(rules()
          == Names{"contract-in-force", "contract-in-force", "group-is-listed", "work-recorded", "report-sent",
                   "report-consulted"});
    story.signed_by_both().with_group(2).worked(60, 2);
    CHECK(rules() == Names{"report-sent", "report-consulted"});
    story.reported().consulted();
    CHECK(rules().empty());
}

TEST_CASE("what an accompaniment once wrote is believed", "[accompaniment]")
{
    Story story = in_force();
    story.worked(240, 4).reported().consulted().then(odile, Track::decision, Command::grant, GrantPay{2});
    auto events = story.events();
    CHECK(fold(Story::workflow(), story.now().id, events).find(Track::decision)->state
          == engine::StateId{State::granted});
    auto body = boost::json::parse(events.front().body).as_object();
    body.erase("choices");
    body.erase("correspondent");
    body["colour"] = "blue";
    events.front().body = boost::json::serialize(body);
    auto const old = fold(Story::workflow(), story.now().id, events);
    CHECK(facts_of(old).choices == Choices{});
    CHECK(computation_of(old).vacations == 2);
}

TEST_CASE("contracts are prepared from a table, and all that is wrong with a line is told at once", "[accompaniment]")
{
    std::map<std::string, std::string> row{{"trainer_email", "agnes@academie.example"},
                                           {"trainer_family_name", "Boyer"},
                                           {"trainer_given_name", "Agnès"},
                                           {"trainer_title", "Mme"},
                                           {"group_code", "22A0974"},
                                           {"group_title", "Groupe 3"},
                                           {"domain", "Numérique"},
                                           {"starts_on", "2023-01-09"},
                                           {"ends_on", "2023-03-31"},
                                           {"planned_hours", "16"}};
    engine::RosterEntry entry;
    CHECK(Story::workflow().read_roster_row(row, entry).empty());
    CHECK(entry.people.size() == 1);
    auto const opening = entry.opening({{"agnes@academie.example", agnes}}, CaseId{"campaign-1"}, row);
    auto const read = Story::workflow().form(Command::prepare).read(opening);
    REQUIRE(read.has_value());
    CHECK(std::any_cast<Prepare>(*read).group.code == contract().group.code);
    row["trainer_email"] = "agnes";
    row["planned_hours"] = "seize";
    row["starts_on"] = "2023-02-30";
    row["correspondent_email"] = "carole@academie.example";
    engine::RosterEntry bad;
    Names columns;
    for (engine::Fault const& fault : Story::workflow().read_roster_row(row, bad))
        columns.push_back(fault.pointer);
    std::ranges::sort(columns);
    CHECK(columns
          == Names{"correspondent_family_name", "correspondent_given_name", "planned_hours", "starts_on",
                   "trainer_email"});
}

} // namespace accompaniment
