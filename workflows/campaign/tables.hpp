#pragma once
// Who may do what to a campaign, row by row.

#include "workflows/campaign/vocabulary.hpp"

namespace workflows::campaign::tables {

using engine::always;
using engine::Transition;
using enum Role;
using enum Guard;
using enum Event;

// clang-format off
inline constexpr std::array campaign{
//         from             on                  by                             guard           emits                       to             source
Transition{State::unopened, Command::open,      administrator,                 names_distinct, campaign_opened,            State::open,   Ref::a_campaign},
Transition{State::open,     Command::close,     {administrator, case_officer}, always,         campaign_closed,            State::closed, Ref::a_campaign},
Transition{State::open,     Command::hand_over, administrator,                 term_in_order,  administration_handed_over, State::open,   Ref::a_campaign_staff},
Transition{State::closed,   Command::hand_over, administrator,                 term_in_order,  administration_handed_over, State::closed, Ref::a_campaign_staff},
};

// One state: a calendar is changed as often as the academy must, each time with its reason.
inline constexpr std::array calendar{
//         from        on                      by                               guard                               emits          to          source
Transition{State::set, Command::set_deadlines, {case_officer, rector_delegate}, {campaign_is_open, names_distinct}, deadlines_set, State::set, Ref::d_local_dates},
};

inline constexpr std::array policies{
//         from        on                     by                               guard                               emits         to          source
Transition{State::set, Command::set_policies, {case_officer, rector_delegate}, {campaign_is_open, names_distinct}, policies_set, State::set, Ref::d_policies_enlarge},
};

// One piece an appointment. It stays possible after closing: files are consulted for years.
inline constexpr std::array staff{
//         from                on                by                             guard                              emits              to                source
Transition{State::unappointed, Command::appoint, {administrator, case_officer}, {acts_in_person, within_own_power, term_in_order}, person_appointed,  State::appointed, Ref::a_campaign_staff},
Transition{State::appointed,   Command::end,     {administrator, case_officer}, {acts_in_person, within_own_power, term_in_order}, appointment_ended, State::ended,     Ref::a_campaign_staff},
};

// One piece a delegation. It holds on the campaign and on each of its cases, as far as the person who delegates holds
// the role there on that day.
inline constexpr std::array delegation{
//         from                on                 by                             guard                                                                   emits               to                source
Transition{State::undelegated, Command::delegate, {administrator, case_officer}, {acts_in_person, within_own_power, delegates_to_another, term_in_order}, power_delegated,    State::delegated, Ref::a_delegation},
Transition{State::delegated,   Command::revoke,   {administrator, case_officer}, {acts_in_person, within_own_power, term_in_order},                       delegation_revoked, State::revoked,   Ref::a_delegation},
};

// One piece a file.
inline constexpr std::array roster{
//         from               on                      by            guard                                    emits            to               source
Transition{State::unrecorded, Command::record_import, case_officer, {campaign_is_open, opened_within_lines}, import_recorded, State::recorded, Ref::a_campaign_roster},
};

// One piece a migration. It stays possible after closing: an extended case runs on under whatever rules there are.
inline constexpr std::array rules{
//         from               on                         by                               guard                        emits           to               source
Transition{State::unrecorded, Command::record_migration, {case_officer, rector_delegate}, migration_changes_something, rules_migrated, State::recorded, Ref::d_rules_of_a_running_case},
};
// clang-format on

inline constexpr engine::Roles everyone{administrator,       case_officer,          rector_delegate,
                                        jury_secretary,      training_officer,      national_coordinator,
                                        pedagogical_manager, training_correspondent};

inline constexpr std::array tracks{
    engine::Track{
        .id = Track::campaign, .initial = State::unopened, .rows = campaign, .waits = {}, .readers = everyone},
    engine::Track{.id = Track::calendar, .initial = State::set, .rows = calendar, .waits = {}, .readers = everyone},
    engine::Track{.id = Track::policies, .initial = State::set, .rows = policies, .waits = {}, .readers = everyone},
    engine::Track{.id = Track::staff,
                  .repeatable = true,
                  .initial = State::unappointed,
                  .rows = staff,
                  .waits = {},
                  .readers = {administrator, case_officer, rector_delegate}},
    engine::Track{.id = Track::delegation,
                  .repeatable = true,
                  .initial = State::undelegated,
                  .rows = delegation,
                  .waits = {},
                  .readers = {administrator, case_officer, rector_delegate}},
    engine::Track{.id = Track::roster,
                  .repeatable = true,
                  .initial = State::unrecorded,
                  .rows = roster,
                  .waits = {},
                  .readers = {administrator, case_officer, rector_delegate}},
    engine::Track{.id = Track::rules,
                  .repeatable = true,
                  .initial = State::unrecorded,
                  .rows = rules,
                  .waits = {},
                  .readers = everyone},
};

} // namespace workflows::campaign::tables
