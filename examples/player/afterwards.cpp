// From the Rector's decision to the last day on which anything of it is left to do.

#include "examples/player/steps.hpp"

namespace examples::player {

using std::chrono::days;
using workflows::trainee_year::EndedBy;

void StepWriter::notified(Day day, std::string name)
{
    add(day, Hand::case_officer, Track::decision, Command::notify, std::move(name));
}

// Where no jury says who is apt, the joint committee is heard first; asked too soon, the decision is refused.
void StepWriter::committee(Day heard_on, Command decision, std::string_view refused_by)
{
    add(heard_on, Hand::rector_delegate, Track::decision, decision, "decision, before the committee").refused_by =
        refused_by;
    add(heard_on, Hand::case_officer, Track::joint_committee, Command::record_committee, "committee");
}

void StepWriter::minister_decides(Day day, Outcome outcome)
{
    auto const record = [&](Command command, std::string name) -> Step& {
        return add(day, Hand::case_officer, Track::decision, command, std::move(name));
    };
    bool const goes_back = life_.who.titulaire_elsewhere;
    if (asks_in_vain() && goes_back)
        record(Command::record_dismissal, "dismissal of a titulaire").refused_by = "titulaire-nowhere-else";
    record(goes_back ? Command::record_reinstatement : Command::record_dismissal, "minister's decision").reaches =
        outcome;
    notified(day + days{2}, "minister's decision notified");
}

void StepWriter::ended_by_minister(Day decided)
{
    auto draw = dice("appeal");
    auto const told = decided + days{draw.between(1, 3)};
    if (asks_in_vain())
        add(decided, Hand::rector_delegate, Track::decision, Command::pronounce_dismissal, "decision, not the Rector's")
            .refused_by = "rector-ends-the-stage";
    add(decided, Hand::rector_delegate, Track::decision, Command::transmit_to_minister, "decision");
    notified(told, "notification");
    auto const last = year_.ends_on - days{draw.between(3, 8)};
    minister_decides(last,
                     life_.who.titulaire_elsewhere ? Outcome::reinstated
                         : life_.year_rank == 1    ? Outcome::dismissed
                                                   : Outcome::dismissed_after_second);
    if (draw.happens(0.4))
        add(last + days{draw.between(10, 40)}, Hand::case_officer, Track::decision, Command::record_appeal, "appeal");
}

void StepWriter::ended_by_rector(Day decided)
{
    bool const goes_back = life_.who.titulaire_elsewhere;
    add(decided, Hand::rector_delegate, Track::decision, Command::transmit_to_minister, "decision, not the minister's")
        .refused_by = "minister-ends-the-stage";
    add(decided, Hand::rector_delegate, Track::decision,
        goes_back ? Command::pronounce_reinstatement : Command::pronounce_dismissal, "decision")
        .reaches = goes_back   ? Outcome::reinstated
        : life_.year_rank == 1 ? Outcome::dismissed
                               : Outcome::dismissed_after_second;
    notified(decided + days{3}, "notification");
}

void StepWriter::found_not_apt(Day decided)
{
    bool const second_year = life_.fate == Fate::renewed;
    if (!life_.goes_before_a_jury())
        committee(decided, second_year ? Command::authorise_second_year : Command::transmit_to_minister,
                  "committee-heard-if-due");
    if (life_.year_rank > 1)
        add(decided, Hand::rector_delegate, Track::decision, Command::authorise_second_year, "a third year")
            .refused_by = "first-year";
    if (!second_year)
        return life_.judged_by().ending.by == EndedBy::minister ? ended_by_minister(decided) : ended_by_rector(decided);
    auto draw = dice("appeal");
    auto const told = decided + days{draw.between(1, 3)};
    add(decided, Hand::rector_delegate, Track::decision, Command::authorise_second_year, "decision").reaches =
        Outcome::second_year;
    notified(told, "notification");
    if (draw.happens(0.1))
        add(told + days{draw.between(10, 40)}, Hand::case_officer, Track::decision, Command::record_appeal, "appeal");
}

// By the jury, which sits again for those whom it could not judge.
void StepWriter::judged_again()
{
    auto const examine = [this](Day day, Hand by, Command command, std::string name) -> Step& {
        return add(day, by, Track::examination, command, std::move(name));
    };
    examine(year_.second_session - days{7}, Hand::case_officer, Command::submit, "submitted to a closed session")
        .refused_by = "jury-is-competent";
    examine(year_.second_session, Hand::jury_secretary, Command::submit, "submitted again");
    examine(year_.second_session, Hand::jury_president, Command::propose_as_apt, "proposed");
    examine(year_.second_deliberation, Hand::jury_president, Command::deliberate_apt, "deliberation");
    add(year_.second_deliberation + days{5}, Hand::rector_delegate, Track::decision, Command::pronounce_titularisation,
        "titularisation")
        .reaches = Outcome::judged_again;
    notified(year_.second_deliberation + days{8}, "titularisation notified");
}

void StepWriter::awaited_diploma(Day decided)
{
    auto const decide = [this](Day day, Command command, std::string name) -> Step& {
        return add(day, Hand::rector_delegate, Track::decision, command, std::move(name));
    };
    decide(decided, Command::pronounce_titularisation, "titularisation without the master").refused_by = "diploma-held";
    decide(decided, Command::transmit_to_minister, "to the minister at once").refused_by = "found-not-apt";
    decide(decided, Command::pronounce_extension, "decision");
    notified(decided + days{2}, "notification");
    decide(decided + days{3}, Command::pronounce_extension, "a second extension").refused_by = "extension-is-due";
    auto const later = a_year_after(decided);
    if (life_.fate == Fate::extended_for_diploma) {
        add(later - days{6}, Hand::case_officer, Track::diploma, Command::record_diploma, "master");
        decide(later, Command::pronounce_titularisation, "titularisation").reaches = Outcome::extended_for_diploma;
        notified(later + days{4}, "titularisation notified");
        return;
    }
    auto const over = a_year_after(year_.ends_on) + days{2};
    decide(over, Command::transmit_to_minister, "to the minister");
    notified(over + days{3}, "transmission notified");
    minister_decides(over + days{25}, Outcome::extended_for_diploma);
}

void StepWriter::extended(Day decided)
{
    auto const titularise = [this](Day day, std::string name) -> Step& {
        return add(day, Hand::rector_delegate, Track::decision, Command::pronounce_titularisation, std::move(name));
    };
    if (asks_in_vain() && life_.fate == Fate::extended)
        titularise(decided, "titularisation before the end").refused_by = "stage-is-over";
    add(decided, Hand::rector_delegate, Track::decision, Command::pronounce_extension, "decision");
    notified(decided + days{2}, "notification");
    if (life_.fate == Fate::not_evaluable) {
        if (life_.goes_past_the_year)
            judged_again();
        return; // otherwise the next jury will see the trainee
    }
    auto const over = life_.stage().end_on + days{1};
    titularise(over, "titularisation").reaches = Outcome::titularised_late;
    notified(over + days{4}, "titularisation notified");
}

void StepWriter::decision()
{
    switch (life_.fate) {
    case Fate::renewed:
    case Fate::dismissed: return found_not_apt(year_.decision);
    case Fate::extended:
    case Fate::not_evaluable: return extended(year_.decision);
    case Fate::extended_for_diploma:
    case Fate::without_diploma: return awaited_diploma(year_.decision);
    case Fate::titularised:
    case Fate::titularised_after_interview:
        add(year_.decision, Hand::rector_delegate, Track::decision, Command::pronounce_titularisation, "decision")
            .reaches = life_.who.path == "already_qualified" ? Outcome::qualified : Outcome::titularised;
        notified(year_.decision + days{dice("notification").between(1, 4)}, "notification");
        return;
    case Fate::resigned:
    case Fate::dismissed_during_stage:
    case Fate::excluded: return;
    }
}

} // namespace examples::player
