// The exhaustive check of an accompaniment: the shipped rules pass it, defects sown in its tables are refused for their
// own reason, and what the check takes conditions and events to mean holds of cases lived at random.

#include "tests/support/accompaniment.hpp"

#include "workflows/distance_accompaniment/model.hpp"

#include "engine/check.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace accompaniment;
using namespace accompaniment::people;
using engine::Clause;
using engine::Marks;
using engine::Model;
using engine::Transition;

namespace {

// ---- Defects ----

Transition& row(Model& model, Track track, State from, Command on)
{
    for (Transition& one : model.table(track).rows)
        if (one.from == engine::StateId{from} && one.on == engine::CommandId{on})
            return one;
    throw std::logic_error{"a defect in a row that is not there"};
}

void drop_guard(Model& model, Track track, State from, Command on, Guard dropped)
{
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
    left.resize(8, left.front()); // the same condition twice asks no more than once
    one.guard = {left[0], left[1], left[2], left[3], left[4], left[5], left[6], left[7]};
}

struct Defect {
    std::string_view what;
    std::string_view property;
    std::function<void(Model&)> sow;
};

std::vector<Defect> defects()
{
    using enum State;
    using enum Command;
    auto const without = [](Track track, State from, Command on, Guard guard) {
        return [=](Model& model) { drop_guard(model, track, from, on, guard); };
    };
    return {
        {"work without a contract", "no-work-without-contract",
         without(Track::activity, unrecorded, record_activity, Guard::contract_in_force)},
        {"work before its first day", "no-work-without-contract",
         without(Track::activity, unrecorded, record_activity, Guard::day_of_the_contract)},
        {"a signature too late", "signed-before-work",
         without(Track::contract, signed_by_academy, sign_as_trainer, Guard::signed_before_start)},
        {"one signature is enough", "signed-by-both-too",
         [](Model& model) {
             Transition second = row(model, Track::contract, signed_by_trainer, sign_for_academy);
             second.from = prepared;
             std::erase_if(model.table(Track::contract).rows, [](Transition const& one) {
                 return one.from == engine::StateId{prepared} && one.on == engine::CommandId{sign_for_academy};
             });
             model.table(Track::contract).rows.push_back(second);
         }},
        {"one signs for himself", "academy-signs-for-another",
         without(Track::contract, prepared, sign_for_academy, Guard::parties_are_two)},
        {"a report of nothing", "report-of-something",
         without(Track::report, awaited, file_report, Guard::work_recorded)},
        {"work added to what was reported", "report-after-work",
         without(Track::activity, unrecorded, record_activity, Guard::report_not_sent)},
        {"work corrected under the decision", "report-after-work",
         without(Track::activity, recorded, correct_activity, Guard::report_not_sent)},
        {"pay without contract", "no-pay-without-contract",
         without(Track::decision, awaited, grant, Guard::contract_in_force)},
        {"pay without report", "no-pay-without-report",
         [](Model& model) {
             drop_guard(model, Track::decision, awaited, grant, Guard::report_sent);
             drop_guard(model, Track::decision, awaited, grant, Guard::report_consulted);
         }},
        {"pay without a look at the report", "on-sight-of-report",
         without(Track::decision, awaited, grant, Guard::report_consulted)},
        {"pay without computation", "as-many-as-computed",
         without(Track::decision, awaited, grant, Guard::vacations_as_computed)},
        {"one pays oneself", "decided-by-another", without(Track::decision, awaited, grant, Guard::parties_are_two)},
        {"a report taken back once paid", "decision-stands-on-its-pieces",
         without(Track::report, received, take_back, Guard::pay_not_decided)},
        {"a contract cancelled once paid", "decision-stands-on-its-pieces",
         without(Track::contract, in_force, cancel, Guard::pay_not_decided)},
    };
}

// ---- Lives ----

// What the model sees of a case.
struct Picture {
    std::map<engine::TrackId, engine::StateId> states;
    Marks marks = 0;
};

bool holds(Clause const& clause, Picture const& picture)
{
    auto const part_holds = [&](Clause const& part) { return holds(part, picture); };
    switch (clause.form) {
    case Clause::Form::constant: return clause.is;
    case Clause::Form::mark: return ((picture.marks & engine::bit(clause.mark)) != 0) == clause.is;
    case Clause::Form::piece: {
        bool const is_there = std::ranges::find(clause.states, picture.states.at(clause.track)) != clause.states.end();
        return is_there == clause.is;
    }
    case Clause::Form::all: return std::ranges::all_of(clause.parts, part_holds);
    case Clause::Form::any: return std::ranges::any_of(clause.parts, part_holds);
    }
    return false;
}

Picture picture_of(Story const& story)
{
    Picture now;
    engine::Case const& subject = story.now();
    for (engine::Track const& track : Story::workflow().tracks()) {
        auto const all = subject.all(track.id);
        now.states[track.id] = all.empty() ? track.initial : all.back()->state;
    }
    auto const put = [&](Mark mark, bool is) { now.marks |= is ? engine::bit(mark) : 0; };
    bool const is_prepared = subject.version > 0;
    engine::Day const today = story.context(paul).today;
    engine::Day const start = facts_of(subject).contract.starts_on;
    put(Mark::first_day_come, is_prepared && today >= start);
    put(Mark::first_day_past, is_prepared && today > start);
    put(Mark::work_recorded, facts_of(subject).has_work());
    auto const* const report = subject.find(Track::report);
    auto const* const filed = report->latest({Event::activity_report_filed});
    auto const* const read = report->latest({Event::activity_report_consulted});
    put(Mark::report_consulted, filed && read && read->version > filed->version);
    return now;
}

PersonId hand_of(engine::Roles roles)
{
    for (auto const& [role, person] : {std::pair{Role::trainer, agnes},
                                       {Role::training_officer, odile},
                                       {Role::training_correspondent, carole},
                                       {Role::case_officer, paul}})
        if (roles.has(role))
            return person;
    return rene;
}

class Life {
public:
    Life(unsigned seed, std::set<Transition const*>& taken) : chance_{seed}, taken_{taken} { pass_to("2023-01-04"); }

    void live(int steps)
    {
        while (steps-- > 0) {
            compare_conditions();
            if (one_in(6))
                let_time_pass();
            else
                act();
        }
    }

    std::size_t compared = 0;

private:
    bool one_in(int many) { return std::uniform_int_distribution{1, many}(chance_) == 1; }
    engine::Day today() const { return story_.context(paul).today; }
    void pass_to(std::string const& day) { story_.on(day); }

    // A form filled in as it should be, so that a condition on the form alone is met.
    std::any well_filled(Command command)
    {
        engine::Day const start = std::max(facts_of(story_.now()).contract.starts_on, engine::Day{});
        engine::Day const ahead = today() + std::chrono::days{one_in(3) ? 0 : 5};
        auto activity = help(60, 0);
        activity.participants.items.assign(facts_of(story_.now()).group.begin(), facts_of(story_.now()).group.end());
        activity.held_on = start;
        switch (command) {
        case Command::prepare: {
            auto prepare = contract();
            prepare.starts_on = ahead;
            prepare.ends_on = ahead + std::chrono::days{400};
            return prepare;
        }
        case Command::amend: return Amend{agnes, "Numérique", ahead, ahead + std::chrono::days{400}, 12, "Changement."};
        case Command::postpone: return Postpone{ahead, ahead + std::chrono::days{400}, "Signature tardive."};
        case Command::designate_correspondent: return DesignateCorrespondent{carole, today()};
        case Command::list_group: return ListGroup{trainees(5)};
        case Command::record_activity: return activity;
        case Command::correct_activity: {
            CorrectActivity correct;
            static_cast<RecordActivity&>(correct) = activity;
            correct.reason = "Oubli.";
            return correct;
        }
        case Command::file_report: return FileReport{"Fait."};
        case Command::grant: return GrantPay{story_.computation().vacations};
        case Command::refuse: return RefusePay{"Motifs."};
        case Command::cancel:
        case Command::remove_activity:
        case Command::send_back:
        case Command::take_back:
        case Command::withdraw: return Undo{"Motif."};
        default: return engine::NoBody{};
        }
    }

    // Pieces from which a row may start: those in its state, and a new one on a track of many.
    std::vector<engine::Piece> pieces_from(engine::Track const& track, Transition const& row) const
    {
        std::vector<engine::Piece> all;
        for (engine::Piece const* const one : story_.now().all(track.id))
            if (one->state == row.from)
                all.push_back(*one);
        if (track.repeatable && row.from == track.initial)
            all.push_back(
                {track.id, static_cast<std::uint16_t>(story_.now().count(track.id) + 1), track.initial, 0, {}});
        return all;
    }

    void compare_conditions()
    {
        if (story_.now().version == 0)
            return; // nothing is asked of a case that is not there
        Picture const seen = picture_of(story_);
        for (engine::Track const& track : Story::workflow().tracks())
            for (Transition const& row : track.rows)
                for (engine::Piece const& piece : pieces_from(track, row)) {
                    auto const body = well_filled(static_cast<Command>(row.on.value));
                    auto const context = story_.context(hand_of(row.by));
                    engine::Question const question{story_.now(), piece, row.on, Role::case_officer, &body, context};
                    for (engine::GuardId const guard : row.guard)
                        compare(seen, track, row, guard, question);
                }
    }

    void compare(Picture const& seen, engine::Track const& track, Transition const& row, engine::GuardId guard,
                 engine::Question const& question)
    {
        ++compared;
        engine::Meaning const meaning = model_.meaning(track.id, guard, row.on);
        bool const is_met = Story::workflow().check(guard, question).empty();
        bool const is_meant = holds(meaning.when, seen);
        if (is_met == is_meant || (is_meant && !meaning.is_exact))
            return;
        INFO(Story::workflow().name_of(row.on) << " from " << Story::workflow().name_of(row.from) << " asks "
                                               << Story::workflow().words().guards[guard.value].rule);
        INFO("met: " << is_met << ", meant: " << is_meant);
        FAIL("a condition does not mean what the model says");
    }

    void let_time_pass()
    {
        Picture const before = picture_of(story_);
        story_.on(engine::to_text(today() + std::chrono::days{std::uniform_int_distribution{1, 4}(chance_)}));
        std::set<Marks> known{before.marks};
        for (std::size_t size = 0; size != known.size();) {
            size = known.size();
            for (Marks const marks : std::set<Marks>{known})
                for (engine::Occurrence const& one : model_.occurrences)
                    if (holds(one.when, Picture{before.states, marks}))
                        for (engine::Change const& change : one.changes)
                            known.insert((marks & ~change.clear) | change.set);
        }
        CHECK(known.contains(picture_of(story_).marks));
    }

    // An act that the model holds open, mostly one that no life has done yet; what comes of it the model must know.
    void act()
    {
        struct Choice {
            engine::Track const* track;
            Transition const* row;
            engine::Piece piece;
        };
        Picture const before = picture_of(story_);
        std::vector<Choice> open, fresh;
        for (engine::Track const& track : Story::workflow().tracks())
            for (Transition const& row : track.rows) {
                bool const is_open = std::ranges::all_of(row.guard, [&](engine::GuardId guard) {
                    return holds(model_.meaning(track.id, guard, row.on).when, before);
                });
                // Nothing can be done on a case that is not there.
                if (!is_open || (story_.now().version == 0 && row.on != engine::CommandId{Command::prepare}))
                    continue;
                for (engine::Piece const& piece : pieces_from(track, row)) {
                    open.push_back({&track, &row, piece});
                    if (!taken_.contains(&row))
                        fresh.push_back(open.back());
                }
            }
        auto const& some = fresh.empty() || one_in(3) ? open : fresh;
        if (some.empty())
            return;
        Choice const choice = some[chance_() % some.size()];
        auto const command = static_cast<Command>(choice.row->on.value);
        bool const is_new = story_.now().find(choice.track->id, choice.piece.number) == nullptr;
        auto const event = story_.ask(hand_of(choice.row->by), static_cast<Track>(choice.track->id.value), command,
                                      well_filled(command), is_new ? std::uint16_t{0} : choice.piece.number);
        INFO(Story::workflow().name_of(choice.row->on));
        REQUIRE(event.has_value()); // open to the model is open
        story_.believe(*event);
        taken_.insert(choice.row);
        compare_outcome(before, *choice.track, *choice.row);
    }

    void compare_outcome(Picture const& before, engine::Track const& track, Transition const& row)
    {
        std::set<Marks> outcomes{before.marks};
        for (engine::Effect const& effect : model_.effects) {
            if (effect.event != row.emits || !holds(effect.when, before))
                continue;
            std::set<Marks> after;
            for (Marks const marks : outcomes)
                for (engine::Change const& change : effect.changes)
                    after.insert((marks & ~change.clear) | change.set);
            outcomes = std::move(after);
        }
        Picture const after = picture_of(story_);
        INFO(Story::workflow().name_of(row.emits) << ": marks before " << before.marks << ", after " << after.marks);
        CHECK(outcomes.contains(after.marks));
        if (!track.repeatable)
            CHECK(after.states.at(track.id) == row.to);
    }

    std::mt19937 chance_;
    std::set<Transition const*>& taken_;
    Story story_;
    Model model_ = models().front();
};

} // namespace

TEST_CASE("the shipped rules of accompaniment are walked whole and nothing is found against them", "[check]")
{
    auto const all = models();
    std::vector<engine::Report> reports;
    for (Model const& model : all) {
        reports.push_back(engine::check(model));
        for (engine::Refusal const& refusal : reports.back().refusals)
            FAIL_CHECK(engine::told(refusal));
        CHECK(reports.back().positions > 50);
    }
    for (engine::Refusal const& refusal : engine::unused(all, reports))
        FAIL_CHECK(engine::told(refusal));
}

TEST_CASE("every defect sown in an accompaniment is refused for its own reason", "[check]")
{
    for (Defect const& defect : defects()) {
        INFO(defect.what);
        Model model = models().front();
        defect.sow(model);
        auto const report = engine::check(model);
        std::set<std::string> names;
        for (engine::Refusal const& refusal : report.refusals)
            names.insert(refusal.name);
        INFO((report.refusals.empty() ? "" : engine::told(report.refusals.front())));
        CHECK(names.contains(std::string{defect.property}));
    }
}

TEST_CASE("accompaniments lived at random are what the model says of them", "[model]")
{
    std::set<Transition const*> taken;
    std::size_t compared = 0;
    for (unsigned seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        Life life{seed, taken};
        life.live(80);
        compared += life.compared;
    }
    CHECK(compared > 20'000);
    for (engine::Track const& track : Story::workflow().tracks())
        for (Transition const& row : track.rows) {
            INFO(Story::workflow().name_of(row.on) << " from " << Story::workflow().name_of(row.from));
            CHECK(taken.contains(&row));
        }
}
