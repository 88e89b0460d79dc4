// What each event leaves behind: the facts of the session, and who holds which role from which day.

#include "workflows/jury/events.hpp"
#include "workflows/jury/jury.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace workflows::jury {
namespace {

using engine::Case;
using engine::Grant;

constexpr auto a_day = std::chrono::days{1};

Jury& jury_in(Case& subject)
{
    return static_cast<Jury&>(*subject.facts);
}

// The president and the vice-president are members too.
void seat(Case& subject, PersonId const& person, std::optional<Role> presiding, Day from)
{
    if (presiding)
        subject.grants.push_back(
            {person, std::string{words::roles[static_cast<std::size_t>(*presiding)].name}, from, std::nullopt});
    subject.grants.push_back({person, "jury_member", from, std::nullopt});
}

// The last day is the day before `from`; what was done until then stays done by right.
void end_grants(Case& subject, PersonId const& person, std::initializer_list<std::string_view> roles, Day from)
{
    for (Grant& grant : subject.grants.change())
        if (grant.person == person && std::find(roles.begin(), roles.end(), grant.role) != roles.end()
            && (!grant.to || *grant.to >= from))
            grant.to = from - a_day;
}

void unseat(Case& subject, PersonId const& person, Day from)
{
    end_grants(subject, person, {"jury_president", "jury_vice_president", "jury_member"}, from);
}

void on(Case& subject, JuryAppointed const& event)
{
    Jury& jury = jury_in(subject);
    subject.links = {event.campaign};
    jury.campaign = event.campaign;
    jury.campaign_title = event.campaign_title.value_or("");
    jury.organisation = event.organisation.value_or("");
    jury.period = event.period.value_or("");
    jury.appointed_on = event.appointed_on;
    jury.act_reference = *event.act_reference;
    jury.president = event.president;
    jury.vice_president = event.vice_president;
    jury.members = *event.members;
    if (event.groups)
        jury.groups = **event.groups;
    seat(subject, event.president.person, Role::jury_president, event.appointed_on);
    seat(subject, event.vice_president.person, Role::jury_vice_president, event.appointed_on);
    for (Member const& member : event.members)
        seat(subject, member.person, std::nullopt, event.appointed_on);
    if (event.secretary)
        subject.grants.push_back({*event.secretary, "jury_secretary", event.appointed_on, std::nullopt});
}

void on(Case& subject, ReplaceMember const& event)
{
    Jury& jury = jury_in(subject);
    unseat(subject, event.leaving, event.from);
    for (Group& group : jury.groups)
        std::replace(group.members.items.begin(), group.members.items.end(), event.leaving, event.arriving.person);
    if (jury.is_presided_by(event.leaving)) {
        jury.president = event.arriving;
        return seat(subject, event.arriving.person, Role::jury_president, event.from);
    }
    if (jury.vice_president && jury.vice_president->person == event.leaving) {
        jury.vice_president = event.arriving;
        return seat(subject, event.arriving.person, Role::jury_vice_president, event.from);
    }
    for (Member& member : jury.members)
        if (member.person == event.leaving)
            member = event.arriving;
    seat(subject, event.arriving.person, std::nullopt, event.from);
}

void on(Case& subject, PresidentReplaced const& event)
{
    Jury& jury = jury_in(subject);
    unseat(subject, event.former, event.from);
    end_grants(subject, event.president, {"jury_vice_president"}, event.from);
    subject.grants.push_back({event.president, "jury_president", event.from, std::nullopt});
    for (Group& group : jury.groups)
        std::erase(group.members.items, event.former);
    jury.president = std::exchange(jury.vice_president, std::nullopt);
}

void on(Case& subject, AddMember const& event)
{
    Jury& jury = jury_in(subject);
    if (event.seat == Seat::vice_president) {
        jury.vice_president = event.arriving;
        return seat(subject, event.arriving.person, Role::jury_vice_president, event.from);
    }
    jury.members.push_back(event.arriving);
    seat(subject, event.arriving.person, std::nullopt, event.from);
}

// Whom the presidency has kept from a trainee's file, as it decided last.
std::vector<engine::Bar> bars_of(Jury const& jury)
{
    std::vector<engine::Bar> bars;
    for (auto const& [number, conflict] : jury.conflicts)
        if (conflict.recused.value_or(false))
            bars.push_back({conflict.person, conflict.concerned_case});
    return bars;
}

void move(Case& subject, engine::Event const& event, Event what)
{
    using engine::recall_body;
    std::string_view const body = event.body;
    Jury& jury = jury_in(subject);
    switch (what) {
    case Event::jury_appointed: return on(subject, recall_body<JuryAppointed>(body));
    case Event::member_replaced: return on(subject, recall_body<ReplaceMember>(body));
    case Event::president_replaced: return on(subject, recall_body<PresidentReplaced>(body));
    case Event::member_added: return on(subject, recall_body<AddMember>(body));
    case Event::groups_formed: jury.groups = *recall_body<FormGroups>(body).groups; return;
    case Event::first_meeting_held: jury.first_meeting_on = event.occurred_on; return;
    case Event::deliberation_opened: jury.deliberation_on = event.occurred_on; return;
    case Event::deliberation_adjourned: return;
    case Event::session_closed:
        jury.minutes.push_back({*recall_body<Close>(body).minutes, event.occurred_on});
        jury.closed_on = jury.closed_on.value_or(event.occurred_on);
        return;
    case Event::session_reconvened: return;
    case Event::minutes_corrected:
        jury.minutes.push_back({*recall_body<CorrectMinutes>(body).minutes, event.occurred_on});
        return;
    case Event::handed_over: return; // the stage says it
    case Event::conflict_declared: {
        auto const declared = recall_body<Declare>(body);
        jury.conflicts[event.piece] = {declared.person, declared.concerned_case, declared.tie, std::nullopt};
        return;
    }
    case Event::conflict_settled: jury.conflicts[event.piece].recused = recall_body<Settle>(body).recused; return;
    }
}

} // namespace

void JuryWorkflow::evolve(Case& subject, engine::Event const& event) const
{
    auto const what = find_event(event.type);
    if (!what)
        return;
    move(subject, event, static_cast<Event>(what->value));
    subject.bars = bars_of(jury_in(subject));
    if (engine::Piece const* const piece = subject.find(Track::jury))
        jury_in(subject).stage = static_cast<State>(piece->state.value);
}

} // namespace workflows::jury
