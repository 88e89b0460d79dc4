#pragma once
// An accompaniment told in tests: a real campaign, a contract, and every act through the real rights, tables and fold.

#include "tests/support/day.hpp"
#include "workflows/campaign/campaign.hpp"
#include "workflows/distance_accompaniment/distance_accompaniment.hpp"

#include "engine/track.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace accompaniment {

using namespace workflows::distance_accompaniment;

namespace people {
inline PersonId const sarah{"sarah"};   // administers the campaign
inline PersonId const paul{"paul"};     // case officer
inline PersonId const odile{"odile"};   // training officer: signs and decides for the academy
inline PersonId const agnes{"agnes"};   // trainer
inline PersonId const carole{"carole"}; // the domain's training correspondent
inline PersonId const rene{"rene"};     // the rectrice's delegate
} // namespace people

using telling::day;
PersonId trainee(int number); // "t1", "t2"…
Trainees trainees(int count);

Prepare contract(); // of Agnès, from 9 January to 31 March 2023
RecordActivity help(int minutes, int participants, std::string_view held_on = "2023-01-16");

class Story {
public:
    explicit Story(Prepare const& opening = contract(),
                   std::vector<std::pair<std::string, std::string>> const& policies = {});

    Story& on(std::string_view today);

    // One act, which must be accepted.
    template <class Body>
    Story& then(PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        return carry_out(who, track, command, std::any{body}, number);
    }
    Story& then(PersonId const& who, Track track, Command command, std::uint16_t number = 0)
    {
        return carry_out(who, track, command, std::any{engine::NoBody{}}, number);
    }

    // What is refused, and for what; the case does not move.
    template <class Body>
    engine::Error refused(PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        return refusal(who, track, command, std::any{body}, number);
    }
    template <class Body>
    std::vector<std::string> unmet(PersonId const& who, Track track, Command command, Body const& body,
                                   std::uint16_t number = 0)
    {
        return rules_of(refused(who, track, command, body, number));
    }
    std::vector<std::string> unmet(PersonId const& who, Track track, Command command, std::uint16_t number = 0)
    {
        return rules_of(refused(who, track, command, engine::NoBody{}, number));
    }

    // Chapters, each used elsewhere as what is given.
    Story& prepared();
    Story& signed_by_both();
    Story& with_group(int size);
    Story& worked(int minutes, int participants); // one activity of individual help
    Story& reported();
    Story& consulted();

    engine::Result<engine::Event> ask(PersonId const& who, Track track, Command command, std::any const& body,
                                      std::uint16_t number);
    void believe(engine::Event const& event); // that was decided by ask()
    engine::Case const& now() const { return subject_; }
    std::vector<engine::Event> const& events() const { return events_; }
    engine::Context context(PersonId const& who) const;
    engine::Roles roles(PersonId const& who) const;
    State state(Track track) const { return state_of(subject_, track); }
    Computation computation() const { return computation_of(subject_); }
    std::vector<std::string> tasks(std::string_view role) const; // "track/command", with "!" when blocked
    engine::Case& campaign() { return *campaign_; }

    static std::vector<std::string> rules_of(engine::Error const& error);
    static DistanceAccompaniment const& workflow();

private:
    Story& carry_out(PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number);
    engine::Error refusal(PersonId const& who, Track track, Command command, std::any const& body,
                          std::uint16_t number);

    Prepare opening_;
    std::shared_ptr<engine::Case> campaign_;
    engine::Case subject_;
    engine::Context context_;
    std::vector<engine::Event> events_;
};

} // namespace accompaniment
