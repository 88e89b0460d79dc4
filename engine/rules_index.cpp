#include "engine/rules_index.hpp"

#include "engine/standing.hpp"

#include <algorithm>

namespace engine {
namespace {

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
    case Confidence::guide: return "guide local";
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
            Entry entry{source, standing_on(source->id, workflows), {}};
            for (Scenario const& scenario : scenarios)
                if (std::find(scenario.tags.begin(), scenario.tags.end(), source->id) != scenario.tags.end())
                    entry.scenarios.push_back(scenario.name + " (`" + scenario.file + "`)");
            all_.push_back(std::move(entry));
        }
    }

    std::string text() const
    {
        std::string out = summary();
        for (std::string_view const text : texts()) {
            out += "## " + std::string{text} + "\n\n";
            for (Entry const& one : all_)
                if (one.source->text == text && one.is_cited() && !one.is_assumed())
                    out += article(one);
        }
        out += "## Hypothèses à confirmer\n\nCe qu'aucun texte lu ne dit : le produit l'a choisi, ou n'a pas pu le "
               "vérifier.\n\n";
        for (Entry const& one : all_)
            if (one.is_cited() && one.is_assumed())
                out += article(one);
        out += "## Cités par aucune ligne\n\nNi ligne, ni condition, ni règle datée ne s'y appuie ; un calcul, un "
               "formulaire ou le détail d'un refus, peut-être.\n\n";
        for (Entry const& one : all_)
            if (!one.is_cited())
                out += line(one);
        return out;
    }

private:
    struct Entry {
        Source const* source;
        Standing standing;
        std::vector<std::string> scenarios;

        bool is_cited() const { return standing.is_cited(); }
        bool is_assumed() const { return source->confidence == Confidence::assumption; }
    };

    // Of what is cited and not assumed, in the order in which they first come.
    std::vector<std::string_view> texts() const
    {
        std::vector<std::string_view> texts;
        for (Entry const& one : all_)
            if (one.is_cited() && !one.is_assumed()
                && std::find(texts.begin(), texts.end(), one.source->text) == texts.end())
                texts.push_back(one.source->text);
        return texts;
    }

    std::string summary() const
    {
        auto const count = [&](auto&& is) { return std::to_string(std::count_if(all_.begin(), all_.end(), is)); };
        return std::to_string(all_.size()) + " sources, dont "
            + count([](Entry const& one) { return one.source->confidence == Confidence::law; })
            + " lues dans leur texte et " + count([](Entry const& one) { return one.is_assumed(); }) + " hypothèses ; "
            + count([](Entry const& one) { return one.is_cited() && one.scenarios.empty(); })
            + " sont citées sans qu'un scénario porte leur nom.\n\n";
    }

    static std::string article(Entry const& one)
    {
        return heading_of(*one.source) + list_of("Lignes", one.standing.rows)
            + list_of("Conditions", one.standing.guards) + list_of("Règles datées", one.standing.dated)
            + list_of("Prend la suite de", one.standing.former)
            + (one.scenarios.empty() ? "- Scénarios : aucun\n" : list_of("Scénarios", one.scenarios)) + "\n";
    }

    static std::string line(Entry const& one)
    {
        std::string out = "- `" + std::string{one.source->id} + "` " + std::string{one.source->text} + ", "
            + std::string{one.source->article} + " (" + std::string{in_french(one.source->confidence)}
            + ") : " + std::string{one.source->says} + "\n";
        for (std::string const& scenario : one.scenarios)
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
