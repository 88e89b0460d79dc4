// The shipped workflows over HTTP, on the eve of a sitting: what the trainee, the academy and the jury are shown of the
// same file, and what nobody else is.

#include "api/routes.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/soci_store.hpp"
#include "tests/api/pieces.hpp"
#include "tests/support/patience.hpp"
#include "tests/support/story.hpp"
#include "workflows/campaign/campaign.hpp"
#include "workflows/campaign/commands.hpp"
#include "workflows/jury/events.hpp"
#include "workflows/jury/jury.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace json = boost::json;
using engine::CaseId;
using engine::PersonId;
using namespace story::people;
using story::Command;
using story::day;
using story::Track;
using story::Year;

namespace {

namespace campaign = workflows::campaign;
namespace jury = workflows::jury;

CaseId const campaign_id{"campaign-1"};
CaseId const jury_id{"jury-1"};

campaign::Open the_campaign()
{
    campaign::Open open;
    open.workflow = "trainee_year";
    open.organisation = "Académie de La Réunion";
    open.title = "Certifiés, 2022-2023";
    open.period = "2022-2023";
    open.zone = "Indian/Reunion";
    open.rule_set = "guide-2022-2023";
    open.deadlines.items = {{"opinions", day("2023-05-15")}, {"deliberation", day("2023-06-29")}};
    return open;
}

// One short of what the order asks: a defect of the jury's own.
jury::JuryAppointed the_jury()
{
    jury::JuryAppointed appointed;
    appointed.campaign = campaign_id;
    appointed.appointed_on = day("2023-05-02");
    appointed.act_reference = "Arrêté rectoral du 2 mai 2023";
    appointed.president = {president, jury::Quality::rector_representative, false};
    appointed.vice_president = {PersonId{"vice"}, jury::Quality::inspector, false};
    appointed.members.items = {{member, jury::Quality::inspector, false},
                               {PersonId{"another"}, jury::Quality::head_of_school, false}};
    appointed.secretary = secretary;
    appointed.campaign_title = "Certifiés, 2022-2023";
    return appointed;
}

// 12 June 2023, seventeen days before the deliberation.
class Sitting {
public:
    Sitting() : folder_{std::filesystem::temp_directory_path() / ("titularis-sitting-" + api::opaque_id())}
    {
        std::filesystem::create_directory(folder_);
        std::string const url = "sqlite://" + (folder_ / "sitting.db").string();
        engine::store::migrate(url);
        store_ = engine::store::open_store(url, tests::patient);
        workflows_.add(campaigns_);
        workflows_.add(years_);
        workflows_.add(juries_);
        service_ = std::make_unique<engine::CaseService>(workflows_, *store_, clock_, api::opaque_id);
        api_ = std::make_unique<api::Api>(*service_, key_, api::ApiOptions{});
        happened(campaigns_, campaign_id, "campaign", "campaign_opened", the_campaign());
        std::uint16_t number = 0;
        for (auto const& [person, role] : {std::pair{officer, campaign::Role::case_officer},
                                           {secretary, campaign::Role::jury_secretary},
                                           {delegate, campaign::Role::rector_delegate}})
            happened(campaigns_, campaign_id, "staff", "person_appointed",
                     campaign::Appoint{person, role, day("2022-09-01"), std::nullopt}, ++number);
        happened(juries_, jury_id, "jury", "jury_appointed", the_jury());
    }
    ~Sitting()
    {
        api_.reset();
        service_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    Sitting(Sitting const&) = delete;
    Sitting& operator=(Sitting const&) = delete;

    // A file told elsewhere, kept here as it was written there.
    std::string keep(Year const& year)
    {
        engine::Case const& now = year.now();
        engine::Append const append{.stream = now.id,
                                    .events = year.events(),
                                    .rows = engine::shared(engine::project(now, service_->context_for({}, now.links)))};
        REQUIRE(store_->journal().append({&append, 1}).front() == engine::Appended::done);
        return now.id.value;
    }

    template <class Body>
    void happened(engine::Workflow const& workflow, CaseId const& id, std::string const& track, std::string const& type,
                  Body const& body, std::uint16_t number = 0)
    {
        auto const before = service_->current(workflow, id);
        auto const stands = before ? before : std::make_shared<engine::Case>(engine::blank_case(workflow, id));
        engine::Event event;
        event.stream = id;
        event.version = stands->version + 1;
        event.type = type;
        event.track = track;
        event.piece = number;
        event.body = json::serialize(engine::write_body(body));
        event.actor = officer;
        event.role = "case_officer";
        event.occurred_on = day("2023-06-12");
        event.recorded_at = clock_.now();
        event.hash = engine::chained(stands->head, event);
        engine::Case after{*stands};
        engine::apply(after, event);
        auto const append = service_->append_of(*stands, after, event, service_->context_for({}, after.links));
        REQUIRE(store_->journal().append({&append, 1}).front() == engine::Appended::done);
        service_->work_off_pending();
    }

    void choose(std::string const& policy, std::string const& value)
    {
        campaign::SetPolicies set;
        set.policies.items = {{policy, value}};
        set.reason = "Choix de l'académie.";
        happened(campaigns_, campaign_id, "policies", "policies_set", set);
    }

    void keep_away(PersonId const& person, std::string const& year)
    {
        happened(juries_, jury_id, "conflict", "conflict_declared",
                 jury::Declare{person, CaseId{year}, jury::Tie::wrote_opinion, std::nullopt}, 1);
        happened(juries_, jury_id, "conflict", "conflict_settled", jury::Settle{true, "A écrit un avis."}, 1);
    }

    std::string token_of(PersonId const& who)
    {
        if (!store_->directory().find(who)) // a token is for somebody of the directory
            store_->directory().put({who, who.value + "@example.org", who.value, "", "", false});
        return api::mint(store_->identities().tokens(), {who, "test", api::Scopes::all(), {}, std::chrono::hours{1}},
                         clock_.now());
    }

    api::Response ask(PersonId const& who, std::string const& target)
    {
        auto const read = api::parse_target("/api/v1/" + target);
        api::Request request{api::Method::get, read->path, read->segments, read->query, {}, {}, "a-request"};
        request.headers.emplace_back("Authorization", "Bearer " + token_of(who));
        return (*api_)(request);
    }
    json::object get(PersonId const& who, std::string const& target)
    {
        auto const response = ask(who, target);
        INFO(target << " for " << who.value << ": " << response.body);
        REQUIRE(response.status == 200);
        return json::parse(response.body).as_object();
    }

private:
    engine::FixedClock clock_{*engine::parse_instant("2023-06-12T08:00:00Z")};
    api::TokenKey key_ = api::TokenKey::draw();
    std::filesystem::path folder_;
    campaign::CampaignWorkflow campaigns_;
    story::TraineeYear years_;
    jury::JuryWorkflow juries_;
    engine::Workflows workflows_;
    std::unique_ptr<engine::Store> store_;
    std::unique_ptr<engine::CaseService> service_;
    std::unique_ptr<api::Api> api_;
};

Year submitted(PersonId const& trainee)
{
    auto opening = story::opening();
    opening.trainee = trainee;
    return story::a_trainee_year(opening).opened().reviewed().with_opinions().sealed_and_open().before_the_jury();
}

// The head of school corrects his opinion on 8 June, and finds one item insufficient.
Year corrected(PersonId const& trainee)
{
    auto year = submitted(trainee);
    story::CorrectOpinion correction;
    static_cast<story::GiveOpinion&>(correction) = story::opinion(story::OpinionValue::favourable);
    correction.grid.items.front().rating = story::Rating::insufficient;
    correction.reason = "Après relecture.";
    year.on("2023-06-08")
        .when(roux, Track::head_opinion, Command::correct_opinion, correction)
        .then(workflows::trainee_year::State::filed);
    return year;
}

PersonId const ali{"ali"};
PersonId const bea{"bea"};

std::vector<std::string> cases_in(json::object const& list)
{
    std::vector<std::string> ids;
    for (json::value const& item : list.at("items").as_array())
        ids.emplace_back(item.at_pointer("/case/id").as_string());
    std::ranges::sort(ids);
    return ids;
}

bool says(json::object const& list, std::string const& id, std::string_view rule)
{
    for (json::value const& item : list.at("items").as_array())
        if (item.at_pointer("/case/id").as_string() == std::string_view{id})
            return std::ranges::any_of(item.at("defects").as_array(),
                                       [&](json::value const& one) { return one.at("rule").as_string() == rule; });
    return false;
}

bool owes_note(json::object const& tasks)
{
    return std::ranges::any_of(tasks.at("items").as_array(),
                               [](json::value const& task) { return task.at("command").as_string() == "take_note"; });
}

} // namespace

TEST_CASE("those who answer for a sitting get the defects of every file and of the jury, others what they may read")
{
    Sitting sitting;
    std::string const first = sitting.keep(corrected(ali));
    std::string const second = sitting.keep(submitted(bea));
    for (auto const& who : {secretary, president, officer, delegate}) {
        auto const all = sitting.get(who, "juries/jury-1/defects");
        INFO(who.value);
        auto everything = std::vector<std::string>{first, second, "jury-1"};
        std::ranges::sort(everything);
        CHECK(cases_in(all) == everything);
        CHECK(all.at("counts").at("cases") == 3);
        CHECK(all.at("counts").at("too_late") == 0);
        CHECK(says(all, "jury-1", "jury-size"));
        CHECK(says(all, first, "seal-is-current"));
        CHECK(says(all, first, "jury-knows-later-pieces"));
        CHECK(says(all, second, "file-consulted-by-trainee"));
        CHECK_FALSE(says(all, second, "seal-is-current"));
        for (json::value const& item : all.at("items").as_array())
            CHECK(item.at("days_left") == 17);
    }
    auto everything = std::vector<std::string>{first, second};
    std::ranges::sort(everything);
    CHECK(cases_in(sitting.get(member, "juries/jury-1/defects")) == everything); // not the jury's own
    for (auto const& who : {ali, hoarau, roux, payet, stranger})
        CHECK(sitting.ask(who, "juries/jury-1/defects").status == 404);

    // The presidency keeps a member from a file that he wrote an opinion for: he is shown nothing of it.
    sitting.keep_away(member, first);
    auto const his = sitting.get(member, "juries/jury-1/defects");
    CHECK(cases_in(his) == std::vector<std::string>{second});
    CHECK(his.at("counts").at("cases") == 1);
    CHECK(sitting.ask(member, "trainee-years/" + first + "/head-opinion").status == 404);
    CHECK(sitting.ask(member, "trainee-years/" + first + "/defects").status == 404);
    CHECK(sitting.ask(member, "trainee-years/" + second + "/head-opinion").status == 200);
    CHECK(cases_in(sitting.get(secretary, "juries/jury-1/defects")).size() == 3);
}

TEST_CASE("a piece corrected after the seal is shown as such to the trainee and to the jury, and is a task of both")
{
    Sitting sitting;
    std::string const path = "trainee-years/" + sitting.keep(corrected(ali));
    auto const his = piece_in(sitting.get(ali, path), "head_opinion").at("since_seal");
    CHECK(his.at("state") == "changed");
    CHECK(his.at("sealed_version") == 1);
    CHECK(his.at("current_version") == 2);
    for (auto const& who : {secretary, member, officer}) {
        CHECK(piece_in(sitting.get(who, path), "head_opinion").at("since_seal") == his);
        CHECK(sitting.get(who, path + "/head-opinion").at("since_seal") == his);
    }
    CHECK(owes_note(sitting.get(ali, "tasks")));
    CHECK(owes_note(sitting.get(secretary, "tasks")));
    for (auto const& who : {hoarau, roux, payet, member, stranger})
        CHECK_FALSE(owes_note(sitting.get(who, "tasks")));
    CHECK(piece_in(sitting.get(hoarau, path), "head_opinion").empty()); // no opinion is the tutor's to read
    // The report was consulted in the version that stands: it is the trainee's turn to read it, not the inspector's.
    CHECK(sitting.get(ali, path + "/tutor-report").at("waiting").at("command") == "mark_as_read");
    auto const lists = sitting.get(secretary, "trainee-years?tag.changed_since_seal=yes");
    CHECK(lists.at("items").as_array().size() == 1);
}

TEST_CASE("I15 the trainee and the jury read the same ledger, and nobody else has one")
{
    Sitting sitting;
    std::string const path = "trainee-years/" + sitting.keep(corrected(ali)) + "/ledger";
    auto const his = sitting.get(ali, path);
    CHECK(his.at("items").as_array().size() == 8); // seven pieces, one of them in two versions
    for (auto const& who : {secretary, president, member, officer, delegate})
        CHECK(sitting.get(who, path) == his);
    for (auto const& who : {hoarau, roux, payet, trainer, stranger})
        CHECK(sitting.ask(who, path).status == 404);
    CHECK(sitting.get(ali, path + "?as_of=2023-05-20T00:00:00Z").at("items").as_array().size() == 7);
    CHECK(sitting.get(officer, path + "?as_of=2022-12-24T00:00:00Z").at("items").as_array().size() == 2);
}

TEST_CASE("grids are compared for jury and academy once the campaign wants it, and for the trainee never")
{
    Sitting sitting;
    std::string const path = "trainee-years/" + sitting.keep(corrected(ali)) + "/divergences";
    auto const nothing = sitting.ask(stranger, path);
    for (auto const& who : {secretary, member, officer, ali, roux})
        CHECK(sitting.ask(who, path).status == 404);
    sitting.choose("divergence_view", "on");
    for (auto const& who : {ali, hoarau, roux, payet, stranger})
        CHECK(sitting.ask(who, path).body == nothing.body);
    for (auto const& who : {secretary, president, member, officer, delegate}) {
        auto const shown = sitting.get(who, path);
        REQUIRE(shown.at("items").as_array().size() == 1);
        CHECK(shown.at("items").at(0).at("answers").as_array().size() == 3);
    }
    sitting.keep_away(member, path.substr(14, path.find("/div") - 14));
    CHECK(sitting.ask(member, path).body == nothing.body); // for him there is no such file
}
