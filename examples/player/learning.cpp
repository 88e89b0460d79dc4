// From the first day to spring: what helps the trainee to learn, and what interrupts it.

#include "examples/player/plan.hpp"
#include "examples/player/steps.hpp"

#include <algorithm>
#include <cmath>

namespace examples::player {

namespace {

using std::chrono::days;

// `count` different days among `open`, close together at first and then spaced (guide, 4.4). A `haste` of 1 spreads
// them evenly.
std::vector<Day> spread(std::vector<Day> const& open, int count, double haste, Dice& dice)
{
    std::vector<Day> chosen;
    for (int i = 0; i < count; ++i) {
        auto const along = (i + static_cast<double>(dice.below(1'000)) / 1'000) / count;
        auto const place = static_cast<std::size_t>(std::pow(along, haste) * static_cast<double>(open.size()));
        chosen.push_back(open[std::min(place, open.size() - 1)]);
    }
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

} // namespace

void StepWriter::self_positionings()
{
    if (life_.profession() == Profession::psychologist)
        return; // whose framework of competences the product does not have
    auto draw = dice("positioning");
    auto const first = present_from(year_.starts_on + days{draw.between(8, 25)});
    auto const second = present_from(year_.interim_review + days{draw.between(55, 110)});
    add(first, Hand::trainee, Track::self_positioning, Command::record_positioning, "positioning 1", 1);
    add(second, Hand::trainee, Track::self_positioning, Command::record_positioning, "positioning 2", 2);
}

void StepWriter::visits()
{
    auto draw = dice("visits");
    auto open = school_days(year_.starts_on + days{6}, year_.opinions - days{12});
    std::erase_if(open, [this](Day day) { return life_.is_on_leave(day); });
    auto const by_tutor = spread(open, draw.between(8, 12), 1.7, draw);
    for (std::uint16_t i = 0; i < by_tutor.size(); ++i) {
        auto const nth = static_cast<std::uint16_t>(i + 1);
        auto const name = "visit " + std::to_string(nth);
        add(by_tutor[i], Hand::tutor, Track::formative_visit, Command::record_visit, name, nth);
        if (draw.happens(0.8))
            add(present_from(by_tutor[i] + days{draw.between(1, 6)}), Hand::trainee, Track::formative_visit,
                Command::mark_as_read, name + " read", nth);
    }
    auto const by_trainee = spread(open, draw.between(6, 8), 1.3, draw);
    for (std::uint16_t i = 0; i < by_trainee.size(); ++i) {
        auto const nth = static_cast<std::uint16_t>(i + 1);
        auto const name = "return visit " + std::to_string(nth);
        add(by_trainee[i], Hand::trainee, Track::observation_visit, Command::record_observation, name, nth);
        if (draw.happens(0.5))
            add(school_day_from(by_trainee[i] + days{draw.between(1, 8)}), Hand::tutor, Track::observation_visit,
                Command::comment, name + " commented", nth);
    }
}

void StepWriter::training()
{
    int rank = 0;
    for (TrainingDay const& training : training_days(year_))
        add(training.day, Hand::training_officer, Track::training, Command::record_attendance,
            "training " + std::to_string(++rank));
}

void StepWriter::leaves()
{
    auto draw = dice("leaves");
    std::uint16_t nth = 0;
    for (Leave const& leave : life_.leaves) {
        ++nth;
        add(school_day_from(leave.first_day + days{draw.between(2, 9)}), Hand::case_officer, Track::leave,
            Command::record_leave, "leave " + std::to_string(nth), nth);
    }
}

// It is help: whoever is found apt sees it lifted, and so do most of the others before the jury meets.
void StepWriter::alert()
{
    if (!life_.alert)
        return;
    auto draw = dice("alert");
    auto const raised = present_from(year_.starts_on + days{draw.between(40, 170)});
    auto const by = draw.happens(0.7) ? Hand::tutor : draw.happens(0.5) ? Hand::head : Hand::inspector;
    add(raised, by, Track::alert, Command::raise, "alert", 1);
    if (draw.happens(0.5))
        add(raised + days{1}, Hand::trainee, Track::alert, Command::comment, "alert commented", 1);
    auto const planned = school_day_from(raised + days{draw.between(3, 10)});
    add(planned, draw.happens(0.6) ? Hand::inspector : Hand::tutor, Track::alert, Command::plan_support, "support", 1);
    auto reviewed = planned;
    for (int review = 1; review <= draw.between(1, 2); ++review) {
        reviewed = school_day_from(reviewed + days{draw.between(21, 35)});
        add(reviewed, Hand::inspector, Track::alert, Command::review_support,
            "support review " + std::to_string(review), 1);
    }
    bool const is_refused = life_.fate == Fate::renewed || life_.fate == Fate::dismissed;
    if (is_refused && draw.happens(0.4))
        return; // still open when the jury meets
    auto const lifted = school_day_from(reviewed + days{draw.between(10, 30)});
    add(lifted, Hand::inspector, Track::alert, Command::lift, "alert lifted", 1);
    add(present_from(lifted + days{draw.between(1, 4)}), Hand::trainee, Track::alert, Command::mark_as_read,
        "alert lifted, read", 1);
}

void StepWriter::resignation()
{
    if (life_.fate != Fate::resigned)
        return;
    auto draw = dice("resignation");
    auto const submitted = school_day_from(year_.starts_on + days{draw.between(45, 200)});
    std::erase_if(life_.steps, [submitted](Step const& step) { return step.day >= submitted; });
    add(submitted, Hand::trainee, Track::year, Command::resign, "resignation");
    add(school_day_from(submitted + days{draw.between(8, 15)}), Hand::rector_delegate, Track::year,
        Command::accept_resignation, "resignation accepted")
        .reaches = Outcome::resigned;
}

} // namespace examples::player
