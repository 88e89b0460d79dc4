#pragma once
// Lives the side stories through the API, day by day, on the player's own clock and connection.

#include "examples/player/performer.hpp"
#include "examples/player/side_story.hpp"

#include <iosfwd>
#include <set>

namespace examples::player {

class SidePlay {
public:
    SidePlay(Performer& performer, Cast& cast, std::uint64_t seed, std::vector<SideStory> stories)
        : performer_{performer}, cast_{cast}, seed_{seed}, stories_{std::move(stories)}
    {
    }

    void enter_people();
    std::set<Day> days() const;
    // The acts of that day. Cases that a former player opened are found again in the lists.
    void play(Day day);
    // A request a story, ready to paste. Of a story that was not lived there is none.
    void print_requests(std::string const& url, std::ostream& out);

private:
    std::string path_of(SideStory const& story, std::string const& name); // throws std::runtime_error
    std::string found_path(SideCase const& wanted);                       // empty when the list does not hold it
    void perform(SideStory const& story, std::size_t at);

    Performer& performer_;
    Cast& cast_;
    std::uint64_t seed_;
    std::vector<SideStory> stories_;
    std::map<std::string, std::string> paths_; // of cases, by story and name
    Versions versions_;
};

} // namespace examples::player
