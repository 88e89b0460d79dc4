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
    year_in_progress,
    two_tutors_at_most,
    follows_the_former,
    resignation_is_unequivocal,
    // leave and training
    days_in_order,
    leaves_do_not_overlap,
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
    // the file
    every_required_piece_filed,
    piece_changed_since_sealing,
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
    // the decision
    found_apt,
    found_not_apt,
    extension_is_due,
    stage_is_over,
    effect_as_computed,
    first_year,
    next_campaign_is_fit,
    departure_is_reasoned,
    titulaire_nowhere_else,
    titulaire_elsewhere,
    within_time_for_appeal,
    // the rules of a running year
    rules_cover_the_trainee,
    rules_keep_what_is_done,
    // looked at in the list of formal defects; no row asks them
    reviews_filed,
    pieces_read_by_trainee,
    file_consulted_by_trainee,
    convocation_was_regular,
    opinion_rests_on_latest_report,
};

constexpr engine::Kind kind_of(Guard)
{
    return engine::Kind::guard;
}

} // namespace workflows::trainee_year
