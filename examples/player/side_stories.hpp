#pragma once
// The stories lived beside the years, a file each in side_stories/.

#include "examples/player/side_story.hpp"

namespace examples::player {

SideStory distance_accompaniment(std::string const& administrator);
SideStory exam_preparation(std::string const& administrator);
SideStory tutored_module(std::string const& administrator);

} // namespace examples::player
