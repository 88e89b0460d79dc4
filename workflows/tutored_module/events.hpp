#pragma once
// Bodies of events that say more than the command: what the journal must keep to be read alone. Every other event's
// body is its command's.

#include "workflows/tutored_module/commands.hpp"

#include <string>

namespace workflows::tutored_module {

// With the zone in which the days of this module are counted.
struct ModuleOpened : OpenModule {
    std::optional<std::string> zone{};
};
BOOST_DESCRIBE_STRUCT(ModuleOpened, (OpenModule), (zone))

// What the total is made of.
struct GridCertified : CertifyGrid {
    std::int64_t minutes_asynchronous = 0;
    std::int64_t minutes_for_group = 0;
};
BOOST_DESCRIBE_STRUCT(GridCertified, (CertifyGrid), (minutes_asynchronous, minutes_for_group))

} // namespace workflows::tutored_module
