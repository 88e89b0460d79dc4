// The exhaustive check of the tutored module: the shipped rules pass it, and it refuses each of the defects below, for
// the reason told and with the shortest story.

#include "workflows/tutored_module/model.hpp"
#include "workflows/tutored_module/vocabulary.hpp"

#include "engine/check.hpp"
#include "engine/reduction.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace workflows::tutored_module {
namespace {

using engine::Guards;
using engine::Transition;
using engine::Waiting;
using enum Command;
using enum State;

struct Defect {
    std::string_view what;
    std::function<void(engine::Model&)> sow;
    std::string_view property;
    std::size_t steps; // of the story; 0: the table shows it
    std::string_view told;
};

// The row of a track that starts there on that command; a defect that finds none is sown nowhere.
Transition& row(engine::Model& model, Track track, State from, Command on)
{
    for (Transition& one : model.table(track).rows)
        if (one.from == engine::StateId{from} && one.on == engine::CommandId{on})
            return one;
    throw std::logic_error{"a defect in a row that is not there"};
}

Guards without(Guards const& guards, Guard dropped)
{
    std::vector<engine::GuardId> left;
    for (engine::GuardId const one : guards)
        if (one != engine::GuardId{dropped})
            left.push_back(one);
    if (left.size() == guards.size())
        throw std::logic_error{"a defect in a condition that is not there"};
    if (left.empty())
        return {};
    left.resize(8, left.front()); // the same condition twice asks no more than once
    return {left[0], left[1], left[2], left[3], left[4], left[5], left[6], left[7]};
}

auto drop_guard(Track track, State from, Command on, Guard guard)
{
    return [=](engine::Model& model) {
        Transition& one = row(model, track, from, on);
        one.guard = without(one.guard, guard);
    };
}

auto add_guard(Track track, State from, Command on, Guard guard)
{
    return [=](engine::Model& model) {
        Transition& one = row(model, track, from, on);
        one.guard = Guards{*one.guard.begin(), guard};
    };
}

auto lead_to(Track track, State from, Command on, State to)
{
    return [=](engine::Model& model) { row(model, track, from, on).to = to; };
}

auto add_row_from(Track track, State from, Command on, State other)
{
    return [=](engine::Model& model) {
        Transition copy = row(model, track, from, on);
        copy.from = other;
        model.table(track).rows.push_back(copy);
    };
}

auto drop_way(Track track, State from, Command on)
{
    return [=](engine::Model& model) {
        auto& rows = model.table(track).rows;
        rows.erase(rows.begin() + (&row(model, track, from, on) - rows.data()));
        std::erase_if(model.table(track).waits, [&](Waiting const& one) {
            return one.in == engine::StateId{from} && one.expected == engine::CommandId{on};
        });
    };
}

auto give_to(Track track, State from, Command on, engine::Roles roles)
{
    return [=](engine::Model& model) { row(model, track, from, on).by = roles; };
}

auto drop_waits(Track track, State in)
{
    return [=](engine::Model& model) {
        if (std::erase_if(model.table(track).waits, [&](Waiting const& one) { return one.in == engine::StateId{in}; })
            == 0)
            throw std::logic_error{"a defect in a wait that is not there"};
    };
}

auto rest(Track track, State in)
{
    return [=](engine::Model& model) {
        drop_waits(track, in)(model);
        model.at_rest.emplace_back(track, in);
    };
}

auto expect_from(Track track, State in, engine::Roles owner)
{
    return [=](engine::Model& model) {
        for (Waiting& one : model.table(track).waits)
            if (one.in == engine::StateId{in})
                one.owner = owner;
    };
}

auto expect_until(Track track, State in, Deadline due)
{
    return [=](engine::Model& model) {
        for (Waiting& one : model.table(track).waits)
            if (one.in == engine::StateId{in})
                one.due = due;
    };
}

std::vector<Defect> defects()
{
    using enum Guard;
    // clang-format off
    return {
        // what the protocol asks, rule by rule
        {"T1 a sheet before the first contact",             drop_guard(Track::positioning, awaited, send_sheet, contact_made_by_tutor), "welcomed-first", 2, "Fiche de positionnement : Fiche envoyée"},
        {"T1 an evaluation by a tutor whom nobody knows",   drop_guard(Track::evaluation, awaited, submit_evaluation, contact_made_by_tutor), "welcomed-first", 7, "Évaluation finale : Évaluation remise"},
        {"T1 a first contact that says nothing",            drop_guard(Track::welcome, awaited, make_contact, welcome_says_all), "welcome-with-its-contents", 0, "ne demande pas"},
        {"T1 a planning without a meeting",                 drop_guard(Track::planning, awaited, set_planning, planning_has_meetings), "planning-with-meetings", 0, "ne demande pas"},
        {"T2 a contact though nobody is silent",            drop_guard(Track::participation, followed, contact_inactive, inactive_long_enough), "contacted-when-silent", 2, "Connexions de l'apprenant : Contact après un silence"},
        {"T3 an evaluation while a question waits",         drop_guard(Track::evaluation, awaited, submit_evaluation, questions_are_answered), "answered-before-the-end", 7, "Évaluation finale : Évaluation remise"},
        {"T3 a module closed while a question waits",       drop_guard(Track::module, running, complete, questions_are_answered), "answered-before-the-end", 10, "Module : Module clos"},
        {"T5 a planning without sheets",                    drop_guard(Track::planning, planned, revise_planning, sheets_at_intervals), "planning-with-sheets", 0, "ne demande pas"},
        {"T5 an evaluation without discussed results",      drop_guard(Track::evaluation, awaited, submit_evaluation, results_are_discussed), "evaluated-on-discussed-results", 3, "Évaluation finale : Évaluation remise"},
        {"T5 results of a sheet that nobody filled in",     add_row_from(Track::positioning, filled, discuss_results, sent), "discussed-once-filled", 4, "Fiche de positionnement : Résultats discutés"},
        {"T5 a sheet after the evaluation",                 drop_guard(Track::positioning, discussed, send_sheet, evaluation_not_submitted), "no-sheet-once-evaluated", 7, "Fiche de positionnement : Fiche envoyée"},
        {"T6 an evaluation before the end",                 drop_guard(Track::evaluation, awaited, submit_evaluation, module_at_its_end), "evaluated-at-the-end", 6, "Évaluation finale : Évaluation remise"},
        {"T6 a module closed without an evaluation",        drop_guard(Track::module, running, complete, evaluation_is_accounted), "completed-once-accounted", 8, "Module : Module clos"},
        {"T6 acquisitions accounted for of no evaluation",  add_row_from(Track::evaluation, submitted, account_for, awaited), "accounted-once-submitted", 2, "Évaluation finale : Acquis comptabilisés"},
        {"T7 a module closed without a certified grid",     drop_guard(Track::module, running, complete, grid_is_certified), "completed-once-certified", 8, "Module : Module clos"},
        {"T7 time added to a certified grid",               drop_guard(Track::support, unrecorded, record_support, time_into_open_grid), "certified-grid-is-fixed", 8, "Temps d'accompagnement : Temps noté"},
        {"T7 time of an answer added to a certified grid",  drop_guard(Track::question, asked, answer, time_into_open_grid), "time-into-an-open-grid", 0, "ne demande pas"},
        {"T7 a grid certified before the evaluation",       drop_guard(Track::grid, kept, certify_grid, evaluation_is_submitted), "certified-after-the-evaluation", 2, "Grille de suivi : Grille certifiée"},
        {"T7 any total may be certified",                   drop_guard(Track::grid, kept, certify_grid, total_as_computed), "certified-as-computed", 0, "ne demande pas"},
        {"T8 a reminder though the tutor is there",         drop_guard(Track::tutor_presence, watched, remind_tutor, tutor_silent_long_enough), "reminded-when-silent", 2, "Présence du tuteur : Tuteur rappelé"},
        {"questions are asked of a closed module",          drop_guard(Track::question, unasked, ask, module_is_running), "nothing-after-the-end", 1, "Question au tuteur : Question posée"},
        {"a closed module's grid is returned",              drop_guard(Track::grid, certified, return_grid, module_is_running), "nothing-after-the-end", 9, "Grille de suivi : Grille renvoyée"},
        // ways that are gone, conditions that cannot be met
        {"nobody answers",                                  drop_way(Track::question, asked, answer), "way-out", 2, "Question au tuteur : Question posée"},
        {"a sheet is never discussed",                      drop_way(Track::positioning, filled, discuss_results), "way-out", 5, "Fiche de positionnement : Fiche remplie"},
        {"acquisitions are accounted for once accounted for", add_guard(Track::evaluation, submitted, account_for, evaluation_is_accounted), "way-out", 8, "Grille de suivi : Grille certifiée"},
        {"a second tutor may not present himself",          drop_way(Track::welcome, read, make_contact), "way-out", 4, "Prise de contact : Lu"},
        {"a certified grid is kept on",                     lead_to(Track::grid, kept, certify_grid, kept), "exits", 0, "Grille de suivi"},
        // hands, owners and days
        {"nobody may close a module",                       give_to(Track::module, running, complete, {}), "hands", 0, "Clore le module"},
        {"the learner is awaited to answer himself",        expect_from(Track::question, asked, Role::learner), "owners", 0, "Question au tuteur"},
        {"nobody is awaited to fill in a sheet",            drop_waits(Track::positioning, sent), "rest", 0, "Fiche de positionnement"},
        {"an evaluation may lie unread by the manager",     rest(Track::evaluation, submitted), "awaited", 8, "Grille de suivi : Grille certifiée"},
        {"the module closes before the grid is due",        expect_until(Track::module, running, Deadline::evaluation), "dates", 0, "Clore le module"},
        {"the evaluation is due before the sheets",         expect_until(Track::evaluation, awaited, Deadline::planning), "dates", 0, "Remettre l'évaluation finale"},
    };
    // clang-format on
}

} // namespace

TEST_CASE("the shipped rules of a tutored module are walked whole and nothing is found against them", "[check]")
{
    auto const all = models();
    std::vector<engine::Report> reports;
    for (engine::Model const& model : all) {
        reports.push_back(engine::check(model));
        for (engine::Refusal const& refusal : reports.back().refusals)
            FAIL_CHECK(engine::told(refusal));
        CHECK(reports.back().positions > 300);
    }
    for (engine::Refusal const& refusal : engine::unused(all, reports))
        FAIL_CHECK(engine::told(refusal));
}

TEST_CASE("every defect seeded in a tutored module is refused for its own reason, with the shortest story", "[check]")
{
    for (Defect const& defect : defects()) {
        INFO(defect.what);
        engine::Model model = model_of(rule_sets().front());
        defect.sow(model);
        auto const report = engine::check(model, engine::Thoroughness::first_refusal);
        if (report.refusals.empty()) {
            FAIL_CHECK("nothing is found");
            continue;
        }
        engine::Refusal const& refusal = report.refusals.front();
        INFO(engine::told(refusal));
        CHECK(refusal.name == defect.property);
        CHECK(refusal.story.size() == defect.steps);
        std::string const end = refusal.story.empty() ? refusal.fact : refusal.story.back();
        CHECK(end.find(defect.told) != std::string::npos);
    }
}

TEST_CASE("who connects is walked beside all else, for nothing of the module waits on it", "[check]")
{
    engine::Model const model = model_of(rule_sets().front());
    engine::Reduction const reduction{model};
    std::set<engine::TrackId> beside;
    for (std::size_t const table : reduction.beside())
        beside.insert(model.tables[table].id);
    CHECK(beside
          == std::set<engine::TrackId>{Track::planning, Track::participation, Track::support, Track::tutor_presence,
                                       Track::retention});
}

} // namespace workflows::tutored_module
