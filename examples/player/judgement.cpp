// From the sealing of the file to the jury's deliberation.

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
    auto const read = [&](Track piece, std::string name) {
        if (life_.requires_piece(piece))
            add(consulted, Hand::trainee, piece, Command::mark_as_read, std::move(name));
    };
    read(Track::head_opinion, "head's opinion read");
    read(Track::inspector_opinion, "inspector's opinion read");
    read(Track::inspe_opinion, "INSPE's opinion read");
    read(Track::authority_opinion, "authority's opinion read");
}

void StepWriter::examination()
{
    auto draw = dice("examination");
    auto const examine = [this](Day day, Hand by, Command command, std::string name) -> Step& {
        return add(day, by, Track::examination, command, std::move(name));
    };
    auto const submitted = year_.access_opening + days{2};
    if (!life_.goes_before_a_jury()) {
        examine(submitted, Hand::case_officer, Command::submit, "file submitted to a jury").refused_by =
            "goes-before-a-jury";
        return;
    }
    examine(submitted, Hand::jury_secretary, Command::submit, "file submitted");
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
    if (asks_in_vain() && has_doubt())
        examine(year_.first_meeting, Hand::jury_president, Command::propose_as_apt, "proposed unheard").refused_by =
            "no-policy-asks-for-a-hearing";
    examine(year_.first_meeting, Hand::jury_president, Command::call_to_interview, "to be heard");
    examine(year_.first_meeting + days{1}, Hand::jury_secretary, Command::convene, "convocation");
    examine(interview_day(life_, year_), Hand::jury_secretary,
            life_.absent_from_interview ? Command::record_absence : Command::hear, "interview");
    bool const is_apt = life_.fate == Fate::titularised_after_interview;
    examine(year_.deliberation, Hand::jury_president, is_apt ? Command::deliberate_apt : Command::deliberate_not_apt,
            "deliberation");
}

} // namespace examples::player
