// A jury's session: named, met, deliberated, closed; its people replaced, their ties told.

#include "workflows/campaign/campaign.hpp"
#include "workflows/campaign/commands.hpp"
#include "workflows/jury/commands.hpp"
#include "workflows/jury/jury.hpp"

#include "engine/authority.hpp"
#include "engine/projection.hpp"
#include "engine/track.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace workflows::jury {
namespace {

namespace campaign = workflows::campaign;
using engine::CaseId;
using engine::Day;
using engine::ErrorCode;
using engine::PersonId;
using Rules = std::vector<std::string>;
using namespace std::chrono_literals;

campaign::CampaignWorkflow const campaigns;
jury::JuryWorkflow const workflow;

CaseId const certified{"campaign-1"};
CaseId const camille{"year-of-camille"}; // a trainee's year of the campaign
CaseId const elsewhere{"year-elsewhere"};

PersonId const sarah{"sarah"};                           // administers the campaign
PersonId const paul{"paul"};                             // case officer
PersonId const rene{"rene"};                             // the rectrice's delegate
PersonId const nadia{"nadia"};                           // secretary of the jury
PersonId const claire{"claire"};                         // presides
PersonId const victor{"victor"};                         // vice-president
PersonId const ines{"ines"}, hugo{"hugo"}, anne{"anne"}; // members
PersonId const marc{"marc"}, julie{"julie"};             // not yet

Day the(int y, unsigned m, unsigned d)
{
    return std::chrono::sys_days{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}};
}

jury::Appoint five_members()
{
    return {
        .campaign = certified,
        .appointed_on = the(2023, 5, 2),
        .act_reference = "Arrêté rectoral n° 2023-117",
        .president = {claire, Quality::rector_representative},
        .vice_president = {victor, Quality::inspector},
        .members = {{ines, Quality::inspector}, {hugo, Quality::head_of_school}, {anne, Quality::teacher_researcher}},
        .secretary = nadia};
}

// A case with this id, linked to this campaign: all that a jury looks at.
std::shared_ptr<engine::Case const> year_of(CaseId const& id, CaseId const& of)
{
    auto year = std::make_shared<engine::Case>();
    year->id = id;
    year->workflow = &workflow;
    year->links = {of};
    return year;
}

template <class Body>
void tell(engine::Case& subject, engine::Context const& context, engine::TrackId track, engine::CommandId command,
          Body const& body)
{
    std::any const any{body};
    engine::Roles everything;
    everything.bits = ~std::uint32_t{0};
    auto const event = decide(subject, {track, 0, command, &any}, everything, context);
    REQUIRE(event.has_value());
    apply(subject, *event);
}

std::shared_ptr<engine::Case> a_campaign()
{
    auto subject = std::make_shared<engine::Case>(blank_case(campaigns, certified));
    engine::Context context;
    context.actor = sarah;
    context.today = the(2022, 7, 4);
    context.now = engine::Instant{context.today} + 8h;
    campaign::Open const open{.workflow = "trainee_year",
                              .organisation = "Académie de La Réunion",
                              .title = "Certifiés, 2022-2023",
                              .period = "2022-2023",
                              .zone = "Indian/Reunion",
                              .rule_set = "guide-2022-2023",
                              .deadlines = {{.name = "first_meeting", .day = the(2023, 6, 12)},
                                            {.name = "deliberation", .day = the(2023, 7, 4)}}};
    tell(*subject, context, campaign::Track::campaign, campaign::Command::open, open);
    for (auto const& [person, role] :
         {std::pair{paul, campaign::Role::case_officer}, {rene, campaign::Role::rector_delegate}})
        tell(*subject, context, campaign::Track::staff, campaign::Command::appoint,
             campaign::Appoint{person, role, the(2022, 7, 4), std::nullopt});
    return subject;
}

// One session, told act by act.
struct Story {
    std::shared_ptr<engine::Case> of = a_campaign();
    engine::Case subject = blank_case(workflow, *workflow.id_of(std::any{five_members()}));
    engine::Context context{};

    Story()
    {
        context.linked = {of, year_of(camille, certified), year_of(elsewhere, CaseId{"campaign-2"})};
        on(the(2023, 5, 2));
    }

    Story& on(Day today)
    {
        context.today = today;
        context.now = engine::Instant{today} + 8h;
        return *this;
    }

    engine::Roles roles(PersonId const& who) const
    {
        if (subject.version > 0)
            return roles_on(subject, context, who, context.today);
        engine::Case probe; // the case service asks the campaign who may open a jury
        probe.workflow = &workflow;
        probe.links = {certified};
        return roles_on(probe, context, who, context.today);
    }

    template <class Body>
    engine::Result<engine::Event> ask(PersonId const& who, Track track, Command command, Body const& body,
                                      std::uint16_t number)
    {
        context.actor = who;
        // Through JSON, as a request comes: what a test may write, a person may send.
        auto const form = workflow.form(command);
        auto const read = form.read(form.write(std::any{body}));
        if (!read)
            return tl::unexpected{read.error()};
        return decide(subject, {track, number, command, &*read}, roles(who), context);
    }

    template <class Body>
    Story& then(PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        auto const event = ask(who, track, command, body, number);
        if (!event) {
            INFO(event.error().detail);
            for (auto const& condition : event.error().conditions)
                UNSCOPED_INFO(condition.rule << ": " << condition.fact);
            REQUIRE(event.has_value());
        }
        apply(subject, *event);
        return *this;
    }

    template <class Body>
    engine::Error refused(PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        auto const event = ask(who, track, command, body, number);
        REQUIRE_FALSE(event.has_value());
        return event.error();
    }

    template <class Body>
    Rules unmet(PersonId const& who, Track track, Command command, Body const& body, std::uint16_t number = 0)
    {
        auto const error = refused(who, track, command, body, number);
        CHECK(error.code == ErrorCode::guard_unmet);
        Rules rules;
        for (auto const& condition : error.conditions)
            rules.push_back(condition.rule);
        return rules;
    }

    jury::Jury const& facts() const { return static_cast<jury::Jury const&>(*subject.facts); }
    boost::json::object published() const { return facts().published(); }
    bool holds(PersonId const& who, Role role, Day on) const { return roles_on(subject, context, who, on).has(role); }
};

Story appointed()
{
    Story story;
    story.then(rene, Track::jury, Command::appoint, five_members());
    return story;
}

Story examining()
{
    Story story = appointed();
    story.on(the(2023, 6, 12));
    story.then(nadia, Track::jury, Command::hold_first_meeting,
               jury::HoldFirstMeeting{the(2023, 6, 12), {claire, victor, ines, hugo}});
    return story;
}

Story deliberating()
{
    Story story = examining();
    story.on(the(2023, 7, 4));
    story.then(nadia, Track::jury, Command::open_deliberation,
               jury::OpenDeliberation{the(2023, 7, 4), {claire, victor, ines, hugo, anne}});
    return story;
}

Story closed()
{
    Story story = deliberating();
    story.then(claire, Track::jury, Command::close,
               jury::Close{"Le jury arrête la liste.", the(2023, 7, 4), {claire, victor, ines}});
    return story;
}

} // namespace

namespace {

// Who is told, in their tasks, that a tie waits for them.
Rules who_settles(Story const& story)
{
    Rules roles;
    for (auto const& task : engine::project(story.subject, story.context).tasks)
        if (task.command == "settle")
            roles.emplace_back(task.role);
    return roles;
}

} // namespace

TEST_CASE("a jury is named, meets, deliberates and closes", "[jury][l1-4-composition][u-first-meeting][l1-8]")
{
    Story story = appointed();
    CHECK(story.published().at("appointed").as_bool());
    CHECK(story.published().at("members").to_number<int>() == 5);
    CHECK(story.published().at("president").as_string() == "claire");
    CHECK(story.published().at("first_meeting_on").is_null());
    CHECK(story.published().at("campaign").as_string() == "campaign-1");

    story = examining();
    CHECK(story.published().at("examining").as_bool());
    CHECK(story.published().at("first_meeting_on").as_string() == "2023-06-12");
    CHECK_FALSE(story.published().at("deliberation_open").as_bool());

    story = deliberating();
    CHECK(story.published().at("deliberation_open").as_bool());
    CHECK_FALSE(story.published().at("examining").as_bool());

    story = closed();
    CHECK(story.published().at("closed").as_bool());
    CHECK_FALSE(story.published().at("deliberation_open").as_bool());
    CHECK(workflow.overview(story.subject).title == "Jury académique – Certifiés, 2022-2023");
    CHECK(workflow.overview(story.subject).stage == "closed");
}

TEST_CASE("there is one jury a campaign, by the making of its id", "[jury][l1-4-composition]")
{
    auto other = five_members();
    other.president.person = marc;
    CHECK(workflow.id_of(std::any{five_members()}) == workflow.id_of(std::any{other}));
    other.campaign = CaseId{"campaign-2"};
    CHECK(workflow.id_of(std::any{five_members()}) != workflow.id_of(std::any{other}));
    Story story = appointed();
    CHECK(story.refused(rene, Track::jury, Command::appoint, five_members()).code == ErrorCode::wrong_state);
}

TEST_CASE("a jury is linked to its campaign, whose people count for it", "[jury]")
{
    Story const story = appointed();
    CHECK(story.subject.links == std::vector{certified});
    CHECK(workflow.references(Command::appoint, std::any{five_members()}) == std::vector{certified});
    CHECK(story.holds(paul, Role::case_officer, the(2023, 5, 2)));
    CHECK(story.holds(rene, Role::rector_delegate, the(2023, 5, 2)));
}

TEST_CASE("members hold their seats from the day of the appointment", "[jury][a-jury-membership]")
{
    Story story;
    story.on(the(2023, 5, 10)).then(paul, Track::jury, Command::appoint, five_members());
    CHECK(story.subject.find(Track::jury)->entries[0].occurred_on == the(2023, 5, 2));
    CHECK_FALSE(story.holds(ines, Role::jury_member, the(2023, 5, 1)));
    CHECK(story.holds(ines, Role::jury_member, the(2023, 5, 2)));
    CHECK_FALSE(story.holds(ines, Role::jury_president, the(2023, 5, 2)));
    CHECK(story.holds(claire, Role::jury_president, the(2023, 5, 2)));
    CHECK(story.holds(claire, Role::jury_member, the(2023, 5, 2)));
    CHECK(story.holds(victor, Role::jury_vice_president, the(2023, 5, 2)));
    CHECK(story.holds(victor, Role::jury_member, the(2023, 5, 2)));
    CHECK(story.holds(nadia, Role::jury_secretary, the(2023, 5, 2)));
    CHECK_FALSE(story.holds(nadia, Role::jury_member, the(2023, 5, 2)));
}

TEST_CASE("a jury of four or of nine is refused", "[jury][l1-4-composition]")
{
    auto named = five_members();
    named.members.items.pop_back();
    CHECK(Story{}.unmet(rene, Track::jury, Command::appoint, named) == Rules{"jury-size"});
    for (auto const& id : {"m1", "m2", "m3", "m4"})
        named.members.items.push_back({PersonId{id}, Quality::academy_trainer});
    CHECK(named.members.size() + 2 == 8);
    Story eight;
    eight.then(rene, Track::jury, Command::appoint, named);
    named.members.items.push_back({PersonId{"m5"}, Quality::academy_trainer});
    auto const error = Story{}.refused(rene, Track::jury, Command::appoint, named);
    REQUIRE(error.conditions.size() == 1);
    CHECK(error.conditions[0].fact == "Le jury compterait 9 personnes.");
    CHECK(error.conditions[0].source->article == "art. 4");
    CHECK(error.conditions[0].who_can_cure == Rules{"rector_delegate", "case_officer"});
}

TEST_CASE("all that is wrong with an appointment is told at once",
          "[jury][l1-4-composition][l1-4-qualities][l1-4-members][l1-4-groups][a-jury-days]")
{
    auto named = five_members();
    named.president.quality = Quality::inspector;
    named.members = {{ines, Quality::rector, true}, {victor, Quality::other, true}};
    named.groups = engine::List<jury::Group, 20>{{"A", {claire, marc}}};
    named.appointed_on = the(2023, 5, 3);
    Story story;
    auto const error = story.refused(rene, Track::jury, Command::appoint, named);
    Rules rules;
    for (auto const& condition : error.conditions) {
        rules.push_back(condition.rule);
        CHECK(condition.source != nullptr);
    }
    CHECK(rules
          == Rules{"jury-size", "members-distinct", "president-is-rector-or-representative",
                   "members-of-listed-quality", "members-of-listed-quality", "none-posted-in-training-institution",
                   "none-posted-in-training-institution", "groups-of-members", "not-in-future"});
    CHECK(error.conditions[1].fact == "Le membre n° 2 : cette personne tient déjà un siège.");
    CHECK(error.conditions[7].fact == "Dans le groupe « A », la personne n° 2 ne siège pas au jury.");
    CHECK(story.subject.version == 0);
}

TEST_CASE("I10 nobody posted where the trainees are trained sits on their jury", "[jury][invariant][l1-4-members]")
{
    auto named = five_members();
    named.members.items[2].posted_in_training_institution = true;
    named.president.posted_in_training_institution = true;
    auto const error = Story{}.refused(rene, Track::jury, Command::appoint, named);
    REQUIRE(error.conditions.size() == 2);
    CHECK(error.conditions[0].fact == "La présidence : cette personne y est affectée.");
    CHECK(error.conditions[1].fact == "Le membre n° 3 : cette personne y est affectée.");
    CHECK(error.conditions[1].source->confidence == engine::Confidence::law);
}

TEST_CASE("the recteur presides, or has somebody preside", "[jury][l1-4-composition]")
{
    auto named = five_members();
    named.president.quality = Quality::rector;
    Story{}.then(rene, Track::jury, Command::appoint, named);
    named.president.quality = Quality::head_of_school;
    CHECK(Story{}.unmet(rene, Track::jury, Command::appoint, named) == Rules{"president-is-rector-or-representative"});
}

TEST_CASE("only the recteur's side names a jury, in a campaign that is open", "[jury][l1-4-composition][a-campaign]")
{
    CHECK(Story{}.refused(sarah, Track::jury, Command::appoint, five_members()).code == ErrorCode::not_permitted);
    auto named = five_members();
    named.campaign = camille;
    CHECK(Story{}.unmet(rene, Track::jury, Command::appoint, named) == Rules{"campaign-is-open"});
    named.campaign = CaseId{"nowhere"};
    CHECK(Story{}.unmet(rene, Track::jury, Command::appoint, named) == Rules{"campaign-is-open"});

    Story late;
    tell(*late.of, late.context, campaign::Track::campaign, campaign::Command::close,
         campaign::Close{"Année terminée"});
    CHECK(late.unmet(rene, Track::jury, Command::appoint, five_members()) == Rules{"campaign-is-open"});
}

TEST_CASE("a jury does not meet before it is named, nor tomorrow",
          "[jury][a-jury-days][a-jury-quorum][u-first-meeting]")
{
    jury::HoldFirstMeeting const early{the(2023, 5, 1), {claire, victor}};
    CHECK(Story{}.refused(rene, Track::jury, Command::hold_first_meeting, early).code == ErrorCode::not_permitted);
    Story story = appointed();
    story.on(the(2023, 6, 12));
    CHECK(story.unmet(nadia, Track::jury, Command::hold_first_meeting, early)
          == Rules{"in-order-of-days", "present-are-members", "present-are-members", "presidency-present"});
    jury::HoldFirstMeeting const tomorrow{the(2023, 6, 13), {claire}};
    auto const error = story.refused(nadia, Track::jury, Command::hold_first_meeting, tomorrow);
    REQUIRE(error.conditions.size() == 1);
    CHECK(error.conditions[0].opens_on == the(2023, 6, 13));
    CHECK(story.refused(ines, Track::jury, Command::hold_first_meeting, tomorrow).code == ErrorCode::not_permitted);
}

TEST_CASE("steps are not skipped", "[jury]")
{
    Story story = appointed();
    story.on(the(2023, 7, 4));
    CHECK(
        story.refused(nadia, Track::jury, Command::open_deliberation, jury::OpenDeliberation{the(2023, 7, 4), {claire}})
            .code
        == ErrorCode::wrong_state);
    CHECK(story.refused(nadia, Track::jury, Command::close, jury::Close{"PV", the(2023, 7, 4), {claire}}).code
          == ErrorCode::wrong_state);
    CHECK(examining()
              .refused(nadia, Track::jury, Command::hold_first_meeting,
                       jury::HoldFirstMeeting{the(2023, 6, 12), {claire}})
              .code
          == ErrorCode::wrong_state);
}

TEST_CASE("a deliberation needs its president or vice-president, and members only",
          "[jury][a-jury-quorum][a-jury-days]")
{
    Story story = examining();
    story.on(the(2023, 7, 4));
    auto const open = [](Day day, jury::Present present) { return jury::OpenDeliberation{day, std::move(present)}; };
    CHECK(story.unmet(nadia, Track::jury, Command::open_deliberation, open(the(2023, 7, 4), {ines, hugo}))
          == Rules{"presidency-present"});
    CHECK(story.unmet(nadia, Track::jury, Command::open_deliberation, open(the(2023, 7, 4), {claire, marc}))
          == Rules{"present-are-members"});
    CHECK(story.unmet(nadia, Track::jury, Command::open_deliberation, open(the(2023, 6, 11), {claire}))
          == Rules{"in-order-of-days"});
    story.then(nadia, Track::jury, Command::open_deliberation, open(the(2023, 7, 4), {victor, ines}));
}

TEST_CASE("a deliberation may be adjourned and taken up again", "[jury][a-jury-minutes][a-jury-days]")
{
    Story story = deliberating();
    story.then(claire, Track::jury, Command::adjourn, jury::Adjourn{"Dossiers à compléter", the(2023, 7, 6)});
    CHECK(story.published().at("examining").as_bool());
    CHECK_FALSE(story.published().at("deliberation_open").as_bool());
    story.on(the(2023, 7, 6));
    CHECK(story.unmet(nadia, Track::jury, Command::open_deliberation, jury::OpenDeliberation{the(2023, 7, 3), {claire}})
          == Rules{"in-order-of-days"});
    story.then(nadia, Track::jury, Command::open_deliberation, jury::OpenDeliberation{the(2023, 7, 6), {claire}});
    CHECK(story.unmet(nadia, Track::jury, Command::close, jury::Close{"PV", the(2023, 7, 5), {claire}})
          == Rules{"in-order-of-days"});
}

TEST_CASE("minutes are corrected by a new version, the first is kept", "[jury][a-jury-minutes]")
{
    Story story = closed();
    story.on(the(2023, 7, 7));
    auto const correction =
        jury::CorrectMinutes{"Le jury arrête la liste corrigée.", the(2023, 7, 7), "Un nom mal orthographié"};
    CHECK(story.refused(ines, Track::jury, Command::correct_minutes, correction).code == ErrorCode::not_permitted);
    story.then(nadia, Track::jury, Command::correct_minutes, correction);
    REQUIRE(story.facts().minutes.size() == 2);
    CHECK(story.facts().minutes[0].text == "Le jury arrête la liste.");
    CHECK(story.facts().minutes[1].text == "Le jury arrête la liste corrigée.");
    CHECK(story.published().at("closed").as_bool());
}

TEST_CASE("a jury may sit again for those whose year was extended", "[jury][l1-4-competence]")
{
    Story story = closed();
    story.on(the(2023, 11, 6)).then(nadia, Track::jury, Command::reconvene, jury::Reconvene{"Deux stages prolongés"});
    CHECK(story.published().at("examining").as_bool());
    story.on(the(2023, 11, 20));
    story.then(nadia, Track::jury, Command::open_deliberation,
               jury::OpenDeliberation{the(2023, 11, 20), {claire, ines}});
    story.then(nadia, Track::jury, Command::close, jury::Close{"Seconde séance.", the(2023, 11, 20), {claire, ines}});
    CHECK(story.facts().minutes.size() == 2);
    CHECK(story.published().at("closed_on").as_string() == "2023-07-04"); // what was deliberated then stays so
    CHECK(story.published().at("first_meeting_on").as_string() == "2023-06-12");
}

TEST_CASE("minutes that are not signed after the day of the deliberation are a defect until they are", "[jury]")
{
    Story story = deliberating();
    CHECK(workflow.defects(story.subject, story.context).empty()); // they are being written
    story.on(the(2023, 7, 5));
    auto const defects = workflow.defects(story.subject, story.context);
    REQUIRE(defects.size() == 1);
    CHECK(defects[0].rule == "minutes-signed");
    CHECK(defects[0].who_can_cure == Rules{"jury_president", "jury_secretary"});
    story.then(claire, Track::jury, Command::close,
               jury::Close{"Le jury arrête la liste.", the(2023, 7, 5), {claire, victor, ines}});
    CHECK(workflow.defects(story.subject, story.context).empty());
    story.on(the(2023, 11, 6)).then(nadia, Track::jury, Command::reconvene, jury::Reconvene{"Deux stages prolongés"});
    CHECK(workflow.defects(story.subject, story.context).empty()); // that deliberation has its minutes
}

TEST_CASE("the jury's own defects are its presidency's, its secretary's and the academy's to see", "[jury]")
{
    Story story = examining();
    for (auto const& who : {claire, victor, nadia, paul, rene})
        CHECK(workflow.may_see_defects(story.subject, story.roles(who), story.context));
    for (auto const& who : {ines, sarah})
        CHECK_FALSE(workflow.may_see_defects(story.subject, story.roles(who), story.context));
    CHECK(workflow.answers_for_linked_cases());
}

TEST_CASE("I11 a jury acts until the next one of its academy is appointed, and no longer",
          "[jury][invariant][l1-4-competence]")
{
    auto const next_of = [](std::string const& organisation, Day appointed_on) {
        auto next = std::make_shared<engine::Case>(blank_case(workflow, CaseId{"jury-of-the-next-session"}));
        auto& facts = static_cast<jury::Jury&>(*next->facts);
        facts.appointed_on = appointed_on;
        facts.organisation = organisation;
        return next;
    };
    jury::HandOver const hand_over{CaseId{"jury-of-the-next-session"}};
    Story story = closed();
    story.on(the(2024, 5, 3));
    Rules const refusal{"next-jury-is-appointed"};
    CHECK(story.unmet(paul, Track::jury, Command::hand_over, hand_over) == refusal); // unknown
    story.context.linked.push_back(next_of("Académie de Lille", the(2024, 5, 2)));
    CHECK(story.unmet(paul, Track::jury, Command::hand_over, hand_over) == refusal);
    story.context.linked.back() = next_of("Académie de La Réunion", the(2023, 4, 2));
    CHECK(story.unmet(paul, Track::jury, Command::hand_over, hand_over) == refusal); // the one before
    story.context.linked.back() = next_of("Académie de La Réunion", the(2024, 5, 2));
    CHECK(story.refused(nadia, Track::jury, Command::hand_over, hand_over).code == ErrorCode::not_permitted);
    story.then(paul, Track::jury, Command::hand_over, hand_over);
    CHECK(story.published().at("succeeded").as_bool());
    CHECK(story.refused(nadia, Track::jury, Command::reconvene, jury::Reconvene{"Un stage prolongé"}).code
          == ErrorCode::wrong_state);
}

TEST_CASE("a member is replaced under the conditions of an appointment",
          "[jury][a-jury-membership][l1-4-qualities][l1-4-members][l1-4-groups]")
{
    Story story = appointed();
    story.on(the(2023, 6, 1));
    story.then(claire, Track::membership, Command::form_groups, jury::FormGroups{{{"A", {ines, hugo}}}});
    auto const replace = [](PersonId leaving, jury::Member arriving) {
        return jury::ReplaceMember{leaving, arriving, the(2023, 6, 1), "Arrêté n° 2023-131", "Congé"};
    };
    CHECK(story.unmet(rene, Track::membership, Command::replace_member, replace(marc, {julie, Quality::inspector}))
          == Rules{"leaving-is-member"});
    CHECK(story.unmet(rene, Track::membership, Command::replace_member, replace(hugo, {ines, Quality::inspector}))
          == Rules{"members-distinct"});
    CHECK(story.unmet(rene, Track::membership, Command::replace_member, replace(hugo, {marc, Quality::other, true}))
          == Rules{"members-of-listed-quality", "none-posted-in-training-institution"});
    CHECK(story.unmet(rene, Track::membership, Command::replace_member, replace(claire, {marc, Quality::inspector}))
          == Rules{"president-is-rector-or-representative"});
    CHECK(story.refused(claire, Track::membership, Command::replace_member, replace(hugo, {marc, Quality::inspector}))
              .code
          == ErrorCode::not_permitted);

    story.then(rene, Track::membership, Command::replace_member, replace(hugo, {marc, Quality::head_of_school}));
    CHECK(story.holds(hugo, Role::jury_member, the(2023, 5, 31)));
    CHECK_FALSE(story.holds(hugo, Role::jury_member, the(2023, 6, 1)));
    CHECK(story.holds(marc, Role::jury_member, the(2023, 6, 1)));
    CHECK(story.published().at("members").to_number<int>() == 5);
    CHECK(story.facts().groups[0].members == jury::Group{"A", {ines, marc}}.members);
    // A quality wrongly entered is put right by replacing the person by the same.
    story.then(rene, Track::membership, Command::replace_member, replace(marc, {marc, Quality::inspector}));
    CHECK(story.holds(marc, Role::jury_member, the(2023, 6, 1)));

    // The presidency too.
    story.then(rene, Track::membership, Command::replace_member,
               replace(claire, {julie, Quality::rector_representative}));
    CHECK(story.published().at("president").as_string() == "julie");
    CHECK_FALSE(story.holds(claire, Role::jury_president, the(2023, 6, 1)));
}

TEST_CASE("when the president cannot continue, the vice-president replaces at once",
          "[jury][l1-4-vice-president][a-jury-membership]")
{
    Story story = examining();
    story.then(claire, Track::membership, Command::form_groups,
               jury::FormGroups{{{"A", {claire, ines}}, {"B", {victor, hugo}}}});
    story.on(the(2023, 6, 20));
    jury::ReplacePresident const at_once{the(2023, 6, 20), "Hospitalisation"};
    CHECK(story.refused(ines, Track::membership, Command::replace_president, at_once).code == ErrorCode::not_permitted);
    story.then(victor, Track::membership, Command::replace_president, at_once);
    CHECK(story.published().at("president").as_string() == "victor");
    CHECK(story.holds(victor, Role::jury_president, the(2023, 6, 20)));
    CHECK_FALSE(story.holds(victor, Role::jury_vice_president, the(2023, 6, 20)));
    CHECK(story.holds(victor, Role::jury_member, the(2023, 6, 20)));
    CHECK_FALSE(story.holds(claire, Role::jury_president, the(2023, 6, 20)));
    CHECK_FALSE(story.holds(claire, Role::jury_member, the(2023, 6, 20)));
    CHECK(story.facts().groups[0].members == jury::Group{"A", {ines}}.members);
    CHECK(story.refused(paul, Track::membership, Command::form_groups, jury::FormGroups{}).code
          == ErrorCode::not_permitted);

    // One short, and nobody in reserve: said as defects, and cured by naming somebody.
    CHECK(story.unmet(rene, Track::membership, Command::replace_president, at_once)
          == Rules{"vice-president-in-office"});
    auto const defects = workflow.defects(story.subject, story.context);
    REQUIRE(defects.size() == 2);
    CHECK(defects[0].rule == "jury-size");
    CHECK(defects[1].rule == "vice-president-in-office");
    story.then(rene, Track::membership, Command::add_member,
               jury::AddMember{
                   {marc, Quality::inspector}, jury::Seat::vice_president, the(2023, 6, 20), "Arrêté n° 2023-140"});
    CHECK(workflow.defects(story.subject, story.context).empty());
    CHECK(
        story.unmet(rene, Track::membership, Command::add_member,
                    jury::AddMember{
                        {marc, Quality::inspector}, jury::Seat::vice_president, the(2023, 6, 20), "Arrêté n° 2023-141"})
        == Rules{"seat-is-free", "members-distinct"});
}

TEST_CASE("a ninth member is not added", "[jury][l1-4-composition][a-jury-membership]")
{
    Story story = appointed();
    auto const add = [](std::string id) {
        return jury::AddMember{
            {PersonId{std::move(id)}, Quality::academy_trainer}, jury::Seat::member, the(2023, 5, 2), "Arrêté"};
    };
    for (auto const& id : {"m1", "m2", "m3"})
        story.then(rene, Track::membership, Command::add_member, add(id));
    CHECK(story.unmet(rene, Track::membership, Command::add_member, add("m4")) == Rules{"jury-size"});
    auto const offers = engine::offers(story.subject, story.roles(rene), story.context);
    auto const offer = std::find_if(offers.begin(), offers.end(), [](auto const& one) {
        return one.command == engine::CommandId{Command::add_member};
    });
    REQUIRE(offer->closed.has_value()); // said before the act, too
}

TEST_CASE("a tie is declared, and the president decides", "[jury][a-conflict-of-interest]")
{
    Story story = examining();
    jury::Declare const opinion{hugo, camille, jury::Tie::wrote_opinion, "Chef d'établissement de la stagiaire"};
    story.then(hugo, Track::conflict, Command::declare, opinion);
    CHECK(story.published().at("recused").as_array().empty());
    auto const defects = workflow.defects(story.subject, story.context);
    REQUIRE(defects.size() == 1);
    CHECK(defects[0].rule == "conflicts-settled");
    CHECK(defects[0].source->confidence == engine::Confidence::assumption);

    jury::Settle const recused{true, "Il a écrit l'avis du chef d'établissement."};
    CHECK(story.refused(ines, Track::conflict, Command::settle, recused, 1).code == ErrorCode::not_permitted);
    CHECK(story.unmet(victor, Track::conflict, Command::settle, recused, 1) == Rules{"impartial-settlement"});
    CHECK(who_settles(story) == Rules{"jury_president"});
    story.then(claire, Track::conflict, Command::settle, recused, 1);
    CHECK(boost::json::serialize(story.published().at("recused")) == R"([{"person":"hugo","case":"year-of-camille"}])");
    CHECK(story.subject.bars == std::vector<engine::Bar>{{hugo, camille}});
    CHECK(workflow.defects(story.subject, story.context).empty());

    story.then(ines, Track::conflict, Command::declare, jury::Declare{ines, camille, jury::Tie::other, std::nullopt});
    story.then(claire, Track::conflict, Command::settle, jury::Settle{false, "Simple connaissance."}, 2);
    CHECK(story.published().at("recused").as_array().size() == 1);
    // Settled another way, the file opens again.
    story.then(claire, Track::conflict, Command::settle, jury::Settle{false, "L'avis est d'un autre chef."}, 1);
    CHECK(story.published().at("recused").as_array().empty());
    CHECK(story.subject.bars.empty());
}

TEST_CASE("the president does not settle a tie of the president's own", "[jury][a-conflict-of-interest]")
{
    Story story = examining();
    story.then(claire, Track::conflict, Command::declare,
               jury::Declare{claire, camille, jury::Tie::family, std::nullopt});
    CHECK(story.unmet(claire, Track::conflict, Command::settle, jury::Settle{false, "Rien de grave."}, 1)
          == Rules{"impartial-settlement"});
    CHECK(who_settles(story) == Rules{"jury_vice_president"});
    story.then(victor, Track::conflict, Command::settle, jury::Settle{true, "Nièce de la présidente."}, 1);
    CHECK(story.published().at("recused").as_array().size() == 1);
}

TEST_CASE("a tie is between somebody of the jury and a trainee of its campaign", "[jury][a-conflict-of-interest]")
{
    Story story = examining();
    auto const declare = [](PersonId person, CaseId year) {
        return jury::Declare{person, year, jury::Tie::hierarchy, std::nullopt};
    };
    CHECK(story.unmet(nadia, Track::conflict, Command::declare, declare(nadia, elsewhere))
          == Rules{"person-is-member", "case-of-this-campaign"});
    // A case elsewhere and no case at all are not told apart.
    CHECK(
        story.refused(hugo, Track::conflict, Command::declare, declare(hugo, elsewhere)).conditions[0].fact
        == story.refused(hugo, Track::conflict, Command::declare, declare(hugo, CaseId{"nowhere"})).conditions[0].fact);
    CHECK(workflow.references(Command::declare, std::any{declare(hugo, camille)}) == std::vector{camille});
}

TEST_CASE("ties are read by few, the session by all its people", "[jury]")
{
    Story story = examining();
    story.then(hugo, Track::conflict, Command::declare, jury::Declare{hugo, camille, jury::Tie::family, std::nullopt});
    auto const reads = [&](PersonId const& who, Track track, std::uint16_t number) {
        return workflow.may_read(story.subject, *story.subject.find(track, number), story.roles(who), story.context);
    };
    CHECK(reads(ines, Track::jury, 0));
    CHECK_FALSE(reads(ines, Track::conflict, 1));
    CHECK(reads(claire, Track::conflict, 1));
    CHECK(reads(paul, Track::conflict, 1));
}

TEST_CASE("the secretary is told what the session waits for, by the campaign's dates", "[jury][d-local-dates]")
{
    Story story = appointed();
    auto const tasks = [&] { return engine::project(story.subject, story.context).tasks; };
    REQUIRE(tasks().size() == 1);
    CHECK(tasks()[0].command == "hold_first_meeting");
    CHECK(tasks()[0].role == "jury_secretary");
    CHECK(tasks()[0].due == the(2023, 6, 12));
    CHECK_FALSE(tasks()[0].blocked);
    story = examining();
    CHECK(tasks().at(0).command == "open_deliberation");
    CHECK(tasks().at(0).due == the(2023, 7, 4));
    story = deliberating();
    CHECK(tasks().at(0).command == "close");
    story = closed();
    CHECK(tasks().empty());
}

TEST_CASE("what a jury once wrote is believed", "[jury]")
{
    Story story;
    auto event = *story.ask(rene, Track::jury, Command::appoint, five_members(), 0);
    auto body = boost::json::parse(event.body).as_object();
    CHECK(body.at("campaign_title").as_string() == "Certifiés, 2022-2023");
    body.erase("campaign_title");
    body.erase("members");
    body["colour"] = "blue";
    event.body = boost::json::serialize(body);
    auto old = fold(workflow, CaseId{"jury-0"}, std::vector{event});
    CHECK(workflow.overview(old).title == "Jury académique");
    CHECK(static_cast<jury::Jury const&>(*old.facts).seats().size() == 2);
    event.type = "jury_dissolved"; // a word of another time
    apply(old, event);
    CHECK(old.find(Track::jury)->state == engine::StateId{State::appointed});
}

} // namespace workflows::jury
