#pragma once
// The days, one after the other: the clock put forward, then the acts of the day, those of different trainees side by
// side and those of one trainee in their order.

#include "examples/player/progress.hpp"
#include "examples/player/season.hpp"
#include "examples/player/summary.hpp"

#include <functional>
#include <memory>
#include <set>
#include <stdexcept>

namespace examples::player {

// The server has no clock that can be put forward.
struct NoDemonstration : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Play {
public:
    Play(Options const& options, Cast& cast, Ledger& ledger, Year const& year, std::vector<RosterLine> const& roster);

    void run();
    Summary const& summary() const { return summary_; }

private:
    Day read_clock();
    void put_clock(Day day);
    void play_day(Day day, Progress& progress);
    // On every connection at once; the first exception met is thrown again here.
    void side_by_side(std::vector<Life const*> const& lives, std::function<void(Performer&, Life const&)> const& use);
    void play_steps(Performer& performer, Life const& life, Day day);
    Deed deed_of(Life const& life, Step const& step) const;
    std::string const& person_at(Hand hand, Life const& life) const;
    std::size_t count_steps(Day begins_on, Day last);
    std::size_t second_years_by(Day day) const;
    std::set<Day> calendar() const;
    void wait_for_second_years(std::size_t expected);

    Options const& options_;
    Cast& cast_;
    Ledger& ledger_;
    Year year_;
    std::vector<RosterLine> const& roster_;
    std::vector<Life> lives_;
    std::vector<std::unique_ptr<Performer>> performers_; // the first also does what concerns everybody
    Season season_;
    Scene scene_;
    std::map<std::string, Versions> versions_; // by trainee: never used by two connections at once
    Summary summary_;
    Day minted_on_{};
};

} // namespace examples::player
