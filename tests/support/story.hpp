#pragma once
// A trainee's year told in tests: what happened, who asks what on which day, what follows. Every act goes through the
// real rights, tables and fold; the campaign and the jury are stand-ins that say what a real one would publish.

#include "tests/support/day.hpp"
#include "tests/support/told_case.hpp"
#include "workflows/trainee_year/commands.hpp"
#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include "engine/campaign.hpp"
#include "engine/track.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace story {

using namespace workflows::trainee_year;

using telling::day;

// The people of the story.
namespace people {
inline engine::PersonId const camille{"camille"};     // trainee
inline engine::PersonId const hoarau{"hoarau"};       // tutor
inline engine::PersonId const grondin{"grondin"};     // another teacher, tutor later on
inline engine::PersonId const roux{"roux"};           // head of school
inline engine::PersonId const morel{"morel"};         // the next head of school
inline engine::PersonId const payet{"payet"};         // inspector
inline engine::PersonId const lebon{"lebon"};         // of the INSPE
inline engine::PersonId const officer{"officer"};     // case officer
inline engine::PersonId const secretary{"secretary"}; // of the jury
inline engine::PersonId const president{"president"}; // of the jury
inline engine::PersonId const member{"member"};       // of the jury
inline engine::PersonId const delegate{"delegate"};   // of the Rector
inline engine::PersonId const trainer{"trainer"};     // training officer
inline engine::PersonId const stranger{"stranger"};
} // namespace people

// What the stand-in jury publishes.
struct JuryToday {
    std::string campaign{"campaign-1"};
    bool appointed = true;
    int members = 6;
    bool closed = false;
    bool deliberation_open = false;
    std::string first_meeting_on{"2023-06-01"};
    std::vector<engine::PersonId> recused{}; // from this trainee's file
};

OpenYear opening();
FileReview review(Rating rating, std::string_view held_on);
RecordVisit visit(std::string_view held_on);
FileReport report(std::string_view held_on);
RecordInspection inspection(std::string_view held_on);
GiveOpinion opinion(OpinionValue value, std::optional<OpinionBasis> basis = std::nullopt);
Ratings every_item(Rating rating, Profession profession = Profession::teacher);
Notify notice(std::string_view notified_on);

// A grid with one item left out.
Ratings one_item_unanswered(Rating rating);

class Year final : public telling::ToldCase {
public:
    explicit Year(OpenYear const& opening = story::opening());

    Year& on(std::string_view today); // from this day on
    Year& policy(std::string const& name, std::string const& value);
    Year& deadline(std::string const& name, std::string_view day);
    Year& rule_set(std::string const& name); // before the year is opened
    Year& jury(JuryToday const& today);
    Year& close_campaign();

    // What happened, believed as the journal believes it: no right, row or condition is asked.
    template <class Body>
    Year& given(Track track, Event what, Body const& body, std::uint16_t number = 0)
    {
        return given(track, what, engine::write_body(body), number);
    }
    Year& given(Track track, Event what, boost::json::object const& body, std::uint16_t number = 0);

    // One act. What follows it is said by then or then_refused.
    template <class Body>
    Year& when(engine::PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        return act(who, track, command, std::any{body}, number);
    }
    Year& when(engine::PersonId const& who, Track track, Command command, std::uint16_t number = 0)
    {
        return act(who, track, command, std::any{engine::NoBody{}}, number);
    }

    Year& then(State state); // accepted, and the piece is now so
    // Refused, and the journal did not move. `rules` are the conditions that must be among those told.
    Year& then_refused(engine::ErrorCode code, std::vector<std::string> const& rules = {});

    // Chapters, each told in full by ordinary_year_test and used elsewhere as what is given.
    Year& opened();
    Year& reviewed(); // interim and final reviews, by both
    Year& with_opinions(OpinionValue head = OpinionValue::favourable,
                        OpinionValue inspector = OpinionValue::favourable);
    Year& sealed_and_open();
    Year& before_the_jury();
    Year& proposed();
    Year& heard();           // convened, then heard
    Year& in_deliberation(); // the jury opens it
    Year& found_apt();
    Year& found_not_apt(std::optional<OpinionValue> second_year = OpinionValue::favourable);

    YearFacts const& facts() const { return facts_of(subject_); }
    engine::Context context(engine::PersonId const& who) const override;
    std::vector<std::string> tasks(std::string_view role) const; // "track/command", with "!" when blocked
    static TraineeYear const& workflow();

private:
    Year& act(engine::PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number);

    engine::Case& campaign_to_change(); // a year told twice from one beginning shares nothing

    OpenYear opening_;
    std::shared_ptr<engine::Case> campaign_, jury_;
    engine::Day today_{};
    int instant_ = 0;
};

inline Year a_trainee_year(OpenYear const& with = opening())
{
    return Year{with};
}

// Every review and opinion is given; the file is sealed, opened, and before the jury.
inline Year before_the_sitting(OpinionValue head = OpinionValue::favourable,
                               OpinionValue inspector = OpinionValue::favourable)
{
    return a_trainee_year().opened().reviewed().with_opinions(head, inspector).sealed_and_open().before_the_jury();
}

} // namespace story
