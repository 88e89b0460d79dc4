#include "engine/rules_index.hpp"

#include "engine/table_words.hpp"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

// What stands on a source, each a line in words.
struct Standing {
    std::vector<std::string> rows, guards, required, scenarios;

    bool is_cited() const { return !rows.empty() || !guards.empty() || !required.empty(); }
};

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
            standing.required.push_back("le choix de ces règles " + of);
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
        standing.required.push_back(piece + " : " + sets);
}

Standing standing_on(std::string_view id, std::span<Workflow const* const> workflows)
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

// Each source once, in the order in which the workflows list them.
std::vector<Source const*> sources_of(std::span<Workflow const* const> workflows)
{
    std::vector<Source const*> all;
    for (Workflow const* const workflow : workflows)
        for (Source const& source : workflow->sources())
            if (std::none_of(all.begin(), all.end(), [&](Source const* known) { return known->id == source.id; }))
                all.push_back(&source);
    return all;
}

std::string_view in_french(Confidence confidence)
{
    switch (confidence) {
    case Confidence::law: return "lu dans le texte";
    case Confidence::circular: return "note ou circulaire";
    case Confidence::guide: return "guide académique";
    case Confidence::secondary: return "source secondaire";
    case Confidence::derived: return "déduit des textes";
    case Confidence::assumption: return "hypothèse, à confirmer";
    }
    return "";
}

std::string validity_of(Source const& source)
{
    std::string days;
    if (!source.valid_from.empty())
        days += " du " + std::string{source.valid_from};
    if (!source.valid_to.empty())
        days += " au " + std::string{source.valid_to};
    return days;
}

std::string heading_of(Source const& source)
{
    std::string line = "*" + std::string{in_french(source.confidence)} + "*";
    if (!source.version.empty())
        line += " ; " + std::string{source.version};
    if (auto const days = validity_of(source); !days.empty())
        line += " ;" + days;
    return "### " + std::string{source.article} + " `" + std::string{source.id} + "`\n\n" + line + "\n\n"
        + std::string{source.says} + "\n\n";
}

std::string list_of(std::string_view title, std::vector<std::string> const& lines)
{
    if (lines.empty())
        return "";
    std::string out = "- " + std::string{title} + "\n";
    for (std::string const& line : lines)
        out += "  - " + line + "\n";
    return out;
}

class Index {
public:
    Index(std::span<Workflow const* const> workflows, std::span<Scenario const> scenarios)
    {
        for (Source const* const source : sources_of(workflows)) {
            Standing standing = standing_on(source->id, workflows);
            for (Scenario const& scenario : scenarios)
                if (std::find(scenario.tags.begin(), scenario.tags.end(), source->id) != scenario.tags.end())
                    standing.scenarios.push_back(scenario.name + " (`" + scenario.file + "`)");
            all_.push_back({source, std::move(standing)});
        }
    }

    std::string text() const
    {
        std::string out = summary();
        std::string_view last;
        for (auto const& [source, standing] : all_)
            if (source->confidence != Confidence::assumption && standing.is_cited()) {
                if (source->text != last)
                    out += "## " + std::string{source->text} + "\n\n";
                last = source->text;
                out += article(*source, standing);
            }
        out += "## Hypothèses à confirmer\n\nCe qu'aucun texte lu ne dit : le produit l'a choisi, ou n'a pas pu le "
               "vérifier.\n\n";
        for (auto const& [source, standing] : all_)
            if (source->confidence == Confidence::assumption && standing.is_cited())
                out += article(*source, standing);
        out += "## Cités par aucune ligne\n\nNi ligne, ni condition, ni pièce demandée ne s'y appuie ; un calcul, un "
               "formulaire ou le détail d'un refus, peut-être.\n\n";
        for (auto const& [source, standing] : all_)
            if (!standing.is_cited())
                out += "- `" + std::string{source->id} + "` " + std::string{source->text} + ", "
                    + std::string{source->article} + " (" + std::string{in_french(source->confidence)}
                    + ") : " + std::string{source->says} + "\n" + shown(standing);
        return out;
    }

private:
    struct Entry {
        Source const* source;
        Standing standing;
    };

    std::string summary() const
    {
        auto const count = [&](auto&& is) { return std::to_string(std::count_if(all_.begin(), all_.end(), is)); };
        return count([](Entry const&) { return true; }) + " sources, dont "
            + count([](Entry const& one) { return one.source->confidence == Confidence::law; })
            + " lues dans leur texte et "
            + count([](Entry const& one) { return one.source->confidence == Confidence::assumption; })
            + " hypothèses ; "
            + count([](Entry const& one) { return one.standing.is_cited() && one.standing.scenarios.empty(); })
            + " sont citées sans qu'un scénario porte leur nom.\n\n";
    }

    static std::string article(Source const& source, Standing const& standing)
    {
        return heading_of(source) + list_of("Lignes", standing.rows) + list_of("Conditions", standing.guards)
            + list_of("Pièces demandées", standing.required)
            + (standing.scenarios.empty() ? "- Scénarios : aucun\n" : list_of("Scénarios", standing.scenarios)) + "\n";
    }

    static std::string shown(Standing const& standing)
    {
        std::string out;
        for (std::string const& scenario : standing.scenarios)
            out += "  - " + scenario + "\n";
        return out;
    }

    std::vector<Entry> all_;
};

} // namespace

std::string rules_index(std::span<Workflow const* const> workflows, std::span<Scenario const> scenarios)
{
    return Index{workflows, scenarios}.text();
}

std::vector<std::string_view> uncited_sources(std::span<Workflow const* const> workflows)
{
    std::vector<std::string_view> ids;
    for (Source const* const source : sources_of(workflows))
        if (!standing_on(source->id, workflows).is_cited())
            ids.push_back(source->id);
    return ids;
}

} // namespace engine
