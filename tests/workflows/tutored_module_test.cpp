// The rules of the tutoring protocol (domain reference, section (j.3)), each by its number: what they ask, what they
// refuse, what they only tell.

#include "tests/support/module_story.hpp"

#include "workflows/tutored_module/words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace module_story {
using engine::ErrorCode;
using Facts = std::vector<std::string>;
using Tasks = std::vector<std::string>;

namespace {

bool contains(std::vector<std::string> const& all, std::string const& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool tells(std::vector<std::string> const& facts, std::string_view part)
{
    return std::any_of(facts.begin(), facts.end(),
                       [&](std::string const& fact) { return fact.find(part) != std::string::npos; });
}

Module a_running_module()
{
    return a_module().opened().welcomed();
}

Ask a_question()
{
    return {SupportKind::instructions, "Consigne 2", "Faut-il rendre un scénario ou une séance ?"};
}

} // namespace

// ---- T1 ----

TEST_CASE("T1 the tutor contacts learner or group and says all that the protocol asks", "[tutoring][s2-welcome]")
{
    auto module = a_module().opened();
    CHECK(contains(module.tasks("tutor"), "welcome/make_contact 2023-01-16 -"));
    auto to_group = contact("2023-01-10");
    to_group.addressed_to = Audience::group;
    module.at("2023-01-10").when(people::theo, Track::welcome, Command::make_contact, to_group).then(State::made);
    CHECK(module.facts().welcomed_on == day("2023-01-10"));
    CHECK(contains(module.tasks("learner"), "welcome/mark_as_read - -"));
    // Said once: no task is left, and saying it again is refused.
    CHECK_FALSE(tells(module.tasks("tutor"), "welcome/"));
    module.when(people::theo, Track::welcome, Command::make_contact, contact("2023-01-10"))
        .then_refused(ErrorCode::guard_unmet, {"tutor-not-yet-introduced"});
    module.when(people::lea, Track::welcome, Command::mark_as_read).then(State::read);
}

TEST_CASE("T1 a first contact is refused with each thing that it leaves out", "[tutoring][s2-welcome]")
{
    auto module = a_module().opened();
    MakeContact bare;
    bare.made_on = day("2023-01-09");
    bare.channel = "Courriel";
    module.when(people::theo, Track::welcome, Command::make_contact, bare)
        .then_refused(ErrorCode::guard_unmet, {"welcome-says-all"});
    CHECK(module.refusal().conditions.size() == 6);
    for (engine::Condition const& one : module.refusal().conditions) {
        CHECK(one.source->id == "s2-welcome");
        CHECK(one.who_can_cure == std::vector<std::string>{"tutor"});
    }
    auto without_ways = contact("2023-01-09");
    without_ways.contact_ways = List<Text<200>, 10>{};
    module.when(people::theo, Track::welcome, Command::make_contact, without_ways)
        .then_refused(ErrorCode::guard_unmet, {"welcome-says-all"});
    CHECK(module.fact() == "Il manque les moyens de contact.");
    auto with_a_late_meeting = contact("2023-01-09");
    with_a_late_meeting.meetings->items.push_back({day("2023-04-03"), "Téléphone"});
    module.when(people::theo, Track::welcome, Command::make_contact, with_a_late_meeting)
        .then_refused(ErrorCode::guard_unmet, {"days-within-module"});
    module.when(people::lea, Track::welcome, Command::make_contact, contact("2023-01-09"))
        .then_refused(ErrorCode::not_permitted);
}

TEST_CASE("T1 nothing is evaluated before the tutor has presented himself", "[tutoring][s2-welcome]")
{
    a_module()
        .opened()
        .when(people::theo, Track::positioning, Command::send_sheet, sheet())
        .then_refused(ErrorCode::guard_unmet, {"contact-made-by-tutor"});
    a_module()
        .opened()
        .in_its_last_days()
        .when(people::theo, Track::evaluation, Command::submit_evaluation, evaluation("2023-03-31"))
        .then_refused(ErrorCode::guard_unmet, {"contact-made-by-tutor", "results-are-discussed"});
}

TEST_CASE("T1 whoever takes over as tutor presents himself in his turn", "[tutoring][s2-welcome][a-module-people]")
{
    auto module = a_running_module();
    module.at("2023-02-06")
        .when(people::gaelle, Track::module, Command::change_tutor,
              ChangeTutor{people::nora, day("2023-02-06"), "Congé du premier tuteur"})
        .then(State::running);
    CHECK(contains(module.tasks("tutor"), "welcome/make_contact 2023-02-13 -"));
    module.when(people::nora, Track::positioning, Command::send_sheet, sheet())
        .then_refused(ErrorCode::guard_unmet, {"contact-made-by-tutor"});
    module.when(people::theo, Track::welcome, Command::make_contact, contact("2023-02-06"))
        .then_refused(ErrorCode::not_permitted);
    module.when(people::nora, Track::welcome, Command::make_contact, contact("2023-02-06")).then(State::made);
    module.when(people::nora, Track::positioning, Command::send_sheet, sheet()).then(State::sent);
    // Nobody follows himself, nor succeeds himself, nor begins before the former did.
    module
        .when(people::gaelle, Track::module, Command::change_tutor,
              ChangeTutor{people::lea, day("2023-02-06"), "Erreur"})
        .then_refused(ErrorCode::guard_unmet, {"tutor-is-another", "follows-the-former"});
    module
        .when(people::gaelle, Track::module, Command::change_tutor,
              ChangeTutor{people::nora, day("2023-02-06"), "Erreur"})
        .then_refused(ErrorCode::guard_unmet, {"follows-the-former"});
    module
        .when(people::gaelle, Track::module, Command::change_tutor,
              ChangeTutor{people::theo, day("2023-02-20"), "Retour"})
        .then_refused(ErrorCode::guard_unmet, {"day-is-plausible"});
}

TEST_CASE("T1 a contact made late is told, and mends nothing by itself", "[tutoring][s2-welcome][a-module-terms]")
{
    auto module = a_module().opened().at("2023-01-16");
    CHECK_FALSE(tells(module.defects(), "premier contact"));
    module.at("2023-01-17");
    CHECK(tells(module.defects(), "Le premier contact, attendu pour le 16 janvier 2023, n'est pas pris."));
    module.when(people::theo, Track::welcome, Command::make_contact, contact("2023-01-17")).then(State::made);
    CHECK(
        tells(module.defects(), "Le premier contact, attendu pour le 16 janvier 2023, a été pris le 17 janvier 2023."));
    auto fixed = a_module().deadline("welcome", "2023-01-20").opened().at("2023-01-17");
    CHECK_FALSE(tells(fixed.defects(), "premier contact"));
    CHECK(contains(fixed.tasks("tutor"), "welcome/make_contact 2023-01-20 -"));
}

// ---- T1, T2: the planning ----

TEST_CASE("T1 the planning is set within the module, with meetings, and read by the learner", "[tutoring][s2-welcome]")
{
    auto module = a_running_module();
    CHECK(contains(module.tasks("tutor"), "planning/set_planning 2023-01-23 -"));
    auto without_meeting = planning();
    std::erase_if(without_meeting.steps.items, [](Step const& step) { return step.kind == StepKind::meeting; });
    module.when(people::theo, Track::planning, Command::set_planning, without_meeting)
        .then_refused(ErrorCode::guard_unmet, {"planning-has-meetings"});
    auto beyond = planning();
    beyond.steps.items.push_back({day("2023-04-01"), StepKind::activity, "Bilan"});
    module.when(people::theo, Track::planning, Command::set_planning, beyond)
        .then_refused(ErrorCode::guard_unmet, {"days-within-module"});
    CHECK(module.fact() == "« Bilan », le 1er avril 2023, n'est pas entre le 9 janvier 2023 et le 31 mars 2023.");
    module.when(people::theo, Track::planning, Command::set_planning, planning()).then(State::planned);
    module.when(people::lea, Track::planning, Command::mark_as_read).then(State::read);
    module
        .when(people::theo, Track::planning, Command::revise_planning,
              RevisePlanning{planning().steps, "Une rencontre déplacée"})
        .then(State::planned);
}

// ---- T2 ----

TEST_CASE("T2 after the days that the centre has set, the tutor is asked to contact who does not connect",
          "[tutoring][s2-inactivity]")
{
    auto module = a_running_module(); // the learner was there on 10 January
    CHECK(contains(module.tasks("tutor"), "participation/contact_inactive 2023-01-21 2023-01-19"));
    ContactInactive contact;
    contact.contacted_on = day("2023-01-18");
    contact.channel = "Téléphone";
    module.at("2023-01-18")
        .when(people::theo, Track::participation, Command::contact_inactive, contact)
        .then_refused(ErrorCode::guard_unmet, {"inactive-long-enough"});
    CHECK(module.refusal().conditions.front().opens_on == day("2023-01-19"));
    CHECK(module.refusal().conditions.front().source->id == "s2-inactivity");
    contact.contacted_on = day("2023-01-19");
    module.at("2023-01-19")
        .when(people::theo, Track::participation, Command::contact_inactive, contact)
        .then(State::contacted);
    // One contact a silence; the next is called for when it goes on.
    module.at("2023-01-20")
        .when(people::theo, Track::participation, Command::contact_inactive, contact)
        .then_refused(ErrorCode::guard_unmet, {"inactive-long-enough"});
    CHECK(contains(module.tasks("tutor"), "participation/contact_inactive 2023-01-30 2023-01-28"));
    module.when(people::lea, Track::participation, Command::record_connection, RecordConnection{day("2023-01-20")})
        .then(State::followed);
}

TEST_CASE("T2 whatever the learner does shows that he is there", "[tutoring][s2-inactivity][a-connections]")
{
    auto module = a_running_module();
    module.at("2023-01-17").when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    CHECK(contains(module.tasks("tutor"), "participation/contact_inactive 2023-01-28 2023-01-26"));
    // What the platform tells, the tutor or the centre may note; never a day to come.
    module.when(people::marc, Track::participation, Command::record_connection, RecordConnection{day("2023-01-16")})
        .then(State::followed);
    CHECK(contains(module.tasks("tutor"), "participation/contact_inactive 2023-01-28 2023-01-26"));
    module.when(people::theo, Track::participation, Command::record_connection, RecordConnection{day("2023-01-18")})
        .then_refused(ErrorCode::guard_unmet, {"day-is-plausible"});
    module.when(people::theo, Track::participation, Command::record_connection, RecordConnection{day("2023-01-08")})
        .then_refused(ErrorCode::guard_unmet, {"day-is-plausible"});
    CHECK(module.tag("learner_seen_on", people::theo) == "2023-01-17");
    CHECK(module.tag("learner_seen_on", people::gaelle).empty());
}

TEST_CASE("T2 the number of days is the centre's to choose", "[tutoring][s2-inactivity][a-module-terms]")
{
    auto module = a_module().policy("inactivity_days", "3").policy("contact_days", "1").opened().welcomed();
    CHECK(contains(module.tasks("tutor"), "participation/contact_inactive 2023-01-16 2023-01-15"));
    auto absurd = a_module().policy("inactivity_days", "0").policy("contact_days", "soon").opened().welcomed();
    CHECK(contains(absurd.tasks("tutor"), "participation/contact_inactive 2023-01-21 2023-01-19"));
}

TEST_CASE("T2 a silence that nobody answered in time is told", "[tutoring][s2-inactivity]")
{
    auto module = a_running_module().at("2023-01-21");
    CHECK_FALSE(tells(module.defects(), "Silence"));
    module.at("2023-01-22");
    CHECK(tells(module.defects(),
                "Silence depuis le 10 janvier 2023 : contact attendu pour le 21 janvier 2023, non pris."));
    ContactInactive contact;
    contact.contacted_on = day("2023-01-24");
    contact.channel = "Téléphone";
    module.at("2023-01-24")
        .when(people::theo, Track::participation, Command::contact_inactive, contact)
        .then(State::contacted);
    CHECK(tells(module.defects(), "pris le 24 janvier 2023."));
    // In time, nothing is told; nor when he comes back by himself before anybody had to call.
    auto prompt = a_running_module().at("2023-01-19");
    contact.contacted_on = day("2023-01-19");
    prompt.when(people::theo, Track::participation, Command::contact_inactive, contact).then(State::contacted);
    prompt.at("2023-01-25");
    CHECK_FALSE(tells(prompt.defects(), "Silence"));
    auto back = a_running_module().at("2023-01-21");
    back.when(people::lea, Track::participation, Command::record_connection, RecordConnection{day("2023-01-21")})
        .then(State::followed);
    back.at("2023-01-25");
    CHECK_FALSE(tells(back.defects(), "Silence"));
}

// ---- T3 ----

TEST_CASE("T3 an answer is due within forty-eight hours of the calendar, weekends too", "[tutoring][s2-answers]")
{
    auto module = a_running_module(); // Friday 20 January 2023, five in the afternoon
    module.at("2023-01-20", 17).when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    auto const clock = module.clock(1);
    REQUIRE(clock);
    CHECK(clock->counted == engine::CountedHours::calendar);
    CHECK(clock->allowed == std::chrono::hours{48});
    CHECK(engine::to_text(clock->due_at()) == "2023-01-22T16:00:01.000000Z");
    CHECK(contains(module.tasks("tutor"), "question/answer 2023-01-22 -"));
    auto const now = [&] { return module.context(people::theo).now; };
    CHECK_FALSE(clock->is_late(now()));
    module.at("2023-01-22", 17, 0);
    CHECK_FALSE(clock->is_late(now()));
    module.at("2023-01-22", 17, 1);
    CHECK(clock->is_late(now()));
    CHECK(tells(module.defects(), "La question n° 1, attendue pour le 22 janvier 2023, est sans réponse."));
    // Late is told, and answered all the same.
    module.when(people::theo, Track::question, Command::answer, Answer{"Un scénario.", std::nullopt, std::nullopt}, 1)
        .then(State::answered);
    CHECK_FALSE(module.clock(1)->is_running());
    CHECK(tells(module.defects(), "a reçu sa réponse le 22 janvier 2023."));
}

TEST_CASE("T3 a policy may count working hours, or fewer, and never more", "[tutoring][s2-answers][d-answer-clock]")
{
    auto working = a_module().policy("answer_clock", "working").opened().welcomed();
    working.at("2023-01-20", 17).when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    CHECK(working.clock(1)->counted == engine::CountedHours::working);
    CHECK(engine::to_text(working.clock(1)->due_at()) == "2023-01-24T16:00:01.000000Z");
    CHECK(contains(working.tasks("tutor"), "question/answer 2023-01-24 -"));
    auto closed = a_module().policy("answer_clock", "working").policy("days_off", "2023-01-23").opened().welcomed();
    closed.at("2023-01-20", 17).when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    CHECK(contains(closed.tasks("tutor"), "question/answer 2023-01-25 -"));
    auto shorter = a_module().policy("answer_hours", "24").opened().welcomed();
    shorter.at("2023-01-20", 17).when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    CHECK(shorter.clock(1)->allowed == std::chrono::hours{24});
    auto longer = a_module().policy("answer_hours", "72").opened().welcomed();
    longer.at("2023-01-20", 17).when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    CHECK(longer.clock(1)->allowed == std::chrono::hours{48});
}

TEST_CASE("T3 a question taken up again runs anew, and each exchange is judged by itself",
          "[tutoring][s2-answers][a-exchanges]")
{
    auto module = a_running_module();
    module.at("2023-01-20").when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    module.at("2023-01-21")
        .when(people::theo, Track::question, Command::answer, Answer{"Un scénario.", std::nullopt, std::nullopt}, 1)
        .then(State::answered);
    CHECK(contains(module.tasks("learner"), "question/settle - -"));
    module.at("2023-01-25")
        .when(people::lea, Track::question, Command::pursue, Pursue{"De quelle longueur ?"}, 1)
        .then(State::asked);
    CHECK(contains(module.tasks("tutor"), "question/answer 2023-01-27 -"));
    CHECK_FALSE(tells(module.defects(), "question"));
    module.at("2023-01-28")
        .when(people::theo, Track::question, Command::answer, Answer{"Deux pages.", std::nullopt, std::nullopt}, 1)
        .then(State::answered);
    auto const defects = module.defects();
    CHECK(std::count_if(defects.begin(), defects.end(),
                        [](std::string const& fact) { return fact.find("La question n° 1") != std::string::npos; })
          == 1);
    module
        .when(people::theo, Track::question, Command::complete_answer,
              Answer{"Un exemple est joint.", std::nullopt, std::nullopt}, 1)
        .then(State::answered);
    module.when(people::lea, Track::question, Command::settle, engine::NoBody{}, 1).then(State::settled);
    module.when(people::theo, Track::question, Command::answer, Answer{"Encore.", std::nullopt, std::nullopt}, 1)
        .then_refused(ErrorCode::wrong_state);
}

TEST_CASE("T3 no module is evaluated or closed while a question waits", "[tutoring][s2-answers]")
{
    auto module = a_running_module().positioned().in_its_last_days();
    module.when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    module.when(people::theo, Track::evaluation, Command::submit_evaluation, evaluation("2023-03-31"))
        .then_refused(ErrorCode::guard_unmet, {"questions-are-answered"});
    CHECK(module.fact() == "La question n° 1 attend une réponse.");
    CHECK(module.refusal().conditions.front().until == day("2023-04-02"));
    module.when(people::theo, Track::question, Command::answer, Answer{"Oui.", std::nullopt, std::nullopt}, 1)
        .then(State::answered);
    module.evaluated().accounted().certified();
    module.when(people::lea, Track::question, Command::pursue, Pursue{"Et après ?"}, 1).then(State::asked);
    module.when(people::marc, Track::module, Command::complete)
        .then_refused(ErrorCode::guard_unmet, {"questions-are-answered"});
}

// ---- T4 ----

TEST_CASE("T4 help is of four kinds, and an answer says which it gave", "[tutoring][s2-support]")
{
    auto module = a_running_module();
    module.at("2023-01-20").when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    module
        .when(people::theo, Track::question, Command::answer,
              Answer{"Voici la page.", std::nullopt, TimeSpent{10, Mode::asynchronous}}, 1)
        .then(State::answered);
    module
        .when(people::theo, Track::question, Command::complete_answer,
              Answer{"Et le réglage.", SupportKind::technical, TimeSpent{5, Mode::asynchronous}}, 1)
        .then(State::answered);
    for (SupportKind const kind : {SupportKind::content, SupportKind::collaboration})
        module.when(people::theo, Track::support, Command::record_support, support("2023-01-20", 20, kind))
            .then(State::recorded);
    auto const by_kind = module.facts().totals().by_kind;
    CHECK(by_kind.at(SupportKind::instructions) == 10); // as it was asked about
    CHECK(by_kind.at(SupportKind::technical) == 5);     // as the tutor says
    CHECK(by_kind.at(SupportKind::content) == 20);
    CHECK(by_kind.at(SupportKind::collaboration) == 20);
    CHECK_FALSE(by_kind.contains(SupportKind::follow_up));
}

TEST_CASE("T4 a kind that the protocol does not know is refused at the door", "[tutoring][s2-support]")
{
    auto const form = Module::workflow().form(Command::ask);
    auto const read =
        form.read(boost::json::object{{"about", "encouragement"}, {"theme", "Consigne 2"}, {"question", "Pourquoi ?"}});
    REQUIRE_FALSE(read);
    CHECK(read.error().faults.front().pointer == "/about");
}

// ---- T5 ----

TEST_CASE("T5 a sheet is sent, filled in by the learner and its results discussed", "[tutoring][s2-positioning]")
{
    auto module = a_running_module();
    CHECK(contains(module.tasks("tutor"), "positioning/send_sheet 2023-02-08 -"));
    module.at("2023-02-01").when(people::theo, Track::positioning, Command::send_sheet, sheet()).then(State::sent);
    CHECK(contains(module.tasks("learner"), "positioning/fill_sheet 2023-02-08 -"));
    FillSheet partly{{{"Choisir un outil", Level::acquired, std::nullopt}, {"Évaluer", Level::acquired, std::nullopt}},
                     std::nullopt};
    module.when(people::lea, Track::positioning, Command::fill_sheet, partly)
        .then_refused(ErrorCode::guard_unmet, {"every-item-rated"});
    CHECK(module.refusal().conditions.size() == 2); // one item without an answer, one that nobody asked about
    module.at("2023-02-03").when(people::lea, Track::positioning, Command::fill_sheet, filled()).then(State::filled);
    CHECK(contains(module.tasks("tutor"), "positioning/discuss_results 2023-02-10 -"));
    module.when(people::theo, Track::positioning, Command::send_sheet, sheet()).then_refused(ErrorCode::wrong_state);
    module.at("2023-02-04")
        .when(people::theo, Track::positioning, Command::discuss_results,
              DiscussResults{day("2023-02-04"), "Revoir les consignes.", std::nullopt})
        .then(State::discussed);
    CHECK(contains(module.tasks("tutor"), "positioning/send_sheet 2023-03-03 -"));
    // Between the two of them.
    CHECK(module.may_read(people::lea, Track::positioning));
    CHECK_FALSE(module.may_read(people::marc, Track::positioning));
    auto twice = sheet();
    twice.items.items.push_back("Choisir un outil");
    module.when(people::theo, Track::positioning, Command::send_sheet, twice)
        .then_refused(ErrorCode::guard_unmet, {"items-distinct"});
}

TEST_CASE("T5 a planning that leaves too long without a sheet is refused with each gap", "[tutoring][s2-positioning]")
{
    auto module = a_running_module();
    SetPlanning sparse{
        {{day("2023-01-16"), StepKind::meeting, "Rencontre"}, {day("2023-02-20"), StepKind::positioning, "Fiche"}}};
    module.when(people::theo, Track::planning, Command::set_planning, sparse)
        .then_refused(ErrorCode::guard_unmet, {"sheets-at-intervals"});
    CHECK(module.refusal().conditions.size() == 2);
    CHECK(module.fact()
          == "Entre le 10 janvier 2023 et le 20 février 2023, 41 jours passeraient sans fiche ; il en faut une tous "
             "les 30 jours.");
    SetPlanning none{{{day("2023-01-16"), StepKind::meeting, "Rencontre"}}};
    module.when(people::theo, Track::planning, Command::set_planning, none)
        .then_refused(ErrorCode::guard_unmet, {"sheets-at-intervals"});
    auto wider = a_module().policy("positioning_days", "45").opened().welcomed();
    wider.when(people::theo, Track::planning, Command::set_planning, sparse).then(State::planned);
    CHECK(contains(wider.tasks("tutor"), "positioning/send_sheet 2023-02-20 -"));
}

TEST_CASE("T5 what lies behind cannot be planned any more, and bars no new planning", "[tutoring][s2-positioning]")
{
    auto module = a_running_module().positioned();
    module.at("2023-03-10")
        .when(people::theo, Track::planning, Command::set_planning,
              SetPlanning{{{day("2023-03-13"), StepKind::meeting, "Rencontre"},
                           {day("2023-03-20"), StepKind::positioning, "Fiche"}}})
        .then(State::planned);
    CHECK(tells(module.defects(), "Entre le 1er février 2023 et le 10 mars 2023, 37 jours sans fiche"));
}

TEST_CASE("T5 the final evaluation rests on results that were discussed", "[tutoring][s2-positioning]")
{
    auto module = a_running_module().positioned().in_its_last_days();
    module.when(people::theo, Track::positioning, Command::send_sheet, sheet()).then(State::sent);
    module.when(people::theo, Track::evaluation, Command::submit_evaluation, evaluation("2023-03-31"))
        .then_refused(ErrorCode::guard_unmet, {"results-are-discussed"});
    CHECK(module.refusal().conditions.front().who_can_cure == std::vector<std::string>{"learner"});
    module.when(people::lea, Track::positioning, Command::fill_sheet, filled()).then(State::filled);
    module.when(people::theo, Track::evaluation, Command::submit_evaluation, evaluation("2023-03-31"))
        .then_refused(ErrorCode::guard_unmet, {"results-are-discussed"});
    CHECK(module.refusal().conditions.front().who_can_cure == std::vector<std::string>{"tutor"});
}

// ---- T6 ----

TEST_CASE("T6 at the end an evaluation goes to the pedagogical manager, who accounts for each acquisition",
          "[tutoring][s2-evaluation]")
{
    auto module = a_running_module().positioned().at("2023-03-30");
    module.when(people::theo, Track::evaluation, Command::submit_evaluation, evaluation("2023-03-30"))
        .then_refused(ErrorCode::guard_unmet, {"module-at-its-end"});
    CHECK(module.refusal().conditions.front().opens_on == day("2023-03-31"));
    module.in_its_last_days().evaluated();
    CHECK(contains(module.tasks("pedagogical_manager"), "evaluation/account_for 2023-04-21 -"));
    CHECK_FALSE(module.may_read(people::lea, Track::evaluation)); // not before it is accounted for
    CHECK(module.may_read(people::marc, Track::evaluation));
    CHECK_FALSE(module.may_read(people::gaelle, Track::evaluation));
    CHECK(module.tag("stage", people::lea).empty());
    CHECK(Module::workflow().overview(module.now()).stage == "accompanied");
    module
        .when(people::marc, Track::evaluation, Command::account_for,
              AccountFor{{{"Choisir un outil", true}}, std::nullopt})
        .then_refused(ErrorCode::guard_unmet, {"every-acquisition-accounted"});
    CHECK(module.fact() == "« Rédiger une consigne » est sans réponse.");
    module.when(people::theo, Track::evaluation, Command::account_for, accounting())
        .then_refused(ErrorCode::not_permitted);
    module.accounted();
    CHECK(module.may_read(people::lea, Track::evaluation));
    CHECK(Module::workflow().overview(module.now()).stage == "evaluated");
    CHECK(module.facts().acquired == std::set<std::string>{"Choisir un outil"});
    module.when(people::lea, Track::evaluation, Command::mark_as_read).then(State::read);
}

TEST_CASE("T6 an evaluation is corrected until it is accounted for, and no sheet follows it",
          "[tutoring][s2-evaluation][a-acquisitions]")
{
    auto module = a_running_module().positioned().in_its_last_days().evaluated();
    CorrectEvaluation corrected;
    static_cast<SubmitEvaluation&>(corrected) = evaluation("2023-03-31");
    corrected.acquisitions.items.pop_back();
    corrected.reason = "Un élément de trop";
    module.when(people::theo, Track::evaluation, Command::correct_evaluation, corrected).then(State::submitted);
    module.when(people::marc, Track::evaluation, Command::account_for, accounting())
        .then_refused(ErrorCode::guard_unmet, {"every-acquisition-accounted"});
    CHECK(module.fact() == "« Rédiger une consigne » n'est pas demandé.");
    module.when(people::theo, Track::positioning, Command::send_sheet, sheet())
        .then_refused(ErrorCode::guard_unmet, {"evaluation-not-submitted"});
    CHECK_FALSE(tells(module.tasks("tutor"), "positioning/")); // and none is owed
    module
        .when(people::marc, Track::evaluation, Command::account_for,
              AccountFor{{{"Choisir un outil", true}}, std::nullopt})
        .then(State::accounted);
    module.when(people::theo, Track::evaluation, Command::correct_evaluation, corrected)
        .then_refused(ErrorCode::wrong_state);
}

TEST_CASE("T6 a module is closed once accounted for, and nothing is done in it then",
          "[tutoring][s2-evaluation][a-module-end]")
{
    auto module = a_running_module().positioned().in_its_last_days();
    module.when(people::marc, Track::module, Command::complete)
        .then_refused(ErrorCode::guard_unmet, {"evaluation-is-accounted", "grid-is-certified"});
    CHECK(contains(module.tasks("pedagogical_manager"), "module/complete! 2023-04-30 -"));
    module.evaluated().accounted().certified();
    CHECK(contains(module.tasks("pedagogical_manager"), "module/complete 2023-04-30 -"));
    module.when(people::gaelle, Track::module, Command::complete).then_refused(ErrorCode::not_permitted);
    module.when(people::marc, Track::module, Command::complete).then(State::completed);
    CHECK(module.tasks("tutor").empty());
    CHECK(module.tasks("pedagogical_manager").empty());
    CHECK(module.tasks("learner") == Tasks{"evaluation/mark_as_read - -"});
    module.when(people::lea, Track::question, Command::ask, a_question())
        .then_refused(ErrorCode::guard_unmet, {"module-is-running"});
    module.when(people::theo, Track::tutor_presence, Command::record_presence)
        .then_refused(ErrorCode::guard_unmet, {"module-is-running"});
    module.when(people::gaelle, Track::module, Command::withdraw, Withdraw{day("2023-03-31")})
        .then_refused(ErrorCode::wrong_state);
    module.when(people::lea, Track::evaluation, Command::mark_as_read).then(State::read);
}

TEST_CASE("T6 who leaves is evaluated no more, and owes and is owed nothing", "[tutoring][a-module-end]")
{
    auto module = a_running_module().at("2023-02-15");
    module.when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    module.when(people::lea, Track::module, Command::withdraw, Withdraw{day("2023-02-15")}).then(State::withdrawn);
    for (std::string_view const role : {"learner", "tutor", "pedagogical_manager", "case_officer"})
        CHECK(module.tasks(role).empty());
    CHECK_FALSE(module.clock(1));
    module.at("2023-05-02")
        .when(people::theo, Track::question, Command::answer, Answer{"Trop tard.", std::nullopt, std::nullopt}, 1)
        .then_refused(ErrorCode::guard_unmet, {"module-is-running"});
    // What came afterwards is nobody's fault.
    CHECK_FALSE(tells(module.defects(), "contact attendu pour le 27 février"));
}

// ---- T7 ----

TEST_CASE("T7 the grid adds up whole minutes by kind, mode and audience, wherever they were told",
          "[tutoring][s2-grid][a-group-time]")
{
    auto module = a_running_module().positioned(); // thirty minutes, in direct
    module.when(people::theo, Track::support, Command::record_support, support("2023-02-01", 45)).then(State::recorded);
    module
        .when(people::theo, Track::support, Command::record_support,
              support("2023-02-01", 25, SupportKind::collaboration, Mode::asynchronous, Audience::group))
        .then(State::recorded);
    module
        .when(people::theo, Track::support, Command::record_support,
              support("2023-02-01", 60, SupportKind::technical, Mode::synchronous))
        .then(State::recorded);
    auto const totals = module.facts().totals();
    CHECK(totals.minutes == 160);
    CHECK(totals.asynchronous == 70);
    CHECK(totals.for_group == 25);
    CHECK(totals.asynchronous_for_group == 25);
    CHECK(totals.by_kind.at(SupportKind::follow_up) == 30);
    CHECK(module.tag("minutes", people::marc) == "160");
    CHECK(module.tag("minutes", people::lea).empty());
    CorrectSupport corrected;
    static_cast<RecordSupport&>(corrected) = support("2023-02-01", 40);
    corrected.reason = "Erreur de saisie";
    module.when(people::theo, Track::support, Command::correct_support, corrected, 1).then(State::recorded);
    module.when(people::theo, Track::support, Command::cancel_support, CancelSupport{"Compté deux fois"}, 3)
        .then(State::cancelled);
    CHECK(module.facts().totals().minutes == 95);
    module.when(people::lea, Track::support, Command::record_support, support("2023-02-01", 5))
        .then_refused(ErrorCode::not_permitted);
    module.when(people::theo, Track::support, Command::record_support, support("2023-02-02", 5))
        .then_refused(ErrorCode::guard_unmet, {"day-is-plausible"});
}

TEST_CASE("T7 minutes are whole, and there are some", "[tutoring][s2-grid]")
{
    auto const form = Module::workflow().form(Command::record_support);
    auto body = form.write(std::any{support("2023-02-01", 45)});
    CHECK(form.read(body));
    for (boost::json::value const& minutes :
         {boost::json::value(0), boost::json::value(601), boost::json::value(7.5)}) {
        body["time_spent"].as_object()["minutes"] = minutes;
        CHECK_FALSE(form.read(body));
    }
}

TEST_CASE("T7 the tutor certifies the total that stands there, and it changes no more",
          "[tutoring][s2-grid][a-grid-certified]")
{
    auto module = a_running_module().positioned().in_its_last_days();
    module.when(people::theo, Track::support, Command::record_support, support("2023-02-01", 45)).then(State::recorded);
    module.when(people::theo, Track::grid, Command::certify_grid, CertifyGrid{75})
        .then_refused(ErrorCode::guard_unmet, {"evaluation-is-submitted"});
    module.evaluated();
    CHECK(contains(module.tasks("tutor"), "grid/certify_grid 2023-04-14 -"));
    module.when(people::theo, Track::grid, Command::certify_grid, CertifyGrid{80})
        .then_refused(ErrorCode::guard_unmet, {"total-as-computed"});
    CHECK(module.fact() == "La grille compte 75 minutes, et non 80.");
    module.when(people::theo, Track::grid, Command::certify_grid, CertifyGrid{75}).then(State::certified);
    module.when(people::theo, Track::support, Command::record_support, support("2023-02-01", 5))
        .then_refused(ErrorCode::guard_unmet, {"time-into-open-grid"});
    module.when(people::theo, Track::support, Command::cancel_support, CancelSupport{"Erreur"}, 1)
        .then_refused(ErrorCode::guard_unmet, {"time-into-open-grid"});
    // An answer is still given, without time.
    module.when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    module
        .when(people::theo, Track::question, Command::answer,
              Answer{"Oui.", std::nullopt, TimeSpent{5, Mode::asynchronous}}, 1)
        .then_refused(ErrorCode::guard_unmet, {"time-into-open-grid"});
    module.when(people::theo, Track::question, Command::answer, Answer{"Oui.", std::nullopt, std::nullopt}, 1)
        .then(State::answered);
    // The manager may give it back.
    module.when(people::gaelle, Track::grid, Command::return_grid, ReturnGrid{"À revoir"})
        .then_refused(ErrorCode::not_permitted);
    module.when(people::marc, Track::grid, Command::return_grid, ReturnGrid{"Une ligne manque"}).then(State::kept);
    module.when(people::theo, Track::support, Command::record_support, support("2023-02-01", 5)).then(State::recorded);
}

TEST_CASE("T7 the total is published for whoever reckons with it", "[tutoring][s2-grid]")
{
    auto module = a_running_module().positioned().in_its_last_days();
    module.when(people::theo, Track::support, Command::record_support, support("2023-02-01", 45)).then(State::recorded);
    module.evaluated().accounted().certified();
    auto const published = module.facts().published();
    CHECK(published.at("minutes_total") == 75);
    CHECK(published.at("minutes_asynchronous") == 45);
    CHECK(published.at("minutes_for_group") == 0);
    CHECK(published.at("minutes_by_kind") == boost::json::object{{"content", 45}, {"follow_up", 30}});
    CHECK(published.at("grid_certified") == true);
    CHECK(published.at("took_part") == true);
    CHECK(published.at("learner") == "lea");
    CHECK(published.at("tutor") == "theo");
    CHECK(published.at("acquired") == boost::json::array{"Choisir un outil"});
    CHECK(a_module().opened().facts().published().at("took_part") == false);
}

// ---- T8 ----

TEST_CASE("T8 how regularly the tutor connects is measured by what he does", "[tutoring][s2-regularity][a-connections]")
{
    auto module = a_running_module(); // on 10 January
    module.at("2023-01-13").when(people::theo, Track::tutor_presence, Command::record_presence).then(State::watched);
    // Told later of a day before: he is there on the day he tells it.
    module.at("2023-01-25")
        .when(people::theo, Track::support, Command::record_support, support("2023-01-18", 20))
        .then(State::recorded);
    CHECK(module.tag("tutor_seen_on", people::marc) == "2023-01-25");
    CHECK(module.tag("tutor_days", people::marc) == "3");
    CHECK(module.tag("tutor_longest_absence", people::marc) == "12");
    CHECK(module.tag("tutor_seen_on", people::lea).empty());
    CHECK(tells(module.defects(), "Le tuteur est resté 12 jours sans se connecter ; 7 jours au plus sont prévus."));
    CHECK(contains(module.tasks("tutor"), "tutor_presence/record_presence 2023-02-01 -"));
    auto regular = a_running_module().at("2023-01-17");
    regular.when(people::theo, Track::tutor_presence, Command::record_presence).then(State::watched);
    CHECK(regular.defects() == Facts{});
}

TEST_CASE("T8 a day is the one it is where people are, whatever the hour", "[tutoring][s2-regularity]")
{
    auto module = a_running_module();
    module.at("2023-01-12", 0, 30)
        .when(people::theo, Track::tutor_presence, Command::record_presence)
        .then(State::watched);
    CHECK(module.tag("tutor_seen_on", people::marc) == "2023-01-12"); // still the 11th in Greenwich
}

TEST_CASE("T8 the manager reminds a tutor who is silent, and no other", "[tutoring][s2-regularity]")
{
    auto module = a_running_module();
    CHECK(contains(module.tasks("pedagogical_manager"), "tutor_presence/remind_tutor - 2023-01-19"));
    module.at("2023-01-18")
        .when(people::marc, Track::tutor_presence, Command::remind_tutor, RemindTutor{"Êtes-vous là ?"})
        .then_refused(ErrorCode::guard_unmet, {"tutor-silent-long-enough"});
    CHECK(module.refusal().conditions.front().opens_on == day("2023-01-19"));
    module.at("2023-01-19")
        .when(people::marc, Track::tutor_presence, Command::remind_tutor, RemindTutor{"Êtes-vous là ?"})
        .then(State::reminded);
    module.at("2023-01-20")
        .when(people::marc, Track::tutor_presence, Command::remind_tutor, RemindTutor{"Êtes-vous là ?"})
        .then_refused(ErrorCode::guard_unmet, {"tutor-silent-long-enough"});
    module.when(people::theo, Track::tutor_presence, Command::record_presence).then(State::watched);
    CHECK(module.tag("tutor_longest_absence", people::marc) == "10"); // a reminder is no presence
    auto strict = a_module().policy("presence_days", "2").opened().welcomed();
    CHECK(contains(strict.tasks("pedagogical_manager"), "tutor_presence/remind_tutor - 2023-01-14"));
}

TEST_CASE("T8 a tutor who takes over answers for his own days", "[tutoring][s2-regularity][a-module-people]")
{
    auto module = a_running_module().at("2023-02-20");
    CHECK(tells(module.defects(), "Le tuteur est resté 41 jours sans se connecter"));
    module
        .when(people::gaelle, Track::module, Command::change_tutor,
              ChangeTutor{people::nora, day("2023-02-20"), "Sans nouvelles du premier"})
        .then(State::running);
    CHECK_FALSE(tells(module.defects(), "sans se connecter"));
    module.when(people::nora, Track::tutor_presence, Command::record_presence).then(State::watched);
    CHECK(module.tag("tutor_days", people::marc) == "1");
}

// ---- Opening, rights, lists ----

TEST_CASE("a module is opened under rules that are known", "[tutoring][a-module-opening]")
{
    auto const module = a_module();
    auto context = module.context(people::marc);
    auto elsewhere = std::make_shared<engine::Case>(*context.linked.front());
    dynamic_cast<engine::Campaign&>(*elsewhere->facts).rule_set = "guide-2022-2023";
    context.linked = {elsewhere};
    std::any const body{opening()};
    auto const opened =
        engine::decide(module.now(), {Track::module, 0, Command::open, &body}, module.roles(people::marc), context);
    REQUIRE_FALSE(opened);
    REQUIRE(opened.error().conditions.size() == 1);
    CHECK(opened.error().conditions.front().rule == "rules-are-known");
}

TEST_CASE("a module is opened by the centre, in an open campaign of modules, for two people",
          "[tutoring][a-module-opening]")
{
    a_module().when(people::theo, Track::module, Command::open, opening()).then_refused(ErrorCode::not_permitted);
    a_module()
        .close_campaign()
        .when(people::marc, Track::module, Command::open, opening())
        .then_refused(ErrorCode::guard_unmet, {"campaign-is-open"});
    auto alone = opening();
    alone.tutor = people::lea;
    alone.end_on = alone.start_on;
    a_module(alone)
        .when(people::marc, Track::module, Command::open, alone)
        .then_refused(ErrorCode::guard_unmet, {"tutor-is-another", "days-in-order"});
    auto module = a_module().at("2023-01-09").when(people::gaelle, Track::module, Command::open, opening());
    module.then(State::running);
    CHECK(module.now().rule_set == "protocole-de-tutorat");
    CHECK(Module::workflow().person_of(module.now()) == people::lea);
    CHECK(Module::workflow().overview(module.now()).stage == "welcoming");
}

TEST_CASE("the same learner, campaign and code make one module", "[tutoring][a-module-opening]")
{
    auto other = opening();
    other.tutor = people::nora;
    auto const id = [](OpenModule const& body) { return Module::workflow().id_of(std::any{body}); };
    CHECK(id(opening()) == id(other));
    other.code = "M2";
    CHECK(id(opening()) != id(other));
}

TEST_CASE("questions and sheets stay between learner and tutor, the grid among those who answer for it",
          "[tutoring][a-module-privacy]")
{
    auto module = a_running_module();
    module.when(people::lea, Track::question, Command::ask, a_question()).then(State::asked);
    for (engine::PersonId const& other : {people::marc, people::gaelle, people::stranger}) {
        CHECK_FALSE(module.may_read(other, Track::question, 1));
        CHECK_FALSE(module.may_read(other, Track::positioning));
    }
    CHECK(module.may_read(people::marc, Track::grid));
    CHECK_FALSE(module.may_read(people::lea, Track::grid));
    CHECK_FALSE(module.may_read(people::lea, Track::tutor_presence));
    CHECK(module.tag("questions_open", people::marc) == "1"); // how many, not which
}

TEST_CASE("tracks stand in their order, rows start where something leads, words are all used", "[tutoring][tables]")
{
    TutoredModule const& workflow = Module::workflow();
    auto const tracks = workflow.tracks();
    REQUIRE(tracks.size() == workflow.words().tracks.size());
    std::set<std::uint8_t> states, commands, events, guards;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        CHECK(tracks[i].id.value == i);
        states.insert(tracks[i].initial.value);
        for (engine::Transition const& row : tracks[i].rows) {
            states.insert(row.to.value);
            commands.insert(row.on.value);
            events.insert(row.emits.value);
            for (engine::GuardId const guard : row.guard)
                guards.insert(guard.value);
        }
    }
    CHECK(states.size() == static_cast<std::size_t>(Stage::welcoming));
    CHECK(commands.size() == workflow.words().commands.size());
    CHECK(events.size() == workflow.words().events.size());
    CHECK(guards.size() == static_cast<std::size_t>(Guard::welcomed_in_time));
    CHECK(workflow.policies().size() == policy_names.size());
}

} // namespace module_story
