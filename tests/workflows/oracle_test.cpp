// Each shipped table, read by the engine and by Boost.MSM: same acceptances, same next states.

#include "tests/workflows/oracle.hpp"

#include "tests/support/shipped.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using engine::StateId;
using engine::Transition;

// Every shipped workflow with what Boost.MSM makes of its tables.
template <class Look>
void for_each_shipped(Look look)
{
    tests::Shipped const shipped;
    std::map<std::string_view, oracle::Machines> machines;
    oracle::compile_campaign(machines["campaign"]);
    oracle::compile_year_followed(machines["trainee_year"]);
    oracle::compile_year_judged(machines["trainee_year"]);
    oracle::compile_jury(machines["jury"]);
    oracle::compile_exam_preparation(machines["exam_preparation"]);
    oracle::compile_module(machines["tutored_module"]);
    oracle::compile_accompaniment(machines["distance_accompaniment"]);
    for (engine::Workflow const* const workflow : shipped.all.all())
        look(*workflow, machines[workflow->name()]);
}

// A table with one row changed, on the engine's side alone.
struct Changed {
    std::string how;
    std::vector<Transition> rows;
};

engine::GuardId another_guard(engine::Guards const& than)
{
    std::uint8_t id = 0;
    while (std::find(than.begin(), than.end(), engine::GuardId{id}) != than.end())
        ++id;
    return engine::GuardId{id};
}

StateId another_state(engine::Track const& track, StateId than)
{
    for (Transition const& row : track.rows)
        for (StateId const state : {row.from, row.to})
            if (state != than)
                return state;
    return than;
}

std::vector<Changed> changes_of(engine::Track const& track, std::size_t at, engine::Workflow const& workflow)
{
    std::vector<Transition> const rows{track.rows.begin(), track.rows.end()};
    std::vector<Changed> all;
    auto const change = [&](std::string how, auto&& edit) {
        auto changed = rows;
        edit(changed[at]);
        all.push_back({std::move(how), std::move(changed)});
    };
    change("leads elsewhere", [&](Transition& row) { row.to = another_state(track, row.to); });
    change("starts elsewhere", [&](Transition& row) { row.from = another_state(track, row.from); });
    change("is in nobody's hands", [&](Transition& row) { row.by = {}; });
    change("is in everybody's hands", [&](Transition& row) {
        for (engine::Word const& role : workflow.words().roles)
            row.by.add(engine::RoleId{role.id});
    });
    change("asks no condition", [&](Transition& row) { row.guard = {}; });
    change("asks its first condition alone", [&](Transition& row) {
        if (row.guard.size() > 1)
            row.guard = *row.guard.begin();
    });
    change("asks another condition", [&](Transition& row) { row.guard = another_guard(row.guard); });
    // A change that changes nothing proves nothing.
    Transition const& row = rows[at];
    std::erase_if(all, [&](Changed const& one) {
        Transition const& now = one.rows[at];
        return now.to == row.to && now.from == row.from && now.by == row.by
            && std::equal(now.guard.begin(), now.guard.end(), row.guard.begin(), row.guard.end());
    });
    auto fewer = rows;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at));
    all.push_back({"is gone", std::move(fewer)});
    return all;
}

} // namespace

TEST_CASE("the engine and Boost.MSM read every table alike, act by act", "[oracle]")
{
    for_each_shipped([](engine::Workflow const& workflow, oracle::Machines const& machines) {
        for (engine::Track const& track : workflow.tracks()) {
            INFO(workflow.name() << ", " << workflow.name_of(track.id));
            REQUIRE(machines.contains(track.id));
            auto const walk = oracle::walk(workflow, track, *machines.at(track.id));
            CHECK(walk.differences == std::vector<std::string>{});
            CHECK(walk.rows.size() == track.rows.size()); // every row was walked: none is shadowed by another
            std::set<StateId> named{track.initial};
            for (Transition const& row : track.rows)
                named.insert({row.from, row.to});
            CHECK(walk.states == named);
        }
    });
}

TEST_CASE("whatever row of the engine's table is changed, the walk beside Boost.MSM finds it", "[oracle]")
{
    for_each_shipped([](engine::Workflow const& workflow, oracle::Machines const& machines) {
        for (engine::Track track : workflow.tracks())
            for (std::size_t at = 0; at < track.rows.size(); ++at)
                for (Changed const& changed : changes_of(track, at, workflow)) {
                    INFO(workflow.name_of(track.id) << ", row " << at + 1 << " " << changed.how);
                    engine::Track altered = track;
                    altered.rows = changed.rows;
                    CHECK(oracle::differs(workflow, altered, *machines.at(track.id)));
                }
    });
}
