#pragma once
// The words of a campaign: what its tables, its journal and its addresses are made of. Each list of words stands in the
// order of its enumeration.

#include "workflows/sources.hpp"

#include "engine/transition.hpp"

#include <boost/describe.hpp>

#include <array>
#include <cstdint>

namespace workflows::campaign {

enum class Track : std::uint8_t { campaign, calendar, policies, staff, delegation, roster, rules };

enum class State : std::uint8_t {
    unopened,
    open,
    closed, // the year is over; its files stay readable, its people can still be changed
    set,    // the calendar and the policies always are: empty at first
    unappointed,
    appointed,
    ended,
    undelegated,
    delegated,
    revoked,
    unrecorded,
    recorded,
};

enum class Command : std::uint8_t {
    open,
    close,
    hand_over, // the administration passes to another person: a campaign never is without an administrator
    set_deadlines,
    set_policies,
    appoint,
    end,
    delegate,
    revoke,
    record_import,
    record_migration,
};

// The first that a person holds is the one in which an act is done.
enum class Role : std::uint8_t {
    administrator,
    case_officer,
    rector_delegate,
    jury_secretary,
    training_officer,
    national_coordinator,   // of a network of centres: its courses, its tests
    pedagogical_manager,    // of one centre: whom it enrols, trains, evaluates
    training_correspondent, // of one service or domain: where its people are, on site
};
BOOST_DESCRIBE_ENUM(Role, administrator, case_officer, rector_delegate, jury_secretary, training_officer,
                    national_coordinator, pedagogical_manager, training_correspondent)

// What may be done on behalf of another, on the campaign or on its cases; the names are those of the cases' own roles.
// Not here, because a person does it himself or somebody else is named in his place: trainee, tutor and inspector; the
// jury's presidency, which passes by law to the vice-president, and its members; the Rector's delegate, who acts by
// delegation already; the administration, which is handed over.
enum class DelegableRole : std::uint8_t {
    case_officer,
    jury_secretary,
    training_officer,
    head_of_school,
    inspe_director,
    authority,
    national_coordinator,
    pedagogical_manager,
    training_correspondent,
};
BOOST_DESCRIBE_ENUM(DelegableRole, case_officer, jury_secretary, training_officer, head_of_school, inspe_director,
                    authority, national_coordinator, pedagogical_manager, training_correspondent)

enum class Event : std::uint8_t {
    campaign_opened,
    campaign_closed,
    administration_handed_over,
    deadlines_set,
    policies_set,
    person_appointed,
    appointment_ended,
    power_delegated,
    delegation_revoked,
    import_recorded,
    rules_migrated,
};

enum class Guard : std::uint8_t {
    campaign_is_open,
    names_distinct,
    within_own_power,
    acts_in_person,
    delegates_to_another,
    term_in_order,
    opened_within_lines,
    migration_changes_something,
};

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

namespace words {

using engine::GuardWord;
using engine::Word;

inline constexpr std::array tracks{
    Word{Track::campaign, "campaign", "Campagne"},
    Word{Track::calendar, "calendar", "Calendrier"},
    Word{Track::policies, "policies", "Choix de l'académie"},
    Word{Track::staff, "staff", "Personnes en charge"},
    Word{Track::delegation, "delegation", "Délégation"},
    Word{Track::roster, "roster", "Import d'une liste"},
    Word{Track::rules, "rules", "Changement de règles"},
};

inline constexpr std::array states{
    Word{State::unopened, "unopened", "À ouvrir"},
    Word{State::open, "open", "Ouverte"},
    Word{State::closed, "closed", "Close"},
    Word{State::set, "set", "Fixé"},
    Word{State::unappointed, "unappointed", "À nommer"},
    Word{State::appointed, "appointed", "En fonction"},
    Word{State::ended, "ended", "Fonction terminée"},
    Word{State::undelegated, "undelegated", "À déléguer"},
    Word{State::delegated, "delegated", "Déléguée"},
    Word{State::revoked, "revoked", "Rapportée"},
    Word{State::unrecorded, "unrecorded", "À enregistrer"},
    Word{State::recorded, "recorded", "Enregistré"},
};

inline constexpr std::array commands{
    Word{Command::open, "open", "Ouvrir la campagne"},
    Word{Command::close, "close", "Clore la campagne"},
    Word{Command::hand_over, "hand_over", "Transmettre l'administration"},
    Word{Command::set_deadlines, "set_deadlines", "Fixer des échéances"},
    Word{Command::set_policies, "set_policies", "Fixer des choix de l'académie"},
    Word{Command::appoint, "appoint", "Nommer une personne"},
    Word{Command::end, "end", "Mettre fin à une fonction"},
    Word{Command::delegate, "delegate", "Enregistrer une délégation"},
    Word{Command::revoke, "revoke", "Rapporter une délégation"},
    Word{Command::record_import, "record_import", "Enregistrer un import"},
    Word{Command::record_migration, "record_migration", "Enregistrer un changement de règles"},
};

inline constexpr std::array roles{
    Word{Role::administrator, "administrator", "administration de la campagne"},
    Word{Role::case_officer, "case_officer", "gestionnaire"},
    Word{Role::rector_delegate, "rector_delegate", "délégation du recteur ou de la rectrice"},
    Word{Role::jury_secretary, "jury_secretary", "secrétariat du jury"},
    Word{Role::training_officer, "training_officer", "responsable de formation"},
    Word{Role::national_coordinator, "national_coordinator", "coordination nationale"},
    Word{Role::pedagogical_manager, "pedagogical_manager", "responsable pédagogique"},
    Word{Role::training_correspondent, "training_correspondent", "correspondant ou correspondante formation"},
};

inline constexpr std::array delegable_roles{
    Word{DelegableRole::case_officer, "case_officer", "gestionnaire"},
    Word{DelegableRole::jury_secretary, "jury_secretary", "secrétariat du jury"},
    Word{DelegableRole::training_officer, "training_officer", "responsable de formation"},
    Word{DelegableRole::head_of_school, "head_of_school", "direction de l'établissement"},
    Word{DelegableRole::inspe_director, "inspe_director", "direction de l'INSPE"},
    Word{DelegableRole::authority, "authority", "autorité responsable hors établissement public"},
    Word{DelegableRole::national_coordinator, "national_coordinator", "coordination nationale"},
    Word{DelegableRole::pedagogical_manager, "pedagogical_manager", "responsable pédagogique"},
    Word{DelegableRole::training_correspondent, "training_correspondent", "correspondant ou correspondante formation"},
};

inline constexpr std::array events{
    Word{Event::campaign_opened, "campaign_opened", "Campagne ouverte"},
    Word{Event::campaign_closed, "campaign_closed", "Campagne close"},
    Word{Event::administration_handed_over, "administration_handed_over", "Administration transmise"},
    Word{Event::deadlines_set, "deadlines_set", "Échéances fixées"},
    Word{Event::policies_set, "policies_set", "Choix de l'académie fixés"},
    Word{Event::person_appointed, "person_appointed", "Personne nommée"},
    Word{Event::appointment_ended, "appointment_ended", "Fonction terminée"},
    Word{Event::power_delegated, "power_delegated", "Délégation enregistrée"},
    Word{Event::delegation_revoked, "delegation_revoked", "Délégation rapportée"},
    Word{Event::import_recorded, "import_recorded", "Import enregistré"},
    Word{Event::rules_migrated, "rules_migrated", "Dossiers passés à d'autres règles"},
};

inline constexpr std::array guards{
    GuardWord{Guard::campaign_is_open, "campaign-is-open", "La campagne est ouverte.", Ref::a_campaign},
    GuardWord{Guard::names_distinct, "names-distinct", "Chaque nom n'est donné qu'une fois.", Ref::a_campaign},
    GuardWord{Guard::within_own_power, "within-own-power",
              "L'administration, les gestionnaires et la délégation du recteur sont nommés par l'administration.",
              Ref::a_campaign_staff},
    GuardWord{Guard::acts_in_person, "acts-in-person", "Nommer et déléguer se fait en personne, jamais par délégation.",
              Ref::a_delegation},
    GuardWord{Guard::delegates_to_another, "delegates-to-another",
              "Une délégation va de qui tient la fonction à une autre personne, qui n'est pas celle qui l'enregistre.",
              Ref::a_delegation},
    GuardWord{Guard::term_in_order, "term-in-order", "Une fonction ne prend pas fin avant d'avoir commencé.",
              Ref::a_campaign_staff},
    GuardWord{Guard::opened_within_lines, "opened-within-lines",
              "Un import n'ouvre pas plus de dossiers que la liste n'a de lignes.", Ref::a_campaign_roster},
    GuardWord{Guard::migration_changes_something, "migration-changes-something",
              "Un changement de règles porte sur un dossier au moins, ou sur ceux qui restent à ouvrir.",
              Ref::d_rules_of_a_running_case},
};

static_assert(engine::in_order(tracks) && engine::in_order(states) && engine::in_order(commands));
static_assert(engine::in_order(roles) && engine::in_order(delegable_roles) && engine::in_order(events)
              && engine::in_order(guards));

} // namespace words
} // namespace workflows::campaign
