#include "tests/support/centres.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <catch2/catch.hpp>

namespace academy {
namespace {

using story::day;
using story::people::hoarau;
using story::people::officer;
using story::people::trainer;
namespace campaigns = workflows::campaign;
namespace distance = workflows::distance_accompaniment;
namespace json = boost::json;
namespace learning = module_story::people;
using enum campaigns::Role;

campaigns::Open a_campaign(std::string const& workflow, std::string const& period, std::string const& rule_set)
{
    return {.workflow = workflow,
            .organisation = "Académie de La Réunion",
            .title = "Campagne de " + period,
            .period = period,
            .zone = "Europe/Paris",
            .rule_set = rule_set};
}

} // namespace

// ---- Modules ----

ModuleCentre::ModuleCentre()
{
    for (PersonId const& person : {learning::lea, learning::theo, learning::nora, learning::marc, learning::gaelle})
        store().directory().put({person, person.value + "@centre.test", person.value, "", "", false});
    on("2022-11-02");
    modules = open_campaign(a_campaign("tutored_module", "2022-2023", "protocole-de-tutorat"),
                            {{learning::marc, pedagogical_manager}, {learning::gaelle, case_officer}}, "2022-11-02");
    on("2023-01-09");
}

void ModuleCentre::on(std::string_view text, int hour)
{
    clock.set(engine::start_of(day(text), "Europe/Paris") + std::chrono::hours{hour});
}

api::Response ModuleCentre::ask(PersonId const& who, api::Method method, std::string const& target, std::string body,
                                std::string const& seen, std::string const& type)
{
    clock.set(clock.now() + std::chrono::seconds{1});
    return request(who, method, target, std::move(body), seen, type);
}

json::object ModuleCentre::get(PersonId const& who, std::string const& target)
{
    clock.set(clock.now() + std::chrono::seconds{1});
    return Academy::get(who, target);
}

json::object ModuleCentre::post_form(PersonId const& who, std::string const& target, json::object const& form,
                                     std::string const& seen)
{
    auto const response = ask(who, api::Method::post, target, json::serialize(form), seen);
    INFO(target << ": " << response.body);
    REQUIRE(response.status == 201);
    return json::parse(response.body).as_object();
}

std::string ModuleCentre::open_module()
{
    auto opening = module_story::opening();
    opening.campaign = modules;
    auto const opened = post(learning::marc, "/api/v1/tutored-modules", opening);
    module = CaseId{std::string{opened.at("case").at("id").as_string()}};
    std::string const path = "/api/v1/tutored-modules/" + module.value;
    on("2023-01-10");
    post(learning::theo, path + "/welcome/make-contact", module_story::contact("2023-01-10"), "0");
    return path;
}

// ---- Accompaniment ----

AccompanimentOffice::AccompanimentOffice()
{
    add_people({carole, PersonId{"lea"}, PersonId{"malik"}});
    act(PersonId{"anne"}, campaign, "staff", "appoint",
        campaigns::Appoint{trainer, training_officer, day("2022-08-01"), std::nullopt});
    auto opening = a_campaign("distance_accompaniment", "2022-2023", "accompagnement-1");
    opening.zone = "Indian/Reunion";
    opening.deadlines = {{.name = "report", .day = day("2022-12-09")}, {.name = "decision", .day = day("2023-01-20")}};
    of = open_campaign(opening, {{officer, case_officer}, {trainer, training_officer}}, "2022-08-01");
    on("2022-09-05");
    distance::Prepare const prepare{.campaign = of,
                                    .trainer = hoarau,
                                    .group = {"22A0974", "Groupe 3"},
                                    .domain = "Numérique",
                                    .starts_on = day("2022-09-12"),
                                    .ends_on = day("2022-11-25"),
                                    .planned_hours = 8,
                                    .correspondent = carole};
    contract = open(officer, "distance_accompaniment", engine::write_body(prepare));
}

void AccompanimentOffice::work()
{
    act(officer, contract, "group", "list_group", distance::ListGroup{{PersonId{"lea"}, PersonId{"malik"}}});
    act(hoarau, contract, "contract", "sign_as_trainer");
    act(trainer, contract, "contract", "sign_for_academy");
    on("2022-10-03");
    act(hoarau, contract, "activity", "record_activity",
        distance::RecordActivity{.kind = distance::ActivityKind::individual_help,
                                 .moment = distance::Moment::between_sessions,
                                 .held_on = day("2022-10-03"),
                                 .minutes = 300,
                                 .participants = {PersonId{"lea"}, PersonId{"malik"}},
                                 .note = std::nullopt});
}

void AccompanimentOffice::pay()
{
    on("2022-12-05");
    act(hoarau, contract, "report", "file_report", distance::FileReport{"Cinq heures, deux stagiaires."});
    on("2022-12-12");
    act(trainer, contract, "report", "consult");
    act(trainer, contract, "decision", "grant", distance::GrantPay{2});
}

// ---- Preparation ----

PreparationNetwork::PreparationNetwork(std::string const& rule_set)
{
    namespace people = preparing::people;
    add_people({people::lou, people::maud, people::igor, people::carla, people::denis, people::nora});
    on("2025-09-01");
    auto opening = a_campaign("exam_preparation", "2025-2026", rule_set);
    opening.zone = "Indian/Reunion";
    for (auto const& [name, on_day] :
         {std::pair{"first_login", "2025-09-30"}, {"end_of_preparation", "2026-05-29"}, {"evaluation", "2026-07-03"}})
        opening.deadlines.items.push_back({std::string{name}, day(on_day)});
    opening.policies.items.push_back({"contents_updated_on", "2025-06-30"});
    of = open_campaign(
        opening, {{people::denis, pedagogical_manager}, {people::nora, national_coordinator}, {officer, case_officer}},
        "2025-09-01");
    on("2025-09-08");
    auto enrolment = preparing::enrolment();
    enrolment.campaign = of;
    preparation = open(people::denis, "exam_preparation", engine::write_body(enrolment));
}

void PreparationNetwork::begin()
{
    namespace people = preparing::people;
    using namespace preparing;
    on("2025-09-15");
    act(people::lou, preparation, "preparation", "accept_terms", AcceptTerms{Login::sygefor, "2025-1", true});
    act(people::denis, preparation, "trainer", "link_trainer",
        LinkTrainer{people::igor, {Course::fundamentals, Course::bibas}, day("2025-09-10")});
    if (now(preparation)->rule_set != national)
        return;
    act(people::denis, preparation, "tutor", "appoint_tutor", tutor_for());
    act(people::maud, preparation, "tutor", "agree_on_means",
        AgreeOnMeans{day("2025-09-15"), {Means::platform_messages, Means::videoconference}, {}}, 1);
}

void PreparationNetwork::follow()
{
    namespace people = preparing::people;
    using namespace preparing;
    on("2025-10-07");
    act(people::denis, preparation, "session", "schedule_session",
        ScheduleSession{SessionKind::workshop, "Atelier d'octobre", day("2025-10-07"), 60});
    act(people::igor, preparation, "session", "record_presence", engine::NoBody{}, 1);
    act(people::lou, preparation, "question", "ask",
        Ask{Nature::course, "Dewey", "Comment lire une cote ?", Means::videoconference});
    act(people::maud, preparation, "question", "answer", Write{"De gauche à droite."}, 1);
    act(people::lou, preparation, "difficulty", "raise", RaiseDifficulty{"Le temps manque pour le devoir."});
    act(people::nora, preparation, "paper_test", "schedule_test",
        ScheduleTest{TestKind::on_table, Exam::bibas, "Devoir n° 1", day("2025-10-07"), "0590349J"});
    act(people::carla, preparation, "paper_test", "record_sitting", engine::NoBody{}, 1);
    act(people::carla, preparation, "paper_test", "collect", engine::NoBody{}, 1);
    act(people::carla, preparation, "paper_test", "ship", Ship{day("2025-10-07"), "Scan déposé"}, 1);
    act(people::nora, preparation, "paper_test", "receive", engine::NoBody{}, 1);
    act(people::igor, preparation, "paper_test", "mark", MarkCopy{1350, "Un plan clair."}, 1);
    act(people::nora, preparation, "paper_test", "return_copy", engine::NoBody{}, 1);
}

void PreparationNetwork::end()
{
    on("2026-05-29");
    act(preparing::people::denis, preparation, "preparation", "end_preparation",
        preparing::EndPreparation{"Terme de la préparation."});
}

} // namespace academy
