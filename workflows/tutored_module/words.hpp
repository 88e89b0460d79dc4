#pragma once
// What the words of the tables are called in the journal and the API, and what people read. Each list stands in the
// order of its enumeration.

#include "workflows/sources.hpp"
#include "workflows/tutored_module/conditions.hpp"
#include "workflows/tutored_module/terms.hpp"
#include "workflows/tutored_module/vocabulary.hpp"

namespace workflows::tutored_module::words {

using engine::GuardWord;
using engine::Word;

// clang-format off
inline constexpr std::array roles{
    Word{Role::learner,             "learner",             "apprenant ou apprenante"},
    Word{Role::tutor,               "tutor",               "tuteur ou tutrice"},
    Word{Role::pedagogical_manager, "pedagogical_manager", "responsable pédagogique"},
    Word{Role::case_officer,        "case_officer",        "gestionnaire"},
};

inline constexpr std::array tracks{
    Word{Track::module,         "module",         "Module"},
    Word{Track::welcome,        "welcome",        "Prise de contact"},
    Word{Track::planning,       "planning",       "Planning"},
    Word{Track::participation,  "participation",  "Connexions de l'apprenant"},
    Word{Track::question,       "question",       "Question au tuteur"},
    Word{Track::support,        "support",        "Temps d'accompagnement"},
    Word{Track::positioning,    "positioning",    "Fiche de positionnement"},
    Word{Track::evaluation,     "evaluation",     "Évaluation finale"},
    Word{Track::grid,           "grid",           "Grille de suivi"},
    Word{Track::tutor_presence, "tutor_presence", "Présence du tuteur"},
    Word{Track::retention,      "retention",      "Conservation"},
};

// The states, then the stages: a list of cases says of each only how far it has come.
inline constexpr std::array states{
    Word{State::unopened,    "unopened",    "À ouvrir"},
    Word{State::running,     "running",     "En cours"},
    Word{State::completed,   "completed",   "Clos"},
    Word{State::withdrawn,   "withdrawn",   "Quitté"},
    Word{State::awaited,     "awaited",     "Attendu"},
    Word{State::made,        "made",        "Contact pris"},
    Word{State::planned,     "planned",     "Fixé"},
    Word{State::read,        "read",        "Lu"},
    Word{State::followed,    "followed",    "Suivi"},
    Word{State::contacted,   "contacted",   "Contacté après un silence"},
    Word{State::watched,     "watched",     "Suivie"},
    Word{State::reminded,    "reminded",    "Rappelée"},
    Word{State::unasked,     "unasked",     "À poser"},
    Word{State::asked,       "asked",       "Posée"},
    Word{State::answered,    "answered",    "Répondue"},
    Word{State::settled,     "settled",     "Réglée"},
    Word{State::unrecorded,  "unrecorded",  "À noter"},
    Word{State::recorded,    "recorded",    "Noté"},
    Word{State::cancelled,   "cancelled",   "Annulé"},
    Word{State::sent,        "sent",        "Envoyée"},
    Word{State::filled,      "filled",      "Remplie"},
    Word{State::discussed,   "discussed",   "Discutée"},
    Word{State::submitted,   "submitted",   "Remise"},
    Word{State::accounted,   "accounted",   "Acquis comptabilisés"},
    Word{State::kept,        "kept",        "Tenue"},
    Word{State::certified,   "certified",   "Certifiée"},
    Word{State::retained,    "retained",    "Conservé"},
    Word{State::held,        "held",        "Délais suspendus"},
    Word{Stage::welcoming,   "welcoming",   "Accueil"},
    Word{Stage::accompanied, "accompanied", "Accompagnement"},
    Word{Stage::evaluated,   "evaluated",   "Évaluation"},
};

inline constexpr std::array commands{
    Word{Command::open,               "open",               "Ouvrir le module"},
    Word{Command::change_tutor,       "change_tutor",       "Changer de tuteur"},
    Word{Command::withdraw,           "withdraw",           "Quitter le module"},
    Word{Command::complete,           "complete",           "Clore le module"},
    Word{Command::make_contact,       "make_contact",       "Prendre contact"},
    Word{Command::set_planning,       "set_planning",       "Fixer le planning"},
    Word{Command::revise_planning,    "revise_planning",    "Revoir le planning"},
    Word{Command::mark_as_read,       "mark_as_read",       "Marquer comme lu"},
    Word{Command::record_connection,  "record_connection",  "Relever une connexion"},
    Word{Command::contact_inactive,   "contact_inactive",   "Contacter après un silence"},
    Word{Command::ask,                "ask",                "Poser une question"},
    Word{Command::answer,             "answer",             "Répondre"},
    Word{Command::complete_answer,    "complete_answer",    "Compléter la réponse"},
    Word{Command::pursue,             "pursue",             "Reprendre la question"},
    Word{Command::settle,             "settle",             "Dire la question réglée"},
    Word{Command::record_support,     "record_support",     "Noter un temps d'accompagnement"},
    Word{Command::correct_support,    "correct_support",    "Corriger ce temps"},
    Word{Command::cancel_support,     "cancel_support",     "Annuler ce temps"},
    Word{Command::send_sheet,         "send_sheet",         "Envoyer une fiche de positionnement"},
    Word{Command::fill_sheet,         "fill_sheet",         "Remplir la fiche"},
    Word{Command::discuss_results,    "discuss_results",    "Enregistrer la discussion des résultats"},
    Word{Command::submit_evaluation,  "submit_evaluation",  "Remettre l'évaluation finale"},
    Word{Command::correct_evaluation, "correct_evaluation", "Corriger l'évaluation"},
    Word{Command::account_for,        "account_for",        "Comptabiliser les acquis"},
    Word{Command::certify_grid,       "certify_grid",       "Certifier la grille"},
    Word{Command::return_grid,        "return_grid",        "Renvoyer la grille"},
    Word{Command::record_presence,    "record_presence",    "Marquer sa présence"},
    Word{Command::remind_tutor,       "remind_tutor",       "Rappeler le tuteur"},
    Word{Command::hold,               "hold",               "Suspendre les délais de conservation"},
    Word{Command::release,            "release",            "Rétablir les délais de conservation"},
    Word{Command::archive,            "archive",            "Archiver le dossier"},
    Word{Command::erase_contents,     "erase_contents",     "Effacer les contenus arrivés à terme"},
};

inline constexpr std::array events{
    Word{Event::module_opened,          "module_opened",          "Module ouvert"},
    Word{Event::tutor_changed,          "tutor_changed",          "Nouveau tuteur"},
    Word{Event::learner_withdrew,       "learner_withdrew",       "Module quitté"},
    Word{Event::module_completed,       "module_completed",       "Module clos"},
    Word{Event::contact_made,           "contact_made",           "Contact pris"},
    Word{Event::planning_set,           "planning_set",           "Planning fixé"},
    Word{Event::planning_revised,       "planning_revised",       "Planning revu"},
    Word{Event::piece_read,             "piece_read",             "Lu"},
    Word{Event::connection_recorded,    "connection_recorded",    "Connexion relevée"},
    Word{Event::inactivity_contacted,   "inactivity_contacted",   "Contact après un silence"},
    Word{Event::question_asked,         "question_asked",         "Question posée"},
    Word{Event::question_answered,      "question_answered",      "Réponse donnée"},
    Word{Event::answer_completed,       "answer_completed",       "Réponse complétée"},
    Word{Event::question_pursued,       "question_pursued",       "Question reprise"},
    Word{Event::question_settled,       "question_settled",       "Question réglée"},
    Word{Event::support_recorded,       "support_recorded",       "Temps noté"},
    Word{Event::support_corrected,      "support_corrected",      "Temps corrigé"},
    Word{Event::support_cancelled,      "support_cancelled",      "Temps annulé"},
    Word{Event::sheet_sent,             "sheet_sent",             "Fiche envoyée"},
    Word{Event::sheet_filled,           "sheet_filled",           "Fiche remplie"},
    Word{Event::results_discussed,      "results_discussed",      "Résultats discutés"},
    Word{Event::evaluation_submitted,   "evaluation_submitted",   "Évaluation remise"},
    Word{Event::evaluation_corrected,   "evaluation_corrected",   "Évaluation corrigée"},
    Word{Event::acquisitions_accounted, "acquisitions_accounted", "Acquis comptabilisés"},
    Word{Event::grid_certified,         "grid_certified",         "Grille certifiée"},
    Word{Event::grid_returned,          "grid_returned",          "Grille renvoyée"},
    Word{Event::presence_recorded,      "presence_recorded",      "Présence marquée"},
    Word{Event::tutor_reminded,         "tutor_reminded",         "Tuteur rappelé"},
    Word{Event::retention_held,         "retention_held",         "Délais de conservation suspendus"},
    Word{Event::retention_resumed,      "retention_resumed",      "Délais de conservation rétablis"},
    Word{Event::file_archived,          "file_archived",          "Dossier archivé"},
    Word{Event::contents_erased,        "contents_erased",        "Contenus effacés"},
};

inline constexpr std::array deadlines{
    Word{Deadline::none,        "none",        "Sans échéance"},
    Word{Deadline::welcome,     "welcome",     "Prise de contact"},
    Word{Deadline::planning,    "planning",    "Planning"},
    Word{Deadline::inactivity,  "inactivity",  "Contact après un silence"},
    Word{Deadline::answer,      "answer",      "Réponse à une question"},
    Word{Deadline::positioning, "positioning", "Prochaine fiche de positionnement"},
    Word{Deadline::sheet,       "sheet",       "Fiche à remplir"},
    Word{Deadline::discussion,  "discussion",  "Discussion des résultats"},
    Word{Deadline::presence,    "presence",    "Présence du tuteur"},
    Word{Deadline::evaluation,  "evaluation",  "Remise de l'évaluation finale"},
    Word{Deadline::accounting,  "accounting",  "Acquis à comptabiliser"},
    Word{Deadline::grid,        "grid",        "Certification de la grille"},
    Word{Deadline::closing,     "closing",     "Clôture du module"},
};

inline constexpr std::array guards{
    GuardWord{Guard::campaign_is_open, "campaign-is-open", "La campagne est ouverte et porte sur des modules.", Ref::a_module_opening},
    GuardWord{Guard::rules_are_known, "rules-are-known", "La campagne nomme des règles de tutorat connues.", Ref::a_module_opening},
    GuardWord{Guard::days_in_order, "days-in-order", "Un module finit après avoir commencé.", Ref::a_module_opening},
    GuardWord{Guard::tutor_is_another, "tutor-is-another", "Le tuteur n'est pas l'apprenant.", Ref::a_module_people},
    GuardWord{Guard::module_is_running, "module-is-running", "Le module est en cours.", Ref::a_module_end},
    GuardWord{Guard::follows_the_former, "follows-the-former", "Qui succède au tuteur est une autre personne, et commence après lui.", Ref::a_module_people},
    GuardWord{Guard::day_is_plausible, "day-is-plausible", "La date n'est ni à venir, ni antérieure au module.", Ref::a_module_days},
    GuardWord{Guard::tutor_not_yet_introduced, "tutor-not-yet-introduced", "Le tuteur ne s'est pas encore présenté.", Ref::a_module_people},
    GuardWord{Guard::welcome_says_all, "welcome-says-all", "Le premier contact présente le tuteur et son rôle, les objectifs, les moyens, les rencontres et les moyens de contact.", Ref::s2_welcome},
    GuardWord{Guard::days_within_module, "days-within-module", "Ce qui est prévu tient entre le premier et le dernier jour du module.", Ref::a_module_days},
    GuardWord{Guard::planning_has_meetings, "planning-has-meetings", "Le planning prévoit une rencontre au moins.", Ref::s2_welcome},
    GuardWord{Guard::sheets_at_intervals, "sheets-at-intervals", "Le planning prévoit des fiches de positionnement à intervalles réguliers.", Ref::s2_positioning},
    GuardWord{Guard::inactive_long_enough, "inactive-long-enough", "L'apprenant ne s'est pas connecté pendant le nombre de jours fixé.", Ref::s2_inactivity},
    GuardWord{Guard::tutor_silent_long_enough, "tutor-silent-long-enough", "Le tuteur ne s'est pas connecté pendant le nombre de jours fixé.", Ref::s2_regularity},
    GuardWord{Guard::contact_made_by_tutor, "contact-made-by-tutor", "Le tuteur a pris contact.", Ref::s2_welcome},
    GuardWord{Guard::evaluation_not_submitted, "evaluation-not-submitted", "L'évaluation finale n'est pas encore remise.", Ref::s2_evaluation},
    GuardWord{Guard::items_distinct, "items-distinct", "Chaque élément n'est nommé qu'une fois.", Ref::a_acquisitions},
    GuardWord{Guard::every_item_rated, "every-item-rated", "Chaque élément de la fiche reçoit une réponse.", Ref::a_acquisitions},
    GuardWord{Guard::module_at_its_end, "module-at-its-end", "Le dernier jour du module est arrivé.", Ref::s2_evaluation},
    GuardWord{Guard::results_are_discussed, "results-are-discussed", "Les résultats de la dernière fiche de positionnement sont discutés.", Ref::s2_positioning},
    GuardWord{Guard::questions_are_answered, "questions-are-answered", "Aucune question n'attend de réponse.", Ref::s2_answers},
    GuardWord{Guard::every_acquisition_accounted, "every-acquisition-accounted", "Chaque acquis évalué est comptabilisé ou écarté.", Ref::a_acquisitions},
    GuardWord{Guard::evaluation_is_accounted, "evaluation-is-accounted", "Les acquis sont comptabilisés.", Ref::s2_evaluation},
    GuardWord{Guard::time_into_open_grid, "time-into-open-grid", "Un temps ne se note que dans une grille qui n'est pas certifiée.", Ref::a_grid_certified},
    GuardWord{Guard::evaluation_is_submitted, "evaluation-is-submitted", "L'évaluation finale est remise.", Ref::s2_evaluation},
    GuardWord{Guard::total_as_computed, "total-as-computed", "Le total certifié est celui de la grille.", Ref::s2_grid},
    GuardWord{Guard::grid_is_certified, "grid-is-certified", "La grille de suivi est certifiée.", Ref::s2_grid},
    GuardWord{Guard::archive_is_due, "archive-is-due", "L'usage courant du dossier est terminé et rien ne suspend les délais.", Ref::a_retention_module_file},
    GuardWord{Guard::contents_are_due, "contents-are-due", "Des contenus sont arrivés au terme de leur conservation et rien ne suspend les délais.", Ref::a_retention_module},
    GuardWord{Guard::welcomed_in_time, "welcomed-in-time", "Le tuteur prend contact au début du module.", Ref::s2_welcome},
    GuardWord{Guard::answered_in_time, "answered-in-time", "Chaque question reçoit sa réponse dans le délai.", Ref::s2_answers},
    GuardWord{Guard::contacted_in_time, "contacted-in-time", "Qui ne se connecte pas est contacté rapidement.", Ref::s2_inactivity},
    GuardWord{Guard::sheets_were_regular, "sheets-were-regular", "Les fiches de positionnement se suivent à intervalles réguliers.", Ref::s2_positioning},
    GuardWord{Guard::tutor_was_regular, "tutor-was-regular", "Le tuteur se connecte régulièrement.", Ref::s2_regularity},
};

// What forms offer, in words.
inline constexpr std::array support_kinds{
    Word{SupportKind::content,       "content",       "Contenu : documenter, orienter"},
    Word{SupportKind::instructions,  "instructions",  "Aide à comprendre les consignes"},
    Word{SupportKind::collaboration, "collaboration", "Apprentissage collaboratif"},
    Word{SupportKind::technical,     "technical",     "Soutien technique"},
    Word{SupportKind::follow_up,     "follow_up",     "Suivi : accueil, relance, positionnement"},
};
inline constexpr std::array modes{
    Word{Mode::asynchronous, "asynchronous", "À distance, en différé"},
    Word{Mode::synchronous,  "synchronous",  "En direct"},
};
inline constexpr std::array audiences{
    Word{Audience::learner, "learner", "L'apprenant"},
    Word{Audience::group,   "group",   "Le groupe"},
};
inline constexpr std::array step_kinds{
    Word{StepKind::meeting,     "meeting",     "Rencontre"},
    Word{StepKind::activity,    "activity",    "Activité à rendre"},
    Word{StepKind::positioning, "positioning", "Fiche de positionnement"},
};
inline constexpr std::array levels{
    Word{Level::not_acquired, "not_acquired", "Non acquis"},
    Word{Level::in_progress,  "in_progress",  "En cours d'acquisition"},
    Word{Level::acquired,     "acquired",     "Acquis"},
    Word{Level::mastered,     "mastered",     "Maîtrisé"},
};
// clang-format on

static_assert(engine::in_order(roles) && engine::in_order(tracks) && engine::in_order(states));
static_assert(engine::in_order(commands) && engine::in_order(events) && engine::in_order(deadlines));
static_assert(engine::in_order(guards) && engine::in_order(support_kinds) && engine::in_order(modes));
static_assert(engine::in_order(audiences) && engine::in_order(step_kinds) && engine::in_order(levels));
static_assert(states.size() == static_cast<std::size_t>(Stage::evaluated) + 1);

} // namespace workflows::tutored_module::words
