#include "workflows/exam_preparation/exam_preparation.hpp"

#include "workflows/days_off.hpp"
#include "workflows/exam_preparation/guards.hpp"
#include "workflows/exam_preparation/retention.hpp"
#include "workflows/exam_preparation/tracks/tracks.hpp"
#include "workflows/exam_preparation/words.hpp"
#include "workflows/retention_forms.hpp"

#include "engine/track.hpp"

#include <algorithm>

namespace workflows::exam_preparation {
namespace {

template <class T>
T const* as(std::any const& body)
{
    return std::any_cast<T>(&body);
}

// The latest entry of these at which somebody was asked, or answered.
engine::Entry const* asked_last(engine::Piece const& question)
{
    return question.latest({Event::question_asked, Event::question_asked_again, Event::question_referred,
                            Event::trainer_asked, Event::manager_asked});
}

engine::Entry const* answered_last(engine::Piece const& question)
{
    return question.latest(
        {Event::question_answered, Event::second_answer_given, Event::trainer_answered, Event::manager_answered});
}

} // namespace

std::span<engine::Track const> ExamPreparation::tracks() const
{
    return tables::tracks;
}

engine::Words ExamPreparation::words() const
{
    return {.tracks = words::tracks,
            .states = words::states,
            .commands = words::commands,
            .roles = words::roles,
            .events = words::events,
            .deadlines = words::deadlines,
            .guards = words::guards};
}

std::span<engine::Source const> ExamPreparation::sources() const
{
    return workflows::sources;
}

std::vector<CaseId> ExamPreparation::references(engine::CommandId, std::any const& body) const
{
    auto const* const open = as<Enrol>(body);
    return open ? std::vector{open->campaign} : std::vector<CaseId>{};
}

std::string ExamPreparation::rule_set_for(std::any const&, engine::Context const& context) const
{
    auto const* const campaign = engine::campaign_among(context.linked);
    return campaign ? campaign->rule_set : std::string{};
}

// Those that the conditions and clocks ask for by name.
std::vector<std::string_view> ExamPreparation::policies() const
{
    return {"contents_updated_on", "quiet_days", "holidays", days_off_policy};
}

std::unique_ptr<engine::Facts> ExamPreparation::blank_facts() const
{
    return std::make_unique<Preparation>();
}

void ExamPreparation::evolve(engine::Case& subject, engine::Event const& event) const
{
    if (auto const what = find_event(event.type))
        exam_preparation::evolve(subject, static_cast<Event>(what->value), event);
}

engine::Verdict ExamPreparation::check(engine::GuardId guard, engine::Question const& question) const
{
    return exam_preparation::check(static_cast<Guard>(guard.value), question);
}

engine::Result<engine::Recorded> ExamPreparation::record(engine::Transition const& row,
                                                         engine::Question const& question) const
{
    if (auto const* const open = question.body_as<Enrol>())
        return engine::canonical_body(CandidateEnrolled{*open, courses_for(open->exams)});
    if (auto const* const change = question.body_as<ChangeExams>())
        return engine::canonical_body(ExamsChanged{*change, courses_for(change->exams)});
    if (auto const* const schedule = question.body_as<ScheduleSession>()) {
        auto const* const rules = find_rule_set(question.subject.rule_set);
        return engine::canonical_body(SessionScheduled{*schedule, rules && rules->must_attend(schedule->kind)});
    }
    if (row.emits == Event::contents_erased)
        return engine::canonical_json(engine::erasure_of(question.subject, terms_of(question.subject),
                                                         question.context.today,
                                                         *question.body_as<CarryOutTerms>()->reason));
    return Workflow::record(row, question);
}

std::optional<Day> ExamPreparation::due(engine::DeadlineId deadline, engine::Case const& subject,
                                        engine::Context const& context) const
{
    auto const* const campaign = engine::campaign_of(subject, context);
    return campaign ? campaign->deadline(words::deadlines[deadline.value].name) : std::nullopt;
}

std::optional<Day> ExamPreparation::due_on(engine::DeadlineId deadline, engine::Case const& subject,
                                           engine::Piece const& piece, engine::Context const& context) const
{
    Preparation const& facts = facts_of(subject);
    if (deadline != engine::DeadlineId{Deadline::own_day} || piece.track == engine::TrackId{Track::question})
        return Workflow::due_on(deadline, subject, piece, context);
    if (auto const* const session = facts.sessions.find(piece.number);
        session && piece.track == engine::TrackId{Track::session})
        return session->held_on;
    if (auto const test = facts.tests.find(piece.number);
        test != facts.tests.end() && piece.track == engine::TrackId{Track::paper_test})
        return test->second.held_on;
    return facts.talk_on;
}

std::optional<engine::ServiceClock> ExamPreparation::clock(engine::Case const& subject, engine::Piece const& piece,
                                                           engine::Context const& context) const
{
    if (piece.track != engine::TrackId{Track::question})
        return std::nullopt;
    auto const* const asked = asked_last(piece);
    auto const* const rules = find_rule_set(subject.rule_set);
    auto const thread = facts_of(subject).threads.find(piece.number);
    if (!asked || !rules || thread == facts_of(subject).threads.end())
        return std::nullopt;
    auto const* const campaign = engine::campaign_of(subject, context);
    engine::ServiceClock clock{.started_at = asked->recorded_at,
                               .allowed = rules->allowed_for(thread->second.nature),
                               .counted = engine::CountedHours::working,
                               .days = working_days(campaign, asked->occurred_on)};
    if (auto const* const answered = answered_last(piece); answered && answered->version > asked->version)
        clock.stopped_at = answered->recorded_at;
    return clock;
}

bool ExamPreparation::is_required(engine::Case const& subject, engine::Track const& track) const
{
    State const preparation = state_of(subject, Track::preparation);
    auto const name = static_cast<Track>(track.id.value);
    if (preparation == State::unopened || state_of(subject, Track::dropout) == State::withdrawn)
        return false;
    // Copies go their way and questions are answered, whatever the day, as long as they are kept; then the scheme is
    // evaluated.
    bool const is_whole = !facts_of(subject).archived_on && subject.erased.empty();
    if (preparation == State::ended)
        return name == Track::evaluation || (is_whole && (name == Track::paper_test || name == Track::question));
    return name != Track::evaluation;
}

std::vector<engine::Condition> ExamPreparation::defects(engine::Case const& subject,
                                                        engine::Context const& context) const
{
    if (!is_open(subject))
        return {};
    engine::Question const question{
        subject, *subject.find(Track::preparation), Command::end_preparation, Role::pedagogical_manager, nullptr,
        context};
    std::vector<engine::Condition> all;
    for (Guard const guard : {Guard::contents_are_current, Guard::every_exam_has_its_tutor,
                              Guard::must_attend_sessions_attended, Guard::workshops_every_month}) {
        auto some = engine::unmet_conditions(guard, question);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

engine::CommandId ExamPreparation::opening() const
{
    return Command::enrol;
}

// One preparation a candidate and campaign: a list imported twice opens it once.
std::optional<CaseId> ExamPreparation::id_of(std::any const& opening_body) const
{
    auto const* const open = as<Enrol>(opening_body);
    if (!open)
        return std::nullopt;
    return CaseId{engine::derived_id(open->campaign.value + "|preparation|" + open->candidate.value)};
}

} // namespace workflows::exam_preparation
