#pragma once
// What has happened, as the journal and people say it, in the order of the enumeration.

#include "workflows/trainee_year/vocabulary.hpp"

namespace workflows::trainee_year::words {

using engine::Word;

// clang-format off
inline constexpr std::array events{
    Word{Event::year_opened,               "year_opened",               "Année ouverte"},
    Word{Event::head_changed,              "head_changed",              "Nouveau chef d'établissement"},
    Word{Event::inspector_designated,      "inspector_designated",      "Inspecteur désigné"},
    Word{Event::inspe_director_designated, "inspe_director_designated", "Direction de l'INSPE désignée"},
    Word{Event::resignation_submitted,     "resignation_submitted",     "Démission présentée"},
    Word{Event::resignation_withdrawn,     "resignation_withdrawn",     "Démission retirée"},
    Word{Event::resignation_accepted,      "resignation_accepted",      "Démission acceptée"},
    Word{Event::tutor_appointed,           "tutor_appointed",           "Tuteur désigné"},
    Word{Event::tutor_replaced,            "tutor_replaced",            "Tuteur remplacé"},
    Word{Event::tutor_appointment_ended,   "tutor_appointment_ended",   "Tutorat terminé"},
    Word{Event::attendance_recorded,       "attendance_recorded",       "Présence en formation enregistrée"},
    Word{Event::leave_recorded,            "leave_recorded",            "Congé enregistré"},
    Word{Event::leave_cancelled,           "leave_cancelled",           "Congé annulé"},
    Word{Event::positioning_recorded,      "positioning_recorded",      "Autopositionnement enregistré"},
    Word{Event::visit_recorded,            "visit_recorded",            "Visite rédigée"},
    Word{Event::visit_corrected,           "visit_corrected",           "Visite corrigée"},
    Word{Event::visit_annexed,             "visit_annexed",             "Visite jointe au dossier"},
    Word{Event::observation_recorded,      "observation_recorded",      "Visite d'observation rédigée"},
    Word{Event::observation_commented,     "observation_commented",     "Visite d'observation commentée"},
    Word{Event::alert_raised,              "alert_raised",              "Difficulté signalée"},
    Word{Event::support_planned,           "support_planned",           "Accompagnement prévu"},
    Word{Event::support_reviewed,          "support_reviewed",          "Point d'étape fait"},
    Word{Event::alert_commented,           "alert_commented",           "Observations du stagiaire"},
    Word{Event::alert_lifted,              "alert_lifted",              "Accompagnement terminé"},
    Word{Event::review_filed,              "review_filed",              "Bilan déposé"},
    Word{Event::review_corrected,          "review_corrected",          "Bilan corrigé"},
    Word{Event::report_filed,              "report_filed",              "Rapport déposé"},
    Word{Event::report_corrected,          "report_corrected",          "Rapport corrigé"},
    Word{Event::report_consulted,          "report_consulted",          "Rapport consulté par l'inspecteur"},
    Word{Event::inspection_recorded,       "inspection_recorded",       "Rapport d'inspection déposé"},
    Word{Event::inspection_corrected,      "inspection_corrected",      "Rapport d'inspection corrigé"},
    Word{Event::opinion_given,             "opinion_given",             "Avis donné"},
    Word{Event::opinion_corrected,         "opinion_corrected",         "Avis corrigé"},
    Word{Event::piece_read,                "piece_read",                "Lu par le stagiaire"},
    Word{Event::file_sealed,               "file_sealed",               "Dossier scellé"},
    Word{Event::file_resealed,             "file_resealed",             "Dossier scellé de nouveau"},
    Word{Event::file_opened,               "file_opened",               "Consultation ouverte"},
    Word{Event::file_consulted,            "file_consulted",            "Dossier consulté"},
    Word{Event::submitted_to_jury,         "submitted_to_jury",         "Transmis au jury"},
    Word{Event::proposed_as_apt,           "proposed_as_apt",           "Proposé comme apte"},
    Word{Event::called_to_interview,       "called_to_interview",       "Retenu pour un entretien"},
    Word{Event::found_not_evaluable,       "found_not_evaluable",       "Constaté non évaluable"},
    Word{Event::convened_to_interview,     "convened_to_interview",     "Convoqué à l'entretien"},
    Word{Event::interview_held,            "interview_held",            "Entretien tenu"},
    Word{Event::absence_recorded,          "absence_recorded",          "Absence constatée"},
    Word{Event::deliberated_apt,           "deliberated_apt",           "Inscrit sur la liste des aptes"},
    Word{Event::deliberated_not_apt,       "deliberated_not_apt",       "Non proposé à la titularisation"},
    Word{Event::titularisation_pronounced, "titularisation_pronounced", "Titularisation prononcée"},
    Word{Event::extension_pronounced,      "extension_pronounced",      "Prolongation prononcée"},
    Word{Event::second_year_authorised,    "second_year_authorised",    "Seconde année autorisée"},
    Word{Event::file_transmitted,          "file_transmitted",          "Dossier transmis au ministre"},
    Word{Event::dismissal_recorded,        "dismissal_recorded",        "Licenciement prononcé"},
    Word{Event::reinstatement_recorded,    "reinstatement_recorded",    "Réintégration prononcée"},
    Word{Event::titularisation_notified,   "titularisation_notified",   "Titularisation notifiée"},
    Word{Event::extension_notified,        "extension_notified",        "Prolongation notifiée"},
    Word{Event::second_year_notified,      "second_year_notified",      "Seconde année notifiée"},
    Word{Event::transmission_notified,     "transmission_notified",     "Transmission au ministre notifiée"},
    Word{Event::dismissal_notified,        "dismissal_notified",        "Licenciement notifié"},
    Word{Event::reinstatement_notified,    "reinstatement_notified",    "Réintégration notifiée"},
    Word{Event::appeal_recorded,           "appeal_recorded",           "Recours enregistré"},
    Word{Event::rules_changed,             "rules_changed",             "Passé à d'autres règles"},
};
// clang-format on

static_assert(engine::in_order(events));

} // namespace workflows::trainee_year::words
