#include "api/paths.hpp"

#include <algorithm>

namespace api {

namespace {

constexpr std::size_t path_bytes = 160; // few are longer

// A word of the tables as the next step of a path.
void add_word(std::string& path, std::string_view word)
{
    path += '/';
    auto const begin = path.size();
    path += word;
    std::replace(path.begin() + static_cast<std::ptrdiff_t>(begin), path.end(), '_', '-');
}

void add_piece(std::string& path, engine::Workflow const& workflow, engine::TrackId track, std::uint16_t number)
{
    add_word(path, workflow.name_of(track));
    if (number > 0)
        path.append("/").append(std::to_string(number));
}

} // namespace

std::string collection_path(engine::Workflow const& workflow)
{
    std::string path;
    path.reserve(path_bytes);
    path.append(base_path).append("/").append(workflow.collection());
    return path;
}

std::string case_path(engine::Workflow const& workflow, engine::CaseId const& id)
{
    std::string path = collection_path(workflow);
    path.append("/").append(id.value);
    return path;
}

std::string piece_path(engine::Workflow const& workflow, engine::CaseId const& id, engine::TrackId track,
                       std::uint16_t number)
{
    std::string path = case_path(workflow, id);
    add_piece(path, workflow, track, number);
    return path;
}

std::string command_path(engine::Workflow const& workflow, engine::CaseId const& id, engine::TrackId track,
                         std::uint16_t number, engine::CommandId command)
{
    return std::string{CasePaths{workflow, id}.command(track, number, command)};
}

CasePaths::CasePaths(engine::Workflow const& workflow, engine::CaseId const& id)
    : workflow_{workflow}, path_{case_path(workflow, id)}, own_{path_.size()}
{
}

std::string_view CasePaths::command(engine::TrackId track, std::uint16_t number, engine::CommandId command)
{
    path_.resize(own_);
    add_piece(path_, workflow_, track, number);
    add_word(path_, workflow_.name_of(command));
    return path_;
}

bool is_posted(engine::Workflow const& workflow, engine::TrackId track, engine::CommandId command)
{
    auto const is = [&](std::string_view on, std::string_view name) {
        return workflow.name_of(track) == on && workflow.name_of(command) == name;
    };
    return command != workflow.opening() && !is("roster", "record_import") && !is("rules", "record_migration");
}

std::vector<CommandPlace> command_places(engine::Workflow const& workflow)
{
    std::vector<CommandPlace> places;
    for (engine::Track const& track : workflow.tracks()) {
        for (engine::Transition const& row : track.rows) {
            bool const numbered = track.repeatable && row.from != track.initial;
            bool const listed = std::any_of(places.begin(), places.end(), [&](CommandPlace const& place) {
                return place.track == &track && place.command == row.on && place.numbered == numbered;
            });
            if (!listed && is_posted(workflow, track.id, row.on))
                places.push_back({&track, row.on, numbered});
        }
    }
    return places;
}

} // namespace api
