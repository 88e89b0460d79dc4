// The exhaustive check of an exam preparation: the shipped rule sets pass it, and it refuses each of the defects below,
// for the reason told and with the shortest story.

#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/exam_preparation/model.hpp"

#include "engine/check.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

namespace workflows::exam_preparation {
using engine::Transition;
using engine::Waiting;

namespace {

using enum Command;
using enum State;

using Sown = std::function<void(engine::Model&)>;

constexpr std::string_view national = "callisto-nationale";
constexpr std::string_view regional = "callisto-regionale";

// A defect that finds no row is sown nowhere.
Transition& row(engine::Model& model, Track track, State from, Command on)
{
    for (Transition& one : model.table(track).rows)
        if (one.from == engine::StateId{from} && one.on == engine::CommandId{on})
            return one;
    throw std::logic_error{"a defect in a row that is not there"};
}

Sown drop_guard(Track track, State from, Command on, Guard dropped)
{
    return [=](engine::Model& model) {
        Transition& one = row(model, track, from, on);
        std::vector<engine::GuardId> left;
        for (engine::GuardId const guard : one.guard)
            if (guard != engine::GuardId{dropped})
                left.push_back(guard);
        if (left.size() == one.guard.size())
            throw std::logic_error{"a defect in a condition that is not there"};
        if (left.empty()) {
            one.guard = {};
            return;
        }
        left.resize(7, left.front()); // the same condition twice asks no more than once
        one.guard = {left[0], left[1], left[2], left[3], left[4], left[5], left[6]};
    };
}

Sown add_row_from(Track track, State from, Command on, State other)
{
    return [=](engine::Model& model) {
        Transition copy = row(model, track, from, on);
        copy.from = other;
        model.table(track).rows.push_back(copy);
    };
}

Sown lead_to(Track track, State from, Command on, State to)
{
    return [=](engine::Model& model) { row(model, track, from, on).to = to; };
}

Sown give_to(Track track, State from, Command on, engine::Roles roles)
{
    return [=](engine::Model& model) { row(model, track, from, on).by = roles; };
}

Sown drop_waits(Track track, State in)
{
    return [=](engine::Model& model) {
        if (std::erase_if(model.table(track).waits, [&](Waiting const& one) { return one.in == engine::StateId{in}; })
            == 0)
            throw std::logic_error{"a defect in a wait that is not there"};
    };
}

// The way is gone: the row, and the wait that expects it.
Sown drop_way(Track track, State from, Command on)
{
    return [=](engine::Model& model) {
        Transition const& gone = row(model, track, from, on);
        auto& rows = model.table(track).rows;
        rows.erase(rows.begin() + (&gone - rows.data()));
        std::erase_if(model.table(track).waits, [&](Waiting const& one) {
            return one.in == engine::StateId{from} && one.expected == engine::CommandId{on};
        });
    };
}

Sown in_rules(bool RuleSet::*what, bool is)
{
    return [=](engine::Model& model) {
        RuleSet rules = *find_rule_set(model.rule_set);
        rules.*what = is;
        model = model_of(rules);
    };
}

struct Defect {
    std::string_view what;
    std::string_view rule_set;
    Sown sown;
    std::string_view property;
    std::size_t steps; // of the story; 0: the table shows it
};

std::vector<Defect> defects()
{
    using enum Guard;
    // clang-format off
    return {
        {"enrolled without access",                    national, drop_guard(Track::preparation, unopened, enrol, everyone_has_access), "access-before-enrolment", 0},
        {"a tutor without access",                     national, drop_guard(Track::tutor, not_begun, appoint_tutor, everyone_has_access), "tutor-with-access", 0},
        {"enrolled on old contents",                   national, drop_guard(Track::preparation, unopened, enrol, contents_are_current), "enrolled-on-current-contents", 0},
        {"connected before the terms",                 national, drop_guard(Track::connection, watched, connect, terms_accepted_first), "terms-before-work", 2},
        {"activities ticked before the terms",         national, drop_guard(Track::progress, running, tick, terms_accepted_first), "terms-before-ticking", 0},
        {"a tutor in a regional preparation",          regional, drop_guard(Track::tutor, not_begun, appoint_tutor, tutored_preparation), "tutor-in-the-national-one", 2},
        {"a regional rule set that becomes tutored",   regional, in_rules(&RuleSet::tutored, true), "tutor-in-the-national-one", 2},
        {"tests in a regional preparation",            regional, drop_guard(Track::paper_test, not_begun, schedule_test, tests_are_provided), "tests-of-the-national-one", 2},
        {"any professional is tutor",                  national, drop_guard(Track::tutor, not_begun, appoint_tutor, tutor_passed_that_exam), "tutor-passed-that-exam", 0},
        {"questions before the first talk",            national, drop_guard(Track::question, not_begun, ask, by_agreed_means), "means-agreed-first", 4},
        {"a third exchange with the tutor",            national, add_row_from(Track::question, answered, ask_again, answered_again), "two-exchanges", 9},
        {"a trainer answers what was not his",         national, add_row_from(Track::question, referred, answer_as_trainer, asked), "third-to-a-trainer", 6},
        {"a copy received before it is shipped",       national, add_row_from(Track::paper_test, shipped, receive, collected), "copy-from-hand-to-hand", 5},
        {"a copy marked on its way",                   national, add_row_from(Track::paper_test, received, mark, shipped), "marked-when-received", 6},
        {"a copy returned unmarked",                   national, add_row_from(Track::paper_test, marked, return_copy, received), "returned-when-marked", 7},
        {"contacted the day after a connection",       national, drop_guard(Track::connection, watched, contact, quiet_for_too_long), "contacted-when-quiet", 3},
        {"withdrawn without a talk",                   national, add_row_from(Track::dropout, declined, confirm_dropout, announced), "talk-before-leaving", 3},
        {"withdrawn, and the tutor was not told",      national, drop_guard(Track::dropout, declined, confirm_dropout, due_people_told), "told-before-leaving", 6},
        {"a talk before its day",                      national, drop_guard(Track::dropout, offered, hold_talk, talk_day_has_come), "heard-on-the-day", 4},
        {"a session for somebody who has left",        national, drop_guard(Track::session, not_begun, schedule_session, preparation_is_open), "nothing-begins-after-leaving", 0},
        {"closed though the candidate has left",       national, drop_guard(Track::preparation, active, end_preparation, preparation_is_open), "nothing-after-leaving", 7},
        {"closed before the last day",                 national, drop_guard(Track::preparation, active, end_preparation, preparation_is_over), "ended-in-time", 3},
        {"evaluated while it runs",                    national, drop_guard(Track::evaluation, awaited, evaluate, preparation_has_ended), "evaluated-at-the-end", 1},
        {"nobody may receive the copies",              national, give_to(Track::paper_test, shipped, receive, {}), "hands", 0},
        {"the correspondent keeps what he shipped",    national, give_to(Track::paper_test, shipped, receive, Role::training_correspondent), "owners", 0},
        {"the candidate alone ends his preparation",   national, give_to(Track::preparation, active, end_preparation, Role::candidate), "owners", 0},
        {"nobody is awaited to answer",                national, drop_waits(Track::question, asked), "rest", 0},
        {"an announced dropout may lie",               national, drop_waits(Track::dropout, announced), "rest", 0},
        {"a copy that was marked may lie",             national, drop_waits(Track::paper_test, marked), "rest", 0},
        {"a preparation that cannot be ended",         national, drop_way(Track::preparation, active, end_preparation), "rest", 0},
        {"a question answered stays asked",            national, lead_to(Track::question, with_manager, answer_as_manager, with_manager), "exits", 0},
    };
    // clang-format on
}

} // namespace

TEST_CASE("the two preparations are walked whole and nothing is found against them", "[preparation][check]")
{
    auto const all = models();
    std::vector<engine::Report> reports;
    for (engine::Model const& model : all) {
        reports.push_back(engine::check(model));
        for (engine::Refusal const& refusal : reports.back().refusals)
            FAIL_CHECK(model.rule_set << "\n" << engine::told(refusal));
        INFO(reports.back().positions << " positions");
        CHECK(reports.back().positions > 100);
    }
    for (engine::Refusal const& refusal : engine::unused(all, reports))
        FAIL_CHECK(engine::told(refusal));
}

TEST_CASE("every defect sown in a preparation is refused for its own reason, with the shortest story",
          "[preparation][check]")
{
    for (Defect const& defect : defects()) {
        INFO(defect.what);
        engine::Model model = model_of(*find_rule_set(defect.rule_set));
        defect.sown(model);
        auto const report = engine::check(model, engine::Thoroughness::first_refusal);
        REQUIRE_FALSE(report.refusals.empty());
        INFO(engine::told(report.refusals.front()));
        CHECK(report.refusals.front().name == defect.property);
        CHECK(report.refusals.front().story.size() == defect.steps);
    }
}

} // namespace workflows::exam_preparation
