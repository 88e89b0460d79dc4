#pragma once
// The campaign around the lives: opened, staffed, filled from the roster and given its jury before the first day; found
// again when the player comes back to a store where all that was done.

#include "examples/player/forms.hpp"
#include "examples/player/performer.hpp"

#include <map>

namespace examples::player {

inline constexpr char const* zone = "Indian/Reunion";
inline constexpr char const* api_root = "/api/v1";

// The key of a request: the same step of the same play has the same key, whichever player sends it.
std::string key_of(std::uint64_t seed, std::string const& step);

// Everybody who sits.
std::vector<engine::PersonId> jury_present(Cast const& cast);

class Season {
public:
    Season(Performer& performer, Cast& cast, Options const& options, Year const& year,
           std::vector<RosterLine> const& roster)
        : performer_{performer}, cast_{cast}, options_{options}, year_{year}, roster_{roster}
    {
    }

    // Everything that comes before the first of September. Doing it again changes nothing.
    // Throws std::runtime_error when the product refuses.
    void prepare();

    engine::CaseId const& campaign() const { return campaign_; }
    engine::CaseId const& jury() const { return jury_; }
    // By the trainee's address; the first year of those who have two.
    std::map<std::string, engine::CaseId> const& cases() const { return cases_; }

    void hold_first_meeting();
    void open_deliberation();
    void close_session();

    // Looked up anew: what the journal holds by now.
    struct Count {
        std::size_t cases = 0;
        std::size_t second_years = 0;
        std::size_t events = 0;
    };
    Count count();

private:
    void enter_people();
    void open_campaign();
    void appoint_staff();
    void import_roster();
    void appoint_jury();
    void find_cases();
    Deed deed(std::string const& step, std::string const& by, std::string const& target,
              boost::json::object body) const;
    Answer insist(Deed const& deed);
    void sit(std::string const& command, boost::json::object const& body);
    template <class Use>
    void each_case(std::string const& collection, std::string const& by, Use use);

    Performer& performer_;
    Cast& cast_;
    Options const& options_;
    Year const& year_;
    std::vector<RosterLine> const& roster_;
    Versions versions_;
    engine::CaseId campaign_;
    engine::CaseId jury_;
    std::map<std::string, engine::CaseId> cases_;
};

} // namespace examples::player
