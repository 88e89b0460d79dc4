#pragma once
// How people say the words of vocabulary.hpp.

#include "workflows/distance_accompaniment/vocabulary.hpp"

namespace workflows::distance_accompaniment::words {

using engine::GuardWord;
using engine::Word;

inline constexpr std::array tracks{
    Word{Track::contract, "contract", "Contrat"},
    Word{Track::group, "group", "Groupe"},
    Word{Track::activity, "activity", "Activité"},
    Word{Track::report, "report", "Compte rendu d'activité"},
    Word{Track::decision, "decision", "Décision de rémunération"},
    Word{Track::retention, "retention", "Conservation"},
};

inline constexpr std::array states{
    Word{State::unprepared, "unprepared", "À préparer"},
    Word{State::prepared, "prepared", "À signer"},
    Word{State::signed_by_trainer, "signed_by_trainer", "Signé du formateur ou de la formatrice"},
    Word{State::signed_by_academy, "signed_by_academy", "Signé de l'académie"},
    Word{State::in_force, "in_force", "Signé des deux parties"},
    Word{State::cancelled, "cancelled", "Annulé"},
    Word{State::unlisted, "unlisted", "Liste à établir"},
    Word{State::listed, "listed", "Liste établie"},
    Word{State::unrecorded, "unrecorded", "À enregistrer"},
    Word{State::recorded, "recorded", "Enregistrée"},
    Word{State::removed, "removed", "Retirée"},
    Word{State::awaited, "awaited", "À venir"},
    Word{State::filed, "filed", "Déposé"},
    Word{State::received, "received", "Reçu"},
    Word{State::returned, "returned", "À compléter"},
    Word{State::granted, "granted", "Vacations accordées"},
    Word{State::refused, "refused", "Rémunération refusée"},
    Word{State::kept, "kept", "Conservé"},
    Word{State::held, "held", "Délais suspendus"},
};

inline constexpr std::array commands{
    Word{Command::prepare, "prepare", "Préparer le contrat"},
    Word{Command::amend, "amend", "Modifier le contrat"},
    Word{Command::postpone, "postpone", "Reporter le contrat"},
    Word{Command::designate_correspondent, "designate_correspondent", "Désigner la personne correspondante du domaine"},
    Word{Command::sign_as_trainer, "sign_as_trainer", "Signer comme formateur ou formatrice"},
    Word{Command::sign_for_academy, "sign_for_academy", "Signer pour l'académie"},
    Word{Command::cancel, "cancel", "Annuler le contrat"},
    Word{Command::list_group, "list_group", "Établir la liste du groupe"},
    Word{Command::record_activity, "record_activity", "Enregistrer une activité"},
    Word{Command::correct_activity, "correct_activity", "Corriger l'activité"},
    Word{Command::remove_activity, "remove_activity", "Retirer l'activité"},
    Word{Command::file_report, "file_report", "Déposer le compte rendu"},
    Word{Command::acknowledge, "acknowledge", "Accuser réception"},
    Word{Command::consult, "consult", "Consulter"},
    Word{Command::send_back, "send_back", "Renvoyer à compléter"},
    Word{Command::take_back, "take_back", "Reprendre le compte rendu"},
    Word{Command::grant, "grant", "Accorder les vacations"},
    Word{Command::refuse, "refuse", "Refuser la rémunération"},
    Word{Command::withdraw, "withdraw", "Rapporter la décision"},
    Word{Command::hold, "hold", "Suspendre les délais de conservation"},
    Word{Command::release, "release", "Rétablir les délais de conservation"},
    Word{Command::archive, "archive", "Archiver le dossier"},
    Word{Command::erase_contents, "erase_contents", "Effacer les contenus arrivés à terme"},
};

inline constexpr std::array roles{
    Word{Role::trainer, "trainer", "formateur ou formatrice"},
    Word{Role::training_officer, "training_officer", "responsable de formation"},
    Word{Role::training_correspondent, "training_correspondent", "correspondant ou correspondante formation"},
    Word{Role::case_officer, "case_officer", "gestionnaire"},
    Word{Role::rector_delegate, "rector_delegate", "délégation du recteur ou de la rectrice"},
};

inline constexpr std::array events{
    Word{Event::contract_prepared, "contract_prepared", "Contrat préparé"},
    Word{Event::contract_amended, "contract_amended", "Contrat modifié, à signer de nouveau"},
    Word{Event::contract_postponed, "contract_postponed", "Contrat reporté, à signer de nouveau"},
    Word{Event::correspondent_designated, "correspondent_designated", "Personne correspondante désignée"},
    Word{Event::trainer_signed, "trainer_signed", "Contrat signé du formateur ou de la formatrice"},
    Word{Event::academy_signed, "academy_signed", "Contrat signé de l'académie"},
    Word{Event::trainer_countersigned, "trainer_countersigned", "Contrat contresigné du formateur ou de la formatrice"},
    Word{Event::academy_countersigned, "academy_countersigned", "Contrat contresigné de l'académie"},
    Word{Event::contract_cancelled, "contract_cancelled", "Contrat annulé"},
    Word{Event::group_listed, "group_listed", "Liste du groupe établie"},
    Word{Event::activity_recorded, "activity_recorded", "Activité enregistrée"},
    Word{Event::activity_corrected, "activity_corrected", "Activité corrigée"},
    Word{Event::activity_removed, "activity_removed", "Activité retirée"},
    Word{Event::activity_report_filed, "activity_report_filed", "Compte rendu déposé"},
    Word{Event::report_acknowledged, "report_acknowledged", "Réception accusée"},
    Word{Event::activity_report_consulted, "activity_report_consulted", "Compte rendu consulté"},
    Word{Event::report_sent_back, "report_sent_back", "Compte rendu renvoyé à compléter"},
    Word{Event::report_taken_back, "report_taken_back", "Compte rendu repris"},
    Word{Event::pay_granted, "pay_granted", "Vacations accordées"},
    Word{Event::pay_refused, "pay_refused", "Rémunération refusée"},
    Word{Event::pay_decision_withdrawn, "pay_decision_withdrawn", "Décision rapportée"},
    Word{Event::retention_held, "retention_held", "Délais de conservation suspendus"},
    Word{Event::retention_resumed, "retention_resumed", "Délais de conservation rétablis"},
    Word{Event::file_archived, "file_archived", "Dossier archivé"},
    Word{Event::contents_erased, "contents_erased", "Contenus effacés"},
};

inline constexpr std::array deadlines{
    Word{Deadline::start, "start", "Premier jour du contrat"},
    Word{Deadline::report, "report", "Dépôt du compte rendu"},
    Word{Deadline::decision, "decision", "Décision de rémunération"},
};

// What forms offer, in words.
inline constexpr std::array kinds{
    Word{ActivityKind::collaborative_work, "collaborative_work", "Travail collaboratif"},
    Word{ActivityKind::individual_help, "individual_help", "Aide individuelle significative"},
    Word{ActivityKind::continued_training, "continued_training", "Suite de formation sur des ressources"},
    Word{ActivityKind::virtual_class, "virtual_class", "Classe virtuelle (non rémunérée par ces règles)"},
};

inline constexpr std::array moments{
    Word{Moment::before_sessions, "before_sessions", "Avant les séances"},
    Word{Moment::between_sessions, "between_sessions", "Entre deux séances"},
    Word{Moment::after_sessions, "after_sessions", "Après les séances"},
};

inline constexpr std::array guards{
    GuardWord{Guard::campaign_is_open, "campaign-is-open", "La campagne du contrat est ouverte.",
              Ref::a_accompaniment_opening},
    GuardWord{Guard::rules_are_known, "rules-are-known", "La campagne nomme des règles de rémunération connues.",
              Ref::a_accompaniment_opening},
    GuardWord{Guard::start_is_ahead, "start-is-ahead", "Le contrat se prépare avant le premier jour de travail.",
              Ref::s4_contract},
    GuardWord{Guard::start_has_passed, "start-has-passed", "Le premier jour a passé sans que le contrat soit signé.",
              Ref::s4_contract},
    GuardWord{Guard::days_in_order, "days-in-order", "Le contrat ne finit pas avant de commencer.",
              Ref::a_accompaniment_days},
    GuardWord{Guard::no_work_recorded, "no-work-recorded", "Un contrat dont le travail a commencé ne change plus.",
              Ref::a_accompaniment_corrections},
    GuardWord{Guard::parties_are_two, "parties-are-two",
              "Qui signe ou décide pour l'académie n'est pas le formateur ou la formatrice.",
              Ref::a_accompaniment_signatures},
    GuardWord{Guard::signed_before_start, "signed-before-start", "Le contrat est signé avant le début du travail.",
              Ref::s4_contract},
    GuardWord{Guard::contract_in_force, "contract-in-force", "Le contrat est signé des deux parties.",
              Ref::s4_contract},
    GuardWord{Guard::contract_not_cancelled, "contract-not-cancelled", "Le contrat est préparé, et n'est pas annulé.",
              Ref::a_accompaniment_group},
    GuardWord{Guard::group_is_listed, "group-is-listed", "La liste du groupe est établie.", Ref::a_accompaniment_group},
    GuardWord{Guard::participants_of_group, "participants-of-group",
              "Qui a participé est du groupe, et reste sur sa liste.", Ref::s4_participants},
    GuardWord{Guard::moment_is_told, "moment-is-told",
              "Une activité à distance se situe avant, entre ou après les séances.", Ref::s4_activities},
    GuardWord{Guard::day_of_the_contract, "day-of-the-contract",
              "L'activité a eu lieu, et un jour que le contrat couvre.", Ref::s4_contract},
    GuardWord{Guard::report_not_sent, "report-not-sent",
              "Le relevé d'activités ne change plus une fois le compte rendu déposé.", Ref::s4_report},
    GuardWord{Guard::pay_not_decided, "pay-not-decided", "La rémunération n'est pas encore décidée.",
              Ref::a_accompaniment_corrections},
    GuardWord{Guard::work_recorded, "work-recorded", "Une activité au moins est enregistrée.", Ref::s4_report},
    GuardWord{Guard::correspondent_in_office, "correspondent-in-office",
              "Le compte rendu va à la personne correspondante du domaine.", Ref::s4_report},
    GuardWord{Guard::report_to_consult, "report-to-consult",
              "Le compte rendu n'a pas encore été consulté dans sa dernière version.", Ref::s4_decision},
    GuardWord{Guard::report_sent, "report-sent", "Le compte rendu d'activité est déposé.", Ref::s4_report},
    GuardWord{Guard::report_consulted, "report-consulted",
              "La décision se prend au vu du compte rendu, dans sa dernière version.", Ref::s4_decision},
    GuardWord{Guard::vacations_as_computed, "vacations-as-computed",
              "Le nombre de vacations est celui du calcul, qui est montré.", Ref::s4_least},
    GuardWord{Guard::archive_is_due, "archive-is-due",
              "L'usage courant du dossier est terminé et rien ne suspend les délais.", Ref::a_retention_accompaniment},
    GuardWord{Guard::contents_are_due, "contents-are-due",
              "Des contenus sont arrivés au terme de leur conservation et rien ne suspend les délais.",
              Ref::a_retention_accompaniment},
    GuardWord{Guard::file_not_archived, "file-not-archived", "Le dossier n'est pas archivé.",
              Ref::a_retention_accompaniment},
};

static_assert(engine::in_order(tracks) && engine::in_order(states) && engine::in_order(commands));
static_assert(engine::in_order(roles) && engine::in_order(events) && engine::in_order(deadlines));
static_assert(engine::in_order(guards) && engine::in_order(kinds) && engine::in_order(moments));

} // namespace workflows::distance_accompaniment::words
