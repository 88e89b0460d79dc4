#pragma once
// Who may do what in a jury's session, row by row.

#include "workflows/jury/vocabulary.hpp"

namespace workflows::jury::tables {

using engine::always;
using engine::Transition;
using engine::Waiting;
using enum Role;
using enum Guard;
using enum Event;

// clang-format off
inline constexpr std::array jury{
//         from                 on                           by                                guard
//                              emits                   to                   source
Transition{State::unopened,     Command::appoint,            {rector_delegate, case_officer},  {campaign_is_open, jury_size, members_distinct, president_is_rector_or_representative, members_of_listed_quality, none_posted_in_training_institution, groups_of_members, not_in_future},
                                jury_appointed,         State::appointed,    Ref::l1_4_composition},
Transition{State::appointed,    Command::hold_first_meeting, {jury_secretary, jury_president}, {not_in_future, in_order_of_days, present_are_members, presidency_present},
                                first_meeting_held,     State::examining,    Ref::u_first_meeting},
Transition{State::examining,    Command::open_deliberation,  {jury_secretary, jury_president}, {not_in_future, in_order_of_days, present_are_members, presidency_present},
                                deliberation_opened,    State::deliberating, Ref::l1_8},
Transition{State::deliberating, Command::adjourn,            {jury_secretary, jury_president}, always,
                                deliberation_adjourned, State::examining,    Ref::a_jury_minutes},
Transition{State::deliberating, Command::close,              {jury_secretary, jury_president}, {not_in_future, in_order_of_days, present_are_members, presidency_present},
                                session_closed,         State::closed,       Ref::l1_8},
Transition{State::closed,       Command::correct_minutes,    {jury_secretary, jury_president}, {not_in_future, in_order_of_days},
                                minutes_corrected,      State::closed,       Ref::a_jury_minutes},
Transition{State::closed,       Command::reconvene,          {jury_secretary, jury_president}, always,
                                session_reconvened,     State::examining,    Ref::l1_4_competence},
Transition{State::succeeded,    Command::correct_minutes,    {jury_secretary, jury_president}, {not_in_future, in_order_of_days},
                                minutes_corrected,      State::succeeded,    Ref::a_jury_minutes},
// a jury acts until the next one is appointed, and no longer
Transition{State::appointed,    Command::hand_over,          {rector_delegate, case_officer},  next_jury_is_appointed,
                                handed_over,            State::succeeded,    Ref::l1_4_competence},
Transition{State::examining,    Command::hand_over,          {rector_delegate, case_officer},  next_jury_is_appointed,
                                handed_over,            State::succeeded,    Ref::l1_4_competence},
Transition{State::closed,       Command::hand_over,          {rector_delegate, case_officer},  next_jury_is_appointed,
                                handed_over,            State::succeeded,    Ref::l1_4_competence},
};

inline constexpr std::array membership{
//         from             on                          by                               guard
//                          emits               to               source
Transition{State::standing, Command::replace_member,    {rector_delegate, case_officer}, {jury_is_appointed, leaving_is_member, members_distinct, president_is_rector_or_representative, members_of_listed_quality, none_posted_in_training_institution, not_in_future, in_order_of_days},
                            member_replaced,    State::standing, Ref::a_jury_membership},
Transition{State::standing, Command::add_member,        {rector_delegate, case_officer}, {jury_is_appointed, seat_is_free, jury_size, members_distinct, members_of_listed_quality, none_posted_in_training_institution, not_in_future, in_order_of_days},
                            member_added,       State::standing, Ref::a_jury_membership},
Transition{State::standing, Command::replace_president, {jury_vice_president, jury_secretary, rector_delegate, case_officer}, {jury_is_appointed, vice_president_in_office, not_in_future, in_order_of_days},
                            president_replaced, State::standing, Ref::l1_4_vice_president},
Transition{State::standing, Command::form_groups,       {jury_president, jury_secretary}, {jury_is_appointed, groups_of_members},
                            groups_formed,      State::standing, Ref::l1_4_groups},
};

// One piece a tie. It bars nothing by itself: the presidency's decision does, and another decision opens the file again.
inline constexpr std::array conflict{
//         from               on                by                                                         guard                                                          emits              to               source
Transition{State::undeclared, Command::declare, {jury_member, jury_president, jury_secretary, case_officer}, {jury_is_appointed, person_is_member, case_of_this_campaign}, conflict_declared, State::declared, Ref::a_conflict_of_interest},
Transition{State::declared,   Command::settle,  {jury_president, jury_vice_president},                       impartial_settlement,                                         conflict_settled,  State::settled,  Ref::a_conflict_of_interest},
Transition{State::settled,    Command::settle,  {jury_president, jury_vice_president},                       impartial_settlement,                                         conflict_settled,  State::settled,  Ref::a_conflict_of_interest},
};

//      in                   owner                                  expected                     due
inline constexpr std::array jury_waits{
Waiting{State::appointed,    jury_secretary,                        Command::hold_first_meeting, Deadline::first_meeting},
Waiting{State::examining,    jury_secretary,                        Command::open_deliberation,  Deadline::deliberation},
Waiting{State::deliberating, jury_secretary,                        Command::close,              Deadline::deliberation},
};
inline constexpr std::array conflict_waits{
Waiting{State::declared,     {jury_president, jury_vice_president}, Command::settle,             Deadline::deliberation},
};
// clang-format on

inline constexpr engine::Roles everyone{jury_president,  jury_vice_president, jury_secretary, jury_member,
                                        rector_delegate, case_officer,        administrator};

inline constexpr std::array tracks{
    engine::Track{
        .id = Track::jury, .initial = State::unopened, .rows = jury, .waits = jury_waits, .readers = everyone},
    engine::Track{
        .id = Track::membership, .initial = State::standing, .rows = membership, .waits = {}, .readers = everyone},
    // What ties a member to a trainee concerns few.
    engine::Track{.id = Track::conflict,
                  .repeatable = true,
                  .initial = State::undeclared,
                  .rows = conflict,
                  .waits = conflict_waits,
                  .readers = {jury_president, jury_vice_president, jury_secretary, rector_delegate, case_officer}},
};

} // namespace workflows::jury::tables
