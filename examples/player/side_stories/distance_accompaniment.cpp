// Two groups accompanied at a distance. The first is paid, once the report was read and the number is the computed one: the
// conditions say so on the way. The second waits for its report on 15 May, so that somebody owes something.

#include "examples/player/side_stories.hpp"

#include "workflows/campaign/commands.hpp"
#include "workflows/distance_accompaniment/commands.hpp"

#include <algorithm>
#include <array>

namespace examples::player::accompaniment {
namespace {

namespace campaigns = workflows::campaign;
using namespace workflows::distance_accompaniment;
using workflows::distance_accompaniment::FileReport; // a year has one too

constexpr char const* officer = "gestion.formation@academie.example";
constexpr char const* manager = "responsable.formation@academie.example";
constexpr char const* correspondent = "correspondant.numerique@academie.example";
constexpr char const* first_trainer = "mireille.hautbois@academie.example";
constexpr char const* second_trainer = "joel.petitmont@academie.example";

std::string learner(int number)
{
    return "stagiaire.formation" + std::to_string(number) + "@academie.example";
}

std::vector<Somebody> people()
{
    std::vector<Somebody> all{{officer, "Verdroche", "Lucie", "Mme"},
                              {manager, "Grandmare", "Patrice", "M."},
                              {correspondent, "Clairfontaine", "Edwige", "Mme"},
                              {first_trainer, "Hautbois", "Mireille", "Mme"},
                              {second_trainer, "Petitmont", "Joël", "M."}};
    static constexpr std::array<std::pair<char const*, char const*>, 9> learners{{{"Rochemont", "Aline"},
                                                                                  {"Villebois", "Bruno"},
                                                                                  {"Longmare", "Chantal"},
                                                                                  {"Sauvemont", "David"},
                                                                                  {"Belroche", "Élodie"},
                                                                                  {"Fontbois", "Franck"},
                                                                                  {"Martmare", "Gaëlle"},
                                                                                  {"Hautefont", "Henri"},
                                                                                  {"Clairmont", "Irène"}}};
    for (std::size_t i = 0; i < learners.size(); ++i)
        all.push_back({learner(static_cast<int>(i) + 1), learners.at(i).first, learners.at(i).second, ""});
    return all;
}

campaigns::Open campaign()
{
    campaigns::Open open{.workflow = "distance_accompaniment",
                         .organisation = "Académie de La Réunion",
                         .title = "Accompagnement à distance, 2022-2023",
                         .period = "2022-2023",
                         .zone = "Indian/Reunion",
                         .rule_set = "accompagnement-1"};
    open.deadlines = {{.name = "report", .day = on_day("2023-05-31")},
                      {.name = "decision", .day = on_day("2023-06-30")}};
    open.policies = {{.name = "vacation_cents", .value = "4500"}};
    return open;
}

SideBody appoint(char const* who, campaigns::Role role)
{
    return form_of([=](SideScene const& scene) {
        return campaigns::Appoint{scene.person(who), role, on_day("2022-09-01"), std::nullopt};
    });
}

SideBody prepare(char const* trainer, char const* code, char const* title)
{
    return form_of([=](SideScene const& scene) {
        return Prepare{.campaign = scene.named("campagne"),
                       .trainer = scene.person(trainer),
                       .group = {code, title},
                       .domain = "Numérique éducatif",
                       .starts_on = on_day("2023-01-16"),
                       .ends_on = on_day("2023-04-28"),
                       .planned_hours = 16,
                       .correspondent = scene.person(correspondent)};
    });
}

Trainees first_of(SideScene const& scene, int count)
{
    Trainees all;
    for (int number = 1; number <= count; ++number)
        all.items.push_back(scene.person(learner(number)));
    return all;
}

SideBody group(int size)
{
    return form_of([=](SideScene const& scene) { return ListGroup{first_of(scene, size)}; });
}

SideBody activity(ActivityKind kind, char const* held_on, int minutes, int participants)
{
    return form_of([=](SideScene const& scene) {
        return RecordActivity{.kind = kind,
                              .moment = kind == ActivityKind::virtual_class ? std::nullopt
                                                                            : std::optional{Moment::between_sessions},
                              .held_on = on_day(held_on),
                              .minutes = minutes,
                              .participants = first_of(scene, participants),
                              .note = std::nullopt};
    });
}

// A contract from its preparation to both signatures, with its group.
void add_contract(std::vector<SideAct>& acts, char const* name, SideBody const& body, char const* trainer, int size)
{
    acts.push_back({.day = on_day("2023-01-09"), .by = officer, .on = name, .body = body});
    acts.push_back({.day = on_day("2023-01-10"),
                    .by = officer,
                    .on = name,
                    .track = "group",
                    .command = "list-group",
                    .body = group(size)});
    acts.push_back(
        {.day = on_day("2023-01-11"), .by = trainer, .on = name, .track = "contract", .command = "sign-as-trainer"});
    acts.push_back(
        {.day = on_day("2023-01-12"), .by = manager, .on = name, .track = "contract", .command = "sign-for-academy"});
}

std::vector<SideAct> acts(std::string const& administrator)
{
    using enum ActivityKind;
    std::vector<SideAct> all;
    all.push_back({.day = on_day("2022-09-01"), .by = administrator, .on = "campagne", .body = form(campaign())});
    for (auto const& [who, role] :
         {std::pair{officer, campaigns::Role::case_officer}, {manager, campaigns::Role::training_officer}})
        all.push_back({.day = on_day("2022-09-01"),
                       .by = administrator,
                       .on = "campagne",
                       .track = "staff",
                       .command = "appoint",
                       .begins_new = true,
                       .body = appoint(who, role)});
    add_contract(all, "groupe 3", prepare(first_trainer, "22A0974-3", "Groupe 3"), first_trainer, 9);
    add_contract(all, "groupe 4", prepare(second_trainer, "22A0974-4", "Groupe 4"), second_trainer, 5);
    auto const work = [&](char const* day, char const* by, char const* on, SideBody const& body) {
        all.push_back({.day = on_day(day),
                       .by = by,
                       .on = on,
                       .track = "activity",
                       .command = "record-activity",
                       .begins_new = true,
                       .body = body});
    };
    work("2023-01-24", first_trainer, "groupe 3", activity(virtual_class, "2023-01-23", 90, 9));
    work("2023-02-02", first_trainer, "groupe 3", activity(collaborative_work, "2023-02-01", 330, 6));
    work("2023-02-16", second_trainer, "groupe 4", activity(collaborative_work, "2023-02-15", 150, 4));
    work("2023-03-02", first_trainer, "groupe 3", activity(individual_help, "2023-03-01", 400, 7));
    work("2023-03-30", first_trainer, "groupe 3", activity(continued_training, "2023-03-29", 260, 5));
    auto const sent = [&](char const* day, char const* by, char const* track, char const* command, SideBody body,
                          char const* refused_by = "") {
        all.push_back({.day = on_day(day),
                       .by = by,
                       .on = "groupe 3",
                       .track = track,
                       .command = command,
                       .body = std::move(body),
                       .refused_by = refused_by});
    };
    sent("2023-05-02", first_trainer, "report", "file-report",
         form(FileReport{
             "Quatre temps de travail, dont une classe virtuelle. Sept stagiaires ont produit une séance."}));
    sent("2023-05-03", correspondent, "report", "acknowledge", {});
    sent("2023-05-04", manager, "decision", "grant", form(GrantPay{8}), "report-consulted");
    sent("2023-05-04", manager, "report", "consult", {});
    sent("2023-05-04", manager, "decision", "grant", form(GrantPay{8}), "vacations-as-computed");
    sent("2023-05-04", manager, "decision", "grant", form(GrantPay{7}));
    std::ranges::stable_sort(all, {}, &SideAct::day);
    return all;
}

} // namespace

SideStory story(std::string const& administrator)
{
    return {.title = "Accompagnement à distance",
            .people = people(),
            .cases = {{"campagne", "campaigns", "Accompagnement à distance, 2022-2023", administrator},
                      {"groupe 3", "distance-accompaniments", "Accompagnement à distance – Groupe 3", first_trainer},
                      {"groupe 4", "distance-accompaniments", "Accompagnement à distance – Groupe 4", second_trainer}},
            .acts = acts(administrator),
            .request = {"Combien de vacations un accompagnement vaut, étape par étape, et ce qui limite", first_trainer,
                        "groupe 3", "/reference"}};
}

} // namespace examples::player::accompaniment
