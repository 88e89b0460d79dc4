// What `titularis check` says of a tutored module holds of real ones: modules are lived at random through the real
// tables, guards and fold, and at each step the model's picture of the case is held against the case itself.

#include "tests/support/module_story.hpp"
#include "tests/workflows/picture.hpp"

#include "workflows/retention_forms.hpp"
#include "workflows/tutored_module/model.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace module_story {
using picture::in_time;
using picture::outcomes;
using picture::Picture;
using picture::pieces_from;

namespace {

using Taken = std::set<std::pair<Track, std::size_t>>; // rows, by their place in the table

class Life {
public:
    Life(unsigned seed, Taken& taken)
        : model_{model_of(rule_sets().front())}, chance_{seed}, taken_{&taken}, opening_{module_story::opening()}
    {
        // Some are entered when they have begun, or are over.
        std::array const days{"2023-01-09", "2023-01-25", "2023-03-20", "2023-04-03"};
        pass_to(day(days.at(any_of(days.size()))));
        module_.when(people::marc, Track::module, Command::open, opening_).then(State::running);
    }

    void live(int steps)
    {
        for (int step = 0; step < steps; ++step) {
            if (one_in(3))
                compare_conditions();
            Picture const before = picture();
            if (one_in(5)) {
                std::array const days{1, 3, 9, 30};
                pass_to(today_ + std::chrono::days{days.at(any_of(days.size()))});
                compare_occurrences(before);
            } else {
                act(before);
            }
        }
    }

    std::size_t compared() const { return compared_; }
    bool is_completed() const { return module_.facts().stage == State::completed; }

private:
    bool one_in(int many) { return std::uniform_int_distribution{1, many}(chance_) == 1; }
    std::size_t any_of(std::size_t many) { return std::uniform_int_distribution<std::size_t>{0, many - 1}(chance_); }
    ModuleFacts const& facts() const { return module_.facts(); }

    void pass_to(Day day)
    {
        today_ = day;
        module_.at(engine::to_text(day), 9);
    }

    // ---- What the model should see ----

    Picture picture() const
    {
        Picture now;
        for (engine::Table const& table : model_.tables)
            now.states[table.id] = state_in_picture(table);
        Terms const terms;
        auto const put = [&](Mark mark, bool is) { now.marks |= is ? engine::bit(mark) : 0; };
        put(Mark::introduced, facts().is_introduced);
        put(Mark::learner_silent, silence_of_learner(facts(), terms).calls_for_contact(today_));
        put(Mark::tutor_silent, silence_of_tutor(facts(), terms).calls_for_contact(today_));
        put(Mark::ended, today_ >= facts().opening.end_on);
        put(Mark::evaluated, facts().evaluated_on.has_value());
        return now;
    }

    // A question that waits stands for all of them.
    engine::StateId state_in_picture(engine::Table const& table) const
    {
        if (!table.repeatable)
            return module_.now().find(table.id)->state;
        engine::StateId state = table.initial;
        for (engine::Piece const* const piece : module_.now().all(table.id)) {
            bool const waits = state == engine::StateId{State::asked};
            state = waits ? state : piece->state;
        }
        return state;
    }

    // ---- Forms, filled in well ----

    engine::PersonId person_of(engine::Roles roles)
    {
        std::vector<engine::PersonId> people;
        for (auto const& [role, person] : {std::pair{Role::learner, people::lea},
                                           {Role::tutor, facts().tutor},
                                           {Role::pedagogical_manager, people::marc},
                                           {Role::case_officer, people::gaelle}})
            if (roles.has(role))
                people.push_back(person);
        return people.at(any_of(people.size()));
    }

    // Today, or a little before, as far as the module goes back.
    Day recently()
    {
        Day const first = std::min(facts().opened_on, opening_.start_on);
        return std::max(first, today_ - std::chrono::days{static_cast<int>(any_of(12))});
    }

    std::optional<TimeSpent> some_time()
    {
        if (facts().certified_on || one_in(2))
            return std::nullopt;
        return TimeSpent{10, Mode::asynchronous};
    }

    SetPlanning a_planning() const
    {
        Day const first = std::clamp(today_, opening_.start_on, opening_.end_on);
        SetPlanning planning{{{first, StepKind::meeting, "Rencontre"}, {first, StepKind::positioning, "Fiche"}}};
        for (Day day = first + std::chrono::days{30}; day < opening_.end_on; day += std::chrono::days{30})
            planning.steps.items.push_back({day, StepKind::positioning, "Fiche"});
        return planning;
    }

    std::any well_filled(Command command)
    {
        switch (command) {
        case Command::change_tutor:
            return ChangeTutor{facts().tutor == people::theo ? people::nora : people::theo,
                               std::max(facts().tutor_since + std::chrono::days{1}, recently()), "Remplacement"};
        case Command::withdraw: return Withdraw{today_};
        case Command::make_contact: {
            MakeContact made = contact(engine::to_text(recently()));
            made.time_spent = some_time();
            return made;
        }
        case Command::set_planning: return a_planning();
        case Command::revise_planning: return RevisePlanning{a_planning().steps, "Une date change"};
        case Command::record_connection: return RecordConnection{recently()};
        case Command::contact_inactive: return ContactInactive{recently(), "Téléphone", std::nullopt, some_time()};
        case Command::ask: return Ask{SupportKind::content, "Séance", "Combien de temps ?"};
        case Command::answer:
        case Command::complete_answer: return Answer{"Une heure.", std::nullopt, some_time()};
        case Command::pursue: return Pursue{"Et ensuite ?"};
        case Command::record_support: return support(engine::to_text(recently()), 20);
        case Command::correct_support: {
            CorrectSupport corrected;
            static_cast<RecordSupport&>(corrected) = support(engine::to_text(recently()), 15);
            corrected.reason = "Erreur";
            return corrected;
        }
        case Command::cancel_support: return CancelSupport{"Erreur"};
        case Command::send_sheet: return sheet();
        case Command::fill_sheet: return filled();
        case Command::discuss_results: return DiscussResults{recently(), "Discuté.", some_time()};
        case Command::submit_evaluation: return evaluation(engine::to_text(recently()));
        case Command::correct_evaluation: {
            CorrectEvaluation corrected;
            static_cast<SubmitEvaluation&>(corrected) = evaluation(engine::to_text(recently()));
            corrected.reason = "Erreur";
            return corrected;
        }
        case Command::account_for: return accounting();
        case Command::certify_grid: return CertifyGrid{facts().totals().minutes};
        case Command::return_grid: return ReturnGrid{"À revoir"};
        case Command::remind_tutor: return RemindTutor{"Êtes-vous là ?"};
        case Command::hold:
        case Command::release: return workflows::StopTerms{"Litige."};
        case Command::archive:
        case Command::erase_contents: return workflows::CarryOutTerms{"Terme échu."};
        case Command::open: return opening_;
        case Command::complete:
        case Command::mark_as_read:
        case Command::settle:
        case Command::record_presence: break;
        }
        return engine::NoBody{};
    }

    // ---- What the case itself says ----

    void compare_conditions()
    {
        Picture const seen = picture();
        for (engine::Table const& table : model_.tables)
            for (engine::Transition const& row : table.rows)
                if (row.on != engine::CommandId{Command::open})
                    for (engine::Piece const& one : pieces_from(module_.now(), table, row))
                        compare_row(seen, table, row, one);
    }

    void compare_row(Picture const& seen, engine::Table const& table, engine::Transition const& row,
                     engine::Piece const& one)
    {
        auto const body = well_filled(static_cast<Command>(row.on.value));
        auto const context = module_.context(people::marc);
        engine::Question const question{module_.now(), one, row.on, engine::RoleId{Role::tutor}, &body, context};
        for (engine::GuardId const guard : row.guard) {
            ++compared_;
            bool const is_met = Module::workflow().check(guard, question).empty();
            engine::Meaning const meaning = model_.meaning(table.id, guard, row.on);
            // Somebody may succeed the tutor from tomorrow on at the earliest, when he took over today.
            bool const is_too_soon =
                row.on == engine::CommandId{Command::change_tutor} && facts().tutor_since >= today_;
            if (is_too_soon || picture::agrees(meaning, seen, is_met))
                continue;
            INFO(engine::to_text(today_) << ", " << Module::workflow().name_of(table.id) << ": "
                                         << Module::workflow().name_of(row.on) << " asks "
                                         << Module::workflow().words().guards[guard.value].rule);
            INFO("met: " << is_met);
            FAIL("a condition does not mean what the model says");
        }
    }

    struct Choice {
        engine::Table const* table;
        std::size_t row;
        std::uint16_t number; // 0: a new one
    };

    // What moves a module towards its end; corrections and further pieces wait at every corner.
    static bool leads_on(engine::Table const& table, engine::Transition const& row)
    {
        auto const track = static_cast<Track>(table.id.value);
        auto const command = static_cast<Command>(row.on.value);
        return command == Command::complete || command == Command::answer || track == Track::evaluation
            || (track == Track::positioning && row.from != engine::StateId{State::discussed})
            || command == Command::certify_grid || command == Command::make_contact;
    }

    std::vector<Choice> choices(Picture const& seen)
    {
        std::vector<Choice> open, fresh, leading;
        for (engine::Table const& table : model_.tables)
            for (std::size_t i = 0; i < table.rows.size(); ++i) {
                engine::Transition const& row = table.rows[i];
                bool const is_open = picture::is_open(model_, table.id, row, seen);
                if (!is_open
                    || table.id == engine::TrackId{Track::retention}) // tests/campaigns tell how long files are kept
                    continue;
                for (engine::Piece const& one : pieces_from(module_.now(), table, row)) {
                    bool const is_new = module_.now().find(table.id, one.number) == nullptr;
                    open.push_back({&table, i, is_new ? std::uint16_t{0} : one.number});
                    if (!taken_->contains({static_cast<Track>(table.id.value), i}))
                        fresh.push_back(open.back());
                    if (leads_on(table, row))
                        leading.push_back(open.back());
                }
            }
        std::vector<Choice> const& some = one_in(3) ? fresh : leading;
        return some.empty() || one_in(4) ? open : some;
    }

    // An act at random, by whoever may; what comes of it must be one of the outcomes that the model knows.
    void act(Picture const& before)
    {
        auto const all = choices(before);
        if (all.empty())
            return;
        Choice const choice = all.at(any_of(all.size()));
        engine::Transition const& row = choice.table->rows[choice.row];
        auto const command = static_cast<Command>(row.on.value);
        // Leaving would end most lives early.
        bool const is_too_soon = command == Command::change_tutor && facts().tutor_since >= today_;
        if (is_too_soon || (command == Command::withdraw && !one_in(40)))
            return;
        auto const version = module_.now().version;
        module_.when_any(person_of(row.by), static_cast<Track>(choice.table->id.value), command, well_filled(command),
                         choice.number);
        INFO(Module::workflow().name_of(row.on) << " on " << engine::to_text(today_));
        REQUIRE(module_.now().version == version + 1); // open as the model sees it, and so in truth
        taken_->emplace(static_cast<Track>(choice.table->id.value), choice.row);
        compare_outcome(before, *choice.table, row);
    }

    void compare_outcome(Picture const& before, engine::Table const& table, engine::Transition const& row)
    {
        Picture const after = picture();
        INFO(Module::workflow().name_of(row.emits) << " on " << engine::to_text(today_));
        INFO("marks before " << before.marks << ", after " << after.marks);
        CHECK(outcomes(model_, table.id, row, before).contains(after.marks));
        if (!table.repeatable)
            CHECK(after.states.at(table.id) == row.to);
    }

    // What the days changed, occurrences of the model may bring about.
    void compare_occurrences(Picture const& before)
    {
        Picture const after = picture();
        INFO("marks before " << before.marks << ", after " << after.marks);
        // After the end nobody looks at the days any more.
        CHECK((in_time(model_, before).contains(after.marks) || facts().stage != State::running));
    }

    engine::Model model_;
    std::mt19937 chance_;
    Taken* taken_; // by this life and the others
    OpenModule opening_;
    Module module_;
    Day today_{};
    std::size_t compared_ = 0;
};

} // namespace

TEST_CASE("modules lived at random are what the model says of them", "[model]")
{
    Taken taken;
    std::size_t compared = 0, completed = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Life life{seed, taken};
        life.live(120);
        compared += life.compared();
        completed += life.is_completed() ? 1 : 0;
    }
    CHECK(compared > 40'000);
    CHECK(completed > 10);
    // Every row was taken by some life, but the one that opens it.
    for (engine::Track const& track : Module::workflow().tracks())
        for (std::size_t i = 0; i < track.rows.size(); ++i) {
            if (track.rows[i].on == engine::CommandId{Command::open} || track.id == engine::TrackId{Track::retention})
                continue;
            INFO(Module::workflow().name_of(track.id) << ": " << Module::workflow().name_of(track.rows[i].on)
                                                      << " from " << Module::workflow().name_of(track.rows[i].from));
            CHECK(taken.contains({static_cast<Track>(track.id.value), i}));
        }
}

} // namespace module_story
