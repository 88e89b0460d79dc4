#pragma once
// The campaign around the lives: opened, staffed, filled from its roster and given its jury; found again when the player
// comes back to a store where all that was done.

#include "examples/player/campaign_plan.hpp"
#include "examples/player/casebook.hpp"

namespace examples::player {

inline constexpr char const* zone = "Indian/Reunion";

// The key of a request: the same step of the same play has the same key, whichever player sends it.
std::string key_of(std::uint64_t seed, std::string const& step);

// Everybody who sits.
std::vector<engine::PersonId> jury_present(Cast const& cast);

// Enters the people of the offices and of the juries, whom no roster names.
void enter_staff(Cast& cast);

class Season {
public:
    Season(Performer& performer, Cast& cast, Options const& options, CampaignPlan const& plan)
        : performer_{performer}, cast_{cast}, options_{options}, plan_{plan}
    {
    }

    // Everything that comes before the lives, but for the jury. Doing it again changes nothing.
    // Throws std::runtime_error when the product refuses.
    void prepare(Casebook& casebook);
    void appoint_jury();

    CampaignPlan const& plan() const { return plan_; }
    bool is_prepared() const { return !campaign_.empty(); }
    engine::CaseId const& campaign() const { return campaign_; }
    engine::CaseId const& jury() const { return jury_; } // empty before it is appointed, and where none sits

    // What the jury does on this day before the acts on trainees, and after them.
    void open_day(Day day);
    void close_day(Day day);
    // From now on this season's jury acts no more.
    void hand_over_to(Season const& next);

private:
    void open_campaign();
    void appoint_staff();
    void import_roster();
    void find_jury();
    Deed deed(std::string const& step, std::string const& by, std::string const& target,
              boost::json::object body) const;
    Answer insist(Deed const& deed);
    void sit(std::string const& step, std::string const& by, std::string const& command,
             boost::json::object const& body);

    Performer& performer_;
    Cast& cast_;
    Options const& options_;
    CampaignPlan const& plan_;
    Versions versions_;
    engine::CaseId campaign_;
    engine::CaseId jury_;
};

} // namespace examples::player
