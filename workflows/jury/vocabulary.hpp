#pragma once
// The words of an academic jury. Each list of words stands in the order of its enumeration.

#include "workflows/sources.hpp"

#include "engine/transition.hpp"

#include <boost/describe.hpp>

#include <array>
#include <cstdint>

namespace workflows::jury {

enum class Track : std::uint8_t { jury, membership, conflict };

enum class State : std::uint8_t {
    unopened,
    appointed,
    examining,    // between the first meeting and the deliberation: interviews are held
    deliberating, // what is decided about a trainee is written in that trainee's year, only now
    closed,       // minutes signed
    succeeded,    // the next jury is appointed: this one acts no more
    standing,     // the jury's people: named with the jury, changed one by one
    undeclared,
    declared,
    settled,
};

enum class Command : std::uint8_t {
    appoint,
    hold_first_meeting,
    open_deliberation,
    adjourn,
    close,
    reconvene, // for trainees whose year was extended: the jury stays competent until the next one
    correct_minutes,
    hand_over, // to the next jury
    replace_member,
    replace_president, // by the vice-president, at once
    add_member,
    form_groups,
    declare,
    settle,
};

// The first that a person holds is the one in which an act is done.
enum class Role : std::uint8_t {
    jury_president,
    jury_vice_president,
    jury_secretary,
    jury_member, // held by the president and the vice-president too
    rector_delegate,
    case_officer,
    administrator,
};

enum class Event : std::uint8_t {
    jury_appointed,
    first_meeting_held,
    deliberation_opened,
    deliberation_adjourned,
    session_closed,
    session_reconvened,
    minutes_corrected,
    handed_over,
    member_replaced,
    president_replaced,
    member_added,
    groups_formed,
    conflict_declared,
    conflict_settled,
};

enum class Guard : std::uint8_t {
    campaign_is_open,
    jury_size,
    members_distinct,
    president_is_rector_or_representative,
    members_of_listed_quality,
    none_posted_in_training_institution,
    groups_of_members,
    not_in_future,
    in_order_of_days,
    next_jury_is_appointed,
    jury_is_appointed,
    leaving_is_member,
    seat_is_free,
    vice_president_in_office,
    present_are_members,
    presidency_present,
    person_is_member,
    case_of_this_campaign,
    impartial_settlement,
    // Defects of the session, no bar to it: no row asks them.
    conflicts_settled,
    minutes_signed,
};

enum class Deadline : std::uint8_t { first_meeting, deliberation };

// What a member is, as his appointment says (art. 4).
enum class Quality : std::uint8_t {
    rector, // overseas, the vice-recteur concerned (art. 12)
    rector_representative,
    inspector,
    head_of_school,
    teacher_researcher,
    school_teacher, // professeur ou professeure des écoles
    academy_trainer,
    other,
};
BOOST_DESCRIBE_ENUM(Quality, rector, rector_representative, inspector, head_of_school, teacher_researcher,
                    school_teacher, academy_trainer, other)

enum class Seat : std::uint8_t { vice_president, member };
BOOST_DESCRIBE_ENUM(Seat, vice_president, member)

// What ties a member to a trainee.
enum class Tie : std::uint8_t {
    wrote_opinion,
    family,
    hierarchy,
    other,
};
BOOST_DESCRIBE_ENUM(Tie, wrote_opinion, family, hierarchy, other)

constexpr engine::Kind kind_of(Track)
{
    return engine::Kind::track;
}
constexpr engine::Kind kind_of(State)
{
    return engine::Kind::state;
}
constexpr engine::Kind kind_of(Command)
{
    return engine::Kind::command;
}
constexpr engine::Kind kind_of(Role)
{
    return engine::Kind::role;
}
constexpr engine::Kind kind_of(Event)
{
    return engine::Kind::event;
}
constexpr engine::Kind kind_of(Guard)
{
    return engine::Kind::guard;
}
constexpr engine::Kind kind_of(Deadline)
{
    return engine::Kind::deadline;
}

namespace words {

using engine::GuardWord;
using engine::Word;

inline constexpr std::array tracks{
    Word{Track::jury, "jury", "Jury"},
    Word{Track::membership, "membership", "Composition du jury"},
    Word{Track::conflict, "conflict", "Lien avec un ou une stagiaire"},
};

inline constexpr std::array states{
    Word{State::unopened, "unopened", "À nommer"},
    Word{State::appointed, "appointed", "Nommé"},
    Word{State::examining, "examining", "Examen des dossiers et entretiens"},
    Word{State::deliberating, "deliberating", "En délibération"},
    Word{State::closed, "closed", "Session close"},
    Word{State::succeeded, "succeeded", "Remplacé par le jury suivant"},
    Word{State::standing, "standing", "En place"},
    Word{State::undeclared, "undeclared", "À déclarer"},
    Word{State::declared, "declared", "Déclaré"},
    Word{State::settled, "settled", "Tranché"},
};

inline constexpr std::array commands{
    Word{Command::appoint, "appoint", "Nommer le jury"},
    Word{Command::hold_first_meeting, "hold_first_meeting", "Enregistrer la première réunion"},
    Word{Command::open_deliberation, "open_deliberation", "Ouvrir la délibération"},
    Word{Command::adjourn, "adjourn", "Suspendre la délibération"},
    Word{Command::close, "close", "Clore la session"},
    Word{Command::reconvene, "reconvene", "Réunir de nouveau le jury"},
    Word{Command::correct_minutes, "correct_minutes", "Corriger le procès-verbal"},
    Word{Command::hand_over, "hand_over", "Laisser la place au jury suivant"},
    Word{Command::replace_member, "replace_member", "Remplacer un membre"},
    Word{Command::replace_president, "replace_president", "Remplacer la présidence empêchée"},
    Word{Command::add_member, "add_member", "Ajouter un membre"},
    Word{Command::form_groups, "form_groups", "Former les groupes d'examinateurs"},
    Word{Command::declare, "declare", "Déclarer un lien"},
    Word{Command::settle, "settle", "Trancher"},
};

inline constexpr std::array roles{
    Word{Role::jury_president, "jury_president", "présidence du jury"},
    Word{Role::jury_vice_president, "jury_vice_president", "vice-présidence du jury"},
    Word{Role::jury_secretary, "jury_secretary", "secrétariat du jury"},
    Word{Role::jury_member, "jury_member", "membre du jury"},
    Word{Role::rector_delegate, "rector_delegate", "délégation du recteur ou de la rectrice"},
    Word{Role::case_officer, "case_officer", "gestionnaire"},
    Word{Role::administrator, "administrator", "administration de la campagne"},
};

inline constexpr std::array events{
    Word{Event::jury_appointed, "jury_appointed", "Jury nommé"},
    Word{Event::first_meeting_held, "first_meeting_held", "Première réunion tenue"},
    Word{Event::deliberation_opened, "deliberation_opened", "Délibération ouverte"},
    Word{Event::deliberation_adjourned, "deliberation_adjourned", "Délibération suspendue"},
    Word{Event::session_closed, "session_closed", "Session close"},
    Word{Event::session_reconvened, "session_reconvened", "Jury réuni de nouveau"},
    Word{Event::minutes_corrected, "minutes_corrected", "Procès-verbal corrigé"},
    Word{Event::handed_over, "handed_over", "Jury suivant nommé"},
    Word{Event::member_replaced, "member_replaced", "Membre remplacé"},
    Word{Event::president_replaced, "president_replaced", "Présidence remplacée"},
    Word{Event::member_added, "member_added", "Membre ajouté"},
    Word{Event::groups_formed, "groups_formed", "Groupes d'examinateurs formés"},
    Word{Event::conflict_declared, "conflict_declared", "Lien déclaré"},
    Word{Event::conflict_settled, "conflict_settled", "Lien tranché"},
};

// What forms offer, in words.
inline constexpr std::array qualities{
    Word{Quality::rector, "rector", "Recteur ou rectrice"},
    Word{Quality::rector_representative, "rector_representative", "Représentant du recteur ou de la rectrice"},
    Word{Quality::inspector, "inspector", "Corps d'inspection"},
    Word{Quality::head_of_school, "head_of_school", "Chef ou cheffe d'établissement"},
    Word{Quality::teacher_researcher, "teacher_researcher", "Enseignant-chercheur ou enseignante-chercheuse"},
    Word{Quality::school_teacher, "school_teacher", "Professeur ou professeure des écoles"},
    Word{Quality::academy_trainer, "academy_trainer", "Formateur ou formatrice académique"},
    Word{Quality::other, "other", "Autre qualité"},
};

inline constexpr std::array seats{
    Word{Seat::vice_president, "vice_president", "Vice-présidence"},
    Word{Seat::member, "member", "Membre"},
};

inline constexpr std::array ties{
    Word{Tie::wrote_opinion, "wrote_opinion", "A écrit un avis sur ce ou cette stagiaire"},
    Word{Tie::family, "family", "Lien familial ou personnel"},
    Word{Tie::hierarchy, "hierarchy", "Lien hiérarchique"},
    Word{Tie::other, "other", "Autre lien"},
};

inline constexpr std::array deadlines{
    Word{Deadline::first_meeting, "first_meeting", "Première réunion du jury"},
    Word{Deadline::deliberation, "deliberation", "Délibération du jury"},
};

inline constexpr std::array guards{
    GuardWord{Guard::campaign_is_open, "campaign-is-open", "La campagne du jury est ouverte.", Ref::a_campaign},
    GuardWord{Guard::jury_size, "jury-size", "Le jury compte de cinq à huit membres, présidence comprise.",
              Ref::l1_4_composition},
    GuardWord{Guard::members_distinct, "members-distinct", "Chaque siège est tenu par une autre personne.",
              Ref::l1_4_composition},
    GuardWord{Guard::president_is_rector_or_representative, "president-is-rector-or-representative",
              "Le jury est présidé par le recteur, la rectrice ou leur représentant.", Ref::l1_4_composition},
    GuardWord{Guard::members_of_listed_quality, "members-of-listed-quality",
              "La vice-présidence et les membres viennent des corps d'inspection, des chefs d'établissement, des "
              "enseignants-chercheurs, des professeurs des écoles ou des formateurs académiques.",
              Ref::l1_4_qualities},
    GuardWord{Guard::none_posted_in_training_institution, "none-posted-in-training-institution",
              "Aucun membre n'est affecté dans l'établissement d'enseignement supérieur qui forme les stagiaires.",
              Ref::l1_4_members},
    GuardWord{Guard::groups_of_members, "groups-of-members",
              "Les groupes d'examinateurs sont formés de membres du jury.", Ref::l1_4_groups},
    GuardWord{Guard::not_in_future, "not-in-future", "On enregistre ce qui a eu lieu.", Ref::a_jury_days},
    GuardWord{Guard::in_order_of_days, "in-order-of-days",
              "Chaque étape a lieu après la précédente, le même jour au plus tôt.", Ref::a_jury_days},
    GuardWord{Guard::next_jury_is_appointed, "next-jury-is-appointed",
              "Le jury suivant, de la même académie, est nommé après celui-ci.", Ref::l1_4_competence},
    GuardWord{Guard::jury_is_appointed, "jury-is-appointed", "Le jury est nommé.", Ref::l1_4_composition},
    GuardWord{Guard::leaving_is_member, "leaving-is-member", "La personne remplacée siège au jury.",
              Ref::a_jury_membership},
    GuardWord{Guard::seat_is_free, "seat-is-free", "La vice-présidence est vacante.", Ref::a_jury_membership},
    GuardWord{Guard::vice_president_in_office, "vice-president-in-office",
              "Une vice-présidence est en fonction pour prendre la suite.", Ref::l1_4_vice_president},
    GuardWord{Guard::present_are_members, "present-are-members", "Les personnes présentes siègent au jury ce jour-là.",
              Ref::a_jury_quorum},
    GuardWord{Guard::presidency_present, "presidency-present", "La présidence ou la vice-présidence est présente.",
              Ref::a_jury_quorum},
    GuardWord{Guard::person_is_member, "person-is-member", "La personne concernée siège au jury.",
              Ref::a_conflict_of_interest},
    GuardWord{Guard::case_of_this_campaign, "case-of-this-campaign", "Le dossier concerné est de la campagne du jury.",
              Ref::a_conflict_of_interest},
    GuardWord{Guard::impartial_settlement, "impartial-settlement",
              "La présidence tranche ; si le lien est le sien, c'est la vice-présidence.", Ref::a_conflict_of_interest},
    GuardWord{Guard::conflicts_settled, "conflicts-settled", "Tous les liens déclarés sont tranchés.",
              Ref::a_conflict_of_interest},
    GuardWord{Guard::minutes_signed, "minutes-signed", "Le procès-verbal de la délibération est signé.",
              Ref::a_jury_minutes},
};

static_assert(engine::in_order(tracks) && engine::in_order(states) && engine::in_order(commands));
static_assert(engine::in_order(roles) && engine::in_order(events) && engine::in_order(deadlines));
static_assert(engine::in_order(guards) && engine::in_order(qualities) && engine::in_order(seats));
static_assert(engine::in_order(ties));

} // namespace words
} // namespace workflows::jury
