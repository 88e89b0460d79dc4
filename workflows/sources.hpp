#pragma once
// Every text the workflows cite, once, with its official identifier, wording and validity. Confidence `law` is kept for
// what was read in the act itself; what is ours, or could not be confirmed, says `assumption` and prints as a list.
// The sentences are our summaries, never quotations. The notes behind them are in the domain reference (L1, S3, U2…).

#include "engine/day.hpp"
#include "engine/error.hpp"
#include "engine/transition.hpp"

#include <array>

namespace workflows {

enum class Ref : std::uint8_t {
    // Order of 22 August 2014, second degree (L1), articles in the order of the text.
    l1_4_composition,
    l1_4_members,
    l1_4_competence,
    l1_5_i_1,
    l1_5_i_2,
    l1_5_i_3_all,
    l1_5_i_3_half,
    l1_5_ii,
    l1_6,
    l1_7,
    l1_8,
    l1_9_apt,
    l1_9_second_year,
    l1_9_minister,
    l1_9_diploma,
    l1_10,
    l1_11,
    l1_12,
    // Order of 22 August 2014, agrégés (L2).
    l2_4,
    l2_5,
    l2_6,
    l2_7,
    // First degree (L3), psychologists (L4).
    l3_9,
    l4_5,
    // Decree of 7 October 1994 on the State's trainees (L5), and the code that follows it (L6).
    l5_5,
    l5_6,
    l5_7_insufficiency,
    l5_7_reinstatement,
    l5_7_committee,
    l5_8,
    l5_10,
    l5_13,
    l5_15,
    l5_22,
    l5_23,
    l5_26,
    l5_27,
    l6_length,
    l6_part_time,
    l6_paid_leave,
    l6_birth_leave,
    // Trainees already qualified (L7), framework of competences (L8), notes and circulars (L9 to L12).
    l7_3,
    l8_annex,
    l9_note,
    l10_note,
    l11_circular,
    l12_path,
    // An academy's guide (S3).
    s3_2_paths,
    s3_2_training,
    s3_3_start,
    s3_tutor,
    s3_4_visits,
    s3_5_reviews,
    s3_5_level,
    s3_alert,
    s3_opinions,
    // Told by unions, academies, forms in use.
    u_two_tutors,
    u_grid_form,
    u_final_report,
    u_inspection_year_two,
    u_access_in_time,
    u_interview_practice,
    u_alert_is_help,
    u_resignation,
    u_unpaid_leave,
    u_deferral,
    u_long_leave,
    u_judged_again,
    u_committee,
    u_first_degree_pieces,
    u_psyen_pieces,
    j_reasons_during_stage,
    // Worked out from the texts.
    d_equal_knowledge,
    d_seal,
    d_never_computed,
    d_opinion_no_veto,
    d_told_of_success,
    d_one_renewal,
    d_stage_computed,
    d_reasons,
    // Ours, to be confirmed.
    a_opening,
    a_private_notes,
    a_reading,
    a_corrections,
    a_plausible_days,
    a_grid_items,
    a_fiche_14,
    a_absent_from_interview,
    a_not_evaluable,
    a_resignation,
    a_leave_record,
    a_no_medical_reason,
    a_numbering,
    a_signatory,
    a_appeal,
    a_conflict_of_interest,
    a_responsible_staff,
    a_diploma_not_obtained,
    a_discipline,
    a_deferral_length,
    a_restart,
    a_part_time_record,
    a_psyen_eda,
    a_psyen_grid,
    a_psyen_end,
    // Juries (art. 4 again) and campaigns.
    l1_4_qualities,
    l1_4_vice_president,
    l1_4_groups,
    u_first_meeting,
    d_local_dates,
    d_policies_enlarge,
    a_jury_quorum,
    a_jury_days,
    a_jury_membership,
    a_jury_minutes,
    a_campaign,
    a_campaign_staff,
    a_campaign_roster,
    a_delegation,
    // The file before the jury.
    a_change_noted,
    a_opinion_basis,
    // A running case and its rules.
    d_rules_of_a_running_case,
    a_rules_move,
    a_retention_formative,
    a_retention_evaluative,
    a_retention_destruction,
    a_retention_hold,
    // Days on which nobody is held to answer.
    a_days_off,
    // Exam preparation (S0, S1).
    // Tutored module (S2).
    // Distance accompaniment and its pay (S4, in the order of its rules; L13).
    s4_asynchronous,
    s4_activities,
    s4_contract,
    s4_report,
    s4_decision,
    s4_two_hours,
    s4_participants,
    s4_group,
    s4_least,
    l13_amounts,
    l13_decree,
    a_accompaniment_opening,
    a_accompaniment_signatures,
    a_accompaniment_corrections,
    a_accompaniment_group,
    a_accompaniment_days,
    a_odd_hours,
};

constexpr engine::Kind kind_of(Ref)
{
    return engine::Kind::source;
}

namespace texts {
inline constexpr std::string_view second_degree = "Arrêté du 22 août 2014, second degré (NOR MENH1411675A)";
inline constexpr std::string_view agreges = "Arrêté du 22 août 2014, agrégés (NOR MENH1411677A)";
inline constexpr std::string_view first_degree = "Arrêté du 22 août 2014, professeurs des écoles";
inline constexpr std::string_view psychologists = "Arrêté du 23 août 2017, psychologues de l'éducation nationale";
inline constexpr std::string_view trainees = "Décret n° 94-874 du 7 octobre 1994 (NOR FPPA9400088D)";
inline constexpr std::string_view code = "Code général de la fonction publique, partie réglementaire, livre III";
inline constexpr std::string_view qualified = "Décret n° 2000-129 du 16 février 2000";
inline constexpr std::string_view framework = "Arrêté du 1er juillet 2013 (NOR MENE1315928A)";
inline constexpr std::string_view note_2015 = "Note de service n° 2015-055 du 17 mars 2015 (NOR MENH1506379N)";
inline constexpr std::string_view note_2023 = "Note de service du 21 juin 2023 (NOR MENH2311821N)";
inline constexpr std::string_view circular_2022 = "Circulaire du 13 juillet 2022 (NOR MENH2218500C)";
inline constexpr std::string_view path =
    "Arrêté du 18 juin 2014, modifié par l'arrêté du 28 mai 2019 (NOR MENH1910293A)";
inline constexpr std::string_view accompaniment = "Accompagnement à distance et sa rémunération, document académique";
inline constexpr std::string_view occasional_trainers = "Arrêté du 7 mai 2012 (NOR MENF1220270A)";
inline constexpr std::string_view occasional_trainers_decree = "Décret n° 2010-235";
inline constexpr std::string_view local_guide = "Guide de l'année de stage, académie de La Réunion, 2022-2023";
inline constexpr std::string_view unions = "Fiches syndicales et académiques";
inline constexpr std::string_view forms = "Formulaires académiques en usage, 2025-2026";
inline constexpr std::string_view case_law = "Jurisprudence administrative";
inline constexpr std::string_view reasoning = "Raisonnement à partir des textes";
inline constexpr std::string_view ours = "Hypothèse du produit";
inline constexpr std::string_view code_2021 = "Code général de la fonction publique";
inline constexpr std::string_view public_relations = "Code des relations entre le public et l'administration";
inline constexpr std::string_view courts = "Code de justice administrative";
inline constexpr std::string_view labour = "Code du travail";
// Wordings.
inline constexpr std::string_view original = "rédaction d'origine, JO du 26 août 2014";
inline constexpr std::string_view unread = "non lu ; à confirmer";
} // namespace texts

struct Citation {
    Ref ref;
    engine::Source source;
};

// clang-format off
inline constexpr auto citations = [] {
    using enum Ref;
    using namespace texts;
    using enum engine::Confidence;
    return std::array{
    Citation{l1_4_composition, {"l1-4-composition", second_degree, "art. 4", original, "", "", law,
        "Le recteur nomme, pour chaque corps d'accès, un jury de cinq à huit membres qu'il préside ou fait présider."}},
    Citation{l1_4_members, {"l1-4-members", second_degree, "art. 4", original, "", "", law,
        "Aucun membre du jury n'est affecté dans l'établissement qui forme les stagiaires de l'académie."}},
    Citation{l1_4_competence, {"l1-4-competence", second_degree, "art. 4", original, "", "", law,
        "Le jury reste compétent jusqu'à la nomination du suivant, qui examine les stagiaires prolongés non encore évalués."}},
    Citation{l1_5_i_1, {"l1-5-i-1", second_degree, "art. 5, I, 1°", original, "", "", law,
        "Un inspecteur de la discipline, désigné par le recteur, donne sur une grille un avis après consultation du rapport du tuteur ; une inspection est possible."}},
    Citation{l1_5_i_2, {"l1-5-i-2", second_degree, "art. 5, I, 2°", original, "", "", law,
        "Le chef de l'établissement d'affectation donne un avis sur une grille."}},
    Citation{l1_5_i_3_all, {"l1-5-i-3-all", second_degree, "art. 5, I, 3°", original, "", "2022-07-09", law,
        "L'autorité en charge de la formation à l'institut donne un avis sur chaque stagiaire."}},
    Citation{l1_5_i_3_half, {"l1-5-i-3-half", second_degree, "art. 5, I, 3°", "en vigueur au 10 juillet 2022, connue par des fiches syndicales", "2022-07-10", "", secondary,
        "Le directeur de l'INSPE ne donne un avis que sur les stagiaires à mi-temps."}},
    Citation{l1_5_ii, {"l1-5-ii", second_degree, "art. 5, II", original, "", "", law,
        "Hors d'un établissement public du second degré, l'autorité responsable donne un avis unique, sur une grille."}},
    Citation{l1_6, {"l1-6", second_degree, "art. 6", original, "", "", law,
        "Le jury entend en entretien tous les stagiaires qu'il envisage de ne pas proposer à la titularisation."}},
    Citation{l1_7, {"l1-7", second_degree, "art. 7", original, "", "", law,
        "Le stagiaire a accès, à sa demande, à la grille, aux avis et aux rapports soumis au jury."}},
    Citation{l1_8, {"l1-8", second_degree, "art. 8", "non lu ; déduit de l'arrêté des agrégés, art. 6, et de décisions de justice", "", "", derived,
        "Le jury arrête la liste des stagiaires aptes et donne, pour les autres en première année, un avis sur l'intérêt d'une seconde et dernière année."}},
    Citation{l1_9_apt, {"l1-9-apt", second_degree, "art. 9", original, "", "", law,
        "Le recteur prononce la titularisation des stagiaires déclarés aptes par le jury."}},
    Citation{l1_9_second_year, {"l1-9-second-year", second_degree, "art. 9", original, "", "", law,
        "Le recteur arrête la liste des stagiaires autorisés à accomplir une seconde année de stage."}},
    Citation{l1_9_minister, {"l1-9-minister", second_degree, "art. 9", original, "", "", law,
        "Le recteur transmet au ministre les dossiers des stagiaires ni titularisés ni autorisés à une seconde année, qui sont licenciés ou réintégrés dans leur corps d'origine."}},
    Citation{l1_9_diploma, {"l1-9-diploma", second_degree, "art. 9", "rédaction d'origine ; sessions antérieures à 2022, selon des fiches syndicales", "", "2022-07-09", law,
        "Le stage du lauréat d'un concours externe qui n'a pas encore son master est prolongé d'un an, puis suivi de la titularisation si le diplôme est obtenu."}},
    Citation{l1_10, {"l1-10", second_degree, "art. 10", original, "", "", law,
        "La titularisation vaut délivrance du certificat d'aptitude du corps d'accès."}},
    Citation{l1_11, {"l1-11", second_degree, "art. 11", original, "", "", law,
        "Les stagiaires déjà qualifiés sont titularisés au vu de l'avis de l'inspecteur, sans passer devant le jury."}},
    Citation{l1_12, {"l1-12", second_degree, "art. 12", original, "", "", law,
        "Outre-mer, les pouvoirs du recteur reviennent au vice-recteur intéressé."}},
    Citation{l2_4, {"l2-4", agreges, "art. 4", original, "", "", law,
        "L'évaluation du stagiaire agrégé revient à un inspecteur général de la discipline ou à l'inspecteur qu'il désigne."}},
    Citation{l2_5, {"l2-5", agreges, "art. 5", original, "", "", law,
        "L'évaluation se fonde sur le rapport d'inspection, l'avis du chef d'établissement sur une grille et, le cas échéant, l'avis de l'institut de formation."}},
    Citation{l2_6, {"l2-6", agreges, "art. 6", original, "", "", law,
        "Un avis qui n'est pas favorable est accompagné d'un rapport motivé et, en première année, d'un avis sur l'intérêt d'une seconde et dernière année."}},
    Citation{l2_7, {"l2-7", agreges, "art. 7", original, "", "", law,
        "Le recteur arrête, après la commission paritaire académique, la liste des agrégés titularisés et celle des secondes années ; les autres dossiers vont au ministre."}},
    Citation{l3_9, {"l3-9", first_degree, "art. 9", original, "", "", law,
        "Dans le premier degré, le recteur arrête lui-même la liste des stagiaires licenciés ou réintégrés."}},
    Citation{l4_5, {"l4-5", psychologists, "art. 5", "rédaction d'origine, JO du 31 août 2017", "", "", law,
        "Le jury des psychologues compte cinq à huit membres nommés par le recteur de l'académie du centre de formation."}},
    Citation{l5_5, {"l5-5", trainees, "art. 5", "avant codification", "1994-10-07", "2025-09-30", law,
        "La prolongation pour aptitude insuffisante ne dépasse pas la durée normale du stage et ne compte pas pour l'ancienneté."}},
    Citation{l5_6, {"l5-6", trainees, "art. 6", "avant codification", "1994-10-07", "2025-09-30", law,
        "Un stagiaire ne peut être mis en disponibilité ni à disposition ; il n'est détaché que par nécessité de service."}},
    Citation{l5_7_insufficiency, {"l5-7-insufficiency", trainees, "art. 7", "avant codification", "1994-10-07", "2025-09-30", law,
        "Un licenciement pour insuffisance professionnelle suppose au moins la moitié de la durée normale du stage."}},
    Citation{l5_7_reinstatement, {"l5-7-reinstatement", trainees, "art. 7", "avant codification", "1994-10-07", "2025-09-30", law,
        "Le stagiaire déjà titulaire d'un autre corps est réintégré dans ce corps, et non licencié."}},
    Citation{l5_7_committee, {"l5-7-committee", trainees, "art. 7", "avant codification", "1994-10-07", "2025-09-30", law,
        "Un licenciement en cours de stage suit l'avis de la commission paritaire, sauf quand l'aptitude relève d'un jury."}},
    Citation{l5_8, {"l5-8", trainees, "art. 8", "avant codification", "1994-10-07", "2025-09-30", law,
        "Le temps de suspension n'est pas du temps de stage."}},
    Citation{l5_10, {"l5-10", trainees, "art. 10", "avant codification", "1994-10-07", "2025-09-30", law,
        "Les sanctions sont l'avertissement, le blâme, l'exclusion temporaire de deux mois au plus, le déplacement d'office et l'exclusion définitive."}},
    Citation{l5_13, {"l5-13", trainees, "art. 13", "avant codification", "1994-10-07", "2025-09-30", law,
        "Le stagiaire poursuivi a communication de son dossier et l'assistance de défenseurs de son choix."}},
    Citation{l5_15, {"l5-15", trainees, "art. 15", "avant codification", "1994-10-07", "2025-09-30", law,
        "À temps partiel, la durée du stage augmente en proportion du service."}},
    Citation{l5_22, {"l5-22", trainees, "art. 22", "avant codification", "1994-10-07", "2025-09-30", law,
        "Un congé lié à une naissance prolonge le stage sans retarder la date d'effet de la titularisation."}},
    Citation{l5_23, {"l5-23", trainees, "art. 23", "rédaction d'origine", "1994-10-07", "2025-09-30", law,
        "Un congé sans traitement pour convenances personnelles dure trois mois au plus, sous réserve des nécessités du service."}},
    Citation{l5_26, {"l5-26", trainees, "art. 26", "avant codification", "1994-10-07", "2025-09-30", law,
        "Les congés rémunérés autres qu'annuels comptent comme stage dans la limite du dixième de sa durée."}},
    Citation{l5_27, {"l5-27", trainees, "art. 27", "avant codification", "1994-10-07", "2025-09-30", law,
        "Après trois ans d'interruption totale, le stage recommence ; en deçà, il est complété jusqu'à sa durée normale."}},
    Citation{l6_length, {"l6-length", code, "art. R. 327-9 à R. 327-13", "numéros connus par une note ; à confirmer pour l'État", "2025-10-01", "", assumption,
        "La durée normale du stage et sa prolongation pour aptitude insuffisante gardent les mêmes limites."}},
    Citation{l6_part_time, {"l6-part-time", code, "art. R. 327-29 et R. 327-55", "numéros connus par une note ; à confirmer pour l'État", "2025-10-01", "", assumption,
        "À temps partiel, la durée du stage augmente en proportion du service."}},
    Citation{l6_paid_leave, {"l6-paid-leave", code, "art. R. 327-59", "numéro connu par une note ; à confirmer pour l'État", "2025-10-01", "", assumption,
        "Les congés rémunérés comptent comme stage dans la limite du dixième de sa durée."}},
    Citation{l6_birth_leave, {"l6-birth-leave", code, "art. R. 327-70", "numéro connu par une note ; à confirmer pour l'État", "2025-10-01", "", assumption,
        "Un congé lié à une naissance ne retarde pas la date d'effet de la titularisation."}},
    Citation{l7_3, {"l7-3", qualified, "art. 3", "rédaction lue", "2000-02-16", "", law,
        "Les lauréats déjà qualifiés dans un État européen accomplissent leur stage selon des règles propres."}},
    Citation{l8_annex, {"l8-annex", framework, "annexe", "JO du 18 juillet 2013", "2013-07-18", "", law,
        "Le référentiel fixe les compétences communes et celles des professeurs, des documentalistes et des CPE."}},
    Citation{l9_note, {"l9-note", note_2015, "annexes", "BO n° 13 du 26 mars 2015, lue en partie", "2015-03-26", "2022-08-31", circular,
        "La note organise l'évaluation et fournit les grilles jusqu'à l'année 2021-2022."}},
    Citation{l10_note, {"l10-note", note_2023, "annexes", "BO n° 27 de 2023, lue en partie", "2022-09-01", "", circular,
        "La note organise l'évaluation et fournit les grilles à partir de l'année 2022-2023."}},
    Citation{l11_circular, {"l11-circular", circular_2022, "ensemble", "lue en partie", "2022-07-13", "", circular,
        "La circulaire organise l'année de stage 2022-2023 : affectation, quotité, parcours."}},
    Citation{l12_path, {"l12-path", path, "formation adaptée", "extrait de l'arrêté modificatif", "2019-05-28", "", law,
        "Une commission académique présidée par le recteur définit le parcours de formation adapté."}},
    Citation{s3_2_paths, {"s3-2-paths", local_guide, "2.1", "2022-2023", "2022-09-01", "", guide,
        "La quotité et le parcours du stagiaire dépendent de ses diplômes et de son expérience."}},
    Citation{s3_2_training, {"s3-2-training", local_guide, "2.2", "2022-2023", "2022-09-01", "", guide,
        "À plein temps, la formation compte quatre jours à l'EAFC (24 h) et huit jours à l'INSPE (48 h)."}},
    Citation{s3_3_start, {"s3-3-start", local_guide, "3", "2022-2023", "2022-09-01", "", guide,
        "À la prérentrée, le stagiaire rencontre son chef d'établissement et son tuteur."}},
    Citation{s3_tutor, {"s3-tutor", local_guide, "4", "2022-2023", "2022-09-01", "", guide,
        "Le recteur désigne le tuteur, sur proposition de l'inspecteur et avec l'accord du chef d'établissement."}},
    Citation{s3_4_visits, {"s3-4-visits", local_guide, "4.4", "2022-2023", "2022-09-01", "", guide,
        "Les visites formatives vont du tuteur vers le stagiaire et du stagiaire vers le tuteur ; le stagiaire reçoit copie des observations."}},
    Citation{s3_5_reviews, {"s3-5-reviews", local_guide, "5", "2022-2023", "2022-09-01", "", guide,
        "Chef d'établissement et tuteur déposent chacun un bilan intermédiaire puis un bilan final pour chaque stagiaire."}},
    Citation{s3_5_level, {"s3-5-level", local_guide, "5", "2022-2023", "2022-09-01", "", guide,
        "Le niveau attendu est celui d'une année de stage, sans seuil chiffré."}},
    Citation{s3_alert, {"s3-alert", local_guide, "procédure d'alerte", "2022-2023", "2022-09-01", "", guide,
        "Une difficulté est signalée au plus tôt et ouvre un accompagnement renforcé."}},
    Citation{s3_opinions, {"s3-opinions", local_guide, "5", "2022-2023", "2022-09-01", "", guide,
        "Le jury dispose de la parole du chef d'établissement, du tuteur et de l'inspecteur."}},
    Citation{u_two_tutors, {"u-two-tutors", forms, "rapport de tuteur", "2025-2026", "", "", secondary,
        "Deux tuteurs au plus suivent ensemble un stagiaire."}},
    Citation{u_grid_form, {"u-grid-form", forms, "grille d'évaluation", "2025-2026", "", "", secondary,
        "La grille compte six blocs et vingt-sept items, avec une échelle propre à chaque instrument."}},
    Citation{u_final_report, {"u-final-report", unions, "rapport du tuteur", "SNES, Sgen-CFDT", "", "", secondary,
        "Le rapport final retrace l'évolution de la pratique et souligne les progrès."}},
    Citation{u_inspection_year_two, {"u-inspection-year-two", unions, "seconde année", "six sources concordantes ; article à retrouver", "", "", secondary,
        "En seconde année, une inspection précède obligatoirement l'avis de l'inspecteur."}},
    Citation{u_access_in_time, {"u-access-in-time", unions, "consultation du dossier", "d'après la note de service", "", "", secondary,
        "Le stagiaire consulte son dossier assez tôt avant la délibération et signe un récépissé de ce qu'il a lu."}},
    Citation{u_interview_practice, {"u-interview-practice", unions, "convocation", "SNES Nice, 30 mai 2024", "", "", secondary,
        "Certaines académies convoquent tout stagiaire qui a reçu un avis défavorable."}},
    Citation{u_alert_is_help, {"u-alert-is-help", unions, "procédure d'alerte", "SNES, SNUipp La Réunion", "", "", secondary,
        "L'alerte est une aide, jamais une étape vers un refus ; le stagiaire est informé quand elle est levée."}},
    Citation{u_resignation, {"u-resignation", unions, "démission", "fiches sur l'année de stage", "", "", secondary,
        "La démission acceptée met fin au stage et entraîne la radiation des cadres."}},
    Citation{u_unpaid_leave, {"u-unpaid-leave", unions, "congés sans traitement", "SNUipp, SNEP", "", "", secondary,
        "Un congé sans traitement ne compte pas comme stage et en repousse la fin de toute sa durée."}},
    Citation{u_deferral, {"u-deferral", unions, "report de stage", "SE-Unsa, 2019", "", "", secondary,
        "Un stage peut être reporté, de droit ou sur décision, avant d'avoir commencé ; le bénéfice du concours est gardé."}},
    Citation{u_long_leave, {"u-long-leave", unions, "prolongation de stage", "SNES", "", "", secondary,
        "Après plus de quatre mois de congé de maladie ou de maternité, un renouvellement ne peut être imposé."}},
    Citation{u_judged_again, {"u-judged-again", unions, "prolongation de stage", "SNUEP, SNALC", "", "", secondary,
        "Le stagiaire prolongé qui n'a pas été déclaré apte est jugé de nouveau au terme de son stage."}},
    Citation{u_committee, {"u-committee", unions, "commission paritaire des agrégés", "SNALC Grenoble, juillet 2023", "2019-08-07", "", secondary,
        "Depuis 2019 la commission paritaire des agrégés ne voit plus que les renouvellements et les licenciements."}},
    Citation{u_first_degree_pieces, {"u-first-degree-pieces", unions, "jury académique, premier degré", "SNUipp Paris", "2022-07-10", "", secondary,
        "Dans le premier degré, le jury dispose du rapport du tuteur, de l'avis de l'inspecteur sur une grille et, à mi-temps, de l'avis du directeur de l'INSPE."}},
    Citation{u_psyen_pieces, {"u-psyen-pieces", unions, "psychologues stagiaires", "SNES", "", "", secondary,
        "Pour le psychologue EDO, le directeur du CIO donne un avis sur une grille après le rapport du tuteur, et le directeur de l'INSPE le sien avec le centre de formation."}},
    Citation{j_reasons_during_stage, {"j-reasons-during-stage", case_law, "Conseil d'État, 1er février 2012, n° 336362", "connue par un commentaire", "", "", secondary,
        "Un licenciement prononcé en cours de stage est motivé, en droit et en fait."}},
    Citation{d_equal_knowledge, {"d-equal-knowledge", reasoning, "arrêté du 22 août 2014, art. 5 et 7", "", "", "", derived,
        "Une pièce montrée au jury est une pièce que le stagiaire a pu lire."}},
    Citation{d_seal, {"d-seal", reasoning, "arrêté du 22 août 2014, art. 5 et 7", "", "", "", derived,
        "Une pièce modifiée après le scellement est une nouvelle version : les deux sont gardées et la consultation est rouverte."}},
    Citation{d_never_computed, {"d-never-computed", reasoning, "appréciation de la manière de servir", "", "", "", derived,
        "Aucune règle ne tire une décision des avis, des niveaux ou des nombres : le jury l'écrit."}},
    Citation{d_opinion_no_veto, {"d-opinion-no-veto", reasoning, "absence de droit à la titularisation", "", "", "", derived,
        "Un avis défavorable n'est pas un veto, un avis favorable n'est pas un droit."}},
    Citation{d_told_of_success, {"d-told-of-success", reasoning, "notification", "", "", "", derived,
        "Le stagiaire titularisé en est informé : le silence n'est pas une notification."}},
    Citation{d_one_renewal, {"d-one-renewal", reasoning, "« seconde et dernière année »", "", "", "", derived,
        "Un stage n'est renouvelé qu'une fois."}},
    Citation{d_stage_computed, {"d-stage-computed", reasoning, "décret n° 94-874, art. 22 et 26", "", "", "", derived,
        "La fin du stage et la date d'effet se calculent en jours du calendrier, étape par étape."}},
    Citation{d_reasons, {"d-reasons", reasoning, "liste arrêtée par le recteur", "", "", "", derived,
        "Le recteur motive une décision qui s'écarte de l'avis du jury sur la seconde année."}},
    Citation{a_opening, {"a-opening", ours, "ouverture de l'année", "", "", "", assumption,
        "Une année s'ouvre dans une campagne ouverte de son corps, par un gestionnaire."}},
    Citation{a_private_notes, {"a-private-notes", ours, "écrits formatifs", "", "", "", assumption,
        "L'autopositionnement et les visites formatives ne vont au jury que si on les y joint."}},
    Citation{a_reading, {"a-reading", ours, "prise de connaissance", "", "", "", assumption,
        "Le stagiaire marque qu'il a pris connaissance d'une pièce et peut y joindre ses observations."}},
    Citation{a_corrections, {"a-corrections", ours, "corrections", "", "", "", assumption,
        "Une pièce déposée se corrige par une nouvelle version motivée, jusqu'à la délibération ; l'ancienne est gardée."}},
    Citation{a_plausible_days, {"a-plausible-days", ours, "dates", "", "", "", assumption,
        "Un acte daté n'est ni à venir, ni antérieur au début du stage."}},
    Citation{a_grid_items, {"a-grid-items", ours, "libellé des items", "annexes de la note non lues", "", "", assumption,
        "Le libellé des items de la grille est le nôtre, dans l'attente des annexes de la note de service."}},
    Citation{a_fiche_14, {"a-fiche-14", ours, "fiche 14", "non lue", "", "", assumption,
        "L'autopositionnement se fait sur quatre degrés, dont les noms restent à confirmer."}},
    Citation{a_absent_from_interview, {"a-absent-from-interview", ours, "absence à l'entretien", "", "", "", assumption,
        "Le jury délibère sur un absent si la preuve de sa convocation régulière est au dossier."}},
    Citation{a_not_evaluable, {"a-not-evaluable", ours, "présence insuffisante", "", "", "", assumption,
        "Le jury qui ne peut évaluer un stagiaire trop peu présent le dit ; le recteur prolonge le stage."}},
    Citation{a_resignation, {"a-resignation", ours, "démission", "délais non confirmés pour l'État", "", "", assumption,
        "La démission est écrite, non équivoque, et ne prend effet qu'une fois acceptée ; d'ici là elle peut être retirée."}},
    Citation{a_leave_record, {"a-leave-record", ours, "congés", "", "", "", assumption,
        "Le gestionnaire enregistre le type et les dates d'un congé ; ni le tuteur ni le jury ne les lisent."}},
    Citation{a_no_medical_reason, {"a-no-medical-reason", code_2021, "art. L. 137-2", unread, "", "", assumption,
        "Aucune pièce ne mentionne d'opinion, d'appartenance ni de raison médicale."}},
    Citation{a_numbering, {"a-numbering", code_2021, "art. L. 137-1", unread, "", "", assumption,
        "Les pièces du dossier sont numérotées sans discontinuité."}},
    Citation{a_signatory, {"a-signatory", public_relations, "art. L. 212-1", unread, "", "", assumption,
        "Une décision porte le prénom, le nom et la qualité de son signataire."}},
    Citation{a_appeal, {"a-appeal", courts, "art. R. 421-1 et R. 421-5", unread, "", "", assumption,
        "Une décision se conteste dans les deux mois de sa notification, si les voies et délais y sont indiqués."}},
    Citation{a_conflict_of_interest, {"a-conflict-of-interest", ours, "conflit d'intérêts", "", "", "", assumption,
        "Qui a écrit un avis n'est pas écarté du jury par un texte lu : le conflit est noté, le président décide."}},
    Citation{a_responsible_staff, {"a-responsible-staff", ours, "changements de responsables", "", "", "", assumption,
        "Chef d'établissement, inspecteur et tuteur peuvent changer en cours d'année ; le droit d'agir suit la date."}},
    Citation{a_diploma_not_obtained, {"a-diploma-not-obtained", ours, "diplôme non obtenu", "", "", "", assumption,
        "Le stagiaire resté sans diplôme au terme de la prolongation n'est pas titularisé : son dossier va au ministre."}},
    Citation{a_discipline, {"a-discipline", ours, "procédure disciplinaire", "", "", "", assumption,
        "Une procédure s'ouvre par un écrit qui dit les faits et les droits de la défense ; elle finit par une sanction de l'échelle ou par un abandon."}},
    Citation{a_deferral_length, {"a-deferral-length", ours, "durée d'un report", "", "", "", assumption,
        "Un report dure un an au plus ; pour des études doctorales il est accordé trois fois au plus."}},
    Citation{a_restart, {"a-restart", ours, "stage recommencé", "règle de l'État avant codification", "", "", assumption,
        "Le stage qui recommence après trois ans d'interruption est une autre année, de même rang."}},
    Citation{a_part_time_record, {"a-part-time-record", ours, "temps partiel", "", "", "", assumption,
        "Un temps partiel va d'une date à une autre, ne se cumule pas, et la fraction de jour servie ne raccourcit pas le stage."}},
    Citation{a_psyen_eda, {"a-psyen-eda", ours, "psychologues EDA", "article non lu", "", "", assumption,
        "Pour le psychologue EDA, l'inspecteur de circonscription donne l'avis après le rapport du tuteur."}},
    Citation{a_psyen_grid, {"a-psyen-grid", ours, "grille des psychologues", "référentiel et note non lus", "", "", assumption,
        "La grille des psychologues et son libellé sont les nôtres, dans l'attente de leur référentiel."}},
    Citation{a_psyen_end, {"a-psyen-end", ours, "psychologues non titularisés", "article non lu", "", "", assumption,
        "Le dossier d'un psychologue ni titularisé ni autorisé à une seconde année va au ministre, comme dans le second degré."}},
    Citation{l1_4_qualities, {"l1-4-qualities", second_degree, "art. 4", original, "", "", law,
        "La vice-présidence et les membres viennent des inspecteurs, chefs d'établissement, enseignants-chercheurs, professeurs des écoles et formateurs académiques."}},
    Citation{l1_4_vice_president, {"l1-4-vice-president", second_degree, "art. 4", original, "", "", law,
        "Quand la présidence ne peut continuer, la vice-présidence la remplace aussitôt."}},
    Citation{l1_4_groups, {"l1-4-groups", second_degree, "art. 4", "rédaction ultérieure, date à confirmer", "", "", law,
        "À la demande de sa présidence, le jury peut se diviser en groupes d'examinateurs selon les effectifs."}},
    Citation{u_first_meeting, {"u-first-meeting", unions, "première réunion du jury", "SNES Toulouse, SNES Nice", "", "", secondary,
        "Le jury se réunit une première fois sur dossiers, avant de convoquer aux entretiens."}},
    Citation{d_local_dates, {"d-local-dates", reasoning, "calendriers académiques comparés", "", "", "", derived,
        "Les échéances de dépôt et de consultation sont fixées par l'académie : aucun texte lu ne les fixe pour tous."}},
    Citation{d_policies_enlarge, {"d-policies-enlarge", reasoning, "arrêté du 22 août 2014, art. 6", "", "", "", derived,
        "Un choix de l'académie ne peut qu'élargir ce que le droit demande, par exemple convoquer dès un avis défavorable."}},
    Citation{a_jury_quorum, {"a-jury-quorum", ours, "présence au jury", "", "", "", assumption,
        "Aucun quorum n'a été lu : le jury siège si sa présidence ou sa vice-présidence est là, et les présents sont notés."}},
    Citation{a_jury_days, {"a-jury-days", ours, "dates du jury", "", "", "", assumption,
        "On enregistre ce qui a eu lieu, dans l'ordre : nomination, première réunion, délibération, procès-verbal."}},
    Citation{a_jury_membership, {"a-jury-membership", ours, "changements au jury", "", "", "", assumption,
        "Un membre est remplacé ou ajouté par un acte du recteur, aux mêmes conditions que la nomination."}},
    Citation{a_jury_minutes, {"a-jury-minutes", ours, "procès-verbal du jury", "", "", "", assumption,
        "La délibération peut être suspendue ; le procès-verbal signé clôt la session et se corrige par une version motivée."}},
    Citation{a_campaign, {"a-campaign", ours, "campagne", "", "", "", assumption,
        "Une campagne réunit, pour un corps et une année, les dossiers d'une académie et ce qu'elle choisit pour eux."}},
    Citation{a_campaign_staff, {"a-campaign-staff", ours, "personnes en charge", "", "", "", assumption,
        "L'administration nomme qui gère la campagne, de tel jour à tel jour ; elle se transmet sans jamais être vacante."}},
    Citation{a_campaign_roster, {"a-campaign-roster", ours, "import d'une liste", "", "", "", assumption,
        "Un import de dossiers laisse une trace : lignes lues, dossiers ouverts, empreinte du fichier."}},
    Citation{a_delegation, {"a-delegation", ours, "délégations", "", "", "", assumption,
        "Qui tient une fonction peut la déléguer de tel jour à tel jour ; l'acte nomme les deux, et rien ne se délègue plus loin."}},
    Citation{a_change_noted, {"a-change-noted", ours, "pièces postérieures au scellement", "", "", "", assumption,
        "Le stagiaire et le secrétariat du jury prennent chacun acte de toute pièce déposée ou corrigée après le scellement."}},
    Citation{a_opinion_basis, {"a-opinion-basis", ours, "fondement des avis", "", "", "", assumption,
        "Un avis nomme les versions des pièces sur lesquelles il repose ; si l'une change, son auteur confirme ou corrige son avis avant la délibération."}},
    Citation{d_rules_of_a_running_case, {"d-rules-of-a-running-case", reasoning, "rédactions de 2014, de 2022 et de 2025 comparées", "", "", "", derived,
        "Un dossier en cours garde les règles de sa session ; il n'en change que pour celles de sa session ou du jour, par un acte."}},
    Citation{a_rules_move, {"a-rules-move", ours, "passage à d'autres règles", "", "", "", assumption,
        "Changer de règles ne défait rien : un avis donné garde sa place au dossier, et ce qui est délibéré ou décidé l'est selon les anciennes."}},
    Citation{a_retention_formative, {"a-retention-formative", ours, "conservation des pièces formatives", "durée à valider par l'académie avec son service d'archives", "", "", assumption,
        "Visites non jointes, autopositionnements, accompagnements et brouillons sont effacés deux mois après la notification de la décision."}},
    Citation{a_retention_evaluative, {"a-retention-evaluative", ours, "archivage des pièces d'évaluation", "guide CNIL de 2020 lu en partie, durée à valider par l'académie avec son service d'archives", "", "", assumption,
        "Deux mois après la notification, le dossier d'évaluation n'est plus lu que des services de l'académie et du stagiaire ; un an plus tard si une seconde année suit."}},
    Citation{a_retention_destruction, {"a-retention-destruction", ours, "destruction des pièces d'évaluation", "durée à valider par l'académie avec son service d'archives", "", "", assumption,
        "Cinq ans après l'archivage, le contenu des pièces d'évaluation est effacé ; les actes et leurs empreintes demeurent."}},
    Citation{a_retention_hold, {"a-retention-hold", ours, "recours et délais de conservation", "", "", "", assumption,
        "Un recours enregistré, ou tout litige que le gestionnaire signale, suspend effacement et archivage jusqu'à ce qu'il soit dit clos."}},
    Citation{a_days_off, {"a-days-off", labour, "art. L. 3133-1", unread, "", "", assumption,
        "Les jours fériés ne sont pas ouvrés ; une campagne y ajoute les siens."}},
    // Exam preparation.
    // Tutored module.
    // Distance accompaniment.
    Citation{s4_asynchronous, {"s4-asynchronous", accompaniment, "modalités", "sans date", "", "", guide,
        "La classe virtuelle est synchrone, l'accompagnement à distance ne l'est pas ; seul celui-ci est rémunéré par ces règles."}},
    Citation{s4_activities, {"s4-activities", accompaniment, "activités", "sans date", "", "", guide,
        "L'accompagnement a lieu avant, entre ou après les séances : travail collaboratif, aide individuelle significative, suite de formation sur les ressources données."}},
    Citation{s4_contract, {"s4-contract", accompaniment, "contrat", "sans date", "", "", guide,
        "Un contrat est signé avant le début par le formateur et par le responsable académique de formation ; sans contrat, rien n'est rémunéré."}},
    Citation{s4_report, {"s4-report", accompaniment, "compte rendu d'activité", "sans date", "", "", guide,
        "Après le travail, un compte rendu d'activité va au correspondant de formation du domaine ; sans compte rendu, rien n'est rémunéré."}},
    Citation{s4_decision, {"s4-decision", accompaniment, "décision", "sans date", "", "", guide,
        "La rémunération est décidée par le responsable académique au vu du compte rendu."}},
    Citation{s4_two_hours, {"s4-two-hours", accompaniment, "calcul", "sans date", "", "", guide,
        "Une vacation est due pour deux heures d'intervention en tout."}},
    Citation{s4_participants, {"s4-participants", accompaniment, "calcul", "sans date", "", "", guide,
        "Il n'est pas dû plus d'une vacation par stagiaire qui a effectivement participé."}},
    Citation{s4_group, {"s4-group", accompaniment, "calcul", "sans date", "", "", guide,
        "Il n'est pas dû plus de huit vacations par groupe."}},
    Citation{s4_least, {"s4-least", accompaniment, "calcul", "sans date", "", "", guide,
        "Le nombre de vacations est le plus petit des trois : la moitié des heures, les participants, huit."}},
    Citation{l13_amounts, {"l13-amounts", occasional_trainers, "début", "lus : le début et un article", "2012-05-07", "", law,
        "La rémunération d'un formateur comprend l'enseignement à distance ; le service en fixe les montants dans des limites."}},
    Citation{l13_decree, {"l13-decree", occasional_trainers_decree, "ensemble", "connu par l'arrêté qui s'y réfère", "", "", secondary,
        "Le décret fixe le cadre de la rémunération des formateurs occasionnels."}},
    Citation{a_accompaniment_opening, {"a-accompaniment-opening", ours, "préparation du contrat", "", "", "", assumption,
        "Un groupe a un seul contrat par campagne, que le responsable de formation ou un gestionnaire prépare : le plafond du groupe s'y compte entier."}},
    Citation{a_accompaniment_signatures, {"a-accompaniment-signatures", ours, "signature et décision", "", "", "", assumption,
        "Le responsable académique qui signe et celui qui décide tiennent la même fonction, responsable de formation ; nul ne la tient pour son propre contrat."}},
    Citation{a_accompaniment_corrections, {"a-accompaniment-corrections", ours, "corrections", "", "", "", assumption,
        "Rien ne s'efface : un contrat se modifie avant tout travail, une activité se corrige, un compte rendu se reprend, une décision se rapporte, chaque fois avec son motif."}},
    Citation{a_accompaniment_group, {"a-accompaniment-group", ours, "liste du groupe", "", "", "", assumption,
        "Le groupe est une liste de stagiaires ; qui a participé en est, et y reste."}},
    Citation{a_accompaniment_days, {"a-accompaniment-days", ours, "dates du contrat", "", "", "", assumption,
        "Un contrat a un premier et un dernier jour ; il peut encore se signer le premier."}},
    Citation{a_odd_hours, {"a-odd-hours", ours, "heures impaires", "le document ne dit pas l'arrondi", "", "", assumption,
        "Le temps qui ne fait pas une vacation entière est compté à l'inférieur, sauf choix de l'académie que le contrat porte."}},
    };
}();
// clang-format on

constexpr bool are_citations_in_order()
{
    for (std::size_t i = 0; i < citations.size(); ++i)
        if (static_cast<std::size_t>(citations[i].ref) != i)
            return false;
    return true;
}
static_assert(are_citations_in_order());

inline constexpr auto sources = [] {
    std::array<engine::Source, citations.size()> all{};
    for (std::size_t i = 0; i < citations.size(); ++i)
        all[i] = citations[i].source;
    return all;
}();

// What follows what: an act is judged by the words in force on its day (I31).
struct Succession {
    Ref former, latter;
};
inline constexpr std::array successions{
    Succession{Ref::l5_5, Ref::l6_length},       Succession{Ref::l5_15, Ref::l6_part_time},
    Succession{Ref::l5_22, Ref::l6_birth_leave}, Succession{Ref::l5_26, Ref::l6_paid_leave},
    Succession{Ref::l9_note, Ref::l10_note},
};

// The source that says on that day what this one says or said before.
inline Ref in_force(Ref ref, engine::Day day)
{
    for (Succession const& one : successions) {
        auto const from = engine::parse_day(sources[static_cast<std::size_t>(one.latter)].valid_from);
        if (one.former == ref && from && *from <= day)
            return one.latter;
    }
    return ref;
}

} // namespace workflows
