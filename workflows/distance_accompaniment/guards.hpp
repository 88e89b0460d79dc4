#pragma once
// The conditions of the rows, each a sentence of words.hpp. Asked before the act, without a body, a condition on the body
// is silent.

#include "workflows/distance_accompaniment/facts.hpp"

#include "engine/workflow.hpp"

namespace workflows::distance_accompaniment {

engine::Verdict check(Guard guard, engine::Question const& question);

// What the conditions share.
inline constexpr engine::Roles office{Role::training_officer, Role::case_officer};

// The contract: who, when, by whom it is signed.
engine::Verdict campaign_is_open(engine::Question const& question);
engine::Verdict rules_are_known(engine::Question const& question);
engine::Verdict start_is_ahead(engine::Question const& question);
engine::Verdict start_has_passed(engine::Question const& question);
engine::Verdict days_in_order(engine::Question const& question);
engine::Verdict no_work_recorded(engine::Question const& question);
engine::Verdict parties_are_two(engine::Question const& question);
engine::Verdict signed_before_start(engine::Question const& question);
engine::Verdict contract_in_force(engine::Question const& question);
engine::Verdict contract_not_cancelled(engine::Question const& question);

// The work, and who took part in it.
engine::Verdict group_is_listed(engine::Question const& question);
engine::Verdict participants_of_group(engine::Question const& question);
engine::Verdict moment_is_told(engine::Question const& question);
engine::Verdict day_of_the_contract(engine::Question const& question);
engine::Verdict work_recorded(engine::Question const& question);

// The report and the decision.
engine::Verdict report_not_sent(engine::Question const& question);
engine::Verdict pay_not_decided(engine::Question const& question);
engine::Verdict correspondent_in_office(engine::Question const& question);
engine::Verdict report_to_consult(engine::Question const& question);
engine::Verdict report_sent(engine::Question const& question);
engine::Verdict report_consulted(engine::Question const& question);
engine::Verdict vacations_as_computed(engine::Question const& question);

// How long the file is kept.
engine::Verdict archive_is_due(engine::Question const& question);
engine::Verdict contents_are_due(engine::Question const& question);
engine::Verdict file_not_archived(engine::Question const& question);

} // namespace workflows::distance_accompaniment
