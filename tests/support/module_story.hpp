#pragma once
// A tutored module told in tests: what happened, who asks what at which hour, what follows. Every act goes through the
// real rights, tables and fold, under a campaign opened by its own workflow.

#include "tests/support/day.hpp"
#include "tests/support/told_case.hpp"
#include "workflows/campaign/campaign.hpp"
#include "workflows/tutored_module/calendar.hpp"
#include "workflows/tutored_module/commands.hpp"
#include "workflows/tutored_module/tutored_module.hpp"

#include "engine/service_clock.hpp"
#include "engine/track.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace module_story {

using namespace workflows::tutored_module;

using telling::day;

namespace people {
inline engine::PersonId const lea{"lea"};       // learner
inline engine::PersonId const theo{"theo"};     // tutor
inline engine::PersonId const nora{"nora"};     // tutor later on
inline engine::PersonId const marc{"marc"};     // pedagogical manager
inline engine::PersonId const gaelle{"gaelle"}; // case officer
inline engine::PersonId const sarah{"sarah"};   // administers the campaign
inline engine::PersonId const stranger{"stranger"};
} // namespace people

// From Monday 9 January to Friday 31 March 2023.
OpenModule opening();
MakeContact contact(std::string_view made_on);
SetPlanning planning(); // two meetings, sheets on 1 February, 1 and 29 March
RecordSupport support(std::string_view held_on, std::int64_t minutes, SupportKind kind = SupportKind::content,
                      Mode mode = Mode::asynchronous, Audience audience = Audience::learner);
SendSheet sheet();
FillSheet filled(Level level = Level::in_progress);
SubmitEvaluation evaluation(std::string_view held_on);
AccountFor accounting();

class Module final : public telling::ToldCase {
public:
    explicit Module(OpenModule const& opening = module_story::opening());

    // From this local hour on; every act is a second later than the one before.
    Module& at(std::string_view today, int hour = 8, int minute = 0);
    Module& policy(std::string const& name, std::string const& value);
    Module& deadline(std::string const& name, std::string_view day);
    Module& close_campaign();

    template <class Body>
    Module& when(engine::PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        return act(who, track, command, std::any{body}, number);
    }
    Module& when(engine::PersonId const& who, Track track, Command command, std::uint16_t number = 0)
    {
        return act(who, track, command, std::any{engine::NoBody{}}, number);
    }
    // A form whose type is not known here.
    Module& when_any(engine::PersonId const& who, Track track, Command command, std::any const& body,
                     std::uint16_t number)
    {
        return act(who, track, command, body, number);
    }
    Module& then(State state); // accepted, and the piece is now so
    // Refused, and the journal did not move. `rules` are the conditions that must be among those told.
    Module& then_refused(engine::ErrorCode code, std::vector<std::string> const& rules = {});

    // Chapters, each told in full by tutored_module_test and used elsewhere as what is given.
    Module& opened();           // on 9 January
    Module& welcomed();         // on 10 January, read
    Module& positioned();       // a sheet sent, filled in and discussed, on 1 February
    Module& in_its_last_days(); // 31 March
    Module& evaluated();
    Module& accounted();
    Module& certified();

    ModuleFacts const& facts() const { return facts_of(subject_); }
    std::string fact() const; // of the first condition of the refusal
    engine::Context context(engine::PersonId const& who) const override;
    // "track/command due opens", with "!" when somebody else is awaited first; days as ISO texts or "-".
    std::vector<std::string> tasks(std::string_view role) const;
    std::vector<std::string> defects() const; // their facts
    std::optional<engine::ServiceClock> clock(std::uint16_t question) const;
    static TutoredModule const& workflow();

private:
    Module& act(engine::PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number);
    template <class Body>
    void tell_campaign(engine::TrackId track, engine::CommandId command, Body const& body);

    OpenModule opening_;
    std::shared_ptr<engine::Case> campaign_;
    engine::Instant now_{};
};

inline Module a_module(OpenModule const& with = opening())
{
    return Module{with};
}

} // namespace module_story
