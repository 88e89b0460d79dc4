// Who reads which piece of a preparation, and who may act on it: the whole table, to be read by whoever answers for it.
// E: reads, and has an act there; L: reads; D: acts, and does not read what he wrote; a dash: neither.

#include "tests/support/preparation.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace preparing;
using namespace preparing::people;

namespace {

// A preparation in which there is a piece of every track.
Story with_everything()
{
    Story story;
    story.enrolled().active().tutored().with_trainer();
    story.when(denis, Track::session, Command::schedule_session,
               ScheduleSession{SessionKind::workshop, "Atelier", day("2025-10-07"), 60});
    story.when(nora, Track::paper_test, Command::schedule_test,
               ScheduleTest{TestKind::on_table, Exam::bibas, "Devoir", day("2025-10-14"), "0590349J"});
    story.when(lou, Track::question, Command::ask, Ask{Nature::course, "Dewey", "Comment ?", Means::videoconference});
    story.when(lou, Track::difficulty, Command::raise, RaiseDifficulty{"Le temps manque."});
    story.when(lou, Track::content_error, Command::report_error, ReportError{Course::bibas, "Lien mort."})
        .then(State::reported);
    return story;
}

struct Row {
    Track track;
    std::array<std::string_view, 7> rights; // in the order of the roles
};

// clang-format off
constexpr std::array table{
//  track                  candidat  tuteur  formateur corresp. responsable coordination gestionnaire
Row{Track::preparation,   {"E",      "L",    "L",      "L",     "E",        "E",         "E"}},
Row{Track::tutor,         {"L",      "E",    "L",      "L",     "E",        "E",         "L"}},
Row{Track::trainer,       {"L",      "L",    "L",      "L",     "E",        "E",         "L"}},
Row{Track::session,       {"L",      "L",    "E",      "L",     "E",        "E",         "L"}},
Row{Track::paper_test,    {"E",      "L",    "E",      "E",     "E",        "E",         "-"}},
Row{Track::question,      {"E",      "E",    "E",      "-",     "E",        "-",         "-"}},
Row{Track::progress,      {"E",      "L",    "E",      "L",     "E",        "E",         "-"}},
Row{Track::connection,    {"E",      "E",    "-",      "E",     "E",        "L",         "-"}},
Row{Track::difficulty,    {"E",      "E",    "D",      "D",     "E",        "-",         "-"}},
Row{Track::dropout,       {"E",      "E",    "-",      "L",     "E",        "L",         "L"}},
Row{Track::content_error, {"E",      "E",    "E",      "L",     "E",        "E",         "L"}},
Row{Track::forum,         {"E",      "L",    "L",      "L",     "L",        "L",         "L"}},
Row{Track::evaluation,    {"-",      "-",    "-",      "-",     "E",        "E",         "L"}},
};
// clang-format on

} // namespace

TEST_CASE("who reads and writes what in a preparation is this table, and nothing else",
          "[preparation][rights][s0-roles]")
{
    Story const story = with_everything();
    CHECK(table.size() == Story::workflow().tracks().size());
    std::array const people{lou, maud, igor, carla, denis, nora, officer};
    for (Row const& row : table)
        for (std::size_t i = 0; i < people.size(); ++i) {
            engine::Roles const roles = story.roles(people[i]);
            engine::Track const& track = Story::workflow().track(row.track);
            auto const pieces = story.now().all(track.id);
            REQUIRE_FALSE(pieces.empty());
            bool const reads = story.may_read(people[i], row.track, pieces.front()->number);
            bool const acts = std::any_of(track.rows.begin(), track.rows.end(),
                                          [&](engine::Transition const& one) { return one.by.both(roles).any(); });
            INFO(Story::workflow().name_of(track.id) << ", " << people[i].value);
            CHECK(std::string_view{reads ? (acts ? "E" : "L") : (acts ? "D" : "-")} == row.rights[i]);
        }
    for (Row const& row : table)
        CHECK_FALSE(story.may_read(stranger, row.track, story.now().all(row.track).front()->number));
}

TEST_CASE("a mark is read by the candidate once the copy is returned, by the tutor before",
          "[preparation][rights][s1-progress]")
{
    Story story = with_everything();
    story.on("2025-10-14").when(carla, Track::paper_test, Command::record_sitting, 1);
    story.when(carla, Track::paper_test, Command::collect, 1);
    story.when(carla, Track::paper_test, Command::ship, Ship{day("2025-10-14"), "Scan"}, 1);
    story.when(nora, Track::paper_test, Command::receive, 1);
    CHECK(story.may_read(lou, Track::paper_test, 1));
    story.when(nora, Track::paper_test, Command::mark, MarkCopy{875, "Hors sujet."}, 1).then(State::marked);
    CHECK_FALSE(story.may_read(lou, Track::paper_test, 1));
    CHECK(story.may_read(maud, Track::paper_test, 1));
    story.when(nora, Track::paper_test, Command::return_copy, 1);
    CHECK(story.may_read(lou, Track::paper_test, 1));
}
