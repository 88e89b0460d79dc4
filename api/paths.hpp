#pragma once
// Where things are: the addresses of cases, pieces and commands, made of the words of the workflows' tables.
// Used by the views to link and by the contract to list.

#include "engine/case.hpp"
#include "engine/workflow.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace api {

inline constexpr std::string_view base_path = "/api/v1";

std::string collection_path(engine::Workflow const& workflow);
std::string case_path(engine::Workflow const& workflow, engine::CaseId const& id);
// `number` is 0 for the only piece of a track, or for a new one of a repeatable track.
std::string piece_path(engine::Workflow const& workflow, engine::CaseId const& id, engine::TrackId track,
                       std::uint16_t number);
std::string command_path(engine::Workflow const& workflow, engine::CaseId const& id, engine::TrackId track,
                         std::uint16_t number, engine::CommandId command);

// The addresses under one case, for whoever tells many of them. Each stands until the next is asked for.
class CasePaths {
public:
    // The workflow outlives it.
    CasePaths(engine::Workflow const& workflow, engine::CaseId const& id);

    std::string_view own() const { return std::string_view{path_}.substr(0, own_); }
    std::string_view command(engine::TrackId track, std::uint16_t number, engine::CommandId command);

private:
    engine::Workflow const& workflow_;
    std::string path_;
    std::size_t own_;
};

// Where a command is posted: on a piece that is there (the only one of its track, or one by its number), or on a
// repeatable track to begin a new piece.
struct CommandPlace {
    engine::Track const* track;
    engine::CommandId command;
    bool numbered; // …/{track}/{number}/{command}
};
// Every command that the API takes for a case that is there, in the order of the tables. What opens a case is posted to
// its collection, and what the engine writes by itself (the trace of an import, of a change of rules) is posted by nobody.
std::vector<CommandPlace> command_places(engine::Workflow const& workflow);
bool is_posted(engine::Workflow const& workflow, engine::TrackId track, engine::CommandId command);

} // namespace api
