// Two learners of one tutor. One works along, and asked something on Sunday that is due on Tuesday; of the other nothing
// was heard since the tutor telephoned, and somebody is to call again. What the protocol refuses is tried on the way.

#include "examples/player/side_stories.hpp"

#include "workflows/campaign/commands.hpp"
#include "workflows/tutored_module/commands.hpp"

#include <algorithm>

namespace examples::player::tutoring {
namespace {

namespace campaigns = workflows::campaign;
using namespace workflows::tutored_module;

constexpr char const* manager = "responsable.pedagogique@academie.example";
constexpr char const* officer = "gestion.modules@academie.example";
constexpr char const* tutor = "fabien.longbois@academie.example";
constexpr char const* diligent = "ines.rochebelle@academie.example";
constexpr char const* silent = "noe.montclair@academie.example";

campaigns::Open campaign()
{
    return {.workflow = "tutored_module",
            .organisation = "Académie de La Réunion",
            .title = "Modules à distance, 2022-2023",
            .period = "2022-2023",
            .zone = "Indian/Reunion",
            .rule_set = "protocole-de-tutorat"};
}

SideBody appoint(char const* who, campaigns::Role role)
{
    return form_of([=](SideScene const& scene) {
        return campaigns::Appoint{scene.person(who), role, on_day("2022-09-01"), std::nullopt};
    });
}

SideBody opening(char const* learner)
{
    return form_of([=](SideScene const& scene) {
        return OpenModule{.campaign = scene.named("campagne"),
                          .learner = scene.person(learner),
                          .tutor = scene.person(tutor),
                          .code = "22A0974-M1",
                          .title = "Concevoir une séance à distance",
                          .group = Text<100>{"Groupe 1"},
                          .start_on = on_day("2023-03-06"),
                          .end_on = on_day("2023-06-16")};
    });
}

MakeContact bare_contact()
{
    MakeContact contact;
    contact.made_on = on_day("2023-03-07");
    contact.addressed_to = Audience::group;
    contact.channel = "Courriel";
    return contact;
}

MakeContact contact()
{
    auto contact = bare_contact();
    contact.presentation = "Fabien Longbois, formateur en ligne.";
    contact.role = "Je vous accompagne jusqu'à la fin du module.";
    contact.aims = "Concevoir et conduire une séance à distance.";
    contact.means = "Deux rencontres, un forum, des ressources, des fiches de positionnement.";
    contact.meetings =
        List<Meeting, 20>{{on_day("2023-03-13"), "Classe virtuelle"}, {on_day("2023-05-22"), "Classe virtuelle"}};
    contact.contact_ways = List<Text<200>, 10>{"Messagerie de la plateforme", "Forum du module"};
    return contact;
}

SetPlanning planning(std::initializer_list<char const*> sheets)
{
    SetPlanning planning{{{on_day("2023-03-13"), StepKind::meeting, "Première rencontre"},
                          {on_day("2023-04-24"), StepKind::activity, "Scénario d'une séance"},
                          {on_day("2023-05-22"), StepKind::meeting, "Seconde rencontre"}}};
    for (char const* const day : sheets)
        planning.steps.items.push_back({on_day(day), StepKind::positioning, "Fiche de positionnement"});
    return planning;
}

FillSheet filled(Level tool, Level instruction)
{
    return {{{"Choisir un outil", tool, std::nullopt}, {"Rédiger une consigne", instruction, std::nullopt}},
            std::nullopt};
}

// The acts on one module.
class Telling {
public:
    Telling(std::vector<SideAct>& acts, char const* name) : acts_{acts}, name_{name} {}

    Telling& act(char const* day, char const* by, char const* track, char const* command, SideBody body = {},
                 char const* refused_by = "")
    {
        acts_.push_back({.day = on_day(day),
                         .by = by,
                         .on = name_,
                         .track = track,
                         .command = command,
                         .body = std::move(body),
                         .refused_by = refused_by});
        return *this;
    }
    Telling& begin(char const* day, char const* by, char const* track, char const* command, SideBody body)
    {
        act(day, by, track, command, std::move(body));
        acts_.back().begins_new = true;
        return *this;
    }
    Telling& on_piece(std::uint16_t number, char const* day, char const* by, char const* track, char const* command,
                      SideBody body = {})
    {
        act(day, by, track, command, std::move(body));
        acts_.back().number = number;
        return *this;
    }
    Telling& connections(std::initializer_list<char const*> days)
    {
        for (char const* const day : days)
            act(day, tutor, "participation", "record-connection", form(RecordConnection{on_day(day)}));
        return *this;
    }

private:
    std::vector<SideAct>& acts_;
    char const* name_;
};

void open(std::vector<SideAct>& all, char const* name, char const* learner)
{
    all.push_back({.day = on_day("2023-03-06"), .by = manager, .on = name, .body = opening(learner)});
    Telling{all, name}
        .act("2023-03-07", tutor, "welcome", "make-contact", form(bare_contact()), "welcome-says-all")
        .act("2023-03-07", tutor, "welcome", "make-contact", form(contact()))
        .act("2023-03-08", learner, "welcome", "mark-as-read")
        .act("2023-03-08", tutor, "planning", "set-planning", form(planning({"2023-04-24"})), "sheets-at-intervals")
        .act("2023-03-08", tutor, "planning", "set-planning",
             form(planning({"2023-04-03", "2023-05-02", "2023-05-31"})))
        .begin("2023-03-13", tutor, "support", "record-support",
               form(RecordSupport{on_day("2023-03-13"),
                                  SupportKind::collaboration,
                                  Audience::learner,
                                  {60, Mode::synchronous},
                                  std::nullopt}));
}

void work_along(std::vector<SideAct>& all)
{
    Telling{all, "Inès"}
        .connections({"2023-03-14"})
        .begin("2023-03-20", diligent, "question", "ask",
               form(Ask{SupportKind::instructions, "Scénario", "Faut-il une fiche par étape ?"}))
        .on_piece(1, "2023-03-21", tutor, "question", "answer",
                  form(Answer{"Une seule pour la séance.", std::nullopt, TimeSpent{15, Mode::asynchronous}}))
        .on_piece(1, "2023-03-22", diligent, "question", "settle")
        .connections({"2023-03-27"})
        .act("2023-04-03", tutor, "positioning", "send-sheet",
             form(SendSheet{{"Choisir un outil", "Rédiger une consigne"}, std::nullopt}))
        .act("2023-04-05", diligent, "positioning", "fill-sheet", form(filled(Level::in_progress, Level::not_acquired)))
        .act("2023-04-07", tutor, "positioning", "discuss-results",
             form(DiscussResults{on_day("2023-04-07"), "Reprendre les consignes.", TimeSpent{30, Mode::synchronous}}))
        .connections({"2023-04-12", "2023-04-18", "2023-04-25"})
        .act("2023-05-02", tutor, "positioning", "send-sheet",
             form(SendSheet{{"Choisir un outil", "Rédiger une consigne"}, std::nullopt}))
        .act("2023-05-04", diligent, "positioning", "fill-sheet", form(filled(Level::acquired, Level::in_progress)))
        .act("2023-05-09", tutor, "positioning", "discuss-results",
             form(DiscussResults{on_day("2023-05-09"), "Les consignes sont plus claires.",
                                 TimeSpent{20, Mode::asynchronous}}))
        .act("2023-05-10", tutor, "evaluation", "submit-evaluation",
             form(SubmitEvaluation{
                 on_day("2023-05-10"), {{"Choisir un outil", Level::acquired, std::nullopt}}, "Trop tôt."}),
             "module-at-its-end")
        .begin("2023-05-14", diligent, "question", "ask",
               form(Ask{SupportKind::content, "Évaluer à distance", "Comment relire à plusieurs sans se perdre ?"}));
}

void fall_silent(std::vector<SideAct>& all)
{
    ContactInactive call;
    call.contacted_on = on_day("2023-04-27");
    call.channel = "Téléphone";
    call.time_spent = TimeSpent{10, Mode::synchronous};
    auto too_soon = call;
    too_soon.contacted_on = on_day("2023-04-20");
    Telling{all, "Noé"}
        .connections({"2023-03-14", "2023-03-21", "2023-03-28", "2023-04-04", "2023-04-11", "2023-04-18"})
        .act("2023-04-20", tutor, "participation", "contact-inactive", form(too_soon), "inactive-long-enough")
        .act("2023-04-27", tutor, "participation", "contact-inactive", form(call))
        .act("2023-05-04", tutor, "tutor-presence", "record-presence");
}

std::vector<SideAct> acts(std::string const& administrator)
{
    std::vector<SideAct> all;
    all.push_back({.day = on_day("2022-09-01"), .by = administrator, .on = "campagne", .body = form(campaign())});
    for (auto const& [who, role] :
         {std::pair{manager, campaigns::Role::pedagogical_manager}, {officer, campaigns::Role::case_officer}})
        all.push_back({.day = on_day("2022-09-01"),
                       .by = administrator,
                       .on = "campagne",
                       .track = "staff",
                       .command = "appoint",
                       .begins_new = true,
                       .body = appoint(who, role)});
    open(all, "Inès", diligent);
    open(all, "Noé", silent);
    work_along(all);
    fall_silent(all);
    std::ranges::stable_sort(all, {}, &SideAct::day);
    return all;
}

} // namespace

SideStory story(std::string const& administrator)
{
    return {.title = "Modules suivis",
            .people = {{manager, "Grandclair", "Solange", "Mme"},
                       {officer, "Bellefond", "Rémi", "M."},
                       {tutor, "Longbois", "Fabien", "M."},
                       {diligent, "Rochebelle", "Inès", "Mme"},
                       {silent, "Montclair", "Noé", "M."}},
            .cases = {{"campagne", "campaigns", "Modules à distance, 2022-2023", administrator},
                      {"Inès", "tutored-modules", "Module – Concevoir une séance à distance", diligent},
                      {"Noé", "tutored-modules", "Module – Concevoir une séance à distance", silent}},
            .acts = acts(administrator),
            .request = {"Une question posée dimanche, et l'horloge de sa réponse", tutor, "Inès", "/question/2"}};
}

} // namespace examples::player::tutoring
