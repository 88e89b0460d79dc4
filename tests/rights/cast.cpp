#include "tests/rights/cast.hpp"

#include "workflows/distance_accompaniment/commands.hpp"
#include "workflows/exam_preparation/commands.hpp"
#include "workflows/exam_preparation/vocabulary.hpp"
#include "workflows/jury/commands.hpp"
#include "workflows/tutored_module/commands.hpp"
#include "workflows/tutored_module/facts.hpp"

#include <stdexcept>

namespace rights {
namespace {

using namespace story;
using namespace story::people;
namespace campaigns = workflows::campaign;
namespace juries = workflows::jury;
namespace modules = workflows::tutored_module;
namespace distance = workflows::distance_accompaniment;
namespace exams = workflows::exam_preparation;

PersonId const anne{"anne"}, hugo{"hugo"}, ines{"ines"}, victor{"victor"};
PersonId const noel{"noel"}, zoe{"zoe"}, boyer{"boyer"}, techer{"techer"}, dijoux{"dijoux"},
    former_tutor{"ancien-tuteur"};
PersonId const lea{"lea"}, theo{"theo"}, marc{"marc"}, gaelle{"gaelle"}; // of the module
PersonId const lou{"lou"}, maud{"maud"}, igor{"igor"}, carla{"carla"}, denis{"denis"}, nora{"nora"},
    sami{"sami"}; // of the preparation

OpenYear opening_for(CaseId const& campaign, PersonId const& trainee)
{
    OpenYear open = opening();
    open.campaign = campaign;
    open.trainee = trainee;
    open.inspe_director = lebon;
    if (trainee == camille)
        open.tutor = former_tutor;
    if (trainee == noel) {
        open.head_of_school = techer;
        open.tutor = boyer;
        open.inspector = dijoux;
        open.inspe_director.reset();
        open.school = {"9740002B", "Collège du Volcan", "Saint-Joseph"};
    }
    return open;
}

campaigns::Open another_campaign()
{
    return {.workflow = "trainee_year",
            .organisation = "Académie de Mayotte",
            .title = "Certifiés, ailleurs",
            .period = "2022-2023",
            .zone = "Indian/Mayotte",
            .rule_set = "guide-2022-2023"};
}

} // namespace

Cast::Cast()
{
    for (char const* const person :
         {"boyer",          "techer",     "dijoux",           "ancien-tuteur", "interim", "futur", "adjointe",
          "ancien-adjoint", "suppleante", "ancienne-gestion", "autre-gestion", "victor",  "hugo",  "ines",
          "agnes",          "odile",      "carole",           "paul",          "rene",    "lea"})
        academy_.store().directory().put(
            {PersonId{person}, std::string{person} + "@personnels.test", person, "", "", false});
    academy_.on("2022-08-26");
    using enum campaigns::Role;
    auto const& campaign = academy_.campaign;
    academy_.act(anne, campaign, "staff", "appoint",
                 campaigns::Appoint{trainer, training_officer, day("2022-08-01"), std::nullopt});
    academy_.act(anne, campaign, "staff", "appoint",
                 campaigns::Appoint{PersonId{"ancienne-gestion"}, case_officer, day("2022-08-01"), day("2023-08-31")});
    open_elsewhere(another_campaign(), {{PersonId{"autre-gestion"}, case_officer}}, "2022-08-01");
    open_files();
    follow("camille", roux, hoarau, payet);
    follow("noel", techer, boyer, dijoux);
    seal("camille");
    seal("noel");
    sit();
    change_people();
    follow_a_module();
    accompany();
    prepare_for_an_exam();
    cases_["campagne"] = campaign;
    cases_["jury"] = academy_.jury;
    academy_.on("2023-09-04");
}

void Cast::open_files()
{
    academy_.on("2022-09-01");
    for (PersonId const& trainee : {camille, noel, zoe})
        cases_[trainee.value] =
            academy_.open(officer, "trainee_year", engine::write_body(opening_for(academy_.campaign, trainee)));
    for (char const* const name : {"camille", "noel", "zoe"})
        academy_.store().directory().put(
            {PersonId{name}, std::string{name} + "@stagiaires.test", "dossierde" + std::string{name}, "", "", false});
    academy_.on("2022-09-28");
    academy_.act(officer, at("camille"), "tutor", "replace",
                 ReplaceTutor{hoarau, "Mathématiques", "Collège des Mascareignes", day("2022-10-01"), "Mutation."}, 1);
    academy_.on("2022-12-20");
    academy_.act(officer, at("camille"), "year", "change_head",
                 ChangePerson{PersonId{"interim"}, day("2023-01-01"), {}});
    academy_.on("2023-01-28");
    academy_.act(officer, at("camille"), "year", "change_head", ChangePerson{roux, day("2023-02-01"), {}});
}

void Cast::follow(std::string const& name, PersonId const& head, PersonId const& tutor, PersonId const& inspector)
{
    CaseId const& id = at(name);
    academy_.on("2022-11-10");
    academy_.act(tutor, id, "formative_visit", "record_visit", visit("2022-11-08"));
    academy_.act(tutor, id, "formative_visit", "record_visit", visit("2022-11-09"));
    academy_.act(PersonId{name}, id, "formative_visit", "mark_as_read", MarkAsRead{}, 2);
    academy_.act(PersonId{name}, id, "formative_visit", "annex", Annex{}, 2);
    academy_.act(officer, id, "leave", "record_leave",
                 RecordLeave{LeaveKind::annual, day("2022-11-14"), day("2022-11-15")});
    academy_.on("2022-11-28");
    academy_.act(head, id, "interim_review", "file", review(Rating::to_work_on, "2022-11-25"));
    academy_.act(tutor, id, "interim_tutor_review", "file", review(Rating::to_work_on, "2022-11-25"));
    academy_.on("2023-04-20");
    academy_.act(head, id, "final_review", "file", review(Rating::sufficient, "2023-04-18"));
    academy_.act(tutor, id, "final_tutor_review", "file", review(Rating::sufficient, "2023-04-18"));
    academy_.on("2023-05-04");
    academy_.act(tutor, id, "tutor_report", "file_report", report("2023-05-03"));
    academy_.on("2023-05-09");
    academy_.act(inspector, id, "tutor_report", "consult");
    academy_.act(inspector, id, "inspector_opinion", "give_opinion",
                 opinion(OpinionValue::favourable, OpinionBasis::tutor_report));
    academy_.on("2023-05-12");
    academy_.act(head, id, "head_opinion", "give_opinion", opinion(OpinionValue::favourable));
}

void Cast::seal(std::string const& name)
{
    academy_.submit(at(name));
    academy_.act(president, at(name), "examination", "propose_as_apt");
}

// Two members have a tie with Camille; one of them is let in again.
void Cast::sit()
{
    CaseId const& jury = academy_.jury;
    academy_.on("2023-06-10");
    for (PersonId const& tied : {hugo, ines})
        academy_.act(president, jury, "conflict", "declare",
                     juries::Declare{tied, at("camille"), juries::Tie::other, std::nullopt});
    academy_.act(president, jury, "conflict", "settle", juries::Settle{true, "Il a encadré la stagiaire."}, 1);
    academy_.act(president, jury, "conflict", "settle", juries::Settle{true, "Elle la connaît."}, 2);
    academy_.act(president, jury, "conflict", "settle", juries::Settle{false, "Simple connaissance."}, 2);
    academy_.on("2023-06-29");
    academy_.act(president, jury, "jury", "open_deliberation",
                 juries::OpenDeliberation{day("2023-06-29"), {president, victor, member}});
    for (char const* const name : {"camille", "noel"})
        academy_.act(secretary, at(name), "examination", "deliberate_apt",
                     DeliberateApt{day("2023-06-29"), {president, member}});
}

void Cast::change_people()
{
    academy_.on("2023-07-03");
    academy_.act(officer, at("camille"), "year", "change_head", ChangePerson{PersonId{"futur"}, day("2023-10-01"), {}});
    using enum campaigns::DelegableRole;
    auto const lend = [&](PersonId const& holder, campaigns::DelegableRole role, char const* to, char const* first,
                          char const* last) {
        academy_.act(officer, academy_.campaign, "delegation", "delegate",
                     campaigns::Delegate{holder, role, PersonId{to}, day(first), day(last), "Acte n° 12"});
    };
    lend(roux, head_of_school, "adjointe", "2023-08-20", "2023-12-31");
    lend(roux, head_of_school, "ancien-adjoint", "2023-03-01", "2023-03-31");
    lend(officer, case_officer, "suppleante", "2023-08-20", "2023-12-31");
    academy_.on("2023-09-02");
    for (char const* const name : {"camille", "noel"})
        academy_.act(delegate, at(name), "decision", "pronounce_titularisation",
                     PronounceTitularisation{day("2023-09-01")});
    academy_.act(officer, at("noel"), "decision", "notify", notice("2023-09-02"));
}

// Welcomed, one question answered, one sheet filled in, some time noted; the evaluation is still to come.
void Cast::follow_a_module()
{
    for (PersonId const& person : {lea, theo, marc, gaelle})
        academy_.store().directory().put(
            {person, person.value + "@centre.test", person == lea ? "dossierdemodule" : person.value, "", "", false});
    academy_.on("2023-08-28");
    campaigns::Open open = another_campaign();
    open.workflow = "tutored_module";
    open.rule_set = "protocole-de-tutorat";
    CaseId const campaign = open_elsewhere(
        open, {{marc, campaigns::Role::pedagogical_manager}, {gaelle, campaigns::Role::case_officer}}, "2023-08-01");
    modules::OpenModule opening{campaign, lea, theo, "M1", "Un module", "G1", day("2023-08-28"), day("2023-11-30")};
    CaseId const module = academy_.open(marc, "tutored_module", engine::write_body(opening));
    modules::MakeContact contact{
        day("2023-08-28"), modules::Audience::learner, "Courriel", "Théo", "Tuteur", "Apprendre", "Un forum", {}, {},
        std::nullopt};
    contact.meetings = engine::List<modules::Meeting, 20>{{day("2023-09-01"), "Téléphone"}};
    contact.contact_ways = engine::List<engine::Text<200>, 10>{"Messagerie"};
    academy_.act(theo, module, "welcome", "make_contact", contact);
    academy_.act(lea, module, "question", "ask", modules::Ask{modules::SupportKind::content, "Thème", "Pourquoi ?"});
    academy_.act(theo, module, "question", "answer", modules::Answer{"Parce que.", std::nullopt, std::nullopt}, 1);
    academy_.act(theo, module, "support", "record_support",
                 modules::RecordSupport{day("2023-08-28"),
                                        modules::SupportKind::content,
                                        modules::Audience::learner,
                                        {45, modules::Mode::asynchronous},
                                        std::nullopt});
    academy_.act(theo, module, "positioning", "send_sheet", modules::SendSheet{{"Élément"}, std::nullopt});
    academy_.act(lea, module, "positioning", "fill_sheet",
                 modules::FillSheet{{{"Élément", modules::Level::acquired, std::nullopt}}, std::nullopt});
    cases_["module"] = module;
}

// A contract of another campaign, signed, and some work done.
void Cast::accompany()
{
    PersonId const agnes{"agnes"}, odile{"odile"}, paul{"paul"}, lea{"lea"};
    academy_.on("2023-09-02");
    using enum campaigns::Role;
    CaseId const campaign = academy_.open_campaign(
        {.workflow = "distance_accompaniment",
         .organisation = "Académie de La Réunion",
         .title = "Accompagnement, 2023-2024",
         .period = "2023-2024",
         .zone = "Indian/Reunion",
         .rule_set = "accompagnement-1"},
        {{paul, case_officer}, {odile, training_officer}, {PersonId{"rene"}, rector_delegate}}, "2023-09-01");
    CaseId const contract = academy_.open(paul, "distance_accompaniment",
                                          engine::write_body(distance::Prepare{.campaign = campaign,
                                                                               .trainer = agnes,
                                                                               .group = {"23A0974", "Groupe 1"},
                                                                               .domain = "Numérique",
                                                                               .starts_on = day("2023-09-02"),
                                                                               .ends_on = day("2023-12-22"),
                                                                               .planned_hours = 8,
                                                                               .correspondent = PersonId{"carole"}}));
    academy_.act(paul, contract, "group", "list_group", distance::ListGroup{{lea}});
    academy_.act(agnes, contract, "contract", "sign_as_trainer");
    academy_.act(odile, contract, "contract", "sign_for_academy");
    academy_.act(agnes, contract, "activity", "record_activity",
                 distance::RecordActivity{.kind = distance::ActivityKind::individual_help,
                                          .moment = distance::Moment::before_sessions,
                                          .held_on = day("2023-09-02"),
                                          .minutes = 45,
                                          .participants = {lea},
                                          .note = std::nullopt});
    cases_["campagne-formation"] = campaign;
    cases_["accompagnement"] = contract;
}

// A campaign that is none of the table's: who opened it has handed it over.
CaseId Cast::open_elsewhere(campaigns::Open const& opening, academy::Academy::Staff const& staff, std::string_view from)
{
    CaseId const campaign = academy_.open_campaign(opening, staff, from);
    auto const today = engine::local_day(academy_.clock.now(), opening.zone.value);
    academy_.act(anne, campaign, "campaign", "hand_over",
                 campaigns::HandOver{PersonId{"autre-administration"}, today, "Changement de service."});
    return campaign;
}

// At work, with people around; a session, a question to the tutor and one to the manager, a copy that is due to be sat and
// one that is marked and not returned.
void Cast::prepare_for_an_exam()
{
    for (PersonId const& person : {lou, maud, igor, carla, denis, nora, sami})
        academy_.store().directory().put({person, person.value + "@bibliotheques.test",
                                          person == lou ? "dossierdepréparation" : person.value, "", "", false});
    academy_.on("2023-08-28");
    campaigns::Open open = another_campaign();
    open.workflow = "exam_preparation";
    open.rule_set = "callisto-nationale";
    open.policies.items.push_back({"contents_updated_on", "2023-06-30"});
    using enum campaigns::Role;
    CaseId const campaign = open_elsewhere(
        open, {{denis, pedagogical_manager}, {nora, national_coordinator}, {sami, case_officer}}, "2023-08-01");
    constexpr exams::Access reachable{true, true};
    exams::Enrol const enrol{.campaign = campaign,
                             .candidate = lou,
                             .candidate_access = reachable,
                             .exams = {{exams::Exam::bibas, exams::Way::external}},
                             .session = 2024,
                             .establishment = {"0590349J", "SCD de Lille", "Lille"},
                             .correspondent = carla,
                             .correspondent_access = reachable};
    CaseId const id = academy_.open(denis, "exam_preparation", engine::write_body(enrol));
    auto const act = [&](PersonId const& who, std::string_view track, std::string_view command, auto const& body,
                         std::uint16_t number = 0) { academy_.act(who, id, track, command, body, number); };
    Day const today = day("2023-08-28");
    act(lou, "preparation", "accept_terms", exams::AcceptTerms{exams::Login::sygefor, "2023-1", true});
    act(denis, "tutor", "appoint_tutor",
        exams::AppointTutor{maud, reachable, exams::Exam::bibas, true, true, engine::Number<1950, 2100>{2019}, today});
    act(maud, "tutor", "agree_on_means", exams::AgreeOnMeans{today, {exams::Means::email}, {}}, 1);
    act(denis, "trainer", "link_trainer", exams::LinkTrainer{igor, {exams::Course::bibas}, today});
    act(denis, "session", "schedule_session",
        exams::ScheduleSession{exams::SessionKind::workshop, "Atelier", today, 60});
    act(lou, "question", "ask", exams::Ask{exams::Nature::course, "Dewey", "Comment ?", exams::Means::email});
    act(lou, "question", "ask_manager", exams::AskElsewhere{exams::Nature::personal, "Salle", "Puis-je changer ?"});
    for (int copies = 0; copies < 2; ++copies)
        act(nora, "paper_test", "schedule_test",
            exams::ScheduleTest{exams::TestKind::on_table, exams::Exam::bibas, "Devoir", today, "0590349J"});
    act(carla, "paper_test", "record_sitting", engine::NoBody{}, 2);
    act(carla, "paper_test", "collect", engine::NoBody{}, 2);
    act(carla, "paper_test", "ship", exams::Ship{today, "Scan"}, 2);
    act(nora, "paper_test", "receive", engine::NoBody{}, 2);
    act(igor, "paper_test", "mark", exams::MarkCopy{1350, "Un plan clair."}, 2);
    act(lou, "difficulty", "raise", exams::RaiseDifficulty{"Le temps manque."});
    act(lou, "content_error", "report_error", exams::ReportError{exams::Course::bibas, "Lien mort."});
    cases_["préparation"] = id;
}

std::vector<std::string> Cast::holding(std::string const& name, engine::Piece const* piece)
{
    std::vector<std::string> holding;
    if (name == "camille" || name == "noel")
        holding.emplace_back("scellé");
    if (name == "noel")
        holding.emplace_back("notifiée");
    if (name != "préparation" && piece && piece->state == engine::StateId{State::annexed})
        holding.emplace_back("annexée");
    if (name == "préparation" && piece) {
        constexpr std::uint16_t to_the_manager = 2;
        if (piece->track == engine::TrackId{exams::Track::question} && piece->number != to_the_manager)
            holding.emplace_back("de cours");
        if (piece->state != engine::StateId{exams::State::marked})
            holding.emplace_back("non retenue");
    }
    return holding;
}

std::string const& Door::token_of(std::string const& who)
{
    std::string& token = tokens_[who];
    if (token.empty())
        token =
            api::mint(service_.store().identities().tokens(),
                      {PersonId{who}, "test", api::Scopes::all(), {}, std::chrono::hours{1}}, service_.clock().now());
    return token;
}

api::Response Door::ask(std::string const& who, api::Method method, std::string const& target, std::string body,
                        std::string const& if_none_match)
{
    auto const read = api::parse_target(target);
    if (!read)
        throw std::runtime_error{"no such target: " + target};
    api::Request request{method, read->path, read->segments, read->query, {}, std::move(body), "a-request"};
    if (!who.empty())
        request.headers.emplace_back("Authorization", "Bearer " + token_of(who));
    if (!request.body.empty())
        request.headers.emplace_back("Content-Type", "application/json");
    if (method == api::Method::post) {
        std::string const number = std::to_string(++asked_);
        request.headers.emplace_back("Idempotency-Key",
                                     "00000000-0000-4000-8000-" + std::string(12 - number.size(), '0') + number);
    }
    if (!if_none_match.empty())
        request.headers.emplace_back("If-None-Match", if_none_match);
    if (method == api::Method::put)
        request.headers.emplace_back("If-None-Match", "*");
    return api_(request);
}

} // namespace rights
