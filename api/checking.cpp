// What `titularis check` prints.

#include "api/administration.hpp"

#include "engine/checker.hpp"
#include "engine/workflow.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace api {
namespace {

using engine::Model;
using engine::Refusal;
using engine::Report;

double seconds_since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string names_of(Model const& model, std::vector<engine::TrackId> const& tracks)
{
    std::string text;
    for (engine::TrackId const track : tracks)
        text += (text.empty() ? "" : ", ") + std::string{model.workflow->label_of(track)};
    return text;
}

// A property that fails in several worlds is told once, by its shortest story.
void keep_shortest(std::vector<Refusal>& kept, Refusal const& refusal)
{
    auto const same = std::find_if(kept.begin(), kept.end(), [&](Refusal const& one) {
        return one.name == refusal.name && (!one.story.empty() || one.fact == refusal.fact);
    });
    if (same == kept.end())
        kept.push_back(refusal);
    else if (refusal.story.size() < same->story.size())
        *same = refusal;
}

void tell_world(Model const& model, Report const& report, double seconds, std::ostream& out)
{
    out << "  " << model.world << "\n    " << report.positions << " positions, " << report.moves << " passages, "
        << std::fixed << std::setprecision(2) << seconds << " s\n";
}

void tell_proof(std::vector<Model> const& models, std::vector<Report> const& reports, std::ostream& out)
{
    Model const& model = models.front();
    out << "\nProuvé partout :\n";
    for (std::string_view const title : engine::general_properties())
        out << "  - " << title << '\n';
    for (engine::Property const& property : model.properties)
        out << "  - " << property.title << '\n';
    out << "\nCe que la vérification ne montre pas :\n";
    if (auto const beside = names_of(model, reports.front().beside); !beside.empty())
        out << "  - " << beside
            << " : rien n'en dépend dans le premier de ces mondes, ces suites sont suivies à part\n";
    for (std::string_view const what : model.left_out)
        out << "  - " << what << '\n';
}

std::vector<Model> chosen(std::vector<Model> const& models, std::string const& only, std::string const& rule_set)
{
    std::vector<Model> some;
    for (Model const& model : models)
        if ((only.empty() || only == model.workflow->collection() || only == model.workflow->name())
            && (rule_set.empty() || rule_set == model.rule_set))
            some.push_back(model);
    return some;
}

// The models of one workflow share its tables: what one rule set leaves unused, another may use.
struct Checked {
    std::vector<Refusal> refusals;
    std::size_t positions = 0;
};

Checked check_workflow(std::vector<Model> const& models, bool every_rule_set, std::ostream& out)
{
    Checked checked;
    engine::Checker checker;
    std::vector<Report> reports;
    std::string_view told;
    for (Model const& model : models) {
        if (told != model.rule_set)
            out << (told = model.rule_set) << '\n';
        auto const start = std::chrono::steady_clock::now();
        reports.push_back(checker.check(model));
        tell_world(model, reports.back(), seconds_since(start), out);
        checked.positions += reports.back().positions;
        for (Refusal const& refusal : reports.back().refusals)
            keep_shortest(checked.refusals, refusal);
    }
    if (every_rule_set)
        for (Refusal const& refusal : engine::unused(models, reports))
            keep_shortest(checked.refusals, refusal);
    if (checked.refusals.empty())
        tell_proof(models, reports, out);
    for (Refusal const& refusal : checked.refusals)
        out << '\n' << engine::told(refusal);
    return checked;
}

std::vector<std::vector<Model>> by_workflow(std::vector<Model> const& models)
{
    std::vector<std::vector<Model>> groups;
    for (Model const& model : models) {
        auto const same = std::find_if(groups.begin(), groups.end(), [&](std::vector<Model> const& group) {
            return group.front().workflow == model.workflow;
        });
        if (same == groups.end())
            groups.push_back({model});
        else
            same->push_back(model);
    }
    return groups;
}

} // namespace

int check_rules(std::vector<Model> const& models, std::string const& only, std::string const& rule_set,
                std::ostream& out, std::ostream& complaints)
{
    auto const some = chosen(models, only, rule_set);
    if (some.empty()) {
        complaints << "titularis: nothing to check is called " << only << ' ' << rule_set << '\n';
        return 1;
    }
    auto const start = std::chrono::steady_clock::now();
    std::size_t positions = 0;
    bool is_refused = false;
    for (std::vector<Model> const& group : by_workflow(some)) {
        out << group.front().workflow->title() << '\n';
        Checked const checked = check_workflow(group, rule_set.empty(), out);
        positions += checked.positions;
        is_refused = is_refused || !checked.refusals.empty();
        out << '\n';
    }
    out << some.size() << " mondes, " << positions << " positions, " << std::fixed << std::setprecision(1)
        << seconds_since(start) << " s : " << (is_refused ? "REFUSÉ" : "rien à redire") << '\n';
    return is_refused ? 1 : 0;
}

} // namespace api
