#pragma once
// Words of the field that bodies are made of, and how people read them.

#include <boost/describe/enum.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace workflows::trainee_year {

// The corps that the competition opens.
enum class Corps : std::uint8_t {
    certifie,
    peps, // professeur d'éducation physique et sportive
    plp,  // professeur de lycée professionnel
    cpe,  // conseiller principal d'éducation
    agrege,
    professeur_des_ecoles,
    psyen_eda, // psychologue, éducation, développement et apprentissages
    psyen_edo, // psychologue, éducation, développement et conseil en orientation
};
BOOST_DESCRIBE_ENUM(Corps, certifie, peps, plp, cpe, agrege, professeur_des_ecoles, psyen_eda, psyen_edo)

enum class ServiceLoad : std::uint8_t { full, half };
BOOST_DESCRIBE_ENUM(ServiceLoad, full, half)

// Why the year is of that load (guide, 2.1).
enum class Path : std::uint8_t {
    master_meef,
    experience,        // at least a year and a half of the same duties in three years
    detached,          // teacher of another corps
    adapted,           // every other winner, trained by the INSPE
    already_qualified, // decrees 98-304 and 2000-129: no jury
};
BOOST_DESCRIBE_ENUM(Path, master_meef, experience, detached, adapted, already_qualified)

// Where the stage takes place: it decides who evaluates.
enum class Place : std::uint8_t {
    public_school, // of the degree of the corps
    elsewhere,     // outside a public school of the second degree: one authority gives its opinion
};
BOOST_DESCRIBE_ENUM(Place, public_school, elsewhere)

// The lists of competences of the framework, and the grids. Psychologists have a framework of their own.
enum class Profession : std::uint8_t { teacher, documentalist, cpe, psychologist };
BOOST_DESCRIBE_ENUM(Profession, teacher, documentalist, cpe, psychologist)

// Answers of every grid; which of them an instrument knows is its scale.
enum class Rating : std::uint8_t {
    to_maintain,
    to_work_on,
    to_invest,
    sufficient,
    insufficient,
    not_observed,
};
BOOST_DESCRIBE_ENUM(Rating, to_maintain, to_work_on, to_invest, sufficient, insufficient, not_observed)

// Degrees of acquisition on entering the profession; their number is an assumption (fiche 14 was not read).
enum class Degree : std::uint8_t { not_yet, degree_1, degree_2, degree_3, degree_4 };
BOOST_DESCRIBE_ENUM(Degree, not_yet, degree_1, degree_2, degree_3, degree_4)

enum class OpinionValue : std::uint8_t { favourable, unfavourable };
BOOST_DESCRIBE_ENUM(OpinionValue, favourable, unfavourable)

// On what an inspector's opinion rests.
enum class OpinionBasis : std::uint8_t { tutor_report, inspection, both };
BOOST_DESCRIBE_ENUM(OpinionBasis, tutor_report, inspection, both)

enum class AlertTrigger : std::uint8_t {
    unsuitable_posture,
    danger_for_pupils,
    difficulties,           // many, expressed or not
    insufficient_evolution, // in the course of the year
    insufficient_involvement,
};
BOOST_DESCRIBE_ENUM(AlertTrigger, unsuitable_posture, danger_for_pupils, difficulties, insufficient_evolution,
                    insufficient_involvement)

// Kinds of leave as far as they move the end of a stage; never a medical reason (I32).
enum class LeaveKind : std::uint8_t {
    annual,
    paid_sick,
    sick_child,
    birth, // maternity, adoption, paternity
    unpaid,
    personal, // for personal reasons: unpaid, three months at most
    parental,
    availability, // never open to a trainee: a request for it is refused with its reason
};
BOOST_DESCRIBE_ENUM(LeaveKind, annual, paid_sick, sick_child, birth, unpaid, personal, parental, availability)

// Why a stage begins later.
enum class DeferralGround : std::uint8_t {
    national_service, // by right: a volunteer
    maternity,        // by right
    parental_leave,   // by right: of a titulaire
    doctoral_studies, // agrégés: a year, twice renewable
    preparing_agregation,
    teaching_assistant, // ATER
    other,
};
BOOST_DESCRIBE_ENUM(DeferralGround, national_service, maternity, parental_leave, doctoral_studies, preparing_agregation,
                    teaching_assistant, other)

enum class Sanction : std::uint8_t {
    warning,
    reprimand,
    temporary_exclusion, // two months at most
    transfer,
    definitive_exclusion,
};
BOOST_DESCRIBE_ENUM(Sanction, warning, reprimand, temporary_exclusion, transfer, definitive_exclusion)

enum class Provider : std::uint8_t { eafc, inspe };
BOOST_DESCRIBE_ENUM(Provider, eafc, inspe)

enum class Channel : std::uint8_t { professional_email, registered_letter, by_hand };
BOOST_DESCRIBE_ENUM(Channel, professional_email, registered_letter, by_hand)

enum class AppealKind : std::uint8_t { gracious, hierarchical, contentious };
BOOST_DESCRIBE_ENUM(AppealKind, gracious, hierarchical, contentious)

// One word that a form offers.
struct Choice {
    std::string_view name;
    std::string_view label; // French
};

struct ChoiceList {
    std::string_view name;
    std::array<Choice, 8> choices; // those with a name
};

// clang-format off
inline constexpr std::array choice_lists{
    ChoiceList{"corps", {{{"certifie", "Professeur certifié"}, {"peps", "Professeur d'éducation physique et sportive"}, {"plp", "Professeur de lycée professionnel"}, {"cpe", "Conseiller principal d'éducation"}, {"agrege", "Professeur agrégé"}, {"professeur_des_ecoles", "Professeur des écoles"}, {"psyen_eda", "Psychologue EDA"}, {"psyen_edo", "Psychologue EDO"}}}},
    ChoiceList{"load", {{{"full", "Temps plein"}, {"half", "Mi-temps"}}}},
    ChoiceList{"path", {{{"master_meef", "Master MEEF"}, {"experience", "Expérience d'enseignement"}, {"detached", "Détachement d'un autre corps"}, {"adapted", "Parcours adapté"}, {"already_qualified", "Déjà qualifié"}}}},
    ChoiceList{"rating", {{{"to_maintain", "À entretenir"}, {"to_work_on", "À travailler encore"}, {"to_invest", "À investir"}, {"sufficient", "Suffisant"}, {"insufficient", "Insuffisant"}, {"not_observed", "Non observé"}}}},
    ChoiceList{"degree", {{{"not_yet", "Pas encore"}, {"degree_1", "Degré 1"}, {"degree_2", "Degré 2"}, {"degree_3", "Degré 3"}, {"degree_4", "Degré 4"}}}},
    ChoiceList{"value", {{{"favourable", "Favorable"}, {"unfavourable", "Défavorable"}}}},
    ChoiceList{"basis", {{{"tutor_report", "Le rapport du tuteur"}, {"inspection", "Une inspection"}, {"both", "Le rapport du tuteur et une inspection"}}}},
    ChoiceList{"trigger", {{{"unsuitable_posture", "Gestes ou posture professionnels inadaptés"}, {"danger_for_pupils", "Danger possible pour les élèves"}, {"difficulties", "Difficultés nombreuses, exprimées ou non"}, {"insufficient_evolution", "Évolution insuffisante au cours de l'année"}, {"insufficient_involvement", "Implication insuffisante"}}}},
    ChoiceList{"leave_kind", {{{"annual", "Congé annuel"}, {"paid_sick", "Congé de maladie"}, {"sick_child", "Garde d'enfant"}, {"birth", "Congé lié à une naissance ou une adoption"}, {"unpaid", "Congé sans traitement"}, {"personal", "Congé pour convenances personnelles"}, {"parental", "Congé parental"}, {"availability", "Disponibilité"}}}},
    ChoiceList{"place", {{{"public_school", "Établissement public"}, {"elsewhere", "Hors d'un établissement public du second degré"}}}},
    ChoiceList{"deferral_ground", {{{"national_service", "Service national, volontaire"}, {"maternity", "Maternité"}, {"parental_leave", "Congé parental d'un titulaire"}, {"doctoral_studies", "Études doctorales"}, {"preparing_agregation", "Préparation de l'agrégation"}, {"teaching_assistant", "Contrat d'ATER"}, {"other", "Autre motif"}}}},
    ChoiceList{"sanction", {{{"warning", "Avertissement"}, {"reprimand", "Blâme"}, {"temporary_exclusion", "Exclusion temporaire"}, {"transfer", "Déplacement d'office"}, {"definitive_exclusion", "Exclusion définitive"}}}},
    ChoiceList{"provider", {{{"eafc", "EAFC"}, {"inspe", "INSPE"}}}},
    ChoiceList{"channel", {{{"professional_email", "Courriel professionnel"}, {"registered_letter", "Lettre recommandée"}, {"by_hand", "Remise en main propre"}}}},
    ChoiceList{"appeal_kind", {{{"gracious", "Recours gracieux"}, {"hierarchical", "Recours hiérarchique"}, {"contentious", "Recours contentieux"}}}},
};
// clang-format on

} // namespace workflows::trainee_year
