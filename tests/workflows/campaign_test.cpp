// What an academy chooses for a year: opened, staffed, its calendar moved, closed.

#include "workflows/campaign/campaign.hpp"
#include "workflows/campaign/commands.hpp"

#include "engine/authority.hpp"
#include "engine/track.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

namespace workflows::campaign {
namespace {

using engine::Day;
using engine::ErrorCode;
using engine::PersonId;
using namespace std::chrono_literals;

campaign::CampaignWorkflow const workflow;

PersonId const sarah{"sarah"}; // opens the campaign
PersonId const paul{"paul"};   // manages it
PersonId const lea{"lea"};     // will take over from Sarah
PersonId const rene{"rene"};   // signs for the rectrice

Day the(int y, unsigned m, unsigned d)
{
    return std::chrono::sys_days{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}};
}

campaign::Open certified_teachers()
{
    return {.workflow = "trainee_year",
            .organisation = "Académie de La Réunion",
            .title = "Certifiés, 2022-2023",
            .period = "2022-2023",
            .zone = "Indian/Reunion",
            .rule_set = "guide-2022-2023",
            .traits = {{.name = "corps", .value = "certifie"}},
            .deadlines = {{.name = "interim_review", .day = the(2022, 11, 30)},
                          {.name = "final_review", .day = the(2023, 4, 28)}},
            .policies = {{.name = "convene_on_unfavourable", .value = "any"}}};
}

// One campaign, told act by act.
struct Story {
    engine::Case subject = engine::blank_case(workflow, engine::CaseId{"campaign-1"});
    engine::Context context{};
    engine::Version version = 0;

    Story& on(Day today)
    {
        context.today = today;
        context.now = engine::Instant{today} + 8h;
        return *this;
    }

    template <class Body>
    engine::Result<engine::Event> ask(PersonId const& who, Track track, Command command, Body body,
                                      std::uint16_t number = 0)
    {
        context.actor = who;
        engine::Roles roles = roles_on(subject, context, who, context.today);
        if (subject.version == 0)
            roles.add(campaign::Role::administrator); // of the installation
        // Through JSON, as a request comes: what a test may write, a person may send.
        auto const form = workflow.form(command);
        auto const read = form.read(form.write(std::any{body}));
        if (!read)
            return tl::unexpected{read.error()};
        return decide(subject, {track, number, command, &*read}, roles, context);
    }

    template <class Body>
    Story& then(PersonId const& who, Track track, Command command, Body body, std::uint16_t number = 0)
    {
        auto const event = ask(who, track, command, body, number);
        INFO((event ? ""
                    : event.error().detail
                      + (event.error().conditions.empty() ? "" : " " + event.error().conditions[0].fact)));
        REQUIRE(event.has_value());
        apply(subject, *event);
        return *this;
    }

    template <class Body>
    engine::Error refused(PersonId const& who, Track track, Command command, Body body, std::uint16_t number = 0)
    {
        auto const event = ask(who, track, command, body, number);
        REQUIRE_FALSE(event.has_value());
        return event.error();
    }

    CampaignFacts const& facts() const { return static_cast<CampaignFacts const&>(*subject.facts); }
    bool holds(PersonId const& who, campaign::Role role, Day on) const
    {
        return roles_on(subject, context, who, on).has(role);
    }
};

Story opened()
{
    Story story;
    story.on(the(2022, 7, 4)).then(sarah, Track::campaign, Command::open, certified_teachers());
    return story;
}

Story staffed()
{
    Story story = opened();
    story.then(sarah, Track::staff, Command::appoint,
               campaign::Appoint{paul, campaign::Role::case_officer, the(2022, 7, 4), std::nullopt});
    story.then(sarah, Track::staff, Command::appoint,
               campaign::Appoint{rene, campaign::Role::rector_delegate, the(2022, 9, 1), the(2023, 8, 31)});
    return story;
}

std::vector<std::string> rules_of(engine::Error const& error)
{
    std::vector<std::string> rules;
    for (auto const& condition : error.conditions)
        rules.push_back(condition.rule);
    return rules;
}

std::vector<std::string> pointers_of(engine::Error const& error)
{
    std::vector<std::string> pointers;
    for (auto const& fault : error.faults)
        pointers.push_back(fault.pointer);
    return pointers;
}

} // namespace

TEST_CASE("a campaign opens with its calendar, and its opener administers it", "[campaign][a-campaign][d-local-dates]")
{
    Story const story = opened();
    CampaignFacts const& facts = story.facts();
    CHECK(facts.title == "Certifiés, 2022-2023");
    CHECK(facts.zone == "Indian/Reunion");
    CHECK(facts.traits.at("corps") == "certifie");
    CHECK(facts.deadline("interim_review") == the(2022, 11, 30));
    CHECK(facts.policy("convene_on_unfavourable", "none") == "any");
    CHECK(facts.is_open);
    CHECK(story.holds(sarah, campaign::Role::administrator, the(2022, 7, 4)));
    CHECK_FALSE(story.holds(paul, campaign::Role::administrator, the(2022, 7, 4)));

    auto const overview = workflow.overview(story.subject);
    CHECK(overview.title == "Certifiés, 2022-2023");
    CHECK(overview.stage == "open");
    CHECK(overview.tags[0] == engine::Tag{"organisation", "Académie de La Réunion"});
    CHECK(facts.published().at("open").as_bool());
    CHECK(facts.published().at("deadlines").at("interim_review").as_string() == "2022-11-30");
    CHECK(facts.published().at("traits").at("corps").as_string() == "certifie");
    CHECK(engine::campaign_of(story.subject, story.context) == &facts);
}

TEST_CASE("a campaign to the west is administered from the day it still is there", "[campaign]")
{
    Story story;
    story.on(the(2022, 7, 4));
    story.context.now = engine::Instant{the(2022, 7, 4)} + 1h; // 3 July, 9 p.m. in Martinique
    auto open = certified_teachers();
    open.zone = "America/Martinique";
    story.then(sarah, Track::campaign, Command::open, open);
    CHECK(story.holds(sarah, campaign::Role::administrator, the(2022, 7, 3)));
}

TEST_CASE("every fault of form is told at once, with its place", "[campaign]")
{
    auto open = certified_teachers();
    open.zone = "Indian/Reunions";
    open.period = "2022-2024";
    open.workflow = "Trainee year";
    open.rule_set = "";
    open.deadlines.items[1].name = "final-review";
    Story story;
    auto const error = story.on(the(2022, 7, 4)).refused(sarah, Track::campaign, Command::open, open);
    CHECK(error.code == ErrorCode::invalid);
    CHECK(pointers_of(error)
          == std::vector<std::string>{"/workflow", "/period", "/zone", "/rule_set", "/deadlines/1/name"});
    CHECK(story.subject.version == 0);
}

TEST_CASE("a period is a year or two that follow one another", "[campaign]")
{
    CHECK(campaign::PeriodForm::admits("2022-2023"));
    CHECK(campaign::PeriodForm::admits("2023"));
    for (std::string_view const text : {"2023-2022", "2022-2022", "22-23", "2022/2023", "2022-2023 ", "", "20x2"})
        CHECK_FALSE(campaign::PeriodForm::admits(text));
}

TEST_CASE("names given twice are refused, all of them", "[campaign][a-campaign][d-policies-enlarge][d-local-dates]")
{
    auto open = certified_teachers();
    open.deadlines.items.push_back(open.deadlines.items[0]);
    open.deadlines.items.push_back(open.deadlines.items[0]);
    open.policies.items.push_back(open.policies.items[0]);
    auto const error = Story{}.on(the(2022, 7, 4)).refused(sarah, Track::campaign, Command::open, open);
    CHECK(error.code == ErrorCode::guard_unmet);
    CHECK(rules_of(error) == std::vector<std::string>{"names-distinct", "names-distinct"});
}

TEST_CASE("deadlines move one by one, with a reason, by those who manage", "[campaign][d-local-dates]")
{
    Story story = staffed();
    campaign::SetDeadlines const later{{{.name = "interim_review", .day = the(2022, 12, 9)},
                                        {.name = "opinions", .day = the(2023, 5, 31)},
                                        {.name = "access_opening", .day = the(2023, 6, 1)}},
                                       "Cyclone"};
    CHECK(story.on(the(2022, 11, 20)).refused(sarah, Track::calendar, Command::set_deadlines, later).code
          == ErrorCode::not_permitted);
    story.then(paul, Track::calendar, Command::set_deadlines, later);
    CHECK(story.facts().deadline("interim_review") == the(2022, 12, 9));
    CHECK(story.facts().deadline("final_review") == the(2023, 4, 28));
    CHECK(story.facts().deadline("opinions") == the(2023, 5, 31));
    CHECK(story.facts().published().at("deadlines").as_object().begin()->key() == "access_opening"); // by their names

    story.then(rene, Track::calendar, Command::set_deadlines,
               campaign::SetDeadlines{{{.name = "opinions"}}, "Repoussé sans date"});
    CHECK_FALSE(story.facts().deadline("opinions").has_value());
    CHECK(story.subject.find(Track::calendar)->version == 2);
    CHECK(
        story
            .refused(paul, Track::calendar, Command::set_deadlines, campaign::SetDeadlines{{{.name = "opinions"}}, " "})
            .faults.size()
        == 1);
}

TEST_CASE("policies are set and lifted", "[campaign][d-policies-enlarge]")
{
    Story story = staffed();
    story.then(paul, Track::policies, Command::set_policies,
               campaign::SetPolicies{{{.name = "visits_min", .value = "4"}, {.name = "convene_on_unfavourable"}},
                                     "Conseil du 3 juillet"});
    CHECK(story.facts().policy("visits_min", "") == "4");
    CHECK(story.facts().policy("convene_on_unfavourable", "none") == "none");
}

TEST_CASE("an appointment counts from its first day to its last", "[campaign][a-campaign-staff]")
{
    Story story = staffed();
    using enum campaign::Role;
    CHECK(story.holds(rene, rector_delegate, the(2022, 9, 1)));
    CHECK_FALSE(story.holds(rene, rector_delegate, the(2022, 8, 31)));
    CHECK(story.holds(rene, rector_delegate, the(2023, 8, 31)));
    CHECK_FALSE(story.holds(rene, rector_delegate, the(2023, 9, 1)));

    story.on(the(2023, 1, 10)).then(sarah, Track::staff, Command::end, campaign::End{the(2023, 1, 31), "Mutation"}, 1);
    CHECK(story.holds(paul, case_officer, the(2023, 1, 31)));
    CHECK_FALSE(story.holds(paul, case_officer, the(2023, 2, 1)));
    CHECK(story.refused(sarah, Track::staff, Command::end, campaign::End{the(2023, 1, 31), "Mutation"}, 1).code
          == ErrorCode::wrong_state);
}

TEST_CASE("a case officer names a secretary, not a peer nor the recteur's delegate", "[campaign][a-campaign-staff]")
{
    Story story = staffed();
    using enum campaign::Role;
    story.then(paul, Track::staff, Command::appoint,
               campaign::Appoint{lea, jury_secretary, the(2022, 9, 1), std::nullopt});
    for (auto const role : {administrator, case_officer, rector_delegate})
        CHECK(rules_of(story.refused(paul, Track::staff, Command::appoint,
                                     campaign::Appoint{lea, role, the(2022, 9, 1), std::nullopt}))
              == std::vector<std::string>{"within-own-power"});
    auto const error = story.refused(paul, Track::staff, Command::end, campaign::End{the(2022, 9, 1), "Essai"}, 2);
    CHECK(rules_of(error) == std::vector<std::string>{"within-own-power"});
    CHECK(error.conditions[0].who_can_cure == std::vector<std::string>{"administrator"});
    story.then(paul, Track::staff, Command::end, campaign::End{the(2022, 9, 30), "Fin de mission"}, 3);
}

TEST_CASE(
    "the people of a training network are appointed by a case officer, read the campaign and may lend their power",
    "[campaign][a-campaign-staff][a-delegation]")
{
    Story story = staffed();
    for (auto const& [role, delegable] :
         {std::pair{campaign::Role::national_coordinator, campaign::DelegableRole::national_coordinator},
          {campaign::Role::pedagogical_manager, campaign::DelegableRole::pedagogical_manager},
          {campaign::Role::training_correspondent, campaign::DelegableRole::training_correspondent}}) {
        PersonId const person{engine::kebab(workflow.name_of(engine::RoleId{role}))};
        PersonId const deputy{person.value + "-deputy"};
        story.then(paul, Track::staff, Command::appoint,
                   campaign::Appoint{person, role, the(2022, 9, 1), std::nullopt});
        CHECK(story.holds(person, role, the(2022, 9, 1)));
        CHECK_FALSE(story.holds(deputy, role, the(2022, 9, 1)));
        story.then(paul, Track::delegation, Command::delegate,
                   campaign::Delegate{person, delegable, deputy, the(2022, 9, 1), the(2023, 8, 31), "Note du 1er"});
        CHECK(story.holds(deputy, role, the(2022, 9, 1)));
        engine::Roles const roles{role};
        CHECK(workflow.may_read(story.subject, *story.subject.find(Track::calendar), roles, story.context));
        CHECK_FALSE(workflow.may_read(story.subject, *story.subject.find(Track::staff, 1), roles, story.context));
        CHECK(story
                  .refused(person, Track::calendar, Command::set_deadlines,
                           campaign::SetDeadlines{{{.name = "opinions"}}, "Essai"})
                  .code
              == ErrorCode::not_permitted);
    }
}

TEST_CASE("an appointment does not end before it begins, nor later than it would", "[campaign][a-campaign-staff]")
{
    Story story = staffed();
    using enum campaign::Role;
    CHECK(rules_of(story.refused(sarah, Track::staff, Command::appoint,
                                 campaign::Appoint{lea, jury_secretary, the(2022, 9, 2), the(2022, 9, 1)}))
          == std::vector<std::string>{"term-in-order"});
    CHECK(rules_of(story.refused(sarah, Track::staff, Command::end, campaign::End{the(2022, 7, 3), "Erreur"}, 1))
          == std::vector<std::string>{"term-in-order"});
    CHECK(rules_of(story.refused(sarah, Track::staff, Command::end, campaign::End{the(2023, 9, 1), "Erreur"}, 2))
          == std::vector<std::string>{"term-in-order"});
}

TEST_CASE("the administration is handed over without a day's gap", "[campaign][a-campaign-staff]")
{
    Story story = opened();
    using enum campaign::Role;
    story.then(sarah, Track::campaign, Command::hand_over,
               campaign::HandOver{lea, the(2023, 1, 1), "Départ à la retraite"});
    CHECK(story.holds(sarah, administrator, the(2022, 12, 31)));
    CHECK_FALSE(story.holds(sarah, administrator, the(2023, 1, 1)));
    CHECK(story.holds(lea, administrator, the(2023, 1, 1)));
    CHECK(story.facts().is_open);
}

TEST_CASE("an import leaves its trace", "[campaign][a-campaign-roster]")
{
    Story story = staffed();
    std::string const digest(64, 'a');
    story.then(paul, Track::roster, Command::record_import, campaign::RecordImport{300, 298, digest});
    CHECK(story.subject.find(Track::roster, 1)->state == engine::StateId{State::recorded});
    CHECK(rules_of(story.refused(paul, Track::roster, Command::record_import, campaign::RecordImport{300, 301, digest}))
          == std::vector<std::string>{"opened-within-lines"});
    CHECK(
        pointers_of(story.refused(paul, Track::roster, Command::record_import, campaign::RecordImport{300, 300, "abc"}))
        == std::vector<std::string>{"/digest"});
}

TEST_CASE("a closed campaign no longer changes, but its people do", "[campaign][a-campaign][a-campaign-staff]")
{
    Story story = staffed();
    story.on(the(2023, 9, 15)).then(paul, Track::campaign, Command::close, campaign::Close{"Année terminée"});
    CHECK_FALSE(story.facts().published().at("open").as_bool());
    CHECK(workflow.overview(story.subject).stage == "closed");
    auto const error = story.refused(paul, Track::calendar, Command::set_deadlines,
                                     campaign::SetDeadlines{{{.name = "opinions"}}, "Trop tard"});
    CHECK(rules_of(error) == std::vector<std::string>{"campaign-is-open"});
    CHECK(story.refused(sarah, Track::campaign, Command::close, campaign::Close{"Encore"}).code
          == ErrorCode::wrong_state);
    story.then(sarah, Track::staff, Command::appoint,
               campaign::Appoint{lea, campaign::Role::case_officer, the(2023, 9, 15), std::nullopt});
    story.then(sarah, Track::campaign, Command::hand_over, campaign::HandOver{lea, the(2023, 10, 1), "Réorganisation"});
}

TEST_CASE("what a campaign once wrote is believed", "[campaign]")
{
    Story story = opened();
    auto event = *story.ask(sarah, Track::staff, Command::appoint,
                            campaign::Appoint{paul, campaign::Role::case_officer, the(2022, 7, 4), std::nullopt});
    engine::Case copy{story.subject};
    apply(copy, event);
    CHECK(copy.grants.size() == 2);
    CHECK(story.subject.grants.size() == 1); // the copy moved alone

    event.type = "campaign_renamed"; // a word of another time
    apply(copy, event);
    CHECK(copy.grants.size() == 2);

    // A zone may leave the database of zones, a limit may narrow.
    auto open = *Story{}.on(the(2022, 7, 4)).ask(sarah, Track::campaign, Command::open, certified_teachers());
    auto body = boost::json::parse(open.body).as_object();
    body["zone"] = "Indian/Bourbon";
    body["period"] = "l'an II";
    open.body = boost::json::serialize(body);
    auto const old = fold(workflow, engine::CaseId{"campaign-0"}, std::vector{open});
    CHECK(static_cast<CampaignFacts const&>(*old.facts).zone == "Indian/Bourbon");
    CHECK(old.grants.at(0).from == the(2022, 7, 4));
}

} // namespace workflows::campaign
