#pragma once
// Who knew what, as JSON: marks on pieces, the ledger, defects and divergences. The same for every workflow.

#include "api/json_views.hpp"

namespace api {

// {"state", "sealed_version", "current_version", "changed_at"}; null for a piece of which nothing is to be said.
boost::json::value since_seal_json(engine::Case const& subject, engine::Piece const& piece);
// What the piece says it rests on, as far as the reader may read that.
boost::json::array rests_on_json(engine::View const& view, engine::Piece const& piece);

boost::json::object ledger_line_json(engine::View const& view, engine::LedgerLine const& line, Names const& names);
boost::json::object divergence_json(engine::View const& view, engine::Divergence const& divergence);

// Conditions with the days that are left to mend them, the most urgent first; negative: too late. Those without a day
// come last.
boost::json::array defects_json(std::vector<engine::Condition> defects, engine::Day today, Request const& request);

} // namespace api
