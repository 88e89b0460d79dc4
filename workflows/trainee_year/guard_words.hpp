#pragma once
// The conditions, each as the sentence it should make true, with its ground; in the order of the enumeration.

#include "workflows/sources.hpp"
#include "workflows/trainee_year/conditions.hpp"

namespace workflows::trainee_year::words {

using engine::GuardWord;

// clang-format off
inline constexpr std::array guards{
    GuardWord{Guard::campaign_is_open,             "campaign-is-open",             "La campagne existe, concerne des années de stage et est ouverte.", Ref::a_opening},
    GuardWord{Guard::corps_is_the_campaigns,       "corps-is-the-campaigns",       "Le corps du stagiaire est celui de la campagne.", Ref::a_opening},
    GuardWord{Guard::rule_set_covers,              "rule-set-covers",              "Les règles de la campagne prévoient ce corps, ce parcours et cette quotité.", Ref::s3_2_paths},
    GuardWord{Guard::second_year_by_renewal,       "second-year-by-renewal",       "Une seconde année suit une première dont le renouvellement a été notifié.", Ref::d_one_renewal},
    GuardWord{Guard::restart_after_interruption,     "restart-after-interruption",     "Un stage recommencé suit une année que son interruption a close.", Ref::a_restart},
    GuardWord{Guard::diploma_may_be_awaited,         "diploma-may-be-awaited",         "Seul un lauréat d'une session antérieure à 2022 peut attendre encore son master.", Ref::l1_9_diploma},
    GuardWord{Guard::year_in_progress,             "year-in-progress",             "L'année de stage est en cours.", Ref::a_opening},
    GuardWord{Guard::stage_is_elsewhere,             "stage-is-elsewhere",             "Le stage a lieu hors d'un établissement public du second degré.", Ref::l1_5_ii},
    GuardWord{Guard::stage_not_begun,                "stage-not-begun",                "Le stage n'a pas commencé.", Ref::u_deferral},
    GuardWord{Guard::deferral_as_allowed,            "deferral-as-allowed",            "Le report a un motif prévu et une durée permise.", Ref::a_deferral_length},
    GuardWord{Guard::day_of_taking_up,               "day-of-taking-up",               "Le stage reporté commence au plus tôt au terme du report.", Ref::u_deferral},
    GuardWord{Guard::interrupted_long_enough,        "interrupted-long-enough",        "L'interruption totale du stage a duré trois ans au moins.", Ref::l5_27},
    GuardWord{Guard::two_tutors_at_most,           "two-tutors-at-most",           "Deux tuteurs différents au plus suivent le stagiaire.", Ref::u_two_tutors},
    GuardWord{Guard::follows_the_former,        "follows-the-former",        "Une prise de fonction n'efface pas celle qui la précède.", Ref::a_responsible_staff},
    GuardWord{Guard::resignation_is_unequivocal,   "resignation-is-unequivocal",   "La démission est écrite et sans équivoque.", Ref::a_resignation},
    GuardWord{Guard::leave_is_open_to_trainees,      "leave-is-open-to-trainees",      "Un stagiaire ne peut être mis en disponibilité.", Ref::l5_6},
    GuardWord{Guard::days_in_order,                "days-in-order",                "Le congé finit après avoir commencé, pendant le stage.", Ref::a_leave_record},
    GuardWord{Guard::leaves_do_not_overlap,        "leaves-do-not-overlap",        "Un jour n'appartient qu'à un congé.", Ref::a_leave_record},
    GuardWord{Guard::personal_leave_is_short,        "personal-leave-is-short",        "Un congé pour convenances personnelles dure trois mois au plus.", Ref::l5_23},
    GuardWord{Guard::part_time_is_open,              "part-time-is-open",              "Le temps partiel n'est pas ouvert au stagiaire qui suit une formation à l'institut.", Ref::l5_15},
    GuardWord{Guard::not_suspended,                  "not-suspended",                  "Le stagiaire n'est pas déjà suspendu.", Ref::l5_8},
    GuardWord{Guard::diploma_is_awaited,             "diploma-is-awaited",             "Le stagiaire attend encore le diplôme requis.", Ref::l1_9_diploma},
    GuardWord{Guard::defence_is_offered,             "defence-is-offered",             "Le stagiaire a communication de son dossier et l'assistance d'un défenseur.", Ref::l5_13},
    GuardWord{Guard::exclusion_is_bounded,           "exclusion-is-bounded",           "Une exclusion temporaire a des dates et dure deux mois au plus ; les autres sanctions n'en ont pas.", Ref::l5_10},
    GuardWord{Guard::day_is_plausible,             "day-is-plausible",             "L'acte a eu lieu pendant le stage, au plus tard aujourd'hui.", Ref::a_plausible_days},
    GuardWord{Guard::competences_of_the_framework, "competences-of-the-framework", "Les compétences citées sont celles du métier du stagiaire.", Ref::l8_annex},
    GuardWord{Guard::every_item_answered,          "every-item-answered",          "Chaque item de la grille a une réponse, et une seule.", Ref::u_grid_form},
    GuardWord{Guard::scale_of_the_instrument,      "scale-of-the-instrument",      "Les réponses sont prises dans l'échelle de la grille.", Ref::u_grid_form},
    GuardWord{Guard::not_yet_deliberated,          "not-yet-deliberated",          "Le jury n'a pas ouvert sa délibération.", Ref::a_corrections},
    GuardWord{Guard::report_to_consult,            "report-to-consult",            "Le rapport n'a pas encore été consulté dans sa dernière version.", Ref::l1_5_i_1},
    GuardWord{Guard::opinion_is_required,          "opinion-is-required",          "Les règles de l'année demandent cet avis.", Ref::l1_5_i_3_half},
    GuardWord{Guard::tutor_report_filed,           "tutor-report-filed",           "Le rapport du tuteur est déposé.", Ref::l1_5_i_1},
    GuardWord{Guard::tutor_report_consulted,       "tutor-report-consulted",       "L'inspecteur a consulté le rapport du tuteur dans sa dernière version.", Ref::l1_5_i_1},
    GuardWord{Guard::inspection_made,              "inspection-made",              "L'inspection que les règles demandent est au dossier.", Ref::u_inspection_year_two},
    GuardWord{Guard::basis_is_stated,              "basis-is-stated",              "L'avis dit s'il se fonde sur le rapport du tuteur, sur une inspection au dossier ou sur les deux.", Ref::l1_5_i_1},
    GuardWord{Guard::doubt_is_reasoned,            "doubt-is-reasoned",            "Pour un agrégé, un avis qui n'est pas favorable est motivé par un rapport et, en première année, se prononce sur une seconde.", Ref::l2_6},
    GuardWord{Guard::every_required_piece_filed,   "every-required-piece-filed",   "Chaque pièce que les règles demandent est déposée.", Ref::l1_5_i_1},
    GuardWord{Guard::piece_changed_since_sealing,  "piece-changed-since-sealing",  "Une pièce a changé depuis que le dossier est scellé.", Ref::d_seal},
    GuardWord{Guard::access_has_opened,            "access-has-opened",            "La date d'ouverture de la consultation est arrivée.", Ref::u_access_in_time},
    GuardWord{Guard::file_is_accessible,           "file-is-accessible",           "Le dossier est scellé et ouvert à la consultation du stagiaire.", Ref::l1_7},
    GuardWord{Guard::seal_is_current,              "seal-is-current",              "Les pièces sont celles qui ont été scellées et ouvertes au stagiaire.", Ref::d_seal},
    GuardWord{Guard::goes_before_a_jury,           "goes-before-a-jury",           "Les règles de l'année prévoient l'examen par un jury.", Ref::l1_11},
    GuardWord{Guard::jury_is_competent,            "jury-is-competent",            "Le jury est nommé, compte cinq à huit membres et siège pour cette campagne.", Ref::l1_4_composition},
    GuardWord{Guard::first_meeting_has_come,       "first-meeting-has-come",       "Le jury a tenu sa première réunion.", Ref::l1_6},
    GuardWord{Guard::no_policy_asks_for_a_hearing, "no-policy-asks-for-a-hearing", "L'académie ne demande pas d'entretien pour ce dossier.", Ref::u_interview_practice},
    GuardWord{Guard::access_long_enough,           "access-long-enough",           "Le stagiaire dispose de son dossier assez longtemps avant l'entretien.", Ref::u_access_in_time},
    GuardWord{Guard::interview_day_has_come,       "interview-day-has-come",       "Le jour de la convocation est arrivé.", Ref::l1_6},
    GuardWord{Guard::jury_in_session,              "jury-in-session",              "Le jury a ouvert sa délibération.", Ref::l1_8},
    GuardWord{Guard::present_sit_on_the_jury,      "present-sit-on-the-jury",      "Les personnes présentes siègent au jury, et aucune ne s'est vu écarter de ce dossier.", Ref::a_conflict_of_interest},
    GuardWord{Guard::second_year_opinion_as_due,   "second-year-opinion-as-due",   "En première année, et alors seulement, le jury se prononce sur une seconde année.", Ref::l1_8},
    GuardWord{Guard::stage_was_extended,             "stage-was-extended",             "Le stage a été prolongé.", Ref::u_judged_again},
    GuardWord{Guard::found_apt,                    "found-apt",                    "Le stagiaire est déclaré apte, ou n'a pas à passer devant un jury et son dossier est complet.", Ref::l1_9_apt},
    GuardWord{Guard::found_not_apt,                "found-not-apt",                "Le stagiaire n'est pas proposé à la titularisation.", Ref::l1_9_second_year},
    GuardWord{Guard::not_apt_or_without_diploma,     "not-apt-or-without-diploma",     "Le stagiaire n'est pas proposé à la titularisation, ou n'a pas obtenu le diplôme attendu au terme de la prolongation.", Ref::a_diploma_not_obtained},
    GuardWord{Guard::committee_is_provided_for,      "committee-is-provided-for",      "Les règles de l'année prévoient une commission paritaire pour ce stagiaire.", Ref::l2_7},
    GuardWord{Guard::committee_heard_if_due,         "committee-heard-if-due",         "La commission paritaire que les règles prévoient a été consultée.", Ref::l2_7},
    GuardWord{Guard::committee_heard_unless_jury,    "committee-heard-unless-jury",    "La commission paritaire a été consultée, quand l'aptitude ne relève pas d'un jury.", Ref::l5_7_committee},
    GuardWord{Guard::diploma_held,                   "diploma-held",                   "Le stagiaire détient le diplôme requis.", Ref::l1_9_diploma},
    GuardWord{Guard::extension_is_due,             "extension-is-due",             "Des congés prolongent le stage, ou le jury n'a pas pu évaluer le stagiaire.", Ref::l5_26},
    GuardWord{Guard::stage_is_over,                "stage-is-over",                "Un stage prolongé est achevé.", Ref::d_stage_computed},
    GuardWord{Guard::effect_as_computed,           "effect-as-computed",           "La titularisation ne prend pas effet avant la date calculée.", Ref::d_stage_computed},
    GuardWord{Guard::first_year,                   "first-year",                   "L'année de stage est une première année.", Ref::l1_9_second_year},
    GuardWord{Guard::renewal_may_be_imposed,         "renewal-may-be-imposed",         "Après plus de quatre mois de congé, une seconde année suppose l'accord du stagiaire.", Ref::u_long_leave},
    GuardWord{Guard::next_campaign_is_fit,         "next-campaign-is-fit",         "La campagne de la seconde année est ouverte, du même corps, et ses règles la prévoient.", Ref::a_opening},
    GuardWord{Guard::departure_is_reasoned,        "departure-is-reasoned",        "Une décision qui s'écarte de l'avis du jury dit pourquoi.", Ref::d_reasons},
    GuardWord{Guard::minister_ends_the_stage,        "minister-ends-the-stage",        "Les règles de l'année renvoient les dossiers non retenus au ministre.", Ref::l1_9_minister},
    GuardWord{Guard::rector_ends_the_stage,          "rector-ends-the-stage",          "Les règles de l'année laissent au recteur le licenciement ou la réintégration.", Ref::l3_9},
    GuardWord{Guard::stage_still_runs,               "stage-still-runs",               "Le stage n'est pas achevé.", Ref::l5_7_insufficiency},
    GuardWord{Guard::half_of_stage_served,           "half-of-stage-served",           "La moitié au moins de la durée normale du stage est accomplie.", Ref::l5_7_insufficiency},
    GuardWord{Guard::exclusion_was_sanctioned,       "exclusion-was-sanctioned",       "L'exclusion définitive est la sanction d'une procédure disciplinaire.", Ref::l5_10},
    GuardWord{Guard::titulaire_nowhere_else,       "titulaire-nowhere-else",       "Le stagiaire n'est titulaire d'aucun autre corps.", Ref::l5_7_reinstatement},
    GuardWord{Guard::titulaire_elsewhere,          "titulaire-elsewhere",          "Le stagiaire est titulaire d'un autre corps.", Ref::l5_7_reinstatement},
    GuardWord{Guard::within_time_for_appeal,       "within-time-for-appeal",       "Le recours est formé dans les deux mois de la notification.", Ref::a_appeal},
    GuardWord{Guard::rules_cover_the_trainee,      "rules-cover-the-trainee",      "Les nouvelles règles existent, prévoient ce stagiaire et sont celles de sa session ou du jour.", Ref::d_rules_of_a_running_case},
    GuardWord{Guard::rules_keep_what_is_done,      "rules-keep-what-is-done",      "Rien de ce qui est fait ne sort du dossier, et rien n'est encore délibéré ni décidé.", Ref::a_rules_move},
    // defects only: no row asks them
    GuardWord{Guard::reviews_filed,                "reviews-filed",                "Chef d'établissement et tuteur ont déposé leurs bilans.", Ref::s3_5_reviews},
    GuardWord{Guard::pieces_read_by_trainee,       "pieces-read-by-trainee",       "Le stagiaire a pris connaissance de chaque pièce du dossier.", Ref::a_reading},
    GuardWord{Guard::file_consulted_by_trainee,    "file-consulted-by-trainee",    "Un récépissé atteste la consultation du dossier par le stagiaire.", Ref::u_access_in_time},
    GuardWord{Guard::convocation_was_regular,      "convocation-was-regular",      "Le stagiaire a été convoqué en ayant eu le dossier assez longtemps.", Ref::u_access_in_time},
    GuardWord{Guard::opinion_rests_on_latest_report, "opinion-rests-on-latest-report", "L'avis de l'inspecteur tient compte de la dernière version du rapport du tuteur.", Ref::l1_5_i_1},
};
// clang-format on

static_assert(engine::in_order(guards));

} // namespace workflows::trainee_year::words
