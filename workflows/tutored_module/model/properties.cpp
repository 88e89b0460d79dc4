// What the protocol asks whatever the tables say (rules T1 to T8 of the domain reference, section (j.3)). Written from
// those rules and not from the tables: here lies what a wrong row is measured by.

#include "workflows/tutored_module/model.hpp"

namespace workflows::tutored_module::model {
namespace {

using engine::has;
using engine::in;
using engine::Property;
using enum Event;
using enum State;

void add_beginning(std::vector<Property>& all)
{
    all.push_back({"welcomed-first",
                   "Ni fiche ni évaluation avant que le tuteur en fonction se soit présenté.",
                   {sheet_sent, evaluation_submitted},
                   {},
                   has(Mark::introduced)});
    all.push_back({"welcome-with-its-contents",
                   "Le premier contact dit tout ce que le protocole demande.",
                   {contact_made},
                   {},
                   {},
                   Guard::welcome_says_all});
    all.push_back({"planning-with-meetings",
                   "Un planning prévoit des rencontres.",
                   {planning_set, planning_revised},
                   {},
                   {},
                   Guard::planning_has_meetings});
    all.push_back({"planning-with-sheets",
                   "Un planning prévoit des fiches à intervalles réguliers.",
                   {planning_set, planning_revised},
                   {},
                   {},
                   Guard::sheets_at_intervals});
}

void add_following(std::vector<Property>& all)
{
    all.push_back({"contacted-when-silent",
                   "Un contact de relance suppose un silence constaté.",
                   {inactivity_contacted},
                   {},
                   has(Mark::learner_silent)});
    all.push_back({"reminded-when-silent",
                   "Un rappel au tuteur suppose un silence constaté.",
                   {tutor_reminded},
                   {},
                   has(Mark::tutor_silent)});
    all.push_back({"answered-before-the-end",
                   "Rien ne s'évalue ni ne se clôt tant qu'une question attend.",
                   {evaluation_submitted, module_completed},
                   {},
                   !in(Track::question, {asked})});
}

void add_evaluating(std::vector<Property>& all)
{
    all.push_back({"discussed-once-filled",
                   "On ne discute que les résultats d'une fiche remplie.",
                   {results_discussed},
                   {},
                   in(Track::positioning, {filled})});
    all.push_back({"evaluated-on-discussed-results",
                   "L'évaluation finale suit des résultats discutés.",
                   {evaluation_submitted},
                   {},
                   in(Track::positioning, {discussed})});
    all.push_back({"evaluated-at-the-end",
                   "L'évaluation finale vient à la fin du module.",
                   {evaluation_submitted},
                   {},
                   has(Mark::ended)});
    all.push_back({"no-sheet-once-evaluated",
                   "Aucune fiche ne s'envoie après l'évaluation finale.",
                   {sheet_sent},
                   {},
                   in(Track::evaluation, {awaited})});
    all.push_back({"accounted-once-submitted",
                   "Les acquis se comptabilisent sur l'évaluation remise.",
                   {acquisitions_accounted},
                   {},
                   in(Track::evaluation, {submitted})});
    all.push_back({"completed-once-accounted",
                   "Un module ne se clôt qu'une fois les acquis comptabilisés.",
                   {module_completed},
                   {},
                   in(Track::evaluation, {accounted, read})});
}

void add_reckoning(std::vector<Property>& all)
{
    all.push_back({"completed-once-certified",
                   "Un module ne se clôt qu'une fois la grille certifiée.",
                   {module_completed},
                   {},
                   in(Track::grid, {certified})});
    all.push_back({"certified-grid-is-fixed",
                   "Une grille certifiée ne change plus.",
                   {support_recorded, support_corrected, support_cancelled},
                   {},
                   !in(Track::grid, {certified})});
    all.push_back({"certified-after-the-evaluation",
                   "La grille se certifie une fois l'évaluation remise.",
                   {grid_certified},
                   {},
                   in(Track::evaluation, {submitted, accounted, read})});
    all.push_back({"certified-as-computed",
                   "Le total certifié est celui de la grille.",
                   {grid_certified},
                   {},
                   {},
                   Guard::total_as_computed});
    all.push_back({"time-into-an-open-grid",
                   "Aucun temps n'entre dans une grille certifiée.",
                   {contact_made, inactivity_contacted, question_answered, answer_completed, results_discussed},
                   {},
                   {},
                   Guard::time_into_open_grid});
}

} // namespace

std::vector<Property> properties()
{
    std::vector<Property> all;
    add_beginning(all);
    add_following(all);
    add_evaluating(all);
    add_reckoning(all);
    all.push_back({"nothing-after-the-end",
                   "Rien ne se fait d'un module clos ou quitté, sinon en lire ce qui reste à lire.",
                   {tutor_changed,          learner_withdrew,  module_completed,     contact_made,
                    planning_set,           planning_revised,  connection_recorded,  inactivity_contacted,
                    question_asked,         question_answered, answer_completed,     question_pursued,
                    support_recorded,       support_corrected, support_cancelled,    sheet_sent,
                    sheet_filled,           results_discussed, evaluation_submitted, evaluation_corrected,
                    acquisitions_accounted, grid_certified,    grid_returned,        presence_recorded,
                    tutor_reminded},
                   {},
                   in(Track::module, {running})});
    return all;
}

} // namespace workflows::tutored_module::model
