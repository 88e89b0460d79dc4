#include "tests/support/forms.hpp"

#include "engine/move_to_rules.hpp"

#include <algorithm>

namespace story {
namespace {

// Who fills in what, and when.
struct Desk {
    Year const& year;
    RuleSet const& rules;
    Track track;
    engine::Day today;
    std::mt19937& chance;

    bool one_in(int many) const { return std::uniform_int_distribution{1, many}(chance) == 1; }
    bool is_first_year() const { return year.facts().year_rank() == 1; }
    OpinionValue some_value() const { return one_in(3) ? OpinionValue::unfavourable : OpinionValue::favourable; }
};

template <class Correction>
Correction corrected(auto const& filled)
{
    Correction correction{};
    static_cast<std::remove_cvref_t<decltype(filled)>&>(correction) = filled;
    correction.reason = "Une précision.";
    return correction;
}

GiveOpinion an_opinion(Desk const& desk)
{
    bool const is_inspector = desk.track == Track::inspector_opinion;
    GiveOpinion filled =
        opinion(desk.some_value(), is_inspector ? std::optional{OpinionBasis::tutor_report} : std::nullopt);
    filled.grid = every_item(Rating::sufficient, desk.year.facts().profession());
    if (filled.value == OpinionValue::unfavourable && is_inspector) {
        filled.reasoned_report = "Rapport motivé.";
        if (desk.is_first_year())
            filled.second_year_opinion = OpinionValue::favourable;
    }
    return filled;
}

GiveInspeOpinion an_inspe_opinion(Desk const& desk)
{
    return {desk.some_value(), "Parcours suivi.", true, "Assidu.", std::nullopt};
}

FileReview a_review(Desk const& desk)
{
    bool const is_final = desk.track == Track::final_review || desk.track == Track::final_tutor_review;
    FileReview filled = review(Rating::to_work_on, "2022-09-01");
    filled.held_on = desk.today;
    filled.grid = every_item(is_final ? Rating::sufficient : Rating::to_work_on, desk.year.facts().profession());
    return filled;
}

// A leave that starts where the last one ended, within the stage.
RecordLeave a_leave(Desk const& desk)
{
    engine::Day first = desk.year.facts().stage(&desk.rules).start_on;
    for (auto const& [piece, leave] : desk.year.facts().leaves)
        first = std::max(first, leave.last_day + std::chrono::days{1});
    if (desk.one_in(12)) // so long that the stage begins again
        return {LeaveKind::parental, first, first + std::chrono::days{1100}};
    bool const is_long = desk.one_in(2);
    return {is_long ? LeaveKind::unpaid : LeaveKind::paid_sick, first, first + std::chrono::days{is_long ? 10 : 2}};
}

RecordPartTime a_part_time(Desk const& desk)
{
    RecordPartTime filled;
    filled.first_day = desk.year.facts().stage(&desk.rules).start_on;
    for (auto const& [piece, other] : desk.year.facts().part_times)
        filled.first_day = std::max(filled.first_day, other.last_day + std::chrono::days{1});
    filled.last_day = filled.first_day + std::chrono::days{10};
    filled.percent = 80;
    return filled;
}

Suspend a_suspension(Desk const& desk)
{
    auto const stage = desk.year.facts().stage(&desk.rules);
    return {std::clamp(desk.today, stage.start_on, stage.end_on), "Dans l'intérêt du service."};
}

// The one that runs ends ten days after it began, and not before the stage does.
LiftSuspension an_end_of_suspension(Desk const& desk)
{
    for (auto const& [piece, running] : desk.year.facts().suspensions)
        if (!running.last_day)
            return {std::max(running.first_day + std::chrono::days{10}, desk.year.facts().stage(&desk.rules).start_on)};
    return {desk.today};
}

// On the day after the last of all leaves.
Restart a_restart(Desk const& desk)
{
    Restart filled;
    filled.start_on = desk.today;
    for (auto const& [piece, leave] : desk.year.facts().leaves)
        filled.start_on = std::max(filled.start_on, leave.last_day + std::chrono::days{1});
    return filled;
}

std::vector<Code> competences(Desk const& desk)
{
    // Psychologists have a framework of their own, which is not told.
    return desk.year.facts().profession() == Profession::psychologist ? std::vector<Code>{} : std::vector<Code>{"CC1"};
}

RecordVisit a_visit(Desk const& desk)
{
    RecordVisit filled = visit("2022-09-01");
    filled.held_on = desk.today;
    filled.strong_competences.items = competences(desk);
    filled.competences_to_work_on.items.clear();
    return filled;
}

FileReport a_report(Desk const& desk)
{
    FileReport filled = report("2022-09-01");
    filled.held_on = desk.today;
    filled.strong_competences.items = competences(desk);
    return filled;
}

RecordInspection an_inspection(Desk const& desk)
{
    RecordInspection filled = inspection("2022-09-01");
    filled.held_on = desk.today;
    return filled;
}

Convene a_convocation(Desk const& desk)
{
    Convene filled;
    filled.sent_on = desk.today;
    filled.interview_on = desk.today + std::chrono::days{desk.one_in(2) ? 0 : 5};
    if (auto const since = desk.year.facts().accessible_since)
        filled.interview_on = std::max(filled.interview_on, *since + std::chrono::days{7});
    return filled;
}

std::optional<std::any> for_pieces(Desk const& desk, Command command)
{
    switch (command) {
    case Command::record_visit: return a_visit(desk);
    case Command::correct_visit: return corrected<CorrectVisit>(a_visit(desk));
    case Command::annex: return Annex{};
    case Command::file: return a_review(desk);
    case Command::correct: return corrected<CorrectReview>(a_review(desk));
    case Command::file_report: return a_report(desk);
    case Command::correct_report: return corrected<CorrectReport>(a_report(desk));
    case Command::record_inspection: return an_inspection(desk);
    case Command::correct_inspection: return corrected<CorrectInspection>(an_inspection(desk));
    case Command::give_opinion: return an_opinion(desk);
    case Command::correct_opinion: return corrected<CorrectOpinion>(an_opinion(desk));
    case Command::give_inspe_opinion: return an_inspe_opinion(desk);
    case Command::correct_inspe_opinion: return corrected<CorrectInspeOpinion>(an_inspe_opinion(desk));
    case Command::mark_as_read: return MarkAsRead{};
    case Command::seal_again: return SealAgain{};
    default: return std::nullopt;
    }
}

std::optional<std::any> for_jury(Desk const& desk, Command command)
{
    switch (command) {
    case Command::submit: return Submit{engine::CaseId{"jury-1"}};
    case Command::find_not_evaluable: return FindNotEvaluable{};
    case Command::convene: return a_convocation(desk);
    case Command::hear: {
        Hear filled;
        filled.held_on = desk.today;
        filled.members_present = {people::president, people::member};
        return filled;
    }
    case Command::record_absence: {
        RecordAbsence filled;
        filled.held_on = desk.today;
        return filled;
    }
    case Command::deliberate_apt: return DeliberateApt{desk.today, {people::president, people::member}};
    case Command::deliberate_not_apt:
        return DeliberateNotApt{desk.today,
                                {people::president, people::member},
                                "Motifs.",
                                desk.is_first_year() ? std::optional{desk.some_value()} : std::nullopt};
    default: return std::nullopt;
    }
}

// Other rules that know the trainee, when there are any.
std::optional<std::any> a_move(Desk const& desk)
{
    for (RuleSet const& other : rule_sets())
        if (other.name != desk.rules.name && other.covers(desk.year.facts().profile())
            && other.is_valid_on(desk.year.facts().opening.start_on)) {
            engine::MoveToRules filled;
            filled.rule_set = std::string{other.name};
            filled.reason = "Les règles de sa session.";
            return filled;
        }
    return std::nullopt;
}

std::optional<std::any> for_course(Desk const& desk, Command command)
{
    YearFacts const& facts = desk.year.facts();
    switch (command) {
    case Command::resign: return Resign{.is_unequivocal = true};
    case Command::accept_resignation: return AcceptResignation{};
    case Command::defer:
        return Defer{DeferralGround::other, facts.opening.start_on + std::chrono::days{30}, std::nullopt};
    case Command::take_up: return TakeUp{facts.deferral ? facts.deferral->until : facts.opening.start_on, std::nullopt};
    case Command::restart: return a_restart(desk);
    case Command::move_to_rules: return a_move(desk);
    case Command::record_leave: {
        RecordLeave const leave = a_leave(desk);
        if (leave.first_day > facts.stage(&desk.rules).end_on)
            return std::nullopt; // every day of the stage is one of leave
        return leave;
    }
    case Command::record_part_time: return a_part_time(desk);
    case Command::cancel: return Cancel{};
    case Command::suspend: return a_suspension(desk);
    case Command::lift_suspension: return an_end_of_suspension(desk);
    case Command::open_procedure: return OpenProcedure{desk.today, "Faits.", true, true};
    case Command::pronounce_sanction:
        return PronounceSanction{desk.one_in(4) ? Sanction::definitive_exclusion : Sanction::warning, "Motifs.",
                                 std::nullopt, std::nullopt};
    case Command::drop_procedure: return DropProcedure{};
    case Command::record_diploma: return RecordDiploma{desk.today, "Master MEEF"};
    default: return std::nullopt;
    }
}

std::optional<std::any> for_decision(Desk const& desk, Command command)
{
    YearFacts const& facts = desk.year.facts();
    switch (command) {
    case Command::record_committee: return RecordCommittee{desk.today, "Avis de la commission."};
    case Command::pronounce_dismissal:
    case Command::pronounce_reinstatement: return PronounceEnd{desk.today, "Motifs.", "Raisons."};
    case Command::dismiss_during_stage:
    case Command::reinstate_during_stage: return EndDuringStage{desk.today, "En droit.", "En fait."};
    case Command::exclude: return Exclude{};
    case Command::pronounce_titularisation: return PronounceTitularisation{facts.stage(&desk.rules).effective_on};
    case Command::pronounce_extension: return PronounceExtension{};
    case Command::authorise_second_year: {
        AuthoriseSecondYear filled;
        filled.departure_reasons = "Des progrès nets.";
        filled.trainee_consents = true;
        return filled;
    }
    case Command::transmit_to_minister: {
        TransmitToMinister filled;
        filled.departure_reasons = "Aucun progrès.";
        return filled;
    }
    case Command::record_dismissal:
    case Command::record_reinstatement: {
        RecordMinisterDecision filled;
        filled.decided_on = desk.today;
        return filled;
    }
    case Command::notify: return notice(engine::to_text(desk.today));
    case Command::record_appeal: return RecordAppeal{facts.notified_on.value_or(desk.today), AppealKind::gracious};
    default: return std::nullopt;
    }
}

bool has_no_form(Command command)
{
    switch (command) {
    case Command::withdraw_resignation:
    case Command::consult:
    case Command::seal:
    case Command::open_to_trainee:
    case Command::propose_as_apt:
    case Command::call_to_interview:
    case Command::confirm_opinion:
    case Command::take_note: return true;
    default: return false;
    }
}

} // namespace

std::optional<std::any> well_filled(Year const& year, RuleSet const& rules, Track track, Command command,
                                    engine::Day today, std::mt19937& chance)
{
    Desk const desk{year, rules, track, today, chance};
    if (has_no_form(command))
        return std::any{engine::NoBody{}};
    if (auto filled = for_pieces(desk, command))
        return filled;
    if (auto filled = for_jury(desk, command))
        return filled;
    if (auto filled = for_course(desk, command))
        return filled;
    return for_decision(desk, command);
}

} // namespace story
