#include "examples/player/plan.hpp"

#include "examples/player/fates.hpp"
#include "examples/player/steps.hpp"

#include <algorithm>

namespace examples::player {

namespace {

using std::chrono::days;

constexpr int interview_days = 4;

} // namespace

Dice StepWriter::dice(std::string_view topic) const
{
    std::string const rank = life_.year_rank == 1 ? "" : " second year";
    return Dice{seed_, std::string{topic} + ' ' + life_.who.trainee.email + rank};
}

Step& StepWriter::add(Day day, Hand by, Track track, Command command, std::string name, std::uint16_t nth)
{
    if (life_.year_rank > 1)
        name.insert(0, "second year: ");
    return life_.steps.emplace_back(
        Step{.day = day, .track = track, .command = command, .by = by, .nth = nth, .name = std::move(name)});
}

Day StepWriter::present_from(Day day) const
{
    day = school_day_from(day);
    while (life_.is_on_leave(day))
        day = school_day_from(day + days{1});
    return day;
}

void write_steps(Life& life, Year const& year, std::uint64_t seed)
{
    StepWriter writer{life, year, seed};
    writer.leaves();
    writer.self_positionings();
    writer.visits();
    writer.training();
    writer.alert();
    writer.reviews();
    writer.incident();
    if (life.fate == Fate::resigned) {
        writer.resignation();
    } else if (life.fate == Fate::dismissed_during_stage || life.fate == Fate::excluded) {
        writer.end_during_stage();
    } else {
        writer.report_and_opinions();
        writer.file();
        writer.examination();
        writer.decision();
    }
    // Stable: what one day holds stays in the order of its causes.
    std::ranges::stable_sort(life.steps, {}, &Step::day);
}

std::vector<Life> plan_year(std::vector<RosterLine> const& roster, std::uint64_t seed, Year const& year)
{
    auto lives = draw_fates(roster, seed, year);
    for (Life& life : lives)
        write_steps(life, year, seed);
    return lives;
}

std::vector<TrainingDay> training_days(Year const& year)
{
    // Wednesdays, a fortnight apart as far as holidays let them; every third one at the academy's school.
    std::vector<TrainingDay> found;
    for (auto day = year.starts_on + days{13}; found.size() < 12; day += days{1})
        if (std::chrono::weekday{day} == std::chrono::Wednesday && is_school_day(day)
            && (found.empty() || day - found.back().day >= days{14}))
            found.push_back({day, found.size() % 3 != 0});
    return found;
}

Day interview_day(Life const& life, Year const& year)
{
    auto draw = Dice{0, "interview " + life.who.trainee.email};
    return year.interviews + days{draw.between(0, interview_days - 1)};
}

} // namespace examples::player
