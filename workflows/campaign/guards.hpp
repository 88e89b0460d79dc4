#pragma once
// The conditions of a campaign's rows. Asked before the act, without a body, a condition on the body is silent.

#include "workflows/campaign/vocabulary.hpp"

#include "engine/workflow.hpp"

namespace workflows::campaign {

engine::Verdict check(Guard guard, engine::Question const& question);

} // namespace workflows::campaign
