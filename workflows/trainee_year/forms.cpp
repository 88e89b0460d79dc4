// The shape of each command's body, what its event keeps, and the day its form bears.

#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/retention.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

#include "engine/move_to_rules.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

using engine::form_of;
using engine::NoBody;
using engine::Recorded;

// What the stage becomes once an absence is recorded, ended or cancelled.
template <class Change>
StageDays stage_after(YearFacts const& facts, RuleSet const* rules, Change change)
{
    YearFacts then = facts;
    change(then);
    return then.stage(rules);
}

std::string certificate_of(Corps corps)
{
    switch (corps) {
    case Corps::certifie: return "CAPES ou CAPET, selon la discipline";
    case Corps::peps: return "CAPEPS";
    case Corps::plp: return "CAPLP";
    case Corps::cpe: return "CACPE";
    default: return {};
    }
}

// What an opinion rests on: of the report and the inspections, what its author may read.
std::vector<SealedPiece> basis_of(engine::Question const& question)
{
    std::vector<SealedPiece> basis;
    std::size_t number = 0; // in the file
    for (engine::Piece const* const piece : pieces_of_file(question.subject)) {
        ++number;
        bool const is_basis = piece->track == Track::tutor_report || piece->track == Track::inspection;
        if (is_basis && question.subject.workflow->track(piece->track).readers.has(question.by))
            basis.push_back(sealed(question.subject, *piece, number));
    }
    return basis;
}

// The pieces that the opinion already rested on, in their present versions.
std::vector<SealedPiece> basis_now(engine::Case const& subject, engine::Piece const& opinion)
{
    auto const& facts = facts_of(subject);
    auto const named = facts.rests_on.find({static_cast<Track>(opinion.track.value), opinion.number});
    auto pieces = file_of(subject);
    std::erase_if(pieces, [&](SealedPiece const& piece) {
        auto const version = versions_of(subject, {piece}).front();
        return named == facts.rests_on.end() || std::ranges::none_of(named->second, [&](PieceVersion const& one) {
                   return one.track == version.track && one.piece == version.piece;
               });
    });
    return pieces;
}

std::vector<SealedPiece> not_known_to(engine::RoleId role, engine::Case const& subject)
{
    auto const later = later_than(known_to(role, facts_of(subject)), subject);
    auto pieces = file_of(subject);
    std::erase_if(pieces, [&](SealedPiece const& piece) {
        return std::ranges::find(later, versions_of(subject, {piece}).front()) == later.end();
    });
    return pieces;
}

engine::Said said_by(GiveOpinion const& told, std::vector<SealedPiece> const& basis, engine::Question const& question)
{
    return engine::Said::as(OpinionSaid{{told.value, told.second_year_opinion}, versions_of(question.subject, basis)});
}

// Of commands that are kept as they are, those which a year remembers.
engine::Said said_by_command(engine::Question const& question)
{
    engine::Said said;
    auto const hand_over = [&]<class... T>(std::type_identity<T>...) {
        ((question.body_as<T>() ? void(said = engine::Said::as(T{*question.body_as<T>()})) : void()), ...);
    };
    hand_over(std::type_identity<OpenYear>{}, std::type_identity<RecordAttendance>{}, std::type_identity<Submit>{},
              std::type_identity<Defer>{}, std::type_identity<Suspend>{}, std::type_identity<ChangePerson>{},
              std::type_identity<AppointTutor>{}, std::type_identity<ReplaceTutor>{},
              std::type_identity<EndAppointment>{});
    return said;
}

// The day that a form bears.
template <class Form, class Owner, class DayOfForm>
std::optional<Day> day_in(engine::HeldBody const& asked, DayOfForm Owner::*day)
{
    auto const* const form = asked.as<Form>();
    return form ? std::optional<Day>{form->*day} : std::nullopt;
}

template <class Told, class Asked>
Told with(Asked const& asked)
{
    Told told;
    static_cast<Asked&>(told) = asked;
    return told;
}

} // namespace

engine::Form TraineeYear::form(engine::CommandId command) const
{
    switch (static_cast<Command>(command.value)) {
    case Command::open: return form_of<OpenYear>();
    case Command::change_head:
    case Command::designate_inspector:
    case Command::designate_inspe_director:
    case Command::designate_authority: return form_of<ChangePerson>();
    case Command::defer: return form_of<Defer>();
    case Command::take_up: return form_of<TakeUp>();
    case Command::restart: return form_of<Restart>();
    case Command::resign: return form_of<Resign>();
    case Command::accept_resignation: return form_of<AcceptResignation>();
    case Command::appoint: return form_of<AppointTutor>();
    case Command::replace: return form_of<ReplaceTutor>();
    case Command::end_appointment: return form_of<EndAppointment>();
    case Command::record_attendance: return form_of<RecordAttendance>();
    case Command::record_leave: return form_of<RecordLeave>();
    case Command::record_part_time: return form_of<RecordPartTime>();
    case Command::cancel: return form_of<Cancel>();
    case Command::suspend: return form_of<Suspend>();
    case Command::lift_suspension: return form_of<LiftSuspension>();
    case Command::open_procedure: return form_of<OpenProcedure>();
    case Command::pronounce_sanction: return form_of<PronounceSanction>();
    case Command::drop_procedure: return form_of<DropProcedure>();
    case Command::record_diploma: return form_of<RecordDiploma>();
    case Command::record_positioning: return form_of<RecordPositioning>();
    case Command::record_visit: return form_of<RecordVisit>();
    case Command::correct_visit: return form_of<CorrectVisit>();
    case Command::annex: return form_of<Annex>();
    case Command::record_observation: return form_of<RecordObservation>();
    case Command::comment: return form_of<Comment>();
    case Command::raise: return form_of<RaiseAlert>();
    case Command::plan_support: return form_of<PlanSupport>();
    case Command::review_support: return form_of<ReviewSupport>();
    case Command::lift: return form_of<LiftAlert>();
    case Command::file: return form_of<FileReview>();
    case Command::correct: return form_of<CorrectReview>();
    case Command::file_report: return form_of<FileReport>();
    case Command::correct_report: return form_of<CorrectReport>();
    case Command::record_inspection: return form_of<RecordInspection>();
    case Command::correct_inspection: return form_of<CorrectInspection>();
    case Command::give_opinion: return form_of<GiveOpinion>();
    case Command::correct_opinion: return form_of<CorrectOpinion>();
    case Command::give_inspe_opinion: return form_of<GiveInspeOpinion>();
    case Command::correct_inspe_opinion: return form_of<CorrectInspeOpinion>();
    case Command::record_committee: return form_of<RecordCommittee>();
    case Command::mark_as_read: return form_of<MarkAsRead>();
    case Command::seal_again: return form_of<SealAgain>();
    case Command::submit: return form_of<Submit>();
    case Command::find_not_evaluable: return form_of<FindNotEvaluable>();
    case Command::convene: return form_of<Convene>();
    case Command::hear: return form_of<Hear>();
    case Command::record_absence: return form_of<RecordAbsence>();
    case Command::deliberate_apt: return form_of<DeliberateApt>();
    case Command::deliberate_not_apt: return form_of<DeliberateNotApt>();
    case Command::pronounce_titularisation: return form_of<PronounceTitularisation>();
    case Command::pronounce_extension: return form_of<PronounceExtension>();
    case Command::authorise_second_year: return form_of<AuthoriseSecondYear>();
    case Command::transmit_to_minister: return form_of<TransmitToMinister>();
    case Command::pronounce_dismissal:
    case Command::pronounce_reinstatement: return form_of<PronounceEnd>();
    case Command::dismiss_during_stage:
    case Command::reinstate_during_stage: return form_of<EndDuringStage>();
    case Command::exclude: return form_of<Exclude>();
    case Command::record_dismissal:
    case Command::record_reinstatement: return form_of<RecordMinisterDecision>();
    case Command::notify: return form_of<Notify>();
    case Command::record_appeal: return form_of<RecordAppeal>();
    case Command::move_to_rules: return form_of<engine::MoveToRules>();
    case Command::hold:
    case Command::release: return form_of<StopTerms>();
    case Command::archive:
    case Command::erase_contents: return form_of<CarryOutTerms>();
    case Command::withdraw_resignation:
    case Command::confirm_opinion:
    case Command::take_note:
    case Command::consult:
    case Command::seal:
    case Command::open_to_trainee:
    case Command::propose_as_apt:
    case Command::call_to_interview: return form_of<NoBody>();
    }
    return form_of<NoBody>();
}

engine::Result<engine::Recorded> TraineeYear::record(engine::Transition const& row,
                                                     engine::Question const& question) const
{
    YearFacts const& facts = facts_of(question.subject);
    auto const rules = [&] { return find_rule_set(question.subject.rule_set); };
    std::uint16_t const piece = question.piece.number;
    if (auto const* const leave = question.body_as<RecordLeave>()) {
        auto told = with<LeaveRecorded>(*leave);
        told.stage = stage_after(facts, rules(), [&](YearFacts& then) {
            then.leaves[piece] = {leave->kind, leave->first_day, leave->last_day};
        });
        return engine::canonical_body(told);
    }
    if (auto const* const part_time = question.body_as<RecordPartTime>()) {
        auto told = with<PartTimeRecorded>(*part_time);
        told.stage = stage_after(facts, rules(), [&](YearFacts& then) {
            then.part_times[piece] = {part_time->first_day, part_time->last_day, *part_time->percent};
        });
        return engine::canonical_body(told);
    }
    if (auto const* const cancel = question.body_as<Cancel>()) {
        auto told = with<AbsenceCancelled>(*cancel);
        told.stage = stage_after(facts, rules(), [&](YearFacts& then) {
            if (question.piece.track == Track::leave)
                then.leaves.erase(piece);
            else
                then.part_times.erase(piece);
        });
        return engine::canonical_body(told);
    }
    if (auto const* const lift = question.body_as<LiftSuspension>()) {
        auto told = with<SuspensionLifted>(*lift);
        told.stage =
            stage_after(facts, rules(), [&](YearFacts& then) { then.suspensions[piece].last_day = lift->last_day; });
        return engine::canonical_body(told);
    }
    if (auto const* const take_up = question.body_as<TakeUp>()) {
        auto told = with<StageTakenUp>(*take_up);
        told.campaign = take_up->next_campaign.value_or(facts.opening.campaign);
        engine::Case const* const next = question.context.find(told.campaign);
        auto const* const campaign = next ? dynamic_cast<engine::Campaign const*>(next->facts.get()) : nullptr;
        told.rule_set = campaign ? campaign->rule_set : question.subject.rule_set;
        return engine::canonical_body(told);
    }
    if (auto const* const opinion = question.body_as<GiveOpinion>()) {
        OpinionFiled told;
        told.rests_on = basis_of(question);
        return Recorded{engine::canonical_body_of(*opinion, told), said_by(*opinion, *told.rests_on, question)};
    }
    if (auto const* const opinion = question.body_as<CorrectOpinion>()) {
        OpinionCorrected told;
        told.rests_on = basis_of(question);
        return Recorded{engine::canonical_body_of(*opinion, told), said_by(*opinion, *told.rests_on, question)};
    }
    if (auto const* const convene = question.body_as<Convene>()) {
        auto told = with<Convened>(*convene);
        told.pieces_available_since = facts.accessible_since;
        return engine::canonical_body(told);
    }
    if (auto const* const pronounce = question.body_as<PronounceTitularisation>()) {
        auto told = with<TitularisationPronounced>(*pronounce);
        told.stage = facts.stage(rules());
        told.certificate = certificate_of(facts.opening.corps);
        return engine::canonical_body(told);
    }
    if (auto const* const pronounce = question.body_as<PronounceExtension>()) {
        auto told = with<ExtensionPronounced>(*pronounce);
        told.stage = facts.stage(rules());
        return engine::canonical_body(told);
    }
    if (row.emits == Event::file_sealed || row.emits == Event::file_resealed) {
        FileSealed sealed;
        sealed.pieces = file_of(question.subject);
        if (auto const* const again = question.body_as<SealAgain>())
            sealed.reason = *again->reason;
        auto text = engine::canonical_body(sealed);
        return Recorded{std::move(text), engine::Said::as(Seal{std::move(sealed.pieces.items)})};
    }
    if (row.emits == Event::opinion_confirmed) {
        OpinionConfirmed confirmed;
        confirmed.now_rests_on = basis_now(question.subject, question.piece);
        return engine::canonical_body(confirmed);
    }
    if (row.emits == Event::change_noted) {
        ChangeNoted noted;
        noted.pieces = not_known_to(question.by, question.subject);
        return engine::canonical_body(noted);
    }
    if (row.emits == Event::contents_erased)
        return engine::canonical_json(engine::erasure_of(question.subject, terms_of(question.subject),
                                                         question.context.today,
                                                         *question.body_as<CarryOutTerms>()->reason));
    if (row.emits == Event::file_consulted) {
        FileConsulted receipt;
        receipt.pieces = facts.seal.all();
        return Recorded{engine::canonical_body(receipt), engine::Said::as(PiecesSaid{facts.sealed})};
    }
    auto recorded = Workflow::record(row, question);
    if (recorded)
        recorded->said = said_by_command(question);
    return recorded;
}

std::optional<Day> TraineeYear::occurred_on(engine::CommandId command, std::any const& body) const
{
    engine::HeldBody const asked{&body};
    switch (static_cast<Command>(command.value)) {
    case Command::record_attendance: return day_in<RecordAttendance>(asked, &RecordAttendance::held_on);
    case Command::record_positioning: return day_in<RecordPositioning>(asked, &RecordPositioning::held_on);
    case Command::record_visit: return day_in<RecordVisit>(asked, &RecordVisit::held_on);
    case Command::correct_visit: return day_in<CorrectVisit>(asked, &CorrectVisit::held_on);
    case Command::record_observation: return day_in<RecordObservation>(asked, &RecordObservation::held_on);
    case Command::raise: return day_in<RaiseAlert>(asked, &RaiseAlert::held_on);
    case Command::review_support: return day_in<ReviewSupport>(asked, &ReviewSupport::held_on);
    case Command::file: return day_in<FileReview>(asked, &FileReview::held_on);
    case Command::file_report: return day_in<FileReport>(asked, &FileReport::held_on);
    case Command::record_inspection: return day_in<RecordInspection>(asked, &RecordInspection::held_on);
    case Command::hear: return day_in<Hear>(asked, &Hear::held_on);
    case Command::record_absence: return day_in<RecordAbsence>(asked, &RecordAbsence::held_on);
    case Command::record_committee: return day_in<RecordCommittee>(asked, &RecordCommittee::held_on);
    case Command::deliberate_apt: return day_in<DeliberateApt>(asked, &DeliberateApt::held_on);
    case Command::deliberate_not_apt: return day_in<DeliberateNotApt>(asked, &DeliberateNotApt::held_on);
    case Command::convene: return day_in<Convene>(asked, &Convene::sent_on);
    case Command::record_dismissal:
    case Command::record_reinstatement:
        return day_in<RecordMinisterDecision>(asked, &RecordMinisterDecision::decided_on);
    case Command::record_diploma: return day_in<RecordDiploma>(asked, &RecordDiploma::obtained_on);
    case Command::open_procedure: return day_in<OpenProcedure>(asked, &OpenProcedure::opened_on);
    case Command::notify: return day_in<Notify>(asked, &Notify::notified_on);
    case Command::record_appeal: return day_in<RecordAppeal>(asked, &RecordAppeal::made_on);
    default: return std::nullopt;
    }
}

} // namespace workflows::trainee_year
