#include "workflows/distance_accompaniment/distance_accompaniment.hpp"

#include "workflows/distance_accompaniment/guards.hpp"
#include "workflows/distance_accompaniment/retention.hpp"
#include "workflows/distance_accompaniment/tracks/tracks.hpp"
#include "workflows/distance_accompaniment/words.hpp"
#include "workflows/retention_forms.hpp"

#include "engine/authority.hpp"
#include "engine/campaign.hpp"
#include "engine/track.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace workflows::distance_accompaniment {
namespace {

using engine::Case;

template <class Words>
boost::json::array choices(Words const& words)
{
    boost::json::array all;
    for (engine::Word const& word : words)
        all.push_back(boost::json::object{{"name", word.name}, {"label", word.label}});
    return all;
}

// An amount that is no whole number of cents is none.
std::optional<std::int64_t> cents_in(std::string const& text)
{
    std::int64_t cents = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), cents);
    bool const is_whole = error == std::errc{} && end == text.data() + text.size() && cents > 0 && cents <= 100'000'00;
    return is_whole ? std::optional{cents} : std::nullopt;
}

Choices chosen_by(engine::Campaign const* campaign)
{
    Choices made;
    if (!campaign)
        return made;
    // A word that is none of ours leaves things as they are by default.
    boost::describe::enum_from_string(campaign->policy("odd_hours", "down").c_str(), made.odd_hours);
    made.vacation_cents = cents_in(campaign->policy("vacation_cents", ""));
    return made;
}

engine::Campaign const* campaign_named(engine::Context const& context, CaseId const& id)
{
    Case const* const found = context.find(id);
    return found ? dynamic_cast<engine::Campaign const*>(found->facts.get()) : nullptr;
}

std::string contract_prepared(Prepare const& command, engine::Context const& context)
{
    ContractPrepared event{command};
    auto const* const campaign = campaign_named(context, command.campaign);
    if (campaign)
        event.campaign_title = campaign->title;
    event.choices = chosen_by(campaign);
    return engine::canonical_body(event);
}

std::string report_filed(FileReport const& command, engine::Question const& question)
{
    ReportFiled event{command};
    event.computation = computation_of(question.subject, true);
    event.sent_to =
        engine::holders_of(question.subject, question.context, Role::training_correspondent, question.context.today);
    return engine::canonical_body(event);
}

bool is_decided(Case const& subject)
{
    return state_of(subject, Track::decision) != State::awaited;
}

// One line says where all of it stands: the decision, else the report, else the contract.
std::string_view stage_of(Case const& subject)
{
    State stage = state_of(subject, Track::contract);
    if (stage == State::in_force && state_of(subject, Track::report) != State::awaited)
        stage = state_of(subject, Track::report);
    if (is_decided(subject))
        stage = state_of(subject, Track::decision);
    return words::states[static_cast<std::size_t>(stage)].name;
}

} // namespace

std::span<engine::Track const> DistanceAccompaniment::tracks() const
{
    return tables::tracks;
}

engine::Words DistanceAccompaniment::words() const
{
    return {.tracks = words::tracks,
            .states = words::states,
            .commands = words::commands,
            .roles = words::roles,
            .events = words::events,
            .deadlines = words::deadlines,
            .guards = words::guards};
}

std::span<engine::Source const> DistanceAccompaniment::sources() const
{
    return workflows::sources;
}

engine::Form DistanceAccompaniment::form(engine::CommandId command) const
{
    using engine::form_of;
    switch (static_cast<Command>(command.value)) {
    case Command::prepare: return form_of<Prepare>();
    case Command::amend: return form_of<Amend>();
    case Command::postpone: return form_of<Postpone>();
    case Command::designate_correspondent: return form_of<DesignateCorrespondent>();
    case Command::list_group: return form_of<ListGroup>();
    case Command::record_activity: return form_of<RecordActivity>();
    case Command::correct_activity: return form_of<CorrectActivity>();
    case Command::file_report: return form_of<FileReport>();
    case Command::grant: return form_of<GrantPay>();
    case Command::refuse: return form_of<RefusePay>();
    case Command::cancel:
    case Command::remove_activity:
    case Command::send_back:
    case Command::take_back:
    case Command::withdraw: return form_of<Undo>();
    case Command::hold:
    case Command::release: return form_of<StopTerms>();
    case Command::archive:
    case Command::erase_contents: return form_of<CarryOutTerms>();
    case Command::sign_as_trainer:
    case Command::sign_for_academy:
    case Command::acknowledge:
    case Command::consult: return form_of<engine::NoBody>();
    }
    return form_of<engine::NoBody>();
}

std::vector<CaseId> DistanceAccompaniment::references(engine::CommandId, std::any const& body) const
{
    if (auto const* const prepare = std::any_cast<Prepare>(&body))
        return {prepare->campaign};
    return {};
}

std::string DistanceAccompaniment::rule_set_for(std::any const& opening_body, engine::Context const& context) const
{
    auto const* const prepare = std::any_cast<Prepare>(&opening_body);
    auto const* const campaign = prepare ? campaign_named(context, prepare->campaign) : nullptr;
    return campaign ? campaign->rule_set : std::string{pay_rules().front().name};
}

std::vector<std::string_view> DistanceAccompaniment::policies() const
{
    return {"odd_hours", "vacation_cents"};
}

void DistanceAccompaniment::evolve(Case& subject, engine::Event const& event) const
{
    if (auto const what = find_event(event.type))
        distance_accompaniment::evolve(subject, static_cast<Event>(what->value), event);
}

engine::Verdict DistanceAccompaniment::check(engine::GuardId guard, engine::Question const& question) const
{
    return distance_accompaniment::check(static_cast<Guard>(guard.value), question);
}

engine::Result<engine::Recorded> DistanceAccompaniment::record(engine::Transition const& row,
                                                               engine::Question const& question) const
{
    if (auto const* const prepare = question.body_as<Prepare>())
        return contract_prepared(*prepare, question.context);
    if (auto const* const amend = question.body_as<Amend>()) {
        ContractAmended event{*amend};
        event.choices = chosen_by(engine::campaign_of(question.subject, question.context));
        return engine::canonical_body(event);
    }
    if (auto const* const file = question.body_as<FileReport>())
        return report_filed(*file, question);
    if (auto const* const grant = question.body_as<GrantPay>())
        return engine::canonical_body(PayGranted{*grant, computation_of(question.subject)});
    if (row.emits == Event::contents_erased)
        return engine::canonical_json(engine::erasure_of(question.subject, terms_of(question.subject),
                                                         question.context.today,
                                                         *question.body_as<CarryOutTerms>()->reason));
    return Workflow::record(row, question);
}

std::optional<Day> DistanceAccompaniment::occurred_on(engine::CommandId, std::any const& body) const
{
    if (auto const* const record = std::any_cast<RecordActivity>(&body))
        return record->held_on;
    if (auto const* const correct = std::any_cast<CorrectActivity>(&body))
        return correct->held_on;
    return std::nullopt;
}

std::optional<Day> DistanceAccompaniment::due(engine::DeadlineId deadline, Case const& subject,
                                              engine::Context const& context) const
{
    if (deadline == engine::DeadlineId{Deadline::start})
        return subject.version > 0 ? std::optional{facts_of(subject).contract.starts_on} : std::nullopt;
    auto const* const campaign = engine::campaign_of(subject, context);
    return campaign ? campaign->deadline(words::deadlines[deadline.value].name) : std::nullopt;
}

// Once archived, the academy's and the trainer's alone.
engine::Roles DistanceAccompaniment::readers(Case const& subject, engine::Piece const& piece,
                                             engine::Context const&) const
{
    engine::Roles readers = track(piece.track).readers;
    if (facts_of(subject).archived_on)
        readers = readers.both(tables::payers);
    return readers;
}

bool DistanceAccompaniment::is_required(Case const& subject, engine::Track const&) const
{
    State const contract = state_of(subject, Track::contract);
    return contract != State::unprepared && contract != State::cancelled && !is_decided(subject);
}

engine::Overview DistanceAccompaniment::overview(Case const& subject) const
{
    Accompaniment const& facts = facts_of(subject);
    engine::Overview line{.subject = facts.contract.trainer,
                          .title = "Accompagnement à distance – " + *facts.contract.group.title,
                          .stage = std::string{stage_of(subject)},
                          .tags = {{"group", *facts.contract.group.code}, {"domain", *facts.contract.domain}}};
    if (facts.granted)
        line.tags.push_back({"vacations", std::to_string(facts.granted->vacations), tables::payers});
    return line;
}

PersonId DistanceAccompaniment::person_of(Case const& subject) const
{
    return facts_of(subject).contract.trainer;
}

boost::json::object DistanceAccompaniment::reference(Case const& subject) const
{
    return {{"choices", boost::json::object{{"kind", choices(words::kinds)}, {"moment", choices(words::moments)}}},
            {"computation", engine::write_body(computation_of(subject))}};
}

std::vector<engine::Condition> DistanceAccompaniment::defects(Case const& subject, engine::Context const& context) const
{
    if (!is_required(subject, track(Track::decision)))
        return {};
    engine::Question const question{
        subject, *subject.find(Track::decision), Command::grant, Role::training_officer, nullptr, context};
    std::vector<engine::Condition> all;
    for (Guard const guard : {Guard::contract_in_force, Guard::group_is_listed, Guard::work_recorded,
                              Guard::report_sent, Guard::report_consulted}) {
        auto some = engine::unmet_conditions(guard, question);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

engine::CommandId DistanceAccompaniment::opening() const
{
    return Command::prepare;
}

std::optional<CaseId> DistanceAccompaniment::id_of(std::any const& opening_body) const
{
    auto const& prepare = std::any_cast<Prepare const&>(opening_body);
    return CaseId{engine::derived_id("accompaniment|" + prepare.campaign.value + "|" + *prepare.group.code)};
}

} // namespace workflows::distance_accompaniment
