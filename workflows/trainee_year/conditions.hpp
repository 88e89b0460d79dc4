#pragma once
// The conditions that rows may carry, each a sentence that is true or not. What they look at is in guards/.

#include "engine/transition.hpp"

namespace workflows::trainee_year {

enum class Guard : std::uint8_t {
    // opening, people
    campaign_is_open,
    corps_is_the_campaigns,
    rule_set_covers,
    second_year_by_renewal,
    restart_after_interruption,
    diploma_may_be_awaited,
    year_in_progress,
    stage_is_elsewhere,
    stage_not_begun,
    deferral_as_allowed,
    day_of_taking_up,
    interrupted_long_enough,
    two_tutors_at_most,
    follows_the_former,
    resignation_is_unequivocal,
    // absences, misconduct
    leave_is_open_to_trainees,
    days_in_order,
    leaves_do_not_overlap,
    personal_leave_is_short,
    part_time_is_open,
    not_suspended,
    diploma_is_awaited,
    defence_is_offered,
    exclusion_is_bounded,
    // pieces
    day_is_plausible,
    competences_of_the_framework,
    every_item_answered,
    scale_of_the_instrument,
    not_yet_deliberated,
    report_to_consult,
    opinion_is_required,
    tutor_report_filed,
    tutor_report_consulted,
    inspection_made,
    basis_is_stated,
    doubt_is_reasoned,
    basis_has_changed,
    // the file
    every_required_piece_filed,
    piece_changed_since_sealing,
    change_to_note,
    access_has_opened,
    file_is_accessible,
    seal_is_current,
    // the jury
    goes_before_a_jury,
    jury_is_competent,
    first_meeting_has_come,
    no_policy_asks_for_a_hearing,
    access_long_enough,
    interview_day_has_come,
    jury_in_session,
    present_sit_on_the_jury,
    second_year_opinion_as_due,
    stage_was_extended,
    // the decision
    found_apt,
    found_not_apt,
    not_apt_or_without_diploma,
    committee_is_provided_for,
    committee_heard_if_due,
    committee_heard_unless_jury,
    diploma_held,
    extension_is_due,
    stage_is_over,
    effect_as_computed,
    first_year,
    renewal_may_be_imposed,
    next_campaign_is_fit,
    departure_is_reasoned,
    minister_ends_the_stage,
    rector_ends_the_stage,
    stage_still_runs,
    half_of_stage_served,
    exclusion_was_sanctioned,
    titulaire_nowhere_else,
    titulaire_elsewhere,
    within_time_for_appeal,
    // the rules of a running year
    rules_cover_the_trainee,
    rules_keep_what_is_done,
    // how long the file is kept
    appeal_stops_the_terms,
    archive_is_due,
    contents_are_due,
    // looked at in the list of formal defects; no row asks them
    reviews_filed,
    pieces_read_by_trainee,
    file_consulted_by_trainee,
    convocation_was_regular,
    opinions_rest_on_current_pieces,
    jury_knows_later_pieces,
};

constexpr engine::Kind kind_of(Guard)
{
    return engine::Kind::guard;
}

} // namespace workflows::trainee_year
