// Two preparations to a library exam. Nationally, Faustine has a tutor, sits a test whose copy travels, and asks twice on
// one theme before a trainer answers; on 15 May a question of hers waits for its answer. In the region, Gaspard has no
// tutor, and gives up after a talk.

#include "examples/player/side_stories.hpp"

#include "workflows/campaign/commands.hpp"
#include "workflows/exam_preparation/commands.hpp"

#include <algorithm>
#include <tuple>

namespace examples::player::preparation {
namespace {

namespace campaigns = workflows::campaign;
using namespace workflows::exam_preparation;
using workflows::exam_preparation::AppointTutor; // a year has one too

constexpr char const* officer = "gestion.concours@centre.example";
constexpr char const* manager = "responsable.pedagogique@centre.example";
constexpr char const* coordinator = "coordination.callisto@reseau.example";
constexpr char const* correspondent = "correspondante.formation@bibliotheque.example";
constexpr char const* tutor = "sidonie.valbois@bibliotheque.example";
constexpr char const* trainer = "achille.montfontaine@centre.example";
constexpr char const* faustine = "faustine.belmare@bibliotheque.example";
constexpr char const* gaspard = "gaspard.rochefort@mediatheque.example";

constexpr Access reachable{true, true};
constexpr char const* establishment = "9740001Q";

std::vector<Somebody> people()
{
    return {{officer, "Petitbois", "Hélène", "Mme"},      {manager, "Clairmare", "Régis", "M."},
            {coordinator, "Grandfont", "Ophélie", "Mme"}, {correspondent, "Sauveroche", "Inès", "Mme"},
            {tutor, "Valbois", "Sidonie", "Mme"},         {trainer, "Montfontaine", "Achille", "M."},
            {faustine, "Belmare", "Faustine", "Mme"},     {gaspard, "Rochemare", "Gaspard", "M."}};
}

campaigns::Open campaign(char const* title, char const* rule_set)
{
    campaigns::Open open{.workflow = "exam_preparation",
                         .organisation = "Centre régional de formation aux carrières des bibliothèques",
                         .title = title,
                         .period = "2022-2023",
                         .zone = "Indian/Reunion",
                         .rule_set = rule_set};
    open.deadlines = {{.name = "first_login", .day = on_day("2022-09-30")},
                      {.name = "end_of_preparation", .day = on_day("2023-06-16")},
                      {.name = "evaluation", .day = on_day("2023-07-07")}};
    open.policies = {{.name = "contents_updated_on", .value = "2022-07-04"},
                     {.name = "holidays", .value = "2022-12-17/2023-01-22 2023-03-11/2023-03-26"},
                     {.name = "days_off", .value = "2022-12-20"}};
    return open;
}

SideBody appoint(char const* who, campaigns::Role role)
{
    return form_of([=](SideScene const& scene) {
        return campaigns::Appoint{scene.person(who), role, on_day("2022-09-01"), std::nullopt};
    });
}

SideBody enrol(char const* campaign_name, char const* candidate, Access access, Exam exam, Way way)
{
    return form_of([=](SideScene const& scene) {
        return Enrol{
            .campaign = scene.named(campaign_name),
            .candidate = scene.person(candidate),
            .candidate_access = access,
            .exams = {{exam, way}},
            .session = 2023,
            .establishment = {establishment, "Bibliothèque universitaire du Grand Large", "Saint-Benoît-les-Bas"},
            .correspondent = scene.person(correspondent),
            .correspondent_access = reachable};
    });
}

// Acts told in one line each.
class Telling {
public:
    explicit Telling(std::vector<SideAct>& acts) : acts_{acts} {}

    void opens(char const* day, std::string const& by, char const* on, SideBody body, char const* refused_by = "")
    {
        acts_.push_back({.day = on_day(day), .by = by, .on = on, .body = std::move(body), .refused_by = refused_by});
    }
    void begins(char const* day, std::string const& by, char const* on, char const* track, char const* command,
                SideBody body, char const* refused_by = "")
    {
        acts_.push_back({.day = on_day(day),
                         .by = by,
                         .on = on,
                         .track = track,
                         .command = command,
                         .begins_new = true,
                         .body = std::move(body),
                         .refused_by = refused_by});
    }
    void goes_on(char const* day, std::string const& by, char const* on, char const* track, std::uint16_t number,
                 char const* command, SideBody body = {}, char const* refused_by = "")
    {
        acts_.push_back({.day = on_day(day),
                         .by = by,
                         .on = on,
                         .track = track,
                         .command = command,
                         .number = number,
                         .body = std::move(body),
                         .refused_by = refused_by});
    }

private:
    std::vector<SideAct>& acts_;
};

SideBody write(char const* text)
{
    return form(Write{text});
}

void add_campaigns(Telling& tell, std::string const& administrator)
{
    for (auto const& [name, title, rules] :
         {std::tuple{"campagne", "Callisto, 2022-2023", "callisto-nationale"},
          {"campagne régionale", "Préparation régionale, 2022-2023", "callisto-regionale"}}) {
        tell.opens("2022-09-01", administrator, name, form(campaign(title, rules)));
        for (auto const& [who, role] : {std::pair{officer, campaigns::Role::case_officer},
                                        {manager, campaigns::Role::pedagogical_manager},
                                        {coordinator, campaigns::Role::national_coordinator}})
            tell.begins("2022-09-01", administrator, name, "staff", "appoint", appoint(who, role));
    }
}

void add_national(Telling& tell)
{
    constexpr char const* on = "préparation";

    tell.opens("2022-09-06", manager, on, enrol("campagne", faustine, {true, false}, Exam::bibas, Way::external),
               "everyone-has-access");
    tell.opens("2022-09-08", manager, on, enrol("campagne", faustine, reachable, Exam::bibas, Way::external));
    tell.goes_on("2022-09-12", faustine, on, "preparation", 0, "accept-terms",
                 form(AcceptTerms{Login::sygefor, "2022-1", true}));
    tell.begins("2022-09-13", manager, on, "tutor", "appoint-tutor", form_of([](SideScene const& scene) {
                    return AppointTutor{.tutor = scene.person(tutor),
                                        .tutor_access = reachable,
                                        .exam = Exam::bibas,
                                        .library_professional = true,
                                        .prepared_that_exam = true,
                                        .passed_that_exam_in = engine::Number<1950, 2100>{2018},
                                        .from = on_day("2022-09-13")};
                }));
    tell.begins(
        "2022-09-13", manager, on, "trainer", "link-trainer", form_of([](SideScene const& scene) {
            return LinkTrainer{scene.person(trainer), {Course::fundamentals, Course::bibas}, on_day("2022-09-13")};
        }));
    tell.goes_on(
        "2022-09-15", tutor, on, "tutor", 1, "agree-on-means",
        form(AgreeOnMeans{on_day("2022-09-15"), {Means::platform_messages, Means::videoconference}, "Le mardi soir."}));
    tell.goes_on(
        "2022-09-16", trainer, on, "progress", 0, "set-programme",
        form(SetProgramme{
            {{Course::fundamentals, "Fiche 1"}, {Course::bibas, "Note de synthèse"}, {Course::bibas, "Catalogage"}}}));
    tell.begins("2022-09-16", manager, on, "session", "schedule-session",
                form(ScheduleSession{SessionKind::opening_meeting, "Réunion d'ouverture", on_day("2022-09-20"), 120}));
    tell.begins("2022-09-16", manager, on, "session", "schedule-session",
                form(ScheduleSession{SessionKind::workshop, "Atelier d'octobre", on_day("2022-10-11"), 60}));
    tell.goes_on("2022-09-20", trainer, on, "session", 1, "record-presence");
    tell.goes_on("2022-09-27", faustine, on, "connection", 0, "connect", form(Connect{"Séance 2"}));
    tell.goes_on("2022-10-04", faustine, on, "progress", 0, "tick", form(Tick{Course::fundamentals, "Fiche 1", true}));
    tell.goes_on("2022-10-11", trainer, on, "session", 2, "record-absence");
    tell.goes_on("2022-10-12", tutor, on, "connection", 0, "contact", write("Tout va bien ?"));
    tell.goes_on("2022-10-13", faustine, on, "connection", 0, "connect", form(Connect{"Séances 3 et 4"}));
    tell.begins(
        "2022-10-14", coordinator, on, "paper-test", "schedule-test",
        form(ScheduleTest{TestKind::on_table, Exam::bibas, "Devoir n° 1", on_day("2022-11-15"), establishment}));
    tell.begins(
        "2022-10-17", faustine, on, "question", "ask",
        form(Ask{Nature::course, "Classification Dewey", "Comment coter un roman ?", Means::platform_messages}));
    tell.goes_on("2022-10-18", tutor, on, "question", 1, "answer", write("Par la langue, puis le genre."));
    tell.goes_on("2022-10-20", faustine, on, "question", 1, "ask-again", write("Et une traduction ?"));
    tell.goes_on("2022-10-21", tutor, on, "question", 1, "answer", write("Comme l'original."));
    tell.goes_on("2022-10-24", faustine, on, "question", 1, "refer", write("Et une adaptation ?"));
    tell.goes_on("2022-10-26", trainer, on, "question", 1, "answer-as-trainer", write("C'est une œuvre nouvelle."));
    tell.goes_on("2022-11-14", correspondent, on, "paper-test", 1, "record-sitting", {}, "test-day-has-come");
    tell.goes_on("2022-11-15", correspondent, on, "paper-test", 1, "record-sitting");
    tell.goes_on("2022-11-15", correspondent, on, "paper-test", 1, "collect");
    tell.goes_on("2022-11-16", correspondent, on, "paper-test", 1, "ship",
                 form(Ship{on_day("2022-11-16"), "Copie numérisée, déposée sur la plateforme"}));
    tell.goes_on("2022-11-18", coordinator, on, "paper-test", 1, "receive");
    tell.goes_on("2022-12-02", trainer, on, "paper-test", 1, "mark", form(MarkCopy{1350, "Plan clair, à illustrer."}));
    tell.goes_on("2022-12-05", coordinator, on, "paper-test", 1, "return-copy");
    tell.goes_on("2022-12-06", faustine, on, "paper-test", 1, "mark-as-read");
    tell.begins("2023-02-07", faustine, on, "content-error", "report-error",
                form(ReportError{Course::bibas, "Fiche 7 : le lien est mort."}));
    tell.goes_on("2023-02-09", trainer, on, "content-error", 1, "correct-content", write("Lien rétabli."));
    tell.goes_on("2023-05-09", faustine, on, "connection", 0, "connect", form(Connect{}));
    tell.begins(
        "2023-05-12", faustine, on, "question", "ask",
        form(Ask{Nature::method, "Gestion du temps", "Combien de temps pour le plan ?", Means::platform_messages}));
}

void add_regional(Telling& tell)
{
    constexpr char const* on = "préparation régionale";
    tell.opens("2022-09-09", manager, on,
               enrol("campagne régionale", gaspard, reachable, Exam::magasinier, Way::internal));
    tell.goes_on("2022-09-12", manager, on, "preparation", 0, "issue-credentials",
                 form(IssueCredentials{on_day("2022-09-12")}));
    tell.goes_on("2022-09-14", gaspard, on, "preparation", 0, "accept-terms",
                 form(AcceptTerms{Login::issued_credentials, "2022-1", true}));
    tell.begins("2022-09-15", manager, on, "tutor", "appoint-tutor", form_of([](SideScene const& scene) {
                    return AppointTutor{.tutor = scene.person(tutor),
                                        .tutor_access = reachable,
                                        .exam = Exam::magasinier,
                                        .library_professional = true,
                                        .prepared_that_exam = true,
                                        .passed_that_exam_in = engine::Number<1950, 2100>{2015},
                                        .from = on_day("2022-09-15")};
                }),
                "tutored-preparation");
    tell.begins("2023-01-31", gaspard, on, "difficulty", "raise",
                form(RaiseDifficulty{"Mes horaires ont changé, je ne suis plus les séances."}));
    tell.goes_on("2023-02-02", manager, on, "difficulty", 1, "plan-help", write("Un calendrier allégé."));
    tell.goes_on("2023-04-18", gaspard, on, "dropout", 0, "announce-dropout", write("Je préfère arrêter."));
    tell.goes_on("2023-04-19", manager, on, "dropout", 0, "offer-talk",
                 form(OfferTalk{on_day("2023-04-21"), Means::telephone}));
    tell.goes_on("2023-04-21", manager, on, "dropout", 0, "hold-talk", form(HoldTalk{on_day("2023-04-21"), {}}));
    tell.goes_on("2023-04-24", gaspard, on, "dropout", 0, "confirm-dropout", write("À l'an prochain."));
}

std::vector<SideAct> acts(std::string const& administrator)
{
    std::vector<SideAct> all;
    Telling tell{all};
    add_campaigns(tell, administrator);
    add_national(tell);
    add_regional(tell);
    std::ranges::stable_sort(all, {}, &SideAct::day);
    return all;
}

} // namespace

SideStory story(std::string const& administrator)
{
    return {.title = "Préparation à un concours",
            .people = people(),
            .cases = {{"campagne", "campaigns", "Callisto, 2022-2023", officer},
                      {"campagne régionale", "campaigns", "Préparation régionale, 2022-2023", officer},
                      {"préparation", "exam-preparations", "Préparation Callisto", manager},
                      {"préparation régionale", "exam-preparations", "Préparation régionale", manager}},
            .acts = acts(administrator),
            .request = {.what = "Une question à la tutrice, et les heures qui restent pour y répondre.",
                        .by = tutor,
                        .on = "préparation",
                        .path = "/question/2"}};
}

} // namespace examples::player::preparation
