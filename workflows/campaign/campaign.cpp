#include "workflows/campaign/campaign.hpp"

#include "workflows/campaign/commands.hpp"
#include "workflows/campaign/guards.hpp"
#include "workflows/campaign/tables.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>

#include <algorithm>
#include <chrono>

namespace workflows::campaign {
namespace {

using engine::Day;
using engine::Grant;

constexpr auto a_day = std::chrono::days{1};

std::string name_of_role(Role role)
{
    return std::string{words::roles[static_cast<std::size_t>(role)].name};
}

// The day may already have turned where the campaign is opened from, and not yet where it is.
Day first_day(engine::Event const& opened, std::string const& zone)
{
    return engine::zone_exists(zone) ? std::min(opened.occurred_on, engine::local_day(opened.recorded_at, zone))
                                     : opened.occurred_on;
}

void on(CampaignFacts& facts, engine::Event const& event, Open const& open)
{
    facts.is_open = true;
    facts.workflow = *open.workflow;
    facts.organisation = *open.organisation;
    facts.title = *open.title;
    facts.period = *open.period;
    facts.zone = *open.zone;
    facts.rule_set = *open.rule_set;
    for (Trait const& trait : open.traits)
        facts.traits[*trait.name] = *trait.value;
    for (Deadline const& deadline : open.deadlines)
        facts.set_deadline(*deadline.name, deadline.day);
    for (Policy const& policy : open.policies)
        facts.policies[*policy.name] = *policy.value;
    facts.administrators.push_back({event.actor, "administrator", first_day(event, facts.zone), std::nullopt});
}

void on(CampaignFacts& facts, HandOver const& hand_over)
{
    if (!facts.administrators.empty())
        facts.administrators.back().to = hand_over.from - a_day;
    facts.administrators.push_back({hand_over.person, "administrator", hand_over.from, std::nullopt});
}

void on(CampaignFacts& facts, SetDeadlines const& set)
{
    for (DeadlineChange const& change : set.deadlines)
        facts.set_deadline(*change.name, change.day);
}

void on(CampaignFacts& facts, SetPolicies const& set)
{
    for (PolicyChange const& change : set.policies) {
        if (change.value)
            facts.policies[*change.name] = **change.value;
        else
            facts.policies.erase(*change.name);
    }
}

void on(CampaignFacts& facts, RecordMigration const& migration)
{
    if (migration.for_new_cases)
        facts.rule_set = *migration.to;
}

void move(CampaignFacts& facts, engine::Event const& event, Event what)
{
    std::string_view const body = event.body;
    switch (what) {
    case Event::campaign_opened: return on(facts, event, engine::recall_body<Open>(body));
    case Event::campaign_closed: facts.is_open = false; return;
    case Event::administration_handed_over: return on(facts, engine::recall_body<HandOver>(body));
    case Event::deadlines_set: return on(facts, engine::recall_body<SetDeadlines>(body));
    case Event::policies_set: return on(facts, engine::recall_body<SetPolicies>(body));
    case Event::person_appointed: {
        auto const appoint = engine::recall_body<Appoint>(body);
        facts.staff[event.piece] = {appoint.person, name_of_role(appoint.role), appoint.from, appoint.to};
        return;
    }
    case Event::appointment_ended: facts.staff[event.piece].to = engine::recall_body<End>(body).last_day; return;
    case Event::power_delegated: {
        auto const lent = engine::recall_body<Delegate>(body);
        facts.delegations[event.piece] = {lent.person,
                                          std::string{words::delegable_roles[static_cast<std::size_t>(lent.role)].name},
                                          lent.from, lent.to, lent.holder};
        return;
    }
    case Event::delegation_revoked:
        facts.delegations[event.piece].to = engine::recall_body<Revoke>(body).last_day;
        return;
    case Event::import_recorded: return;
    case Event::rules_migrated: return on(facts, engine::recall_body<RecordMigration>(body));
    }
}

} // namespace

boost::json::object CampaignFacts::published() const
{
    boost::json::object days;
    for (auto const& [name, day] : deadlines)
        days[name] = engine::to_text(day);
    return {{"workflow", workflow},
            {"organisation", organisation},
            {"title", title},
            {"period", period},
            {"zone", zone},
            {"rule_set", rule_set},
            {"open", is_open},
            {"deadlines", std::move(days)},
            {"policies", boost::json::value_from(policies)},
            {"traits", boost::json::value_from(traits)}};
}

std::span<engine::Track const> CampaignWorkflow::tracks() const
{
    return tables::tracks;
}

engine::Words CampaignWorkflow::words() const
{
    return {.tracks = words::tracks,
            .states = words::states,
            .commands = words::commands,
            .roles = words::roles,
            .events = words::events,
            .deadlines = {},
            .guards = words::guards};
}

std::span<engine::Source const> CampaignWorkflow::sources() const
{
    return workflows::sources;
}

engine::Form CampaignWorkflow::form(engine::CommandId command) const
{
    switch (static_cast<Command>(command.value)) {
    case Command::open: return engine::form_of<Open>();
    case Command::close: return engine::form_of<Close>();
    case Command::hand_over: return engine::form_of<HandOver>();
    case Command::set_deadlines: return engine::form_of<SetDeadlines>();
    case Command::set_policies: return engine::form_of<SetPolicies>();
    case Command::appoint: return engine::form_of<Appoint>();
    case Command::end: return engine::form_of<End>();
    case Command::delegate: return engine::form_of<Delegate>();
    case Command::revoke: return engine::form_of<Revoke>();
    case Command::record_import: return engine::form_of<RecordImport>();
    case Command::record_migration: return engine::form_of<RecordMigration>();
    }
    return engine::form_of<engine::NoBody>();
}

void CampaignWorkflow::evolve(engine::Case& subject, engine::Event const& event) const
{
    auto const what = find_event(event.type);
    if (!what)
        return;
    auto& facts = static_cast<CampaignFacts&>(*subject.facts);
    move(facts, event, static_cast<Event>(what->value));
    std::vector<engine::Grant> grants{facts.administrators};
    for (auto const& [piece, grant] : facts.staff)
        grants.push_back(grant);
    for (auto const& [piece, grant] : facts.delegations)
        grants.push_back(grant);
    subject.grants = std::move(grants);
}

engine::Verdict CampaignWorkflow::check(engine::GuardId guard, engine::Question const& question) const
{
    return campaign::check(static_cast<Guard>(guard.value), question);
}

std::optional<Day> CampaignWorkflow::due(engine::DeadlineId, engine::Case const&, engine::Context const&) const
{
    return std::nullopt; // nobody is awaited by a campaign itself
}

engine::Overview CampaignWorkflow::overview(engine::Case const& subject) const
{
    auto const& facts = static_cast<CampaignFacts const&>(*subject.facts);
    engine::Piece const* const campaign = subject.find(Track::campaign);
    return {.subject = {},
            .title = facts.title,
            .stage = std::string{name_of(campaign->state)},
            .tags = {{"organisation", facts.organisation}, {"period", facts.period}, {"workflow", facts.workflow}}};
}

boost::json::object CampaignWorkflow::reference(engine::Case const&) const
{
    auto const choices = [](auto const& words) {
        boost::json::array all;
        for (engine::Word const& word : words)
            all.push_back(boost::json::object{{"name", word.name}, {"label", word.label}});
        return all;
    };
    return {
        {"choices",
         boost::json::object{{"role", choices(words::roles)}, {"delegable_role", choices(words::delegable_roles)}}}};
}

engine::CommandId CampaignWorkflow::opening() const
{
    return Command::open;
}

} // namespace workflows::campaign
