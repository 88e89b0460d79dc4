#include "workflows/jury/jury.hpp"

#include "workflows/jury/events.hpp"
#include "workflows/jury/guards.hpp"
#include "workflows/jury/tables.hpp"

#include "engine/campaign.hpp"
#include "engine/track.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <iterator>

namespace workflows::jury {
namespace {

using engine::Case;

Jury const& jury_in(Case const& subject)
{
    return static_cast<Jury const&>(*subject.facts);
}

boost::json::value day_or_null(std::optional<Day> day)
{
    return day ? boost::json::value(engine::to_text(*day)) : boost::json::value{};
}

template <class Words>
boost::json::array choices(Words const& words)
{
    boost::json::array all;
    for (engine::Word const& word : words)
        all.push_back(boost::json::object{{"name", word.name}, {"label", word.label}});
    return all;
}

// What the campaign was called that day: the jury's file can be read without the campaign's.
std::string appointed(Appoint const& command, engine::Context const& context)
{
    JuryAppointed event{command};
    engine::Case const* const found = context.find(command.campaign);
    if (auto const* const campaign = found ? dynamic_cast<engine::Campaign const*>(found->facts.get()) : nullptr) {
        event.campaign_title = campaign->title;
        event.organisation = campaign->organisation;
        event.period = campaign->period;
    }
    return engine::canonical_body(event);
}

} // namespace

bool Jury::is_presided_by(PersonId const& person) const
{
    return president && president->person == person;
}

bool Jury::seats_person(PersonId const& person) const
{
    auto const all = seats();
    return std::any_of(all.begin(), all.end(), [&](Member const* seat) { return seat->person == person; });
}

std::vector<Member const*> Jury::seats() const
{
    std::vector<Member const*> all;
    if (president)
        all.push_back(&*president);
    if (vice_president)
        all.push_back(&*vice_president);
    for (Member const& member : members)
        all.push_back(&member);
    return all;
}

boost::json::object Jury::published() const
{
    boost::json::array people, recused;
    for (Member const* const seat_taken : seats())
        people.emplace_back(seat_taken->person.value);
    for (auto const& [number, conflict] : conflicts)
        if (conflict.recused.value_or(false))
            recused.push_back(
                boost::json::object{{"person", conflict.person.value}, {"case", conflict.concerned_case.value}});
    return {{"campaign", campaign.value},
            {"appointed", appointed_on.has_value()},
            {"members", people.size()},
            {"people", std::move(people)},
            {"president", president ? boost::json::value(president->person.value) : boost::json::value{}},
            {"first_meeting_on", day_or_null(first_meeting_on)},
            {"examining", stage == State::examining},
            {"deliberation_open", stage == State::deliberating},
            {"deliberation_on", day_or_null(deliberation_on)},
            {"closed", stage == State::closed},
            {"succeeded", stage == State::succeeded},
            {"organisation", organisation},
            {"appointed_on", day_or_null(appointed_on)},
            {"closed_on", day_or_null(closed_on)},
            {"minutes_versions", minutes.size()},
            {"recused", std::move(recused)}};
}

std::span<engine::Track const> JuryWorkflow::tracks() const
{
    return tables::tracks;
}

engine::Words JuryWorkflow::words() const
{
    return {.tracks = words::tracks,
            .states = words::states,
            .commands = words::commands,
            .roles = words::roles,
            .events = words::events,
            .deadlines = words::deadlines,
            .guards = words::guards};
}

std::span<engine::Source const> JuryWorkflow::sources() const
{
    return workflows::sources;
}

engine::Form JuryWorkflow::form(engine::CommandId command) const
{
    using engine::form_of;
    switch (static_cast<Command>(command.value)) {
    case Command::appoint: return form_of<Appoint>();
    case Command::hold_first_meeting: return form_of<HoldFirstMeeting>();
    case Command::open_deliberation: return form_of<OpenDeliberation>();
    case Command::adjourn: return form_of<Adjourn>();
    case Command::close: return form_of<Close>();
    case Command::reconvene: return form_of<Reconvene>();
    case Command::correct_minutes: return form_of<CorrectMinutes>();
    case Command::hand_over: return form_of<HandOver>();
    case Command::replace_member: return form_of<ReplaceMember>();
    case Command::replace_president: return form_of<ReplacePresident>();
    case Command::add_member: return form_of<AddMember>();
    case Command::form_groups: return form_of<FormGroups>();
    case Command::declare: return form_of<Declare>();
    case Command::settle: return form_of<Settle>();
    }
    return form_of<engine::NoBody>();
}

std::vector<CaseId> JuryWorkflow::references(engine::CommandId, std::any const& body) const
{
    if (auto const* const appoint = std::any_cast<Appoint>(&body))
        return {appoint->campaign};
    if (auto const* const declare = std::any_cast<Declare>(&body))
        return {declare->concerned_case};
    if (auto const* const hand_over = std::any_cast<HandOver>(&body))
        return {hand_over->next_jury};
    return {};
}

engine::Verdict JuryWorkflow::check(engine::GuardId guard, engine::Question const& question) const
{
    return jury::check(static_cast<Guard>(guard.value), question);
}

engine::Result<engine::Recorded> JuryWorkflow::record(engine::Transition const& row,
                                                      engine::Question const& question) const
{
    if (auto const* const appoint = question.body_as<Appoint>())
        return appointed(*appoint, question.context);
    if (auto const* const replace = question.body_as<ReplacePresident>()) {
        Jury const& jury = jury_in(question.subject);
        return engine::canonical_body(
            PresidentReplaced{jury.president->person, jury.vice_president->person, replace->from, replace->reason});
    }
    return Workflow::record(row, question);
}

std::optional<Day> JuryWorkflow::occurred_on(engine::CommandId, std::any const& body) const
{
    return day_on_form(body);
}

std::optional<Day> JuryWorkflow::due(engine::DeadlineId deadline, Case const&, engine::Context const& context) const
{
    engine::Campaign const* const campaign = engine::campaign_among(context.linked);
    return campaign ? campaign->deadline(words::deadlines[deadline.value].name) : std::nullopt;
}

engine::Overview JuryWorkflow::overview(Case const& subject) const
{
    Jury const& jury = jury_in(subject);
    return {.subject = {},
            .title = jury.campaign_title.empty() ? "Jury académique" : "Jury académique – " + jury.campaign_title,
            .stage = std::string{words::states[static_cast<std::size_t>(jury.stage)].name},
            .tags = {{"organisation", jury.organisation}, {"period", jury.period}}};
}

boost::json::object JuryWorkflow::reference(Case const&) const
{
    return {{"choices",
             boost::json::object{{"quality", choices(words::qualities)},
                                 {"seat", choices(words::seats)},
                                 {"tie", choices(words::ties)}}}};
}

std::vector<engine::Condition> JuryWorkflow::defects(Case const& subject, engine::Context const& context) const
{
    if (!jury_in(subject).appointed_on)
        return {};
    engine::Question const question{subject, *subject.find(Track::jury), Command::close, Role::jury_president, nullptr,
                                    context};
    std::vector<engine::Condition> all;
    for (Guard const guard :
         {Guard::jury_size, Guard::vice_president_in_office, Guard::conflicts_settled, Guard::minutes_signed}) {
        auto some = engine::unmet_conditions(guard, question);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    // What the jury is must be in order when it deliberates.
    for (engine::Condition& one : all)
        if (!one.until)
            one.until = due(Deadline::deliberation, subject, context);
    return all;
}

// A plain member is not told what ties others to a trainee; the defects of the files that he may read, he is.
bool JuryWorkflow::may_see_defects(Case const&, engine::Roles roles, engine::Context const&) const
{
    return roles
        .both({Role::jury_president, Role::jury_vice_president, Role::jury_secretary, Role::rector_delegate,
               Role::case_officer})
        .any();
}

engine::CommandId JuryWorkflow::opening() const
{
    return Command::appoint;
}

std::optional<CaseId> JuryWorkflow::id_of(std::any const& opening_body) const
{
    return CaseId{engine::derived_id("jury|" + std::any_cast<Appoint const&>(opening_body).campaign.value)};
}

} // namespace workflows::jury
