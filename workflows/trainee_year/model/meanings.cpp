// What the conditions mean, in the order of their enumeration. guards/ says the same of real cases.

#include "workflows/trainee_year/model.hpp"

#include <algorithm>
#include <array>

namespace workflows::trainee_year::model {
namespace {

using engine::Clause;
using engine::has;
using engine::in;
using engine::Meaning;
using enum State;

struct Asked {
    Track track;
    Command command;
    RuleSet const& rules;
    World const& world;

    bool requires_piece(Track piece) const { return rules.find(world.profile, piece).has_value(); }
    bool goes_to_jury() const { return rules.route_of(world.profile) == Route::jury; }
};

// Whoever fills in the form can meet it.
Meaning on_the_form(Asked const&)
{
    return {};
}

// Days are counted, or a track that is walked beside the others decides: it may be met, and nothing more is said.
Meaning perhaps(Asked const&)
{
    return {.when = {}, .is_exact = false};
}

Meaning year_in_progress(Asked const&)
{
    return {
        in(Track::year, {in_progress, resigning})
        && !in(Track::decision,
               {titularised_notified, renewal_notified, dismissed_notified, reinstated_notified, excluded_notified})};
}

Meaning stage_is_elsewhere(Asked const& asked)
{
    return {asked.world.profile.place == Place::elsewhere};
}

Meaning stage_not_begun(Asked const&)
{
    return {!has(Mark::stage_begun)};
}

// A four-month interruption among others prolongs a stage, one of three years all the more.
Meaning interrupted_long_enough(Asked const&)
{
    return {.when = has(Mark::prolonged), .is_exact = false};
}

Meaning part_time_is_open(Asked const& asked)
{
    return {asked.world.profile.load == ServiceLoad::full};
}

Meaning diploma_is_awaited(Asked const& asked)
{
    return {misses_diploma(asked.world)};
}

// A day of the stage, at the latest today: there is none before it begins.
Meaning day_is_plausible(Asked const&)
{
    return {has(Mark::stage_begun)};
}

Meaning not_yet_deliberated(Asked const&)
{
    return {in(Track::decision, {extended_notified}) || (!has(Mark::deliberation_open) && !has(Mark::jury_closed))};
}

Meaning report_to_consult(Asked const&)
{
    return {!has(Mark::report_consulted)};
}

Meaning opinion_is_required(Asked const& asked)
{
    return {asked.requires_piece(asked.track)};
}

Meaning tutor_report_filed(Asked const& asked)
{
    return {!Clause{asked.requires_piece(Track::tutor_report)} || is_there(Track::tutor_report)};
}

Meaning tutor_report_consulted(Asked const&)
{
    return {!is_there(Track::tutor_report) || has(Mark::report_consulted)};
}

Meaning inspection_made(Asked const& asked)
{
    return {!Clause{asked.requires_piece(Track::inspection)} || is_there(Track::inspection)};
}

Meaning every_required_piece_filed(Asked const& asked)
{
    return {required_pieces(asked.rules, asked.world)};
}

Meaning piece_changed_since_sealing(Asked const&)
{
    return {has(Mark::piece_changed)};
}

Meaning access_has_opened(Asked const&)
{
    return {has(Mark::access_day_come)};
}

Meaning file_is_accessible(Asked const&)
{
    return {in(Track::file, {accessible, consulted})};
}

Meaning seal_is_current(Asked const&)
{
    return {in(Track::file, {assembling}) || !has(Mark::piece_changed)};
}

Meaning goes_before_a_jury(Asked const& asked)
{
    return {asked.goes_to_jury()};
}

Meaning first_meeting_has_come(Asked const&)
{
    return {has(Mark::jury_has_met)};
}

Meaning no_policy_asks_for_a_hearing(Asked const& asked)
{
    return {!Clause{asked.world.doubts_are_heard} || !has(Mark::some_doubt) || has(Mark::heard_by_jury)};
}

Meaning interview_day_has_come(Asked const&)
{
    return {has(Mark::interview_day_come)};
}

Meaning jury_in_session(Asked const&)
{
    return {has(Mark::deliberation_open)};
}

Meaning found_apt(Asked const& asked)
{
    return {asked.goes_to_jury() ? in(Track::examination, {apt}) : required_pieces(asked.rules, asked.world)};
}

Meaning found_not_apt(Asked const& asked)
{
    if (asked.goes_to_jury())
        return {in(Track::examination, {not_apt})};
    if (asked.world.profile.path == Path::already_qualified)
        return {false};
    return {required_pieces(asked.rules, asked.world) && has(Mark::inspector_doubts)};
}

Meaning extension_is_due(Asked const& asked)
{
    return {has(Mark::prolonged) || in(Track::examination, {not_evaluable})
            || (misses_diploma(asked.world) && !in(Track::decision, {extended_notified}))};
}

Meaning stage_is_over(Asked const&)
{
    return {!has(Mark::to_be_completed)};
}

Meaning first_year(Asked const& asked)
{
    return {asked.world.profile.year_rank == 1};
}

Meaning titulaire_nowhere_else(Asked const& asked)
{
    return {!asked.world.titulaire_elsewhere};
}

Meaning titulaire_elsewhere(Asked const& asked)
{
    return {asked.world.titulaire_elsewhere};
}

Meaning stage_was_extended(Asked const&)
{
    return {in(Track::decision, {extended_notified})};
}

Meaning not_apt_or_without_diploma(Asked const& asked)
{
    return {(misses_diploma(asked.world) && in(Track::decision, {extended_notified}) && found_apt(asked).when)
            || found_not_apt(asked).when};
}

Meaning committee_is_provided_for(Asked const& asked)
{
    return {asked.rules.committee.before != Committee::Before::nothing || !asked.goes_to_jury()};
}

Meaning committee_heard_if_due(Asked const& asked)
{
    bool const is_adverse = asked.command != Command::pronounce_titularisation;
    bool const is_due = asked.rules.committee.before == Committee::Before::every_decision
        || (asked.rules.committee.before == Committee::Before::adverse_decisions && is_adverse);
    if (!is_due || asked.world.profile.path == Path::already_qualified)
        return {};
    return {in(Track::joint_committee, {recorded})};
}

Meaning committee_heard_unless_jury(Asked const& asked)
{
    return {asked.goes_to_jury() || in(Track::joint_committee, {recorded})};
}

Meaning diploma_held(Asked const& asked)
{
    return {!misses_diploma(asked.world)};
}

Meaning minister_ends_the_stage(Asked const& asked)
{
    return {asked.rules.ending.by == EndedBy::minister};
}

Meaning rector_ends_the_stage(Asked const& asked)
{
    return {asked.rules.ending.by == EndedBy::rector};
}

Meaning stage_still_runs(Asked const&)
{
    return {!has(Mark::stage_ended)};
}

// That an opinion already given keeps its place depends on the rules that the form names.
Meaning rules_keep_what_is_done(Asked const&)
{
    return {.when =
                !in(Track::examination, {apt, not_apt}) && in(Track::decision, {awaited, extended, extended_notified}),
            .is_exact = false};
}

struct Row {
    Guard guard;
    Meaning (*meaning)(Asked const&);
};

// clang-format off
constexpr std::array rows{
    Row{Guard::campaign_is_open,             on_the_form},
    Row{Guard::corps_is_the_campaigns,       on_the_form},
    Row{Guard::rule_set_covers,              on_the_form},
    Row{Guard::second_year_by_renewal,       on_the_form},
    Row{Guard::restart_after_interruption,   on_the_form},
    Row{Guard::diploma_may_be_awaited,       on_the_form},
    Row{Guard::year_in_progress,             year_in_progress},
    Row{Guard::stage_is_elsewhere,           stage_is_elsewhere},
    Row{Guard::stage_not_begun,              stage_not_begun},
    Row{Guard::deferral_as_allowed,          on_the_form},
    Row{Guard::day_of_taking_up,             on_the_form},
    Row{Guard::interrupted_long_enough,      interrupted_long_enough},
    Row{Guard::two_tutors_at_most,           on_the_form},
    Row{Guard::follows_the_former,           on_the_form},
    Row{Guard::resignation_is_unequivocal,   on_the_form},
    Row{Guard::leave_is_open_to_trainees,    on_the_form},
    Row{Guard::days_in_order,                on_the_form},
    Row{Guard::leaves_do_not_overlap,        on_the_form},
    Row{Guard::personal_leave_is_short,      on_the_form},
    Row{Guard::part_time_is_open,            part_time_is_open},
    Row{Guard::not_suspended,                perhaps},
    Row{Guard::diploma_is_awaited,           diploma_is_awaited},
    Row{Guard::defence_is_offered,           on_the_form},
    Row{Guard::exclusion_is_bounded,         on_the_form},
    Row{Guard::day_is_plausible,             day_is_plausible},
    Row{Guard::competences_of_the_framework, on_the_form},
    Row{Guard::every_item_answered,          on_the_form},
    Row{Guard::scale_of_the_instrument,      on_the_form},
    Row{Guard::not_yet_deliberated,          not_yet_deliberated},
    Row{Guard::report_to_consult,            report_to_consult},
    Row{Guard::opinion_is_required,          opinion_is_required},
    Row{Guard::tutor_report_filed,           tutor_report_filed},
    Row{Guard::tutor_report_consulted,       tutor_report_consulted},
    Row{Guard::inspection_made,              inspection_made},
    Row{Guard::basis_is_stated,              on_the_form},
    Row{Guard::doubt_is_reasoned,            on_the_form},
    Row{Guard::basis_has_changed,            perhaps},
    Row{Guard::every_required_piece_filed,   every_required_piece_filed},
    Row{Guard::piece_changed_since_sealing,  piece_changed_since_sealing},
    Row{Guard::change_to_note,               perhaps},
    Row{Guard::access_has_opened,            access_has_opened},
    Row{Guard::file_is_accessible,           file_is_accessible},
    Row{Guard::seal_is_current,              seal_is_current},
    Row{Guard::goes_before_a_jury,           goes_before_a_jury},
    Row{Guard::jury_is_competent,            on_the_form},
    Row{Guard::first_meeting_has_come,       first_meeting_has_come},
    Row{Guard::no_policy_asks_for_a_hearing, no_policy_asks_for_a_hearing},
    Row{Guard::access_long_enough,           on_the_form},
    Row{Guard::interview_day_has_come,       interview_day_has_come},
    Row{Guard::jury_in_session,              jury_in_session},
    Row{Guard::present_sit_on_the_jury,      on_the_form},
    Row{Guard::second_year_opinion_as_due,   on_the_form},
    Row{Guard::stage_was_extended,           stage_was_extended},
    Row{Guard::found_apt,                    found_apt},
    Row{Guard::found_not_apt,                found_not_apt},
    Row{Guard::not_apt_or_without_diploma,   not_apt_or_without_diploma},
    Row{Guard::committee_is_provided_for,    committee_is_provided_for},
    Row{Guard::committee_heard_if_due,       committee_heard_if_due},
    Row{Guard::committee_heard_unless_jury,  committee_heard_unless_jury},
    Row{Guard::diploma_held,                 diploma_held},
    Row{Guard::extension_is_due,             extension_is_due},
    Row{Guard::stage_is_over,                stage_is_over},
    Row{Guard::effect_as_computed,           on_the_form},
    Row{Guard::first_year,                   first_year},
    Row{Guard::renewal_may_be_imposed,       on_the_form},
    Row{Guard::next_campaign_is_fit,         on_the_form},
    Row{Guard::departure_is_reasoned,        on_the_form},
    Row{Guard::minister_ends_the_stage,      minister_ends_the_stage},
    Row{Guard::rector_ends_the_stage,        rector_ends_the_stage},
    Row{Guard::stage_still_runs,             stage_still_runs},
    Row{Guard::half_of_stage_served,         perhaps},
    Row{Guard::exclusion_was_sanctioned,     perhaps},
    Row{Guard::titulaire_nowhere_else,       titulaire_nowhere_else},
    Row{Guard::titulaire_elsewhere,          titulaire_elsewhere},
    Row{Guard::within_time_for_appeal,       perhaps},
    Row{Guard::rules_cover_the_trainee,      on_the_form},
    Row{Guard::rules_keep_what_is_done,      rules_keep_what_is_done},
    Row{Guard::appeal_stops_the_terms,       perhaps},
    Row{Guard::archive_is_due,               perhaps},
    Row{Guard::contents_are_due,             perhaps},
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
static_assert(rows.size() == static_cast<std::size_t>(Guard::reviews_filed), "every guard that a row may carry");

} // namespace

Clause is_there(Track piece)
{
    return !in(piece, {piece == Track::inspection ? not_begun : awaited});
}

Clause misses_diploma(World const& world)
{
    return Clause{world.diploma_awaited} && in(Track::diploma, {awaited});
}

Clause required_pieces(RuleSet const& rules, World const& world)
{
    Clause all = true;
    for (Requirement const& one : rules.required_of(world.profile))
        if (one.compulsory)
            all = std::move(all) && is_there(one.piece);
    return all;
}

Meaning meaning(Guard guard, Track track, Command command, RuleSet const& rules, World const& world)
{
    return rows.at(static_cast<std::size_t>(guard)).meaning({track, command, rules, world});
}

} // namespace workflows::trainee_year::model
