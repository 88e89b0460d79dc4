// Grids that differ, side by side for a jury whose academy wants it so: words, no count, no score (I26, I27).

#include "tests/support/story.hpp"

#include <catch2/catch.hpp>

namespace story {
using namespace story::people;
using State = workflows::trainee_year::State;

namespace {

// The head of school alone finds one item insufficient.
Year at_odds()
{
    auto year = a_trainee_year().opened().reviewed().with_opinions();
    CorrectOpinion correction;
    static_cast<GiveOpinion&>(correction) = opinion(OpinionValue::unfavourable);
    for (ItemRating& one : correction.grid.items)
        if (*one.item == "b4-4")
            one.rating = Rating::insufficient;
    correction.reason = "Après relecture.";
    year.when(roux, Track::head_opinion, Command::correct_opinion, correction).then(State::filed);
    return year.sealed_and_open().before_the_jury();
}

std::optional<engine::Divergences> divergences_of(Year const& year)
{
    return Year::workflow().divergences(year.now(), year.events(), year.context(member));
}

} // namespace

TEST_CASE("unless the academy asks for it nobody is shown how grids differ", "[scenario][d-never-computed]")
{
    auto year = at_odds();
    CHECK_FALSE(divergences_of(year));
    CHECK_FALSE(divergences_of(year.policy("divergence_view", "off")));
    CHECK_FALSE(divergences_of(year.policy("divergence_view", "maybe")));
    CHECK(divergences_of(year.policy("divergence_view", "on")));
}

TEST_CASE("an item to which the voices gave different answers shows each one's words", "[scenario][d-never-computed]")
{
    auto year = at_odds();
    auto const shown = divergences_of(year.policy("divergence_view", "on"));
    REQUIRE(shown);
    CHECK(Year::workflow().source(shown->source).id == "d-never-computed");
    REQUIRE(shown->items.size() == 1);
    auto const& item = shown->items[0];
    CHECK(item.item == "b4-4");
    CHECK(item.label == "Conduit la séance et gère le temps");
    // The head's last word, not the review that he wrote before; the tutor's and the inspector's beside it.
    REQUIRE(item.answers.size() == 3);
    std::map<std::string, std::string> words;
    for (auto const& answer : item.answers) {
        words[answer.role] = answer.label;
        CHECK_FALSE(answer.track == engine::TrackId{Track::final_review});
    }
    CHECK(words
          == std::map<std::string, std::string>{
              {"head_of_school", "Insuffisant"}, {"inspector", "Suffisant"}, {"tutor", "Suffisant"}});
}

TEST_CASE("voices that agree show nothing", "[scenario][d-never-computed]")
{
    auto year = a_trainee_year().opened().reviewed().with_opinions();
    auto const shown = divergences_of(year.policy("divergence_view", "on"));
    REQUIRE(shown);
    CHECK(shown->items.empty());
}

TEST_CASE("the trainee, his tutor, his head of school and his inspector are never shown the comparison",
          "[scenario][d-never-computed]")
{
    auto const readers = Year::workflow().divergence_readers();
    for (Role const role : {Role::trainee, Role::tutor, Role::head_of_school, Role::inspector, Role::inspe_director,
                            Role::training_officer})
        CHECK_FALSE(readers.has(role));
    CHECK(readers.has(Role::jury_member));
    CHECK(readers.has(Role::case_officer));
}

} // namespace story
