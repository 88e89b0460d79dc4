#pragma once
// Looks whether the conditions of the tables hold. A condition on a body is silent when it is asked before the act.

#include "workflows/trainee_year/commands.hpp"
#include "workflows/trainee_year/conditions.hpp"
#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/pieces.hpp"

#include "engine/campaign.hpp"

namespace workflows::trainee_year {

// What every condition looks at.
struct Asking {
    engine::Question const& question;
    YearFacts const& facts;
    RuleSet const* rules = nullptr;             // null when the campaign names none of ours
    engine::Campaign const* campaign = nullptr; // null when there is none

    engine::Case const& subject() const { return question.subject; }
    engine::Piece const& piece() const { return question.piece; }
    Day today() const { return question.context.today; }
    Track track() const { return static_cast<Track>(question.piece.track.value); }

    std::optional<Day> due(Deadline deadline) const;
    std::string policy(std::string_view name, std::string_view otherwise) const;
    engine::Case const* jury() const; // that the file was submitted to, or that the command names
    boost::json::object const& published_by_jury() const;

    // A command's body, or that of its correction.
    template <class T, class Correction = T>
    T const* body() const
    {
        if (T const* const plain = question.body_as<T>(); plain || std::is_same_v<T, Correction>)
            return plain;
        return question.body_as<Correction>();
    }
};

// Who may do this very command, and so mend what is wrong in its form.
inline engine::Unmet in_the_form(Asking const& asking, std::string fact)
{
    return {.fact = std::move(fact), .who_can_cure = asking.question.by};
}

engine::Verdict check(Guard guard, engine::Question const& question);
engine::Verdicts check_all(engine::Guards const& guards, engine::Question const& question);

// The name of the rule set under which a year is opened: its campaign's. Should that campaign have passed to rules that
// do not know the year which follows from another, it is opened under those of the former.
std::string_view rules_of_opening(OpenYear const* open, engine::Context const& context);

namespace guards {

using engine::in_french;
using engine::Unmet;
using engine::Verdict;
using engine::Wording;

std::string label_of(Track track); // French

// guards/people.cpp
Verdict campaign_is_open(Asking const& asking);
Verdict corps_is_the_campaigns(Asking const& asking);
Verdict rule_set_covers(Asking const& asking);
Verdict second_year_by_renewal(Asking const& asking);
Verdict restart_after_interruption(Asking const& asking);
Verdict diploma_may_be_awaited(Asking const& asking);
Verdict year_in_progress(Asking const& asking);
Verdict two_tutors_at_most(Asking const& asking);
Verdict follows_the_former(Asking const& asking);
Verdict resignation_is_unequivocal(Asking const& asking);

// guards/absences.cpp
Verdict stage_is_elsewhere(Asking const& asking);
Verdict stage_not_begun(Asking const& asking);
Verdict deferral_as_allowed(Asking const& asking);
Verdict day_of_taking_up(Asking const& asking);
Verdict interrupted_long_enough(Asking const& asking);
Verdict leave_is_open_to_trainees(Asking const& asking);
Verdict days_in_order(Asking const& asking);
Verdict leaves_do_not_overlap(Asking const& asking);
Verdict personal_leave_is_short(Asking const& asking);
Verdict part_time_is_open(Asking const& asking);
Verdict not_suspended(Asking const& asking);
Verdict diploma_is_awaited(Asking const& asking);
Verdict defence_is_offered(Asking const& asking);
Verdict exclusion_is_bounded(Asking const& asking);

// guards/evaluation.cpp
Verdict day_is_plausible(Asking const& asking);
Verdict competences_of_the_framework(Asking const& asking);
Verdict every_item_answered(Asking const& asking);
Verdict scale_of_the_instrument(Asking const& asking);
Verdict not_yet_deliberated(Asking const& asking);

// guards/opinions.cpp
Verdict report_to_consult(Asking const& asking);
Verdict opinion_is_required(Asking const& asking);
Verdict tutor_report_filed(Asking const& asking);
Verdict tutor_report_consulted(Asking const& asking);
Verdict inspection_made(Asking const& asking);
Verdict basis_is_stated(Asking const& asking);
Verdict doubt_is_reasoned(Asking const& asking);

// guards/file.cpp
Verdict every_required_piece_filed(Asking const& asking);
Verdict piece_changed_since_sealing(Asking const& asking);
Verdict access_has_opened(Asking const& asking);
Verdict file_is_accessible(Asking const& asking);
Verdict seal_is_current(Asking const& asking);
Verdict reviews_filed(Asking const& asking);
Verdict pieces_read_by_trainee(Asking const& asking);
Verdict file_consulted_by_trainee(Asking const& asking);
Verdict convocation_was_regular(Asking const& asking);

// guards/versions.cpp
Verdict basis_has_changed(Asking const& asking);
Verdict change_to_note(Asking const& asking);
Verdict opinions_rest_on_current_pieces(Asking const& asking);
Verdict jury_knows_later_pieces(Asking const& asking);

// guards/rules.cpp
Verdict rules_cover_the_trainee(Asking const& asking);
Verdict rules_keep_what_is_done(Asking const& asking);

// guards/jury.cpp
Verdict goes_before_a_jury(Asking const& asking);
Verdict jury_is_competent(Asking const& asking);
Verdict first_meeting_has_come(Asking const& asking);
Verdict no_policy_asks_for_a_hearing(Asking const& asking);
Verdict access_long_enough(Asking const& asking);
Verdict interview_day_has_come(Asking const& asking);
Verdict jury_in_session(Asking const& asking);
Verdict present_sit_on_the_jury(Asking const& asking);
Verdict second_year_opinion_as_due(Asking const& asking);
Verdict stage_was_extended(Asking const& asking);

// guards/decision.cpp
Verdict found_apt(Asking const& asking);
Verdict found_not_apt(Asking const& asking);
Verdict not_apt_or_without_diploma(Asking const& asking);
Verdict diploma_held(Asking const& asking);
Verdict extension_is_due(Asking const& asking);
Verdict stage_is_over(Asking const& asking);
Verdict effect_as_computed(Asking const& asking);
Verdict first_year(Asking const& asking);
Verdict renewal_may_be_imposed(Asking const& asking);
Verdict next_campaign_is_fit(Asking const& asking);
Verdict departure_is_reasoned(Asking const& asking);
Verdict within_time_for_appeal(Asking const& asking);

// guards/ending.cpp
Verdict committee_is_provided_for(Asking const& asking);
Verdict committee_heard_if_due(Asking const& asking);
Verdict committee_heard_unless_jury(Asking const& asking);
Verdict minister_ends_the_stage(Asking const& asking);
Verdict rector_ends_the_stage(Asking const& asking);
Verdict stage_still_runs(Asking const& asking);
Verdict half_of_stage_served(Asking const& asking);
Verdict exclusion_was_sanctioned(Asking const& asking);
Verdict titulaire_nowhere_else(Asking const& asking);
Verdict titulaire_elsewhere(Asking const& asking);

// guards/retention.cpp
Verdict appeal_stops_the_terms(Asking const& asking);
Verdict archive_is_due(Asking const& asking);
Verdict contents_are_due(Asking const& asking);

// The facts of each missing piece: its owner, its own ground, its day.
Verdict absent_pieces(Asking const& asking, Gaps const& gaps);
// Days of access that the academy wants before an interview.
int access_days(engine::Campaign const* campaign);
// "Avis du chef d'établissement", "Inspection 2".
std::string title_of(Track track, std::uint16_t piece);

} // namespace guards
} // namespace workflows::trainee_year
