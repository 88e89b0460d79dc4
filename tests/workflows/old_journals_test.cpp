// Journals of past versions, kept as they were exported, read by the rules of today: they fold to the states that were
// kept beside them, whatever was added to tables and rule sets since. A journal is added with each version that writes
// new shapes, and never changed (tests/journals/README.md says how).

#include "workflows/campaign/campaign.hpp"
#include "workflows/jury/jury.hpp"
#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include "engine/verification.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using Journal = std::map<std::string, std::vector<engine::Event>>; // by stream

workflows::campaign::CampaignWorkflow const campaigns;
workflows::jury::JuryWorkflow const juries;
workflows::trainee_year::TraineeYear const trainee_year;

std::vector<fs::path> journals()
{
    std::vector<fs::path> all;
    for (auto const& entry : fs::directory_iterator{fs::path{TITULARIS_SOURCE_DIR} / "tests/journals"})
        if (entry.path().extension() == ".jsonl")
            all.push_back(entry.path());
    return all;
}

Journal read(fs::path const& path)
{
    Journal journal;
    std::ifstream in{path};
    for (std::string line; std::getline(in, line);)
        if (auto event = engine::from_export_line(line))
            journal[event->stream.value].push_back(*std::move(event));
    return journal;
}

// The kind of a case is told by the event that opened it.
engine::Workflow const* workflow_of(engine::Event const& first)
{
    for (engine::Workflow const* const one :
         {static_cast<engine::Workflow const*>(&campaigns), static_cast<engine::Workflow const*>(&juries),
          static_cast<engine::Workflow const*>(&trainee_year)})
        if (one->find_event(first.type) && one->find_track(first.track))
            return one;
    return nullptr;
}

// One line a case: what a reader of the file would compare by eye.
std::string told(engine::Case const& subject)
{
    std::ostringstream line;
    line << subject.id.value << ' ' << subject.workflow->name() << " v" << subject.version << ' ' << subject.rule_set
         << " grants=" << subject.grants.size();
    for (engine::Piece const& piece : subject.pieces) {
        // A track that came later, and of which nothing was written, is as if it were not there.
        if (subject.workflow == &trainee_year && piece.track == workflows::trainee_year::Track::retention
            && piece.version == 0)
            continue;
        line << ' ' << subject.workflow->name_of(piece.track);
        if (piece.number > 0)
            line << '/' << piece.number;
        line << '=' << subject.workflow->name_of(piece.state) << ':' << piece.version;
    }
    if (subject.workflow == &trainee_year) {
        auto const& facts = workflows::trainee_year::facts_of(subject);
        auto const stage = facts.stage(workflows::trainee_year::find_rule_set(subject.rule_set));
        line << " end=" << engine::to_text(stage.end_on) << " effect=" << engine::to_text(stage.effective_on)
             << " outcome=" << facts.outcome << " sealed=" << facts.seal.size();
    }
    return line.str();
}

std::vector<std::string> states(Journal const& journal)
{
    std::vector<std::string> lines;
    for (auto const& [stream, events] : journal) {
        auto const* const workflow = workflow_of(events.front());
        REQUIRE(workflow != nullptr);
        lines.push_back(told(engine::fold(*workflow, engine::CaseId{stream}, events)));
    }
    return lines;
}

} // namespace

TEST_CASE("a journal of a past version folds to the states it had", "[journals]")
{
    REQUIRE_FALSE(journals().empty());
    for (fs::path const& path : journals()) {
        INFO(path.filename().string());
        auto const now = states(read(path));
        fs::path const kept = fs::path{path}.replace_extension(".states");
        // A new journal comes without its states; they are written once, looked at, and committed with it.
        if (char const* const write = std::getenv("TITULARIS_KEEP_STATES"); write && !fs::exists(kept)) {
            std::ofstream out{kept};
            for (std::string const& line : now)
                out << line << '\n';
        }
        std::vector<std::string> then;
        std::ifstream in{kept};
        for (std::string line; std::getline(in, line);)
            then.push_back(line);
        REQUIRE_FALSE(then.empty());
        REQUIRE(now.size() == then.size());
        for (std::size_t i = 0; i < now.size(); ++i)
            CHECK(now[i] == then[i]);
    }
}

TEST_CASE("a journal of a past version still chains", "[journals]")
{
    for (fs::path const& path : journals()) {
        INFO(path.filename().string());
        std::ifstream in{path};
        auto const report = engine::verify(in);
        CHECK(report.sound());
        CHECK(report.events > 100);
    }
}
