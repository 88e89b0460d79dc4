// The exhaustive check of an accompaniment: the shipped rules pass it, defects sown in its tables are refused for their
// own reason, and what the check takes conditions and events to mean holds of cases lived at random.

#include "tests/support/accompaniment.hpp"
#include "tests/workflows/picture.hpp"

#include "workflows/distance_accompaniment/model.hpp"

#include "engine/check.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace accompaniment {
using namespace accompaniment::people;
using engine::Model;
using engine::Transition;
using picture::in_time;
using picture::outcomes;
using picture::Picture;
using picture::pieces_from;

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

using Taken = std::set<std::pair<engine::TrackId, std::size_t>>; // rows, by their place in the table

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
    Life(unsigned seed, Taken& taken) : chance_{seed}, taken_{taken} { pass_to("2023-01-04"); }

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

    void compare_conditions()
    {
        if (story_.now().version == 0)
            return; // nothing is asked of a case that is not there
        Picture const seen = picture_of(story_);
        for (engine::Table const& table : model_.tables)
            for (Transition const& row : table.rows)
                for (engine::Piece const& piece : pieces_from(story_.now(), table, row)) {
                    auto const body = well_filled(static_cast<Command>(row.on.value));
                    auto const context = story_.context(hand_of(row.by));
                    engine::Question const question{story_.now(), piece, row.on, Role::case_officer, &body, context};
                    for (engine::GuardId const guard : row.guard)
                        compare(seen, table, row, guard, question);
                }
    }

    void compare(Picture const& seen, engine::Table const& table, Transition const& row, engine::GuardId guard,
                 engine::Question const& question)
    {
        ++compared;
        engine::Meaning const meaning = model_.meaning(table.id, guard, row.on);
        bool const is_met = Story::workflow().check(guard, question).empty();
        if (picture::agrees(meaning, seen, is_met))
            return;
        INFO(Story::workflow().name_of(row.on) << " from " << Story::workflow().name_of(row.from) << " asks "
                                               << Story::workflow().words().guards[guard.value].rule);
        INFO("met: " << is_met);
        FAIL("a condition does not mean what the model says");
    }

    void let_time_pass()
    {
        Picture const before = picture_of(story_);
        story_.on(engine::to_text(today() + std::chrono::days{std::uniform_int_distribution{1, 4}(chance_)}));
        CHECK(in_time(model_, before).contains(picture_of(story_).marks));
    }

    // An act that the model holds open, mostly one that no life has done yet; what comes of it the model must know.
    void act()
    {
        struct Choice {
            engine::Table const* table;
            std::size_t row;
            engine::Piece piece;
        };
        Picture const before = picture_of(story_);
        std::vector<Choice> open, fresh;
        for (engine::Table const& table : model_.tables)
            for (std::size_t at = 0; at < table.rows.size(); ++at) {
                Transition const& row = table.rows[at];
                bool const is_open = picture::is_open(model_, table.id, row, before);
                // Nothing can be done on a case that is not there; tests/campaigns tell how long files are kept.
                bool const is_kept = table.id == engine::TrackId{Track::retention};
                if (!is_open || is_kept || (story_.now().version == 0 && row.on != engine::CommandId{Command::prepare}))
                    continue;
                for (engine::Piece const& piece : pieces_from(story_.now(), table, row)) {
                    open.push_back({&table, at, piece});
                    if (!taken_.contains({table.id, at}))
                        fresh.push_back(open.back());
                }
            }
        auto const& some = fresh.empty() || one_in(3) ? open : fresh;
        if (some.empty())
            return;
        Choice const choice = some[chance_() % some.size()];
        Transition const& row = choice.table->rows[choice.row];
        auto const command = static_cast<Command>(row.on.value);
        bool const is_new = story_.now().find(choice.table->id, choice.piece.number) == nullptr;
        auto const event = story_.ask(hand_of(row.by), static_cast<Track>(choice.table->id.value), command,
                                      well_filled(command), is_new ? std::uint16_t{0} : choice.piece.number);
        INFO(Story::workflow().name_of(row.on));
        REQUIRE(event.has_value()); // open to the model is open
        story_.believe(*event);
        taken_.emplace(choice.table->id, choice.row);
        compare_outcome(before, *choice.table, row);
    }

    void compare_outcome(Picture const& before, engine::Table const& table, Transition const& row)
    {
        Picture const after = picture_of(story_);
        INFO(Story::workflow().name_of(row.emits) << ": marks before " << before.marks << ", after " << after.marks);
        CHECK(outcomes(model_, table.id, row, before).contains(after.marks));
        if (!table.repeatable)
            CHECK(after.states.at(table.id) == row.to);
    }

    std::mt19937 chance_;
    Taken& taken_;
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
    Taken taken;
    std::size_t compared = 0;
    for (unsigned seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        Life life{seed, taken};
        life.live(80);
        compared += life.compared;
    }
    CHECK(compared > 20'000);
    for (engine::Track const& track : Story::workflow().tracks())
        for (std::size_t at = 0; at < track.rows.size() && track.id != engine::TrackId{Track::retention}; ++at) {
            Transition const& row = track.rows[at];
            INFO(Story::workflow().name_of(row.on) << " from " << Story::workflow().name_of(row.from));
            CHECK(taken.contains({track.id, at}));
        }
}

} // namespace accompaniment
