#include "examples/player/side_stories.hpp"

namespace examples::player {

std::vector<SideStory> side_stories(std::string const& administrator)
{
    return {
        accompaniment::story(administrator),
        preparation::story(administrator),
        tutoring::story(administrator),
    };
}

} // namespace examples::player
