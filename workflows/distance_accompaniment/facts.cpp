// What each event leaves behind, and what all of it is worth.

#include "workflows/distance_accompaniment/facts.hpp"

#include "workflows/distance_accompaniment/retention.hpp"

#include <algorithm>

namespace workflows::distance_accompaniment {
namespace {

using engine::Case;
using engine::Grant;
using engine::recall_body;

constexpr auto a_day = std::chrono::days{1};

Accompaniment& facts(Case& subject)
{
    return static_cast<Accompaniment&>(*subject.facts);
}

// What was done until the day before stays done by right.
void hand_over(Case& subject, std::string const& role, PersonId const& person, Day from)
{
    for (Grant& grant : subject.grants.change())
        if (grant.role == role && (!grant.to || *grant.to >= from))
            grant.to = from - a_day;
    subject.grants.push_back({person, role, from, std::nullopt});
}

void on(Case& subject, engine::Event const& event, ContractPrepared const& prepared)
{
    Accompaniment& known = facts(subject);
    known.contract = prepared;
    known.choices = prepared.choices.value_or(Choices{});
    known.campaign_title = prepared.campaign_title.value_or("");
    subject.links = {prepared.campaign};
    hand_over(subject, "trainer", prepared.trainer, event.occurred_on);
    if (prepared.correspondent)
        hand_over(subject, "training_correspondent", *prepared.correspondent, event.occurred_on);
}

void on(Case& subject, engine::Event const& event, ContractAmended const& amended)
{
    Accompaniment& known = facts(subject);
    if (amended.trainer != known.contract.trainer)
        hand_over(subject, "trainer", amended.trainer, event.occurred_on);
    known.contract.trainer = amended.trainer;
    known.contract.domain = amended.domain;
    known.contract.starts_on = amended.starts_on;
    known.contract.ends_on = amended.ends_on;
    known.contract.planned_hours = amended.planned_hours;
    known.choices = amended.choices.value_or(known.choices);
}

// Nobody but the academy and the trainer follows the case any more.
void on_archived(Case& subject, engine::Event const& event)
{
    facts(subject).archived_on = event.occurred_on;
    engine::close_to_all_but(subject, "trainer", event.occurred_on - a_day);
}

// When the file is emptied, nothing is left that its trainer could read.
void on_erased(Case& subject, engine::Event const& event)
{
    if (facts(subject).archived_on && engine::is_emptied(subject, terms_of(subject)))
        engine::close_to_all(subject, event.occurred_on);
}

Intervention done_in(Case const& subject, bool reported)
{
    Accompaniment const& known = facts_of(subject);
    Intervention done{.group_size = static_cast<std::int64_t>(known.group.size()),
                      .has_contract = is_in_force(subject),
                      .has_report = reported || is_report_sent(subject)};
    std::set<PersonId> participants;
    for (auto const& [number, activity] : known.activities) {
        RecordActivity const& content = activity.content;
        if (activity.is_removed)
            continue;
        if (content.kind == ActivityKind::virtual_class) {
            done.synchronous_minutes += *content.minutes;
            continue;
        }
        done.minutes += *content.minutes;
        for (PersonId const& person : content.participants)
            if (known.group.contains(person))
                participants.insert(person);
    }
    done.participants = static_cast<std::int64_t>(participants.size());
    return done;
}

} // namespace

bool Accompaniment::has_work() const
{
    return std::ranges::any_of(activities, [](auto const& one) { return !one.second.is_removed; });
}

bool Accompaniment::took_part(PersonId const& person) const
{
    return std::ranges::any_of(activities, [&](auto const& one) {
        auto const& named = *one.second.content.participants;
        return !one.second.is_removed && std::ranges::find(named, person) != named.end();
    });
}

boost::json::object Accompaniment::published() const
{
    return {{"campaign", contract.campaign.value},
            {"group", *contract.group.code},
            {"trainer", contract.trainer.value},
            {"vacations", granted ? boost::json::value(granted->vacations) : boost::json::value(nullptr)}};
}

Computation computation_of(Case const& subject, bool reported)
{
    if (facts_of(subject).granted)
        return *facts_of(subject).granted;
    PayRules const* const named = find_pay_rules(subject.rule_set);
    return compute(done_in(subject, reported), named ? *named : pay_rules().front(), facts_of(subject).choices);
}

void evolve(Case& subject, Event what, engine::Event const& event)
{
    std::string_view const body = event.body;
    Accompaniment& known = facts(subject);
    switch (what) {
    case Event::contract_prepared: return on(subject, event, recall_body<ContractPrepared>(body));
    case Event::contract_amended: return on(subject, event, recall_body<ContractAmended>(body));
    case Event::contract_postponed: {
        auto const postponed = recall_body<Postpone>(body);
        known.contract.starts_on = postponed.starts_on;
        known.contract.ends_on = postponed.ends_on;
        return;
    }
    case Event::correspondent_designated: {
        auto const designated = recall_body<DesignateCorrespondent>(body);
        return hand_over(subject, "training_correspondent", designated.person, designated.from);
    }
    case Event::group_listed: {
        auto const listed = recall_body<ListGroup>(body);
        known.group = {listed.trainees.begin(), listed.trainees.end()};
        return;
    }
    case Event::activity_recorded: known.activities[event.piece].content = recall_body<RecordActivity>(body); return;
    case Event::activity_corrected: known.activities[event.piece].content = recall_body<CorrectActivity>(body); return;
    case Event::activity_removed: known.activities[event.piece].is_removed = true; return;
    case Event::pay_granted: known.granted = recall_body<PayGranted>(body).computation; return;
    case Event::pay_decision_withdrawn: known.granted.reset(); return;
    case Event::file_archived: return on_archived(subject, event);
    case Event::contents_erased: return on_erased(subject, event);
    // The state of the piece says all.
    case Event::trainer_signed:
    case Event::academy_signed:
    case Event::trainer_countersigned:
    case Event::academy_countersigned:
    case Event::contract_cancelled:
    case Event::activity_report_filed:
    case Event::report_acknowledged:
    case Event::activity_report_consulted:
    case Event::report_sent_back:
    case Event::report_taken_back:
    case Event::retention_held:
    case Event::retention_resumed:
    case Event::pay_refused: return;
    }
}

} // namespace workflows::distance_accompaniment
