#include "workflows/jury/guards.hpp"

namespace workflows::jury {

engine::Verdict check(Guard guard, engine::Question const& question)
{
    switch (guard) {
    case Guard::campaign_is_open: return campaign_is_open(question);
    case Guard::jury_size: return jury_size(question);
    case Guard::members_distinct: return members_distinct(question);
    case Guard::president_is_rector_or_representative: return president_is_rector_or_representative(question);
    case Guard::members_of_listed_quality: return members_of_listed_quality(question);
    case Guard::none_posted_in_training_institution: return none_posted_in_training_institution(question);
    case Guard::groups_of_members: return groups_of_members(question);
    case Guard::not_in_future: return not_in_future(question);
    case Guard::in_order_of_days: return in_order_of_days(question);
    case Guard::next_jury_is_appointed: return next_jury_is_appointed(question);
    case Guard::jury_is_appointed: return jury_is_appointed(question);
    case Guard::leaving_is_member: return leaving_is_member(question);
    case Guard::seat_is_free: return seat_is_free(question);
    case Guard::vice_president_in_office: return vice_president_in_office(question);
    case Guard::present_are_members: return present_are_members(question);
    case Guard::presidency_present: return presidency_present(question);
    case Guard::person_is_member: return person_is_member(question);
    case Guard::case_of_this_campaign: return case_of_this_campaign(question);
    case Guard::impartial_settlement: return impartial_settlement(question);
    case Guard::conflicts_settled: return conflicts_settled(question);
    case Guard::minutes_signed: return minutes_signed(question);
    }
    return {};
}

std::optional<Day> day_on_form(std::any const& body)
{
    if (auto const* const appoint = std::any_cast<Appoint>(&body))
        return appoint->appointed_on;
    if (auto const* const meeting = std::any_cast<HoldFirstMeeting>(&body))
        return meeting->held_on;
    if (auto const* const deliberation = std::any_cast<OpenDeliberation>(&body))
        return deliberation->held_on;
    if (auto const* const close = std::any_cast<Close>(&body))
        return close->signed_on;
    if (auto const* const correct = std::any_cast<CorrectMinutes>(&body))
        return correct->signed_on;
    if (auto const* const replace = std::any_cast<ReplaceMember>(&body))
        return replace->from;
    if (auto const* const replace = std::any_cast<ReplacePresident>(&body))
        return replace->from;
    if (auto const* const add = std::any_cast<AddMember>(&body))
        return add->from;
    return std::nullopt;
}

} // namespace workflows::jury
