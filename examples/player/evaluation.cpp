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
    if (!life_.requires_piece(track))
        return;
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

bool StepWriter::has_doubt() const
{
    return (!life_.inspector_in_favour && life_.requires_piece(Track::inspector_opinion))
        || (!life_.head_in_favour && life_.requires_piece(Track::head_opinion));
}

void StepWriter::inspectors_opinion(Day day, Dice& draw)
{
    auto const opine = [&](std::string name) -> Step& {
        return add(day, Hand::inspector, Track::inspector_opinion, Command::give_opinion, std::move(name));
    };
    if (life_.requires_piece(Track::tutor_report)) {
        // Some take up the opinion before they have opened the report: the law has them read it first.
        if (draw.happens(0.08))
            opine("inspector's opinion, too early").refused_by = "tutor-report-consulted";
        add(day, Hand::inspector, Track::tutor_report, Command::consult, "tutor report consulted");
    }
    bool const owes_report = life_.profile().corps == workflows::trainee_year::Corps::agrege;
    if (owes_report && !life_.inspector_in_favour)
        opine("inspector's opinion, without the report").refused_by = "doubt-is-reasoned";
    opine("inspector's opinion");
}

void StepWriter::opinions_in_vain(Day day)
{
    auto draw = dice("opinions in vain");
    // An inspection is compulsory here, and not made yet.
    if (life_.requires_piece(Track::inspection) && life_.requires_piece(Track::inspector_opinion))
        add(year_.interim_review + days{20}, Hand::inspector, Track::inspector_opinion, Command::give_opinion,
            "inspector's opinion, before the inspection")
            .refused_by = "inspection-made";
    if (!life_.requires_piece(Track::inspe_opinion) && draw.happens(0.2))
        add(day, Hand::inspe_director, Track::inspe_opinion, Command::give_inspe_opinion,
            "INSPE's opinion, not asked for")
            .refused_by = "opinion-is-required";
    if (life_.requires_piece(Track::authority_opinion))
        add(day, Hand::inspector, Track::inspector_opinion, Command::give_opinion, "inspector's opinion, not asked for")
            .refused_by = "opinion-is-required";
}

void StepWriter::report_and_opinions()
{
    auto draw = dice("opinions");
    auto const report = school_day_from(day_for(year_.tutor_report, draw));
    bool const is_reported = life_.requires_piece(Track::tutor_report);
    if (is_reported)
        add(report, Hand::tutor, Track::tutor_report, Command::file_report, "tutor report");
    if (life_.inspected)
        inspection(draw);
    if (is_reported && draw.happens(0.7))
        add(present_from(report + days{draw.between(1, 5)}), Hand::trainee, Track::tutor_report, Command::mark_as_read,
            "tutor report read");
    // One in fifty keeps the academy waiting until the eve of the sealing.
    auto const eve_of_seal = year_.seal - days{1};
    auto const given = [&](Day earliest) {
        auto const open = school_days(earliest, year_.opinions);
        return draw.happens(0.02) || open.empty() ? eve_of_seal : draw.one_of(open);
    };
    auto const by_inspector = given(std::max(report + days{1}, year_.opinions - days{19}));
    if (life_.requires_piece(Track::inspector_opinion))
        inspectors_opinion(by_inspector, draw);
    auto const by_others = [&](Hand by, Track piece, Command command, std::string name) {
        if (life_.requires_piece(piece))
            add(given(year_.opinions - days{22}), by, piece, command, std::move(name));
    };
    by_others(Hand::head, Track::head_opinion, Command::give_opinion, "head's opinion");
    by_others(Hand::inspe_director, Track::inspe_opinion, Command::give_inspe_opinion, "INSPE's opinion");
    by_others(Hand::authority, Track::authority_opinion, Command::give_opinion, "authority's opinion");
    if (asks_in_vain())
        opinions_in_vain(by_inspector);
}

} // namespace examples::player
