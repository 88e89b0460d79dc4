#include "workflows/trainee_year/guards.hpp"

#include "workflows/trainee_year/words.hpp"

namespace workflows::trainee_year {
namespace {

using Look = engine::Verdict (*)(Asking const&);

struct Row {
    Guard guard;
    Look look;
};

// clang-format off
constexpr std::array rows{
    Row{Guard::campaign_is_open,             guards::campaign_is_open},
    Row{Guard::corps_is_the_campaigns,       guards::corps_is_the_campaigns},
    Row{Guard::rule_set_covers,              guards::rule_set_covers},
    Row{Guard::second_year_by_renewal,       guards::second_year_by_renewal},
    Row{Guard::restart_after_interruption,     guards::restart_after_interruption},
    Row{Guard::diploma_may_be_awaited,         guards::diploma_may_be_awaited},
    Row{Guard::year_in_progress,             guards::year_in_progress},
    Row{Guard::stage_is_elsewhere,             guards::stage_is_elsewhere},
    Row{Guard::stage_not_begun,                guards::stage_not_begun},
    Row{Guard::deferral_as_allowed,            guards::deferral_as_allowed},
    Row{Guard::day_of_taking_up,               guards::day_of_taking_up},
    Row{Guard::interrupted_long_enough,        guards::interrupted_long_enough},
    Row{Guard::two_tutors_at_most,           guards::two_tutors_at_most},
    Row{Guard::follows_the_former,           guards::follows_the_former},
    Row{Guard::resignation_is_unequivocal,   guards::resignation_is_unequivocal},
    Row{Guard::leave_is_open_to_trainees,      guards::leave_is_open_to_trainees},
    Row{Guard::days_in_order,                guards::days_in_order},
    Row{Guard::leaves_do_not_overlap,        guards::leaves_do_not_overlap},
    Row{Guard::personal_leave_is_short,        guards::personal_leave_is_short},
    Row{Guard::part_time_is_open,              guards::part_time_is_open},
    Row{Guard::not_suspended,                  guards::not_suspended},
    Row{Guard::diploma_is_awaited,             guards::diploma_is_awaited},
    Row{Guard::defence_is_offered,             guards::defence_is_offered},
    Row{Guard::exclusion_is_bounded,           guards::exclusion_is_bounded},
    Row{Guard::day_is_plausible,             guards::day_is_plausible},
    Row{Guard::competences_of_the_framework, guards::competences_of_the_framework},
    Row{Guard::every_item_answered,          guards::every_item_answered},
    Row{Guard::scale_of_the_instrument,      guards::scale_of_the_instrument},
    Row{Guard::not_yet_deliberated,          guards::not_yet_deliberated},
    Row{Guard::report_to_consult,            guards::report_to_consult},
    Row{Guard::opinion_is_required,          guards::opinion_is_required},
    Row{Guard::tutor_report_filed,           guards::tutor_report_filed},
    Row{Guard::tutor_report_consulted,       guards::tutor_report_consulted},
    Row{Guard::inspection_made,              guards::inspection_made},
    Row{Guard::basis_is_stated,              guards::basis_is_stated},
    Row{Guard::doubt_is_reasoned,            guards::doubt_is_reasoned},
    Row{Guard::basis_has_changed,            guards::basis_has_changed},
    Row{Guard::every_required_piece_filed,   guards::every_required_piece_filed},
    Row{Guard::piece_changed_since_sealing,  guards::piece_changed_since_sealing},
    Row{Guard::change_to_note,               guards::change_to_note},
    Row{Guard::access_has_opened,            guards::access_has_opened},
    Row{Guard::file_is_accessible,           guards::file_is_accessible},
    Row{Guard::seal_is_current,              guards::seal_is_current},
    Row{Guard::goes_before_a_jury,           guards::goes_before_a_jury},
    Row{Guard::jury_is_competent,            guards::jury_is_competent},
    Row{Guard::first_meeting_has_come,       guards::first_meeting_has_come},
    Row{Guard::no_policy_asks_for_a_hearing, guards::no_policy_asks_for_a_hearing},
    Row{Guard::access_long_enough,           guards::access_long_enough},
    Row{Guard::interview_day_has_come,       guards::interview_day_has_come},
    Row{Guard::jury_in_session,              guards::jury_in_session},
    Row{Guard::present_sit_on_the_jury,      guards::present_sit_on_the_jury},
    Row{Guard::second_year_opinion_as_due,   guards::second_year_opinion_as_due},
    Row{Guard::stage_was_extended,             guards::stage_was_extended},
    Row{Guard::found_apt,                    guards::found_apt},
    Row{Guard::found_not_apt,                guards::found_not_apt},
    Row{Guard::not_apt_or_without_diploma,     guards::not_apt_or_without_diploma},
    Row{Guard::committee_is_provided_for,      guards::committee_is_provided_for},
    Row{Guard::committee_heard_if_due,         guards::committee_heard_if_due},
    Row{Guard::committee_heard_unless_jury,    guards::committee_heard_unless_jury},
    Row{Guard::diploma_held,                   guards::diploma_held},
    Row{Guard::extension_is_due,             guards::extension_is_due},
    Row{Guard::stage_is_over,                guards::stage_is_over},
    Row{Guard::effect_as_computed,           guards::effect_as_computed},
    Row{Guard::first_year,                   guards::first_year},
    Row{Guard::renewal_may_be_imposed,         guards::renewal_may_be_imposed},
    Row{Guard::next_campaign_is_fit,         guards::next_campaign_is_fit},
    Row{Guard::departure_is_reasoned,        guards::departure_is_reasoned},
    Row{Guard::minister_ends_the_stage,        guards::minister_ends_the_stage},
    Row{Guard::rector_ends_the_stage,          guards::rector_ends_the_stage},
    Row{Guard::stage_still_runs,               guards::stage_still_runs},
    Row{Guard::half_of_stage_served,           guards::half_of_stage_served},
    Row{Guard::exclusion_was_sanctioned,       guards::exclusion_was_sanctioned},
    Row{Guard::titulaire_nowhere_else,       guards::titulaire_nowhere_else},
    Row{Guard::titulaire_elsewhere,          guards::titulaire_elsewhere},
    Row{Guard::within_time_for_appeal,       guards::within_time_for_appeal},
    Row{Guard::rules_cover_the_trainee,      guards::rules_cover_the_trainee},
    Row{Guard::rules_keep_what_is_done,      guards::rules_keep_what_is_done},
    Row{Guard::appeal_stops_the_terms,       guards::appeal_stops_the_terms},
    Row{Guard::archive_is_due,               guards::archive_is_due},
    Row{Guard::contents_are_due,             guards::contents_are_due},
    Row{Guard::reviews_filed,                guards::reviews_filed},
    Row{Guard::pieces_read_by_trainee,       guards::pieces_read_by_trainee},
    Row{Guard::file_consulted_by_trainee,    guards::file_consulted_by_trainee},
    Row{Guard::convocation_was_regular,      guards::convocation_was_regular},
    Row{Guard::opinions_rest_on_current_pieces, guards::opinions_rest_on_current_pieces},
    Row{Guard::jury_knows_later_pieces,      guards::jury_knows_later_pieces},
};
// clang-format on

constexpr bool are_in_order()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].guard) != i)
            return false;
    return true;
}
static_assert(are_in_order());
static_assert(rows.back().guard == Guard::jury_knows_later_pieces, "the last of the enumeration");

} // namespace

std::optional<Day> Asking::due(Deadline deadline) const
{
    return campaign ? campaign->deadline(words::deadlines[static_cast<std::size_t>(deadline)].name) : std::nullopt;
}

std::string Asking::policy(std::string_view name, std::string_view otherwise) const
{
    return campaign ? campaign->policy(name, otherwise) : std::string{otherwise};
}

engine::Case const* Asking::jury() const
{
    if (auto const* const submit = question.body_as<Submit>())
        return question.context.find(submit->jury);
    return facts.jury ? question.context.find(*facts.jury) : nullptr;
}

boost::json::object const& Asking::published_by_jury() const
{
    static boost::json::object const nothing;
    engine::Case const* const found = jury();
    return found ? found->published() : nothing;
}

std::string_view rules_of_opening(OpenYear const* open, engine::Context const& context)
{
    engine::Campaign const* const campaign = engine::campaign_among(context.linked);
    if (!campaign)
        return {};
    auto const id = !open ? std::nullopt : open->renewal_of ? open->renewal_of : open->restart_of;
    engine::Case const* const former = id ? context.find(*id) : nullptr;
    RuleSet const* const rules = find_rule_set(campaign->rule_set);
    bool const is_known = !former || (rules && rules->covers(profile_of(*open)));
    return is_known ? std::string_view{campaign->rule_set} : std::string_view{former->rule_set};
}

std::string guards::label_of(Track track)
{
    return std::string{words::tracks[static_cast<std::size_t>(track)].label};
}

namespace {

// What there is to look at, looked up once for all the conditions of a row.
Asking asking_of(engine::Question const& question)
{
    engine::Campaign const* const campaign = engine::campaign_among(question.context.linked);
    // A year is judged by its own rule set; one that is being opened, by that under which it will be.
    std::string_view const name = question.subject.version > 0
        ? std::string_view{question.subject.rule_set}
        : rules_of_opening(question.body_as<OpenYear>(), question.context);
    return {question, facts_of(question.subject), find_rule_set(name), campaign};
}

} // namespace

engine::Verdict check(Guard guard, engine::Question const& question)
{
    return rows[static_cast<std::size_t>(guard)].look(asking_of(question));
}

engine::Verdicts check_all(engine::Guards const& guards, engine::Question const& question)
{
    engine::Verdicts all;
    if (guards.size() == 0)
        return all;
    Asking const asking = asking_of(question);
    for (engine::GuardId const guard : guards)
        for (engine::Unmet& unmet : rows[guard.value].look(asking))
            all.push_back({guard, std::move(unmet)});
    return all;
}

} // namespace workflows::trainee_year
