// What happens in memory, on one core: no network, no store, no thread but this one. A "year" is the one of
// lived_year.cpp; an item is one of its acts or events, so that a figure is what an act costs, on the average of a year.

#include "tests/bench/allocations.hpp"
#include "tests/bench/lived_year.hpp"

#include "api/handlers/handlers.hpp"
#include "engine/authority.hpp"
#include "engine/chain.hpp"
#include "engine/json_text.hpp"
#include "engine/projection.hpp"
#include "engine/track.hpp"

#include <benchmark/benchmark.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <list>

namespace {

using bench::Act;
using engine::Case;
using engine::Event;

bench::LivedYear const& year()
{
    static bench::LivedYear const only = bench::live();
    return only;
}

// The same workflow, its tables copied at run time as if they had been read from a file: what a table gains by being a
// constant of the program shows beside it. All that deciding and folding ask is passed on.
class LoadedYear final : public engine::Workflow {
public:
    LoadedYear()
    {
        for (engine::Track const& track : year_.tracks()) {
            rows_.emplace_back(track.rows.begin(), track.rows.end());
            tracks_.push_back(track);
            tracks_.back().rows = rows_.back();
        }
    }
    std::span<engine::Track const> tracks() const override { return tracks_; }

    std::string_view name() const override { return year_.name(); }
    std::string_view collection() const override { return year_.collection(); }
    std::string_view title() const override { return year_.title(); }
    engine::Words words() const override { return year_.words(); }
    std::span<engine::Source const> sources() const override { return year_.sources(); }
    engine::Form form(engine::CommandId command) const override { return year_.form(command); }
    engine::CommandId opening() const override { return year_.opening(); }
    engine::Overview overview(Case const& subject) const override { return year_.overview(subject); }
    std::string rule_set_for(std::any const& body, engine::Context const& context) const override
    {
        return year_.rule_set_for(body, context);
    }
    std::unique_ptr<engine::Facts> blank_facts() const override { return year_.blank_facts(); }
    void evolve(Case& subject, Event const& event) const override { year_.evolve(subject, event); }
    engine::Verdict check(engine::GuardId guard, engine::Question const& question) const override
    {
        return year_.check(guard, question);
    }
    engine::Verdicts check_all(engine::Guards const& guards, engine::Question const& question) const override
    {
        return year_.check_all(guards, question);
    }
    engine::Result<engine::Recorded> record(engine::Transition const& row,
                                            engine::Question const& question) const override
    {
        return year_.record(row, question);
    }
    std::optional<engine::Day> occurred_on(engine::CommandId command, std::any const& body) const override
    {
        return year_.occurred_on(command, body);
    }
    std::optional<engine::Day> due(engine::DeadlineId deadline, Case const& subject,
                                   engine::Context const& context) const override
    {
        return year_.due(deadline, subject, context);
    }
    bool is_required(Case const& subject, engine::Track const& track) const override
    {
        return year_.is_required(subject, track);
    }

private:
    workflows::trainee_year::TraineeYear year_;
    std::list<std::vector<engine::Transition>> rows_;
    std::vector<engine::Track> tracks_;
};

engine::Workflow const& tables_of(benchmark::State const& state)
{
    static LoadedYear const loaded;
    return state.range(0) == 0 ? *year().blank().workflow : loaded;
}

Case blank_on(engine::Workflow const& workflow)
{
    auto blank = year().blank();
    blank.workflow = &workflow;
    return blank;
}

engine::Roles roles_for(Case const& subject, Act const& act)
{
    return engine::roles_on(subject, act.context, act.context.actor, act.context.today);
}

engine::Asked asked_by(Act const& act)
{
    return {act.track, act.number, act.command, &act.body};
}

// The case before each act, and after the last.
std::vector<Case> standing(engine::Workflow const& workflow)
{
    std::vector<Case> all;
    all.push_back(blank_on(workflow));
    for (Event const& event : year().events) {
        all.push_back(Case{all.back()});
        engine::apply(all.back(), event);
    }
    return all;
}

// The events of the year, with what evolving them wants to know of their bodies.
std::vector<Event> decided_on(engine::Workflow const& workflow)
{
    std::vector<Event> all;
    all.reserve(year().acts.size());
    auto subject = blank_on(workflow);
    for (Act const& act : year().acts) {
        auto event = engine::decide(subject, asked_by(act), roles_for(subject, act), act.context);
        event->hash = year().events[subject.version].hash;
        engine::apply(subject, *event);
        all.push_back(*std::move(event));
    }
    return all;
}

// An item is an act: what it costs in time, and in calls for memory.
class Acts {
public:
    explicit Acts(benchmark::State& state) : state_{state} {}
    Acts(Acts const&) = delete;
    Acts& operator=(Acts const&) = delete;
    ~Acts()
    {
        auto const acts = state_.iterations() * static_cast<std::int64_t>(year().acts.size());
        state_.SetItemsProcessed(acts);
        state_.counters["allocations"] =
            static_cast<double>(bench::allocations() - before_) / static_cast<double>(acts);
        state_.counters["time"] =
            benchmark::Counter(static_cast<double>(acts), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    }

private:
    benchmark::State& state_;
    std::uint64_t before_ = bench::allocations();
};

// The whole of a year: rights, row, guards, the event with its body, and the event folded into the case.
void decide_and_apply(benchmark::State& state)
{
    auto const& workflow = tables_of(state);
    Acts const counted{state};
    for (auto _ : state) {
        auto subject = blank_on(workflow);
        for (Act const& act : year().acts) {
            auto event = engine::decide(subject, asked_by(act), roles_for(subject, act), act.context);
            event->hash = year().events[subject.version].hash; // chaining is measured by itself
            engine::apply(subject, *event);
        }
        benchmark::DoNotOptimize(subject);
    }
}

// What the bar names: who may, the row, its guards, and the fold. The event itself, with its body's text, is made beforehand;
// as it was decided, for a copy does not remember what was handed over.
void permit_and_apply(benchmark::State& state)
{
    auto const& workflow = tables_of(state);
    auto const events = decided_on(workflow);
    Acts const counted{state};
    for (auto _ : state) {
        auto subject = blank_on(workflow);
        for (std::size_t i = 0; i < events.size(); ++i) {
            Act const& act = year().acts[i];
            auto const permission = engine::permit(subject, asked_by(act), roles_for(subject, act), act.context);
            benchmark::DoNotOptimize(permission->row);
            engine::apply(subject, events[i]);
        }
        benchmark::DoNotOptimize(subject);
    }
}

void rights(benchmark::State& state)
{
    auto const cases = standing(tables_of(state));
    Acts const counted{state};
    for (auto _ : state)
        for (std::size_t i = 0; i < year().acts.size(); ++i)
            benchmark::DoNotOptimize(roles_for(cases[i], year().acts[i]));
}

// Row and guards, which is what a refusal costs too.
void permit(benchmark::State& state)
{
    auto const cases = standing(tables_of(state));
    std::vector<engine::Roles> roles;
    for (std::size_t i = 0; i < year().acts.size(); ++i)
        roles.push_back(roles_for(cases[i], year().acts[i]));
    Acts const counted{state};
    for (auto _ : state)
        for (std::size_t i = 0; i < year().acts.size(); ++i)
            benchmark::DoNotOptimize(
                engine::permit(cases[i], asked_by(year().acts[i]), roles[i], year().acts[i].context));
}

// Permission and the event, its body in canonical JSON.
void decide(benchmark::State& state)
{
    auto const cases = standing(tables_of(state));
    std::vector<engine::Roles> roles;
    for (std::size_t i = 0; i < year().acts.size(); ++i)
        roles.push_back(roles_for(cases[i], year().acts[i]));
    Acts const counted{state};
    for (auto _ : state)
        for (std::size_t i = 0; i < year().acts.size(); ++i)
            benchmark::DoNotOptimize(
                engine::decide(cases[i], asked_by(year().acts[i]), roles[i], year().acts[i].context));
}

// A step of the table and nothing else: the row is found, the piece moves.
void step(benchmark::State& state)
{
    auto const& workflow = tables_of(state);
    struct Asked {
        engine::Track const* track;
        engine::StateId from;
        engine::CommandId command;
    };
    std::vector<Asked> all;
    auto const cases = standing(workflow);
    for (std::size_t i = 0; i < year().acts.size(); ++i) {
        Act const& act = year().acts[i];
        auto const* const piece = cases[i].find(act.track, act.number);
        auto const& track = workflow.track(act.track);
        all.push_back({&track, piece ? piece->state : track.initial, act.command});
    }
    Acts const counted{state};
    for (auto _ : state)
        for (Asked const& one : all)
            for (engine::Transition const& row : one.track->rows)
                if (row.from == one.from && row.on == one.command) {
                    benchmark::DoNotOptimize(row.to);
                    break;
                }
}

void fold(benchmark::State& state)
{
    auto const& workflow = tables_of(state);
    Acts const counted{state};
    for (auto _ : state)
        benchmark::DoNotOptimize(engine::fold(workflow, year().events.front().stream, year().events));
}

void project(benchmark::State& state)
{
    auto const cases = standing(*year().blank().workflow);
    Acts const counted{state};
    for (auto _ : state)
        for (std::size_t i = 0; i < year().acts.size(); ++i)
            benchmark::DoNotOptimize(engine::project(cases[i + 1], year().acts[i].context));
}

void chain(benchmark::State& state)
{
    auto events = year().events;
    Acts const counted{state};
    for (auto _ : state) {
        engine::Hash head{};
        for (Event& event : events) {
            engine::chain_after(head, event, "000102030405060708090a0b0c0d0e0f");
            head = event.hash;
        }
        benchmark::DoNotOptimize(head);
    }
}

void canonical_json(benchmark::State& state)
{
    std::vector<boost::json::value> bodies;
    for (Event const& event : year().events)
        bodies.push_back(boost::json::parse(event.body));
    Acts const counted{state};
    for (auto _ : state)
        for (auto const& body : bodies)
            benchmark::DoNotOptimize(engine::canonical_json(body));
}

// What came over the network, up to the command: strict JSON, then the form with all its faults.
void read_body(benchmark::State& state)
{
    auto const& workflow = *year().blank().workflow;
    std::vector<std::string> texts;
    for (Act const& act : year().acts)
        texts.push_back(boost::json::serialize(workflow.form(act.command).write(act.body)));
    Acts const counted{state};
    for (auto _ : state)
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto const json = engine::parse_json(texts[i]);
            benchmark::DoNotOptimize(workflow.form(year().acts[i].command).read(*json));
        }
}

void answer(benchmark::State& state)
{
    auto const cases = standing(*year().blank().workflow);
    std::vector<std::string> stages; // as its caller has them from the rows
    for (Case const& after : cases)
        stages.push_back(after.workflow->overview(after).stage);
    Acts const counted{state};
    for (auto _ : state)
        for (std::size_t i = 0; i < year().acts.size(); ++i) {
            Act const& act = year().acts[i];
            Event const& event = year().events[i];
            auto const& after = cases[i + 1];
            engine::Outcome const outcome{
                after, event, *after.find(act.track, event.piece), roles_for(after, act), act.context, stages[i + 1]};
            benchmark::DoNotOptimize(api::handlers::render_outcome(outcome));
        }
}

BENCHMARK(decide_and_apply)->ArgName("loaded")->Arg(0)->Arg(1);
BENCHMARK(permit_and_apply)->ArgName("loaded")->Arg(0)->Arg(1);
BENCHMARK(step)->ArgName("loaded")->Arg(0)->Arg(1);
BENCHMARK(rights)->ArgName("loaded")->Arg(0)->Arg(1);
BENCHMARK(permit)->ArgName("loaded")->Arg(0)->Arg(1);
BENCHMARK(decide)->ArgName("loaded")->Arg(0)->Arg(1);
BENCHMARK(fold)->ArgName("loaded")->Arg(0)->Arg(1);
BENCHMARK(project);
BENCHMARK(chain);
BENCHMARK(canonical_json);
BENCHMARK(read_body);
BENCHMARK(answer);

} // namespace

BENCHMARK_MAIN();
