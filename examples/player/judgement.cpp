// From the sealing of the file to the day after the year.

#include "examples/player/plan.hpp"
#include "examples/player/steps.hpp"

namespace examples::player {

using std::chrono::days;

void StepWriter::file()
{
    auto draw = dice("file");
    // A file is asked for before its time, now and then: the refusal names the piece that is missing.
    if (draw.happens(0.03))
        add(year_.opinions - days{21}, Hand::case_officer, Track::file, Command::seal, "sealing, too early")
            .refused_by = "every-required-piece-filed";
    add(year_.seal, Hand::case_officer, Track::file, Command::seal, "sealing");
    add(year_.access_opening, Hand::case_officer, Track::file, Command::open_to_trainee, "file opened");
    if (!life_.is_heard() && draw.happens(0.2))
        return;
    auto const consulted = year_.access_opening + days{draw.between(0, 2)};
    add(consulted, Hand::trainee, Track::file, Command::consult, "file consulted");
    add(consulted, Hand::trainee, Track::head_opinion, Command::mark_as_read, "head's opinion read");
    add(consulted, Hand::trainee, Track::inspector_opinion, Command::mark_as_read, "inspector's opinion read");
}

void StepWriter::examination()
{
    auto draw = dice("examination");
    auto const examine = [this](Day day, Hand by, Command command, std::string name) -> Step& {
        return add(day, by, Track::examination, command, std::move(name));
    };
    examine(year_.access_opening + days{2}, Hand::jury_secretary, Command::submit, "file submitted");
    if (life_.fate == Fate::not_evaluable) {
        examine(year_.first_meeting, Hand::jury_president, Command::find_not_evaluable, "not evaluable");
        return;
    }
    if (!life_.is_heard()) {
        examine(year_.first_meeting, Hand::jury_president, Command::propose_as_apt, "proposed");
        if (draw.happens(0.03))
            examine(year_.first_meeting + days{1}, Hand::jury_president, Command::deliberate_apt,
                    "deliberation, too early")
                .refused_by = "jury-in-session";
        examine(year_.deliberation, Hand::jury_president, Command::deliberate_apt, "deliberation");
        return;
    }
    examine(year_.first_meeting, Hand::jury_president, Command::call_to_interview, "to be heard");
    examine(year_.first_meeting + days{1}, Hand::jury_secretary, Command::convene, "convocation");
    examine(interview_day(life_, year_), Hand::jury_secretary,
            life_.absent_from_interview ? Command::record_absence : Command::hear, "interview");
    bool const is_apt = life_.fate == Fate::titularised_after_interview;
    examine(year_.deliberation, Hand::jury_president, is_apt ? Command::deliberate_apt : Command::deliberate_not_apt,
            "deliberation");
}

void StepWriter::found_not_apt(Day decided)
{
    auto draw = dice("appeal");
    auto const decide = [this](Day day, Hand by, Command command, std::string name) {
        add(day, by, Track::decision, command, std::move(name));
    };
    bool const second_year = life_.fate == Fate::renewed;
    auto const notified = decided + days{draw.between(1, 3)};
    decide(decided, Hand::rector_delegate, second_year ? Command::authorise_second_year : Command::transmit_to_minister,
           "decision");
    decide(notified, Hand::case_officer, Command::notify, "notification");
    auto last = notified;
    if (!second_year) {
        last = year_.ends_on - days{draw.between(3, 8)};
        decide(last, Hand::case_officer,
               life_.who.titulaire_elsewhere ? Command::record_reinstatement : Command::record_dismissal,
               "minister's decision");
        decide(last + days{2}, Hand::case_officer, Command::notify, "minister's decision notified");
    }
    if (draw.happens(second_year ? 0.1 : 0.4))
        decide(last + days{draw.between(10, 40)}, Hand::case_officer, Command::record_appeal, "appeal");
}

void StepWriter::extended(Day decided)
{
    add(decided, Hand::rector_delegate, Track::decision, Command::pronounce_extension, "decision");
    add(decided + days{2}, Hand::case_officer, Track::decision, Command::notify, "notification");
    if (life_.fate == Fate::not_evaluable)
        return; // the next jury will see the trainee
    auto const over = life_.stage().end_on + days{1};
    add(over, Hand::rector_delegate, Track::decision, Command::pronounce_titularisation, "titularisation");
    add(over + days{4}, Hand::case_officer, Track::decision, Command::notify, "titularisation notified");
}

void StepWriter::decision()
{
    switch (life_.fate) {
    case Fate::renewed:
    case Fate::dismissed: return found_not_apt(year_.decision);
    case Fate::extended:
    case Fate::not_evaluable: return extended(year_.decision);
    case Fate::titularised:
    case Fate::titularised_after_interview:
        add(year_.decision, Hand::rector_delegate, Track::decision, Command::pronounce_titularisation, "decision");
        add(year_.decision + days{dice("notification").between(1, 4)}, Hand::case_officer, Track::decision,
            Command::notify, "notification");
        return;
    case Fate::resigned: return;
    }
}

} // namespace examples::player
