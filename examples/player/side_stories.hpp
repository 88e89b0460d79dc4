#pragma once
// The stories lived beside the years, a file each in side_stories/, with people of their own.

#include "examples/player/side_story.hpp"

namespace examples::player {

namespace accompaniment {
SideStory story(std::string const& administrator);
}
namespace preparation {
SideStory story(std::string const& administrator);
}
namespace tutoring {
SideStory story(std::string const& administrator);
}

} // namespace examples::player
