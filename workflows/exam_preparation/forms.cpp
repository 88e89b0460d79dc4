// Which form each command has, and which day it bears.

#include "workflows/exam_preparation/exam_preparation.hpp"

#include "workflows/exam_preparation/commands.hpp"
#include "workflows/exam_preparation/vocabulary.hpp"
#include "workflows/retention_forms.hpp"

namespace workflows::exam_preparation {

using engine::form_of;

engine::Form ExamPreparation::form(engine::CommandId command) const
{
    switch (static_cast<Command>(command.value)) {
    case Command::enrol: return form_of<Enrol>();
    case Command::issue_credentials: return form_of<IssueCredentials>();
    case Command::accept_terms: return form_of<AcceptTerms>();
    case Command::change_exams: return form_of<ChangeExams>();
    case Command::change_correspondent: return form_of<ChangeCorrespondent>();
    case Command::end_preparation: return form_of<EndPreparation>();
    case Command::appoint_tutor: return form_of<AppointTutor>();
    case Command::agree_on_means: return form_of<AgreeOnMeans>();
    case Command::end_tutoring: return form_of<EndTutoring>();
    case Command::link_trainer: return form_of<LinkTrainer>();
    case Command::unlink_trainer: return form_of<UnlinkTrainer>();
    case Command::schedule_session: return form_of<ScheduleSession>();
    case Command::move_session:
    case Command::move_test: return form_of<Move>();
    case Command::cancel_session:
    case Command::cancel_test:
    case Command::report_missing: return form_of<Cancel>();
    case Command::schedule_test: return form_of<ScheduleTest>();
    case Command::ship: return form_of<Ship>();
    case Command::mark: return form_of<MarkCopy>();
    case Command::ask: return form_of<Ask>();
    case Command::ask_trainer:
    case Command::ask_manager: return form_of<AskElsewhere>();
    case Command::answer:
    case Command::ask_again:
    case Command::refer:
    case Command::answer_as_trainer:
    case Command::answer_as_manager:
    case Command::contact:
    case Command::remind:
    case Command::plan_help:
    case Command::settle:
    case Command::announce_dropout:
    case Command::record_dropout:
    case Command::decline_talk:
    case Command::confirm_dropout:
    case Command::correct_content:
    case Command::dismiss_report:
    case Command::evaluate: return form_of<Write>();
    case Command::set_programme: return form_of<SetProgramme>();
    case Command::tick: return form_of<Tick>();
    case Command::connect: return form_of<Connect>();
    case Command::raise: return form_of<RaiseDifficulty>();
    case Command::offer_talk: return form_of<OfferTalk>();
    case Command::hold_talk: return form_of<HoldTalk>();
    case Command::report_error: return form_of<ReportError>();
    case Command::hold:
    case Command::release: return form_of<StopTerms>();
    case Command::archive:
    case Command::erase_contents: return form_of<CarryOutTerms>();
    case Command::record_presence:
    case Command::record_absence:
    case Command::record_sitting:
    case Command::record_no_show:
    case Command::collect:
    case Command::receive:
    case Command::return_copy:
    case Command::mark_as_read:
    case Command::close_question:
    case Command::take_note:
    case Command::resume:
    case Command::leave_forum:
    case Command::join_forum: return form_of<engine::NoBody>();
    }
    return form_of<engine::NoBody>();
}

std::optional<Day> ExamPreparation::occurred_on(engine::CommandId, std::any const& body) const
{
    if (auto const* const issue = std::any_cast<IssueCredentials>(&body))
        return issue->issued_on;
    if (auto const* const agree = std::any_cast<AgreeOnMeans>(&body))
        return agree->held_on;
    if (auto const* const ship = std::any_cast<Ship>(&body))
        return ship->shipped_on;
    return std::nullopt;
}

} // namespace workflows::exam_preparation
