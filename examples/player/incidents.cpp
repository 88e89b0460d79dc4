// What crosses a year, and what ends it before its end.

#include "examples/player/steps.hpp"

#include <algorithm>

namespace examples::player {

using std::chrono::days;
using std::chrono::years;

void StepWriter::deferral()
{
    auto const put_off_from = Day{std::chrono::year_month_day{life_.who.starts_on} - years{1}};
    auto const year = [this](Day day, Hand by, Command command, std::string name) -> Step& {
        return add(day, by, Track::year, command, std::move(name));
    };
    year(put_off_from - days{4}, Hand::case_officer, Command::defer, "deferral, for too long").refused_by =
        "deferral-as-allowed";
    year(put_off_from - days{3}, Hand::case_officer, Command::defer, "deferral");
    add(put_off_from + days{33}, Hand::tutor, Track::formative_visit, Command::record_visit, "visit while deferred")
        .refused_by = "year-in-progress";
    year(life_.who.starts_on - days{10}, Hand::case_officer, Command::take_up, "taking up, too early").refused_by =
        "day-of-taking-up";
    year(life_.who.starts_on - days{3}, Hand::case_officer, Command::take_up, "taking up");
}

void StepWriter::procedure(Day opened_on, Day sanctioned_on)
{
    auto const act = [this](Day day, Command command, std::string name) -> Step& {
        return add(day, Hand::rector_delegate, Track::discipline, command, std::move(name), 1);
    };
    act(opened_on, Command::open_procedure, "procedure without a defence").refused_by = "defence-is-offered";
    act(opened_on, Command::open_procedure, "procedure");
    act(sanctioned_on, Command::pronounce_sanction, "sanction without an end").refused_by = "exclusion-is-bounded";
    act(sanctioned_on, Command::pronounce_sanction, "sanction").reaches = Outcome::sanctioned;
}

void StepWriter::incident()
{
    auto const of_case = [this](Day day, Track track, Command command, std::string name) -> Step& {
        return add(day, Hand::case_officer, track, command, std::move(name), 1);
    };
    auto const recorded = school_day_from(life_.who.starts_on + days{35});
    if (asks_in_vain() && life_.who.load == "half" && dice("part time in vain").happens(0.2))
        of_case(recorded, Track::part_time, Command::record_part_time, "part time of a half-time trainee").refused_by =
            "part-time-is-open";
    switch (life_.incident) {
    case Incident::none: return;
    case Incident::deferral: return deferral();
    case Incident::part_time: of_case(recorded, Track::part_time, Command::record_part_time, "part time"); return;
    case Incident::personal_leave: // the leave itself is among the leaves
        of_case(recorded, Track::leave, Command::record_leave, "availability").refused_by = "leave-is-open-to-trainees";
        of_case(recorded, Track::leave, Command::record_leave, "personal leave, too long").refused_by =
            "personal-leave-is-short";
        return;
    case Incident::suspension: {
        auto const& suspension = life_.suspensions.front();
        add(suspension.first_day, Hand::rector_delegate, Track::suspension, Command::suspend, "suspension", 1);
        add(suspension.first_day + days{1}, Hand::rector_delegate, Track::suspension, Command::suspend,
            "suspension on suspension", 2)
            .refused_by = "not-suspended";
        add(*suspension.last_day + days{1}, Hand::rector_delegate, Track::suspension, Command::lift_suspension,
            "suspension lifted", 1);
        return;
    }
    case Incident::temporary_exclusion:
        procedure(life_.exclusion->first_day - days{30}, life_.exclusion->first_day - days{6});
        return;
    }
}

void StepWriter::exclusion()
{
    auto const opened = school_day_from(life_.who.starts_on + days{dice("exclusion").between(60, 90)});
    auto const sanctioned = school_day_from(opened + days{35});
    std::erase_if(life_.steps, [&](Step const& step) { return step.day >= sanctioned; });
    add(opened, Hand::rector_delegate, Track::decision, Command::exclude, "exclusion, without a sanction").refused_by =
        "exclusion-was-sanctioned";
    procedure(opened, sanctioned);
    add(sanctioned + days{1}, Hand::rector_delegate, Track::decision, Command::exclude, "exclusion");
    notified(sanctioned + days{4}, "exclusion notified");
}

void StepWriter::dismissal_during_stage()
{
    auto const decided = school_day_from(life_.who.starts_on + days{dice("dismissal").between(212, 220)});
    std::erase_if(life_.steps, [&](Step const& step) { return step.day >= decided; });
    auto const dismiss = [this](Day day, std::string name) -> Step& {
        return add(day, Hand::rector_delegate, Track::decision, Command::dismiss_during_stage, std::move(name));
    };
    dismiss(school_day_from(life_.who.starts_on + days{150}), "dismissal before half of the stage").refused_by =
        "half-of-stage-served";
    if (!life_.goes_before_a_jury())
        committee(decided, Command::dismiss_during_stage, "committee-heard-unless-jury");
    dismiss(decided, "dismissal").reaches = Outcome::dismissed_during_stage;
    notified(decided + days{3}, "dismissal notified");
}

void StepWriter::end_during_stage()
{
    life_.fate == Fate::excluded ? exclusion() : dismissal_during_stage();
    auto const last = std::ranges::max(life_.steps, {}, &Step::day).day;
    add(school_day_from(last + days{9}), Hand::tutor, Track::formative_visit, Command::record_visit,
        "visit after the end")
        .refused_by = "year-in-progress";
}

} // namespace examples::player
