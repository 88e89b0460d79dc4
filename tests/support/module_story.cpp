#include "tests/support/module_story.hpp"

#include "workflows/campaign/commands.hpp"

#include "engine/projection.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace module_story {
namespace {

namespace campaigns = workflows::campaign;
using engine::PersonId;

campaigns::CampaignWorkflow const campaign_workflow;
engine::CaseId const campaign_id{"campaign-1"};

std::string day_or_dash(std::optional<Day> const& day)
{
    return day ? engine::to_text(*day) : "-";
}

} // namespace

OpenModule opening()
{
    return {.campaign = campaign_id,
            .learner = people::lea,
            .tutor = people::theo,
            .code = "M1",
            .title = "Concevoir une séance à distance",
            .group = std::nullopt,
            .start_on = day("2023-01-09"),
            .end_on = day("2023-03-31")};
}

MakeContact contact(std::string_view made_on)
{
    MakeContact contact;
    contact.made_on = day(made_on);
    contact.channel = "Courriel";
    contact.presentation = "Théo Marchand, formateur en ligne depuis six ans.";
    contact.role = "Je vous accompagne pendant tout le module.";
    contact.aims = "Concevoir et conduire une séance à distance.";
    contact.means = "Deux rencontres, un forum, des ressources, des fiches.";
    contact.meetings =
        List<Meeting, 20>{{day("2023-01-16"), "Classe virtuelle"}, {day("2023-03-06"), "Classe virtuelle"}};
    contact.contact_ways = List<Text<200>, 10>{"Messagerie de la plateforme"};
    return contact;
}

SetPlanning planning()
{
    return {{{day("2023-01-16"), StepKind::meeting, "Première rencontre"},
             {day("2023-02-01"), StepKind::positioning, "Première fiche"},
             {day("2023-02-20"), StepKind::activity, "Scénario d'une séance"},
             {day("2023-03-01"), StepKind::positioning, "Deuxième fiche"},
             {day("2023-03-06"), StepKind::meeting, "Seconde rencontre"},
             {day("2023-03-29"), StepKind::positioning, "Dernière fiche"}}};
}

RecordSupport support(std::string_view held_on, std::int64_t minutes, SupportKind kind, Mode mode, Audience audience)
{
    return {day(held_on), kind, audience, {minutes, mode}, std::nullopt};
}

SendSheet sheet()
{
    return {{"Choisir un outil", "Rédiger une consigne"}, std::nullopt};
}

FillSheet filled(Level level)
{
    return {{{"Choisir un outil", level, std::nullopt}, {"Rédiger une consigne", level, std::nullopt}}, std::nullopt};
}

SubmitEvaluation evaluation(std::string_view held_on)
{
    SubmitEvaluation evaluation;
    evaluation.held_on = day(held_on);
    evaluation.acquisitions = {{"Choisir un outil", Level::mastered, std::nullopt},
                               {"Rédiger une consigne", Level::in_progress, std::nullopt}};
    evaluation.comment = "Un travail régulier.";
    return evaluation;
}

AccountFor accounting()
{
    return {{{"Choisir un outil", true}, {"Rédiger une consigne", false}}, std::nullopt};
}

Module::Module(OpenModule const& opening)
    : ToldCase{workflow(), *workflow().id_of(std::any{opening})}, opening_{opening},
      campaign_{std::make_shared<engine::Case>(engine::blank_case(campaign_workflow, campaign_id))}
{
    at("2022-11-02");
    campaigns::Open open;
    open.workflow = "tutored_module";
    open.organisation = "Centre régional";
    open.title = "Modules à distance, 2022-2023";
    open.period = "2022-2023";
    open.zone = "Europe/Paris";
    open.rule_set = "protocole-de-tutorat";
    tell_campaign(campaigns::Track::campaign, campaigns::Command::open, open);
    for (auto const& [person, role] : {std::pair{people::marc, campaigns::Role::pedagogical_manager},
                                       {people::gaelle, campaigns::Role::case_officer}})
        tell_campaign(campaigns::Track::staff, campaigns::Command::appoint,
                      campaigns::Appoint{person, role, day("2022-11-02"), std::nullopt});
    at("2023-01-09");
}

TutoredModule const& Module::workflow()
{
    static TutoredModule const only;
    return only;
}

template <class Body>
void Module::tell_campaign(engine::TrackId track, engine::CommandId command, Body const& body)
{
    auto changed = std::make_shared<engine::Case>(*campaign_); // a module told twice from one beginning shares nothing
    engine::Roles everything;
    everything.bits = ~std::uint32_t{0};
    engine::Context context;
    context.actor = people::sarah;
    context.now = now_;
    context.today = engine::local_day(now_, "Europe/Paris");
    std::any const any{body};
    auto const event = engine::decide(*changed, {track, 0, command, &any}, everything, context);
    INFO((event ? "accepted" : telling::in_full(event.error())));
    REQUIRE(event.has_value());
    engine::apply(*changed, *event);
    campaign_ = changed;
}

Module& Module::at(std::string_view today, int hour, int minute)
{
    now_ = engine::start_of(day(today), "Europe/Paris") + std::chrono::hours{hour} + std::chrono::minutes{minute};
    return *this;
}

Module& Module::policy(std::string const& name, std::string const& value)
{
    campaigns::SetPolicies set;
    set.policies.items.push_back({name, value});
    set.reason = "Choix du centre.";
    tell_campaign(campaigns::Track::policies, campaigns::Command::set_policies, set);
    return *this;
}

Module& Module::deadline(std::string const& name, std::string_view text)
{
    campaigns::SetDeadlines set;
    set.deadlines.items.push_back({name, day(text)});
    set.reason = "Choix du centre.";
    tell_campaign(campaigns::Track::calendar, campaigns::Command::set_deadlines, set);
    return *this;
}

Module& Module::close_campaign()
{
    tell_campaign(campaigns::Track::campaign, campaigns::Command::close, campaigns::Close{"Fin de la période."});
    return *this;
}

engine::Context Module::context(PersonId const& who) const
{
    engine::Context context{who, engine::local_day(now_, "Europe/Paris"), now_, {}};
    context.linked = {campaign_};
    return context;
}

Module& Module::act(PersonId const& who, Track track, Command command, std::any const& body, std::uint16_t number)
{
    now_ += std::chrono::seconds{1};
    ask(who, track, command, body, number);
    return *this;
}

Module& Module::then(State state)
{
    expect_state(state);
    return *this;
}

Module& Module::then_refused(engine::ErrorCode code, std::vector<std::string> const& rules)
{
    expect_refused(code);
    auto const unmet = telling::rules_of(refusal().conditions);
    for (std::string const& rule : rules) {
        INFO("expected among the conditions: " << rule);
        CHECK(std::ranges::find(unmet, rule) != unmet.end());
    }
    return *this;
}

std::string Module::fact() const
{
    REQUIRE_FALSE(refusal().conditions.empty());
    return refusal().conditions.front().fact;
}

std::vector<std::string> Module::tasks(std::string_view role) const
{
    std::vector<std::string> all;
    for (engine::TaskRow const& task : engine::project(subject_, context({})).tasks)
        if (task.role == role)
            all.push_back(std::string{task.track} + "/" + std::string{task.command} + (task.blocked ? "! " : " ")
                          + day_or_dash(task.due) + " " + day_or_dash(task.opens_on));
    return all;
}

std::vector<std::string> Module::defects() const
{
    std::vector<std::string> facts;
    for (engine::Condition const& condition : workflow().defects(subject_, context(people::marc)))
        facts.push_back(condition.fact);
    return facts;
}

std::optional<engine::ServiceClock> Module::clock(std::uint16_t question) const
{
    auto const* const piece = subject_.find(Track::question, question);
    REQUIRE(piece != nullptr);
    return workflow().clock(subject_, *piece, context({}));
}

Module& Module::opened()
{
    return at("2023-01-09").when(people::marc, Track::module, Command::open, opening_).then(State::running);
}

Module& Module::welcomed()
{
    at("2023-01-10").when(people::theo, Track::welcome, Command::make_contact, contact("2023-01-10")).then(State::made);
    return when(people::lea, Track::welcome, Command::mark_as_read).then(State::read);
}

Module& Module::positioned()
{
    at("2023-02-01").when(people::theo, Track::positioning, Command::send_sheet, sheet()).then(State::sent);
    when(people::lea, Track::positioning, Command::fill_sheet, filled()).then(State::filled);
    return when(people::theo, Track::positioning, Command::discuss_results,
                DiscussResults{day("2023-02-01"), "Les consignes restent à travailler.",
                               TimeSpent{30, Mode::synchronous}})
        .then(State::discussed);
}

Module& Module::in_its_last_days()
{
    return at("2023-03-31");
}

Module& Module::evaluated()
{
    return when(people::theo, Track::evaluation, Command::submit_evaluation,
                evaluation(engine::to_text(context({}).today)))
        .then(State::submitted);
}

Module& Module::accounted()
{
    return when(people::marc, Track::evaluation, Command::account_for, accounting()).then(State::accounted);
}

Module& Module::certified()
{
    return when(people::theo, Track::grid, Command::certify_grid, CertifyGrid{facts().totals().minutes})
        .then(State::certified);
}

} // namespace module_story
