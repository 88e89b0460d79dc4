#include "tests/support/accompaniment.hpp"

#include "engine/authority.hpp"
#include "engine/projection.hpp"
#include "workflows/campaign/commands.hpp"

#include <stdexcept>

namespace accompaniment {
namespace {

namespace campaigns = workflows::campaign;
using namespace people;

campaigns::CampaignWorkflow const campaign_workflow;

template <class Body>
void tell(engine::Case& subject, engine::Context const& context, engine::TrackId track, engine::CommandId command,
          Body const& body)
{
    std::any const any{body};
    engine::Roles everything;
    everything.bits = ~std::uint32_t{0};
    auto const event = engine::decide(subject, {track, 0, command, &any}, everything, context);
    if (!event)
        throw std::logic_error{event.error().detail};
    engine::apply(subject, *event);
}

std::shared_ptr<engine::Case> a_campaign(std::vector<std::pair<std::string, std::string>> const& policies)
{
    auto subject = std::make_shared<engine::Case>(engine::blank_case(campaign_workflow, CaseId{"campaign-1"}));
    engine::Context context;
    context.actor = sarah;
    context.today = day("2022-09-01");
    context.now = engine::Instant{context.today};
    campaigns::Open open{
        .workflow = "distance_accompaniment",
        .organisation = "Académie de La Réunion",
        .title = "Accompagnement à distance, 2022-2023",
        .period = "2022-2023",
        .zone = "Indian/Reunion",
        .rule_set = "accompagnement-1",
        .deadlines = {{.name = "report", .day = day("2023-04-14")}, {.name = "decision", .day = day("2023-05-12")}}};
    for (auto const& [name, value] : policies)
        open.policies.items.push_back({name, value});
    tell(*subject, context, campaigns::Track::campaign, campaigns::Command::open, open);
    for (auto const& [person, role] : {std::pair{paul, campaigns::Role::case_officer},
                                       {odile, campaigns::Role::training_officer},
                                       {rene, campaigns::Role::rector_delegate}})
        tell(*subject, context, campaigns::Track::staff, campaigns::Command::appoint,
             campaigns::Appoint{person, role, day("2022-09-01"), std::nullopt});
    return subject;
}

} // namespace

PersonId trainee(int number)
{
    return PersonId{"t" + std::to_string(number)};
}

Trainees trainees(int count)
{
    Trainees all;
    for (int number = 1; number <= count; ++number)
        all.items.push_back(trainee(number));
    return all;
}

Prepare contract()
{
    return {.campaign = CaseId{"campaign-1"},
            .trainer = agnes,
            .group = {"22A0974", "Enseigner avec le numérique, groupe 3"},
            .domain = "Numérique éducatif",
            .starts_on = day("2023-01-09"),
            .ends_on = day("2023-03-31"),
            .planned_hours = 16,
            .correspondent = carole};
}

RecordActivity help(int minutes, int participants, std::string_view held_on)
{
    return {.kind = ActivityKind::individual_help,
            .moment = Moment::between_sessions,
            .held_on = day(held_on),
            .minutes = minutes,
            .participants = trainees(participants),
            .note = std::nullopt};
}

Story::Story(Prepare const& opening, std::vector<std::pair<std::string, std::string>> const& policies)
    : opening_{opening}, campaign_{a_campaign(policies)},
      subject_{engine::blank_case(workflow(), *workflow().id_of(std::any{opening}))}
{
    context_.linked = {campaign_};
    on("2023-01-04");
}

DistanceAccompaniment const& Story::workflow()
{
    static DistanceAccompaniment const only;
    return only;
}

Story& Story::on(std::string_view today)
{
    context_.today = day(today);
    context_.now = std::max(subject_.last_recorded, engine::Instant{context_.today});
    return *this;
}

engine::Context Story::context(PersonId const& who) const
{
    engine::Context context = context_;
    context.actor = who;
    return context;
}

engine::Roles Story::roles(PersonId const& who) const
{
    if (subject_.version > 0)
        return engine::roles_on(subject_, context_, who, context_.today);
    engine::Case probe; // the case service asks the campaign who may open a contract
    probe.workflow = &workflow();
    probe.links = {campaign_->id};
    return engine::roles_on(probe, context_, who, context_.today);
}

engine::Result<engine::Event> Story::ask(PersonId const& who, Track track, Command command, std::any const& body,
                                         std::uint16_t number)
{
    // Through JSON, as a request comes: what a test may write, a person may send.
    auto const form = workflow().form(command);
    auto const read = form.read(form.write(body));
    if (!read)
        return tl::unexpected{read.error()};
    return engine::decide(subject_, {track, number, command, &*read}, roles(who), context(who));
}

Story& Story::carry_out(PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number)
{
    auto const event = ask(who, track, command, body, number);
    if (!event) {
        std::string told = std::string{workflow().name_of(engine::CommandId{command})} + ": " + event.error().detail;
        for (engine::Condition const& condition : event.error().conditions)
            told += "\n  " + condition.rule + ": " + condition.fact;
        throw std::logic_error{told};
    }
    believe(*event);
    return *this;
}

void Story::believe(engine::Event const& event)
{
    engine::apply(subject_, event);
    events_.push_back(event);
}

engine::Error Story::refusal(PersonId const& who, Track track, Command command, std::any const& body,
                             std::uint16_t number)
{
    auto const event = ask(who, track, command, body, number);
    if (event)
        throw std::logic_error{"accepted: " + event->type};
    return event.error();
}

std::vector<std::string> Story::rules_of(engine::Error const& error)
{
    std::vector<std::string> rules;
    for (engine::Condition const& condition : error.conditions)
        rules.push_back(condition.rule);
    return rules;
}

std::vector<std::string> Story::tasks(std::string_view role) const
{
    std::vector<std::string> found;
    for (auto const& task : engine::project(subject_, context_).tasks)
        if (task.role == role)
            found.push_back(std::string{task.track} + "/" + std::string{task.command} + (task.blocked ? "!" : ""));
    return found;
}

Story& Story::prepared()
{
    return then(paul, Track::contract, Command::prepare, opening_);
}

Story& Story::signed_by_both()
{
    if (subject_.version == 0)
        prepared();
    return then(agnes, Track::contract, Command::sign_as_trainer)
        .then(odile, Track::contract, Command::sign_for_academy);
}

Story& Story::with_group(int size)
{
    return then(paul, Track::group, Command::list_group, ListGroup{trainees(size)});
}

// In pieces of a day at most, as a form takes them.
Story& Story::worked(int minutes, int participants)
{
    on("2023-01-16");
    for (; minutes > 0; minutes -= 600)
        then(agnes, Track::activity, Command::record_activity, help(std::min(minutes, 600), participants));
    return *this;
}

Story& Story::reported()
{
    return on("2023-04-03").then(agnes, Track::report, Command::file_report, FileReport{"Ce qui a été fait."});
}

Story& Story::consulted()
{
    return on("2023-04-11").then(odile, Track::report, Command::consult);
}

} // namespace accompaniment
