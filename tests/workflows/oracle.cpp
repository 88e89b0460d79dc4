#include "tests/workflows/oracle.hpp"

#include "engine/track.hpp"

#include <algorithm>
#include <deque>

namespace oracle {
namespace {

using engine::CommandId;
using engine::GuardId;
using engine::Roles;
using engine::StateId;
using engine::Transition;

struct NoFacts final : engine::Facts {
    std::unique_ptr<Facts> clone() const override { return std::make_unique<NoFacts>(); }
};

// One track of a workflow with its real words, and conditions that hold when the valuation says so.
class Bench final : public engine::Workflow {
public:
    Bench(engine::Workflow const& shipped, engine::Track const& track) : shipped_{shipped}, track_{track} {}

    Valuation valuation;

    std::string_view name() const override { return shipped_.name(); }
    std::string_view collection() const override { return shipped_.collection(); }
    std::string_view title() const override { return shipped_.title(); }
    std::span<engine::Track const> tracks() const override { return {&track_, 1}; }
    engine::Words words() const override { return shipped_.words(); }
    std::span<engine::Source const> sources() const override { return shipped_.sources(); }
    engine::Form form(CommandId command) const override { return shipped_.form(command); }
    std::unique_ptr<engine::Facts> blank_facts() const override { return std::make_unique<NoFacts>(); }
    void evolve(engine::Case&, engine::Event const&) const override {}
    engine::Verdict check(GuardId guard, engine::Question const&) const override
    {
        return valuation.met[guard.value] ? engine::Verdict{} : engine::Verdict{{.fact = "Non."}};
    }
    std::optional<engine::Day> due(engine::DeadlineId, engine::Case const&, engine::Context const&) const override
    {
        return std::nullopt;
    }
    engine::Overview overview(engine::Case const&) const override { return {}; }
    CommandId opening() const override { return shipped_.opening(); }

private:
    engine::Workflow const& shipped_;
    engine::Track track_;
};

// Where both readings stand.
struct Place {
    engine::Case subject;
    std::unique_ptr<Machine> machine;
};

StateId state_of(engine::Case const& subject, engine::Track const& track)
{
    return subject.pieces.empty() ? track.initial : subject.pieces.front().state;
}

// Every role that the table names, one that it does not, all roles at once, and none.
std::vector<Roles> callers(engine::Workflow const& workflow, engine::Track const& track)
{
    Roles named, everybody;
    for (Transition const& row : track.rows)
        named.add(row.by);
    std::vector<Roles> all;
    bool has_outsider = false;
    for (engine::Word const& word : workflow.words().roles) {
        Roles const role{engine::RoleId{word.id}};
        everybody.add(role);
        if (named.both(role).any() || !has_outsider)
            all.push_back(role);
        has_outsider |= !named.both(role).any();
    }
    all.push_back(everybody);
    all.emplace_back();
    return all;
}

// Of the shipped table, and of the one walked when it is another.
std::set<CommandId> commands_of(engine::Track const& shipped, engine::Track const& walked)
{
    std::set<CommandId> all;
    for (engine::Track const* const track : {&shipped, &walked})
        for (Transition const& row : track->rows)
            all.insert(row.on);
    return all;
}

// The conditions that this act asks from this state, each once.
std::vector<GuardId> asked_of(engine::Track const& track, StateId from, CommandId command)
{
    std::set<GuardId> asked;
    for (Transition const& row : track.rows)
        if (row.from == from && row.on == command)
            asked.insert(row.guard.begin(), row.guard.end());
    return {asked.begin(), asked.end()};
}

// All ways in which few conditions can hold; of many: all, none, all but one or two, one alone. The others of the
// vocabulary do not hold, save once when none of these does: nobody should ask them.
std::vector<std::bitset<256>> valuations_of(std::vector<GuardId> const& asked)
{
    constexpr std::size_t few = 4;
    std::size_t const n = asked.size();
    std::bitset<256> all;
    for (GuardId const guard : asked)
        all.set(guard.value);
    std::vector<std::bitset<256>> ways{all, ~all};
    if (n <= few) {
        for (std::size_t bits = 0; bits + 1 < std::size_t{1} << n; ++bits) {
            auto& way = ways.emplace_back();
            for (std::size_t i = 0; i < n; ++i)
                way[asked[i].value] = (bits >> i & 1U) != 0;
        }
        return ways;
    }
    ways.emplace_back();
    for (std::size_t i = 0; i < n; ++i) {
        ways.emplace_back().set(asked[i].value);
        for (std::size_t j = i; j < n; ++j) {
            auto& way = ways.emplace_back(all);
            way.reset(asked[i].value);
            way.reset(asked[j].value);
        }
    }
    return ways;
}

class Walker {
public:
    Walker(engine::Workflow const& workflow, engine::Track const& track, Machine const& compiled, bool stop_early)
        : bench_{workflow, track}, track_{bench_.tracks().front()},
          commands_{commands_of(workflow.track(track.id), track)},
          callers_{callers(workflow, workflow.track(track.id))}, stop_early_{stop_early}
    {
        context_.actor = engine::PersonId{"caller"};
        Place first{engine::blank_case(bench_, engine::CaseId{"case"}), compiled.clone()};
        if (first.machine->state() != track_.initial)
            walk_.differences.emplace_back("the two begin in different states");
        walk_.states.insert(track_.initial);
        places_.push_back(std::move(first));
    }

    Walk go()
    {
        for (; !places_.empty() && !is_done(); places_.pop_front())
            for (CommandId const command : commands_)
                try_command(places_.front(), command);
        return std::move(walk_);
    }

private:
    bool is_done() const { return stop_early_ && !walk_.differences.empty(); }

    void try_command(Place const& place, CommandId command)
    {
        auto const ways = valuations_of(asked_of(track_, state_of(place.subject, track_), command));
        auto machine = place.machine->clone();
        for (Roles const caller : callers_)
            for (auto const& met : ways) {
                if (is_done())
                    return;
                bench_.valuation = {met, caller};
                if (!try_once(place, command, *machine))
                    machine = place.machine->clone();
            }
    }

    // True when the machine is left where it was.
    bool try_once(Place const& place, CommandId command, Machine& machine)
    {
        ++walk_.tries;
        std::uint16_t const number = track_.repeatable && !place.subject.pieces.empty() ? 1 : 0;
        engine::Asked const asked{track_.id, number, command, nullptr};
        auto const event = engine::decide(place.subject, asked, bench_.valuation.caller, context_);
        bool const is_accepted = machine.process(command, bench_.valuation);
        if (event.has_value() != is_accepted) {
            tell(place, command, event.has_value() ? "the engine alone accepts" : "the machine alone accepts");
            return !is_accepted;
        }
        if (!is_accepted)
            return true;
        engine::Case after{place.subject};
        engine::apply(after, *event);
        StateId const to = state_of(after, track_);
        if (machine.state() != to) {
            tell(place, command,
                 "they come to different states: " + std::string{bench_.name_of(to)} + " and "
                     + std::string{bench_.name_of(machine.state())});
            return false;
        }
        walk_.rows.insert(engine::permit(place.subject, asked, bench_.valuation.caller, context_)->row);
        if (walk_.states.insert(to).second)
            places_.push_back({std::move(after), machine.clone()});
        return false;
    }

    void tell(Place const& place, CommandId command, std::string const& what)
    {
        std::string roles, unmet;
        for (engine::Word const& word : bench_.words().roles)
            if (bench_.valuation.caller.has(engine::RoleId{word.id}))
                roles += " " + std::string{word.name};
        for (GuardId const guard : asked_of(track_, state_of(place.subject, track_), command))
            if (!bench_.valuation.met[guard.value])
                unmet += " " + std::string{bench_.words().guards[guard.value].rule};
        walk_.differences.push_back(std::string{bench_.name_of(track_.id)} + " in "
                                    + std::string{bench_.name_of(state_of(place.subject, track_))} + ", "
                                    + std::string{bench_.name_of(command)} + " by" + roles + ", unmet:" + unmet + ": "
                                    + what);
    }

    Bench bench_;
    engine::Track const& track_;
    std::set<CommandId> commands_;
    std::vector<Roles> callers_;
    bool stop_early_;
    engine::Context context_;
    std::deque<Place> places_;
    Walk walk_;
};

} // namespace

Walk walk(engine::Workflow const& workflow, engine::Track const& track, Machine const& compiled)
{
    return Walker{workflow, track, compiled, false}.go();
}

bool differs(engine::Workflow const& workflow, engine::Track const& track, Machine const& compiled)
{
    return !Walker{workflow, track, compiled, true}.go().differences.empty();
}

} // namespace oracle
