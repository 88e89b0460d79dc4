// What `titularis check` says of an exam preparation holds of real ones: they are lived at random through the real
// tables, guards and fold, and at each step the model's picture of the case is held against the case itself.

#include "tests/support/preparation.hpp"
#include "tests/workflows/picture.hpp"

#include "workflows/exam_preparation/guards.hpp"
#include "workflows/exam_preparation/model.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace preparing {
using picture::in_time;
using picture::outcomes;
using picture::Picture;
using picture::pieces_from;

namespace {

using Taken = std::set<std::pair<Track, std::size_t>>; // rows, by their place in the table

class Life {
public:
    Life(RuleSet const& rules, unsigned seed, Taken& taken)
        : rules_{rules}, model_{model_of(rules)}, chance_{seed}, taken_{&taken}, story_{rules.name}
    {
        story_.policy("contents_updated_on", "2025-09-01");
        // Some lives begin with people around the candidate, so that there is life left for what follows.
        if (rules.tutored && one_in(2)) {
            story_.enrolled().active().tutored().with_trainer();
            pass_to(day("2025-09-15"));
        } else {
            pass_to(day(one_in(3) ? "2026-05-20" : "2025-09-08"));
        }
    }

    void live(int steps)
    {
        for (int step = 0; step < steps; ++step) {
            if (one_in(6))
                compare_conditions();
            Picture const before = picture();
            if (one_in(8)) {
                constexpr std::array days{1, 3, 9, 40};
                pass_to(today_ + std::chrono::days{days.at(below(days.size()))});
                compare_occurrences(before);
            } else {
                act(before);
            }
        }
    }

    std::size_t compared() const { return compared_; }

private:
    bool one_in(int many) { return below(static_cast<std::size_t>(many)) == 0; }
    std::size_t below(std::size_t many) { return std::uniform_int_distribution<std::size_t>{0, many - 1}(chance_); }
    Preparation const& facts() const { return story_.facts(); }

    void pass_to(engine::Day day)
    {
        today_ = day;
        story_.on(engine::to_text(today_));
    }

    Picture picture() const
    {
        Picture now;
        for (engine::Table const& table : model_.tables) {
            engine::StateId state = table.initial;
            if (!table.repeatable)
                state = story_.now().find(table.id)->state;
            else if (auto const all = story_.now().all(table.id); !all.empty())
                state = all.back()->state;
            now.states[table.id] = state;
        }
        auto const put = [&](Mark mark, bool is) { now.marks |= is ? engine::bit(mark) : 0; };
        auto const context = story_.context({});
        auto const quiet = quiet_of(facts(), &rules_, engine::campaign_among(context.linked));
        State const dropout = state_of(story_.now(), Track::dropout);
        put(Mark::tutor_in_office, facts().has_tutor());
        put(Mark::means_agreed, !facts().means().empty());
        put(Mark::trainer_linked, !facts().trainers.empty());
        put(Mark::programme_set, !facts().programme.empty());
        put(Mark::quiet, quiet && quiet->calls_for_contact(today_));
        put(Mark::last_day,
            state_of(story_.now(), Track::preparation) != State::unopened && today_ >= day("2026-05-29"));
        put(Mark::tutor_told, facts().told_of_dropout.contains("tutor"));
        put(Mark::talk_day,
            dropout >= State::offered && dropout <= State::withdrawn && facts().talk_on && *facts().talk_on <= today_);
        return now;
    }

    // ---- What people do ----

    static Role first_of(engine::Roles roles)
    {
        std::uint8_t role = 0;
        while (!roles.has(engine::RoleId{role}))
            ++role;
        return static_cast<Role>(role);
    }

    Role one_of(engine::Roles roles)
    {
        std::vector<Role> all;
        for (std::uint8_t role = 0; role <= static_cast<std::uint8_t>(Role::case_officer); ++role)
            if (roles.has(engine::RoleId{role}))
                all.push_back(static_cast<Role>(role));
        return all[below(all.size())];
    }

    static PersonId person_of(Role role)
    {
        constexpr std::array names{"lou", "maud", "igor", "carla", "denis", "nora", "officer"};
        return PersonId{names.at(static_cast<std::size_t>(role))};
    }

    Means agreed() const { return facts().means().empty() ? Means::email : *facts().means().begin(); }

    std::string new_theme() { return "Thème " + std::to_string(chance_()); }

    // A form filled in as well as it can be.
    std::any well_filled(Command command)
    {
        Exam const exam = facts().opening.exams.size() > 0 ? facts().opening.exams.items.front().exam : Exam::bibas;
        switch (command) {
        case Command::enrol: return enrolment();
        case Command::issue_credentials: return IssueCredentials{today_};
        case Command::accept_terms: return AcceptTerms{Login::sesame, "2025-1", true};
        case Command::change_exams: return ChangeExams{{{Exam::bibas, Way::internal}}, "Change de voie."};
        case Command::change_correspondent: return ChangeCorrespondent{people::carla, reachable, today_};
        case Command::end_preparation: return EndPreparation{"Terme."};
        case Command::appoint_tutor: {
            AppointTutor tutor = tutor_for(exam);
            tutor.from = today_;
            return tutor;
        }
        case Command::agree_on_means: return AgreeOnMeans{today_, {Means::email}, {}};
        case Command::end_tutoring: return EndTutoring{today_, "Mutation."};
        case Command::link_trainer: return LinkTrainer{people::igor, {Course::fundamentals}, today_};
        case Command::unlink_trainer: return UnlinkTrainer{today_};
        case Command::schedule_session: return ScheduleSession{SessionKind::other, "Séance", today_, 60};
        case Command::move_session:
        case Command::move_test: return Move{today_, "Salle."};
        case Command::cancel_session:
        case Command::cancel_test:
        case Command::report_missing: return Cancel{"Rien."};
        case Command::schedule_test: return ScheduleTest{TestKind::on_table, exam, "Devoir", today_, "0590349J"};
        case Command::ship: return Ship{today_, "Scan"};
        case Command::mark: return MarkCopy{1000, "Bien."};
        case Command::ask: return Ask{Nature::course, new_theme(), "Comment ?", agreed()};
        case Command::ask_trainer: return AskElsewhere{Nature::method, new_theme(), "Comment ?"};
        case Command::ask_manager: return AskElsewhere{Nature::practical, new_theme(), "Comment ?"};
        case Command::set_programme: return SetProgramme{{{Course::fundamentals, "Fiche 1"}}};
        case Command::tick: return Tick{Course::fundamentals, "Fiche 1", one_in(2)};
        case Command::connect: return Connect{};
        case Command::raise: return RaiseDifficulty{"Retard."};
        case Command::offer_talk: return OfferTalk{today_ + std::chrono::days{one_in(2) ? 0 : 5}, Means::email};
        case Command::hold_talk: return HoldTalk{today_, {}};
        case Command::report_error: return ReportError{Course::fundamentals, "Lien mort."};
        default: break;
        }
        auto const form = Story::workflow().form(command);
        auto const body = form.read(boost::json::object{{"text", "Texte."}});
        return body ? *body : std::any{engine::NoBody{}};
    }

    void compare_conditions()
    {
        Picture const seen = picture();
        for (engine::Table const& table : model_.tables)
            for (engine::Transition const& row : table.rows)
                for (engine::Piece const& one : pieces_from(story_.now(), table, row))
                    compare_row(seen, table, row, one);
    }

    void compare_row(Picture const& seen, engine::Table const& table, engine::Transition const& row,
                     engine::Piece const& one)
    {
        Role const by = first_of(row.by);
        auto const body = well_filled(static_cast<Command>(row.on.value));
        auto const context = story_.context(person_of(by));
        engine::Question const question{story_.now(), one, row.on, by, &body, context};
        for (engine::GuardId const guard : row.guard) {
            ++compared_;
            bool const is_met = Story::workflow().check(guard, question).empty();
            engine::Meaning const meaning = model_.meaning(table.id, guard, row.on);
            if (picture::agrees(meaning, seen, is_met))
                continue;
            INFO(rules_.name << ", " << engine::to_text(today_));
            INFO(Story::workflow().name_of(table.id)
                 << ": " << Story::workflow().name_of(row.on) << " from " << Story::workflow().name_of(row.from)
                 << " asks " << Story::workflow().words().guards[guard.value].rule);
            INFO("met: " << is_met);
            FAIL("a condition does not mean what the model says");
        }
    }

    using Choice = std::pair<engine::Table const*, std::size_t>; // a row

    // A row that a piece stands before; two times in three one that no life has taken yet.
    Choice choice()
    {
        std::vector<Choice> open, fresh;
        for (engine::Table const& table : model_.tables)
            for (std::size_t at = 0; at < table.rows.size(); ++at) {
                if (table.id == engine::TrackId{Track::retention}) // tests/campaigns tell how long files are kept
                    continue;
                if (pieces_from(story_.now(), table, table.rows[at]).empty())
                    continue;
                open.emplace_back(&table, at);
                if (!taken_->contains({static_cast<Track>(table.id.value), at}))
                    fresh.emplace_back(&table, at);
            }
        auto const& some = !fresh.empty() && !one_in(3) ? fresh : open;
        return some[below(some.size())];
    }

    // An act at random; what comes of it must be one of the outcomes that the model knows.
    void act(Picture const& before)
    {
        for (int attempt = 0; attempt < 60; ++attempt) {
            auto const [chosen, at] = choice();
            engine::Table const& table = *chosen;
            engine::Transition const& row = table.rows[at];
            auto const track = static_cast<Track>(table.id.value);
            auto const command = static_cast<Command>(row.on.value);
            // What ends a preparation would end most lives early.
            bool const leaves = command == Command::confirm_dropout || command == Command::end_preparation;
            auto const pieces = pieces_from(story_.now(), table, row);
            if (pieces.empty() || (leaves && !one_in(6)))
                continue;
            engine::Piece const& piece = pieces[below(pieces.size())];
            bool const is_new = story_.now().find(table.id, piece.number) == nullptr;
            auto const version = story_.now().version;
            story_.when(person_of(one_of(row.by)), track, command, well_filled(command),
                        is_new ? std::uint16_t{0} : piece.number);
            if (story_.now().version == version)
                continue;
            taken_->emplace(track, at);
            compare_outcome(before, table, row);
            return;
        }
    }

    void compare_outcome(Picture const& before, engine::Table const& table, engine::Transition const& row)
    {
        Picture const after = picture();
        INFO(rules_.name << ": " << Story::workflow().name_of(row.emits));
        INFO("marks before " << before.marks << ", after " << after.marks);
        CHECK(outcomes(model_, table.id, row, before).contains(after.marks));
        if (!table.repeatable)
            CHECK(after.states.at(table.id) == row.to);
    }

    // What a day changed, occurrences of the model may bring about.
    void compare_occurrences(Picture const& before)
    {
        Picture const after = picture();
        INFO(rules_.name << ": marks before " << before.marks << ", after " << after.marks);
        CHECK(in_time(model_, before).contains(after.marks));
    }

    RuleSet const& rules_;
    engine::Model model_;
    std::mt19937 chance_;
    Taken* taken_; // by this life and the others
    Story story_;
    engine::Day today_{};
    std::size_t compared_ = 0;
};

} // namespace

TEST_CASE("preparations lived at random are what the model says of them", "[preparation][model]")
{
    Taken taken;
    std::size_t compared = 0;
    for (unsigned seed = 1; seed <= 160; ++seed) {
        CAPTURE(seed);
        Life life{rule_sets()[seed % rule_sets().size()], seed, taken};
        life.live(150);
        compared += life.compared();
    }
    CHECK(compared > 20'000);
    std::string left; // rows that no life has taken
    std::size_t rows = 0;
    for (engine::Track const& track : Story::workflow().tracks())
        for (std::size_t i = 0; i < track.rows.size(); ++i)
            if (track.id != engine::TrackId{Track::retention}
                && !taken.contains({static_cast<Track>(track.id.value), i})) {
                ++rows;
                left += std::string{Story::workflow().name_of(track.id)} + ": "
                    + std::string{Story::workflow().name_of(track.rows[i].on)} + " from "
                    + std::string{Story::workflow().name_of(track.rows[i].from)} + "\n";
            }
    INFO(left);
    CHECK(rows == 0);
}

} // namespace preparing
