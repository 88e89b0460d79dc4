#pragma once
// A table as people read it: a Mermaid drawing, an SVG drawing, or a list with its sources.

#include "engine/workflow.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace engine {

// stateDiagram-v2, French labels, one arrow a row.
std::string mermaid(Workflow const& workflow, Track const& track);
// Laid out by Graphviz. Throws std::runtime_error when Graphviz cannot draw.
std::string svg(Workflow const& workflow, Track const& track);
// One line a row, with its conditions and its source, for a page of documentation.
std::string markdown(Workflow const& workflow, Track const& track);
// The whole workflow on one page, a line a track: who does what, by when.
std::string summary(Workflow const& workflow);
// Rows with guards, roles and sources, states with their owners, all in words.
boost::json::object rules_of(Workflow const& workflow, Track const& track);
boost::json::object to_json(Source const& source);

} // namespace engine
