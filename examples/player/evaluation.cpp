// What the jury will read: reviews, the tutor's report, inspections, opinions.

#include "examples/player/steps.hpp"

#include <algorithm>

namespace examples::player {

using std::chrono::days;

Day StepWriter::day_for(Day due, Dice& draw) const
{
    if (draw.happens(0.05))
        return school_day_from(due + days{draw.between(1, 8)});
    auto const open =
        draw.happens(0.75) ? school_days(due - days{9}, due) : school_days(due - days{24}, due - days{10});
    return draw.one_of(open);
}

void StepWriter::review(Track track, Hand by, Day due, std::string const& name)
{
    auto draw = dice(name);
    auto const filed = day_for(due, draw);
    add(filed, by, track, Command::file, name);
    if (draw.happens(0.9))
        add(present_from(filed + days{draw.between(1, 6)}), Hand::trainee, track, Command::mark_as_read,
            name + " read");
}

void StepWriter::reviews()
{
    review(Track::interim_review, Hand::head, year_.interim_review, "interim review");
    review(Track::interim_tutor_review, Hand::tutor, year_.interim_review, "interim tutor review");
    review(Track::final_review, Hand::head, year_.final_review, "final review");
    review(Track::final_tutor_review, Hand::tutor, year_.final_review, "final tutor review");
}

void StepWriter::inspection(Dice& draw)
{
    auto open =
        school_days(year_.interim_review + days{50}, year_.opinions - days{20}); // before any opinion may rest on it
    std::erase_if(open, [this](Day day) { return life_.is_on_leave(day); });
    auto const held = draw.one_of(open);
    add(held, Hand::inspector, Track::inspection, Command::record_inspection, "inspection", 1);
    add(present_from(held + days{draw.between(2, 9)}), Hand::trainee, Track::inspection, Command::mark_as_read,
        "inspection read", 1);
}

void StepWriter::report_and_opinions()
{
    auto draw = dice("opinions");
    auto const report = school_day_from(day_for(year_.tutor_report, draw));
    add(report, Hand::tutor, Track::tutor_report, Command::file_report, "tutor report");

    if (life_.inspected)
        inspection(draw);
    if (draw.happens(0.7))
        add(present_from(report + days{draw.between(1, 5)}), Hand::trainee, Track::tutor_report, Command::mark_as_read,
            "tutor report read");
    // One in fifty keeps the academy waiting until the eve of the sealing.
    auto const eve_of_seal = year_.seal - days{1};
    auto const given = [&](Day earliest) {
        auto const open = school_days(earliest, year_.opinions);
        return draw.happens(0.02) || open.empty() ? eve_of_seal : draw.one_of(open);
    };
    auto const by_inspector = given(std::max(report + days{1}, year_.opinions - days{19}));
    // Some take up the opinion before they have opened the report: the law has them read it first.
    if (draw.happens(0.08))
        add(by_inspector, Hand::inspector, Track::inspector_opinion, Command::give_opinion,
            "inspector's opinion, too early")
            .refused_by = "tutor-report-consulted";
    add(by_inspector, Hand::inspector, Track::tutor_report, Command::consult, "tutor report consulted");
    add(by_inspector, Hand::inspector, Track::inspector_opinion, Command::give_opinion, "inspector's opinion");
    add(given(year_.opinions - days{22}), Hand::head, Track::head_opinion, Command::give_opinion, "head's opinion");
}

} // namespace examples::player
