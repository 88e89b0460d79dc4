#pragma once
// The conditions of a jury's rows, each a sentence of its words. Asked before the act, without a body, a condition on
// the body is silent.

#include "workflows/jury/jury.hpp"

namespace workflows::jury {

engine::Verdict check(Guard guard, engine::Question const& question);

// The day the form bears, whatever the command; nothing when it bears none.
std::optional<Day> day_on_form(std::any const& body);

// What the conditions share.
inline constexpr engine::Roles appointing{Role::rector_delegate, Role::case_officer};

inline Jury const& jury_of(engine::Question const& question)
{
    return static_cast<Jury const&>(*question.subject.facts);
}

inline bool is(engine::Question const& question, Command command)
{
    return question.command == engine::CommandId{command};
}

// Who sits: at the appointment and at every change.
engine::Verdict campaign_is_open(engine::Question const& question);
engine::Verdict jury_is_appointed(engine::Question const& question);
engine::Verdict jury_size(engine::Question const& question);
engine::Verdict members_distinct(engine::Question const& question);
engine::Verdict president_is_rector_or_representative(engine::Question const& question);
engine::Verdict members_of_listed_quality(engine::Question const& question);
engine::Verdict none_posted_in_training_institution(engine::Question const& question);
engine::Verdict groups_of_members(engine::Question const& question);
engine::Verdict leaving_is_member(engine::Question const& question);
engine::Verdict seat_is_free(engine::Question const& question);
engine::Verdict vice_president_in_office(engine::Question const& question);

// When it sat, and who was there.
engine::Verdict not_in_future(engine::Question const& question);
engine::Verdict in_order_of_days(engine::Question const& question);
engine::Verdict next_jury_is_appointed(engine::Question const& question);
engine::Verdict present_are_members(engine::Question const& question);
engine::Verdict presidency_present(engine::Question const& question);
engine::Verdict minutes_signed(engine::Question const& question);

// Ties between a member and a trainee.
engine::Verdict person_is_member(engine::Question const& question);
engine::Verdict case_of_this_campaign(engine::Question const& question);
engine::Verdict impartial_settlement(engine::Question const& question);
engine::Verdict conflicts_settled(engine::Question const& question);

} // namespace workflows::jury
