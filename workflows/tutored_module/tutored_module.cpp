#include "workflows/tutored_module/tutored_module.hpp"

#include "workflows/retention_forms.hpp"
#include "workflows/tutored_module/guards.hpp"
#include "workflows/tutored_module/retention.hpp"
#include "workflows/tutored_module/tracks/tracks.hpp"
#include "workflows/tutored_module/words.hpp"

#include "engine/track.hpp"

#include <iterator>

namespace workflows::tutored_module {
namespace {

// With the zone of its campaign: a connection counts on the day it is where people are.
std::string opened(OpenModule const& command, engine::Context const& context)
{
    ModuleOpened event{command};
    if (auto const* const campaign = engine::campaign_among(context.linked))
        event.zone = campaign->zone;
    return engine::canonical_body(event);
}

std::string certified(CertifyGrid const& command, ModuleFacts const& facts)
{
    Totals const all = facts.totals();
    return engine::canonical_body(GridCertified{command, all.asynchronous, all.for_group});
}

} // namespace

std::span<engine::Track const> TutoredModule::tracks() const
{
    return tables::tracks;
}

engine::Words TutoredModule::words() const
{
    return {.tracks = words::tracks,
            .states = words::states,
            .commands = words::commands,
            .roles = words::roles,
            .events = words::events,
            .deadlines = words::deadlines,
            .guards = words::guards};
}

std::span<engine::Source const> TutoredModule::sources() const
{
    return workflows::sources;
}

std::vector<std::string_view> TutoredModule::policies() const
{
    return {policy_names.begin(), policy_names.end()};
}

engine::Form TutoredModule::form(engine::CommandId command) const
{
    using engine::form_of;
    switch (static_cast<Command>(command.value)) {
    case Command::open: return form_of<OpenModule>();
    case Command::change_tutor: return form_of<ChangeTutor>();
    case Command::withdraw: return form_of<Withdraw>();
    case Command::make_contact: return form_of<MakeContact>();
    case Command::set_planning: return form_of<SetPlanning>();
    case Command::revise_planning: return form_of<RevisePlanning>();
    case Command::record_connection: return form_of<RecordConnection>();
    case Command::contact_inactive: return form_of<ContactInactive>();
    case Command::ask: return form_of<Ask>();
    case Command::answer:
    case Command::complete_answer: return form_of<Answer>();
    case Command::pursue: return form_of<Pursue>();
    case Command::record_support: return form_of<RecordSupport>();
    case Command::correct_support: return form_of<CorrectSupport>();
    case Command::cancel_support: return form_of<CancelSupport>();
    case Command::send_sheet: return form_of<SendSheet>();
    case Command::fill_sheet: return form_of<FillSheet>();
    case Command::discuss_results: return form_of<DiscussResults>();
    case Command::submit_evaluation: return form_of<SubmitEvaluation>();
    case Command::correct_evaluation: return form_of<CorrectEvaluation>();
    case Command::account_for: return form_of<AccountFor>();
    case Command::certify_grid: return form_of<CertifyGrid>();
    case Command::return_grid: return form_of<ReturnGrid>();
    case Command::remind_tutor: return form_of<RemindTutor>();
    case Command::hold:
    case Command::release: return form_of<StopTerms>();
    case Command::archive:
    case Command::erase_contents: return form_of<CarryOutTerms>();
    case Command::complete:
    case Command::mark_as_read:
    case Command::settle:
    case Command::record_presence: break;
    }
    return form_of<engine::NoBody>();
}

std::vector<engine::CaseId> TutoredModule::references(engine::CommandId, std::any const& body) const
{
    if (auto const* const open = std::any_cast<OpenModule>(&body))
        return {open->campaign};
    return {};
}

std::string TutoredModule::rule_set_for(std::any const&, engine::Context const& context) const
{
    auto const* const campaign = engine::campaign_among(context.linked);
    return campaign ? campaign->rule_set : std::string{};
}

std::unique_ptr<engine::Facts> TutoredModule::blank_facts() const
{
    return std::make_unique<ModuleFacts>();
}

void TutoredModule::evolve(engine::Case& subject, engine::Event const& event) const
{
    if (auto const what = find_event(event.type))
        tutored_module::evolve(subject, static_cast<Event>(what->value), event);
}

engine::Verdict TutoredModule::check(engine::GuardId guard, engine::Question const& question) const
{
    return tutored_module::check(static_cast<Guard>(guard.value), question);
}

engine::Result<engine::Recorded> TutoredModule::record(engine::Transition const& row,
                                                       engine::Question const& question) const
{
    if (auto const* const open = question.body_as<OpenModule>())
        return opened(*open, question.context);
    if (auto const* const certify = question.body_as<CertifyGrid>())
        return certified(*certify, facts_of(question.subject));
    if (row.emits == Event::contents_erased)
        return engine::canonical_json(engine::erasure_of(question.subject, terms_of(question.subject),
                                                         question.context.today,
                                                         *question.body_as<CarryOutTerms>()->reason));
    return Workflow::record(row, question);
}

std::optional<Day> TutoredModule::occurred_on(engine::CommandId, std::any const& body) const
{
    return day_on_form(body);
}

std::optional<Day> TutoredModule::due(engine::DeadlineId deadline, engine::Case const& subject,
                                      engine::Context const& context) const
{
    return deadline_of(static_cast<Deadline>(deadline.value), facts_of(subject), engine::campaign_of(subject, context));
}

// Of a question: the latest exchange on it. Left with the module, it is owed no more.
std::optional<engine::ServiceClock> TutoredModule::clock(engine::Case const& subject, engine::Piece const& piece,
                                                         engine::Context const& context) const
{
    if (piece.track != engine::TrackId{Track::question})
        return std::nullopt;
    auto const clocks = clocks_of(piece, terms_of(engine::campaign_of(subject, context)));
    if (clocks.empty() || (clocks.back().is_running() && facts_of(subject).stage != State::running))
        return std::nullopt;
    return clocks.back();
}

// The learner reads his evaluation once the pedagogical manager has accounted for it.
engine::Roles TutoredModule::readers(engine::Case const& subject, engine::Piece const& piece,
                                     engine::Context const&) const
{
    engine::Roles readers = track(piece.track).readers;
    if (facts_of(subject).archived_on)
        readers = readers.both({Role::learner, tables::centre});
    bool const is_final = state_of(piece) == State::accounted || state_of(piece) == State::read;
    if (piece.track == engine::TrackId{Track::evaluation} && !is_final)
        readers = readers.both({Role::tutor, Role::pedagogical_manager});
    return readers;
}

bool TutoredModule::is_required(engine::Case const& subject, engine::Track const& track) const
{
    switch (facts_of(subject).stage) {
    case State::running: return true;
    case State::completed: // the learner may still read it, as long as it is there
        return track.id == engine::TrackId{Track::evaluation} && !facts_of(subject).archived_on;
    default: return false;
    }
}

std::vector<engine::Condition> TutoredModule::defects(engine::Case const& subject, engine::Context const& context) const
{
    // Of what is erased nobody can say whether it was in time.
    if (facts_of(subject).stage == State::unopened || !subject.erased.empty())
        return {};
    engine::Question const question{
        subject, *subject.find(Track::module), Command::complete, Role::pedagogical_manager, nullptr, context};
    std::vector<engine::Condition> all;
    for (Guard const guard : {Guard::welcomed_in_time, Guard::answered_in_time, Guard::contacted_in_time,
                              Guard::sheets_were_regular, Guard::tutor_was_regular}) {
        auto some = engine::unmet_conditions(guard, question);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

// They are about the tutor's work.
bool TutoredModule::may_see_defects(engine::Case const&, engine::Roles roles, engine::Context const&) const
{
    return roles.both({Role::tutor, Role::pedagogical_manager, Role::case_officer}).any();
}

engine::CommandId TutoredModule::opening() const
{
    return Command::open;
}

// One module a learner, campaign and code: a list imported twice opens it once.
std::optional<CaseId> TutoredModule::id_of(std::any const& opening_body) const
{
    auto const* const open = std::any_cast<OpenModule>(&opening_body);
    if (!open)
        return std::nullopt;
    return CaseId{
        engine::derived_id("tutored_module|" + open->campaign.value + "|" + open->learner.value + "|" + *open->code)};
}

} // namespace workflows::tutored_module
