#include "tests/support/academy.hpp"

#include "engine/chain.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/soci_store.hpp"
#include "tests/support/new_folder.hpp"
#include "tests/support/patience.hpp"
#include "workflows/jury/commands.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <stdexcept>

namespace academy {
namespace {

using namespace story;
using namespace story::people;
namespace json = boost::json;
namespace campaigns = workflows::campaign;
namespace juries = workflows::jury;

PersonId const anne{"anne"}; // administers the installation

campaigns::Open opening_of_campaign(std::string const& rule_set)
{
    campaigns::Open open{.workflow = "trainee_year",
                         .organisation = "Académie de La Réunion",
                         .title = "Certifiés, 2022-2023",
                         .period = "2022-2023",
                         .zone = "Indian/Reunion",
                         .rule_set = rule_set};
    open.traits = {campaigns::Trait{"corps", "certifie"}};
    for (auto const& [name, text] : {std::pair{"interim_review", "2022-11-30"},
                                     {"final_review", "2023-04-28"},
                                     {"tutor_report", "2023-05-05"},
                                     {"opinions", "2023-05-15"},
                                     {"seal", "2023-05-26"},
                                     {"access_opening", "2023-06-01"},
                                     {"first_meeting", "2023-06-01"},
                                     {"deliberation", "2023-06-29"}})
        open.deadlines.items.push_back({std::string{name}, day(text)});
    return open;
}

} // namespace

Academy::Academy(std::string const& rule_set, std::string_view starts)
    : clock{engine::Instant{}}, first_day{day(starts)}, folder_{tests::new_folder("academy")}
{
    std::string const url = "sqlite://" + (folder_ / "academy.db").string();
    engine::store::migrate(url);
    store_ = engine::store::open_store(url, tests::patient);
    service_ = std::make_unique<engine::CaseService>(shipped_.all, *store_, clock, api::opaque_id);
    api_ = std::make_unique<api::Api>(*service_, key_, api::ApiOptions{});
    add_people({hoarau, roux, payet, lebon, officer, secretary, president, member, delegate, trainer, stranger});
    store_->directory().put({anne, "anne@academie.test", "anne", "", "", true});
    on("2022-08-25");
    using enum campaigns::Role;
    campaign = open_campaign(opening_of_campaign(rule_set),
                             {{officer, case_officer}, {delegate, rector_delegate}, {secretary, jury_secretary}},
                             "2022-08-01");
    on("2022-09-01");
}

Academy::~Academy()
{
    api_.reset();
    service_.reset();
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Academy::on(std::string_view text)
{
    clock.set(engine::start_of(day(text), "Indian/Reunion") + std::chrono::hours{8});
}

void Academy::add_people(std::vector<PersonId> const& people)
{
    for (PersonId const& person : people)
        store_->directory().put({person, person.value + "@academie.test", person.value, "", "", false});
}

CaseId Academy::open_campaign(campaigns::Open const& opening, Staff const& staff, std::string_view from)
{
    CaseId const opened = open(anne, "campaign", engine::write_body(opening));
    for (auto const& [person, role] : staff)
        act(anne, opened, "staff", "appoint", campaigns::Appoint{person, role, day(from), std::nullopt});
    return opened;
}

void Academy::open_jury()
{
    using enum juries::Quality;
    juries::Appoint const appoint{
        .campaign = campaign,
        .appointed_on = day("2023-05-02"),
        .act_reference = "Arrêté rectoral n° 2023-117",
        .president = {president, rector_representative},
        .vice_president = {PersonId{"victor"}, inspector},
        .members = {{member, inspector}, {PersonId{"hugo"}, head_of_school}, {PersonId{"ines"}, teacher_researcher}},
        .secretary = secretary,
        .groups = std::nullopt};
    jury = open(delegate, "jury", engine::write_body(appoint));
    act(president, jury, "jury", "hold_first_meeting",
        juries::HoldFirstMeeting{day("2023-06-01"), {president, member}});
}

CaseId Academy::open(PersonId const& who, std::string_view workflow, json::object const& body)
{
    engine::Act act;
    act.workflow = shipped_.all.find(workflow);
    act.command = act.workflow->opening();
    act.body = body;
    act.actor = who;
    clock.set(clock.now() + std::chrono::seconds{1});
    auto const answered =
        service_->carry_out(std::move(act), [](engine::Outcome const& outcome) { return outcome.after.id.value; });
    if (!answered)
        throw std::runtime_error{telling::in_full(answered.error())};
    return CaseId{answered->answer};
}

CaseId Academy::open_year(std::string const& name, ServiceLoad load)
{
    store_->directory().put({PersonId{name}, name + "@academie.test", name, "", "", false});
    OpenYear open = opening();
    open.campaign = campaign;
    open.trainee = PersonId{name};
    open.inspe_director = lebon;
    open.load = load;
    open.start_on = first_day;
    return this->open(officer, "trainee_year", engine::write_body(open));
}

engine::Result<engine::Answered> Academy::ask(PersonId const& who, CaseId const& id, std::string_view track,
                                              std::string_view command, json::object body, std::uint16_t number)
{
    auto const subject = service_->current(id);
    engine::Act act;
    act.id = id;
    act.workflow = subject->workflow;
    act.track = subject->workflow->find_track(track)->id;
    act.number = number;
    act.command = *subject->workflow->find_command(command);
    act.body = std::move(body);
    act.actor = who;
    if (engine::Piece const* const piece = subject->find(act.track, number))
        act.seen = piece->version;
    clock.set(clock.now() + std::chrono::seconds{1});
    return service_->carry_out(std::move(act), [](engine::Outcome const&) { return std::string{}; });
}

void Academy::carry_out(PersonId const& who, CaseId const& id, std::string_view track, std::string_view command,
                        json::object body, std::uint16_t number)
{
    auto const answered = ask(who, id, track, command, std::move(body), number);
    if (!answered)
        throw std::runtime_error{std::string{track} + "/" + std::string{command} + ": "
                                 + telling::in_full(answered.error())};
}

void Academy::file_interim_reviews(CaseId const& year)
{
    on("2022-11-28");
    act(roux, year, "interim_review", "file", review(Rating::to_work_on, "2022-11-25"));
    act(hoarau, year, "interim_tutor_review", "file", review(Rating::to_work_on, "2022-11-25"));
}

void Academy::complete(CaseId const& year, OpinionValue head)
{
    file_interim_reviews(year);
    on("2023-04-20");
    act(roux, year, "final_review", "file", review(Rating::sufficient, "2023-04-18"));
    act(hoarau, year, "final_tutor_review", "file", review(Rating::sufficient, "2023-04-18"));
    on("2023-05-04");
    act(hoarau, year, "tutor_report", "file_report", report("2023-05-03"));
    on("2023-05-09");
    act(payet, year, "tutor_report", "consult");
    act(payet, year, "inspector_opinion", "give_opinion",
        opinion(OpinionValue::favourable, OpinionBasis::tutor_report));
    on("2023-05-12");
    act(roux, year, "head_opinion", "give_opinion", opinion(head));
}

void Academy::submit(CaseId const& year)
{
    on("2023-05-26");
    act(officer, year, "file", "seal");
    on("2023-06-01");
    act(officer, year, "file", "open_to_trainee");
    if (jury.empty())
        open_jury();
    on("2023-06-02");
    act(secretary, year, "examination", "submit", Submit{jury});
}

std::string Academy::token_of(PersonId const& who)
{
    return api::mint(store_->identities().tokens(), {who, "test", api::Scopes::all(), {}, std::chrono::hours{1}},
                     clock.now());
}

api::Response Academy::request(PersonId const& who, api::Method method, std::string const& target, std::string body,
                               std::string const& seen, std::string const& type)
{
    auto const read = api::parse_target(target);
    api::Request request{method, read->path, read->segments, read->query, {}, std::move(body), "a-request"};
    request.headers.emplace_back("Authorization", "Bearer " + token_of(who));
    if (!request.body.empty())
        request.headers.emplace_back("Content-Type", type);
    if (!seen.empty())
        request.headers.emplace_back("If-Match", "\"" + seen + "\"");
    if (method == api::Method::post) {
        std::string const number = std::to_string(++asked_);
        request.headers.emplace_back("Idempotency-Key",
                                     "00000000-0000-4000-8000-" + std::string(12 - number.size(), '0') + number);
    }
    return (*api_)(request);
}

api::Response Academy::post(PersonId const& who, std::string const& target, json::value const& body)
{
    return request(who, api::Method::post, target, json::serialize(body));
}

json::object Academy::get(PersonId const& who, std::string const& target)
{
    auto const response = request(who, api::Method::get, target);
    if (response.status != 200)
        throw std::runtime_error{target + " for " + who.value + ": " + std::string{response.text()}};
    return json::parse(response.body).as_object();
}

std::string Academy::contents()
{
    std::string text;
    for (auto const& [id, head] : store_->journal().heads())
        text += id.value + " " + std::to_string(head.version) + " " + engine::to_hex(head.hash) + "\n";
    store_->read_models().dump([&](std::string const& line) { text += line + "\n"; });
    return text;
}

} // namespace academy
