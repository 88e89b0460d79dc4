#include "api/rules_pages.hpp"

#include "api/drawn_part.hpp"
#include "engine/diagram.hpp"

#include <boost/json/serialize.hpp>

namespace api {
namespace {

constexpr std::string_view rules_begin = "<!-- begin: drawn from the tables by `titularis rules` -->\n";
constexpr std::string_view rules_end = "<!-- end: drawn from the tables -->\n";

std::string table_of(engine::Workflow const& workflow, engine::Track const& track, std::string_view format)
{
    std::string const label{workflow.label_of(track.id)};
    std::string const title = std::string{workflow.title()} + " : " + label;
    if (format == "markdown")
        return "## " + title + "\n\n" + engine::markdown(workflow, track) + "\n";
    if (format == "drawings")
        return "### " + label + "\n\n```mermaid\n" + engine::mermaid(workflow, track) + "```\n\n";
    if (format == "mermaid")
        return "%% " + title + "\n" + engine::mermaid(workflow, track) + "\n";
    if (format == "svg")
        return engine::svg(workflow, track) + "\n";
    return boost::json::serialize(engine::rules_of(workflow, track)) + "\n";
}

} // namespace

std::string rules_page(engine::Workflows const& workflows, std::string_view only, std::string_view format,
                       std::vector<engine::Scenario> const& scenarios)
{
    std::vector<engine::Workflow const*> chosen;
    for (engine::Workflow const* const workflow : workflows.all())
        if (only.empty() || workflow->collection() == only || workflow->name() == only)
            chosen.push_back(workflow);
    if (chosen.empty())
        return "";
    if (format == "index")
        return "\n" + engine::rules_index(chosen, scenarios) + "\n";
    std::string page;
    for (engine::Workflow const* const workflow : chosen)
        if (format == "summary")
            page += engine::summary(*workflow);
        else
            for (engine::Track const& track : workflow->tracks())
                page += table_of(*workflow, track, format);
    return page;
}

std::string with_rules(std::string_view page, std::string_view rules)
{
    return with_drawn_part(page, rules_begin, rules_end, rules);
}

} // namespace api
