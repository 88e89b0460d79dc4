#pragma once
// An exam preparation told in tests: who asks what on which day, what follows. Every act goes through the real rights,
// tables and fold; the campaign is a stand-in.

#include "tests/support/day.hpp"
#include "tests/support/told_case.hpp"
#include "workflows/exam_preparation/commands.hpp"
#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/exam_preparation/facts.hpp"

#include "engine/campaign.hpp"
#include "engine/projection.hpp"
#include "engine/service_clock.hpp"
#include "engine/track.hpp"

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace preparing {

using namespace workflows::exam_preparation;

using telling::day;

namespace people {
inline PersonId const lou{"lou"};         // candidate
inline PersonId const maud{"maud"};       // tutor
inline PersonId const igor{"igor"};       // trainer
inline PersonId const carla{"carla"};     // local correspondent
inline PersonId const denis{"denis"};     // pedagogical manager of the centre
inline PersonId const nora{"nora"};       // national coordinator
inline PersonId const officer{"officer"}; // case officer of the campaign
inline PersonId const stranger{"stranger"};
} // namespace people

inline constexpr Access reachable{true, true};
inline constexpr std::string_view national = "callisto-nationale";
inline constexpr std::string_view regional = "callisto-regionale";

Enrol enrolment(Exam exam = Exam::bibas, Way way = Way::external);
AppointTutor tutor_for(Exam exam = Exam::bibas);

using Rules = std::vector<std::string>;

class Story final : public telling::ToldCase {
public:
    explicit Story(std::string_view rule_set = national);

    Story& on(std::string_view today);   // from this day on, at eight in the morning
    Story& at(std::string_view instant); // from this instant on
    Story& policy(std::string const& name, std::string const& value);
    Story& deadline(std::string const& name, std::string_view day);
    Story& close_campaign();

    template <class Body>
        requires(!std::integral<Body>)
    Story& when(PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        return act(who, track, command, std::any{body}, number); // a std::any is taken as it is
    }
    Story& when(PersonId const& who, Track track, Command command, std::uint16_t number = 0)
    {
        return act(who, track, command, std::any{engine::NoBody{}}, number);
    }
    Story& then(State state);
    // Refused by exactly these conditions, and the journal did not move.
    Story& then_unmet(Rules const& rules);
    Story& then_refused(engine::ErrorCode code);

    // Chapters.
    Story& enrolled(Enrol const& opening = enrolment());
    Story& active();  // terms accepted on 15 September 2025
    Story& tutored(); // a tutor appointed, and spoken with
    Story& with_trainer();

    Preparation const& facts() const { return facts_of(subject_); }
    boost::json::object last_body() const;
    engine::Context context(PersonId const& who) const override;
    std::vector<std::string> tasks(std::string_view role) const; // "track/command", with "!" when blocked
    std::optional<engine::Day> due(std::string_view role, std::string_view task) const;
    std::optional<engine::Day> opens(std::string_view role, std::string_view task) const;
    engine::ServiceClock clock(std::uint16_t question) const;
    Rules defects() const; // the rules, in order
    static ExamPreparation const& workflow();

private:
    Story& act(PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number);
    engine::Campaign& campaign();
    std::vector<engine::TaskRow> rows(std::string_view role) const;

    std::shared_ptr<engine::Case> campaign_;
    engine::Instant now_{};
};

} // namespace preparing
