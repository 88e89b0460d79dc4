#pragma once
// What a replay under other settings told, as JSON: the same for the API and for `titularis what-if --format json`.

#include "api/json_views.hpp"

#include "engine/campaign_cases.hpp"
#include "engine/what_if.hpp"

namespace api {

// Everybody whom the report names, asked of the directory in one go.
Names names_in(engine::WhatIfReport const& report, engine::Directory& directory);

boost::json::object what_if_json(engine::WhatIfReport const& report, Names const& names, Request const& request);

} // namespace api
