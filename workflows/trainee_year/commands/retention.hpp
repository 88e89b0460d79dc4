#pragma once
// What the academy's office says when the terms of a file stop, run again or have come.

#include "workflows/retention_forms.hpp"

namespace workflows::trainee_year {

using workflows::CarryOutTerms;
using workflows::StopTerms;

} // namespace workflows::trainee_year
