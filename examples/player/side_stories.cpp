#include "examples/player/side_stories.hpp"

namespace examples::player {

std::vector<SideStory> side_stories(std::string const& administrator)
{
    return {
        distance_accompaniment(administrator),
        exam_preparation(administrator),
        tutored_module(administrator),
    };
}

} // namespace examples::player
