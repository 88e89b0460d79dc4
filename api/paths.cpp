#include "api/paths.hpp"

#include <algorithm>

namespace api {

std::string collection_path(engine::Workflow const& workflow)
{
    return std::string{base_path} + "/" + std::string{workflow.collection()};
}

std::string case_path(engine::Workflow const& workflow, engine::CaseId const& id)
{
    return collection_path(workflow) + "/" + id.value;
}

std::string piece_path(engine::Workflow const& workflow, engine::CaseId const& id, engine::TrackId track,
                       std::uint16_t number)
{
    std::string path = case_path(workflow, id) + "/" + engine::kebab(workflow.name_of(track));
    return number == 0 ? path : path + "/" + std::to_string(number);
}

std::string command_path(engine::Workflow const& workflow, engine::CaseId const& id, engine::TrackId track,
                         std::uint16_t number, engine::CommandId command)
{
    return piece_path(workflow, id, track, number) + "/" + engine::kebab(workflow.name_of(command));
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
