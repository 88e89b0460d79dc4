#pragma once
// The days, one after the other: the clock put forward, then the acts of the day, those of different trainees side by
// side and those of one trainee in their order.

#include "examples/player/forms.hpp"
#include "examples/player/progress.hpp"
#include "examples/player/season.hpp"
#include "examples/player/side_play.hpp"
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
    // `plans` outlives the play.
    Play(Options const& options, Cast& cast, Ledger& ledger, std::vector<CampaignPlan> const& plans);

    void run();
    Summary const& summary() const { return summary_; }

    // For whoever wants to act instead: the clock stands on that day, everything that comes before the lives is done, and
    // what they would have done by then is handed over, life after life, each in its order. Steps refused on purpose
    // are left out.
    using Plan = std::function<void(std::size_t life, Step const&, Deed const&)>;
    void hand_over(Day until, Plan const& to);

private:
    // A life with the season that judges it.
    struct Lived {
        Life const* life = nullptr;
        Season* season = nullptr;
        Versions versions{}; // never used by two connections at once
    };

    Day read_clock();
    void put_clock(Day day);
    void prepare_seasons(Day day);
    void play_day(Day day, Progress& progress);
    // On every connection at once; the first exception met is thrown again here.
    void side_by_side(std::vector<Lived*> const& lives, std::function<void(Performer&, Lived&)> const& use);
    void play_steps(Performer& performer, Lived& lived, Day day);
    Deed deed_of(Lived const& lived, Step const& step) const;
    Scene scene_of(Season const& season) const;
    Season const* next_of(Season const& season) const;
    std::string const& person_at(Hand hand, Life const& life) const;
    std::size_t count_steps(Day begins_on, Day last);
    std::size_t second_years_by(Day day) const;
    std::set<Day> calendar() const;
    void wait_for_second_years(std::size_t expected);
    void compare_ends(Day last);

    Options const& options_;
    Cast& cast_;
    Ledger& ledger_;
    std::vector<CampaignPlan> const& plans_;
    std::vector<std::unique_ptr<Performer>> performers_; // the first also does what concerns everybody
    Casebook casebook_;
    SidePlay beside_;                              // empty unless asked for
    std::vector<std::unique_ptr<Season>> seasons_; // of the plans, in their order
    std::vector<Lived> lives_;
    Summary summary_;
    Day minted_on_{};
};

} // namespace examples::player
