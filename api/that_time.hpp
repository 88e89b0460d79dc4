#pragma once
// A past case is shown as it stood, and so is the hour on its clocks.

#include "engine/case_service.hpp"

#include <algorithm>

namespace api {

// The day and the rights stay today's.
inline engine::Context at_that_time(engine::View const& view)
{
    engine::Context then = view.context;
    if (view.as_of)
        then.now = std::min(then.now, *view.as_of);
    return then;
}

} // namespace api
