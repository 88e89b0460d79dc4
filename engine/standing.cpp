#include "engine/standing.hpp"

#include "engine/day.hpp"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

void add_once(std::vector<std::string>& lines, std::string line)
{
    if (std::find(lines.begin(), lines.end(), line) == lines.end())
        lines.push_back(std::move(line));
}

std::string quoted(std::string_view text)
{
    return "« " + std::string{text} + " »";
}

std::string track_of(Workflow const& workflow, Track const& track)
{
    return std::string{workflow.title()} + ", " + std::string{workflow.label_of(track.id)} + " : ";
}

// Rows that differ by their beginning alone are one line.
void add_rows(Workflow const& workflow, Track const& track, std::string_view id, Standing& standing)
{
    for (Transition const& row : track.rows) {
        if (workflow.source(row.source).id != id)
            continue;
        std::string from;
        for (Transition const& other : track.rows)
            if (other.on == row.on && other.to == row.to && workflow.source(other.source).id == id)
                from += (from.empty() ? "" : " ou ") + std::string{workflow.label_of(other.from)};
        add_once(standing.rows,
                 track_of(workflow, track) + from + " → **" + std::string{workflow.label_of(row.on)} + "** → "
                     + std::string{workflow.label_of(row.to)});
    }
}

std::string in_words(Workflow const& workflow, RuleSetLine const& line)
{
    return "**" + std::string{workflow.label_of(line.piece)} + "**, " + std::string{workflow.label_of(line.owner)}
    + ", " + (line.compulsory ? "obligatoire" : "attendu") + ", "
        + quoted(workflow.words().deadlines[line.due.value].label);
}

// What several rule sets ask alike is one line.
void add_rule_sets(Workflow const& workflow, std::string_view id, Standing& standing)
{
    std::vector<std::pair<std::string, std::string>> wanted; // a line, and by which sets
    for (RuleSet const& set : workflow.rule_sets()) {
        std::string const of = "(" + std::string{set.title} + ")";
        if (workflow.source(set.source).id == id)
            standing.dated.push_back("le choix de ces règles " + of);
        for (RuleSetClause const& clause : set.clauses)
            if (workflow.source(clause.source).id == id)
                standing.dated.push_back(clause.says + " " + of);
        for (RuleSetLine const& line : set.lines) {
            if (workflow.source(line.source).id != id)
                continue;
            std::string piece = in_words(workflow, line);
            auto const known =
                std::find_if(wanted.begin(), wanted.end(), [&](auto const& one) { return one.first == piece; });
            if (known == wanted.end())
                wanted.emplace_back(std::move(piece), line.to + " " + of);
            else
                known->second += " ; " + line.to + " " + of;
        }
    }
    for (auto const& [piece, sets] : wanted)
        standing.dated.push_back(piece + " : " + sets);
}

Standing directly_on(std::string_view id, std::span<Workflow const* const> workflows)
{
    Standing standing;
    for (Workflow const* const workflow : workflows) {
        for (Track const& track : workflow->tracks())
            add_rows(*workflow, track, id, standing);
        for (GuardWord const& guard : workflow->words().guards)
            if (workflow->source(guard.source).id == id)
                standing.guards.push_back(std::string{workflow->title()} + " : " + quoted(guard.title) + " `"
                                          + std::string{guard.rule} + "`");
        add_rule_sets(*workflow, id, standing);
    }
    return standing;
}

// Those that this one replaces from its first day on: refusals then cite it where the rules name them.
std::vector<Source const*> former_of(Workflow const& workflow, std::string_view id)
{
    std::vector<Source const*> former;
    auto const sources = workflow.sources();
    for (std::size_t at = 0; at < sources.size(); ++at) {
        auto const from = parse_day(sources[at].valid_from);
        if (sources[at].id != id || !from)
            continue;
        for (std::size_t other = 0; other < sources.size(); ++other)
            if (other != at && workflow.in_force(SourceId{static_cast<std::uint8_t>(other)}, *from).value == at)
                former.push_back(&sources[other]);
    }
    return former;
}

} // namespace

Standing standing_on(std::string_view id, std::span<Workflow const* const> workflows)
{
    Standing standing = directly_on(id, workflows);
    for (Workflow const* const workflow : workflows)
        for (Source const* const former : former_of(*workflow, id))
            if (directly_on(former->id, workflows).is_cited())
                add_once(standing.former,
                         "`" + std::string{former->id} + "`, " + std::string{former->text} + ", "
                             + std::string{former->article});
    return standing;
}

} // namespace engine
