// A tutored module from the first contact to its closing, and one in which little goes as the protocol asks.

#include "tests/support/module_story.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace module_story {

TEST_CASE("a tutored module goes from the first contact to its closing",
          "[scenario][s2-welcome][s2-inactivity][s2-answers][s2-support][s2-positioning][s2-evaluation][s2-grid][s2-"
          "regularity][a-module-end]")
{
    auto module = a_module().opened();
    // January: the tutor presents himself, the planning is set, the learner reads both.
    module.at("2023-01-10")
        .when(people::theo, Track::welcome, Command::make_contact, contact("2023-01-10"))
        .then(State::made);
    module.at("2023-01-11").when(people::lea, Track::welcome, Command::mark_as_read).then(State::read);
    module.at("2023-01-12").when(people::theo, Track::planning, Command::set_planning, planning()).then(State::planned);
    module.at("2023-01-13").when(people::lea, Track::planning, Command::mark_as_read).then(State::read);
    module.at("2023-01-16")
        .when(people::theo, Track::support, Command::record_support,
              support("2023-01-16", 60, SupportKind::collaboration, Mode::synchronous, Audience::group))
        .then(State::recorded);
    module.at("2023-01-18")
        .when(people::theo, Track::participation, Command::record_connection, RecordConnection{day("2023-01-17")})
        .then(State::followed);
    // A question on a Friday evening is answered before Sunday evening.
    module.at("2023-01-20", 18)
        .when(people::lea, Track::question, Command::ask,
              Ask{SupportKind::instructions, "Scénario", "Faut-il une fiche par étape ?"})
        .then(State::asked);
    module.at("2023-01-22", 17)
        .when(people::theo, Track::question, Command::answer,
              Answer{"Une seule pour la séance.", std::nullopt, TimeSpent{15, Mode::asynchronous}}, 1)
        .then(State::answered);
    module.at("2023-01-23")
        .when(people::lea, Track::question, Command::settle, engine::NoBody{}, 1)
        .then(State::settled);
    module.at("2023-01-26").when(people::theo, Track::tutor_presence, Command::record_presence).then(State::watched);
    // February: a first sheet; then silence, and the tutor takes up the telephone.
    module.at("2023-01-30")
        .when(people::lea, Track::participation, Command::record_connection, RecordConnection{day("2023-01-30")})
        .then(State::followed);
    module.at("2023-02-01").when(people::theo, Track::positioning, Command::send_sheet, sheet()).then(State::sent);
    module.at("2023-02-03")
        .when(people::lea, Track::positioning, Command::fill_sheet, filled(Level::not_acquired))
        .then(State::filled);
    module.at("2023-02-06")
        .when(people::theo, Track::positioning, Command::discuss_results,
              DiscussResults{day("2023-02-06"), "Reprendre les consignes.", TimeSpent{20, Mode::synchronous}})
        .then(State::discussed);
    ContactInactive call;
    call.contacted_on = day("2023-02-13");
    call.channel = "Téléphone";
    call.time_spent = TimeSpent{10, Mode::synchronous};
    module.at("2023-02-13")
        .when(people::theo, Track::participation, Command::contact_inactive, call)
        .then(State::contacted);
    module.at("2023-02-14")
        .when(people::lea, Track::participation, Command::record_connection, RecordConnection{day("2023-02-14")})
        .then(State::followed);
    // Every week, both are there.
    for (char const* const week :
         {"2023-02-20", "2023-02-27", "2023-03-06", "2023-03-13", "2023-03-20", "2023-03-27"}) {
        module.at(week)
            .when(people::lea, Track::participation, Command::record_connection, RecordConnection{day(week)})
            .then(State::followed);
        module.when(people::theo, Track::support, Command::record_support, support(week, 30)).then(State::recorded);
    }
    // March: the second and the third sheet.
    for (char const* const sent : {"2023-03-01", "2023-03-29"}) {
        module.at(sent).when(people::theo, Track::positioning, Command::send_sheet, sheet()).then(State::sent);
        module.when(people::lea, Track::positioning, Command::fill_sheet, filled(Level::acquired)).then(State::filled);
        module
            .when(people::theo, Track::positioning, Command::discuss_results,
                  DiscussResults{day(sent), "Les progrès sont nets.", std::nullopt})
            .then(State::discussed);
    }
    // The end: evaluated, accounted for, certified, closed.
    module.at("2023-03-31")
        .when(people::theo, Track::evaluation, Command::submit_evaluation, evaluation("2023-03-31"))
        .then(State::submitted);
    module.at("2023-04-04")
        .when(people::marc, Track::evaluation, Command::account_for, accounting())
        .then(State::accounted);
    module.at("2023-04-05").when(people::lea, Track::evaluation, Command::mark_as_read).then(State::read);
    module.at("2023-04-06")
        .when(people::theo, Track::grid, Command::certify_grid, CertifyGrid{285})
        .then(State::certified);
    module.at("2023-04-11").when(people::marc, Track::module, Command::complete).then(State::completed);
    CHECK(module.defects() == std::vector<std::string>{});
    for (std::string_view const role : {"learner", "tutor", "pedagogical_manager", "case_officer"})
        CHECK(module.tasks(role).empty());
    auto const published = module.facts().published();
    CHECK(published.at("minutes_total") == 285);
    CHECK(published.at("minutes_asynchronous") == 195);
    CHECK(published.at("minutes_for_group") == 60);
    CHECK(published.at("acquired") == boost::json::array{"Choisir un outil"});
}

TEST_CASE("in a module that is neglected, everybody is told what he still can mend",
          "[scenario][s2-welcome][s2-inactivity][s2-answers][s2-positioning][s2-regularity]")
{
    auto module = a_module().opened();
    module.at("2023-01-20")
        .when(people::lea, Track::question, Command::ask, Ask{SupportKind::technical, "Accès", "Où est le forum ?"})
        .then(State::asked);
    module.at("2023-02-20");
    CHECK(module.defects().size() == 5); // T1, T2, T3, T5 and T8, each once
    auto const conditions = Module::workflow().defects(module.now(), module.context(people::marc));
    for (engine::Condition const& one : conditions)
        if (one.rule != "sheets-were-regular")
            CHECK(one.who_can_cure == std::vector<std::string>{"tutor"});
    // The manager sees it; the learner is not told what his tutor leaves undone.
    auto const may_see = [&](engine::PersonId const& who) {
        return Module::workflow().may_see_defects(module.now(), module.roles(who), module.context(who));
    };
    CHECK(may_see(people::marc));
    CHECK(may_see(people::theo));
    CHECK_FALSE(may_see(people::lea));
    module.when(people::marc, Track::tutor_presence, Command::remind_tutor, RemindTutor{"Léa attend une réponse."})
        .then(State::reminded);
    module
        .when(people::gaelle, Track::module, Command::change_tutor,
              ChangeTutor{people::nora, day("2023-02-20"), "Sans réponse du premier tuteur"})
        .then(State::running);
    module.at("2023-02-21")
        .when(people::nora, Track::welcome, Command::make_contact, contact("2023-02-21"))
        .then(State::made);
    module
        .when(people::nora, Track::question, Command::answer,
              Answer{"Dans le menu « Échanges ».", std::nullopt, TimeSpent{5, Mode::asynchronous}}, 1)
        .then(State::answered);
    // What was late stays told; what is done is no longer asked for.
    auto const left = Module::workflow().defects(module.now(), module.context(people::marc));
    CHECK(std::none_of(left.begin(), left.end(), [](engine::Condition const& one) {
        return one.rule == "answered-in-time" && !one.who_can_cure.empty();
    }));
}

} // namespace module_story
